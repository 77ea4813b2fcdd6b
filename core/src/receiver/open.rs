//! The block being filled with records added one by one.

use crate::record::{Arena, Block, FeedsAs, Stored};

/// Records in their stored form, until they become a block.
pub(super) struct Open<S> {
    arena: Arena,
    records: Vec<S>,
    /// what the records own
    heap: usize,
    scratch: Arena,
}

impl<S> Default for Open<S> {
    fn default() -> Self {
        Open { arena: Arena::default(), records: Vec::new(), heap: 0, scratch: Arena::default() }
    }
}

impl<S: Stored> Open<S> {
    pub(super) fn push<R: FeedsAs<S>>(&mut self, record: R) {
        self.heap += record.heap_bytes(&mut self.scratch);
        let stored = record.store_as(&mut self.arena);
        self.records.push(stored);
    }

    /// Returns the number of records.
    pub(super) fn len(&self) -> u64 {
        self.records.len() as u64
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns its size; not zero if there are records, even if they take no memory.
    pub(super) fn bytes(&self) -> u64 {
        let each = size_of::<S>().max(1);
        (self.arena.len() + self.records.len() * each + self.heap) as u64
    }

    /// Takes the block; later records go into a new one.
    pub(super) fn take(&mut self) -> S::Block {
        let heap = std::mem::take(&mut self.heap) as u64;
        let records = self.records.drain(..).map(|record| record.take(&self.arena));
        let block = S::Block::from_counted(records, heap);
        self.arena.clear();
        block
    }
}
