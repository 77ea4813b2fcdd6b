//! The one way in which programs start: those of a context, of a test kit and of a benchmark.

use super::{Continued, Instance, Program, earlier};
use crate::{
    batch::BatchTime,
    cx::Env,
    env::{Clock, Fs, Rng, Wake},
    error::Error,
    exec::Exec,
    sink::SinkControl,
};
use std::{sync::Arc, time::Duration};
use streamc_core::source::{Limits, Positions, SourceCx};

/// What a program is started with.
#[derive(Debug)]
pub(crate) struct Start {
    /// what surrounds its batches, with the epoch and the batch interval
    pub(crate) env: Env,
    /// of the sources
    pub(crate) clock: Arc<dyn Clock>,
    /// of the sources
    pub(crate) fs: Arc<dyn Fs>,
    /// ends the waits of whoever keeps the time
    pub(crate) wake: Wake,
    /// of a source in a batch at most
    pub(crate) partitions: usize,
    /// of all sources in a batch at most
    pub(crate) max_batch_bytes: Option<u64>,
    /// how many batches ahead of the clock an earlier run may have been
    pub(crate) max_catch_up: u64,
    /// the log, if the run continues one
    pub(crate) continued: Option<Continued>,
    /// where the sources begin, in the order in which the pipelines name them first; those that are
    /// not in it by their own rule
    pub(crate) from: Vec<Positions>,
}

/// A program whose sinks, tables and sources are started.
#[derive(Debug)]
pub(crate) struct Started {
    pub(crate) program: Arc<Program>,
    pub(crate) env: Env,
    /// the newest batch of an earlier run that is where outputs write
    pub(crate) after: Option<BatchTime>,
    /// of each source in a batch
    pub(crate) limits: Limits,
    /// where each source has begun
    from: Vec<Positions>,
}

impl Started {
    /// An instance of it. After a failed batch `stop_on_failure` aborts all later ones.
    pub(crate) fn instance(&self, exec: Arc<dyn Exec>, stop_on_failure: bool) -> Instance {
        Instance::new(Arc::clone(&self.program), exec, self.env.clone(), self.from.clone(), stop_on_failure)
    }
}

impl Program {
    /// Asks the sinks whether they can work, loads the tables and starts the sources, in this
    /// order. Sinks that use files or the terminal are left alone where a test looks at what they
    /// are given.
    ///
    /// # Errors
    /// What does not start; no source is left running.
    pub(crate) fn start(self, start: Start) -> Result<Started, Error> {
        let Start { env, clock, fs, wake, partitions, max_batch_bytes, max_catch_up, continued, mut from } =
            start;
        let (world, epoch) = (&env.world, env.world.epoch);
        let interval = Duration::from_micros(world.interval);
        let program = self.with_interval(interval)?;
        let asked = |sink: &dyn SinkControl| env.tap.is_none() || !sink.uses_world();
        let after = match &continued {
            Some(log) => program.continue_sinks(world, log, asked).map(|()| None)?,
            None => {
                let found = program.start_sinks(world, asked)?;
                earlier::after(found.as_ref(), epoch.started, world.interval, max_catch_up)?
            }
        };
        program.start_tables(epoch.started)?;
        let max_batch_bytes = program.share_of_bytes(max_batch_bytes);
        from.resize(program.sources.len(), Positions::new());
        let mut seeds = Rng::new(epoch.seed);
        for (number, feed) in program.sources.iter().enumerate() {
            let cx = SourceCx {
                clock: Arc::clone(&clock),
                fs: Arc::clone(&fs),
                stats: Arc::clone(&env.stats),
                batch_interval: interval,
                partitions,
                max_batch_bytes,
                wake: wake.clone(),
                events: env.events.clone(),
                seed: seeds.next_u64(),
            };
            if let Err(error) = feed.source.start(&cx, &from[number]) {
                program.sources[..number].iter().for_each(|feed| feed.source.stop(false));
                return Err(error);
            }
        }
        let limits = Limits::partitions(partitions).with_bytes(max_batch_bytes);
        Ok(Started { program: Arc::new(program), env, after, limits, from })
    }
}
