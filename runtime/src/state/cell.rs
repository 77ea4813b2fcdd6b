//! The state of one operator in one partition: as of the last batch, and being written.

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

type Erased = Box<dyn Any + Send>;

/// Two versions of a state; erased, because a slot does not know the types of its operator.
#[derive(Default)]
pub struct Cell {
    now: Option<Erased>,
    next: Option<Erased>,
    written: Written,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell {{ written: {:?} }}", self.written)
    }
}

impl Cell {
    /// The current version, to be read, and the one to be written. The latter holds what an earlier batch left:
    /// clear it, its capacity is worth keeping. The third is to be told when the next version is whole.
    pub fn open<T: Any + Send + Default>(&mut self) -> (&T, &mut T, &mut Written) {
        self.written = Written::Partly;
        (typed(&mut self.now), typed(&mut self.next), &mut self.written)
    }

    /// A version was begun and is not whole: its closure has panicked.
    pub(super) fn is_torn(&self) -> bool {
        self.written == Written::Partly
    }

    /// What was written becomes current, or is thrown away.
    pub(super) fn decide(&mut self, commit: bool) {
        if std::mem::take(&mut self.written) == Written::Whole && commit {
            std::mem::swap(&mut self.now, &mut self.next);
        }
    }
}

fn typed<T: Any + Send + Default>(erased: &mut Option<Erased>) -> &mut T {
    erased
        .get_or_insert_with(|| Box::<T>::default())
        .downcast_mut()
        .expect("a slot has one operator, with one type")
}
