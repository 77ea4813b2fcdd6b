//! `Rdd`: the records of one batch, as `foreach_rdd` and `transform` see them.

mod pairs;
#[cfg(test)]
mod parallel_tests;
mod records;
mod save;

use crate::exec::{Part, Workers};
use std::{cmp::Ordering, fmt, slice, vec};

/// The partitions of a stream in one batch. Records are what they are in the stream, borrowed where
/// they are borrowed there, so an `Rdd` cannot be kept beyond its batch unless its records are
/// owned.
///
/// Wherever an order is visible it is that of the partitions, and in them that of the records.
/// Where there are several partitions and many records, they are worked on at the same time, on the
/// threads of the stages; so closures are `Fn`, and the result is the same whether there are
/// threads or not.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// #[pipeline(batch = "1s")]
/// fn top_words(lines: DStream<&str>, n: usize) {
///     let counts = lines.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
///     // in the middle of a chain
///     let top = counts.transform(|rdd| rdd.top_by(n, |(_, n)| *n));
///     top.print();
///     // at its end, in the driver
///     counts.foreach_rdd(|rdd, time| println!("{time:#}: {} words, {:?}", rdd.count(), rdd.first()));
/// }
///
/// let lines = testkit::input::<&str>();
/// let mut kit = TestKit::new(top_words(lines.stream(), 1));
/// lines.push(["to be or not to be", "to"]);
/// assert_eq!(kit.run_batch()?.output("top.print"), ["(to,3)"]);
/// # Ok::<(), streamc::Error>(())
/// ```
#[derive(Clone)]
pub struct Rdd<T> {
    parts: Vec<Vec<T>>,
    workers: Workers,
}

/// Without a partition, as for an empty batch.
impl<T> Default for Rdd<T> {
    fn default() -> Self {
        Rdd { parts: Vec::new(), workers: Workers::default() }
    }
}

impl<T> Rdd<T> {
    pub(crate) fn new(parts: Vec<Part<Vec<T>>>, workers: Workers) -> Self {
        Rdd { parts: parts.into_iter().map(|part| part.data).collect(), workers }
    }

    /// Records of your own, in one partition.
    pub fn of(records: impl IntoIterator<Item = T>) -> Self {
        Rdd { parts: vec![records.into_iter().collect()], workers: Workers::default() }
    }

    /// How many records there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.len() as u64
    }

    fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// What `f` makes of each partition.
    fn by_part<U: Send>(self, f: impl Fn(Vec<T>) -> U + Sync) -> Vec<U>
    where
        T: Send,
    {
        let records = self.len();
        self.workers.map(self.parts, records, f)
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Vec::is_empty)
    }

    /// All records.
    #[must_use]
    pub fn collect(self) -> Vec<T> {
        let mut parts = self.parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        parts.for_each(|part| all.extend(part));
        all
    }

    /// The first `n` records; fewer when there are not as many.
    #[must_use]
    pub fn take(&self, n: usize) -> Vec<T>
    where
        T: Clone,
    {
        self.iter().take(n).cloned().collect()
    }

    /// The first record.
    #[must_use]
    pub fn first(&self) -> Option<T>
    where
        T: Clone,
    {
        self.iter().next().cloned()
    }

    /// The records sorted by `compare`, in one partition. Equal ones keep their order.
    #[must_use]
    pub fn sort_by(self, compare: impl Fn(&T, &T) -> Ordering + Sync) -> Rdd<T>
    where
        T: Send,
    {
        let workers = self.workers.clone();
        let mut all = self.collect();
        workers.sort(&mut all, compare);
        Rdd { parts: vec![all], workers }
    }

    /// The records sorted by the key that `key` gives, in one partition. Equal ones keep their
    /// order.
    #[must_use]
    pub fn sort_by_key<K: Ord>(self, key: impl Fn(&T) -> K + Sync) -> Rdd<T>
    where
        T: Send,
    {
        self.sort_by(|a, b| key(a).cmp(&key(b)))
    }

    /// The `n` records with the largest keys, largest first, in one partition. Equal ones keep
    /// their order.
    #[must_use]
    pub fn top_by<K: Ord>(self, n: usize, key: impl Fn(&T) -> K + Sync) -> Rdd<T>
    where
        T: Send,
    {
        let largest_first = |a: &T, b: &T| key(b).cmp(&key(a));
        let workers = self.workers.clone();
        // what is not among the first of its partition is not among the first of all
        let tops = self.by_part(|mut part| {
            part.sort_by(largest_first);
            part.truncate(n);
            part
        });
        let mut top = tops.into_iter().flatten().collect::<Vec<T>>();
        top.sort_by(largest_first);
        top.truncate(n);
        Rdd { parts: vec![top], workers }
    }

    /// The records by reference.
    pub fn iter(&self) -> Iter<'_, T> {
        self.parts.iter().flatten()
    }

    /// The records of each partition.
    pub fn partitions(&self) -> impl ExactSizeIterator<Item = &[T]> {
        self.parts.iter().map(Vec::as_slice)
    }

    /// How many partitions there are; 0 is possible.
    #[must_use]
    pub fn n_partitions(&self) -> usize {
        self.parts.len()
    }
}

/// The records of an [`Rdd`] by reference.
pub type Iter<'a, T> = std::iter::Flatten<slice::Iter<'a, Vec<T>>>;

impl<T> IntoIterator for Rdd<T> {
    type Item = T;
    type IntoIter = std::iter::Flatten<vec::IntoIter<Vec<T>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.parts.into_iter().flatten()
    }
}

impl<'a, T> IntoIterator for &'a Rdd<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> fmt::Debug for Rdd<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rdd({} records in {} partitions)", self.count(), self.n_partitions())
    }
}
