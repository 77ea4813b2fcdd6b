//! The hash table behind keyed operators.
//!
//! Entries stand in the order in which their keys were first seen, so that the order of keyed output depends on the
//! data alone: not on capacities, threads or earlier batches. The index is an open-addressed list of slots with 32 bits
//! of the hash and the number of the entry; hashes are kept, so growing and merging never hash a key again.
//!
//! A look-up waits for memory up to three times, one after the other: slot, entry, bytes of the key. [`Table::upsert_all`]
//! takes many records and does each of these steps for all of them before the next, so that the waits overlap
//! (group prefetching: Chen, Ailamaki, Gibbons, Mowry, "Improving hash join performance through prefetching", ICDE'04, with
//! plain loads in place of prefetch instructions).

use crate::{record::Key, shuffle::Entry};
use std::hash::BuildHasher;

/// Key to value, in order of first sight.
#[derive(Debug)]
pub struct Table<K, V> {
    entries: Vec<Entry<K, V>>,
    /// A power of two, at least twice as many as there are entries.
    slots: Vec<Slot>,
    hasher: foldhash::fast::FixedState,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    /// the number of the entry, or [`FREE`]
    at: u32,
}

const FREE: Slot = Slot { tag: 0, at: u32::MAX };
const SLOTS_MIN: usize = 64;

/// How many records [`Table::upsert_all`] handles at a time: enough to overlap what a core can have in flight, few
/// enough to stay in its first cache.
pub(crate) const GROUP: usize = 32;

fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl<K: Key, V> Table<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let hasher = foldhash::fast::FixedState::with_seed(seed);
        Table { entries: Vec::new(), slots: vec![FREE; SLOTS_MIN], hasher }
    }

    /// The hash that this table gives to `key`.
    #[inline(always)]
    pub fn hash(&self, key: &K) -> u64 {
        self.hasher.hash_one(key)
    }

    /// Calls `update` with the value of the entry's key, or adds the entry.
    #[inline]
    pub fn upsert(&mut self, entry: Entry<K, V>, update: impl FnOnce(&mut V, V)) {
        self.reserve(1);
        match self.probe(entry.hash, &entry.key) {
            Ok(at) => update(&mut self.entries[at].value, entry.value),
            Err(slot) => self.add(slot, entry),
        }
    }

    /// [`Table::upsert`] for at most [`GROUP`] entries, in order; leaves `group` empty.
    pub(crate) fn upsert_all(&mut self, group: &mut Vec<Entry<K, V>>, mut update: impl FnMut(&mut V, V)) {
        debug_assert!(group.len() <= GROUP);
        self.reserve(group.len());
        let mask = self.slots.len() - 1;
        let mut first = [FREE; GROUP];
        for (slot, entry) in first.iter_mut().zip(&*group) {
            *slot = self.slots[entry.hash as usize & mask];
        }
        // almost always the first slot is the right one: then its entry has the same hash
        let mut likely = [false; GROUP];
        for ((likely, slot), entry) in likely.iter_mut().zip(&first).zip(&*group) {
            *likely = self.entries.get(slot.at as usize).is_some_and(|found| found.hash == entry.hash);
        }
        for ((likely, slot), entry) in likely.into_iter().zip(first).zip(group.drain(..)) {
            if likely && self.entries[slot.at as usize].key == entry.key {
                update(&mut self.entries[slot.at as usize].value, entry.value);
            } else {
                match self.probe(entry.hash, &entry.key) {
                    Ok(at) => update(&mut self.entries[at].value, entry.value),
                    Err(slot) => self.add(slot, entry),
                }
            }
        }
    }

    /// The number of the entry of `key`, which is added with `value` if it is new.
    pub fn entry(&mut self, hash: u64, key: K, value: impl FnOnce() -> V) -> usize {
        self.reserve(1);
        self.probe(hash, &key).unwrap_or_else(|slot| {
            self.add(slot, Entry { hash, key, value: value() });
            self.entries.len() - 1
        })
    }

    /// The number of the entry of `key`.
    pub fn find(&self, hash: u64, key: &K) -> Option<usize> {
        self.probe(hash, key).ok()
    }

    /// The entry of a key, or the slot where it belongs. There is always a free slot.
    #[inline]
    fn probe(&self, hash: u64, key: &K) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let tag = tag(hash);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.at == FREE.at {
                return Err(at);
            }
            if slot.tag == tag && self.entries[slot.at as usize].key == *key {
                return Ok(slot.at as usize);
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, slot: usize, entry: Entry<K, V>) {
        let at = u32::try_from(self.entries.len()).ok().filter(|at| *at != FREE.at);
        self.slots[slot] =
            Slot { tag: tag(entry.hash), at: at.expect("a partition has fewer than 4 G keys") };
        self.entries.push(entry);
    }

    /// Room for `more` new keys.
    #[inline]
    fn reserve(&mut self, more: usize) {
        if (self.entries.len() + more) * 2 > self.slots.len() {
            self.grow(more);
        }
    }

    /// Four times the slots at a time, so that entries are placed again less often than they are copied.
    #[cold]
    fn grow(&mut self, more: usize) {
        let n_slots = ((self.entries.len() + more) * 4).next_power_of_two().max(SLOTS_MIN);
        self.slots.clear();
        self.slots.resize(n_slots, FREE);
        let mask = n_slots - 1;
        for (number, entry) in (0..).zip(&self.entries) {
            let mut at = entry.hash as usize & mask;
            while self.slots[at].at != FREE.at {
                at = (at + 1) & mask;
            }
            self.slots[at] = Slot { tag: tag(entry.hash), at: number };
        }
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

#[cfg(test)]
mod tests {
    use super::{Entry, GROUP, Table};
    use std::collections::BTreeMap;

    /// Numbers that look random.
    fn numbers(seed: u64, n: usize) -> impl Iterator<Item = u64> {
        let step =
            |x: &u64| Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        std::iter::successors(Some(seed), step).skip(1).map(|x| x >> 33).take(n)
    }

    fn entry(table: &Table<u64, u64>, key: u64) -> Entry<u64, u64> {
        Entry { hash: table.hash(&key), key, value: 1 }
    }

    /// One by one, in groups, and a sorted map count the same; and the order is that of first sight.
    #[test]
    fn counts_as_a_map_does_in_order_of_first_sight() {
        // an interpreter checks memory, for which some growing of the table is enough
        let n_records = if cfg!(miri) { 300 } else { 20_000 };
        for n_keys in [1u64, 2, 50, 5_000] {
            let keys: Vec<u64> = numbers(n_keys, n_records).map(|x| x % n_keys).collect();
            let (mut single, mut grouped) = (Table::new(1), Table::new(1));
            let mut waiting = Vec::new();
            let mut naive = BTreeMap::new();
            let mut order = Vec::new();
            for key in keys {
                naive.entry(key).and_modify(|n| *n += 1).or_insert_with(|| {
                    order.push(key);
                    1
                });
                let one = entry(&single, key);
                single.upsert(one.clone(), |n, more| *n += more);
                waiting.push(one);
                if waiting.len() == GROUP {
                    grouped.upsert_all(&mut waiting, |n, more| *n += more);
                }
            }
            grouped.upsert_all(&mut waiting, |n, more| *n += more);
            for table in [single, grouped] {
                assert_eq!(table.len(), naive.len());
                assert_eq!(table.entries().iter().map(|e| e.key).collect::<Vec<_>>(), order);
                assert!(table.entries().iter().all(|e| naive[&e.key] == e.value));
                assert!(order.iter().all(|key| table.find(table.hash(key), key).is_some()));
                assert_eq!(table.find(table.hash(&u64::MAX), &u64::MAX), None);
            }
        }
    }

    /// Keys whose hashes are all the same are still told apart.
    #[test]
    fn equal_hashes_are_told_apart() {
        let mut table = Table::new(0);
        let n_keys = if cfg!(miri) { 40 } else { 200 };
        for key in (0..n_keys).chain(0..n_keys) {
            table.upsert(Entry { hash: 42, key, value: 1 }, |n: &mut u64, more| *n += more);
        }
        assert_eq!(table.len() as u64, n_keys);
        assert!(table.entries().iter().all(|e| e.value == 2));
    }

    #[test]
    fn an_update_sees_the_values_in_the_order_in_which_they_came() {
        let mut table = Table::new(0);
        let mut group: Vec<_> =
            ["a", "b", "c"].map(|text| Entry { hash: 7, key: 1u64, value: text.to_owned() }).into();
        table.upsert_all(&mut group, |so_far, more| so_far.push_str(&more));
        assert_eq!(table.entries()[0].value, "abc");
        assert!(group.is_empty());
    }
}
