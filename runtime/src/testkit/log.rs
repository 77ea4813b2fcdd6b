//! A batch log that records in which order it is called, and fails when a test wants it.

use crate::{
    batch::{BatchId, Lineage},
    log::{BatchLog, Decision, Lsn},
};
use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Records what it is told, as text: `begin 0`, `decided 0`, `durable 1` (the number of the record,
/// from 0). Clones are the same log.
#[derive(Clone, Debug, Default)]
pub struct TracedLog(Arc<(Mutex<Trace>, Condvar)>);

#[derive(Debug, Default)]
struct Trace {
    said: Vec<String>,
    lineages: Vec<Lineage>,
    decisions: Vec<(BatchId, Decision)>,
    records: u64,
    fails: Option<u64>,
    held: Option<u64>,
}

impl TracedLog {
    /// What happened so far; a test may add to it.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        self.lock().said.clone()
    }

    /// Adds a line.
    pub fn say(&self, text: impl Into<String>) {
        self.lock().said.push(text.into());
    }

    /// What each batch is made of.
    #[must_use]
    pub fn lineages(&self) -> Vec<Lineage> {
        self.lock().lineages.clone()
    }

    /// What was decided.
    #[must_use]
    pub fn decisions(&self) -> Vec<(BatchId, Decision)> {
        self.lock().decisions.clone()
    }

    /// Whether `n` batches are decided before so much time has passed; waits for that.
    #[must_use]
    pub fn wait_for_decisions(&self, n: usize, limit: Duration) -> bool {
        let waited = self.0.1.wait_timeout_while(self.lock(), limit, |trace| trace.decisions.len() < n);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    /// Record number `lsn`, and those after it, never become durable.
    pub fn fail_at(&self, lsn: u64) {
        self.lock().fails = Some(lsn);
    }

    /// Record number `lsn`, and those after it, do not become durable until
    /// [`TracedLog::release`].
    pub fn hold_at(&self, lsn: u64) {
        self.lock().held = Some(lsn);
    }

    /// Lets all records become durable.
    pub fn release(&self) {
        self.lock().held = None;
        self.0.1.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Trace> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Trace {
    fn record(&mut self, what: &str, batch: BatchId) -> Lsn {
        self.said.push(format!("{what} {}", batch.seq));
        self.records += 1;
        Lsn(self.records - 1)
    }
}

impl BatchLog for TracedLog {
    fn begin(&self, lineage: &Lineage) -> Lsn {
        let mut trace = self.lock();
        trace.lineages.push(lineage.clone());
        trace.record("begin", lineage.batch)
    }

    fn decided(&self, batch: BatchId, decision: &Decision) -> Lsn {
        let mut trace = self.lock();
        trace.decisions.push((batch, decision.clone()));
        self.0.1.notify_all();
        trace.record("decided", batch)
    }

    fn durable(&self, lsn: Lsn) -> io::Result<()> {
        let mut trace = self.lock();
        while trace.held.is_some_and(|held| held <= lsn.0) {
            trace = self.0.1.wait(trace).unwrap_or_else(PoisonError::into_inner);
        }
        if trace.fails.is_some_and(|fails| fails <= lsn.0) {
            trace.said.push(format!("not durable {}", lsn.0));
            return Err(io::ErrorKind::StorageFull.into());
        }
        trace.said.push(format!("durable {}", lsn.0));
        Ok(())
    }
}
