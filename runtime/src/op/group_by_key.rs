//! `group_by_key`: all values of each key (Spark row PD-01).

use crate::{
    kernel::Table,
    record::{Group, Key},
    shuffle::{Entry, Piece},
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

impl<V> Values<V> {
    /// The values of the key with number `key`.
    pub(super) fn of(&self, key: usize) -> Group<'_, V> {
        Group::live(&self.values[self.starts[key]..self.starts[key + 1]])
    }
}

impl<K: Key, V> Grouped<K, V> {
    /// Groups what came for one partition. Values keep the order in which they came, keys that of first sight.
    #[must_use]
    pub fn new(pieces: Vec<Piece<K, V>>) -> Self {
        let n = pieces.iter().map(|piece| piece.entries.len()).sum();
        let mut keys: Table<K, usize> = Table::new(0);
        let mut of_value = Vec::with_capacity(n);
        let mut values = Vec::with_capacity(n);
        for entry in pieces.into_iter().flat_map(|piece| piece.entries) {
            let key = keys.entry(entry.code, entry.key, || 0);
            keys.entries_mut()[key].value += 1;
            of_value.push(key);
            values.push(Some(entry.value));
        }
        let mut starts = Vec::with_capacity(keys.len() + 1);
        let mut next = 0;
        for entry in keys.entries() {
            starts.push(next);
            next += entry.value;
        }
        starts.push(next);
        // a counting sort: every value has its own place, so the second list is filled without gaps
        let mut place = starts.clone();
        let mut sorted: Vec<Option<V>> = Vec::new();
        sorted.resize_with(n, || None);
        for (key, value) in of_value.into_iter().zip(values) {
            sorted[place[key]] = value;
            place[key] += 1;
        }
        Grouped { keys, values: Values { starts, values: sorted.into_iter().flatten().collect() } }
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
    pub(super) fn into_groups(self) -> (Vec<Entry<K, usize>>, Vec<V>)
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
        self.keys.entries().iter().enumerate().map(|(i, entry)| (entry.key.clone(), self.values.of(i)))
    }
}
