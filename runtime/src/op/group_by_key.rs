//! `group_by_key`: all values of each key (Spark row PD-01).

use crate::{
    fault::OperatorGuard,
    kernel::{Entries, Piece, Table, Update, Waiting},
    record::{Group, Key},
};

/// The groups of one partition. Kept for the batch, so that a [`Group`] can be a borrow.
#[derive(Debug)]
pub struct Grouped<K, V> {
    pub(super) keys: Table<K, usize>,
    pub(super) values: Values<V>,
}

/// Values in the order of their keys.
#[derive(Debug)]
pub(super) struct Values<V> {
    /// where the values of a key begin; one more than there are keys
    starts: Vec<usize>,
    values: Vec<V>,
}

/// Values in the order in which they came, each with the number of its key.
pub(super) struct Unsorted<V> {
    values: Vec<V>,
    of_key: Vec<u32>,
}

impl<V> Unsorted<V> {
    /// Looks up the keys of all pieces in `keys`, and counts each value there. Keys that are new
    /// are added if `add`, else they are left out with their values.
    pub(super) fn new<K: Key, C: Default>(
        keys: &mut Table<K, C>,
        pieces: Vec<Piece<K, V>>,
        add: bool,
        count: impl Fn(&mut C),
    ) -> Self {
        let n = pieces.iter().map(|piece| piece.len()).sum();
        let all = Unsorted { values: Vec::with_capacity(n), of_key: Vec::with_capacity(n) };
        let mut taking = Taking { all, add, count };
        let mut waiting = Waiting::with_room();
        for run in pieces.into_iter().flat_map(Piece::into_runs) {
            for entry in run {
                if waiting.push(keys, entry.code, entry.key, entry.value) {
                    waiting.advance(keys, &mut taking);
                }
            }
        }
        waiting.finish(keys, &mut taking);
        taking.all
    }

    /// Sorts the values by the number of their key; `counts` says how many each key has. A counting
    /// sort, or nothing where they came in that order, as they do if no key comes twice.
    pub(super) fn sort(self, counts: impl Iterator<Item = usize>) -> Values<V> {
        let mut starts = Vec::with_capacity(counts.size_hint().0 + 1);
        let mut next = 0;
        for n in counts {
            starts.push(next);
            next += n;
        }
        starts.push(next);
        if self.of_key.is_sorted() {
            return Values { starts, values: self.values };
        }
        // every value has a place of its own, so the second list is filled without gaps
        let mut sorted: Vec<Option<V>> = Vec::new();
        sorted.resize_with(self.values.len(), || None);
        for (key, value) in self.of_key.into_iter().zip(self.values) {
            let place = &mut starts[key as usize];
            sorted[*place] = Some(value);
            *place += 1;
        }
        // each place is where the values of the next key begin by now
        starts.rotate_right(1);
        starts[0] = 0;
        // as long as it will be: of a flattened list nobody knows that
        let mut values = Vec::with_capacity(sorted.len());
        values.extend(sorted.into_iter().flatten());
        Values { starts, values }
    }
}

struct Taking<V, F> {
    all: Unsorted<V>,
    add: bool,
    count: F,
}

impl<C: Default, V, F: Fn(&mut C)> Update<C, V> for Taking<V, F> {
    #[inline(always)]
    fn first(&mut self, number: usize, value: V) -> Option<C> {
        self.add.then(|| {
            let mut counted = C::default();
            self.next(number, &mut counted, value);
            counted
        })
    }

    #[inline(always)]
    fn next(&mut self, number: usize, counted: &mut C, value: V) {
        (self.count)(counted);
        // a table has fewer than 4 G keys
        self.all.of_key.push(number as u32);
        self.all.values.push(value);
    }
}

impl<V> Values<V> {
    /// All values, key by key.
    pub(super) fn into_values(self) -> Vec<V> {
        self.values
    }

    /// The values of the key with number `key`.
    pub(super) fn of(&self, key: usize) -> Group<'_, V> {
        Group::live(&self.values[self.starts[key]..self.starts[key + 1]])
    }
}

impl<K: Key, V> Grouped<K, V> {
    /// Groups what came for one partition of the operator `op`. Values keep the order in which they
    /// came, keys that of first sight. `seed` is the batch's.
    #[must_use]
    pub fn new(op: u32, seed: u64, pieces: Vec<Piece<K, V>>) -> Self {
        let mut keys = Table::new(seed);
        // a key's own `Eq` is code of the user's
        let comparing = OperatorGuard(op);
        let values = Unsorted::new(&mut keys, pieces, true, |n| *n += 1);
        comparing.done();
        let values = values.sort(keys.values().copied());
        Grouped { keys, values }
    }
}

// without a bound on the impl: a key that is none is reported once
impl<K, V> Grouped<K, V> {
    /// How many keys there are.
    pub fn len(&self) -> usize
    where
        K: Key,
    {
        self.keys.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool
    where
        K: Key,
    {
        self.keys.is_empty()
    }

    /// The keys, each with how many values it has, and the values, in the order of the keys.
    pub(super) fn into_groups(self) -> (Entries<K, usize>, Vec<V>)
    where
        K: Key,
    {
        (self.keys.into_entries(), self.values.values)
    }

    /// Every key with its values, in order of first sight.
    pub fn iter(&self) -> impl Iterator<Item = (K, Group<'_, V>)>
    where
        K: Key + Clone,
    {
        self.keys.keys().iter().enumerate().map(|(i, key)| (key.clone(), self.values.of(i)))
    }
}

#[cfg(test)]
mod tests {
    use super::Grouped;
    use crate::kernel::KeepKeyed;

    /// Keys in order of first sight, values in the order in which they came: mixed, sorted already,
    /// all of one key, none.
    #[test]
    fn values_stand_with_their_keys() {
        let cases: [&[u64]; 6] = [&[1, 2, 1, 3, 2, 1], &[5, 5, 6], &[7, 7], &[9], &[2, 1, 2], &[]];
        for keys in cases {
            let mut kept = KeepKeyed::new(1);
            (0..).zip(keys).for_each(|(i, key)| kept.push((*key, i)));
            let mut naive: Vec<(u64, Vec<u32>)> = Vec::new();
            for (i, key) in (0..).zip(keys) {
                match naive.iter_mut().find(|(known, _)| known == key) {
                    Some((_, values)) => values.push(i),
                    None => naive.push((*key, vec![i])),
                }
            }
            let grouped = Grouped::new(0, 1, vec![kept.done()]);
            let got: Vec<_> = grouped.iter().map(|(key, values)| (key, values.iter().collect())).collect();
            assert_eq!(got, naive);
        }
    }
}
