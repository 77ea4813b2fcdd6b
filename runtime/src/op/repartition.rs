//! `repartition`: the records dealt out to another number of partitions (Spark row DS-04).

use crate::{error::BuildError, kernel::Number};

/// A number of partitions, at construction.
///
/// # Errors
/// When there would be none, or more than can be counted.
pub fn n_partitions(n: impl Number) -> Result<u32, BuildError> {
    match n.number() {
        Some(count) if count > 0 => Ok(count),
        _ => Err(format!("`repartition` takes at least one partition, not {n}").into()),
    }
}

/// The records of a partition, dealt out in turn. The exchange lets each partition begin with
/// another one.
#[must_use]
pub fn deal<T>(n: u32, records: Vec<T>) -> Vec<Vec<T>> {
    if n == 1 {
        return vec![records];
    }
    let share = records.len().div_ceil(n as usize);
    let mut dealt: Vec<Vec<T>> = (0..n).map(|_| Vec::with_capacity(share)).collect();
    for (at, record) in (0..n as usize).cycle().zip(records) {
        dealt[at].push(record);
    }
    dealt
}

/// What came for one partition, in the order of the source partitions.
pub fn dealt<T>(pieces: Vec<Vec<T>>) -> std::iter::Flatten<std::vec::IntoIter<Vec<T>>> {
    pieces.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{deal, n_partitions};

    #[test]
    fn records_are_dealt_out_in_turn() {
        assert_eq!(deal(3, vec![1, 2, 3, 4]), [vec![1, 4], vec![2], vec![3]]);
        assert_eq!(deal(1, vec![1, 2]), [[1, 2]]);
        assert_eq!(deal::<u64>(2, vec![]), [[0u64; 0], []]);
    }

    #[test]
    fn no_partition_is_refused() {
        assert_eq!(n_partitions(4).ok(), Some(4));
        assert_eq!(n_partitions(7usize).ok(), Some(7));
        let refused = |n: i64| n_partitions(n).map_err(|error| error.to_string());
        assert_eq!(refused(0), Err("`repartition` takes at least one partition, not 0".to_owned()));
        assert_eq!(refused(-2), Err("`repartition` takes at least one partition, not -2".to_owned()));
    }
}
