//! The hash table behind keyed operators.
//!
//! Entries stand in the order in which their keys were first seen, so that the order of keyed output depends on the
//! data alone: not on capacities, threads or earlier batches. The index is an open-addressed list of slots, each with bits
//! of the hash and the number of the entry. An entry has the code of its key ([`crate::record::Code`]): for short keys
//! equal codes are equal keys, so that the bytes of the key are never looked at again; codes are kept, so
//! growing and merging never hash a key again.
//!
//! While there are [few](Table::is_few) keys, all of it is in the caches of a core, and the shortest way through a look-up is the best. A look-up in
//! a table of many keys waits for memory up to three times, one after the other: slot, entry, bytes of a long key. [`Table::update_all`]
//! takes many records and does each of these steps for all of them before the next, so that the waits overlap
//! (group prefetching: Chen, Ailamaki, Gibbons, Mowry, "Improving hash join performance through prefetching", ICDE'04).

use super::{
    prefetch,
    slots::{Narrow, Slot, Slots},
};
use crate::{
    record::{Code, Coder, Key, Spread},
    shuffle::Entry,
};
use std::hint::select_unpredictable;

/// Key to value, in order of first sight.
#[derive(Debug)]
pub struct Table<K, V> {
    entries: Vec<Entry<K, V>>,
    index: Index,
    coder: Coder,
    spread: Spread,
}

/// Where entries are: a power of two of slots, at least twice as many as there are entries.
#[derive(Debug)]
enum Index {
    Few(Vec<Narrow>),
    Many(Slots),
}

const SLOTS_MIN: usize = 256;

/// Up to so many keys, at most every fourth slot is taken: memory is no matter then, and an entry that is not in the first slot of its hash
/// is a branch that the core guesses wrong.
const SPARSE: usize = 1 << 12;

/// With more keys than this, slots are wide and records wait for each other. Half of the numbers that a narrow slot can have: from
/// here on the entries alone are more than the second cache of a core.
const FEW: usize = 1 << 15;
const _: () = assert!(FEW <= Narrow::NUMBERS);

/// How many records [`Table::update_all`] handles at a time: enough to overlap what a core can have in flight, few
/// enough to stay in its first cache.
pub(crate) const GROUP: usize = 32;

impl<K: Key, V> Table<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let index = Index::Few(vec![Narrow::FREE; SLOTS_MIN]);
        Table { entries: Vec::new(), index, coder: Coder::new(seed), spread: Spread::new(seed) }
    }

    /// Of entries whose keys are all different.
    pub(crate) fn of_distinct(entries: Vec<Entry<K, V>>) -> Self {
        let mut table = Table { entries, ..Table::new(0) };
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
        matches!(self.index, Index::Few(_))
    }

    /// The entry of `code` will soon be looked up.
    #[inline(always)]
    pub(crate) fn expect(&self, code: Code) {
        if let Index::Many(slots) = &self.index {
            let slots = slots.words();
            prefetch(&slots[self.spread.hash(code) as usize & (slots.len() - 1)]);
        }
    }

    /// Calls `found` with the value of the entry's key and with what `entry` has for it. A key that is new is added first.
    #[inline(always)]
    pub(crate) fn update<W>(&mut self, entry: Entry<K, W>, found: impl FnOnce(&mut V, W))
    where
        V: Default,
    {
        let Entry { code, value, key } = entry;
        let hash = self.spread.hash(code);
        let number = match self.probe(hash, code, &key) {
            Ok(number) => number,
            Err(slot) => self.add_apart(slot, hash, Entry { code, key, value: V::default() }),
        };
        found(&mut self.entries[number].value, value);
    }

    /// [`Table::update`] for at most [`GROUP`] entries, in order, that were [expected](Table::expect); leaves `group` empty. `found` is also
    /// told the code and the number of each key. A key that is new is added if `add`, else left out.
    #[inline]
    pub(crate) fn update_all<W>(
        &mut self,
        group: &mut Vec<Entry<K, W>>,
        add: bool,
        mut found: impl FnMut(Code, usize, &mut V, W),
    ) where
        V: Default,
    {
        if add {
            self.reserve(group.len());
        }
        let (hashes, numbers) = self.foresee(group);
        for ((mut number, hash), Entry { code, value, key }) in
            numbers.into_iter().zip(hashes).zip(group.drain(..))
        {
            if !self.entries.get(number).is_some_and(|entry| entry.is(code, &key)) {
                number = match self.probe(hash, code, &key) {
                    Ok(number) => number,
                    Err(_) if !add => continue,
                    Err(slot) => self.add(slot, hash, Entry { code, key, value: V::default() }),
                };
            }
            found(code, number, &mut self.entries[number].value, value);
        }
    }

    /// The first steps of a look-up for a group: for each entry its hash and the number that it most likely has. The
    /// entries there are prefetched.
    #[inline(always)]
    fn foresee<W>(&self, group: &[Entry<K, W>]) -> ([u64; GROUP], [usize; GROUP]) {
        debug_assert!(group.len() <= GROUP);
        let mut hashes = [0; GROUP];
        for (hash, entry) in hashes.iter_mut().zip(group) {
            *hash = self.spread.hash(entry.code);
        }
        let hashed = &hashes[..group.len()];
        let numbers = match &self.index {
            Index::Few(slots) => foresee(slots, hashed, &self.entries),
            Index::Many(slots) => foresee(slots.words(), hashed, &self.entries),
        };
        (hashes, numbers)
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
        match &self.index {
            Index::Few(slots) => probe_near(slots, hash, code, key, &self.entries),
            Index::Many(slots) => probe(slots.words(), hash, code, key, &self.entries),
        }
    }

    /// Gives the number of the entry.
    #[inline]
    fn add(&mut self, slot: usize, hash: u64, entry: Entry<K, V>) -> usize {
        let number = self.entries.len();
        assert!(number < u32::MAX as usize, "a partition has fewer than 4 G keys");
        self.entries.push(entry);
        if self.index.is_full(self.entries.len()) {
            self.grow(0);
        } else {
            match &mut self.index {
                Index::Few(slots) => slots[slot] = Slot::new(hash, number),
                Index::Many(slots) => slots.words_mut()[slot] = Slot::new(hash, number),
            }
        }
        number
    }

    /// [`Table::add`] out of the way of a loop that seldom needs it.
    #[inline(never)]
    fn add_apart(&mut self, slot: usize, hash: u64, entry: Entry<K, V>) -> usize {
        self.add(slot, hash, entry)
    }

    /// Room for `more` new keys, so that slots stay where they are.
    #[inline]
    fn reserve(&mut self, more: usize) {
        if self.index.is_full(self.entries.len() + more) {
            self.grow(more);
        }
    }

    /// Four times the slots at a time, so that entries are placed again less often than they are copied.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, more: usize) {
        let n_keys = self.entries.len() + more;
        self.place(n_keys, if n_keys <= 2 * SPARSE { 8 } else { 4 });
    }

    /// A new index with that many slots a key.
    fn place(&mut self, n_keys: usize, slots_a_key: usize) {
        let n_slots = (n_keys * slots_a_key).next_power_of_two().max(SLOTS_MIN);
        let hashes = self.entries.iter().map(|entry| self.spread.hash(entry.code));
        // the old one goes first
        self.index = Index::Few(Vec::new());
        if n_keys <= FEW {
            let mut slots = vec![Narrow::FREE; n_slots];
            place(&mut slots, hashes);
            self.index = Index::Few(slots);
        } else {
            let mut slots = Slots::new(n_slots);
            place(slots.words_mut(), hashes);
            self.index = Index::Many(slots);
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

impl Index {
    #[inline(always)]
    fn is_full(&self, n_keys: usize) -> bool {
        match self {
            Index::Few(slots) if n_keys <= SPARSE => n_keys * 4 > slots.len(),
            Index::Few(slots) => n_keys * 2 > slots.len(),
            Index::Many(slots) => n_keys * 2 > slots.words().len(),
        }
    }
}

impl<K: Key, V> Entry<K, V> {
    /// Whether it has this key.
    #[inline(always)]
    pub(crate) fn is(&self, code: Code, key: &K) -> bool {
        self.code == code && (code.is_exact() || self.key == *key)
    }
}

/// [`probe`] where entries are near: it looks at one that may be any other before it looks at slots one by one.
#[inline(always)]
fn probe_near<K: Key, V>(
    slots: &[impl Slot],
    hash: u64,
    code: Code,
    key: &K,
    entries: &[Entry<K, V>],
) -> Result<usize, usize> {
    let mask = slots.len() - 1;
    let at = hash as usize & mask;
    // most that are not in the first slot are in the second; to select is not to branch, and so cannot be guessed wrong
    let (first, second) = (slots[at], slots[(at + 1) & mask]);
    let likely = select_unpredictable(first.fits(hash), first, second).number();
    if entries.get(likely).is_some_and(|entry| entry.is(code, key)) {
        return Ok(likely);
    }
    probe(slots, hash, code, key, entries)
}

/// The entry of a key, or the slot where it belongs.
#[inline(always)]
fn probe<K: Key, V>(
    slots: &[impl Slot],
    hash: u64,
    code: Code,
    key: &K,
    entries: &[Entry<K, V>],
) -> Result<usize, usize> {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    loop {
        let slot = slots[at];
        if slot.may_be(hash) {
            if entries.get(slot.number()).is_some_and(|entry| entry.is(code, key)) {
                return Ok(slot.number());
            }
        } else if slot.is_free() {
            return Err(at);
        }
        at = (at + 1) & mask;
    }
}

/// The numbers that keys with these hashes most likely have. The entries there are prefetched.
#[inline(always)]
fn foresee<E>(slots: &[impl Slot], hashes: &[u64], entries: &[E]) -> [usize; GROUP] {
    let mut numbers = [usize::MAX; GROUP];
    let mask = slots.len() - 1;
    for (number, hash) in numbers.iter_mut().zip(hashes) {
        let mut at = *hash as usize & mask;
        let mut slot = slots[at];
        // the first one whose bits fit is the right one, or the key is new
        while !slot.is_free() && !slot.may_be(*hash) {
            at = (at + 1) & mask;
            slot = slots[at];
        }
        *number = slot.number();
        if let Some(entry) = entries.get(*number) {
            prefetch(entry);
        }
    }
    numbers
}

/// Places entries in free slots, by their hashes.
fn place<S: Slot>(slots: &mut [S], hashes: impl Iterator<Item = u64>) {
    let mask = slots.len() - 1;
    for (number, hash) in hashes.enumerate() {
        let mut at = hash as usize & mask;
        while !slots[at].is_free() {
            at = (at + 1) & mask;
        }
        slots[at] = S::new(hash, number);
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, FEW, GROUP, Table};
    use crate::record::{Code, Key, Record};
    use std::collections::BTreeMap;

    /// Numbers that look random.
    fn numbers(seed: u64, n: usize) -> impl Iterator<Item = u64> {
        let step =
            |x: &u64| Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        std::iter::successors(Some(seed), step).skip(1).map(|x| x >> 33).take(n)
    }

    /// Adds what a group has.
    fn add_all<K: Key>(table: &mut Table<K, u64>, group: &mut Vec<Entry<K, u64>>) {
        table.update_all(group, true, |_, _, n, more| *n += more);
    }

    fn entry(table: &Table<u64, u64>, key: u64) -> Entry<u64, u64> {
        Entry { code: table.code(&key), key, value: 1 }
    }

    /// One by one, in groups, and a sorted map count the same; and the order is that of first sight.
    #[test]
    fn counts_as_a_map_does_in_order_of_first_sight() {
        // an interpreter checks memory, for which some growing of the table is enough
        let n_records = if cfg!(miri) { 300 } else { 120_000 };
        for n_keys in [1u64, 2, 50, 5_000, 100_000] {
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
                single.update(one.clone(), |n, more| *n += more);
                waiting.push(one);
                if waiting.len() == GROUP {
                    add_all(&mut grouped, &mut waiting);
                }
            }
            add_all(&mut grouped, &mut waiting);
            assert_eq!(single.is_few(), single.len() <= FEW);
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
            table.update(Entry { code: Code::hashed(42), key, value: 1 }, |n: &mut u64, more| *n += more);
        }
        let mut group: Vec<_> =
            (190..210u64).map(|key| Entry { code: Code::hashed(42), key, value: 0 }).collect();
        add_all(&mut table, &mut group);
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
        table.update_all(&mut group, true, |_, _, so_far: &mut String, more: String| so_far.push_str(&more));
        assert_eq!(table.entries()[0].value, "abc");
        assert!(group.is_empty());
    }

    /// Keys of all lengths, at once and after each other, and a table that begins with entries.
    #[test]
    fn text_is_counted_as_by_a_map_whether_short_or_long() {
        let words: Vec<String> = numbers(9, if cfg!(miri) { 600 } else { 6_000 })
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
            add_all(&mut table, &mut group);
        }
        let mut twice = Table::of_distinct(table.entries().to_vec());
        for entry in table.entries() {
            twice.update(entry.clone(), |n, more| *n += more);
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
                table.update(entry(&made, key), |n, more| *n += more);
            }
            assert_eq!(table.len() as u64, n);
            assert!(table.entries().iter().all(|e| e.value == 2));
        }
    }
}
