//! Keyed records on their way to the partition of their key.

use crate::record::{Arena, Code, Key, group_of};

/// A keyed record with the code of its key, which travels along so that nobody makes it again.
// in this order: a table looks at the first two, which are together half a cache line for small values
#[derive(Clone, Debug)]
#[repr(C)]
pub struct Entry<K, V> {
    /// What stands for `key` in tables; not what places it (that is [`key_group`](crate::record::key_group)).
    pub code: Code,
    /// The value.
    pub value: V,
    /// The key.
    pub key: K,
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
        let to = group_of(&entry.key, entry.code, &mut scratch) % partitions;
        buckets[to as usize].entries.push(entry);
    }
    buckets
}
