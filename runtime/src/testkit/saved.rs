//! What a kit saves, and another one continues.

use crate::{
    batch::BatchId,
    schedule::{Generator, SavedState},
};
use std::sync::Arc;

/// The states of a pipeline after a batch, and where the run stood: see
/// [`TestKit::save`](super::TestKit::save).
#[derive(Clone, Debug)]
pub struct Saved {
    pub(super) states: Vec<SavedState>,
    pub(super) generator: Generator,
    pub(super) now: u64,
    pub(super) tick: u64,
    pub(super) last: Option<BatchId>,
}

impl Saved {
    /// Returns the names of the operators whose state was saved, in the order of the pipeline.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.states.iter().map(|state| &*state.name).collect();
        names.dedup();
        names
    }

    /// Returns how many bytes the files of the states have.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.states.iter().flat_map(|state| &state.segments).map(|segment| segment.len()).sum()
    }

    /// Returns the files, each with the name of the operator whose state it has.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.states.iter().flat_map(|state| state.segments.iter().map(|file| (&*state.name, &file[..])))
    }

    /// Sets a byte of every file to another value, at a place counted from its beginning, or from
    /// its end if it is shorter.
    #[doc(hidden)]
    pub fn damage(&mut self, at: usize) {
        for segment in self.states.iter_mut().flat_map(|state| &mut state.segments) {
            let bytes = Arc::make_mut(segment);
            let at = at % bytes.len();
            bytes[at] ^= 0x55;
        }
    }
}
