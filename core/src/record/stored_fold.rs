//! Folding stored records with the user's closure, as windows do.
//!
//! A closure that is called with stored values cannot be asked for by a plain bound: the lifetime
//! of the view would stand in projections only, and rustc would not infer the types of an
//! un-annotated closure. So emitted code wraps the closure in one over [`Two`], a type that names
//! the lifetime:
//!
//! ```
//! use streamc::record::{Aggregate, Pane};
//!
//! let panes = [Pane::of(["pear", "fig"]), Pane::of(["plum"])];
//! let least = Aggregate::of(&panes, |two| two.merge(|a, b| if a < b { a } else { b }));
//! drop(panes);
//! assert_eq!(least.view(), Some("fig"));
//! ```
//!
//! Not here: which panes belong to a window, and keys.

use super::{Arena, Record, Stored};
use std::fmt;

/// Two stored values, as the closure sees them.
pub struct Two<'x, S: Stored>(S::View<'x>, S::View<'x>);

/// What the closure made of [`Two`].
pub struct One<'x, S: Stored>(S::View<'x>);

impl<'x, S: Stored> Two<'x, S> {
    /// The older one, then the newer one.
    #[inline(always)]
    #[doc(hidden)]
    pub fn new(older: S::View<'x>, newer: S::View<'x>) -> Self {
        Two(older, newer)
    }

    /// Takes them apart.
    #[inline(always)]
    #[doc(hidden)]
    pub fn split(self) -> (S::View<'x>, S::View<'x>) {
        (self.0, self.1)
    }

    /// Calls the user's closure.
    #[inline(always)]
    pub fn merge(self, f: impl FnOnce(S::View<'x>, S::View<'x>) -> S::View<'x>) -> One<'x, S> {
        One(f(self.0, self.1))
    }
}

impl<'x, S: Stored> One<'x, S> {
    /// What it is.
    #[inline(always)]
    #[doc(hidden)]
    pub fn new(value: S::View<'x>) -> Self {
        One(value)
    }

    /// What it is.
    #[inline(always)]
    #[doc(hidden)]
    pub fn into_inner(self) -> S::View<'x> {
        self.0
    }
}

impl<S: Stored> fmt::Debug for Two<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Two")
    }
}

impl<S: Stored> fmt::Debug for One<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("One")
    }
}

/// Records that outlive their batch: stored forms over one arena. They pin no block.
pub struct Pane<S> {
    arena: Arena,
    records: Vec<S>,
}

impl<S: Stored> Pane<S> {
    /// Stores `records`.
    pub fn of<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>) -> Self {
        let mut pane = Pane::default();
        records.into_iter().for_each(|record| pane.push(record));
        pane
    }

    /// Without records.
    #[must_use]
    pub fn new() -> Self {
        Pane::default()
    }

    /// The terminal of kernels is a pane itself.
    #[doc(hidden)]
    #[must_use]
    pub fn done(self) -> Self {
        self
    }

    /// Stores one more.
    pub fn push<R: Record<Owned = S>>(&mut self, record: R) {
        let stored = record.store(&mut self.arena);
        self.records.push(stored);
    }

    /// The records, in the order in which they were stored.
    pub fn iter(&self) -> impl Iterator<Item = S::View<'_>> {
        self.records.iter().map(|stored| stored.view(&self.arena))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl<S> Default for Pane<S> {
    fn default() -> Self {
        Pane { arena: Arena::default(), records: Vec::new() }
    }
}

impl<S> fmt::Debug for Pane<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pane({} records)", self.records.len())
    }
}

/// What has been folded so far, kept in an arena of its own: the panes may go.
pub struct Aggregate<S> {
    value: Option<S>,
    arena: Arena,
    /// where the next value is stored, since it may borrow from the last one; empty between calls
    scratch: Arena,
}

impl<S: Stored> Aggregate<S> {
    /// Folds all records of `panes`, oldest first.
    pub fn of<'p>(
        panes: impl IntoIterator<Item = &'p Pane<S>>,
        f: impl for<'x> Fn(Two<'x, S>) -> One<'x, S>,
    ) -> Self {
        let mut aggregate = Aggregate::default();
        panes.into_iter().for_each(|pane| aggregate.absorb(pane, &f));
        aggregate
    }

    /// Folds the records of one more pane into the value, which is stored once, afterwards. If `f`
    /// panics the value stays what it was.
    pub fn absorb(&mut self, pane: &Pane<S>, f: impl for<'x> Fn(Two<'x, S>) -> One<'x, S>) {
        let Aggregate { value, arena, scratch } = self;
        let mut records = pane.iter();
        let so_far = value.as_ref().map(|stored| stored.view(arena));
        let Some(first) = so_far.or_else(|| records.next()) else { return };
        let folded = records.fold(first, |so_far, record| f(Two(so_far, record)).0).store(scratch);
        *value = Some(folded);
        std::mem::swap(arena, scratch);
        scratch.clear();
    }

    /// The value; none if there was no record.
    pub fn view(&self) -> Option<S::View<'_>> {
        self.value.as_ref().map(|stored| stored.view(&self.arena))
    }

    /// Bytes held for what the value borrows.
    pub fn bytes(&self) -> usize {
        self.arena.len()
    }
}

impl<S> Default for Aggregate<S> {
    fn default() -> Self {
        Aggregate { value: None, arena: Arena::default(), scratch: Arena::default() }
    }
}

impl<S> fmt::Debug for Aggregate<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Aggregate({})", if self.value.is_some() { "a value" } else { "none" })
    }
}
