//! `update_state_by_key`: a state for each key, seen by the closure in every batch (Spark rows
//! PD-07 to PD-10).
//!
//! In a batch without input it is not called: there the states are given out as they are, where a
//! window meets them.
//!
//! One scan over the columns of the state, for every form of the closure. Data is grouped before
//! the state is entered; each key that has some is looked for once.

use super::Grouped;
use crate::{
    batch::BatchTime,
    cx::BatchCx,
    fault::OperatorGuard,
    kernel::{GROUP, Table},
    record::{Arena, Coder, Group, In, Key, Record, Stored, group_of},
    state::{Base, Cell, DenseState, Initial, Keys, NewKeys, Opened, Place, States, Written},
};
use std::fmt;

/// Calls `f` once for every key that has a state or data, old keys first. The state of the batch
/// before is only read; the new one is written aside and becomes current when the batch does. Gives
/// out the new states.
pub fn update_state<'s, K, V, S, F>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    input: &'s Grouped<K, V>,
    initial: Option<&'s Initial<K::Owned, S::Owned>>,
    f: F,
) -> NewStates<'s, K, S>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    V: In<'s>,
    F: Fn(Group<'s, V>, Option<S>) -> Option<S>,
{
    scan(cx, op, cell, input, initial, |_, values, state| f(values, state))
}

/// [`update_state`] for a closure that sees the time of the batch and the key.
pub fn update_state_at<'s, K, V, S, F>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    input: &'s Grouped<K, V>,
    initial: Option<&'s Initial<K::Owned, S::Owned>>,
    f: F,
) -> NewStates<'s, K, S>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    V: In<'s>,
    F: Fn(BatchTime, K, Group<'s, V>, Option<S>) -> Option<S>,
{
    let time = cx.time();
    scan(cx, op, cell, input, initial, move |key, values, state| f(time, key.get(), values, state))
}

/// [`update_state`] for a closure that is given an iterator over all keys of a partition that have
/// a state or data, and gives one over the keys that have a state then. It may leave out keys, and
/// add such as belong to the partition.
///
/// # Panics
/// Fails the batch when the closure gives a key twice (Spark keeps the first state and forgets the
/// others), or one that belongs to another partition.
pub fn update_state_by_partition<'s, K, V, S, F, I>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    input: &'s Grouped<K, V>,
    initial: Option<&'s Initial<K::Owned, S::Owned>>,
    f: F,
) -> NewStates<'s, K, S>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    V: In<'s>,
    F: Fn(PartitionStates<'s, K, V, S>) -> I,
    I: IntoIterator<Item = (K, S)>,
{
    if cell.is_left_out() {
        return NewStates::as_it_was(cx, op, cell, initial);
    }
    // a key's own `Hash` and `Eq` are code of the user's too
    let running = OperatorGuard(op);
    let (partition, of) = cell.partition();
    let Opened { state: store, written, saved, .. } = cell.open_window::<DenseState<K::Owned, S::Owned>>();
    let coder = Coder::new(cx.seed());
    let base = Base { saved, initial, partition: (partition, of) };
    store.begin(cx.seed(), base, |key| coder.code(key));
    let DenseState { keys, born, now, next, places, turned, .. } = store;
    let (keys, now): (&'s Keys<_>, &'s States<_>) = (keys, now);
    let fresh = look_up(keys, input, places);
    let known: Vec<(usize, Place)> = places.iter().copied().enumerate().collect();
    let known = known.into_iter().filter_map(move |(number, place)| {
        let state = (!place.is_gone()).then(|| now.get(number));
        let key = match (&state, place.data()) {
            (None, at) => input.keys.keys()[at?].clone(),
            (Some(_), _) => keys.get(number),
        };
        Some((key, values_of(input, place.data()), state))
    });
    let new = fresh.into_iter().map(move |group| {
        let group = group as usize;
        (input.keys.keys()[group].clone(), values_of(input, Some(group)), None)
    });
    let mut kept: Vec<Option<S>> = Vec::new();
    kept.resize_with(keys.len(), || None);
    let mut added: Table<K, Option<S>> = Table::new(cx.seed());
    let mut scratch = Arena::default();
    for (key, state) in f(PartitionStates(Box::new(known.chain(new)))) {
        let code = coder.code(&key);
        if let Some(number) = keys.find(code, &key) {
            assert!(kept[number].replace(state).is_none(), "{TWO_STATES}");
            if places[number].is_gone() {
                born.again(number, key);
            }
            continue;
        }
        let belongs = group_of(&key, code, &mut scratch) % of.max(1) == partition;
        assert!(belongs, "{FOREIGN_KEY}");
        let number = added.entry(code, key, || None);
        assert!(added.value_mut(number).replace(state).is_none(), "{TWO_STATES}");
    }
    next.clear();
    write(now, next, places, turned, |number, _, _| kept[number].take());
    for entry in added.into_entries() {
        if let Some(state) = entry.value {
            born.push(entry.code, entry.key);
            next.push(state);
        }
    }
    keys.check_new(born);
    running.done();
    *written = Written::Whole;
    NewStates { keys, born, states: next, places, number: 0 }
}

const TWO_STATES: &str = "the closure of `.by_partition` gives two states for one key, of which one would be lost: give each key \
                          once, with the state that it shall have";
const FOREIGN_KEY: &str = "the closure of `.by_partition` gives a key that belongs to another partition: give keys that its \
                           iterator has, or make new keys of records before this operator";

/// All keys of a partition that have a state or data, with their values in this batch and their
/// state as of the batch before.
pub struct PartitionStates<'s, K, V, S>(Box<dyn Iterator<Item = (K, Group<'s, V>, Option<S>)> + 's>);

impl<'s, K, V, S> Iterator for PartitionStates<'s, K, V, S> {
    type Item = (K, Group<'s, V>, Option<S>);
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V, S> fmt::Debug for PartitionStates<'_, K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartitionStates")
    }
}

/// A key that can be made into what the closure sees.
enum Seen<'s, K: Record> {
    Stored(&'s Keys<K::Owned>, usize),
    New(&'s K),
}

impl<'s, K: In<'s> + Clone> Seen<'s, K> {
    fn get(self) -> K {
        match self {
            Seen::Stored(keys, number) => keys.get(number),
            Seen::New(key) => key.clone(),
        }
    }
}

fn scan<'s, K, V, S>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    input: &'s Grouped<K, V>,
    initial: Option<&'s Initial<K::Owned, S::Owned>>,
    f: impl Fn(Seen<'s, K>, Group<'s, V>, Option<S>) -> Option<S>,
) -> NewStates<'s, K, S>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    V: In<'s>,
{
    if cell.is_left_out() {
        return NewStates::as_it_was(cx, op, cell, initial);
    }
    let partition = cell.partition();
    let Opened { state: store, written, saved, .. } = cell.open_window::<DenseState<K::Owned, S::Owned>>();
    let coder = Coder::new(cx.seed());
    // a key's own `Hash` and `Eq` are code of the user's too
    let comparing = OperatorGuard(op);
    store.begin(cx.seed(), Base { saved, initial, partition }, |key| coder.code(key));
    let DenseState { keys, born, now, next, places, turned, .. } = store;
    let (keys, now): (&'s Keys<_>, &'s States<_>) = (keys, now);
    let fresh = look_up(keys, input, places);
    comparing.done();
    let update = |key: Seen<'s, K>, values, state| {
        let running = OperatorGuard(op);
        let state = f(key, values, state);
        running.done();
        state
    };
    next.clear();
    next.states.reserve(keys.len() + fresh.len());
    write(now, next, places, turned, |number, place, state| match (place.data(), state) {
        // a key that is neither known nor here
        (None, None) => None,
        // one that was forgotten and is here
        (Some(at), None) => {
            let key = &input.keys.keys()[at];
            let state = update(Seen::New(key), values_of(input, Some(at)), None)?;
            if !K::IS_WHOLE {
                born.again(number, key.clone());
            }
            Some(state)
        }
        (data, state) => update(Seen::Stored(keys, number), values_of(input, data), state),
    });
    for group in fresh {
        let (code, key) = (input.keys.code_of(group as usize), &input.keys.keys()[group as usize]);
        if let Some(state) = update(Seen::New(key), values_of(input, Some(group as usize)), None) {
            // one clone for each key that is new to the state
            born.push(code, key.clone());
            next.push(state);
        }
    }
    let comparing = OperatorGuard(op);
    keys.check_new(born);
    comparing.done();
    *written = Written::Whole;
    NewStates { keys, born, states: next, places, number: 0 }
}

/// Writes the next version for the keys that are known: one pass, in which each state is seen and
/// stored once.
#[inline]
fn write<'s, S: In<'s>>(
    now: &'s States<S::Owned>,
    next: &mut States<S::Owned>,
    places: &mut [Place],
    turned: &mut Vec<u32>,
    mut update: impl FnMut(usize, Place, Option<S>) -> Option<S>,
) {
    let States { arena, states } = next;
    let all = now.states.iter().zip(places).enumerate();
    states.extend(all.map(|(number, (state, place))| {
        let (was, before) = (*place, (!place.is_gone()).then(|| state.view(&now.arena)));
        if was != Place::LIVE {
            place.clear_data();
        }
        let after = update(number, was, before);
        if after.is_some() == was.is_gone() {
            place.turn();
            turned.push(number as u32);
        }
        // a place without a state has the last one
        after.unwrap_or_else(|| state.view(&now.arena)).store(arena)
    }));
}

/// Notes for each known key where the batch has its data; gives the groups of those that are not
/// known, in order.
fn look_up<'s, K: Key + In<'s>, V>(
    keys: &'s Keys<K::Owned>,
    input: &Grouped<K, V>,
    places: &mut [Place],
) -> Vec<u32> {
    let mut fresh = Vec::new();
    let mut group = 0;
    let mut all = input.keys.codes().zip(input.keys.keys());
    while all.len() > 0 {
        keys.expect(all.clone().take(GROUP).map(|(code, _)| code));
        for (code, key) in all.by_ref().take(GROUP) {
            match keys.find(code, key) {
                Some(number) => places[number].set_data(group),
                None => fresh.push(group),
            }
            group += 1;
        }
    }
    fresh
}

#[inline(always)]
fn values_of<K, V>(input: &Grouped<K, V>, group: Option<usize>) -> Group<'_, V> {
    match group {
        None => Group::live(&[]),
        Some(group) => input.values.of(group),
    }
}

/// The keys that have a state now.
#[derive(Debug)]
pub struct NewStates<'s, K: Record, S: Record> {
    keys: &'s Keys<K::Owned>,
    born: &'s NewKeys<K::Owned>,
    states: &'s States<S::Owned>,
    /// of the keys that are not born
    places: &'s [Place],
    number: usize,
}

impl<'s, K: Key + In<'s>, S: In<'s>> NewStates<'s, K, S> {
    /// Of a batch that the state stays out of: what it was before, if a stream that has the batch
    /// meets it; else nothing.
    fn as_it_was(
        cx: &BatchCx<'_>,
        op: u32,
        cell: &'s mut Cell,
        initial: Option<&'s Initial<K::Owned, S::Owned>>,
    ) -> Self {
        let (partition, met) = (cell.partition(), cell.is_met());
        let Opened { state: store, written, saved, .. } =
            cell.open_window::<DenseState<K::Owned, S::Owned>>();
        *written = Written::Not;
        if met {
            let (running, coder) = (OperatorGuard(op), Coder::new(cx.seed()));
            store.begin(cx.seed(), Base { saved, initial, partition }, |key| coder.code(key));
            running.done();
        }
        let DenseState { keys, born, now, places, .. } = store;
        let number = if met { 0 } else { keys.len() + born.len() };
        NewStates { keys, born, states: now, places, number }
    }
}

impl<'s, K: In<'s>, S: In<'s>> Iterator for NewStates<'s, K, S> {
    type Item = (K, S);
    #[inline]
    fn next(&mut self) -> Option<(K, S)> {
        loop {
            let number = self.number;
            self.number += 1;
            match self.places.get(number) {
                Some(place) if place.is_gone() => {}
                Some(_) => {
                    let key = self.born.came_again(number).unwrap_or_else(|| self.keys.get(number));
                    return Some((key, self.states.get(number)));
                }
                None => {
                    let key = self.born.get_if(number - self.places.len())?;
                    return Some((key, self.states.get(number)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Grouped, update_state};
    use crate::{
        cx::BatchCx,
        exec::{Exec, Local, Parts},
        kernel::KeepKeyed,
        record::{Group, Str},
        state::{DenseState, Slot},
    };
    use std::collections::BTreeMap;

    /// Keys grow old in every other batch, and come back while they are remembered; some batches
    /// are thrown away.
    #[test]
    fn keys_without_a_state_are_left_out_in_time() {
        let exec = Local::new(1, 1);
        let slots = [Slot::default()];
        let mut naive: BTreeMap<String, u64> = BTreeMap::new();
        let n_batches = if cfg!(miri) { 12 } else { 300 };
        for seq in 0..n_batches {
            let cx = BatchCx::for_test(&exec, seq, &[], &slots);
            let words: Vec<String> =
                (0..40).map(|i| format!("the key with number {}", (seq * 30 + i * i) % 700)).collect();
            let mut kept = KeepKeyed::new(cx.seed());
            words.iter().for_each(|word| kept.push((word.as_str(), 4u64)));
            let grouped = Grouped::new(0, cx.seed(), vec![kept.done()]);
            let mut entered = cx.enter(0);
            let parts = entered.with(Parts::share(exec.place(), 1, |_| ()));
            let ((), cell) = parts.own.expect("no fault").pop().expect("one partition").data;
            let old = (seq + 1) % 2;
            let next = |four: Group<'_, u64>, left: Option<u64>| {
                four.iter().next().or_else(|| left?.checked_sub(old)).filter(|left| *left > 0)
            };
            let states: BTreeMap<String, u64> = update_state(&cx, 0, cell, &grouped, None, next)
                .map(|(key, left)| (key.to_owned(), left))
                .collect();
            let mut wanted = naive.clone();
            wanted.retain(|key, left| {
                *left -= if words.contains(key) { 0 } else { old };
                *left > 0
            });
            wanted.extend(words.iter().map(|word| (word.clone(), 4)));
            assert_eq!(states, wanted, "batch {seq}");
            drop(entered);
            let commit = seq % 5 != 4;
            if commit {
                naive = wanted;
            }
            slots[0].decide(seq, commit);
        }
        let cx = BatchCx::for_test(&exec, n_batches, &[], &slots);
        let mut entered = cx.enter(0);
        let parts = entered.with(Parts::share(exec.place(), 1, |_| ()));
        let ((), cell) = parts.own.expect("no fault").pop().expect("one partition").data;
        let (store, _) = cell.open::<DenseState<Str, u64>>();
        assert!(store.keys.len() < 2 * naive.len() + 64, "{} for {}", store.keys.len(), naive.len());
        assert_eq!((store.places.len(), store.now.states.len()), (store.keys.len(), store.keys.len()));
    }
}
