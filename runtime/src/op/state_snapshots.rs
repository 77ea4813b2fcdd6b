//! `state_snapshots`: the state of all keys after each batch (Spark row ST-11).

use crate::{record::Stored, state::Snapshot};

/// What an operator gives whose state can be read after the batch.
pub trait ShowsState {
    /// The state.
    type State;
    /// The state after the batch.
    fn state(&self) -> Self::State;
}

/// Every key with its state. The snapshots of a partition are one.
pub fn snapshots<'s, K: Stored, S: Stored>(
    states: Vec<Snapshot<'s, K, S>>,
) -> impl Iterator<Item = (K::View<'s>, S::View<'s>)> {
    states.into_iter().flat_map(|state| state.iter())
}
