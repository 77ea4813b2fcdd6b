//! Keyed records of one source partition for one target partition, in runs.

use super::run::{Run, part};
use crate::record::Key;

/// Keyed records of one source partition for one target partition.
#[derive(Debug)]
pub struct Piece<K, V> {
    /// One or a power of two, by the upper bits of the key groups, so that the same runs of several
    /// pieces have the same keys and can be merged one after the other, each in a table that fits
    /// into the caches of a core. In each, records are in the order in which they were first seen.
    runs: Vec<Run<K, V>>,
    /// Whether every key stands once: they went through a combine.
    pub distinct: bool,
}

/// A piece for each target partition.
pub type Buckets<K, V> = Vec<Piece<K, V>>;

impl<K, V> Piece<K, V> {
    /// One run.
    pub fn new(run: Run<K, V>, distinct: bool) -> Self {
        Piece { runs: vec![run], distinct }
    }

    pub(crate) fn of_runs(runs: Vec<Run<K, V>>, distinct: bool) -> Self {
        Piece { runs, distinct }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Run::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(Run::is_empty)
    }

    pub(crate) fn runs(&self) -> &[Run<K, V>] {
        &self.runs
    }

    /// All records, run by run.
    // not one iterator over all: to flatten costs a second move of each record
    pub fn into_runs(self) -> Vec<Run<K, V>> {
        self.runs
    }
}

impl<K: Key, V> Piece<K, V> {
    /// The records in `n` runs; that is a power of two, and not fewer than they are now.
    pub(crate) fn parted(self, n: usize) -> Vec<Run<K, V>> {
        if self.runs.len() == n {
            return self.runs;
        }
        part(self.runs, self.distinct, 1, n).next().unwrap_or_default()
    }
}
