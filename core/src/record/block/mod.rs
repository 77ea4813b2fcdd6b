//! What a receiver hands over at once.

mod bits;
mod bytes;
mod fields;
#[doc(hidden)]
pub mod lines;
#[doc(hidden)]
pub mod masks;
#[cfg(test)]
mod policy_tests;
#[doc(hidden)]
pub mod raw;
mod scan;
mod search;
pub(crate) mod text;
#[doc(hidden)]
pub mod utf8;
mod walk;
mod words;

pub use bytes::BytesBlock;
#[doc(hidden)]
pub use bytes::Fixed;
pub use search::Pattern;
pub use text::TextBlock;
pub use utf8::{MAX_LINE_BYTES, Utf8};

use super::{Arena, FeedsAs, Record, Stored};
use crate::fault;
use std::{fmt, sync::Mutex};

/// Received records, pinned by the batch they belong to.
pub trait Block<S: Stored>: fmt::Debug + Send + Sync + Sized + 'static {
    /// A block of the given records.
    fn from_records<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>) -> Self;
    /// The same of records of which it is known that they own `heap` bytes.
    #[doc(hidden)]
    fn from_counted<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>, _heap: u64) -> Self {
        Self::from_records(records)
    }
    /// How many records there are.
    fn records(&self) -> u64;
    /// How much memory they hold, in bytes; about, where records own memory themselves.
    fn bytes(&self) -> u64;
    /// Pushes every record into `f`, in order. With `last` this is the last reading and owned
    /// records are moved out; otherwise they are cloned. `f` stands once in the code, so that a
    /// kernel is compiled once.
    fn each<'b>(&'b self, last: bool, f: impl FnMut(S::View<'b>));
}

/// Records of any type: stored forms over one arena.
pub struct TypedBlock<S> {
    arena: Arena,
    records: Mutex<Vec<S>>,
    n: u64,
    /// what records own
    heap: u64,
}

impl<S: Stored> TypedBlock<S> {
    /// A block of the given records.
    pub fn new<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>) -> Self {
        let (mut scratch, mut heap) = (Arena::default(), 0);
        let counted = records.into_iter().inspect(|record| heap += record.heap_bytes(&mut scratch) as u64);
        let block = Self::counted(counted, 0);
        TypedBlock { heap, ..block }
    }

    fn counted<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>, heap: u64) -> Self {
        let mut arena = Arena::default();
        let records: Vec<S> = records.into_iter().map(|r| r.store(&mut arena)).collect();
        TypedBlock { n: records.len() as u64, arena, records: Mutex::new(records), heap }
    }
}

impl<S> fmt::Debug for TypedBlock<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypedBlock({} records)", self.n)
    }
}

impl<S: Stored> Block<S> for TypedBlock<S> {
    fn from_records<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>) -> Self {
        TypedBlock::new(records)
    }

    fn from_counted<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>, heap: u64) -> Self {
        TypedBlock::counted(records, heap)
    }

    fn records(&self) -> u64 {
        self.n
    }

    fn bytes(&self) -> u64 {
        self.arena.len() as u64 + self.n * size_of::<S>() as u64 + self.heap
    }

    #[inline]
    fn each<'b>(&'b self, last: bool, mut f: impl FnMut(S::View<'b>)) {
        let mut at = fault::Numbered::new();
        let mut held = self.records.lock().unwrap_or_else(|e| e.into_inner());
        let mut moved = if last { std::mem::take(&mut *held) } else { Vec::new() }.into_iter();
        let mut seen = if last { &[][..] } else { &held[..] }.iter();
        while let Some(record) = if last {
            moved.next().map(|s| s.take(&self.arena))
        } else {
            seen.next().map(|s| s.view(&self.arena))
        } {
            f(record);
            at.next();
        }
    }
}
