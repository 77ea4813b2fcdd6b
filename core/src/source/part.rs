//! What a source gives to one partition of a batch.

use crate::record::Stored;
use std::{any::Any, fmt, sync::Arc};

/// One partition of a source in one batch: blocks, in order.
pub struct SourcePart<S: Stored> {
    /// Read one after another.
    pub blocks: Vec<S::Block>,
    /// Whether several pipelines read it: then no reading is the last, and records are not moved
    /// out. Set by the scheduler.
    pub shared: bool,
    /// Room in the receiver's buffer that is given back when the batch is done with the blocks.
    lease: Option<Arc<dyn Any + Send + Sync>>,
}

impl<S: Stored> SourcePart<S> {
    /// Read by one pipeline.
    pub fn new(blocks: Vec<S::Block>) -> Self {
        SourcePart { blocks, shared: false, lease: None }
    }

    /// One partition of two.
    #[doc(hidden)]
    pub fn append(&mut self, other: SourcePart<S>) {
        self.blocks.extend(other.blocks);
        self.shared |= other.shared;
        self.lease = match (self.lease.take(), other.lease) {
            (Some(a), Some(b)) => Some(Arc::new((a, b))),
            (a, b) => a.or(b),
        };
    }

    /// The same with blocks of another kind.
    #[doc(hidden)]
    pub fn convert<T: Stored>(self, block: impl FnMut(&S::Block) -> T::Block) -> SourcePart<T> {
        SourcePart { blocks: self.blocks.iter().map(block).collect(), shared: self.shared, lease: self.lease }
    }

    /// With something that is dropped when the batch is done with the blocks.
    pub(crate) fn with_lease(self, lease: Arc<dyn Any + Send + Sync>) -> Self {
        SourcePart { lease: Some(lease), ..self }
    }
}

impl<S: Stored> fmt::Debug for SourcePart<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.blocks).finish()
    }
}

/// The partitions of one source in one batch, erased.
pub type Input = Arc<dyn Any + Send + Sync>;
