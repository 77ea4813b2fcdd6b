//! How the panes of a window become its aggregate: one form for each kind of closure that the user
//! has given.
//!
//! | form | needs | work for a slide |
//! |---|---|---|
//! | [`Folding`] | an associative closure | at most six merges for each pane ([`Daba`]) |
//! | [`Inverting`] | its inverse too | what leaves is taken out of the last window, what comes is put in |
//! | [`Grouping`](super::Grouping) | nothing: the window is all values | one copy of the values |

use super::{
    Daba, FrozenColumns, LoadedColumns, Pool, Queue, Shared,
    saved::{union, union_panes},
};
use crate::record::{Corrupt, One, Stored, Two};
use std::any::Any;

/// The panes of a window, whatever is done with them.
pub trait Form<S: Stored>: Any + Send + Default {
    /// Whether every batch is a pane of its own.
    const BY_BATCH: bool = false;
    /// The oldest pane that is still part of anything.
    fn oldest(&self) -> Option<u64>;
    /// Keeps all changes since the last decision, or takes all of them back, whatever they left
    /// unfinished.
    fn decide(&mut self, commit: bool, pool: &mut Pool<S>);
    /// As of the last decision.
    fn freeze(&self, out: &mut FrozenColumns<S>);
    /// Adds what was saved of a partition to that of others: no key is in two of them.
    ///
    /// # Errors
    /// When it does not make sense.
    fn load(&mut self, from: &mut LoadedColumns<'_, S>) -> Result<(), Corrupt>;
}

/// A form with the closures `C` that it needs. Panes come by ascending number; those without a
/// record do not come at all.
pub trait Slides<S: Stored, C>: Form<S> {
    /// One column out of two of one pane.
    fn merge(pool: &mut Pool<S>, closures: &C, older: &Shared<S>, newer: &Shared<S>) -> Shared<S>;
    /// A pane has come.
    fn enter(&mut self, number: u64, pane: Shared<S>, pool: &mut Pool<S>, closures: &C);
    /// No later window has a pane before `first`.
    fn leave(&mut self, first: u64, pool: &mut Pool<S>, closures: &C);
    /// The aggregate of the panes from `first` on; none if nothing is in them.
    fn whole(&mut self, first: u64, pool: &mut Pool<S>, closures: &C) -> Option<Shared<S>>;
}

/// Without an inverse.
#[derive(Debug)]
pub struct Folding<S> {
    newest: Folded<S>,
    /// of a state that came together from several partitions: what each of them had. Nothing is
    /// added to them, and they go with their panes
    older: Vec<Folded<S>>,
}

#[derive(Debug)]
struct Folded<S> {
    /// the numbers of the panes in `daba`
    panes: Queue<u64>,
    daba: Daba<Shared<S>>,
}

impl<S> Default for Folding<S> {
    fn default() -> Self {
        Folding { newest: Folded::default(), older: Vec::new() }
    }
}

impl<S> Default for Folded<S> {
    fn default() -> Self {
        Folded { panes: Queue::default(), daba: Daba::default() }
    }
}

impl<S> Folding<S> {
    /// What has older panes comes first.
    fn all(&mut self) -> impl Iterator<Item = &mut Folded<S>> {
        self.older.iter_mut().chain([&mut self.newest])
    }
}

impl<S: Stored> Form<S> for Folding<S> {
    fn oldest(&self) -> Option<u64> {
        self.older.iter().chain([&self.newest]).filter_map(|folded| folded.panes.first()).min().copied()
    }

    fn decide(&mut self, commit: bool, pool: &mut Pool<S>) {
        for folded in self.all() {
            folded.panes.decide(commit, drop);
            folded.daba.decide(commit, |old| pool.give(old));
        }
        self.older.retain(|folded| !folded.panes.is_empty());
    }

    fn freeze(&self, out: &mut FrozenColumns<S>) {
        out.number(self.older.len() as u64 + 1);
        for Folded { panes, daba } in self.older.iter().chain([&self.newest]) {
            daba.freeze(out);
            panes.iter().for_each(|number| out.number(*number));
        }
    }

    fn load(&mut self, from: &mut LoadedColumns<'_, S>) -> Result<(), Corrupt> {
        for left in (0..from.number()?).rev() {
            let daba = Daba::load(from)?;
            let panes = (0..daba.len()).map(|_| from.number()).collect::<Result<Vec<_>, _>>()?;
            let folded = Folded { panes: Queue::of(panes), daba };
            match left == 0 && from.exact {
                true => self.newest = folded,
                false if folded.panes.is_empty() => {}
                false => self.older.push(folded),
            }
        }
        Ok(())
    }
}

impl<S: Stored, F: for<'x> Fn(Two<'x, S>) -> One<'x, S>> Slides<S, F> for Folding<S> {
    fn merge(pool: &mut Pool<S>, f: &F, older: &Shared<S>, newer: &Shared<S>) -> Shared<S> {
        pool.merge(older, newer, f)
    }

    fn enter(&mut self, number: u64, pane: Shared<S>, pool: &mut Pool<S>, f: &F) {
        self.newest.panes.push(number);
        self.newest.daba.insert(pane, &mut |a: &Shared<S>, b: &Shared<S>| pool.merge(a, b, f));
    }

    fn leave(&mut self, first: u64, pool: &mut Pool<S>, f: &F) {
        for Folded { panes, daba } in self.all() {
            while panes.first().is_some_and(|oldest| *oldest < first) {
                panes.pop();
                daba.evict(&mut |a: &Shared<S>, b: &Shared<S>| pool.merge(a, b, f));
            }
        }
    }

    fn whole(&mut self, _: u64, pool: &mut Pool<S>, f: &F) -> Option<Shared<S>> {
        let mut merge = |a: &Shared<S>, b: &Shared<S>| pool.merge(a, b, f);
        let newest = self.newest.daba.whole(&mut merge);
        if self.older.is_empty() {
            return newest;
        }
        let older: Vec<_> = self.older.iter().filter_map(|folded| folded.daba.whole(&mut merge)).collect();
        older.into_iter().chain(newest).reduce(|older, newer| merge(&older, &newer))
    }
}

/// With an inverse: `f(inverse(all, leaving), entering)`, in this order, as Spark's
/// `ReducedWindowedDStream` does it. What leaves and what enters is brought together first.
#[derive(Debug)]
pub struct Inverting<S> {
    /// with their numbers
    panes: Queue<(u64, Shared<S>)>,
    last: Last<S>,
    /// as of the last decision
    decided: Last<S>,
}

/// The last window.
#[derive(Debug)]
struct Last<S> {
    whole: Option<Shared<S>>,
    /// its newest pane
    upto: u64,
}

impl<S> Default for Last<S> {
    fn default() -> Self {
        Last { whole: None, upto: 0 }
    }
}

impl<S> Default for Inverting<S> {
    fn default() -> Self {
        Inverting { panes: Queue::default(), last: Last::default(), decided: Last::default() }
    }
}

impl<S: Stored> Form<S> for Inverting<S> {
    fn oldest(&self) -> Option<u64> {
        self.panes.first().map(|(number, _)| *number)
    }

    fn decide(&mut self, commit: bool, pool: &mut Pool<S>) {
        self.panes.decide(commit, |(_, old)| pool.give(old));
        let Inverting { last, decided, .. } = self;
        let (from, to) = if commit { (&*last, decided) } else { (&*decided, last) };
        to.whole.take().into_iter().for_each(|old| pool.give(old));
        *to = Last { whole: from.whole.clone(), upto: from.upto };
    }

    fn freeze(&self, out: &mut FrozenColumns<S>) {
        freeze_panes(&self.panes, out);
        out.maybe(self.last.whole.as_ref());
        out.number(self.last.upto);
    }

    fn load(&mut self, from: &mut LoadedColumns<'_, S>) -> Result<(), Corrupt> {
        load_panes(&mut self.panes, from)?;
        let (whole, upto) = (from.maybe()?, from.number()?);
        let Inverting { last, decided, .. } = self;
        last.whole = match (last.whole.take(), whole) {
            (Some(other), Some(whole)) => Some(union(&other, &whole)?),
            (one, other) => one.or(other),
        };
        // what has come since the last window is newer than the newest pane of any partition
        last.upto = last.upto.max(upto);
        *decided = Last { whole: last.whole.clone(), upto: last.upto };
        Ok(())
    }
}

impl<S, F, I> Slides<S, (F, I)> for Inverting<S>
where
    S: Stored,
    F: for<'x> Fn(Two<'x, S>) -> One<'x, S>,
    // nothing: the key leaves
    I: for<'x> Fn(Two<'x, S>) -> Option<One<'x, S>>,
{
    fn merge(pool: &mut Pool<S>, (f, _): &(F, I), older: &Shared<S>, newer: &Shared<S>) -> Shared<S> {
        pool.merge(older, newer, f)
    }

    fn enter(&mut self, number: u64, pane: Shared<S>, _: &mut Pool<S>, _: &(F, I)) {
        self.panes.push((number, pane));
    }

    /// Later: what leaves is brought together when the window is due.
    fn leave(&mut self, _: u64, _: &mut Pool<S>, _: &(F, I)) {}

    fn whole(&mut self, first: u64, pool: &mut Pool<S>, (f, inverse): &(F, I)) -> Option<Shared<S>> {
        let Inverting { panes, last, .. } = self;
        let mut of = |is: &dyn Fn(u64) -> bool| {
            let mut panes = panes.iter().filter(|(number, _)| is(*number)).map(|(_, pane)| pane);
            let first = panes.next().map(Shared::clone)?;
            Some(panes.fold(first, |so_far, pane| {
                let both = pool.merge(&so_far, pane, f);
                pool.give(so_far);
                both
            }))
        };
        let leaving = of(&|number| number < first && number <= last.upto);
        let entering = of(&|number| number >= first && number > last.upto);
        let kept = match (last.whole.take(), &leaving) {
            (Some(whole), Some(leaving)) => Some(pool.subtract(&whole, leaving, inverse)),
            (whole, _) => whole,
        };
        last.whole = match (kept, &entering) {
            (Some(kept), Some(entering)) => {
                let whole = pool.merge(&kept, entering, f);
                pool.give(kept);
                Some(whole)
            }
            (kept, _) => kept.or_else(|| entering.clone()),
        };
        leaving.into_iter().chain(entering).for_each(|old| pool.give(old));
        last.upto = panes.iter().next_back().map_or(last.upto, |(newest, _)| *newest);
        while panes.first().is_some_and(|(oldest, _)| *oldest < first) {
            panes.pop();
        }
        last.whole.clone()
    }
}

/// Panes with their numbers.
pub(super) fn freeze_panes<S>(panes: &Queue<(u64, Shared<S>)>, out: &mut FrozenColumns<S>) {
    out.number(panes.len() as u64);
    for (number, pane) in panes.iter() {
        out.number(*number);
        out.column(pane);
    }
}

/// Adds what [`freeze_panes`] has written.
pub(super) fn load_panes<S: Stored>(
    panes: &mut Queue<(u64, Shared<S>)>,
    from: &mut LoadedColumns<'_, S>,
) -> Result<(), Corrupt> {
    let n = from.number()?;
    let more = (0..n).map(|_| Ok((from.number()?, from.column()?))).collect::<Result<Vec<_>, _>>()?;
    *panes = Queue::of(union_panes(panes.iter().cloned(), more)?);
    Ok(())
}
