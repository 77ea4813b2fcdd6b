//! What operators with a state by key mean.

use super::{
    Meaning, Value,
    operators::{States, Update},
};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// New state out of the second of the batch, a key, its values and its old state.
type UpdateAt = dyn Fn(u64, &Value, &[Value], Option<Value>) -> Option<Value> + Send + Sync;

/// A record out of a key, its value, if it does not time out, and its state, which is changed in
/// place.
type Visit = dyn Fn(&Value, Option<&Value>, &mut Option<Value>) -> Value + Send + Sync;

/// What is said about a state.
#[derive(Clone, Debug)]
pub struct Stateful {
    /// What it begins with.
    pub initial: Vec<(Value, Value)>,
    /// What the closure does.
    pub closure: Closure,
}

/// See [`Stateful`].
#[derive(Clone)]
pub enum Closure {
    /// For every key in every batch.
    Update(Arc<UpdateAt>),
    /// For every record; a key that was idle for more than so many batches times out.
    Visit(Arc<Visit>, Option<u64>),
}

impl fmt::Debug for Closure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Closure")
    }
}

impl Stateful {
    /// By a closure that sees neither time nor key.
    pub(super) fn updated_by(f: Arc<Update>) -> Self {
        let closure = Closure::Update(Arc::new(move |_, _, values, state| f(values, state)));
        Stateful { initial: Vec::new(), closure }
    }
}

/// The state of a node by key.
#[derive(Clone, Debug, Default)]
pub(super) struct ByKey {
    states: BTreeMap<Value, Value>,
    updated: BTreeMap<Value, u64>,
    begun: bool,
}

/// The second of the first batch under the test kit is one more.
const SECOND_BEFORE: u64 = 20;

/// One batch; gives what the calls of the closure gave.
pub(super) fn advance(meaning: &Meaning, pairs: &[Value], states: &mut States) -> Option<Vec<Value>> {
    let Meaning::State(stateful) = meaning else { return None };
    let (tick, by_key) = (states.tick, &mut states.by_key);
    if !std::mem::replace(&mut by_key.begun, true) {
        by_key.states = stateful.initial.iter().cloned().collect();
        by_key.updated = stateful.initial.iter().map(|(key, _)| (key.clone(), tick)).collect();
    }
    Some(match &stateful.closure {
        Closure::Update(f) => {
            let mut values: BTreeMap<Value, Vec<Value>> = BTreeMap::new();
            by_key.states.keys().for_each(|key| {
                values.entry(key.clone()).or_default();
            });
            pairs
                .iter()
                .for_each(|pair| values.entry(pair.key().clone()).or_default().push(pair.value().clone()));
            let next = |(key, values): (Value, Vec<Value>)| {
                let state = f(SECOND_BEFORE + tick, &key, &values, by_key.states.get(&key).cloned())?;
                Some((key, state))
            };
            by_key.states = values.into_iter().filter_map(next).collect();
            Vec::new()
        }
        Closure::Visit(f, timeout) => {
            let mut out: Vec<Value> =
                pairs.iter().map(|pair| by_key.visit(f, pair.key(), Some(pair.value()), tick)).collect();
            let idle = |updated: u64| timeout.is_some_and(|timeout| tick - updated > timeout);
            let due: Vec<Value> =
                by_key.updated.iter().filter(|(_, at)| idle(**at)).map(|(key, _)| key.clone()).collect();
            for key in due {
                out.push(by_key.visit(f, &key, None, tick));
                by_key.states.remove(&key);
                by_key.updated.remove(&key);
            }
            out
        }
    })
}

impl ByKey {
    fn visit(&mut self, f: &Arc<Visit>, key: &Value, value: Option<&Value>, tick: u64) -> Value {
        let mut state = self.states.get(key).cloned();
        let out = f(key, value, &mut state);
        self.states.remove(key);
        self.updated.remove(key);
        if let Some(state) = state {
            self.states.insert(key.clone(), state);
            self.updated.insert(key.clone(), tick);
        }
        out
    }

    /// All keys with their states.
    pub(super) fn pairs(&self) -> Vec<Value> {
        self.states.iter().map(|(key, state)| Value::pair(key.clone(), state.clone())).collect()
    }
}
