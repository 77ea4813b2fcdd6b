//! A batch as stages and exchanges see it.

use super::{CallId, Exec, Meter, Topology};
use crate::batch::{BatchId, BatchTime};
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a batch runs, which one it is, and where its calls begin. What a batch function sees
/// beyond that is the `BatchCx` of the runtime, which derefs to this.
#[derive(Debug)]
pub struct StageCx<'e> {
    exec: &'e dyn Exec,
    batch: BatchId,
    seed: u64,
    first_call: u32,
    /// no source gave anything
    empty: bool,
    /// a state was entered
    entered: AtomicBool,
    meter: Option<&'e dyn Meter>,
}

impl<'e> StageCx<'e> {
    /// A batch on an executor. `seed` is that of the context's hash tables, `first_call` the number
    /// of the pipeline's first call among those of its context; in an `empty` batch no source gave
    /// anything.
    pub fn new(exec: &'e dyn Exec, batch: BatchId, seed: u64, first_call: u32, empty: bool) -> Self {
        StageCx { exec, batch, seed, first_call, empty, entered: AtomicBool::new(false), meter: None }
    }

    /// Reports its stages to `meter`.
    #[must_use]
    pub fn measured(self, meter: Option<&'e dyn Meter>) -> Self {
        StageCx { meter, ..self }
    }

    /// Who wants to know how its stages went.
    pub fn meter(&self) -> Option<&'e dyn Meter> {
        self.meter
    }

    /// The executor.
    pub fn exec(&self) -> &'e dyn Exec {
        self.exec
    }

    /// Where this instance stands.
    pub fn place(&self) -> Topology {
        self.exec.place()
    }

    /// Whether nothing has to cross to another instance, not even in form.
    pub fn alone(&self) -> bool {
        self.place().peers == 1 && self.exec.direct()
    }

    /// Whether this instance is the one where `foreach_rdd` and `print` run.
    pub fn is_driver(&self) -> bool {
        self.place().me == 0
    }

    /// Whether there is so little to do that handing it to another thread would take longer: no
    /// source gave anything, and no state, which may be large, was entered.
    pub fn is_quiet(&self) -> bool {
        self.empty && self.alone() && !self.entered.load(Ordering::Relaxed)
    }

    /// A state is entered, so that there may be much to do.
    #[doc(hidden)]
    pub fn enters_state(&self) {
        self.entered.store(true, Ordering::Relaxed);
    }

    /// The number and the time of the batch.
    pub fn id(&self) -> BatchId {
        self.batch
    }

    /// The number of the batch, counted from 0.
    pub fn seq(&self) -> u64 {
        self.batch.seq
    }

    /// Its number on the grid of batch times, counted from 1: what windows are counted in (Spark
    /// row OP-01 counts from the zero time).
    pub fn tick(&self) -> u64 {
        self.batch.tick
    }

    /// The time of the batch.
    pub fn time(&self) -> BatchTime {
        self.batch.time
    }

    /// The seed of this context's hash tables.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Call number `call` of this pipeline, among the calls of all pipelines of the context.
    pub fn at(&self, call: u32) -> CallId {
        CallId::new(self.batch.seq, self.first_call + call)
    }
}
