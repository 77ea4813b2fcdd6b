//! A window of keyed values: a [`Directory`] of the keys, and a [`Window`] over their numbers.

use super::{
    Directory, Form, Id, LoadedColumns, Shape, Shared, Slides, Turn, Window,
    arrivals::Arrivals,
    directory::{Keys, Known, NEW},
    saved::Filling,
};
use crate::{
    kernel::Entry,
    record::{Arena, Coder, Corrupt, Cursor, In, Key, Record, Stored, group_of_hash, hash_of},
    segment::BlockSize,
    state::{Frozen, FrozenRows, Groups, SavedCell, SavedRow, Versioned, decode, refuse},
};
use std::fmt;

/// The state of a keyed window in one partition.
pub struct Keyed<K, S, F> {
    directory: Directory<K>,
    window: Window<S, F>,
    arrivals: Arrivals<S>,
    /// the numbers of the keys of a batch
    found: Vec<Id>,
    begun: bool,
}

/// Batch number `at` of a window.
#[derive(Clone, Copy, Debug)]
pub struct Tick {
    /// Of the window.
    pub shape: Shape,
    /// Counted from 1 in batches of the stream that is windowed.
    pub at: u64,
    /// Of the context.
    pub seed: u64,
}

/// What a keyed window gives out.
#[derive(Debug)]
pub enum Given<'s, K, S> {
    /// No window ends here.
    NotDue,
    /// A window.
    Due(Pairs<'s, K, S>),
}

/// The keys of a window with their values, by the numbers of the keys.
pub struct Pairs<'s, K, S> {
    keys: Keys<'s, K>,
    values: Option<&'s Shared<S>>,
    at: usize,
}

impl<K, S, F: Default> Default for Keyed<K, S, F> {
    fn default() -> Self {
        let (directory, window) = (Directory::default(), Window::default());
        Keyed { directory, window, arrivals: Arrivals::default(), found: Vec::new(), begun: false }
    }
}

impl<K, S, F> fmt::Debug for Keyed<K, S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyed({:?}, {:?})", self.directory, self.window)
    }
}

impl<K, S> fmt::Debug for Pairs<'_, K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pairs")
    }
}

impl<K: Stored, S: Stored, F: Form<S>> Keyed<K, S, F> {
    /// Before the first batch: what was saved. `seed` is the context's.
    pub(super) fn begin<'s, Q: Key + In<'s, Owned = K>>(&mut self, saved: Option<&'s SavedCell>, seed: u64) {
        if self.begun {
            return;
        }
        // aside until it is whole: what keys do of their own may panic
        let mut new = Keyed { begun: true, ..Keyed::default() };
        match saved.map_or(Ok(()), |saved| new.load::<Q>(saved, seed)) {
            Ok(()) => *self = new,
            Err(corrupt) => refuse(corrupt),
        }
    }

    /// A row is a key with the newest pane that has it and its values: in how many columns it has
    /// one, then each column with the value.
    fn load<'s, Q: Key + In<'s, Owned = K>>(
        &mut self,
        saved: &'s SavedCell,
        seed: u64,
    ) -> Result<(), Corrupt> {
        let mut parts = Vec::new();
        let mut first_pane = u64::MAX;
        for mut own in saved.own() {
            first_pane = first_pane.min(<u64 as Stored>::decode(&mut own)?);
            let n_columns = <u64 as Stored>::decode(&mut own)?;
            if n_columns > own.left() as u64 {
                return Err(Corrupt("a window has more columns than owners of them"));
            }
            let columns: Vec<Filling<S>> = (0..n_columns).map(|_| Filling::default()).collect();
            parts.push((columns, own));
        }
        let (coder, mut scratch) = (Coder::new(seed), Arena::default());
        self.directory.known = Known::new(seed);
        for SavedRow { part, number, row } in saved.rows()? {
            let id = number as Id;
            let key: Q = decode::<K>(row.key)?;
            let code = coder.code(&key);
            if hash_of(&key, code, &mut scratch) != row.hash {
                return Err(Corrupt(
                    "a key has another hash than when it was saved: its fields have changed",
                ));
            }
            let mut from = row.state.ok_or(Corrupt("a key of a window without values"))?;
            let newest = <u64 as Stored>::decode(&mut from)?;
            self.directory.known.put(id, code, row.hash, newest, key);
            for _ in 0..<u32 as Stored>::decode(&mut from)? {
                let at = <u32 as Stored>::decode(&mut from)? as usize;
                let column = parts[part].0.get_mut(at);
                column.ok_or(Corrupt("a window has a column that is not there"))?.read(id, &mut from)?;
            }
            if !from.is_empty() {
                return Err(Corrupt("a key has more values than columns"));
            }
        }
        self.directory.known.filled(if first_pane == u64::MAX { 0 } else { first_pane });
        parts.into_iter().try_for_each(|(columns, shape): (_, Cursor<'_>)| {
            let columns = columns.into_iter().map(Filling::done).collect();
            self.window.load(LoadedColumns { columns, shape, exact: saved.is_exact() })
        })
    }

    /// Takes in a batch, in which each key stands once; what `value` makes of its value is kept.
    pub fn take<'s, Q, V, W, C>(
        &'s mut self,
        tick: Tick,
        entries: Vec<Entry<Q, V>>,
        value: impl Fn(V) -> W,
        closures: &C,
    ) -> Given<'s, K, S>
    where
        Q: Key + In<'s, Owned = K>,
        W: Record<Owned = S>,
        F: Slides<S, C>,
    {
        let Keyed { directory, window, arrivals, found, .. } = self;
        let Tick { shape, at, seed } = tick;
        directory.settle(seed);
        let Directory { known, batch } = directory;
        let known = &*known;
        let pane = shape.pane(at);
        let column = pane.and_then(|pane| {
            let n = entries.len();
            known.find_all(&entries, found);
            let numbered = entries.into_iter().zip(&*found).map(|(entry, id)| {
                let Entry { code, key, value: came } = entry;
                (if *id == NEW { batch.add(known, code, key) } else { *id }, value(came))
            });
            let column = arrivals.column(window.pool(), numbered, || known.bound() + n)?;
            batch.came(&column.ids, pane.number);
            Some(column)
        });
        window.absorb(shape, at, column, closures);
        if let Some(pane) = pane {
            batch.keep_from(window.oldest().unwrap_or(pane.number).min(pane.number));
        }
        let batch = &*batch;
        batch.check_new(known);
        match window.turn(shape, at) {
            Turn::NotDue => Given::NotDue,
            Turn::Due(values) => Given::Due(Pairs { keys: Keys::new(known, batch), values, at: 0 }),
        }
    }
}

impl<K: Stored, S: Stored, F: Form<S>> Versioned for Keyed<K, S, F> {
    const FORMAT: u32 = 1;

    fn has_begun(&self) -> bool {
        self.begun
    }

    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen> {
        // what the last batch has noted; a seed matters to the next one only
        self.directory.settle(0);
        let (known, columns) = (&self.directory.known, self.window.columns());
        let mut rows = FrozenRows::new(BlockSize::Large, *groups == Groups::all());
        known.first_pane().encode(rows.own());
        (columns.columns.len() as u64).encode(rows.own());
        rows.own().bytes.extend_from_slice(&columns.shape.bytes);
        // by key, where its values are
        let mut places: Vec<Vec<(u32, u32)>> = vec![Vec::new(); known.bound()];
        for (at, column) in (0..).zip(&columns.columns) {
            (0..).zip(column.ids()).for_each(|(place, id)| places[*id as usize].push((at, place)));
        }
        for (id, hash, newest, key) in known.iter() {
            if !groups.contains(group_of_hash(hash)) {
                continue;
            }
            let places = &places[id as usize];
            let values = |out: &mut Arena| {
                newest.encode(out);
                (places.len() as u32).encode(out);
                for (at, place) in places {
                    at.encode(out);
                    columns.columns[*at as usize].at(*place as usize).encode(out);
                }
            };
            rows.push(hash, id as usize, key, Some(values), None);
        }
        Box::new(rows.sorted())
    }

    fn decide(&mut self, commit: bool) {
        self.directory.batch.decide(commit);
        self.window.decide(commit);
    }
}

impl<'s, K: Stored, S: Stored> Iterator for Pairs<'s, K, S> {
    type Item = (K::View<'s>, S::View<'s>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (id, value) = self.values?.get(self.at)?;
        self.at += 1;
        Some((self.keys.key(id), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.values.map_or(0, |values| values.len()) - self.at;
        (left, Some(left))
    }
}
