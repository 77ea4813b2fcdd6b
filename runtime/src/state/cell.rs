//! The state of one operator in one partition, erased: a slot does not know the types of its
//! operator.

use super::{
    Frozen, FrozenCell, Groups, Holding, Outlook, SavedCell, Skipped, Versioned, failures::Failures,
    head::Head, refuse,
};
use crate::{exec::Due, fault::Fault, record::Corrupt};
use std::{any::Any, fmt};

/// How much of the next version there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Written {
    /// Nothing: the state stays as it is.
    #[default]
    Not,
    /// It was begun.
    Partly,
    /// All of it.
    Whole,
}

/// A state, made when it is first opened.
#[derive(Default)]
pub struct Cell {
    state: Option<Box<dyn Erased>>,
    /// what was saved of it, until it has begun
    saved: Option<SavedCell>,
    written: Written,
    /// which of how many partitions
    of: (u32, u32),
    /// why the version that was begun is not whole
    fault: Option<Fault>,
    /// the batches that the state did not get
    failures: Failures,
    /// of a window, as of the last decision and of the batch that is inside
    holding: Option<Holding>,
    next_holding: Option<Holding>,
    /// what the stream that the state reads has in the batch; and, if that is nothing, what the
    /// state gives out of its own
    input: Option<Due>,
    shows: Option<Due>,
    /// in a batch without input its stream meets one that has something
    met: bool,
}

/// A window in a cell, and what is noted beside it.
#[derive(Debug)]
pub(crate) struct Opened<'c, T> {
    pub(crate) state: &'c mut T,
    pub(crate) written: &'c mut Written,
    /// to be told what its closures say
    pub(crate) fault: &'c mut Option<Fault>,
    pub(crate) failures: &'c Failures,
    /// to be told when a record comes; unless it comes again
    pub(crate) holding: Option<&'c mut Option<Holding>>,
    /// what the state begins with, if it has not begun
    pub(crate) saved: Option<&'c SavedCell>,
}

trait Erased: Send {
    fn decide(&mut self, commit: bool);
    fn take_dirty(&mut self) -> Groups;
    fn outlook(&self) -> Outlook;
    fn has_begun(&self) -> bool;
    fn format(&self) -> u32;
    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen>;
    fn typed(&mut self) -> &mut dyn Any;
}

impl<T: Versioned> Erased for T {
    fn decide(&mut self, commit: bool) {
        Versioned::decide(self, commit);
    }
    fn take_dirty(&mut self) -> Groups {
        Versioned::take_dirty(self)
    }
    fn outlook(&self) -> Outlook {
        Versioned::outlook(self)
    }
    fn has_begun(&self) -> bool {
        Versioned::has_begun(self)
    }
    fn format(&self) -> u32 {
        T::FORMAT
    }
    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen> {
        Versioned::freeze(self, groups)
    }
    fn typed(&mut self) -> &mut dyn Any {
        self
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell {{ written: {:?} }}", self.written)
    }
}

impl Cell {
    /// The state, in which the next version is written aside. The second is to be told when that is
    /// whole.
    pub fn open<T: Versioned>(&mut self) -> (&mut T, &mut Written) {
        let Opened { state, written, .. } = self.open_window();
        (state, written)
    }

    /// The next version is begun: if the stage fails before it has opened the state, that is a
    /// failure of the state.
    pub(crate) fn begin(&mut self) {
        self.written = Written::Partly;
    }

    /// [`Cell::open`] with all that is beside the state.
    pub(crate) fn open_window<T: Versioned>(&mut self) -> Opened<'_, T> {
        self.begin();
        if self.saved.iter().flat_map(SavedCell::formats).any(|format| format != T::FORMAT) {
            refuse(Corrupt("another release saved it in another form"));
        }
        if let Some(Holding { length, newest, .. }) = self.holding {
            self.failures.forget_before((newest + 1).saturating_sub(length));
        }
        let state = self.state.get_or_insert_with(|| Box::<T>::default());
        let state = state.typed().downcast_mut().expect("a slot has one operator, with one type");
        Opened {
            state,
            written: &mut self.written,
            fault: &mut self.fault,
            failures: &self.failures,
            holding: self.input.is_none_or(|input| input == Due::Yes).then_some(&mut self.next_holding),
            saved: self.saved.as_ref(),
        }
    }

    /// Whether the batch brings nothing in, because it is run without input.
    pub(crate) fn is_idle(&self) -> bool {
        self.input == Some(Due::Idle)
    }

    /// Whether the state stays out of the batch: it brings nothing in, and the state has nothing of
    /// its own to give out.
    pub(crate) fn is_left_out(&self) -> bool {
        self.is_idle() && self.shows.is_none_or(|shows| !shows.is_yes())
    }

    /// Whether the state, although it stays out of the batch, gives what it would give in an empty
    /// one: somebody reads it together with a stream that has the batch.
    pub(crate) fn is_met(&self) -> bool {
        self.met
    }

    /// What the batch brings, what the state gives out of its own, and whether it is met.
    pub(super) fn is_given(&mut self, input: Due, shows: Due, met: bool) {
        (self.input, self.shows, self.met) = (Some(input), Some(shows), met);
    }

    /// Batches at these ticks are not run, and would have had something for the state.
    pub(super) fn goes_without(&mut self, ticks: Skipped, fault: &Fault) {
        self.failures.add_all(ticks, fault);
    }

    /// Notes that and why the state does not get the batch at `tick`.
    pub(super) fn misses(&mut self, tick: u64, fault: &Fault) {
        if self.input.is_none_or(Due::is_yes) {
            self.failures.add(tick, fault);
        }
    }

    /// What it will give out by itself, as of the last decision.
    pub(super) fn outlook(&self) -> Outlook {
        let state = match (&self.state, &self.saved) {
            (_, Some(saved)) => saved.outlook(),
            (Some(state), None) => state.outlook(),
            (None, None) => Outlook::default(),
        };
        Outlook { window: self.holding, failed: self.failures.last(), ..state }
    }

    /// The partition that the state belongs to, and how many there are over all instances.
    pub(crate) fn partition(&self) -> (u32, u32) {
        self.of
    }

    /// See [`Cell::partition`].
    pub(super) fn belongs_to(&mut self, partition: u32, of: u32) {
        self.of = (partition, of);
    }

    /// The key groups whose state has changed since this was asked before; none of a state that was
    /// never opened.
    pub fn take_dirty(&mut self) -> Groups {
        self.state.as_mut().map_or_else(Groups::none, |state| state.take_dirty())
    }

    /// Why a version was begun and is not whole: its closure has panicked.
    pub(super) fn failure(&self) -> Option<Fault> {
        let unknown = || Fault::new("the state has no next version");
        (self.written == Written::Partly).then(|| self.fault.clone().unwrap_or_else(unknown))
    }

    /// What was written becomes current, or is thrown away.
    pub(super) fn decide(&mut self, commit: bool) {
        let written = std::mem::take(&mut self.written);
        let next = Option::take(&mut self.next_holding);
        if commit && written == Written::Whole {
            self.holding = next.or(self.holding);
        }
        (self.input, self.shows, self.fault) = (None, None, None);
        if let Some(state) = self.state.as_mut().filter(|_| written != Written::Not) {
            state.decide(commit && written == Written::Whole);
        }
        if self.state.as_ref().is_some_and(|state| state.has_begun()) {
            self.saved = None;
        }
    }

    /// Whether no batch has written a version that is not decided.
    pub(super) fn is_decided(&self) -> bool {
        self.written == Written::Not
    }

    /// What was saved of a state that no batch has entered yet.
    pub(super) fn load(&mut self, saved: SavedCell, holding: Option<Holding>, failures: Failures) {
        self.saved = saved.has_begun().then_some(saved);
        (self.holding, self.failures) = (holding, failures);
    }

    /// The state as of the last decision, which belongs to partition `owner` of so many; one that
    /// was loaded and not used since may be several.
    pub(super) fn freeze(&mut self, owner: (u32, u32), groups: &Groups) -> Vec<FrozenCell> {
        let (holding, failures) = (self.holding, self.failures.clone());
        if let Some(saved) = &self.saved {
            return saved.freeze(holding, &failures);
        }
        let state = self.state.as_mut().filter(|state| state.has_begun());
        let head = Head {
            format: state.as_ref().map_or(0, |state| state.format()),
            owners: vec![owner],
            begun: state.is_some(),
            counts_keys: state.as_ref().is_some_and(|state| state.outlook().keys > 0),
            whole: *groups == Groups::all(),
            holding,
            failures,
        };
        vec![FrozenCell { head, state: state.map(|state| state.freeze(groups)) }]
    }
}
