//! The state of one operator in one partition, erased: a slot does not know the types of its operator.

use super::{Groups, Versioned};
use crate::exec::Fault;
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
    written: Written,
    /// which of how many partitions
    of: (u32, u32),
    /// why the last batch that the state did not get is missing
    fault: Option<Fault>,
}

trait Erased: Send {
    fn decide(&mut self, commit: bool);
    fn take_dirty(&mut self) -> Groups;
    fn typed(&mut self) -> &mut dyn Any;
}

impl<T: Versioned> Erased for T {
    fn decide(&mut self, commit: bool) {
        Versioned::decide(self, commit);
    }
    fn take_dirty(&mut self) -> Groups {
        Versioned::take_dirty(self)
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
    /// The state, in which the next version is written aside. The second is to be told when that is whole.
    pub fn open<T: Versioned>(&mut self) -> (&mut T, &mut Written) {
        let (state, written, _) = self.open_noting();
        (state, written)
    }

    /// [`Cell::open`]; the third is why the last batch is missing that the state did not get, for states that outlive it.
    pub(crate) fn open_noting<T: Versioned>(&mut self) -> (&mut T, &mut Written, &mut Option<Fault>) {
        self.written = Written::Partly;
        let state = self.state.get_or_insert_with(|| Box::<T>::default());
        let state = state.typed().downcast_mut().expect("a slot has one operator, with one type");
        (state, &mut self.written, &mut self.fault)
    }

    /// Notes why the state does not get a batch.
    pub(super) fn misses(&mut self, fault: &Fault) {
        self.fault = Some(fault.clone());
    }

    /// The partition that the state belongs to, and how many there are over all instances.
    pub(crate) fn partition(&self) -> (u32, u32) {
        self.of
    }

    /// See [`Cell::partition`].
    pub(super) fn belongs_to(&mut self, partition: u32, of: u32) {
        self.of = (partition, of);
    }

    /// The key groups whose state has changed since this was asked before; none of a state that was never opened.
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
        if let Some(state) = self.state.as_mut().filter(|_| written != Written::Not) {
            state.decide(commit && written == Written::Whole);
        }
    }
}
