//! A context that runs.

use super::{Bar, ContextState, report::AtStop};
use crate::{
    batch::{IntoDuration, Lineage},
    cx::DeadLetter,
    error::Error,
    metrics::stats::Stats,
    schedule::Runner,
    signal::Listener,
};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
};
use streamc_core::source::Positions;

/// A handle to a context that was started. Clones belong to the same context. Dropping it stops
/// nothing; an error that nobody has asked for when the last one is dropped is printed.
#[derive(Clone)]
pub struct ContextHandle {
    runner: Arc<Runner>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
    _last: Arc<LastHandle>,
}

/// Dropped with the last handle: an error that nobody has asked for is reported then.
struct LastHandle(Arc<Runner>);

impl Drop for LastHandle {
    fn drop(&mut self) {
        self.0.left_alone();
    }
}

impl fmt::Debug for ContextHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContextHandle({})", if self.runner.has_ended() { "ended" } else { "active" })
    }
}

impl ContextHandle {
    pub(super) fn start(
        runner: Arc<Runner>,
        report: Option<AtStop>,
        signals: bool,
        bar: Bar,
    ) -> Result<Self, Error> {
        let failed = |cause: std::io::Error| Error::Thread {
            what: "start a thread or listen to signals".to_owned(),
            cause,
        };
        let listener = match signals {
            true => {
                let (runner, report) = (Arc::clone(&runner), report.clone());
                Some(Listener::new(move || on_signal(&runner, report.as_ref())).map_err(failed)?)
            }
            false => None,
        };
        let driven = Arc::clone(&runner);
        let drive = move || {
            driven.drive(move |stats| {
                drop(listener);
                drop(bar);
                if let Some(report) = report {
                    report.stopped(stats);
                }
            });
        };
        let thread = thread::Builder::new().name("streamc-time".to_owned()).spawn(drive).map_err(failed)?;
        let last = Arc::new(LastHandle(Arc::clone(&runner)));
        Ok(ContextHandle { runner, thread: Arc::new(Mutex::new(Some(thread))), _last: last })
    }

    /// Asks for a stop and returns at once. Graceful: what has been received is still run.
    /// Otherwise only the batches that run are finished. A graceful stop can be made one at once by
    /// calling this again.
    pub fn stop(&self, graceful: bool) {
        self.runner.stop(graceful);
    }

    /// Waits until the context has ended: its sources are finished, it was stopped, or a batch
    /// failed.
    ///
    /// What the pipelines were given, such as the sending half of a channel, is kept until the last
    /// handle is dropped: a loop over the receiving half does not end before that.
    ///
    /// # Errors
    /// What made it fail; all who wait get it. Also when it is called by what the context itself
    /// runs, an output for example, which would wait for itself.
    pub fn await_termination(&self) -> Result<(), Error> {
        let result = self.runner.await_end();
        self.join();
        result
    }

    /// As [`ContextHandle::await_termination`], for at most `limit` (`"10s"`, or a `Duration`);
    /// gives false when the context still runs.
    ///
    /// # Errors
    /// As [`ContextHandle::await_termination`], and when the text is not a duration.
    pub fn await_termination_for(&self, limit: impl IntoDuration) -> Result<bool, Error> {
        let limit = limit.into_duration().map_err(Error::Config)?;
        let ended = self.runner.await_end_for(limit)?;
        if ended {
            self.join();
        }
        Ok(ended)
    }

    /// Whether it still runs.
    #[must_use]
    pub fn get_state(&self) -> ContextState {
        if self.runner.has_ended() { ContextState::Stopped } else { ContextState::Active }
    }

    /// The counts.
    #[must_use]
    pub fn stats(&self) -> Arc<Stats> {
        Arc::clone(&self.runner.stats)
    }

    /// What the last batches were made of, oldest first.
    #[must_use]
    pub fn lineage(&self) -> Vec<Lineage> {
        self.runner.lineages()
    }

    /// How far the batches that all outputs have committed have read each source, with the name of
    /// the source, in the order in which the pipelines name them first. What is read from here on
    /// is nowhere yet, so a program that keeps them and begins there loses nothing.
    #[must_use]
    pub fn positions(&self) -> Vec<(Arc<str>, Positions)> {
        self.runner.positions()
    }

    /// What outputs were given in batches that they went without, by their `on_error` or
    /// `on_panic`; oldest first.
    #[must_use]
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.runner.dead_letters()
    }

    fn join(&self) {
        if !self.runner.has_ended() {
            return;
        }
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // its panics are caught inside and have become the context's error
            let _ = thread.join();
        }
    }
}

fn on_signal(runner: &Runner, report: Option<&AtStop>) {
    if let Some(report) = report {
        report.say("streamc: finishing queued batches; press Ctrl-C again to quit now\n");
    }
    runner.stop(true);
}
