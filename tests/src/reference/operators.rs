//! What each operator means, by name. An operator that is missing here fails the coverage test.

use super::Value;
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Any number of records out of one.
type Many = dyn Fn(&Value) -> Vec<Value> + Send + Sync;

/// New state out of the values of a key and its old state.
type Update = dyn Fn(&[Value], Option<Value>) -> Option<Value> + Send + Sync;

/// What the closure of a node means, on values.
#[derive(Clone)]
pub enum Meaning {
    /// There is no closure.
    Nothing,
    /// One record for one.
    One(Arc<dyn Fn(&Value) -> Value + Send + Sync>),
    /// Any number of records for one.
    Many(Arc<Many>),
    /// A question.
    Test(Arc<dyn Fn(&Value) -> bool + Send + Sync>),
    /// Two records to one.
    Fold(Arc<dyn Fn(Value, Value) -> Value + Send + Sync>),
    /// Values and old state to new state.
    Update(Arc<Update>),
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meaning")
    }
}

/// The states of one node, by key.
pub(super) type States = BTreeMap<Value, Value>;

type Apply = fn(&Meaning, &[&[Value]], &mut States) -> Vec<Value>;

/// An operator: the records of one batch out of those of its inputs, and of what it remembers.
#[derive(Debug)]
pub struct OperatorMeaning {
    /// Its name in the language.
    pub name: &'static str,
    pub(super) apply: Apply,
}

/// Every operator.
pub static MEANINGS: &[OperatorMeaning] = &[
    meaning("count", |_, inputs, _| vec![Value::Int(inputs[0].len() as u64)]),
    meaning("filter", |meaning, inputs, _| match meaning {
        Meaning::Test(test) => inputs[0].iter().filter(|record| test(record)).cloned().collect(),
        _ => unfit("filter"),
    }),
    meaning("flat_map", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("flat_map"),
    }),
    meaning("for_each_partition", |_, inputs, _| inputs[0].to_vec()),
    meaning("foreach_rdd", |_, inputs, _| inputs[0].to_vec()),
    meaning("group_by_key", |_, inputs, _| {
        let grouped = groups(inputs[0]).into_iter();
        grouped.map(|(key, values)| Value::pair(key, Value::Group(values))).collect()
    }),
    meaning("key_by", |meaning, inputs, _| match meaning {
        Meaning::One(f) => inputs[0].iter().map(|record| Value::pair(f(record), record.clone())).collect(),
        _ => unfit("key_by"),
    }),
    meaning("map", |meaning, inputs, _| match meaning {
        Meaning::One(f) => inputs[0].iter().map(|record| f(record)).collect(),
        _ => unfit("map"),
    }),
    meaning("map_values", |meaning, inputs, _| match meaning {
        Meaning::One(f) => {
            inputs[0].iter().map(|record| Value::pair(record.key().clone(), f(record.value()))).collect()
        }
        _ => unfit("map_values"),
    }),
    meaning("print", |_, inputs, _| inputs[0].to_vec()),
    meaning("print_n", |_, inputs, _| inputs[0].to_vec()),
    meaning("reduce", |meaning, inputs, _| match meaning {
        Meaning::Fold(f) => inputs[0].iter().cloned().reduce(|a, b| f(a, b)).into_iter().collect(),
        _ => unfit("reduce"),
    }),
    meaning("reduce_by_key", |meaning, inputs, _| match meaning {
        Meaning::Fold(f) => {
            let folded = groups(inputs[0]).into_iter().filter_map(|(key, values)| {
                Some(Value::pair(key, values.into_iter().reduce(|a, b| f(a, b))?))
            });
            folded.collect()
        }
        _ => unfit("reduce_by_key"),
    }),
    meaning("save_as_object_files", |_, inputs, _| inputs[0].to_vec()),
    meaning("save_as_text_files", |_, inputs, _| inputs[0].to_vec()),
    meaning("union", |_, inputs, _| [inputs[0], inputs[1]].concat()),
    meaning("update_state_by_key", |meaning, inputs, states| match meaning {
        Meaning::Update(f) => {
            let mut new = groups(inputs[0]);
            states.keys().for_each(|key| {
                new.entry(key.clone()).or_default();
            });
            let next = |(key, values): (Value, Vec<Value>)| {
                let state = f(&values, states.get(&key).cloned())?;
                Some((key, state))
            };
            *states = new.into_iter().filter_map(next).collect();
            states.iter().map(|(key, state)| Value::pair(key.clone(), state.clone())).collect()
        }
        _ => unfit("update_state_by_key"),
    }),
];

const fn meaning(name: &'static str, apply: Apply) -> OperatorMeaning {
    OperatorMeaning { name, apply }
}

/// The values of each key, in their order.
fn groups(pairs: &[Value]) -> BTreeMap<Value, Vec<Value>> {
    let mut groups: BTreeMap<Value, Vec<Value>> = BTreeMap::new();
    for pair in pairs {
        groups.entry(pair.key().clone()).or_default().push(pair.value().clone());
    }
    groups
}

fn unfit(name: &str) -> Vec<Value> {
    panic!("the generator gave `{name}` a closure of another kind")
}
