//! `join_table`: each value of a key with each row of that key in a table.

use crate::{
    cx::BatchCx,
    kernel::Pair,
    lookup::{Finder, KeysLike, TableKey, Version},
    record::{Arena, Key, Record, Stored},
};
use std::{fmt, slice};

/// A pair with a row of a table.
type Found<P, R> = (<P as Pair>::Key, (<P as Pair>::Value, R));

/// Looks up the records of one partition in one version of a table: that of the batch.
pub struct Lookup<'e, K, V> {
    version: &'e Version<K, V>,
    finder: Finder,
}

impl<'e, K: Stored, V: Stored> Lookup<'e, K, V> {
    /// In the version of the batch.
    #[must_use]
    pub fn new(cx: &BatchCx<'e>, table: TableKey<K, V>) -> Self {
        let version = cx.table(table);
        Lookup { version, finder: version.finder() }
    }

    /// The pair with each of its rows; nothing if there is none.
    #[inline]
    pub fn join<P>(&mut self, record: P) -> impl Iterator<Item = Found<P, V::View<'e>>> + use<'e, K, V, P>
    where
        P: Pair<Key: Key + Record<Owned: KeysLike<K>> + Clone, Value: Clone>,
    {
        // a row is there: no record stays alone
        self.matches(record, false).filter_map(|(key, (value, row))| Some((key, (value, row?))))
    }

    /// The pair with each of its rows; with `None` if there is none.
    #[inline]
    pub fn outer_join<P>(
        &mut self,
        record: P,
    ) -> impl Iterator<Item = Found<P, Option<V::View<'e>>>> + use<'e, K, V, P>
    where
        P: Pair<Key: Key + Record<Owned: KeysLike<K>> + Clone, Value: Clone>,
    {
        self.matches(record, true)
    }

    #[inline]
    fn matches<P>(&mut self, record: P, alone: bool) -> Matches<'e, P::Key, P::Value, V>
    where
        P: Pair<Key: Key + Record<Owned: KeysLike<K>>>,
    {
        let (key, value) = record.split();
        let (rows, arena) = self.version.find(&key, &mut self.finder);
        let record = (alone || !rows.is_empty()).then_some((key, value));
        Matches { record, rows: rows.iter(), arena }
    }
}

impl<K, V> fmt::Debug for Lookup<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lookup")
    }
}

/// The last row gets the record itself, the others a clone.
struct Matches<'e, Q, P, V> {
    /// none when it was given out
    record: Option<(Q, P)>,
    rows: slice::Iter<'e, V>,
    arena: &'e Arena,
}

impl<'e, Q: Clone, P: Clone, V: Stored> Iterator for Matches<'e, Q, P, V> {
    type Item = (Q, (P, Option<V::View<'e>>));

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next().map(|row| row.view(self.arena));
        let (key, value) = if self.rows.len() == 0 { self.record.take()? } else { self.record.clone()? };
        Some((key, (value, row)))
    }
}
