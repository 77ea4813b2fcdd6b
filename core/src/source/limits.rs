//! How much of a source a batch may take.

use crate::batch::SplitId;
use std::collections::BTreeMap;

/// The most that the batch being formed may take from a source. Whatever the limits are, a source
/// that has data and is not paused plans at least one record; otherwise no batch would ever make
/// progress.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Partitions, at least 1.
    pub partitions: usize,
    /// Records, as far as the source can count them without reading.
    pub records: u64,
    /// Bytes, as stored in memory.
    pub bytes: u64,
    /// Records per split. A split with 0 is paused.
    splits: BTreeMap<SplitId, u64>,
}

impl Limits {
    /// Limits the number of partitions, and nothing else.
    #[must_use]
    pub fn partitions(partitions: usize) -> Self {
        Limits { partitions: partitions.max(1), records: u64::MAX, bytes: u64::MAX, splits: BTreeMap::new() }
    }

    /// Limits the number of records.
    #[must_use]
    pub fn with_records(self, records: u64) -> Self {
        Limits { records, ..self }
    }

    /// Limits the number of bytes.
    #[must_use]
    pub fn with_bytes(self, bytes: u64) -> Self {
        Limits { bytes, ..self }
    }

    /// Limits the number of records of one split; 0 pauses it.
    #[must_use]
    pub fn with_split(mut self, split: SplitId, records: u64) -> Self {
        self.splits.insert(split, records);
        self
    }

    /// Returns how many records of a split the batch may take.
    #[must_use]
    pub fn records_of(&self, split: &SplitId) -> u64 {
        self.splits.get(split).copied().unwrap_or(u64::MAX).min(self.records)
    }

    /// Whether nothing may be taken from a split. Its status is then
    /// [`Behind`](crate::batch::SplitStatus::Behind), never idle.
    #[must_use]
    pub fn pauses(&self, split: &SplitId) -> bool {
        self.records_of(split) == 0
    }

    /// Returns the limits for source number `source` of the `n` sources in a union.
    #[doc(hidden)]
    #[must_use]
    pub fn of_source(&self, source: usize, n: usize) -> Limits {
        let n = n.max(1);
        let share = |limit: u64| if limit == 0 { 0 } else { (limit / n as u64).max(1) };
        let own = |(split, limit): (&SplitId, &u64)| match split.to_source()? {
            (number, split) if number == source => Some((split, *limit)),
            _ => None,
        };
        Limits {
            partitions: (self.partitions / n).max(1),
            records: share(self.records),
            bytes: share(self.bytes),
            splits: self.splits.iter().filter_map(own).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_union_shares_its_limits_and_hands_on_those_of_splits() {
        let limits = Limits::partitions(5).with_bytes(7).with_split(SplitId::new("1/a"), 0);
        let [first, second] = [0, 1].map(|source| limits.of_source(source, 2));
        assert_eq!((first.partitions, first.bytes, first.records), (2, 3, u64::MAX >> 1));
        let a = SplitId::new("a");
        assert!(second.pauses(&a) && !first.pauses(&a) && !second.pauses(&SplitId::ONLY));
        assert!(Limits::partitions(1).with_records(0).of_source(0, 2).pauses(&a));
    }
}
