//! Other records out of those of an [`Rdd`].

use super::Rdd;
use crate::{env::Rng, kernel::Table, record::Key};

impl<T> Rdd<T> {
    /// What `f` gives for each record, in the same partitions.
    #[must_use]
    pub fn map<U: Send>(self, f: impl Fn(T) -> U + Sync) -> Rdd<U>
    where
        T: Send,
    {
        let workers = self.workers.clone();
        Rdd { parts: self.by_part(|part| part.into_iter().map(&f).collect()), workers }
    }

    /// The records for which `f` says yes, in the same partitions.
    #[must_use]
    pub fn filter(self, f: impl Fn(&T) -> bool + Sync) -> Rdd<T>
    where
        T: Send,
    {
        let workers = self.workers.clone();
        let parts = self.by_part(|mut part| {
            part.retain(&f);
            part
        });
        Rdd { parts, workers }
    }

    /// Every record of the iterators that `f` gives, in the same partitions.
    #[must_use]
    pub fn flat_map<I: IntoIterator<Item: Send>>(self, f: impl Fn(T) -> I + Sync) -> Rdd<I::Item>
    where
        T: Send,
    {
        let workers = self.workers.clone();
        Rdd { parts: self.by_part(|part| part.into_iter().flat_map(&f).collect()), workers }
    }

    /// Each record with its number, counted from 0.
    #[must_use]
    pub fn zip_with_index(self) -> Rdd<(T, u64)> {
        let mut numbers = 0..;
        let parts = self.parts.into_iter().map(|part| part.into_iter().zip(numbers.by_ref()).collect());
        Rdd { parts: parts.collect(), workers: self.workers }
    }

    /// The records of both: the partitions of the one, then those of the other.
    #[must_use]
    pub fn union(mut self, other: Rdd<T>) -> Rdd<T> {
        self.parts.extend(other.parts);
        self.workers = self.workers.or(other.workers);
        self
    }

    /// Each different record once, in order of first sight, in one partition.
    #[must_use]
    pub fn distinct(self) -> Rdd<T>
    where
        T: Key,
    {
        let workers = self.workers.clone();
        // those of each partition, and then of all: first sight is the same
        let parts = self.by_part(|part| Seen::new([part]).records());
        Rdd { parts: vec![Seen::new(parts).records()], workers }
    }

    /// The records that `other` does not have, as often as they come, in the same partitions. One
    /// thread finds out what `other` has, before several look up in it.
    #[must_use]
    pub fn subtract(self, other: Rdd<T>) -> Rdd<T>
    where
        T: Key + Sync,
    {
        let other = Seen::new(other.parts);
        self.filter(|record| !other.has(record))
    }

    /// The records that both have, each once, in order of first sight, in one partition. One thread
    /// finds out what `other` has.
    #[must_use]
    pub fn intersection(self, other: Rdd<T>) -> Rdd<T>
    where
        T: Key + Sync,
    {
        let other = Seen::new(other.parts);
        self.distinct().filter(|record| other.has(record))
    }
}

/// Different records.
struct Seen<T>(Table<T, ()>);

impl<T: Key> Seen<T> {
    fn new(parts: impl IntoIterator<Item = Vec<T>>) -> Self {
        // the order of a table does not depend on the seed, which only keeps crafted records from
        // colliding
        let mut table = Table::new(Rng::fresh_seed());
        for record in parts.into_iter().flatten() {
            let code = table.code(&record);
            table.entry(code, record, || ());
        }
        Seen(table)
    }

    /// In order of first sight.
    fn records(self) -> Vec<T> {
        self.0.into_keys()
    }

    fn has(&self, record: &T) -> bool {
        self.0.find(self.0.code(record), record).is_some()
    }
}

#[cfg(test)]
mod tests {
    use crate::{exec::Workers, rdd::Rdd};

    fn rdd<T>(parts: impl IntoIterator<Item = Vec<T>>) -> Rdd<T> {
        Rdd { parts: parts.into_iter().collect(), workers: Workers::default() }
    }

    #[test]
    fn records_stay_in_their_partitions() {
        let some = || rdd([vec![1u64, 2], vec![], vec![3]]);
        assert_eq!(some().map(|n| n * 2).parts, [vec![2, 4], vec![], vec![6]]);
        assert_eq!(some().filter(|n| *n != 2).parts, [vec![1], vec![], vec![3]]);
        assert_eq!(some().flat_map(|n| 0..n).parts, [vec![0, 0, 1], vec![], vec![0, 1, 2]]);
        assert_eq!(some().zip_with_index().parts, [vec![(1, 0), (2, 1)], vec![], vec![(3, 2)]]);
        assert_eq!(some().union(rdd([vec![9]])).parts, [vec![1, 2], vec![], vec![3], vec![9]]);
    }

    #[test]
    fn sets_of_records_are_those_of_the_naive_loops() {
        let a = vec!["b", "a", "b", "c", "", "c"];
        let b = vec!["c", "x", "b", "c"];
        let left = || rdd([a[..2].to_vec(), a[2..].to_vec()]);
        let right = || rdd([b.clone()]);
        assert_eq!(left().distinct().collect(), ["b", "a", "c", ""]);
        let naive: Vec<&str> = a.iter().copied().filter(|record| !b.contains(record)).collect();
        assert_eq!(left().subtract(right()).collect(), naive);
        assert_eq!(left().intersection(right()).collect(), ["b", "c"]);
        assert!(left().intersection(rdd([])).is_empty());
        assert_eq!(left().subtract(rdd([])).collect(), a);
    }
}
