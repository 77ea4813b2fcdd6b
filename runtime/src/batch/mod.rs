//! Batches: what a batch function is given.

pub(crate) mod lines;
pub(crate) mod masks;
pub(crate) mod text_block;
pub(crate) mod utf8;

pub use text_block::TextBlock;
pub use utf8::{MAX_LINE_BYTES, Utf8};

use crate::{
    exec::{Exec, Parts, Place},
    record::Stored,
    state::{Entered, Slot},
};
use std::{any::Any, fmt, sync::Arc};

/// When a batch is: the end of its interval, in milliseconds since 1970 (Spark's `Time`). Intervals are
/// microseconds inside, so that batches of less than a millisecond have times of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchTime {
    /// Microseconds since 1970.
    pub micros: u64,
}

/// One partition of a source in one batch: blocks, in order.
pub struct SourcePart<S: Stored> {
    /// Read one after another.
    pub blocks: Vec<S::Block>,
    /// Whether several pipelines read it: then no reading is the last, and records are not moved out. Set by the
    /// scheduler.
    pub shared: bool,
    /// Room in the receiver's buffer that is given back when the batch is done with the blocks.
    #[expect(dead_code, reason = "it is kept to be dropped")]
    lease: Option<Arc<dyn Any + Send + Sync>>,
}

impl<S: Stored> SourcePart<S> {
    /// Read by one pipeline.
    pub fn new(blocks: Vec<S::Block>) -> Self {
        SourcePart { blocks, shared: false, lease: None }
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

/// One batch of one pipeline in one instance, as the batch function sees it.
#[derive(Debug)]
pub struct Batch<'e> {
    pub(crate) exec: &'e dyn Exec,
    pub(crate) seq: u64,
    pub(crate) time: BatchTime,
    pub(crate) seed: u64,
    pub(crate) inputs: &'e [Input],
    pub(crate) slots: &'e [Slot],
}

impl<'e> Batch<'e> {
    /// The executor.
    pub fn exec(&self) -> &'e dyn Exec {
        self.exec
    }
    /// Where this instance stands.
    pub fn place(&self) -> Place {
        self.exec.place()
    }
    /// Whether nothing has to cross to another instance, not even in form.
    pub fn alone(&self) -> bool {
        self.place().peers == 1 && self.exec.direct()
    }
    /// The number of the batch, counted from 0.
    pub fn seq(&self) -> u64 {
        self.seq
    }
    /// The time of the batch.
    pub fn time(&self) -> BatchTime {
        self.time
    }
    /// The seed of this context's hash tables.
    pub fn seed(&self) -> u64 {
        self.seed
    }
    /// Enters the state number `slot`.
    pub fn enter(&self, slot: usize) -> Entered<'e> {
        self.slots[slot].enter(self)
    }
    /// The partitions of input number `input`.
    pub fn source<S: Stored>(&self, input: usize) -> Parts<&'e SourcePart<S>> {
        let parts: &Parts<SourcePart<S>> = self.inputs[input].downcast_ref().expect("an input has one type");
        parts.by_ref()
    }
}
impl<'e> Batch<'e> {
    /// For tests.
    pub fn for_test(exec: &'e dyn Exec, seq: u64, inputs: &'e [Input], slots: &'e [Slot]) -> Self {
        Batch { exec, seq, time: BatchTime { micros: seq }, seed: 5, inputs, slots }
    }
}
