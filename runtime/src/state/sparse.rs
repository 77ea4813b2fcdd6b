//! A state of which only keys with data, or with a timeout that is due, are seen.
//!
//! What a batch changes is a list aside; the decision brings it into the columns. So a batch costs
//! as much as the keys that it touches, however many there are. Bytes of states that were replaced
//! stay in the arena until it is tidied.
//!
//! Whoever reads the state of all keys after the batch ([`Snapshot`]) lays the list over the
//! columns.

use super::{Column, Groups, Idle, Initial, Keys, NewKeys, Outlook, Versioned};
use crate::record::{Arena, Code, Key, Record, Stored};
use std::fmt;

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct SparseState<K, S> {
    /// As of the batch before, as all but what follows them.
    pub(crate) keys: Keys<K>,
    pub(crate) states: Column<S>,
    /// Only with a timeout.
    pub(crate) idle: Option<Idle>,
    /// What the batch changes.
    pub(crate) changes: Changes<K, S>,
    dirty: Groups,
    /// In microseconds.
    timeout: Option<u64>,
    begun: bool,
}

/// What a batch changes.
#[derive(Debug)]
pub(crate) struct Changes<K, S> {
    /// Keys that it adds. Their numbers follow those of the others.
    pub(crate) born: NewKeys<K>,
    /// Numbers of keys, each once.
    pub(crate) list: Vec<(usize, Change<S>)>,
    /// Where new states are.
    pub(crate) arena: Arena,
    /// The time of the batch, in microseconds.
    pub(crate) time: u64,
}

/// What becomes of a key.
#[derive(Debug)]
pub(crate) enum Change<S> {
    /// It has been idle until now.
    Seen,
    /// It has this state.
    Updated(S),
    /// It has none.
    Removed,
}

impl<K, S> Default for SparseState<K, S> {
    fn default() -> Self {
        let changes =
            Changes { born: NewKeys::default(), list: Vec::new(), arena: Arena::default(), time: 0 };
        SparseState {
            keys: Keys::default(),
            states: Column::default(),
            idle: None,
            changes,
            dirty: Groups::none(),
            timeout: None,
            begun: false,
        }
    }
}

impl<K: Stored, S: Stored> SparseState<K, S> {
    /// Before the first batch: the initial state that belongs to this partition, whose keys have
    /// these codes. It counts as updated at `time`.
    pub(crate) fn begin<'s, R: Key + Record<Owned = K>>(
        &mut self,
        seed: u64,
        time: u64,
        timeout: Option<u64>,
        initial: Option<&'s Initial<K, S>>,
        partition: (u32, u32),
        code: impl Fn(&R) -> Code,
    ) where
        K: Stored<View<'s> = R>,
    {
        self.changes.time = time;
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        self.keys = Keys::new(seed);
        self.idle = timeout.is_some().then(Idle::default);
        self.timeout = timeout;
        for (key, state) in initial.into_iter().flat_map(|initial| initial.of_partition(partition)) {
            self.changes.born.push(code(&key), key);
            self.states.push(Some(state));
        }
        self.keys.take_in(&mut self.changes.born);
        (0..self.keys.len()).for_each(|number| self.dirty.insert(self.keys.group(number)));
        if let Some(idle) = &mut self.idle {
            idle.resize(self.keys.len());
            (0..self.keys.len()).for_each(|number| idle.touch(number, time));
        }
    }

    fn apply(&mut self) {
        let Changes { born, list, arena, time } = &mut self.changes;
        self.keys.take_in(born);
        self.states.resize(self.keys.len());
        if let Some(idle) = &mut self.idle {
            idle.resize(self.keys.len());
        }
        for (number, change) in list.drain(..) {
            self.dirty.insert(self.keys.group(number));
            let gone = matches!(change, Change::Removed);
            match change {
                Change::Seen => {}
                Change::Updated(state) => self.states.set(number, Some(state.take(arena))),
                Change::Removed => self.states.set(number, None::<S::View<'_>>),
            }
            match &mut self.idle {
                Some(idle) if gone => idle.remove(number),
                Some(idle) => idle.touch(number, *time),
                None => {}
            }
        }
        if self.states.is_sparse() {
            self.keys.retain(|number| self.states.has(number));
            if let Some(idle) = &mut self.idle {
                idle.retain(|number| self.states.has(number));
            }
            self.states.retain();
        }
        self.states.tidy();
    }
}

impl<K: Stored, S: Stored> Versioned for SparseState<K, S> {
    fn decide(&mut self, commit: bool) {
        if commit {
            self.apply();
        }
        self.changes.born.clear();
        self.changes.list.clear();
        self.changes.arena.clear();
    }

    fn outlook(&self) -> Outlook {
        let keys = self.states.live();
        let oldest = self.idle.as_ref().and_then(Idle::oldest);
        let times_out_after =
            oldest.zip(self.timeout).map(|(oldest, timeout)| oldest.saturating_add(timeout));
        let timeouts = if self.timeout.is_some() { keys } else { 0 };
        Outlook { keys, timeouts, times_out_after, ..Outlook::default() }
    }

    fn take_dirty(&mut self) -> Groups {
        std::mem::replace(&mut self.dirty, Groups::none())
    }
}

/// All keys of a partition with their states as they will be when the batch is decided. It costs
/// nothing until it is read.
pub struct Snapshot<'s, K, S> {
    pub(crate) keys: &'s Keys<K>,
    pub(crate) states: &'s Column<S>,
    pub(crate) changes: &'s Changes<K, S>,
}

impl<K, S> Clone for Snapshot<'_, K, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, S> Copy for Snapshot<'_, K, S> {}

impl<K, S> fmt::Debug for Snapshot<'_, K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snapshot")
    }
}

impl<'s, K: Stored, S: Stored> Snapshot<'s, K, S> {
    /// Returns the keys with their states. The order is unspecified: it follows from numbers that a
    /// restored state may assign in another way.
    pub fn iter(&self) -> impl Iterator<Item = (K::View<'s>, S::View<'s>)> + use<'s, K, S> {
        let Snapshot { keys, states, changes } = *self;
        let n_places = keys.len() + changes.born.len();
        // where a place's change is, plus one
        let mut changed = vec![0u32; n_places];
        for (at, (number, _)) in changes.list.iter().enumerate() {
            changed[*number] = at as u32 + 1;
        }
        let now = move |number: usize| if number < keys.len() { states.get(number) } else { None };
        let state = move |number: usize, change: u32| match change.checked_sub(1) {
            None => now(number),
            Some(at) => match &changes.list[at as usize].1 {
                Change::Seen => now(number),
                Change::Updated(state) => Some(state.view(&changes.arena)),
                Change::Removed => None,
            },
        };
        let known = keys.iter().enumerate();
        let known = known.map(|(number, key)| changes.born.came_again(number).unwrap_or(key));
        let all = known.chain(changes.born.iter());
        let numbered = all.zip(changed.into_iter().enumerate());
        numbered.filter_map(move |(key, (number, change))| Some((key, state(number, change)?)))
    }
}
