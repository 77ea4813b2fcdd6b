//! Records on their way into a table of many keys, which wait for each other so that their waits
//! for memory overlap.
//!
//! A look-up waits for memory up to three times, one after the other: slot, entry, bytes of a long
//! key. Here a record asks for its slot when it comes. When a group is full, each of its records
//! reads its slot and asks for the entry, and in the same step one of the group before, whose entry
//! is there by now, is taken. So memory has something to do all the time and never too much at once
//! (software-pipelined prefetching: Chen, Ailamaki, Gibbons, Mowry, "Improving hash join
//! performance through prefetching", ICDE'04).
//!
//! Records are taken in the order in which they came, up to two groups later.

use super::{Table, Update};
use crate::{
    kernel::Entry,
    record::{Code, Key},
};

/// How many records are a group: enough to overlap what a core can have in flight, few enough to
/// stay in its first cache.
pub(crate) const GROUP: usize = 32;

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Waiting<K, W> {
    came: Vec<Entry<K, W>>,
    /// the group before
    ready: Vec<Entry<K, W>>,
    /// where its entries most likely are
    places: [usize; GROUP],
}

impl<K: Key, W> Waiting<K, W> {
    /// None yet, and room only when one comes: most tables have few keys.
    pub(crate) fn new() -> Self {
        Waiting { came: Vec::new(), ready: Vec::new(), places: [0; GROUP] }
    }

    /// None yet, with room for all.
    pub(crate) fn with_room() -> Self {
        Waiting { came: Vec::with_capacity(GROUP), ready: Vec::with_capacity(GROUP), places: [0; GROUP] }
    }

    /// Takes one more, which will be looked up in `table`. Whether the group is full: then it is
    /// [turned](Waiting::turn).
    #[inline(always)]
    #[must_use]
    pub(crate) fn push<V>(&mut self, table: &Table<K, V>, code: Code, key: K, value: W) -> bool {
        table.expect(code);
        self.came.push(Entry { code, value, key });
        self.came.len() == GROUP
    }

    /// Updates the group before, and prepares this one.
    #[inline(always)]
    pub(crate) fn advance<V>(&mut self, table: &mut Table<K, V>, update: &mut impl Update<V, W>) {
        let mut ready = self.ready.drain(..);
        for (place, next) in self.places.iter_mut().zip(&self.came) {
            let here = std::mem::replace(place, table.foresee(next.code));
            if let Some(entry) = ready.next() {
                table.update_at(here, entry, update);
            }
        }
        for (entry, place) in ready.zip(&self.places[self.came.len()..]) {
            table.update_at(*place, entry, update);
        }
        std::mem::swap(&mut self.came, &mut self.ready);
    }

    /// Updates all that wait.
    #[inline]
    pub(crate) fn finish<V>(&mut self, table: &mut Table<K, V>, update: &mut impl Update<V, W>) {
        self.advance(table, update);
        self.advance(table, update);
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUP, Waiting};
    use crate::{
        env::Rng,
        kernel::{Table, Update},
        record::Code,
    };
    use std::collections::BTreeMap;

    /// Lists of what comes; nothing of keys that are new unless `add`.
    struct Listed {
        add: bool,
    }

    impl Update<Vec<u32>, u32> for Listed {
        fn first(&mut self, _: usize, one: u32) -> Option<Vec<u32>> {
            self.add.then(|| vec![one])
        }
        fn next(&mut self, _: usize, all: &mut Vec<u32>, one: u32) {
            all.push(one);
        }
    }

    /// What each key has to say, one after the other, in order of first sight of the keys.
    fn told(
        records: impl IntoIterator<Item = (u64, u32)>,
        code: impl Fn(&Table<u64, Vec<u32>>, u64) -> Code,
        add: bool,
        mut table: Table<u64, Vec<u32>>,
    ) -> Vec<(u64, Vec<u32>)> {
        let mut waiting = Waiting::new();
        for (key, one) in records {
            if waiting.push(&table, code(&table, key), key, one) {
                waiting.advance(&mut table, &mut Listed { add });
            }
        }
        waiting.finish(&mut table, &mut Listed { add });
        table.into_entries().map(|entry| (entry.key, entry.value)).collect()
    }

    fn naive(records: impl IntoIterator<Item = (u64, u32)>) -> Vec<(u64, Vec<u32>)> {
        let (mut numbers, mut all) = (BTreeMap::new(), Vec::<(u64, Vec<u32>)>::new());
        for (key, one) in records {
            let number = *numbers.entry(key).or_insert(all.len());
            if number == all.len() {
                all.push((key, Vec::new()));
            }
            all[number].1.push(one);
        }
        all
    }

    /// Few keys and many, fewer records than a group and many more, good codes and codes that are
    /// all the same.
    #[test]
    fn every_record_reaches_its_key_in_its_turn() {
        let most = if cfg!(miri) { 3 * GROUP } else { 150_000 };
        let n_records = [0, 1, GROUP - 1, GROUP, GROUP + 1, 2 * GROUP, 3 * GROUP + 5, most];
        for (n_keys, n_records) in [1, 40, 100_000].into_iter().flat_map(|k| n_records.map(|n| (k, n))) {
            let mut rng = Rng::new(n_keys);
            let records: Vec<_> = (0..n_records as u32).map(|i| (rng.below(n_keys), i)).collect();
            let code = |table: &Table<_, _>, key| table.code(&key);
            assert_eq!(told(records.clone(), code, true, Table::new(1)), naive(records.clone()));
            if n_keys <= 40 || n_records <= 1000 {
                let same = |_: &Table<_, _>, _| Code::hashed(42);
                assert_eq!(told(records.clone(), same, true, Table::new(1)), naive(records));
            }
        }
    }

    #[test]
    fn what_is_new_is_left_out_where_nothing_is_added() {
        let mut table = Table::new(1);
        let n = if cfg!(miri) { 100 } else { 1000 };
        for key in 0..n {
            table.entry(table.code(&key), key, Vec::new);
        }
        let code = |table: &Table<_, _>, key| table.code(&key);
        let told = told((0..3 * n).map(|i| (3 * n - i, i as u32)), code, false, table);
        let right = (0..n).map(|key| (key, if key == 0 { vec![] } else { vec![(3 * n - key) as u32] }));
        assert_eq!(told, right.collect::<Vec<_>>());
    }
}
