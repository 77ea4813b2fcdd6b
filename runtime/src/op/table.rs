//! The hash table behind keyed operators.
//!
//! Entries stand in the order in which their keys were first seen, so that the order of keyed output depends on the
//! data alone: not on capacities, threads or earlier batches. The index holds entry numbers beside 32 bits of the
//! hash; hashes are kept, so growing and merging never hash a key again.

use crate::{record::Key, shuffle::Entry};
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Key to value, in order of first sight.
#[derive(Debug)]
pub struct Table<K, V> {
    entries: Vec<Entry<K, V>>,
    index: HashTable<Place>,
    hasher: foldhash::fast::FixedState,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    tag: u32,
    at: u32,
}

/// hashbrown uses the lowest and the topmost bits; the tag takes others.
fn tag(hash: u64) -> u32 {
    (hash >> 20) as u32
}

impl<K: Key, V> Table<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Table {
            entries: Vec::new(),
            index: HashTable::new(),
            hasher: foldhash::fast::FixedState::with_seed(seed),
        }
    }

    /// A table of entries whose keys are known to be distinct: no key is compared.
    #[must_use]
    pub fn of_distinct(entries: Vec<Entry<K, V>>) -> Self {
        let mut table = Table { index: HashTable::with_capacity(entries.len()), ..Table::new(0) };
        for (at, entry) in (0..).zip(&entries) {
            let place = Place { tag: tag(entry.hash), at };
            table.index.insert_unique(entry.hash, place, |place| entries[place.at as usize].hash);
        }
        table.entries = entries;
        table
    }

    /// The hash that this table gives to `key`.
    #[inline(always)]
    pub fn hash(&self, key: &K) -> u64 {
        self.hasher.hash_one(key)
    }

    /// Calls `update` with the value of `key`, or adds the key with `value`.
    #[inline(always)]
    pub fn upsert(&mut self, hash: u64, key: K, value: V, update: impl FnOnce(&mut V, V)) {
        let entries = &mut self.entries;
        let tag = tag(hash);
        let found = self.index.find(hash, |place| place.tag == tag && entries[place.at as usize].key == key);
        match found {
            Some(place) => update(&mut entries[place.at as usize].value, value),
            None => {
                let at = u32::try_from(entries.len()).expect("a partition has fewer than 4 G keys");
                entries.push(Entry { hash, key, value });
                self.index.insert_unique(hash, Place { tag, at }, |place| entries[place.at as usize].hash);
            }
        }
    }

    /// The number of the entry of `key`, which is added with `value` if it is new.
    pub fn entry(&mut self, hash: u64, key: K, value: impl FnOnce() -> V) -> usize {
        match self.find(hash, &key) {
            Some(at) => at,
            None => {
                let at = self.entries.len();
                self.upsert(hash, key, value(), |_, _| ());
                at
            }
        }
    }

    /// The number of the entry of `key`.
    pub fn find(&self, hash: u64, key: &K) -> Option<usize> {
        let tag = tag(hash);
        let same = |place: &Place| place.tag == tag && self.entries[place.at as usize].key == *key;
        self.index.find(hash, same).map(|place| place.at as usize)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, in order of first sight.
    pub fn entries(&self) -> &[Entry<K, V>] {
        &self.entries
    }

    /// As [`Table::entries`], to change values.
    pub fn entries_mut(&mut self) -> &mut [Entry<K, V>] {
        &mut self.entries
    }

    /// The entries, in order of first sight.
    pub fn into_entries(self) -> Vec<Entry<K, V>> {
        self.entries
    }
}
