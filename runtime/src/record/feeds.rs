//! Owned records where borrowed ones are wanted: what is stored as text may come as a `String`.
//!
//! A source copies what it is given into blocks anyway, so it makes no difference whether a `&str` or a `String` is copied. The
//! type that closures see is that of the stream.

use super::{Arena, Bytes, CowStored, Record, Stored, Str};
use std::sync::Arc;

/// Can be given to a stream whose records are stored as `S`: each record can to streams of its own type, and beside that `String`,
/// `Box<str>`, `Arc<str>` and `Cow<str>` to those of `&str`, `Vec<u8>` to those of `&[u8]`, and pairs, triples and options
/// with `String`s to those with `&str`s.
///
/// ```
/// use streamc_runtime::prelude::*;
/// let lines = (0..3).map(|n| format!("line {n}"));
/// let lines: DStream<&str> = iter_stream(lines).into_dstream();
/// ```
#[diagnostic::on_unimplemented(
    message = "records of type `{Self}` cannot be given to this stream",
    label = "the stream has records of another type",
    note = "help: a stream of `&str` takes `&str` and `String`, one of `&[u8]` takes `&[u8]` and `Vec<u8>`, any other one takes \
            records of its own type: change the records before, or the parameter of the pipeline"
)]
pub trait FeedsAs<S> {
    /// The stored form; what is text or bytes is copied into `arena`.
    fn store_as(self, arena: &mut Arena) -> S;

    /// About how many bytes the stored form holds beside itself and the arena: what its encoding takes, for records that own
    /// memory. `scratch` is for that.
    #[doc(hidden)]
    fn heap_bytes(&self, scratch: &mut Arena) -> usize;
}

#[diagnostic::do_not_recommend]
impl<R: Record<Owned: StoredAs<S>>, S> FeedsAs<S> for R {
    #[inline]
    fn store_as(self, arena: &mut Arena) -> S {
        self.store(arena).stored_as(arena)
    }

    #[inline]
    fn heap_bytes(&self, scratch: &mut Arena) -> usize {
        if !<R::Owned as StoredAs<S>>::OWNS {
            return 0;
        }
        scratch.clear();
        self.encode(scratch);
        scratch.len()
    }
}

/// Lists and arrays of `String`s are passed by reference as often as not.
#[diagnostic::do_not_recommend]
impl FeedsAs<Str> for &String {
    fn store_as(self, arena: &mut Arena) -> Str {
        self.as_str().store(arena)
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}

/// The stored form of what is given can become that of a stream.
pub trait StoredAs<S>: Sized {
    /// Whether the result owns memory beside itself and the arena.
    #[doc(hidden)]
    const OWNS: bool;

    /// The other stored form.
    fn stored_as(self, arena: &mut Arena) -> S;
}

impl<T: Stored> StoredAs<T> for T {
    const OWNS: bool = std::mem::needs_drop::<T>();

    #[inline]
    fn stored_as(self, _: &mut Arena) -> T {
        self
    }
}

macro_rules! stored_as {
    ($(
        [$($generic:ident)*] $own:ty => $other:ty, $owns:expr,
        |$from:pat_param, $arena:ident| $to:expr;
    )*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> StoredAs<$other> for $own {
            const OWNS: bool = $owns;

            #[inline]
            fn stored_as(self, $arena: &mut Arena) -> $other {
                let $from = self;
                $to
            }
        }
    )*};
}
stored_as! {
    [] String => Str, false, |text, arena| text.as_str().store(arena);
    [] Vec<u8> => Bytes, false, |bytes, arena| bytes.as_slice().store(arena);
    [V] (String, V) => (Str, V), std::mem::needs_drop::<V>(),
        |(key, value), arena| (key.as_str().store(arena), value);
    [K] (K, String) => (K, Str), std::mem::needs_drop::<K>(),
        |(key, value), arena| (key, value.as_str().store(arena));
    [] (String, String) => (Str, Str), false, |(key, value), arena| {
        (key.as_str().store(arena), value.as_str().store(arena))
    };
    [] Box<str> => Str, false, |text, arena| (&*text).store(arena);
    [] Arc<str> => Str, false, |text, arena| (&*text).store(arena);
    // it lies in the arena already
    [] CowStored<Str> => Str, false, |text, _arena| text.0;
    [] CowStored<Bytes> => Bytes, false, |bytes, _arena| bytes.0;
    [] Option<String> => Option<Str>, false, |text, arena| text.map(|text| text.as_str().store(arena));
    [V] ((String, String), V) => ((Str, Str), V), std::mem::needs_drop::<V>(), |((a, b), value), arena| {
        ((a.as_str().store(arena), b.as_str().store(arena)), value)
    };
    [B C] (String, B, C) => (Str, B, C), std::mem::needs_drop::<(B, C)>(), |(a, b, c), arena| {
        (a.as_str().store(arena), b, c)
    };
    [A C] (A, String, C) => (A, Str, C), std::mem::needs_drop::<(A, C)>(), |(a, b, c), arena| {
        (a, b.as_str().store(arena), c)
    };
    [A B] (A, B, String) => (A, B, Str), std::mem::needs_drop::<(A, B)>(), |(a, b, c), arena| {
        (a, b, c.as_str().store(arena))
    };
    [C] (String, String, C) => (Str, Str, C), std::mem::needs_drop::<C>(), |(a, b, c), arena| {
        (a.as_str().store(arena), b.as_str().store(arena), c)
    };
    [B] (String, B, String) => (Str, B, Str), std::mem::needs_drop::<B>(), |(a, b, c), arena| {
        (a.as_str().store(arena), b, c.as_str().store(arena))
    };
    [A] (A, String, String) => (A, Str, Str), std::mem::needs_drop::<A>(), |(a, b, c), arena| {
        (a, b.as_str().store(arena), c.as_str().store(arena))
    };
    [] (String, String, String) => (Str, Str, Str), false, |(a, b, c), arena| {
        (a.as_str().store(arena), b.as_str().store(arena), c.as_str().store(arena))
    };
}
