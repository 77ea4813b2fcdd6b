//! One value for each key, combined before the shuffle and merged after it (Spark row PD-02).

use super::{Combining, Entry, Pair, Piece, Run, kept};
use crate::record::Key;

/// The combine: the values of a key are folded by the closure that merges them later.
#[derive(Debug)]
pub struct Combine<K, V>(Combining<K, V, V>);

impl<K: Key, V> Combine<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Combine(Combining::new(seed))
    }

    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(&mut self, op: u32, record: P, f: impl Fn(V, V) -> V) {
        self.0.push(op, record, first, f);
    }
}

impl<K, V> Combine<K, V> {
    /// The combined pairs, in order of first sight.
    // the bound stands here, not on the impl: a key that is none is reported once
    pub fn done(self, op: u32, f: impl Fn(V, V) -> V) -> Piece<K, V>
    where
        K: Key,
    {
        let run = self.0.into_run(op, first, f);
        kept(run.len());
        Piece::new(run, true)
    }
}

/// What the first value of a key is folded to.
#[inline(always)]
fn first<V>(value: V) -> V {
    value
}

/// Merges what came for one partition, in the order of the source partitions. Nothing is hashed
/// again, and a single combined piece is passed on as it is. `seed` is the batch's. Keys are in
/// order of first sight; those of pieces with several runs, run by run.
pub fn merge<K: Key, V>(
    op: u32,
    seed: u64,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = (K, V)> {
    merged(op, seed, pieces, f).map(|entry| (entry.key, entry.value))
}

/// [`merge`], with the codes of the keys.
pub(crate) fn merged<K: Key, V>(
    op: u32,
    seed: u64,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = Entry<K, V>> {
    let n_runs = pieces.iter().map(|piece| piece.runs().len()).max().unwrap_or(0);
    let runs_of = |piece: Piece<K, V>| (piece.distinct, piece.parted(n_runs).into_iter());
    let mut pieces: Vec<_> = pieces.into_iter().map(runs_of).collect();
    // run by run, as they are asked for: what is merged is still in the caches of the core when it
    // is read
    (0..n_runs).flat_map(move |_| {
        let next = pieces.iter_mut().filter_map(|(distinct, runs)| Some((*distinct, runs.next()?)));
        merge_runs(op, seed, next.filter(|(_, run)| !run.is_empty()).collect(), &f)
    })
}

/// Merges runs with the same keys; with each, whether its keys are all different.
fn merge_runs<K: Key, V>(
    op: u32,
    seed: u64,
    runs: Vec<(bool, Run<K, V>)>,
    f: impl Fn(V, V) -> V,
) -> Run<K, V> {
    let n_records = runs.iter().map(|(_, run)| run.len()).sum();
    let is_single = runs.len() == 1;
    let mut runs = runs.into_iter().peekable();
    // what is distinct already is a table but for its index
    let mut all = match runs.next_if(|(distinct, _)| *distinct) {
        Some((_, only)) if is_single => return only,
        Some((_, begun)) => Combining::of_distinct(seed, begun.into_iter(), n_records),
        None => Combining::new(seed),
    };
    for (_, run) in runs {
        for entry in run {
            all.add(op, entry, first, &f);
        }
    }
    all.into_run(op, first, f)
}
