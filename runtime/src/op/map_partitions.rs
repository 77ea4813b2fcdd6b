//! `map_partitions`: a closure over each partition (Spark row DS-02).

use super::glom::joined;
use crate::kernel::{Pull, call, pull};

/// What the closure makes of the iterator over the records of a partition.
pub fn map_partition<T, I: IntoIterator>(
    op: u32,
    pieces: Vec<Vec<T>>,
    f: impl FnOnce(std::vec::IntoIter<T>) -> I,
) -> Pull<I::IntoIter> {
    pull(op, call(op, joined(pieces).into_iter(), f))
}
