//! Keyed records on their way to the partition of their key.

use crate::{
    kernel::{Buckets, Piece, part},
    record::{KEY_GROUPS, Key},
};

/// How many records of one source a run has, about; and there are as many sources, about, as
/// partitions.
const RUN: usize = 1 << 13;

/// More runs than this are no better: what a core writes to at the same time should fit into its
/// first cache.
const RUNS_MAX: usize = 64;

/// Parts records by the partition of their key: key group mod `partitions`. With one partition
/// nothing is moved. Many records that are to be merged are parted into runs in the same go.
pub fn scatter<K: Key, V>(piece: Piece<K, V>, partitions: u32) -> Buckets<K, V> {
    if partitions <= 1 {
        return vec![piece];
    }
    let distinct = piece.distinct;
    let n_runs = if distinct { n_runs(piece.len(), partitions) } else { 1 };
    part(piece.into_runs(), distinct, partitions as usize, n_runs)
        .map(|runs| Piece::of_runs(runs, distinct))
        .collect()
}

/// A power of two. Every run of every partition can have a key group.
fn n_runs(n_records: usize, partitions: u32) -> usize {
    let most = (KEY_GROUPS / partitions).max(1).ilog2();
    (n_records / RUN).next_power_of_two().min(RUNS_MAX).min(1 << most)
}

#[cfg(test)]
mod tests {
    use super::{RUN, RUNS_MAX, scatter};
    use crate::{
        kernel::{Combining, KeepKeyed, Piece, Run},
        record::{Arena, KEY_GROUPS, key_group},
    };

    /// Keys in ascending order: as a list, or if they are distinct out of a table.
    fn piece(n: u64, distinct: bool) -> Piece<u64, u64> {
        if !distinct {
            let mut kept = KeepKeyed::new(3);
            (0..n).for_each(|key| kept.push((key, key)));
            return kept.done();
        }
        let mut table = Combining::new(3);
        (0..n).for_each(|key| table.push(0, (key, key), |value| value, |a, _| a));
        Piece::new(table.into_run(0, |value| value, |a, _| a), true)
    }

    /// Every record is in the partition and in the run of its key group, and the order within a run
    /// is kept.
    #[test]
    fn records_are_parted_by_the_groups_of_their_keys() {
        let scale = if cfg!(miri) { 1000 } else { 1 };
        for (n, distinct) in [(0, true), (10, true), (100_000 / scale, true), (100_000 / scale, false)] {
            for partitions in [1, 2, 3, 7] {
                let buckets = scatter(piece(n, distinct), partitions);
                assert_eq!(buckets.len(), partitions as usize);
                assert_eq!(buckets.iter().map(Piece::len).sum::<usize>() as u64, n);
                for (to, piece) in (0u32..).zip(buckets) {
                    assert_eq!(piece.distinct, distinct);
                    let many = distinct && partitions > 1 && n as usize >= 2 * RUN;
                    assert_eq!(piece.runs().len() > 1, many, "{n} {partitions}");
                    let n_runs = piece.runs().len() as u32;
                    for (at, run) in (0u32..).zip(piece.into_runs()) {
                        let n = run.len();
                        let entries: Vec<_> = run.into_iter().collect();
                        assert_eq!(entries.len(), n);
                        assert!(entries.is_sorted_by_key(|entry| entry.key));
                        for entry in entries {
                            assert_eq!(entry.value, entry.key);
                            let group = key_group(&entry.key, &mut Arena::default());
                            assert_eq!((group % partitions, group * n_runs / KEY_GROUPS), (to, at));
                        }
                    }
                }
            }
        }
    }

    /// Pieces with few runs can be merged with pieces that have many.
    #[test]
    fn a_piece_is_parted_further_as_it_would_have_been_at_once() {
        let n = if cfg!(miri) { 100 } else { 100_000 };
        let keys = |runs: Vec<Run<u64, u64>>| {
            runs.into_iter().map(|run| run.into_iter().map(|e| e.key).collect()).collect::<Vec<Vec<_>>>()
        };
        let at_once = keys(piece(n, true).parted(RUNS_MAX));
        let two = Piece::of_runs(piece(n, true).parted(2), true);
        assert_eq!(keys(two.parted(RUNS_MAX)), at_once);
    }
}
