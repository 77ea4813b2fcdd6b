//! The log of a context without a checkpoint: the lineages of its last batches, for whoever asks.

use super::{BatchLog, Decision, Lsn};
use crate::batch::{BatchId, Lineage};
use std::{
    collections::VecDeque,
    io,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// The last batches of a context, in memory. Nothing in it is durable, and everything counts as if:
/// there is no run that could go on from it.
#[derive(Debug)]
#[doc(hidden)]
pub struct MemoryLog {
    last: Mutex<VecDeque<Lineage>>,
    keep: usize,
    records: AtomicU64,
}

impl MemoryLog {
    #[doc(hidden)]
    pub fn new(keep: usize) -> Self {
        MemoryLog { last: Mutex::default(), keep, records: AtomicU64::new(0) }
    }

    /// Oldest first.
    #[doc(hidden)]
    pub fn lineages(&self) -> Vec<Lineage> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn next(&self) -> Lsn {
        Lsn(self.records.fetch_add(1, Ordering::Relaxed))
    }
}

impl BatchLog for MemoryLog {
    fn begin(&self, lineage: &Lineage) -> Lsn {
        if self.keep > 0 {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.len() == self.keep {
                last.pop_front();
            }
            last.push_back(lineage.clone());
        }
        self.next()
    }

    fn decided(&self, _: BatchId, _: &Decision) -> Lsn {
        self.next()
    }

    fn durable(&self, _: Lsn) -> io::Result<()> {
        Ok(())
    }
}
