//! Runs one batch again and again, for benchmarks and for counting allocations: what the
//! sources have is read once, and the same blocks are processed in every run.

use super::options::EPOCH_MICROS;
use crate::{
    batch::{BatchId, BatchTime},
    cx::Env,
    env::{ManualClock, RealFs, Wake},
    error::Error,
    exec::{Epoch, Local},
    metrics::stats::Stats,
    pipeline::Pipeline,
    schedule::{BatchInputs, Instance, Program, Start},
    sink::World,
};
use std::sync::Arc;
use streamc_core::source::Limits;

/// A pipeline with one prepared batch. Outputs are real ones, without a terminal or files: use
/// `foreach_rdd`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Bench {
    program: Arc<Program>,
    instance: Instance,
    stats: Arc<Stats>,
    cuts: Vec<BatchInputs>,
    next_seq: u64,
}

impl Bench {
    /// # Errors
    /// When the pipeline cannot start.
    pub fn new(pipeline: Pipeline, threads: usize, partitions: u32) -> Result<Self, Error> {
        let stats = Arc::new(Stats::default());
        let epoch = Epoch::new(0, 1, EPOCH_MICROS);
        let world = World { interval: 1_000_000, epoch, ..World::default() };
        let started = Program::new(vec![pipeline], &stats)?.start(Start {
            env: Env { world, ..Env::detached(Arc::clone(&stats)) },
            clock: Arc::new(ManualClock::new(EPOCH_MICROS)),
            fs: Arc::new(RealFs),
            wake: Wake::new(),
            partitions: partitions as usize,
            max_batch_bytes: None,
            max_catch_up: u64::MAX,
            continued: None,
            from: Vec::new(),
        })?;
        let instance = started.instance(Arc::new(Local::new(threads, partitions)), true);
        let program = started.program;
        Ok(Bench { program, instance, stats, cuts: Vec::new(), next_seq: 0 })
    }

    /// Prepares one more batch of at most `partitions` partitions of a source; gives its number.
    ///
    /// # Errors
    /// When a source fails.
    pub fn prepare(&mut self, partitions: usize) -> Result<usize, Error> {
        let limits = Limits::partitions(partitions);
        self.cuts.push(self.program.plan(&limits, 1, EPOCH_MICROS, &self.stats, &|_| false)?);
        Ok(self.cuts.len() - 1)
    }

    /// Runs a prepared batch as the next one.
    ///
    /// # Errors
    /// When the batch fails.
    pub fn run(&mut self, prepared: usize) -> Result<(), Error> {
        let time = BatchTime { micros: EPOCH_MICROS + self.next_seq * 1_000_000 };
        let id = BatchId { seq: self.next_seq, tick: self.next_seq + 1, time };
        self.next_seq += 1;
        let cuts = &self.cuts[prepared];
        self.instance.run(id, self.instance.begin(id, 0, cuts), cuts)
    }
}
