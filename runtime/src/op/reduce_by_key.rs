//! `reduce_by_key`: one value for each key (Spark row PD-02), combined before the shuffle and merged after it.

use super::{Pair, Table};
use crate::{
    exec::fault::Running,
    record::Key,
    shuffle::{Entry, Piece},
};

/// The combine: a table over the records of one partition.
#[derive(Debug)]
pub struct Combine<K, V>(Table<K, Option<V>>);

impl<K: Key, V> Combine<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Combine(Table::new(seed))
    }

    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(&mut self, op: u32, record: P, f: impl FnOnce(V, V) -> V) {
        let (key, value) = record.split();
        let hash = self.0.hash(&key);
        self.add(op, Entry { hash, key, value }, f);
    }

    #[inline(always)]
    fn add(&mut self, op: u32, entry: Entry<K, V>, f: impl FnOnce(V, V) -> V) {
        self.0.upsert(entry.hash, entry.key, Some(entry.value), |so_far, value| {
            // a slot is empty only while its value is in the closure
            if let (Some(a), Some(b)) = (so_far.take(), value) {
                let running = Running(op);
                *so_far = Some(f(a, b));
                running.done();
            }
        });
    }

    /// The combined pairs, in order of first sight.
    pub fn done(self) -> Piece<K, V> {
        let whole = |e: Entry<K, Option<V>>| e.value.map(|value| Entry { hash: e.hash, key: e.key, value });
        Piece { entries: self.0.into_entries().into_iter().filter_map(whole).collect(), distinct: true }
    }
}

/// Merges what came for one partition, in the order of the source partitions. Nothing is hashed again, and a
/// single combined piece is passed on as it is.
pub fn merge<K: Key, V>(
    op: u32,
    mut pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = (K, V)> {
    let entries = match (pieces.pop(), pieces.is_empty()) {
        (None, _) => Vec::new(),
        (Some(only), true) if only.distinct => only.entries,
        (Some(last), _) => {
            let mut all = Combine::new(0);
            for entry in pieces.into_iter().chain([last]).flat_map(|piece| piece.entries) {
                all.add(op, entry, &f);
            }
            all.done().entries
        }
    };
    entries.into_iter().map(|entry| (entry.key, entry.value))
}
