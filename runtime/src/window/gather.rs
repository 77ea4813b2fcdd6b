//! The batches of a pane that is not closed yet.
//!
//! Brought together like the digits of a binary counter: two runs of the same length become one. So
//! a batch takes part in log₂ of the pane's length merges, and there are never more runs than that.

use super::{FrozenColumns, LoadedColumns, Merge, Shared};
use crate::record::Corrupt;

/// What has come for the open pane.
#[derive(Clone, Debug)]
pub struct Gather<T> {
    open: Runs<T>,
    /// as of the last decision
    decided: Runs<T>,
}

#[derive(Clone, Debug)]
struct Runs<T> {
    pane: u64,
    /// oldest first, with the logarithm of how many elements each stands for
    runs: Vec<(u32, T)>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Runs { pane: 0, runs: Vec::new() }
    }
}

impl<T> Default for Gather<T> {
    fn default() -> Self {
        Gather { open: Runs::default(), decided: Runs::default() }
    }
}

impl<T: Clone> Gather<T> {
    /// The number of the pane, if something has come for it.
    pub fn pane(&self) -> Option<u64> {
        (!self.open.runs.is_empty()).then_some(self.open.pane)
    }

    /// Adds what came for `pane`, which is the open one.
    pub fn push(&mut self, pane: u64, mut item: T, merge: &mut impl Merge<T>) {
        debug_assert!(self.pane().is_none_or(|open| open == pane), "one pane is open at a time");
        self.open.pane = pane;
        let mut rank = 0;
        while let Some((_, older)) = self.open.runs.pop_if(|(last, _)| *last == rank) {
            item = merge.merge(&older, &item);
            rank += 1;
        }
        self.open.runs.push((rank, item));
    }

    /// All of the pane, oldest first; nothing is open afterwards.
    pub fn close(&mut self, merge: &mut impl Merge<T>) -> Option<T> {
        let (_, mut whole) = self.open.runs.pop()?;
        while let Some((_, older)) = self.open.runs.pop() {
            whole = merge.merge(&older, &whole);
        }
        Some(whole)
    }

    /// Keeps all changes since the last decision, or takes all of them back. What is no longer
    /// needed goes to `give`.
    pub fn decide(&mut self, commit: bool, mut give: impl FnMut(T)) {
        let Gather { open, decided } = self;
        let (from, to) = if commit { (&*open, decided) } else { (&*decided, open) };
        to.runs.drain(..).for_each(|(_, old)| give(old));
        to.runs.extend(from.runs.iter().cloned());
        to.pane = from.pane;
    }
}

impl<S> Gather<Shared<S>> {
    /// As of the last decision.
    pub(super) fn freeze(&self, out: &mut FrozenColumns<S>) {
        out.number(self.open.runs.first().map_or(0, |_| self.open.pane));
        out.number(self.open.runs.len() as u64);
        for (rank, run) in &self.open.runs {
            out.number(u64::from(*rank));
            out.column(run);
        }
    }

    /// Adds what was saved of a partition to that of others: no key is in two of them.
    pub(super) fn load(&mut self, from: &mut LoadedColumns<'_, S>) -> Result<(), Corrupt> {
        let (pane, n) = (from.number()?, from.number()?);
        for _ in 0..n {
            let rank = u32::try_from(from.number()?).map_err(|_| Corrupt("the runs of a pane"))?;
            let run = from.column()?;
            if self.pane().is_some_and(|open| open != pane) {
                return Err(Corrupt("partitions of a window that are not of the same batch"));
            }
            self.open.pane = pane;
            self.open.runs.push((rank, run));
        }
        self.decided = self.open.clone();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Gather;

    #[test]
    fn panes_are_gathered_in_order_with_few_merges() {
        for n in 0..40u32 {
            let (mut gather, mut calls) = (Gather::default(), 0);
            let mut concat = |a: &String, b: &String| {
                calls += 1;
                format!("{a}{b}")
            };
            for i in 0..n {
                gather.push(9, format!("{i},"), &mut concat);
                gather.decide(true, drop);
                assert!(gather.open.runs.len() <= 6, "{n}");
            }
            assert_eq!(gather.pane(), (n > 0).then_some(9));
            let naive: String = (0..n).map(|i| format!("{i},")).collect();
            assert_eq!(gather.close(&mut concat), (n > 0).then_some(naive.clone()));
            assert_eq!(gather.pane(), None);
            gather.decide(false, drop);
            assert_eq!(gather.close(&mut concat), (n > 0).then_some(naive), "closing was taken back");
            assert!(calls <= 3 * n, "{calls} merges for {n}");
        }
    }
}
