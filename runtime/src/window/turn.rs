//! A window as the state of an operator: takes the batches in one after another and gives out the
//! window when it is due.
//!
//! Invariants:
//! - A batch that did not come is empty. Whether it failed instead, so that windows which span it
//!   are not to be given out, is not known here: see [`super::run`].
//! - What a batch does is taken back if it is aborted or a closure panics.

use super::{Form, FrozenColumns, Gather, LoadedColumns, Pool, Shape, Shared, Slides};
use crate::{
    record::{Corrupt, Stored},
    segment::BlockSize,
    state::{Frozen, FrozenRows, Groups, SavedCell, Versioned, refuse},
};
use std::fmt;

/// The panes of a window and its aggregate, in one partition.
pub struct Window<S, F> {
    pool: Pool<S>,
    open: Gather<Shared<S>>,
    form: F,
    /// what was given out, while records borrow from it
    given: Option<Shared<S>>,
    begun: bool,
}

/// What there is to give out after a batch.
#[derive(Debug)]
pub enum Turn<'s, S> {
    /// No window ends here.
    NotDue,
    /// A window; none if there is no record in it.
    Due(Option<&'s Shared<S>>),
}

impl<S, F: Default> Default for Window<S, F> {
    fn default() -> Self {
        Window {
            pool: Pool::default(),
            open: Gather::default(),
            form: F::default(),
            given: None,
            begun: false,
        }
    }
}

impl<S, F> fmt::Debug for Window<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Window")
    }
}

impl<S: Stored, F: Form<S>> Window<S, F> {
    /// Buffers for the column of the next batch. What was given out goes back.
    pub(super) fn pool(&mut self) -> &mut Pool<S> {
        self.given.take().into_iter().for_each(|old| self.pool.give(old));
        &mut self.pool
    }

    /// Before the first batch: what was saved of a window over whole batches.
    pub(super) fn begin(&mut self, saved: Option<&SavedCell>) {
        if self.begun {
            return;
        }
        let mut new = Window { begun: true, ..Window::default() };
        let load = |own| new.load(LoadedColumns::decode(own)?);
        match saved.into_iter().flat_map(SavedCell::own).try_for_each(load) {
            Ok(()) => *self = new,
            Err(corrupt) => refuse(corrupt),
        }
    }

    /// As of the last decision.
    pub(super) fn columns(&self) -> FrozenColumns<S> {
        let mut out = FrozenColumns::default();
        self.open.freeze(&mut out);
        self.form.freeze(&mut out);
        out
    }

    /// Adds what was saved of a partition to that of others.
    pub(super) fn load(&mut self, mut from: LoadedColumns<'_, S>) -> Result<(), Corrupt> {
        self.open.load(&mut from)?;
        self.form.load(&mut from)?;
        from.done()
    }

    /// The oldest pane that is still part of anything; what is in earlier ones only, is forgotten.
    pub(super) fn oldest(&self) -> Option<u64> {
        self.form.oldest().into_iter().chain(self.open.pane()).min()
    }

    /// Takes in batch number `at`, which has a column or nothing.
    pub fn take<C>(&mut self, shape: Shape, at: u64, batch: Option<Shared<S>>, closures: &C) -> Turn<'_, S>
    where
        F: Slides<S, C>,
    {
        self.absorb(shape, at, batch, closures);
        self.turn(shape, at)
    }

    /// The first half of [`Window::take`].
    pub(super) fn absorb<C>(&mut self, shape: Shape, at: u64, batch: Option<Shared<S>>, closures: &C)
    where
        F: Slides<S, C>,
    {
        self.pool();
        let Some(pane) = shape.pane(at) else { return };
        let first = shape.first_pane(pane.number);
        let Window { pool, open, form, .. } = self;
        let mut merge = |a: &Shared<S>, b: &Shared<S>| F::merge(pool, closures, a, b);
        // of a pane whose last batches did not come
        let older = open.pane().filter(|open| *open != pane.number);
        let rest = older.and_then(|number| Some((number, open.close(&mut merge)?)));
        // unless no window from now on has it
        let rest = rest.filter(|(number, _)| *number >= first);
        if let Some(batch) = batch.filter(|batch| !batch.is_empty()) {
            open.push(pane.number, batch, &mut merge);
        }
        let whole = pane.closes.then(|| open.close(&mut merge)).flatten().map(|whole| (pane.number, whole));
        form.leave(first, pool, closures);
        for (number, pane) in rest.into_iter().chain(whole) {
            form.enter(number, pane, pool, closures);
        }
        if shape.is_due(at) {
            self.given = form.whole(first, pool, closures);
        }
    }

    /// The second half of [`Window::take`].
    pub(super) fn turn(&self, shape: Shape, at: u64) -> Turn<'_, S> {
        if shape.is_due(at) { Turn::Due(self.given.as_ref()) } else { Turn::NotDue }
    }
}

impl<S: Stored, F: Form<S>> Versioned for Window<S, F> {
    const FORMAT: u32 = 1;

    fn has_begun(&self) -> bool {
        self.begun
    }

    fn freeze(&mut self, _: &Groups) -> Box<dyn Frozen> {
        let mut rows = FrozenRows::new(BlockSize::Large, false);
        self.columns().encode(rows.own());
        Box::new(rows)
    }

    fn decide(&mut self, commit: bool) {
        let Window { pool, open, form, .. } = self;
        open.decide(commit, |old| pool.give(old));
        form.decide(commit, pool);
    }
}
