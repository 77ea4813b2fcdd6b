//! Buffers of columns that are no longer needed, for the next ones: a window that has found its
//! size allocates nothing more for its values.

use super::{Column, Shared, column::Id};
use crate::record::{Arena, Record, Stored};
use std::{fmt, sync::Arc};

/// How many buffers are kept: about as many columns as a slide makes.
const KEPT: usize = 8;

/// See the head of this file.
pub struct Pool<S> {
    values: Vec<(Vec<S>, Arena)>,
    ids: Vec<Vec<Id>>,
}

impl<S> Default for Pool<S> {
    fn default() -> Self {
        Pool { values: Vec::new(), ids: Vec::new() }
    }
}

impl<S> fmt::Debug for Pool<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool({} buffers)", self.values.len())
    }
}

impl<S> Pool<S> {
    pub(super) fn give_ids(&mut self, mut ids: Vec<Id>) {
        if self.ids.len() < KEPT {
            ids.clear();
            self.ids.push(ids);
        }
    }
}

impl<S: Stored> Pool<S> {
    /// A column that an owner no longer needs. Its buffers are used again if it was the last one.
    pub fn give(&mut self, column: Shared<S>) {
        let Some(Column { ids, mut values, mut arena }) = Arc::into_inner(column) else { return };
        if let Some(ids) = Arc::into_inner(ids) {
            self.give_ids(ids);
        }
        if self.values.len() < KEPT {
            values.clear();
            arena.clear();
            self.values.push((values, arena));
        }
    }

    /// A column of one value, with the first number.
    pub(super) fn one(&mut self, value: impl Record<Owned = S>) -> Column<S> {
        let (mut values, mut arena) = self.values();
        values.push(value.store(&mut arena));
        let mut ids = self.ids();
        ids.push(0);
        Column { ids: Arc::new(ids), values, arena }
    }

    /// Empty lists of values and bytes.
    pub(super) fn values(&mut self) -> (Vec<S>, Arena) {
        self.values.pop().unwrap_or_default()
    }

    /// An empty list of numbers.
    pub(super) fn ids(&mut self) -> Vec<Id> {
        self.ids.pop().unwrap_or_default()
    }
}
