//! What a test sees instead of terminals and files: the records of each output as text.

use std::sync::{Mutex, PoisonError};

/// Collects the text of records by batch, output and partition. What a failed batch left is taken
/// away again.
#[derive(Debug, Default)]
pub(crate) struct Tap(Mutex<Vec<Tapped>>);

/// One partition of one output in one batch.
#[derive(Clone, Debug)]
pub(crate) struct Tapped {
    pub(crate) seq: u64,
    pub(crate) output: &'static str,
    pub(crate) partition: u32,
    pub(crate) lines: Vec<String>,
}

impl Tap {
    /// The records of a partition, each in its text form.
    pub(crate) fn put(&self, seq: u64, output: &'static str, partition: u32, lines: Vec<String>) {
        self.lock().push(Tapped { seq, output, partition, lines });
    }

    /// The output goes without the batch.
    pub(crate) fn forget(&self, seq: u64, output: &str) {
        self.lock().retain(|tapped| tapped.seq != seq || tapped.output != output);
    }

    /// Everything since the last call, in the order of batches, and for each output in that of the
    /// partitions.
    pub(crate) fn take(&self) -> Vec<Tapped> {
        let mut all = std::mem::take(&mut *self.lock());
        all.sort_by_key(|tapped| (tapped.seq, tapped.output, tapped.partition));
        all
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Tapped>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
