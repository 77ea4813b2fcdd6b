//! A window of keyed values: a [`Directory`] of the keys, and a [`Window`] over their numbers.

use super::{
    Directory, Form, Id, Shape, Shared, Slides, Turn, Window,
    arrivals::Arrivals,
    directory::{Keys, NEW},
};
use crate::{
    kernel::Entry,
    record::{In, Key, Record, Stored},
    state::Versioned,
};
use std::fmt;

/// The state of a keyed window in one partition.
pub struct Keyed<K, S, F> {
    directory: Directory<K>,
    window: Window<S, F>,
    arrivals: Arrivals<S>,
    /// the numbers of the keys of a batch
    found: Vec<Id>,
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
        Keyed { directory, window, arrivals: Arrivals::default(), found: Vec::new() }
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
        let Keyed { directory, window, arrivals, found } = self;
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
