//! The hash table behind keyed operators.
//!
//! Entries stand in the order in which their keys were first seen, so that the order of keyed
//! output depends on the data alone: not on capacities, threads or earlier batches. The index is an
//! open-addressed list of slots, each with bits of the hash and the number of the entry. An entry
//! has the code of its key ([`crate::record::Code`]): for short keys equal codes are equal keys, so
//! that the bytes of the key are never looked at again; codes are kept, so growing and merging
//! never hash a key again.
//!
//! While there are [few](Table::is_few) keys, all of it is in the caches of a core, and the
//! shortest way through a look-up is the best ([`Table::update`]). Records for a table of many keys
//! go through [`Waiting`](super::Waiting).

use super::{
    agreement::{Agreement, assert_same},
    prefetch,
    slots::Slots,
};
use crate::{
    kernel::Entry,
    record::{Code, Coder, Key, Spread, are_keys_checked},
};
use std::vec;

/// Key to value, in order of first sight.
#[derive(Debug)]
pub struct Table<K, V> {
    /// what a look-up reads; apart from the keys, so that twice as many are in a cache line
    coded: Vec<Coded<V>>,
    /// as many as there are coded
    keys: Vec<K>,
    /// at least twice as many slots as there are keys
    slots: Slots,
    coder: Coder,
    spread: Spread,
    /// none unless keys are checked, and of a type that has to be
    agreement: Option<Box<Agreement>>,
}

/// What is compared first, and what is found, side by side.
#[derive(Debug)]
#[repr(C)]
struct Coded<V> {
    code: Code,
    value: V,
}

const SLOTS_MIN: usize = 256;

/// Up to so many keys, at most every fourth slot is taken: memory is no matter then, and an entry
/// that is not in the first slot of its hash is a branch that the core guesses wrong.
const SPARSE: usize = 1 << 12;

/// With more keys than this, records wait for each other: from here on codes and values alone are
/// more than the second cache of a core.
const FEW: usize = 1 << 15;

/// What records do to the values of their keys; it is told the number of the key.
pub(crate) trait Update<V, W> {
    /// Makes the value of a key that is new and will have the next number; if there is none, the
    /// key is left out.
    fn first(&mut self, number: usize, value: W) -> Option<V>;
    /// Changes the value of a key that is there.
    fn next(&mut self, number: usize, so_far: &mut V, value: W);
}

impl<K: Key, V> Table<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Table::with_room(seed, SLOTS_MIN / 4, Slots::few(SLOTS_MIN))
    }

    /// With room for `n_entries`.
    fn with_room(seed: u64, n_entries: usize, slots: Slots) -> Self {
        Table {
            coded: Vec::with_capacity(n_entries),
            keys: Vec::with_capacity(n_entries),
            slots,
            coder: Coder::new(seed),
            spread: Spread::new(seed),
            agreement: (K::TO_CHECK && are_keys_checked()).then(Box::default),
        }
    }

    /// Of entries whose keys are all different, with room for `n_entries`.
    pub(crate) fn of_distinct(
        seed: u64,
        entries: impl Iterator<Item = Entry<K, V>>,
        n_entries: usize,
    ) -> Self {
        let mut table = Table::with_room(seed, n_entries, Slots::few(0));
        for Entry { code, value, key } in entries {
            table.note_new(&key);
            table.coded.push(Coded { code, value });
            table.keys.push(key);
        }
        table.place(table.len(), 4);
        table
    }

    /// The code that this table gives to `key`.
    #[inline(always)]
    pub fn code(&self, key: &K) -> Code {
        self.coder.code(key)
    }

    /// Whether it is so small that looking up one key after the other is the fastest.
    #[inline(always)]
    pub(crate) fn is_few(&self) -> bool {
        self.slots.is_few()
    }

    /// The entry of `code` will soon be looked up.
    #[inline(always)]
    pub(crate) fn expect(&self, code: Code) {
        if !self.is_few() {
            self.slots.expect(self.spread.hash(code));
        }
    }

    /// Gives what `entry` has to the value of its key.
    #[inline(always)]
    pub(crate) fn update<W>(&mut self, entry: Entry<K, W>, update: &mut impl Update<V, W>) {
        let Entry { code, value, key } = entry;
        let hash = self.spread.hash(code);
        let number = self.slots.near(hash);
        if let Some(coded) = self.coded.get_mut(number)
            && coded.code == code
            && (code.is_exact() || self.keys[number].is_same(&key))
        {
            if K::TO_CHECK && self.agreement.is_some() {
                assert_same(&self.keys[number], &key);
            }
            return update.next(number, &mut coded.value, value);
        }
        match self.find_far(hash, code, &key) {
            Ok(number) => update.next(number, &mut self.coded[number].value, value),
            Err(slot) => self.begin(slot, hash, Entry { code, value, key }, update),
        }
    }

    // out of the way of a loop that seldom needs it
    #[inline(never)]
    fn find_far(&self, hash: u64, code: Code, key: &K) -> Result<usize, usize> {
        self.probe(hash, code, key)
    }

    /// A key that is new.
    #[inline(never)]
    fn begin<W>(&mut self, slot: usize, hash: u64, entry: Entry<K, W>, update: &mut impl Update<V, W>) {
        let Entry { code, value, key } = entry;
        if let Some(value) = update.first(self.len(), value) {
            self.add(slot, hash, Entry { code, key, value });
        }
    }

    /// The number of the entry that a key with this code most likely has; what will be read there
    /// is prefetched.
    #[inline(always)]
    pub(crate) fn foresee(&self, code: Code) -> usize {
        let number = self.slots.likely(self.spread.hash(code));
        if let Some(coded) = self.coded.get(number) {
            prefetch(coded);
            if !code.is_exact() {
                prefetch(&self.keys[number]);
            }
        }
        number
    }

    /// [`Table::update`] where the number of the entry was [foreseen](Table::foresee).
    #[inline(always)]
    pub(crate) fn update_at<W>(&mut self, number: usize, entry: Entry<K, W>, update: &mut impl Update<V, W>) {
        let Entry { code, value, key } = entry;
        if let Some(coded) = self.coded.get_mut(number)
            && coded.code == code
            && (code.is_exact() || self.keys[number].is_same(&key))
        {
            if K::TO_CHECK && self.agreement.is_some() {
                assert_same(&self.keys[number], &key);
            }
            return update.next(number, &mut coded.value, value);
        }
        let hash = self.spread.hash(code);
        match self.probe(hash, code, &key) {
            Ok(number) => update.next(number, &mut self.coded[number].value, value),
            Err(slot) => {
                if let Some(value) = update.first(self.len(), value) {
                    self.add(slot, hash, Entry { code, value, key });
                }
            }
        }
    }

    /// The number of the entry of `key`, which is added with `value` if it is new.
    pub fn entry(&mut self, code: Code, key: K, value: impl FnOnce() -> V) -> usize {
        let hash = self.spread.hash(code);
        self.probe(hash, code, &key)
            .unwrap_or_else(|slot| self.add(slot, hash, Entry { code, key, value: value() }))
    }

    /// The number of the entry of `key`.
    pub fn find(&self, code: Code, key: &K) -> Option<usize> {
        self.probe(self.spread.hash(code), code, key).ok()
    }

    /// The entry of a key, or the slot where it belongs. There is always a free slot.
    #[inline(always)]
    fn probe(&self, hash: u64, code: Code, key: &K) -> Result<usize, usize> {
        self.slots.probe(hash, |number| {
            let coded = self.coded.get(number);
            let same = coded.is_some_and(|coded| {
                coded.code == code && (code.is_exact() || self.keys[number].is_same(key))
            });
            if K::TO_CHECK && same && self.agreement.is_some() {
                assert_same(&self.keys[number], key);
            }
            same
        })
    }

    /// Gives the number of the entry.
    #[inline]
    fn add(&mut self, slot: usize, hash: u64, entry: Entry<K, V>) -> usize {
        let number = self.coded.len();
        assert!(number < u32::MAX as usize, "a partition has fewer than 4 G keys");
        let Entry { code, value, key } = entry;
        self.note_new(&key);
        self.coded.push(Coded { code, value });
        self.keys.push(key);
        if self.is_full(self.coded.len()) {
            self.grow();
        } else {
            self.slots.take(slot, hash, number);
        }
        number
    }

    /// A key is about to be added, because no key of the table is the same.
    #[inline(always)]
    fn note_new(&mut self, key: &K) {
        if K::TO_CHECK
            && let Some(agreement) = &mut self.agreement
        {
            agreement.add(&self.keys, key);
        }
    }

    #[inline(always)]
    fn is_full(&self, n_keys: usize) -> bool {
        n_keys * (if n_keys <= SPARSE { 4 } else { 2 }) > self.slots.len() || n_keys > FEW && self.is_few()
    }

    /// Four times the slots at a time, so that entries are placed again less often than they are
    /// copied.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let n_keys = self.coded.len();
        self.place(n_keys, if n_keys <= 2 * SPARSE { 8 } else { 4 });
    }

    /// A new index with that many slots a key.
    fn place(&mut self, n_keys: usize, slots_a_key: usize) {
        let n_slots = (n_keys * slots_a_key).next_power_of_two().max(SLOTS_MIN);
        // the old one goes first
        self.slots = Slots::few(0);
        self.slots = if n_keys <= FEW { Slots::few(n_slots) } else { Slots::new(n_slots) };
        self.slots.place(self.coded.iter().map(|coded| self.spread.hash(coded.code)).enumerate());
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys, in order of first sight: the number of an entry is its place.
    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    /// The code of the entry with this number.
    pub(crate) fn code_of(&self, number: usize) -> Code {
        self.coded[number].code
    }

    /// The codes, in the same order.
    pub(crate) fn codes(&self) -> impl ExactSizeIterator<Item = Code> + Clone {
        self.coded.iter().map(|coded| coded.code)
    }

    /// The values, in the same order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.coded.iter().map(|coded| &coded.value)
    }

    /// The value of the entry with this number.
    pub fn value(&self, number: usize) -> &V {
        &self.coded[number].value
    }

    /// As [`Table::value`], to change it.
    pub fn value_mut(&mut self, number: usize) -> &mut V {
        &mut self.coded[number].value
    }

    /// The entries, in order of first sight.
    pub fn into_entries(self) -> Entries<K, V> {
        Entries { coded: self.coded.into_iter(), keys: self.keys.into_iter() }
    }

    /// The keys, in order of first sight.
    pub fn into_keys(self) -> Vec<K> {
        self.keys
    }
}

impl<K, V> Table<K, V> {
    /// All values, to change them.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.coded.iter_mut().map(|coded| &mut coded.value)
    }
}

/// The entries of a table, in order of first sight.
#[derive(Debug)]
pub struct Entries<K, V> {
    coded: vec::IntoIter<Coded<V>>,
    keys: vec::IntoIter<K>,
}

impl<K, V> Entries<K, V> {
    /// Those that are left.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (Code, &K, &V)> {
        let coded = self.coded.as_slice().iter();
        coded.zip(self.keys.as_slice()).map(|(coded, key)| (coded.code, key, &coded.value))
    }

    /// The codes of those that are left.
    pub(crate) fn codes(&self) -> impl ExactSizeIterator<Item = Code> {
        self.coded.as_slice().iter().map(|coded| coded.code)
    }
}

impl<K, V> Iterator for Entries<K, V> {
    type Item = Entry<K, V>;

    #[inline]
    fn next(&mut self) -> Option<Entry<K, V>> {
        let Coded { code, value } = self.coded.next()?;
        self.keys.next().map(|key| Entry { code, value, key })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<K, V> ExactSizeIterator for Entries<K, V> {}

#[cfg(test)]
mod tests {
    use super::{Entry, FEW, Table, Update};
    use crate::{env::Rng, record::Code};
    use std::collections::BTreeMap;

    /// A sum of what comes.
    struct Sum;

    impl Update<u64, u64> for Sum {
        fn first(&mut self, _: usize, n: u64) -> Option<u64> {
            Some(n)
        }
        fn next(&mut self, _: usize, so_far: &mut u64, n: u64) {
            *so_far += n;
        }
    }

    fn entry(table: &Table<u64, u64>, key: u64) -> Entry<u64, u64> {
        Entry { code: table.code(&key), key, value: 1 }
    }

    /// In order of first sight.
    #[test]
    fn counts_as_a_map_does_however_many_keys_there_are() {
        // an interpreter checks memory, for which some growing of the table is enough
        let n_records = if cfg!(miri) { 300 } else { 120_000 };
        for n_keys in [1, 2, 50, 5_000, 100_000] {
            let (mut rng, mut table, mut naive) = (Rng::new(n_keys), Table::new(1), BTreeMap::new());
            let mut order = Vec::new();
            for _ in 0..n_records {
                let key = rng.below(n_keys);
                let n = naive.entry(key).or_insert(0);
                if *n == 0 {
                    order.push(key);
                }
                *n += 1;
                table.update(entry(&table, key), &mut Sum);
            }
            assert_eq!(table.is_few(), table.len() <= FEW);
            assert_eq!(table.keys(), order);
            assert!(table.values().zip(&order).all(|(n, key)| naive[key] == *n));
            assert!(order.iter().all(|key| table.find(table.code(key), key).is_some()));
            assert_eq!(table.find(table.code(&u64::MAX), &u64::MAX), None);
        }
    }

    /// Keys whose hashes are all the same are still told apart.
    #[test]
    fn equal_hashes_are_told_apart() {
        let mut table = Table::new(0);
        for key in (0..200u64).chain(0..200) {
            table.update(Entry { code: Code::hashed(42), key, value: 1 }, &mut Sum);
        }
        assert_eq!(table.len(), 200);
        assert!(table.values().all(|n| *n == 2));
    }

    /// Keys of all lengths, and a table that begins with entries.
    #[test]
    fn text_is_counted_as_by_a_map_whether_short_or_long() {
        let mut rng = Rng::new(9);
        let words: Vec<String> = (0..if cfg!(miri) { 600 } else { 6_000 })
            .map(|_| "abcdefghijklmnopqrst"[..rng.below(20) as usize].repeat(rng.below(3) as usize))
            .collect();
        let mut naive: BTreeMap<&str, u64> = BTreeMap::new();
        let mut table: Table<&str, u64> = Table::new(3);
        for word in &words {
            *naive.entry(word).or_default() += 1;
            let entry = Entry { code: table.code(&word.as_str()), key: word.as_str(), value: 1 };
            table.update(entry, &mut Sum);
        }
        let entries: Vec<_> = table.into_entries().collect();
        let mut twice = Table::of_distinct(3, entries.iter().cloned(), entries.len());
        for entry in &entries {
            twice.update(entry.clone(), &mut Sum);
        }
        assert_eq!((entries.len(), twice.len()), (naive.len(), naive.len()));
        assert!(entries.iter().all(|e| naive[e.key] == e.value));
        assert!(twice.into_entries().all(|e| naive[e.key] * 2 == e.value));
    }

    /// However few they are.
    #[test]
    fn entries_that_a_table_begins_with_are_found() {
        for n in [0, 1, 15, 16, 17, 33] {
            let made = Table::<u64, u64>::new(1);
            let mut table = Table::of_distinct(1, (0..n).map(|key| entry(&made, key)), 0);
            for key in 0..n {
                table.update(entry(&made, key), &mut Sum);
            }
            assert_eq!(table.len() as u64, n);
            assert!(table.values().all(|n| *n == 2));
        }
    }

    #[test]
    fn a_table_that_begins_with_some_becomes_one_of_many_as_any_other() {
        let n = if cfg!(miri) { 100 } else { FEW as u64 * 5 / 4 };
        let made = Table::<u64, u64>::new(1);
        let mut table = Table::of_distinct(1, (0..n * 3 / 5).map(|key| entry(&made, key)), 0);
        for key in 0..n {
            table.update(entry(&made, key), &mut Sum);
            assert_eq!(table.is_few(), table.len() <= FEW);
        }
    }
}
