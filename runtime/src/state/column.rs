//! States beside their keys: one place for each number, with or without a state, each replaced by
//! itself.

use crate::record::{Arena, Record, Stored};

/// States by the numbers of their keys.
#[derive(Debug)]
pub(crate) struct Column<S> {
    arena: Arena,
    states: Vec<Option<S>>,
    /// how many places have a state
    live: usize,
    /// how long the arena was when nothing in it was left over from states that are gone
    tight: usize,
}

impl<S> Default for Column<S> {
    fn default() -> Self {
        Column { arena: Arena::default(), states: Vec::new(), live: 0, tight: 0 }
    }
}

/// A few bytes more or less are not worth to be moved.
const SLACK: usize = 64 << 10;

impl<S: Stored> Column<S> {
    pub(crate) fn reserve(&mut self, places: usize) {
        self.states.reserve(places);
    }

    /// One more place.
    #[inline(always)]
    pub(crate) fn push<R: Record<Owned = S>>(&mut self, state: Option<R>) {
        let arena = &mut self.arena;
        let state = state.map(|state| state.store(arena));
        self.live += usize::from(state.is_some());
        self.states.push(state);
    }

    /// As many places; new ones are without a state.
    pub(crate) fn resize(&mut self, places: usize) {
        self.states.resize_with(places, || None);
    }

    /// Puts a state where there may be one, or none.
    pub(crate) fn set<R: Record<Owned = S>>(&mut self, number: usize, state: Option<R>) {
        let place = &mut self.states[number];
        self.live -= usize::from(place.is_some());
        self.live += usize::from(state.is_some());
        // first without: a state that owns memory gives it back before the next one takes some
        *place = None;
        *place = state.map(|state| state.store(&mut self.arena));
    }

    #[inline(always)]
    pub(crate) fn get(&self, number: usize) -> Option<S::View<'_>> {
        self.states[number].as_ref().map(|state| state.view(&self.arena))
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// How many places have a state.
    pub(crate) fn live(&self) -> u64 {
        self.live as u64
    }

    pub(crate) fn has(&self, number: usize) -> bool {
        self.states[number].is_some()
    }

    /// Whether so few places have a state that it is time to leave the others out.
    pub(crate) fn is_sparse(&self) -> bool {
        self.states.len() > 64 && self.live * 2 < self.states.len()
    }

    /// Leaves places without a state out, and the bytes of states that are gone.
    pub(crate) fn retain(&mut self) {
        let old = std::mem::take(self);
        self.reserve(old.live);
        for state in old.states.into_iter().flatten() {
            self.push(Some(state.take(&old.arena)));
        }
        self.tight = self.arena.len();
    }

    /// Moves states together once what is left over from others takes more room than they do.
    /// Everything is looked at for that, which is paid by as many bytes that have come since.
    pub(crate) fn tidy(&mut self) {
        if self.arena.len() > 2 * self.tight + 8 * self.states.len() + SLACK {
            let old = std::mem::take(self);
            self.states.reserve(old.states.len());
            for state in old.states {
                self.push(state.map(|state| state.take(&old.arena)));
            }
            self.tight = self.arena.len();
        }
    }

    /// Bytes in the arena.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        self.arena.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, SLACK};
    use crate::record::Str;

    #[test]
    fn bytes_of_states_that_were_replaced_are_given_back() {
        let mut column: Column<Str> = Column::default();
        column.resize(3);
        let text = "x".repeat(1000);
        for _ in 0..10_000 {
            column.set(1, Some(text.as_str()));
            column.tidy();
            assert!(column.bytes() <= 2 * 1000 + 8 * 3 + SLACK + 1000, "{}", column.bytes());
        }
        assert_eq!([0, 1, 2].map(|number| column.get(number)), [None, Some(text.as_str()), None]);
    }

    #[test]
    fn places_without_a_state_are_left_out() {
        let mut column: Column<Str> = Column::default();
        for i in 0..100 {
            column.push((i % 4 == 0).then_some("state"));
        }
        assert!(column.is_sparse());
        column.retain();
        assert!((0..25).all(|number| column.get(number) == Some("state")));
        assert!(!column.is_sparse());
    }
}
