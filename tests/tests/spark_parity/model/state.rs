//! State by key.

use super::{
    Rules,
    stream::{Key, Stream, by_key},
};
use crate::differences::Difference;
use serde_json::{Value as Json, json};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Milliseconds of batch times.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub(super) start_ms: i64,
    pub(super) batch_ms: i64,
}

impl Clock {
    pub(super) fn ms(self, n: i64) -> i64 {
        self.start_ms + n * self.batch_ms
    }
}

impl Stream {
    /// `f` is given the batch, the key, its values and its state, for every key that has a value or
    /// a state.
    pub(super) fn update_state_by_key(
        &self,
        initial: Option<Vec<Json>>,
        f: impl Fn(i64, &Json, &[Json], Option<Json>) -> Option<Json> + 'static,
    ) -> Self {
        let parent = self.clone();
        Stream::new(self.slide(), move |this, n| {
            let previous = this.at(n - parent.slide())?;
            let data = parent.at(n)?;
            let (previous, data) = match (previous, data) {
                // nothing begins before the first RDD; then every batch is one, with values or
                // without
                (None, None) => return Ok(None),
                (None, Some(data)) => (Ok(initial.clone().unwrap_or_default()), data),
                (Some(previous), data) => (previous, data.unwrap_or(Ok(Vec::new()))),
            };
            Ok(Some(previous.and_then(|previous| {
                let mut keys: BTreeMap<Key, (Vec<Json>, Option<Json>)> = BTreeMap::new();
                for (key, values) in by_key(data?) {
                    keys.entry(key).or_default().0 = values;
                }
                for (key, states) in by_key(previous) {
                    keys.entry(key).or_default().1 = states.into_iter().next();
                }
                let updated = keys.into_iter().filter_map(|(key, (values, state))| {
                    f(n, &key.0, &values, state).map(|state| json!([key.0, state]))
                });
                Ok(updated.collect())
            })))
        })
    }

    /// What the function returned, and the snapshots.
    pub(super) fn map_with_state(&self, spec: Spec, rules: Rules) -> (Self, Self) {
        let parent = self.clone();
        let mapped: Rc<RefCell<BTreeMap<i64, Vec<Json>>>> = Rc::default();
        let any_batch = rules.has(Difference::Timeout);
        let states = {
            let mapped = mapped.clone();
            Stream::new(self.slide(), move |this, n| {
                let previous = match this.at(n - parent.slide())? {
                    Some(previous) => previous,
                    // what is initial counts as updated now
                    None => Ok(spec.initial.iter().map(|pair| json!([pair[0], [pair[1], n]])).collect()),
                };
                let data = parent.at(n)?.unwrap_or(Ok(Vec::new()));
                let looks_for_timeouts = any_batch || n % spec.checkpoint == 0;
                Ok(Some(previous.and_then(|previous| {
                    let states = previous.into_iter().map(|entry| (Key(entry[0].clone()), entry[1].clone()));
                    let (states, returned) = spec.batch(n, states.collect(), data?, looks_for_timeouts);
                    mapped.borrow_mut().insert(n, returned);
                    Ok(states.into_iter().map(|(key, entry)| json!([key.0, entry])).collect())
                })))
            })
        };
        let of_batch = {
            let states = states.clone();
            Stream::new(self.slide(), move |_, n| {
                let made = states.at(n)?;
                Ok(made.map(|rdd| rdd.map(|_| mapped.borrow().get(&n).cloned().unwrap_or_default())))
            })
        };
        (of_batch, states.map(|entry| json!([entry[0], entry[1][0]])))
    }
}

/// The state of a key during a call.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) state: Option<Json>,
    is_updated: bool,
    is_removed: bool,
}

impl Cell {
    pub(super) fn update(&mut self, state: Json) {
        self.state = Some(state);
        self.is_updated = true;
    }

    pub(super) fn remove(&mut self) {
        self.state = None;
        self.is_removed = true;
    }
}

/// Batch, key, value (none for a timeout), state.
type Call = fn(&Spec, i64, &Json, Option<&Json>, &mut Cell) -> Option<Json>;

pub(super) struct Spec {
    pub(super) call: Call,
    pub(super) clock: Clock,
    pub(super) initial: Vec<Json>,
    pub(super) timeout_ms: Option<i64>,
    /// batches between two checkpoints of the state
    pub(super) checkpoint: i64,
    /// for functions that have one
    pub(super) limit: i64,
}

/// `[state, batch of the last update]` of each key.
type States = BTreeMap<Key, Json>;

impl Spec {
    fn batch(&self, n: i64, mut states: States, data: Vec<Json>, looks: bool) -> (States, Vec<Json>) {
        let mut returned = Vec::new();
        for record in data {
            let key = Key(record[0].clone());
            let mut cell = Cell { state: states.get(&key).map(|entry| entry[0].clone()), ..Cell::default() };
            returned.extend((self.call)(self, n, &key.0, Some(&record[1]), &mut cell));
            if cell.is_removed {
                states.remove(&key);
            } else if let Some(state) = cell.state
                && (cell.is_updated || self.timeout_ms.is_some())
            {
                // with a timeout, a mere visit counts
                states.insert(key, json!([state, n]));
            }
        }
        if let Some(timeout) = self.timeout_ms.filter(|_| looks) {
            let before = self.clock.ms(n) - timeout;
            let is_idle = |entry: &Json| self.clock.ms(entry[1].as_i64().unwrap_or(n)) < before;
            for (key, entry) in states.iter().filter(|(_, entry)| is_idle(entry)) {
                let mut cell = Cell { state: Some(entry[0].clone()), ..Cell::default() };
                returned.extend((self.call)(self, n, &key.0, None, &mut cell));
            }
            states.retain(|_, entry| !is_idle(entry));
        }
        (states, returned)
    }
}
