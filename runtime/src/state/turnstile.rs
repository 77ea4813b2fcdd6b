//! Batches enter a state one after another.

use super::{Cell, FrozenCell, Groups, Outlook, SavedCell, SavedSegment, Skipped};
use crate::{
    exec::{Due, Part, Parts, StageCx, Topology},
    fault::Fault,
    plan::Scope,
    record::Corrupt,
};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

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
    /// A state that batch `first` enters first.
    pub(crate) fn new(first: u64) -> Slot {
        let inner = Inner { turn: first, ..Inner::default() };
        Slot { inner: Mutex::new(inner), turned: Condvar::new() }
    }

    /// Waits until all batches before this one are decided.
    pub fn enter(&self, cx: &StageCx<'_>, shows: Due) -> SlotGuard<'_> {
        let mut inner = self.lock();
        while inner.turn < cx.seq() {
            inner = self.turned.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
        assert_eq!(inner.turn, cx.seq(), "a batch is decided once");
        let own = cx.place().own(cx.place().partitions);
        let n = own.len().max(inner.cells.len()).max(1);
        inner.cells.resize_with(n, Cell::default);
        SlotGuard { inner, shows, met: false }
    }

    /// The decision on batch `seq`: what it wrote becomes current, or is thrown away. Lets the next
    /// batch in.
    pub fn decide(&self, seq: u64, commit: bool) {
        self.lock().decide(seq, commit);
        self.turned.notify_all();
    }

    /// As [`Slot::decide`]. Returns the state as of this decision, which a batch that is waiting to
    /// enter has not changed.
    pub(crate) fn decide_and_freeze(
        &self,
        (seq, commit): (u64, bool),
        place: Topology,
        scope: Scope,
        groups: &Groups,
    ) -> Vec<FrozenCell> {
        let mut inner = self.lock();
        inner.decide(seq, commit);
        let frozen = inner.freeze(place, scope, groups);
        drop(inner);
        self.turned.notify_all();
        frozen
    }

    /// Why the batch that is inside has no state to give: its stage, or one before it, has failed
    /// here.
    pub(crate) fn failure(&self) -> Option<Fault> {
        let inner = self.lock();
        inner.missing.clone().or_else(|| inner.cells.iter().find_map(Cell::failure))
    }

    /// The batch that is inside, whose number on the grid is `tick`, has failed, here or in another
    /// instance.
    pub(crate) fn misses(&self, tick: u64, fault: &Fault) {
        let mut inner = self.lock();
        if inner.cells.is_empty() {
            inner.cells.push(Cell::default());
        }
        inner.cells.iter_mut().for_each(|cell| cell.misses(tick, fault));
    }

    /// Batches of the stream that it reads, at these ticks, are not run.
    pub(crate) fn goes_without(&self, ticks: Skipped, fault: &Fault) {
        let mut inner = self.lock();
        if inner.cells.is_empty() {
            inner.cells.push(Cell::default());
        }
        inner.cells.iter_mut().for_each(|cell| cell.goes_without(ticks, fault));
    }

    /// What it will give out by itself, as of the last decision.
    pub(crate) fn outlook(&self) -> Outlook {
        self.lock().cells.iter().fold(Outlook::default(), |all, cell| all.and(cell.outlook()))
    }

    /// The state as of the last decision, between two batches.
    pub(crate) fn freeze(&self, place: Topology, scope: Scope, groups: &Groups) -> Vec<FrozenCell> {
        self.lock().freeze(place, scope, groups)
    }

    /// What was saved, before the first batch: the segments of all partitions, with as many as
    /// there were then.
    pub(crate) fn load(
        &self,
        place: Topology,
        scope: Scope,
        saved: &[Arc<SavedSegment>],
    ) -> Result<(), Corrupt> {
        let mut inner = self.lock();
        inner.cells.clear();
        for owner in owners(place, scope) {
            let (saved, holding, failures) = SavedCell::of(saved, owner, scope != Scope::Partition)?;
            let mut cell = Cell::default();
            cell.load(saved, holding, failures);
            inner.cells.push(cell);
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn decide(&mut self, seq: u64, commit: bool) {
        assert_eq!(self.turn, seq, "batches are decided in order");
        self.cells.iter_mut().for_each(|cell| cell.decide(commit));
        self.missing = None;
        self.turn += 1;
    }

    fn freeze(&mut self, place: Topology, scope: Scope, groups: &Groups) -> Vec<FrozenCell> {
        assert!(self.cells.iter().all(Cell::is_decided), "a state is saved between two batches");
        let owners = owners(place, scope);
        owners.zip(&mut self.cells).flat_map(|(owner, cell)| cell.freeze(owner, groups)).collect()
    }
}

/// The partitions whose state is here, each with how many there are over all instances.
fn owners(place: Topology, scope: Scope) -> impl Iterator<Item = (u32, u32)> {
    let (own, of) = match scope {
        Scope::Key => (place.own(place.partitions), place.partitions),
        Scope::One => (place.own(1), 1),
        // a cell has all that are here
        Scope::Partition => (place.me..place.me + 1, place.peers),
    };
    own.map(move |partition| (partition, of))
}

/// A batch inside a state. A local of the batch function: records that borrow from the state live
/// as long.
#[derive(Debug)]
pub struct SlotGuard<'s> {
    inner: MutexGuard<'s, Inner>,
    /// in a batch without input, what this state gives out of its own
    shows: Due,
    /// and whether its stream meets one that has something
    met: bool,
}

impl SlotGuard<'_> {
    /// In a batch without input its stream meets what these states give out.
    pub fn met_by(&mut self, met: bool) {
        self.met = met;
    }

    /// Each partition with its cell.
    pub fn with<P>(&mut self, parts: Parts<P>) -> Parts<(P, &mut Cell)> {
        let due = self.takes(parts.due);
        self.lacks(parts.own.as_ref().err());
        fn pair<P>((part, cell): (Part<P>, &mut Cell), total: u32) -> Part<(P, &mut Cell)> {
            cell.belongs_to(part.index, total);
            Part { index: part.index, data: (part.data, cell) }
        }
        let (total, cells) = (parts.total, self.inner.cells.iter_mut());
        let all = |own: Vec<Part<P>>| own.into_iter().zip(cells).map(|both| pair(both, total)).collect();
        Parts { due, total, own: parts.own.map(all) }
    }

    /// The stream that the state reads has this in the batch: what has the stream that it gives?
    pub(crate) fn takes(&mut self, input: Due) -> Due {
        let (shows, met) = (self.shows, self.met);
        self.inner.cells.iter_mut().for_each(|cell| cell.is_given(input, shows, met));
        if input == Due::Idle { shows } else { input }
    }

    /// What the state was to be given does not exist: it goes without the batch, in all instances.
    pub(crate) fn lacks(&mut self, fault: Option<&Fault>) {
        self.inner.missing = fault.cloned();
    }

    /// The one cell of a state that is not kept by key.
    pub fn whole(&mut self) -> &mut Cell {
        &mut self.inner.cells[0]
    }
}
