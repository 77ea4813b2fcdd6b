//! `state_snapshots`: the state of all keys after each batch (Spark row ST-11).

use crate::{record::Stored, state::Snapshot};

/// Every key with its state. The snapshots of a partition are one.
pub fn snapshots<'s, K: Stored, S: Stored>(
    states: Vec<Snapshot<'s, K, S>>,
) -> impl Iterator<Item = (K::View<'s>, S::View<'s>)> {
    states.into_iter().flat_map(|state| state.iter())
}
