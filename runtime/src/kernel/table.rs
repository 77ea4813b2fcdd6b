//! The hash table behind keyed operators.
//!
//! Entries stand in the order in which their keys were first seen, so that the order of keyed output depends on the
//! data alone: not on capacities, threads or earlier batches. The index is an open-addressed list of slots with 32 bits
//! of the hash and the number of the entry. An entry has the code of its key ([`crate::record::Code`]): for short keys
//! equal codes are equal keys, so that the bytes of the key are never looked at again; codes are kept, so
//! growing and merging never hash a key again.
//!
//! A look-up waits for memory up to three times, one after the other: slot, entry, bytes of a long key. [`Table::upsert_all`]
//! takes many records and does each of these steps for all of them before the next, so that the waits overlap
//! (group prefetching: Chen, Ailamaki, Gibbons, Mowry, "Improving hash join performance through prefetching", ICDE'04).

use super::{
    prefetch,
    slots::{Slots, Word},
};
use crate::{
    record::{Code, Coder, Key},
    shuffle::Entry,
};

/// Key to value, in order of first sight.
#[derive(Debug)]
pub struct Table<K, V> {
    entries: Vec<Entry<K, V>>,
    /// A power of two, at least twice as many as there are entries.
    slots: Slots,
    coder: Coder,
    seed: u64,
}

/// A place in the index: 32 bits of the hash, and the number of the entry plus one; 0 when it is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot(u64);

impl Slot {
    const FREE: Slot = Slot(0);

    #[inline(always)]
    fn new(hash: u64, number: usize) -> Slot {
        Slot(hash >> 32 << 32 | (number as u64 + 1))
    }
    #[inline(always)]
    fn read(word: Word) -> Slot {
        Slot(u64::from_le_bytes(word))
    }
    #[inline(always)]
    fn word(self) -> Word {
        self.0.to_le_bytes()
    }
    /// Whether it is taken by an entry with these upper bits of the hash.
    #[inline(always)]
    fn may_be(self, hash: u64) -> bool {
        (self.0 ^ hash) >> 32 == 0 && self != Slot::FREE
    }
    /// The number of its entry.
    #[inline(always)]
    fn number(self) -> usize {
        (self.0 as u32).wrapping_sub(1) as usize
    }
}

const SLOTS_MIN: usize = 64;

/// How many records [`Table::upsert_all`] handles at a time: enough to overlap what a core can have in flight, few
/// enough to stay in its first cache.
pub(crate) const GROUP: usize = 32;

impl<K: Key, V> Table<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Table { entries: Vec::new(), slots: Slots::new(SLOTS_MIN), coder: Coder::new(seed), seed }
    }

    /// Of entries whose keys are all different.
    pub(crate) fn of_distinct(entries: Vec<Entry<K, V>>) -> Self {
        let mut table = Table { entries, ..Table::new(0) };
        table.grow(0);
        table
    }

    /// The code that this table gives to `key`.
    #[inline(always)]
    pub fn code(&self, key: &K) -> Code {
        self.coder.code(key)
    }

    /// The entry of `code` will soon be looked up.
    #[inline(always)]
    pub(crate) fn expect(&self, code: Code) {
        let slots = self.slots.words();
        prefetch(&slots[code.spread(self.seed) as usize & (slots.len() - 1)]);
    }

    /// Calls `update` with the value of the entry's key, or adds the entry.
    #[inline]
    pub fn upsert(&mut self, entry: Entry<K, V>, update: impl FnOnce(&mut V, V)) {
        self.reserve(1);
        let hash = entry.code.spread(self.seed);
        match self.probe(hash, entry.code, &entry.key) {
            Ok(at) => update(&mut self.entries[at].value, entry.value),
            Err(slot) => self.add(slot, hash, entry),
        }
    }

    /// [`Table::upsert`] for at most [`GROUP`] entries, in order, that were [expected](Table::expect); leaves `group` empty. `again`
    /// hears of most keys that were there already, with the numbers of their entries.
    #[inline]
    pub(crate) fn upsert_all(
        &mut self,
        group: &mut Vec<Entry<K, V>>,
        mut update: impl FnMut(&mut V, V),
        mut again: impl FnMut(Code, usize),
    ) {
        self.reserve(group.len());
        let (hashes, found) = self.foresee(group);
        for ((slot, hash), entry) in found.into_iter().zip(hashes).zip(group.drain(..)) {
            if let Some(found) = self.entries.get_mut(slot.number())
                && found.code == entry.code
                && (entry.code.is_exact() || found.key == entry.key)
            {
                update(&mut found.value, entry.value);
                again(entry.code, slot.number());
                continue;
            }
            match self.probe(hash, entry.code, &entry.key) {
                Ok(at) => update(&mut self.entries[at].value, entry.value),
                Err(slot) => self.add(slot, hash, entry),
            }
        }
    }

    /// Calls `found` with the number of the entry of each key, with its value, and with what `group` has for the key: for
    /// at most [`GROUP`] entries, in order, that were [expected](Table::expect); leaves `group` empty. A key that is new is
    /// added if `add`, else left out.
    #[inline]
    pub(crate) fn number_all<W>(
        &mut self,
        group: &mut Vec<Entry<K, W>>,
        add: bool,
        mut found: impl FnMut(usize, &mut V, W),
    ) where
        V: Default,
    {
        if add {
            self.reserve(group.len());
        }
        let (hashes, slots) = self.foresee(group);
        for ((slot, hash), Entry { code, value, key }) in slots.into_iter().zip(hashes).zip(group.drain(..)) {
            let mut number = slot.number();
            let is_it = |entry: &Entry<K, V>| entry.code == code && (code.is_exact() || entry.key == key);
            if !self.entries.get(number).is_some_and(is_it) {
                number = match self.probe(hash, code, &key) {
                    Ok(number) => number,
                    Err(_) if !add => continue,
                    Err(slot) => {
                        self.add(slot, hash, Entry { code, key, value: V::default() });
                        self.entries.len() - 1
                    }
                };
            }
            found(number, &mut self.entries[number].value, value);
        }
    }

    /// The first steps of a look-up for a group: for each entry its hash and the slot that it most likely has. The
    /// entries there are prefetched.
    #[inline(always)]
    fn foresee<W>(&self, group: &[Entry<K, W>]) -> ([u64; GROUP], [Slot; GROUP]) {
        debug_assert!(group.len() <= GROUP);
        let mut hashes = [0; GROUP];
        let mut found = [Slot::FREE; GROUP];
        let slots = self.slots.words();
        let mask = slots.len() - 1;
        for ((hash, found), entry) in hashes.iter_mut().zip(&mut found).zip(group) {
            *hash = entry.code.spread(self.seed);
            let mut at = *hash as usize & mask;
            let mut slot = Slot::read(slots[at]);
            // the first one whose bits fit is the right one, or the key is new
            while slot != Slot::FREE && !slot.may_be(*hash) {
                at = (at + 1) & mask;
                slot = Slot::read(slots[at]);
            }
            if let Some(entry) = self.entries.get(slot.number()) {
                prefetch(entry);
            }
            *found = slot;
        }
        (hashes, found)
    }

    /// The number of the entry of `key`, which is added with `value` if it is new.
    pub fn entry(&mut self, code: Code, key: K, value: impl FnOnce() -> V) -> usize {
        self.reserve(1);
        let hash = code.spread(self.seed);
        self.probe(hash, code, &key).unwrap_or_else(|slot| {
            self.add(slot, hash, Entry { code, key, value: value() });
            self.entries.len() - 1
        })
    }

    /// The number of the entry of `key`.
    pub fn find(&self, code: Code, key: &K) -> Option<usize> {
        self.probe(code.spread(self.seed), code, key).ok()
    }

    /// The entry of a key, or the slot where it belongs. There is always a free slot.
    #[inline]
    fn probe(&self, hash: u64, code: Code, key: &K) -> Result<usize, usize> {
        let slots = self.slots.words();
        let mask = slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = Slot::read(slots[at]);
            if slot == Slot::FREE {
                return Err(at);
            }
            if slot.may_be(hash) {
                let found = &self.entries[slot.number()];
                if found.code == code && (code.is_exact() || found.key == *key) {
                    return Ok(slot.number());
                }
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn add(&mut self, slot: usize, hash: u64, entry: Entry<K, V>) {
        let number = self.entries.len();
        assert!(number < u32::MAX as usize, "a partition has fewer than 4 G keys");
        self.slots.words_mut()[slot] = Slot::new(hash, number).word();
        self.entries.push(entry);
    }

    /// Room for `more` new keys.
    #[inline]
    fn reserve(&mut self, more: usize) {
        if (self.entries.len() + more) * 2 > self.slots.words().len() {
            self.grow(more);
        }
    }

    /// Four times the slots at a time, so that entries are placed again less often than they are copied.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, more: usize) {
        let n_slots = ((self.entries.len() + more) * 4).next_power_of_two().max(SLOTS_MIN);
        // the old ones go first
        self.slots = Slots::new(0);
        self.slots = Slots::new(n_slots);
        let slots = self.slots.words_mut();
        let mask = n_slots - 1;
        for (number, entry) in self.entries.iter().enumerate() {
            let hash = entry.code.spread(self.seed);
            let mut at = hash as usize & mask;
            while Slot::read(slots[at]) != Slot::FREE {
                at = (at + 1) & mask;
            }
            slots[at] = Slot::new(hash, number).word();
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
    use crate::record::{Code, Record};
    use std::collections::BTreeMap;

    /// Numbers that look random.
    fn numbers(seed: u64, n: usize) -> impl Iterator<Item = u64> {
        let step =
            |x: &u64| Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        std::iter::successors(Some(seed), step).skip(1).map(|x| x >> 33).take(n)
    }

    fn entry(table: &Table<u64, u64>, key: u64) -> Entry<u64, u64> {
        Entry { code: table.code(&key), key, value: 1 }
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
                    grouped.upsert_all(&mut waiting, |n, more| *n += more, |_, _| ());
                }
            }
            grouped.upsert_all(&mut waiting, |n, more| *n += more, |_, _| ());
            for table in [single, grouped] {
                assert_eq!(table.len(), naive.len());
                assert_eq!(table.entries().iter().map(|e| e.key).collect::<Vec<_>>(), order);
                assert!(table.entries().iter().all(|e| naive[&e.key] == e.value));
                assert!(order.iter().all(|key| table.find(table.code(key), key).is_some()));
                assert_eq!(table.find(table.code(&u64::MAX), &u64::MAX), None);
            }
        }
    }

    /// Keys whose hashes are all the same are still told apart.
    #[test]
    fn equal_hashes_are_told_apart() {
        let mut table = Table::new(0);
        for key in (0..200u64).chain(0..200) {
            table.upsert(Entry { code: Code::hashed(42), key, value: 1 }, |n: &mut u64, more| *n += more);
        }
        let mut group: Vec<_> =
            (190..210u64).map(|key| Entry { code: Code::hashed(42), key, value: 0 }).collect();
        table.upsert_all(&mut group, |n, more| *n += more, |_, _| ());
        assert_eq!(table.len(), 210);
        table.entries_mut().iter_mut().filter(|e| e.key >= 200).for_each(|e| e.value = 2);
        assert!(table.entries().iter().all(|e| e.value == 2));
    }

    #[test]
    fn an_update_sees_the_values_in_the_order_in_which_they_came() {
        let mut table = Table::new(0);
        let mut group: Vec<_> = ["a", "b", "c"]
            .map(|text| Entry { code: 1u64.code_short().expect("short"), key: 1u64, value: text.to_owned() })
            .into();
        table.upsert_all(&mut group, |so_far, more| so_far.push_str(&more), |_, _| ());
        assert_eq!(table.entries()[0].value, "abc");
        assert!(group.is_empty());
    }

    /// Keys of all lengths, at once and after each other, and a table that begins with entries.
    #[test]
    fn text_is_counted_as_by_a_map_whether_short_or_long() {
        let words: Vec<String> = numbers(9, 6_000)
            .map(|x| "abcdefghijklmnopqrst"[..(x % 20) as usize].repeat((x % 3) as usize))
            .collect();
        let mut naive: BTreeMap<&str, u64> = BTreeMap::new();
        words.iter().for_each(|word| *naive.entry(word).or_default() += 1);
        let mut table: Table<&str, u64> = Table::new(3);
        for group in words.chunks(GROUP) {
            let mut group = group
                .iter()
                .map(|key| Entry { code: table.code(&key.as_str()), key: key.as_str(), value: 1 })
                .collect();
            table.upsert_all(&mut group, |n, more| *n += more, |_, _| ());
        }
        let mut twice = Table::of_distinct(table.entries().to_vec());
        for entry in table.entries() {
            twice.upsert(entry.clone(), |n, more| *n += more);
        }
        assert_eq!((table.len(), twice.len()), (naive.len(), naive.len()));
        assert!(table.entries().iter().all(|e| naive[e.key] == e.value));
        assert!(twice.entries().iter().all(|e| naive[e.key] * 2 == e.value));
    }

    /// However few they are.
    #[test]
    fn entries_that_a_table_begins_with_are_found() {
        for n in [0, 1, 15, 16, 17, 33] {
            let made = Table::<u64, u64>::new(1);
            let mut table = Table::of_distinct((0..n).map(|key| entry(&made, key)).collect());
            for key in 0..n {
                table.upsert(entry(&made, key), |n, more| *n += more);
            }
            assert_eq!(table.len() as u64, n);
            assert!(table.entries().iter().all(|e| e.value == 2));
        }
    }
}
