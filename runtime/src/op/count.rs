//! `count`: how many records a batch has (Spark row DS-06).

use crate::kernel::kept;

/// Counts the records of a partition.
#[derive(Debug, Default)]
pub struct Count(u64);

impl Count {
    /// At zero.
    #[must_use]
    pub fn new() -> Self {
        Count(0)
    }
    /// One more record, which is only looked at.
    #[inline(always)]
    pub fn push(&mut self) {
        self.0 += 1;
    }
    /// The count, as the one record that goes on.
    pub fn done(self) -> Vec<u64> {
        kept(1);
        vec![self.0]
    }
}

/// The count over all partitions: always one record, 0 for an empty batch.
pub fn total(pieces: Vec<Vec<u64>>) -> impl Iterator<Item = u64> {
    std::iter::once(pieces.into_iter().flatten().sum())
}
