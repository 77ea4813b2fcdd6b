//! Owned records where borrowed ones are wanted: what is stored as text may come as a `String`.
//!
//! A source copies what it is given into blocks anyway, so it makes no difference whether a `&str`
//! or a `String` is copied. The type that closures see is that of the stream.

use super::{Arena, Record, Stored};
use std::mem::needs_drop;

/// Can be given to a stream whose records are stored as `S`: each record can to streams of its own
/// type, and beside that owned text and bytes to streams of borrowed ones, also within other
/// records:
///
/// | records | for a stream of |
/// |---|---|
/// | `String`, `Box<str>`, `Arc<str>`, `Cow<str>` | `&str` |
/// | `Vec<u8>`, `Cow<[u8]>` | `&[u8]` |
/// | tuples of up to six with `String`s, of up to three with `Vec<u8>`s and `Option<String>`s | the same with `&str` and `&[u8]` |
/// | pairs in pairs: `(K, (V, String))`, `((String, String), V)` .. | the same with `&str` |
/// | options, results and arrays of `String`s or `Vec<u8>`s, options of pairs | the same with `&str` and `&[u8]` |
///
/// ```
/// use streamc::prelude::*;
/// let lines = (0..3).map(|n| format!("line {n}"));
/// let lines: DStream<&str> = iter_stream(lines).into_dstream();
/// let orders = [("o1".to_owned(), (3u64, "tea".to_owned()))];
/// let orders: DStream<(&str, (u64, &str))> = iter_stream(orders).into_dstream();
/// ```
#[diagnostic::on_unimplemented(
    message = "records of type `{Self}` cannot be given to this stream",
    label = "the stream has records of another type",
    note = "help: a stream of `&str` takes `&str` and `String`, one of `&[u8]` takes `&[u8]` and `Vec<u8>`, any other one takes \
            records of its own type: change the records before, or the parameter of the pipeline",
    note = "help: a number without a type is an `i32` or an `f64`: write `1u64`"
)]
pub trait FeedsAs<S> {
    /// The stored form; what is text or bytes is copied into `arena`.
    fn store_as(self, arena: &mut Arena) -> S;

    /// About how many bytes the stored form holds beside itself and the arena: what its encoding
    /// takes, for records that own memory. `scratch` is for that.
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

/// The stored form of what is given can become that of a stream.
pub trait StoredAs<S>: Sized {
    /// Whether the result owns memory beside itself and the arena.
    #[doc(hidden)]
    const OWNS: bool;

    /// The other stored form.
    fn stored_as(self, arena: &mut Arena) -> S;
}

impl<T: Stored> StoredAs<T> for T {
    const OWNS: bool = needs_drop::<T>();

    #[inline]
    fn stored_as(self, _: &mut Arena) -> T {
        self
    }
}
