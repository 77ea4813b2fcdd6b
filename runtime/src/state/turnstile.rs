//! Batches enter a state one after another.

use super::Cell;
use crate::{
    batch::Batch,
    exec::{Fault, Part, Parts},
};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The state of one operator in this instance.
#[derive(Debug, Default)]
pub struct Slot {
    inner: Mutex<Inner>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    /// the batch that may enter
    turn: u64,
    cells: Vec<Cell>,
    /// why what the state was to be given does not exist
    missing: Option<Fault>,
}

impl Slot {
    /// Waits until all batches before this one are decided.
    pub fn enter(&self, cx: &Batch<'_>) -> Entered<'_> {
        let mut inner = self.lock();
        while inner.turn < cx.seq() {
            inner = self.turned.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
        assert_eq!(inner.turn, cx.seq(), "a batch is decided once");
        let own = cx.place().own(cx.place().partitions);
        let n = own.len().max(inner.cells.len());
        inner.cells.resize_with(n, Cell::default);
        Entered(inner)
    }

    /// The decision on batch `seq`: what it wrote becomes current, or is thrown away. Lets the next batch in.
    pub fn decide(&self, seq: u64, commit: bool) {
        let mut inner = self.lock();
        assert_eq!(inner.turn, seq, "batches are decided in order");
        inner.cells.iter_mut().for_each(|cell| cell.decide(commit));
        inner.missing = None;
        inner.turn += 1;
        self.turned.notify_all();
    }

    /// Why the batch that is inside has no state to give: its stage, or one before it, has failed here.
    pub(crate) fn failure(&self) -> Option<Fault> {
        let inner = self.lock();
        inner.missing.clone().or_else(|| inner.cells.iter().find_map(Cell::failure))
    }

    /// The batch that is inside has failed, here or in another instance: what the state is told if it asks later.
    pub(crate) fn misses(&self, fault: &Fault) {
        self.lock().cells.iter_mut().for_each(|cell| cell.misses(fault));
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A batch inside a state. A local of the batch function: records that borrow from the state live as long.
#[derive(Debug)]
pub struct Entered<'s>(MutexGuard<'s, Inner>);

impl Entered<'_> {
    /// Each partition with its cell.
    pub fn with<P>(&mut self, parts: Parts<P>) -> Parts<(P, &mut Cell)> {
        self.0.missing = parts.own.as_ref().err().cloned();
        fn pair<P>((part, cell): (Part<P>, &mut Cell), total: u32) -> Part<(P, &mut Cell)> {
            cell.belongs_to(part.index, total);
            Part { index: part.index, data: (part.data, cell) }
        }
        let (total, cells) = (parts.total, self.0.cells.iter_mut());
        let all = |own: Vec<Part<P>>| own.into_iter().zip(cells).map(|both| pair(both, total)).collect();
        Parts { due: parts.due, total, own: parts.own.map(all) }
    }

    /// The one cell of a state that is not kept by key.
    pub fn whole(&mut self) -> &mut Cell {
        let cells = &mut self.0.cells;
        if cells.is_empty() {
            cells.push(Cell::default());
        }
        &mut cells[0]
    }
}
