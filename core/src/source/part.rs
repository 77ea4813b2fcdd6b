//! What one partition of a batch reads from a source.

use crate::{batch::SplitId, record::Stored};
use std::{any::Any, fmt, sync::Arc};

/// One partition of a source in one batch: blocks, in order.
pub struct SourcePart<S: Stored> {
    /// Read one after another.
    pub blocks: Vec<S::Block>,
    /// How many of the blocks belong to which split, in order.
    splits: Vec<(SplitId, usize)>,
    /// Whether several pipelines read it. If so, no reader is the last one, and records are not
    /// moved out. Set by the scheduler.
    pub shared: bool,
    /// The share of the receiver's buffer that is released when the batch is done with the blocks.
    lease: Option<Arc<dyn Any + Send + Sync>>,
}

impl<S: Stored> SourcePart<S> {
    /// Creates a part from the blocks of a source with one split.
    pub fn new(blocks: Vec<S::Block>) -> Self {
        SourcePart::of(SplitId::ONLY, blocks)
    }

    /// Creates a part from the blocks of a split.
    pub fn of(split: SplitId, blocks: Vec<S::Block>) -> Self {
        SourcePart { splits: vec![(split, blocks.len())], blocks, shared: false, lease: None }
    }

    /// Returns the blocks, split by split.
    pub fn runs(&self) -> impl Iterator<Item = (&SplitId, &[S::Block])> {
        let mut left = &self.blocks[..];
        self.splits.iter().map(move |(split, n)| {
            let (blocks, rest) = left.split_at(*n);
            left = rest;
            (split, blocks)
        })
    }

    /// Renames the splits as those of source number `source` in a union.
    #[doc(hidden)]
    #[must_use]
    pub fn of_source(mut self, source: usize) -> Self {
        self.splits.iter_mut().for_each(|(split, _)| *split = split.of_source(source));
        self
    }

    /// Appends another part of the same partition.
    pub fn append(&mut self, other: SourcePart<S>) {
        self.blocks.extend(other.blocks);
        self.splits.extend(other.splits);
        self.shared |= other.shared;
        self.lease = match (self.lease.take(), other.lease) {
            (Some(a), Some(b)) => Some(Arc::new((a, b))),
            (a, b) => a.or(b),
        };
    }

    /// Returns the part with each block converted to another form.
    #[doc(hidden)]
    pub fn convert<T: Stored>(self, block: impl FnMut(&S::Block) -> T::Block) -> SourcePart<T> {
        let blocks = self.blocks.iter().map(block).collect();
        SourcePart { blocks, splits: self.splits, shared: self.shared, lease: self.lease }
    }

    /// Attaches a value that is dropped when the batch is done with the blocks.
    pub(crate) fn with_lease(self, lease: Arc<dyn Any + Send + Sync>) -> Self {
        SourcePart { lease: Some(lease), ..self }
    }
}

impl<S: Stored> Default for SourcePart<S> {
    /// Creates a part without blocks.
    fn default() -> Self {
        SourcePart { blocks: Vec::new(), splits: Vec::new(), shared: false, lease: None }
    }
}

impl<S: Stored> fmt::Debug for SourcePart<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.blocks).finish()
    }
}

/// The partitions of one source in one batch, type-erased.
pub type Input = Arc<dyn Any + Send + Sync>;
