//! A state of which every key is seen in every batch.
//!
//! Keys are stored once. States are a column beside them, in two versions: a batch reads the one
//! and writes the other, and the decision exchanges them. So a batch is a scan over columns, and
//! what it costs beside the closure is the speed of memory.
//!
//! A key that loses its state keeps its place, with a copy of its last state, until one in four is
//! so; then they are left out, with all their bytes. If it comes back before, it has its place
//! again.

use super::{Base, Frozen, FrozenRows, Groups, Keys, NewKeys, Outlook, SavedRow, Versioned, decode, refuse};
use crate::{
    record::{Arena, Code, Corrupt, Cursor, Key, Record, Stored},
    segment::BlockSize,
};

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct DenseState<K, S> {
    /// As of the batch before.
    pub(crate) keys: Keys<K>,
    /// Keys that this batch adds.
    pub(crate) born: NewKeys<K>,
    /// As of the batch before; for each of `keys`.
    pub(crate) now: States<S>,
    /// To be written; for each of `keys`, then for each of `born`.
    pub(crate) next: States<S>,
    /// For each of `keys`. A scan leaves it as it is to be after the batch.
    pub(crate) places: Vec<Place>,
    /// The keys that lose or get a state in this batch.
    pub(crate) turned: Vec<u32>,
    n_gone: usize,
    begun: bool,
}

/// States end to end.
#[derive(Debug)]
pub(crate) struct States<S> {
    pub(crate) arena: Arena,
    pub(crate) states: Vec<S>,
}

/// What there is to know of a key: in the lower bits where the batch has data for it, plus one; in
/// the highest whether it is without a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(u32);

impl Place {
    /// With a state, without data.
    pub(crate) const LIVE: Place = Place(0);
    const GONE: u32 = 1 << 31;

    #[inline(always)]
    pub(crate) fn is_gone(self) -> bool {
        self.0 & Place::GONE != 0
    }

    /// Where the data is.
    #[inline(always)]
    pub(crate) fn data(self) -> Option<usize> {
        (self.0 & !Place::GONE).checked_sub(1).map(|at| at as usize)
    }

    pub(crate) fn set_data(&mut self, at: u32) {
        assert!(at < Place::GONE - 1, "a batch has fewer than 2 G keys");
        self.0 = self.0 & Place::GONE | (at + 1);
    }

    #[inline(always)]
    pub(crate) fn clear_data(&mut self) {
        self.0 &= Place::GONE;
    }

    pub(crate) fn turn(&mut self) {
        self.0 ^= Place::GONE;
    }
}

impl<S> Default for States<S> {
    fn default() -> Self {
        States { arena: Arena::default(), states: Vec::new() }
    }
}

impl<S: Stored> States<S> {
    pub(crate) fn clear(&mut self) {
        self.arena.clear();
        self.states.clear();
    }

    #[inline(always)]
    pub(crate) fn get(&self, number: usize) -> S::View<'_> {
        self.states[number].view(&self.arena)
    }

    pub(crate) fn push<R: Record<Owned = S>>(&mut self, state: R) {
        let state = state.store(&mut self.arena);
        self.states.push(state);
    }
}

impl<K, S> Default for DenseState<K, S> {
    fn default() -> Self {
        DenseState {
            keys: Keys::default(),
            born: NewKeys::default(),
            now: States::default(),
            next: States::default(),
            places: Vec::new(),
            turned: Vec::new(),
            n_gone: 0,
            begun: false,
        }
    }
}

impl<K: Stored, S: Stored> DenseState<K, S> {
    /// Before the first batch: what was saved, or else the initial state that belongs to this
    /// partition, whose keys have these codes.
    pub(crate) fn begin<'s, R: Key + Record<Owned = K>>(
        &mut self,
        seed: u64,
        base: Base<'s, K, S>,
        code: impl Fn(&R) -> Code,
    ) where
        K: Stored<View<'s> = R>,
    {
        if self.begun {
            return;
        }
        // aside until it is whole: what keys do of their own may panic
        let mut new = DenseState { keys: Keys::new(seed), ..DenseState::default() };
        new.take_saved(&base, &code).unwrap_or_else(|corrupt| refuse(corrupt));
        for (key, state) in base.initial() {
            new.born.push(code(&key), key);
            new.now.push(state);
        }
        new.keys.take_in(&mut new.born);
        new.places.resize(new.keys.len(), Place::LIVE);
        *self = DenseState { begun: true, ..new };
    }

    /// Takes in what was saved.
    fn take_saved<'s, R: Key + Record<Owned = K>>(
        &mut self,
        base: &Base<'s, K, S>,
        code: impl Fn(&R) -> Code,
    ) -> Result<(), Corrupt>
    where
        K: Stored<View<'s> = R>,
    {
        for (at, SavedRow { part, number, row }) in base.rows()?.into_iter().enumerate() {
            if number != at {
                return Err(Corrupt("the numbers of keys have a gap"));
            }
            let key = decode::<K>(row.key)?;
            self.born.push_saved(code(&key), row.hash, key)?;
            let mut place = Place::LIVE;
            let state = match row.state {
                Some(state) => decode::<S>(state)?,
                None => {
                    place.turn();
                    self.n_gone += 1;
                    let left = base.own().nth(part).filter(|own: &Cursor<'_>| !own.is_empty());
                    decode::<S>(left.ok_or(Corrupt("no state stands for those that are gone"))?)?
                }
            };
            self.now.push(state);
            self.places.push(place);
        }
        Ok(())
    }

    fn advance(&mut self) {
        self.keys.take_in(&mut self.born);
        std::mem::swap(&mut self.now, &mut self.next);
        self.places.resize(self.keys.len(), Place::LIVE);
        for number in &self.turned {
            match self.places[*number as usize].is_gone() {
                true => self.n_gone += 1,
                false => self.n_gone -= 1,
            }
        }
        if self.keys.len() > 64 && self.n_gone * 4 > self.keys.len() {
            self.leave_out();
        }
    }

    fn leave_out(&mut self) {
        self.keys.retain(|number| !self.places[number].is_gone());
        let old = std::mem::take(&mut self.now);
        for (state, place) in old.states.into_iter().zip(&self.places) {
            if !place.is_gone() {
                self.now.push(state.take(&old.arena));
            }
        }
        self.places.clear();
        self.places.resize(self.keys.len(), Place::LIVE);
        self.n_gone = 0;
    }
}

impl<K: Stored, S: Stored> Versioned for DenseState<K, S> {
    const FORMAT: u32 = 1;

    fn decide(&mut self, commit: bool) {
        if commit {
            self.advance();
        } else {
            self.places.iter_mut().for_each(Place::clear_data);
            self.turned.iter().for_each(|number| self.places[*number as usize].turn());
        }
        self.born.clear();
        self.turned.clear();
    }

    fn has_begun(&self) -> bool {
        self.begun
    }

    /// Beside the rows stands a state for the places of keys that are gone: none is seen, but each
    /// place has one.
    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen> {
        let mut rows = FrozenRows::new(BlockSize::Large, *groups == Groups::all());
        if let Some(gone) = self.places.iter().position(|place| place.is_gone()) {
            self.now.get(gone).encode(rows.own());
        }
        let all = self.keys.iter().enumerate();
        for (number, key) in all.filter(|(number, _)| groups.contains(self.keys.group(*number))) {
            let state = (!self.places[number].is_gone()).then(|| self.now.get(number));
            let state = state.map(|state| move |out: &mut Arena| state.encode(out));
            rows.push(self.keys.hash(number), number, key, state, None);
        }
        Box::new(rows.sorted())
    }

    fn outlook(&self) -> Outlook {
        Outlook { keys: (self.keys.len() - self.n_gone) as u64, ..Outlook::default() }
    }
}
