//! What surrounds a batch function while it runs: where it may write, what went wrong in it, and
//! whose turn it is.
//!
//! **Invariant:** a scope belongs to one batch of one pipeline in one instance and is dropped with
//! it; nothing in it grows with the number of records.

use super::{Env, Kept, Turn};
use crate::{fault::Fault, log::Lsn, plan::Plan, sink::Ticket};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

/// Why an output has no batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    /// The output's number in its pipeline, later in its context.
    pub(crate) output: u32,
    /// Whether the output itself failed, and not the stages before it.
    pub(crate) in_output: bool,
    pub(crate) fault: Fault,
}

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) plan: &'static Plan,
    pub(crate) env: Env,
    pub(crate) turn: Arc<Turn>,
    /// the record of the batch's lineage
    pub(crate) logged: Lsn,
    pub(crate) failed: Mutex<Vec<Failed>>,
    pub(crate) kept: Mutex<Vec<Kept>>,
    /// what sinks returned that have prepared it
    pub(crate) tickets: Mutex<Vec<(u32, Ticket)>>,
    /// outputs whose stream does not have this batch
    pub(crate) off: Mutex<Vec<u32>>,
    /// outputs up to this one have been given their records; they come in order
    pub(crate) written: AtomicU32,
    /// outputs that have had this batch since before the run
    pub(crate) had: Vec<u32>,
}

impl Scope {
    /// Returns when what happens in batch `seq` may be seen outside of the process: when all
    /// earlier batches are decided, and what it is made of is durable. False when an earlier one
    /// failed.
    pub(crate) fn may_act(&self, seq: u64) -> Result<bool, Fault> {
        if !self.turn.wait(seq) {
            return Ok(false);
        }
        let durable = self.env.log.durable(self.logged);
        durable.map(|()| true).map_err(|e| Fault::new(format!("the batch log cannot be written: {e}")))
    }

    /// An output is given its records.
    pub(crate) fn writes(&self, output: u32) {
        self.written.fetch_max(output + 1, Ordering::Relaxed);
    }

    /// Whether all outputs have been given their records: what the batch function still does is to
    /// drop what it has kept.
    pub(crate) fn all_written(&self) -> bool {
        self.written.load(Ordering::Relaxed) as usize == self.plan.outputs.len()
    }

    pub(crate) fn fail(&self, output: u32, in_output: bool, fault: Fault) {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).push(Failed { output, in_output, fault });
    }

    /// Takes back the failure of an output that is to be tried again; false if there is none, or it
    /// was a panic.
    pub(crate) fn forgive(&self, output: u32) -> bool {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let before = failed.len();
        failed.retain(|f| f.output != output || !f.in_output || f.fault.is_panic());
        failed.len() < before
    }

    /// What an output is about to be given.
    pub(crate) fn keep(&self, kept: Kept) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
    }

    /// The stream of an output does not have this batch.
    pub(crate) fn off(&self, output: u32) {
        self.off.lock().unwrap_or_else(PoisonError::into_inner).push(output);
    }

    /// The sink of an output has prepared the batch.
    pub(crate) fn prepared(&self, output: u32, ticket: Ticket) {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner).push((output, ticket));
    }

    pub(crate) fn output_name(&self, output: usize) -> &'static str {
        self.plan.outputs.get(output).copied().unwrap_or("?")
    }

    /// A place without outputs, for [`super::BatchCx::for_test`].
    pub(crate) fn detached() -> &'static Scope {
        static DETACHED: std::sync::OnceLock<Scope> = std::sync::OnceLock::new();
        DETACHED.get_or_init(|| {
            static PLAN: Plan = Plan::EMPTY;
            let env = Env::detached(Arc::default());
            Scope {
                plan: &PLAN,
                env,
                turn: Arc::default(),
                logged: Lsn::default(),
                failed: Mutex::default(),
                kept: Mutex::default(),
                tickets: Mutex::default(),
                off: Mutex::default(),
                written: AtomicU32::new(0),
                had: Vec::new(),
            }
        })
    }
}
