//! Keyed records on their way to the partition of their key.

use crate::record::{Arena, Key, key_group};

/// A keyed record with the hash of its key, which travels along so that nobody hashes again.
#[derive(Clone, Debug)]
pub struct Entry<K, V> {
    /// The seeded table hash of `key`; not what places it (that is [`key_group`]).
    pub hash: u64,
    /// The key.
    pub key: K,
    /// The value.
    pub value: V,
}

/// Keyed records of one source partition for one target partition.
#[derive(Clone, Debug)]
pub struct Piece<K, V> {
    /// In the order in which they were first seen.
    pub entries: Vec<Entry<K, V>>,
    /// Whether every key stands once: they went through a combine.
    pub distinct: bool,
}

/// A piece for each target partition.
pub type Buckets<K, V> = Vec<Piece<K, V>>;

/// Parts entries by the partition of their key: key group mod `partitions`. With one partition nothing is moved.
pub fn scatter<K: Key, V>(entries: Vec<Entry<K, V>>, distinct: bool, partitions: u32) -> Buckets<K, V> {
    if partitions <= 1 {
        return vec![Piece { entries, distinct }];
    }
    let share = entries.len() / partitions as usize;
    let piece = || Piece { entries: Vec::with_capacity(share + share / 8), distinct };
    let mut buckets: Buckets<K, V> = (0..partitions).map(|_| piece()).collect();
    let mut scratch = Arena::default();
    for entry in entries {
        let to = key_group(&entry.key, &mut scratch) % partitions;
        buckets[to as usize].entries.push(entry);
    }
    buckets
}
