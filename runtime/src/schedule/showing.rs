//! What a batch leaves for its sinks to do.

use super::program::Acks;
use crate::{
    batch::BatchId,
    cx::Kept,
    fault::{self, Fault},
    sink::{Prepared, SinkError, Ticket},
};
use std::collections::{BTreeMap, VecDeque};

/// A batch whose outputs are shown.
#[derive(Debug)]
pub(super) struct Showing {
    pub(super) id: BatchId,
    pub(super) tickets: Vec<(u32, Ticket)>,
    /// outputs that go without it
    pub(super) skipped: Vec<u32>,
    /// outputs whose stream does not have it
    pub(super) off: Vec<u32>,
    pub(super) kept: Vec<Kept>,
    /// a commit may have shown it
    pub(super) seen: bool,
}

/// What is decided and waits for its sinks.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// by output: the batches that it commits together
    pub(super) runs: BTreeMap<u32, Vec<Prepared>>,
    /// what the sources are told when all outputs have committed the batch of that number
    pub(super) acks: VecDeque<(u64, Acks)>,
    /// the first batch whose commit has failed
    pub(super) failed: Option<u64>,
}

impl Pending {
    /// The first batch that some output does not have.
    pub(super) fn first(&self) -> u64 {
        let firsts = self.runs.values().filter_map(|run| run.first());
        firsts.map(|prepared| prepared.batch.seq).chain(self.failed).min().unwrap_or(u64::MAX)
    }
}

/// Calls a sink; its panics are faults.
pub(super) fn guarded<R>(f: impl FnOnce() -> Result<R, SinkError>) -> Result<R, Fault> {
    fault::caught(|| f().map_err(|error| Fault::new(error.to_string())))
}
