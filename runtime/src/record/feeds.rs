//! Owned records where borrowed ones are wanted: what is stored as text may come as a `String`.
//!
//! A source copies what it is given into blocks anyway, so it makes no difference whether a `&str` or a `String` is copied. The
//! type that closures see is that of the stream.

use super::{Arena, Bytes, Record, Str};

/// Can be given to a stream whose records are stored as `S`: each record can to its own streams, and beside that `String` to
/// those of `&str`, `Vec<u8>` to those of `&[u8]`, and pairs with these to pairs.
///
/// ```
/// use streamc_runtime::prelude::*;
/// let lines = (0..3).map(|n| format!("line {n}"));
/// let lines: DStream<&str> = iter_stream(lines).into_dstream();
/// ```
#[diagnostic::on_unimplemented(
    message = "records of type `{Self}` cannot be given to this stream",
    label = "the stream keeps its records as `{S}`",
    note = "help: a stream of `&str` takes `&str` and `String`, one of `&[u8]` takes `&[u8]` and `Vec<u8>`, any other one takes records \
            of its own type; change the records before (`.map(..)` of the iterator), or the parameter of the pipeline"
)]
pub trait FeedsAs<S> {
    /// The stored form; what is text or bytes is copied into `arena`.
    fn store_as(self, arena: &mut Arena) -> S;

    /// About how many bytes the stored form holds beside itself and the arena: what its encoding takes, for records that own
    /// memory. `scratch` is for that.
    #[doc(hidden)]
    fn heap_bytes(&self, scratch: &mut Arena) -> usize;
}

/// See [`FeedsAs::heap_bytes`].
fn heap_of<R: Record>(record: &R, scratch: &mut Arena) -> usize {
    if !std::mem::needs_drop::<R::Owned>() {
        return 0;
    }
    scratch.clear();
    record.encode(scratch);
    scratch.len()
}

impl<R: Record> FeedsAs<R::Owned> for R {
    #[inline]
    fn store_as(self, arena: &mut Arena) -> R::Owned {
        self.store(arena)
    }

    #[inline]
    fn heap_bytes(&self, scratch: &mut Arena) -> usize {
        heap_of(self, scratch)
    }
}

#[diagnostic::do_not_recommend]
impl FeedsAs<Str> for String {
    fn store_as(self, arena: &mut Arena) -> Str {
        self.as_str().store(arena)
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}

#[diagnostic::do_not_recommend]
impl FeedsAs<Str> for &String {
    fn store_as(self, arena: &mut Arena) -> Str {
        self.as_str().store(arena)
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}

#[diagnostic::do_not_recommend]
impl FeedsAs<Bytes> for Vec<u8> {
    fn store_as(self, arena: &mut Arena) -> Bytes {
        self.as_slice().store(arena)
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}

#[diagnostic::do_not_recommend]
impl FeedsAs<Bytes> for &Vec<u8> {
    fn store_as(self, arena: &mut Arena) -> Bytes {
        self.as_slice().store(arena)
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}

#[diagnostic::do_not_recommend]
impl<V: Record> FeedsAs<(Str, V::Owned)> for (String, V) {
    fn store_as(self, arena: &mut Arena) -> (Str, V::Owned) {
        (self.0.as_str().store(arena), self.1.store(arena))
    }

    fn heap_bytes(&self, scratch: &mut Arena) -> usize {
        heap_of(&self.1, scratch)
    }
}

#[diagnostic::do_not_recommend]
impl<K: Record> FeedsAs<(K::Owned, Str)> for (K, String) {
    fn store_as(self, arena: &mut Arena) -> (K::Owned, Str) {
        (self.0.store(arena), self.1.as_str().store(arena))
    }

    fn heap_bytes(&self, scratch: &mut Arena) -> usize {
        heap_of(&self.0, scratch)
    }
}

#[diagnostic::do_not_recommend]
impl FeedsAs<(Str, Str)> for (String, String) {
    fn store_as(self, arena: &mut Arena) -> (Str, Str) {
        (self.0.as_str().store(arena), self.1.as_str().store(arena))
    }

    fn heap_bytes(&self, _: &mut Arena) -> usize {
        0
    }
}
