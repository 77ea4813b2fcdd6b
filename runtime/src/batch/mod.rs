//! Batches: what a batch function is given.

mod generator;
mod lineage;
mod scope;
mod time;

pub use generator::{Generator, Ticks};
pub(crate) use lineage::LineageLog;
pub use lineage::{InputLineage, Lineage};
pub(crate) use scope::{Env, Failed, Scope, Turn};
pub(crate) use time::LONGEST;
pub use time::{BatchId, BatchTime, IntoDuration, format_interval, parse_interval};

use crate::{
    exec::{At, Due, Exec, Parts, Place},
    pipeline::InputKey,
    plan::Window,
    record::Stored,
    state::{Entered, Slot},
    table::{TableKey, TableVersion, Version},
};
use std::{
    any::Any,
    fmt,
    sync::{Arc, atomic::Ordering},
};

/// One partition of a source in one batch: blocks, in order.
pub struct SourcePart<S: Stored> {
    /// Read one after another.
    pub blocks: Vec<S::Block>,
    /// Whether several pipelines read it: then no reading is the last, and records are not moved out. Set by the
    /// scheduler.
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
    pub(crate) fn append(&mut self, other: SourcePart<S>) {
        self.blocks.extend(other.blocks);
        self.shared |= other.shared;
        self.lease = match (self.lease.take(), other.lease) {
            (Some(a), Some(b)) => Some(Arc::new((a, b))),
            (a, b) => a.or(b),
        };
    }

    /// The same with blocks of another kind.
    pub(crate) fn convert<T: Stored>(self, block: impl FnMut(&S::Block) -> T::Block) -> SourcePart<T> {
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

/// One batch of one pipeline in one instance, as the batch function sees it.
#[derive(Debug)]
pub struct Batch<'e> {
    pub(crate) exec: &'e dyn Exec,
    pub(crate) id: BatchId,
    pub(crate) seed: u64,
    pub(crate) inputs: &'e [Input],
    pub(crate) slots: &'e [Slot],
    pub(crate) scope: &'e Scope,
    /// no source gave anything
    pub(crate) empty: bool,
    /// only in a batch that is run without input: by slot, what states give out of their own
    pub(crate) shows: Option<&'e [Due]>,
    pub(crate) windows: &'e [Window],
    pub(crate) tables: &'e [TableVersion],
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
    /// Whether there is so little to do that handing it to another thread would take longer: no source gave
    /// anything, and no state, which may be large, was entered.
    pub(crate) fn is_quiet(&self) -> bool {
        self.empty && self.alone() && !self.scope.entered.load(Ordering::Relaxed)
    }
    /// Whether this instance is the one where `foreach_rdd` and `print` run.
    pub fn is_driver(&self) -> bool {
        self.place().me == 0
    }
    /// The number and the time of the batch.
    pub fn id(&self) -> BatchId {
        self.id
    }
    /// The number of the batch, counted from 0.
    pub fn seq(&self) -> u64 {
        self.id.seq
    }
    /// Its number on the grid of batch times, counted from 1: what windows are counted in (Spark row OP-01 counts from the zero
    /// time).
    pub fn tick(&self) -> u64 {
        self.id.tick
    }
    /// What the state number `slot` gives out of its own, in a batch without input.
    pub(crate) fn shows(&self, slot: usize) -> Due {
        self.shows.and_then(|shows| shows.get(slot).copied()).unwrap_or(Due::Idle)
    }
    /// Whether one of these states gives something out of its own, in a batch without input.
    pub(crate) fn shows_any(&self, slots: &[usize]) -> bool {
        slots.iter().any(|slot| self.shows(*slot).is_yes())
    }
    /// Whether a closure in the driver is called for streams that have this: also for what has nothing, in a batch without input, where
    /// one of these states meets it.
    pub fn wants(&self, due: Due, met_by: &[usize]) -> bool {
        due.is_yes() || (due == Due::Idle && self.shows_any(met_by))
    }
    /// The window of operator `op`, in batches.
    pub fn window(&self, op: u32) -> Window {
        let known = self.windows.iter().find(|window| window.op == op);
        *known.expect("a pipeline says its windows while it is constructed")
    }
    /// The time of the batch.
    pub fn time(&self) -> BatchTime {
        self.id.time
    }
    /// The seed of this context's hash tables.
    pub fn seed(&self) -> u64 {
        self.seed
    }
    /// Call number `call` of this pipeline, among the calls of all pipelines of the context.
    pub fn at(&self, call: u32) -> At {
        At { batch: self.id.seq, call: self.scope.first_call + call }
    }
    /// Enters the state number `slot`.
    pub fn enter(&self, slot: usize) -> Entered<'e> {
        self.scope.entered.store(true, Ordering::Relaxed);
        self.slots[slot].enter(self, slot)
    }
    /// The version of a table that this batch sees.
    pub(crate) fn table<K: Stored, V: Stored>(&self, table: TableKey<K, V>) -> &'e Version<K, V> {
        let rows = self.tables[table.ix].rows.downcast_ref();
        rows.expect("a table has one type")
    }
    /// The partitions of an input.
    pub fn source<S: Stored>(&self, input: &InputKey<S>) -> Parts<&'e SourcePart<S>> {
        let parts: &Parts<SourcePart<S>> =
            self.inputs[input.ix].downcast_ref().expect("an input has one type");
        parts.by_ref().with_due(if self.shows.is_some() { Due::Idle } else { Due::Yes })
    }

    /// A batch by hand, without a context: there is nowhere to write to. For tests of what happens before outputs.
    #[doc(hidden)]
    pub fn for_test(exec: &'e dyn Exec, seq: u64, inputs: &'e [Input], slots: &'e [Slot]) -> Self {
        let id = BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq } };
        Batch {
            exec,
            id,
            seed: 5,
            inputs,
            slots,
            scope: Scope::detached(),
            empty: false,
            shows: None,
            windows: &[],
            tables: &[],
        }
    }
}
