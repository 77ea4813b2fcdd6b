//! The state that an operator begins with: given by the user, evaluated once, at construction.

use crate::{
    kernel::Table,
    pipeline::BuildError,
    record::{Arena, Key, Record, Stored, key_group},
    rng::Rng,
};
use std::fmt;

/// Keys with their states, each key once.
pub struct Initial<K, S> {
    arena: Arena,
    /// with the group of the key
    pairs: Vec<(u32, K, S)>,
}

impl<K, S> fmt::Debug for Initial<K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Initial({} keys)", self.pairs.len())
    }
}

/// Stores what the user gave. Of several states for a key the last one counts, at the place of the first.
///
/// # Errors
/// None; a function that checks an argument may have some.
pub fn initial_state<K, S>(
    values: impl IntoIterator<Item = (K, S)>,
) -> Result<Initial<K::Owned, S::Owned>, BuildError>
where
    K: Key,
    S: Record,
{
    // the order of a table does not depend on the seed
    let mut table: Table<K, Option<S>> = Table::new(Rng::fresh_seed());
    for (key, state) in values {
        let number = table.entry(table.code(&key), key, || None);
        *table.value_mut(number) = Some(state);
    }
    let mut initial = Initial { arena: Arena::default(), pairs: Vec::with_capacity(table.len()) };
    let mut scratch = Arena::default();
    for entry in table.into_entries() {
        if let Some(state) = entry.value {
            let group = key_group(&entry.key, &mut scratch);
            let key = entry.key.store(&mut initial.arena);
            let state = state.store(&mut initial.arena);
            initial.pairs.push((group, key, state));
        }
    }
    Ok(initial)
}

impl<K: Stored, S: Stored> Initial<K, S> {
    /// What belongs to a partition of so many.
    pub(crate) fn of_partition(
        &self,
        (partition, of): (u32, u32),
    ) -> impl Iterator<Item = (K::View<'_>, S::View<'_>)> {
        let own = self.pairs.iter().filter(move |(group, ..)| group % of.max(1) == partition);
        own.map(|(_, key, state)| (key.view(&self.arena), state.view(&self.arena)))
    }
}
