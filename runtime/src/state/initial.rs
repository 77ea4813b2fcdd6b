//! The state that an operator begins with: given by the user, evaluated once, at construction.

use crate::{
    env::Rng,
    error::BuildError,
    kernel::Table,
    record::{Arena, Key, Record, Stored, key_group},
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

/// What an operator can begin with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an initial state",
    label = "not a list of keys with their states",
    note = "help: give pairs of a key and its state, as in `.initial([(\"a\", 1u64), (\"b\", 2)])`; a `Vec`, a `HashMap` or any iterator \
            of pairs can stand there"
)]
pub trait InitialState {
    /// Of the keys.
    type Key;
    /// Of their states.
    type State;
    /// One after another.
    fn pairs(self) -> impl Iterator<Item = (Self::Key, Self::State)>;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item: KeyWithState>> InitialState for I {
    type Key = <I::Item as KeyWithState>::Key;
    type State = <I::Item as KeyWithState>::State;
    fn pairs(self) -> impl Iterator<Item = (Self::Key, Self::State)> {
        self.into_iter().map(KeyWithState::pair)
    }
}

/// A pair.
pub trait KeyWithState {
    /// Its first.
    type Key;
    /// Its second.
    type State;
    /// Both.
    fn pair(self) -> (Self::Key, Self::State);
}

impl<K, S> KeyWithState for (K, S) {
    type Key = K;
    type State = S;
    fn pair(self) -> (K, S) {
        self
    }
}

/// Stores what the user gave. Of several states for a key the last one counts, at the place of the
/// first.
///
/// # Errors
/// None; a function that checks an argument may have some.
#[allow(clippy::type_complexity, reason = "a name for it would be one more to look up")]
pub fn initial_state<I>(
    values: I,
) -> Result<Initial<<I::Key as Record>::Owned, <I::State as Record>::Owned>, BuildError>
where
    I: InitialState<Key: Key, State: Record>,
{
    // the order of a table does not depend on the seed
    let mut table: Table<I::Key, Option<I::State>> = Table::new(Rng::fresh_seed());
    for (key, state) in values.pairs() {
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
    /// What belongs to a partition of so many, of the key groups that `wanted` says.
    pub(super) fn of_partition(
        &self,
        (partition, of): (u32, u32),
        wanted: impl Fn(u32) -> bool,
    ) -> impl Iterator<Item = (K::View<'_>, S::View<'_>)> {
        let own = self.pairs.iter().filter(move |(group, ..)| group % of.max(1) == partition);
        let own = own.filter(move |(group, ..)| wanted(*group));
        own.map(|(_, key, state)| (key.view(&self.arena), state.view(&self.arena)))
    }
}
