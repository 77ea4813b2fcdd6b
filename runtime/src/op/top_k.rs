//! `top_k`: the largest records (Spark: `RDD.top`).

use crate::{
    error::BuildError,
    kernel::{Number, kept},
};

/// A number of records, at construction.
///
/// # Errors
/// When it is negative.
pub fn n_records(n: impl Number) -> Result<usize, BuildError> {
    n.number().ok_or_else(|| format!("`top_k` takes a number of records, not {n}").into())
}

/// What can be sorted.
#[diagnostic::on_unimplemented(
    message = "records of type `{Self}` have no order, so there are no largest ones",
    label = "needs records that are `Ord`",
    note = "help: put `#[derive(PartialEq, Eq, PartialOrd, Ord)]` on your own type; wrap a float in a type of yours whose `Ord` is \
            `total_cmp`"
)]
pub trait Ranked: Ord {}
#[diagnostic::do_not_recommend]
impl<T: Ord> Ranked for T {}

/// Keeps the largest records of a partition: at most twice as many as are wanted, cut down when
/// there are more.
#[derive(Debug)]
pub struct TopK<T> {
    n: usize,
    kept: Vec<T>,
}

/// With fewer records nothing is sorted before the end.
const ROOM_MIN: usize = 64;

impl<T> TopK<T> {
    /// Without a record yet.
    #[must_use]
    pub fn new(n: usize) -> Self {
        TopK { n, kept: Vec::new() }
    }

    /// Takes a record.
    #[inline]
    pub fn push(&mut self, record: T)
    where
        T: Ranked,
    {
        self.kept.push(record);
        if self.kept.len() >= self.n.saturating_mul(2).max(ROOM_MIN) {
            self.cut();
        }
    }

    #[cold]
    fn cut(&mut self)
    where
        T: Ranked,
    {
        // stable, so that of equal records the earlier ones stay
        self.kept.sort_by(|a, b| b.cmp(a));
        self.kept.truncate(self.n);
    }
}

// without a bound on the impl: records without order are reported once
impl<T> TopK<T> {
    /// The largest records, the largest first.
    pub fn done(mut self) -> Vec<T>
    where
        T: Ranked,
    {
        self.cut();
        kept(self.kept.len());
        self.kept
    }
}

/// The largest records of all partitions, the largest first.
pub fn top_of<T: Ranked>(n: usize, pieces: Vec<Vec<T>>) -> std::vec::IntoIter<T> {
    let mut top = TopK::new(n);
    pieces.into_iter().flatten().for_each(|record| top.push(record));
    top.done().into_iter()
}

#[cfg(test)]
mod tests {
    use super::{TopK, n_records, top_of};

    /// Against sorting everything. The second half of each record tells equal ones apart.
    #[test]
    fn the_largest_are_those_of_a_sort() {
        #[derive(Clone, Debug)]
        struct Record(u64, usize);
        impl PartialEq for Record {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
        impl Eq for Record {}
        impl PartialOrd for Record {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }
        impl Ord for Record {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.0.cmp(&other.0)
            }
        }
        let all: Vec<Record> = (0..1000).map(|i| Record((i as u64 * 7919) % 83, i)).collect();
        for n in [0, 1, 5, 40, 500, 2000, usize::MAX] {
            let mut sorted = all.clone();
            sorted.sort_by(|a, b| b.cmp(a));
            sorted.truncate(n);
            let pieces = all.chunks(300).map(|part| {
                let mut top = TopK::new(n);
                part.iter().for_each(|record| top.push(record.clone()));
                top.done()
            });
            let places = |records: Vec<Record>| records.iter().map(|record| record.1).collect::<Vec<_>>();
            assert_eq!(places(top_of(n, pieces.collect()).collect()), places(sorted), "{n}");
        }
    }

    #[test]
    fn a_negative_number_is_refused() {
        assert_eq!(n_records(3u64).ok(), Some(3));
        let refused = n_records(-1).map_err(|error| error.to_string());
        assert_eq!(refused, Err("`top_k` takes a number of records, not -1".to_owned()));
    }
}
