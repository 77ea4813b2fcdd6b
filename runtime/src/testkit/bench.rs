//! Batches apart from their forming: for measurements of time and of allocations.
//!
//! What a [`TestKit`](super::TestKit) does around a batch (records to text, notes by output) is left out: `print` writes
//! to nowhere, and there are no files. Not for tests of what a pipeline gives.

use super::{Executor, Options, kit};
use crate::{
    Error,
    batch::{BatchId, BatchTime, Env},
    clock::ManualClock,
    exec::{Exec, Local, Wire},
    pipeline::Pipeline,
    schedule::{Cuts, Instance, Program},
    sink::Console,
    stats::Stats,
};
use std::{io, sync::Arc};

/// Runs batches of one pipeline in one instance, when it is told and as often as it is told.
#[derive(Debug)]
pub struct Bench {
    program: Arc<Program>,
    instance: Instance,
    source_partitions: usize,
    interval_micros: u64,
    next: BatchId,
}

/// The cuts of one batch.
#[derive(Debug)]
pub struct Prepared(Cuts);

/// A terminal that nobody looks at.
#[derive(Debug)]
struct Nowhere;

impl Console for Nowhere {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

impl Bench {
    /// For one pipeline; not under `sim`, which is a cluster.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn new(pipeline: Pipeline, options: Options) -> Result<Self, Error> {
        let exec: Arc<dyn Exec> = match options.executor {
            Executor::Local { threads } => Arc::new(Local::new(threads, options.partitions)),
            Executor::Wire => Arc::new(Wire::new(1, options.partitions)),
            Executor::Sim { .. } => {
                return Err(Error::Config("`Bench` runs one instance: use `Executor::Local`".to_owned()));
            }
        };
        let interval = kit::interval(&pipeline, &options);
        let program = Arc::new(Program::new(vec![pipeline])?);
        let stats = Arc::new(Stats::default());
        let clock = ManualClock::new(kit::EPOCH_MICROS);
        kit::start_sources(&program, &options, interval, &clock, &stats)?;
        let console = Some(Arc::new(Nowhere) as Arc<dyn Console>);
        let env = Env { fs: None, console, tap: None, stats, incarnation: 0 };
        let instance = Instance::new(Arc::clone(&program), exec, env, options.seed, false);
        let interval_micros = u64::try_from(interval.as_micros()).unwrap_or(u64::MAX).max(1);
        let next = BatchId { seq: 0, time: BatchTime { micros: kit::EPOCH_MICROS + interval_micros } };
        let source_partitions = options.source_partitions.max(1);
        Ok(Bench { program, instance, source_partitions, interval_micros, next })
    }

    /// Cuts the inputs. What is cut can be run again and again if its records are borrowed; owned ones are moved out
    /// by the first run.
    ///
    /// # Errors
    /// When a source fails.
    pub fn prepare(&self) -> Result<Prepared, Error> {
        self.program.cut(self.source_partitions, 1).map(Prepared)
    }

    /// Runs and decides the next batch: the batch function and its outputs, nothing else.
    ///
    /// # Errors
    /// When the batch fails.
    pub fn run(&mut self, batch: &Prepared) -> Result<(), Error> {
        let id = self.next;
        let time = BatchTime { micros: id.time.micros + self.interval_micros };
        self.next = BatchId { seq: id.seq + 1, time };
        self.instance.run(id, &batch.0)
    }
}
