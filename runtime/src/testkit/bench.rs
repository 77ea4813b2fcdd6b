//! Runs one batch again and again, for benchmarks and for counting allocations: the sources are cut
//! once, and the same blocks are read in every run.

use super::options::EPOCH_MICROS;
use crate::{
    batch::{BatchId, BatchTime},
    cx::Env,
    env::{ManualClock, Wake},
    error::Error,
    exec::Local,
    metrics::stats::Stats,
    pipeline::Pipeline,
    schedule::{BatchInputs, Instance, Program},
};
use std::{sync::Arc, time::Duration};
use streamc_core::source::SourceCx;

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
        let program = Arc::new(Program::new(vec![pipeline], &stats)?.with_interval(Duration::from_secs(1))?);
        for feed in &program.sources {
            feed.source.start(&SourceCx {
                clock: Arc::new(ManualClock::new(EPOCH_MICROS)),
                fs: Arc::new(crate::env::RealFs),
                stats: Arc::clone(&stats),
                batch_interval: Duration::from_secs(1),
                partitions: partitions as usize,
                wake: Wake::new(),
                events: crate::metrics::Events::default(),
                seed: 1,
            })?;
        }
        program.start_tables(EPOCH_MICROS)?;
        let env = Env::detached(Arc::clone(&stats));
        let instance =
            Instance::new(Arc::clone(&program), Arc::new(Local::new(threads, partitions)), env, 1, true);
        Ok(Bench { program, instance, stats, cuts: Vec::new(), next_seq: 0 })
    }

    /// Cuts the sources into one more prepared batch of at most `partitions` partitions;
    /// gives its number.
    ///
    /// # Errors
    /// When a source fails.
    pub fn prepare(&mut self, partitions: usize) -> Result<usize, Error> {
        self.cuts.push(self.program.cut(partitions, 1, EPOCH_MICROS, &self.stats)?);
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
        self.instance.run(id, &self.cuts[prepared])
    }
}
