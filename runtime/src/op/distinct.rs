//! `distinct`: each different record once (Spark: `RDD.distinct`).

use crate::{
    kernel::{Combine, Piece, merge},
    record::Key,
};

/// Keeps the different records of a partition.
#[derive(Debug)]
pub struct Distinct<T>(Combine<T, ()>, u32);

impl<T: Key> Distinct<T> {
    /// Empty, for operator `op`; `seed` is the batch's.
    #[must_use]
    pub fn new(op: u32, seed: u64) -> Self {
        Distinct(Combine::new(seed), op)
    }

    /// Takes a record.
    #[inline(always)]
    pub fn push(&mut self, record: T) {
        self.0.push(self.1, (record, ()), |(), ()| ());
    }
}

// without a bound on the impl: a record that is no key is reported once
impl<T> Distinct<T> {
    /// The different records, in order of first sight.
    pub fn done(self) -> Piece<T, ()>
    where
        T: Key,
    {
        self.0.done(self.1, |(), ()| ())
    }
}

/// The different records of one partition, out of those of all.
pub fn once_each<T: Key>(op: u32, seed: u64, pieces: Vec<Piece<T, ()>>) -> impl Iterator<Item = T> {
    merge(op, seed, pieces, |(), ()| ()).map(|(record, ())| record)
}
