//! `count_by_value`: how often each record comes (Spark row DS-07).

use crate::{
    kernel::{Combine, Piece, merge},
    record::Key,
};

/// Counts the different records of a partition.
#[derive(Debug)]
pub struct CountByValue<T>(Combine<T, u64>, u32);

impl<T: Key> CountByValue<T> {
    /// Empty, for operator `op`; `seed` is the batch's.
    #[must_use]
    pub fn new(op: u32, seed: u64) -> Self {
        CountByValue(Combine::new(seed), op)
    }

    /// Takes a record.
    #[inline(always)]
    pub fn push(&mut self, record: T) {
        self.0.push(self.1, (record, 1), |a, b| a + b);
    }
}

// without a bound on the impl: a record that is no key is reported once
impl<T> CountByValue<T> {
    /// The counts, in order of first sight.
    pub fn done(self) -> Piece<T, u64>
    where
        T: Key,
    {
        self.0.done(self.1, |a, b| a + b)
    }
}

/// The counts of one partition, out of those of all.
pub fn tallied<T: Key>(op: u32, seed: u64, pieces: Vec<Piece<T, u64>>) -> impl Iterator<Item = (T, u64)> {
    merge(op, seed, pieces, |a, b| a + b)
}
