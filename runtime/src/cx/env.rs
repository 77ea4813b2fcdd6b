//! What surrounds the batches of a context: the world that sinks see, and what the engine keeps
//! beside it.

use super::{DeadLetters, Tap};
use crate::{
    env::{Clock, NoClock, Wake},
    log::{BatchLog, MemoryLog},
    metrics::{Events, stats::Stats},
    sink::World,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::Arc,
};

/// Between two attempts of an output, in microseconds: doubled each time, up to the longest.
const FIRST_WAIT: u64 = 100_000;
const LONGEST_WAIT: u64 = 2_000_000;

/// See the head of this file; one for each context.
#[derive(Clone, Debug)]
pub(crate) struct Env {
    pub(crate) world: World,
    /// in a test that looks at what outputs were given
    pub(crate) tap: Option<Arc<Tap>>,
    pub(crate) stats: Arc<Stats>,
    pub(crate) events: Events,
    pub(crate) log: Arc<dyn BatchLog>,
    pub(crate) dead: Arc<DeadLetters>,
    /// between two attempts of an output
    pub(crate) clock: Arc<dyn Clock>,
}

impl Env {
    /// Without files, a terminal and a clock: no attempt waits for the next.
    pub(crate) fn detached(stats: Arc<Stats>) -> Env {
        Env {
            world: World::default(),
            tap: None,
            stats,
            events: Events::default(),
            log: Arc::new(MemoryLog::new(0)),
            dead: Arc::default(),
            clock: Arc::new(NoClock),
        }
    }

    /// Calls a closure of the user in the driver, with nothing else drawn on the terminal. What
    /// comes of it, a panic too, is carried past the terminal.
    pub(crate) fn aside<R>(&self, f: impl FnOnce() -> R) -> R {
        let (mut f, mut ran) = (Some(f), None);
        self.world.console.aside(&mut || ran = f.take().map(|f| catch_unwind(AssertUnwindSafe(f))));
        match (ran, f) {
            (Some(Ok(given)), _) => given,
            (Some(Err(payload)), _) => resume_unwind(payload),
            // a terminal of the user's that does not call it
            (None, Some(f)) => f(),
            (None, None) => unreachable!("what was called has given something"),
        }
    }

    /// Waits before an output is tried again: longer each time.
    pub(crate) fn before_retry(&self, attempt: u32) {
        self.stats.outputs_retried.add(1);
        self.wait_longer_each_time(attempt);
    }

    /// Waits before something is tried again.
    pub(crate) fn wait_longer_each_time(&self, attempt: u32) {
        let wait = FIRST_WAIT.saturating_mul(1 << attempt.min(20)).min(LONGEST_WAIT);
        self.clock.wait(&Wake::new(), Some(self.clock.monotonic() + wait));
    }
}
