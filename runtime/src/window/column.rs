//! Columns: a value for each of a set of keys, which are known by small numbers.
//!
//! A column does not change once it is made, so that several owners can share it and an older
//! version of a state needs no copy. The numbers are ascending. Columns over the same numbers
//! mostly share the list of them, which makes bringing two of them together a plain loop over two
//! lists of values.

use crate::record::{Arena, Stored};
use std::{fmt, sync::Arc};

/// The number of a key within its partition.
pub type Id = u32;

/// Ascending numbers.
pub(super) type Ids = Arc<Vec<Id>>;

/// A column with several owners.
pub type Shared<S> = Arc<Column<S>>;

/// Values by number, over an arena of their own.
pub struct Column<S> {
    pub(super) ids: Ids,
    pub(super) values: Vec<S>,
    pub(super) arena: Arena,
}

impl<S> fmt::Debug for Column<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Column({} values)", self.values.len())
    }
}

impl<S: Stored> Column<S> {
    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The numbers, ascending.
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// Every value with its number, by ascending number.
    pub fn iter(&self) -> impl Iterator<Item = (Id, S::View<'_>)> {
        self.ids.iter().copied().zip(self.values.iter().map(|value| value.view(&self.arena)))
    }

    /// Number and value at place `at` of the list.
    pub(super) fn get(&self, at: usize) -> Option<(Id, S::View<'_>)> {
        Some((*self.ids.get(at)?, self.values.get(at)?.view(&self.arena)))
    }

    /// The value at place `at` of the list.
    #[inline(always)]
    pub(super) fn at(&self, at: usize) -> S::View<'_> {
        self.values[at].view(&self.arena)
    }
}
