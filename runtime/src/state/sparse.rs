//! A state of which only keys with data, or with a timeout that is due, are seen.
//!
//! What a batch changes is a list aside; the decision brings it into the columns. So a batch costs
//! as much as the keys that it touches, however many there are. Bytes of states that were replaced
//! stay in the arena until it is tidied.
//!
//! Whoever reads the state of all keys after the batch ([`Snapshot`]) lays the list over the
//! columns.

use super::{
    Base, Column, Frozen, FrozenRows, Groups, Idle, Keys, NewKeys, Outlook, SavedRow, Versioned, decode,
    refuse,
};
use crate::{
    record::{Arena, Code, Corrupt, Key, Record, Stored},
    segment::{BlockSize, Due},
};
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
    /// Before the first batch: what was saved, or else the initial state that belongs to this
    /// partition, whose keys have these codes. What is initial counts as updated at `time`.
    pub(crate) fn begin<'s, R: Key + Record<Owned = K>>(
        &mut self,
        seed: u64,
        time: u64,
        timeout: Option<u64>,
        base: Base<'s, K, S>,
        code: impl Fn(&R) -> Code,
    ) where
        K: Stored<View<'s> = R>,
    {
        self.changes.time = time;
        if self.begun {
            return;
        }
        // aside until it is whole: what keys do of their own may panic
        let mut new = SparseState { keys: Keys::new(seed), timeout, ..SparseState::default() };
        let mut due = new.take_saved(&base, &code).unwrap_or_else(|corrupt| refuse(corrupt));
        let n_saved = new.states.len();
        for (key, state) in base.initial() {
            new.changes.born.push(code(&key), key);
            new.states.push(Some(state));
        }
        new.keys.take_in(&mut new.changes.born);
        (n_saved..new.keys.len()).for_each(|number| new.dirty.insert(new.keys.group(number)));
        if timeout.is_some() {
            let mut idle = Idle::default();
            idle.resize(new.keys.len());
            due.sort_unstable();
            due.into_iter().for_each(|(updated, _, number)| idle.touch(number, updated));
            let others = (0..new.keys.len()).filter(|number| new.states.has(*number));
            let others: Vec<usize> = others.filter(|number| !idle.has(*number)).collect();
            others.into_iter().for_each(|number| idle.touch(number, time));
            new.idle = Some(idle);
        }
        new.changes.time = time;
        *self = SparseState { begun: true, ..new };
    }

    /// Takes in what was saved. Returns when keys that time out were updated, with their rank among
    /// equal times.
    fn take_saved<'s, R: Key + Record<Owned = K>>(
        &mut self,
        base: &Base<'s, K, S>,
        code: impl Fn(&R) -> Code,
    ) -> Result<Vec<(u64, u64, usize)>, Corrupt>
    where
        K: Stored<View<'s> = R>,
    {
        let timeouts = base.own().map(|own| decode::<Option<u64>>(own));
        let timeouts = timeouts.collect::<Result<Vec<_>, _>>()?;
        let mut updated = Vec::new();
        for (at, SavedRow { part, number, row }) in base.rows()?.into_iter().enumerate() {
            if number != at {
                return Err(Corrupt("the numbers of keys have a gap"));
            }
            let key = decode::<K>(row.key)?;
            self.changes.born.push_saved(code(&key), row.hash, key)?;
            self.states.push(row.state.map(decode::<S>).transpose()?);
            if let (Some(due), Some(timeout)) = (row.due, timeouts[part]) {
                updated.push((due.at.saturating_sub(timeout), due.rank, number));
            }
        }
        Ok(updated)
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
    const FORMAT: u32 = 1;

    fn decide(&mut self, commit: bool) {
        if commit {
            self.apply();
        }
        self.changes.born.clear();
        self.changes.list.clear();
        self.changes.arena.clear();
    }

    fn has_begun(&self) -> bool {
        self.begun
    }

    /// A key is due when it times out if nothing comes for it. What stands beside the rows is the
    /// timeout, so that another one can be set later.
    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen> {
        let mut rows = FrozenRows::new(BlockSize::Small, *groups == Groups::all());
        self.timeout.encode(rows.own());
        let mut due = vec![None; self.keys.len()];
        if let (Some(idle), Some(timeout)) = (&self.idle, self.timeout) {
            for (rank, (number, updated)) in (0..).zip(idle.all()) {
                due[number] = Some(Due { at: updated.saturating_add(timeout), rank });
            }
        }
        let all = self.keys.iter().zip(due).enumerate();
        for (number, (key, due)) in all.filter(|(number, _)| groups.contains(self.keys.group(*number))) {
            let state = self.states.get(number).map(|state| move |out: &mut Arena| state.encode(out));
            rows.push(self.keys.hash(number), number, key, state, due);
        }
        Box::new(rows.sorted())
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
