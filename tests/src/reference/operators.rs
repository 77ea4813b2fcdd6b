//! What each operator means, by name. An operator that is missing here fails the coverage test.

use super::{
    Stateful, Value,
    state::{self, ByKey},
};
use std::{collections::BTreeMap, fmt, sync::Arc};

type Gather = dyn Fn(&[Value]) -> Value + Send + Sync;
type Fold = dyn Fn(Value, Value) -> Value + Send + Sync;
/// Any number of records out of one.
type Many = dyn Fn(&Value) -> Vec<Value> + Send + Sync;

/// New state out of the values of a key and its old state.
pub(super) type Update = dyn Fn(&[Value], Option<Value>) -> Option<Value> + Send + Sync;

/// See [`Meaning::Invertible`].
type Invertible = dyn Fn(&[Value]) -> Option<Value> + Send + Sync;

/// See [`Meaning::Whole`].
type Whole = dyn Fn(&[&[Value]]) -> Vec<Value> + Send + Sync;

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
    Fold(Arc<Fold>),
    /// The values of a key to one.
    Gather(Arc<Gather>),
    /// All values to one that can be taken apart again, or is not wanted.
    Invertible(Arc<Invertible>),
    /// Whole batches to one.
    Whole(Arc<Whole>),
    /// There is a number in place of a closure.
    Number(u64),
    /// Values and old state to new state.
    Update(Arc<Update>),
    /// The other forms of a state by key.
    State(Stateful),
    /// How many batches are taken together, and how far apart; and what is made of their records.
    Window(u64, u64, Box<Meaning>),
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meaning")
    }
}

impl Meaning {
    /// At which multiples there is a batch, if the operator decides that.
    #[must_use]
    pub fn slide(&self) -> Option<u64> {
        if let Meaning::Window(_, slide, _) = self { Some(*slide) } else { None }
    }
}

/// What one node remembers.
#[derive(Clone, Debug, Default)]
pub(super) struct States {
    /// the number of the batch, counted from 1
    pub(super) tick: u64,
    pub(super) by_key: ByKey,
    batches: Vec<(u64, Vec<Value>)>,
    /// a window had a record
    seen: bool,
}

impl States {
    /// Keeps a batch, and gives the batches of the window that ends with it, oldest first.
    fn window(&mut self, length: u64, records: &[Value]) -> Vec<Vec<Value>> {
        self.batches.push((self.tick, records.to_vec()));
        let spanned = self.batches.iter().filter(|(tick, _)| tick + length > self.tick);
        spanned.map(|(_, records)| records.clone()).collect()
    }

    /// The records of the window, where it is due and a window had a record.
    fn seen_window(&mut self, meaning: &Meaning, records: &[Value]) -> Option<Vec<Value>> {
        let Meaning::Window(length, slide, _) = meaning else {
            unfit("a window");
            return None;
        };
        let window = self.window(*length, records).concat();
        self.seen |= self.tick.is_multiple_of(*slide) && !window.is_empty();
        self.seen.then_some(window)
    }
}

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
    meaning("cogroup", |_, inputs, _| {
        let side = |values: &[Value]| Value::Group(values.to_vec());
        let under_key = |(key, [left, right]): (Value, [Vec<Value>; 2])| {
            Value::pair(key, Value::pair(side(&left), side(&right)))
        };
        sides(inputs).into_iter().map(under_key).collect()
    }),
    meaning("combine_by_key", |meaning, inputs, _| match meaning {
        Meaning::Gather(f) => {
            groups(inputs[0]).into_iter().map(|(key, values)| Value::pair(key, f(&values))).collect()
        }
        _ => unfit("combine_by_key"),
    }),
    meaning("containing", |meaning, inputs, _| match meaning {
        Meaning::Test(test) => inputs[0].iter().filter(|record| test(record)).cloned().collect(),
        _ => unfit("containing"),
    }),
    meaning("count", |_, inputs, _| vec![Value::Int(inputs[0].len() as u64)]),
    meaning("count_by_value", |_, inputs, _| {
        counts(inputs[0]).into_iter().map(|(record, n)| Value::pair(record, Value::Int(n))).collect()
    }),
    meaning("count_by_value_and_window", |meaning, inputs, states| match meaning {
        Meaning::Window(length, ..) => {
            let counts = counts(&states.window(*length, inputs[0]).concat()).into_iter();
            counts.map(|(record, n)| Value::pair(record, Value::Int(n))).collect()
        }
        _ => unfit("count_by_value_and_window"),
    }),
    meaning("count_by_window", |meaning, inputs, states| {
        let window = states.seen_window(meaning, inputs[0]);
        window.into_iter().map(|records| Value::Int(records.len() as u64)).collect()
    }),
    meaning("distinct", |_, inputs, _| counts(inputs[0]).into_keys().collect()),
    meaning("filter", |meaning, inputs, _| match meaning {
        Meaning::Test(test) => inputs[0].iter().filter(|record| test(record)).cloned().collect(),
        _ => unfit("filter"),
    }),
    meaning("filter_map", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("filter_map"),
    }),
    meaning("flat_map", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("flat_map"),
    }),
    meaning("flat_map_values", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => {
            let under_key = |pair: &Value| {
                let key = pair.key().clone();
                f(pair.value()).into_iter().map(move |value| Value::pair(key.clone(), value))
            };
            inputs[0].iter().flat_map(under_key).collect()
        }
        _ => unfit("flat_map_values"),
    }),
    meaning("for_each_partition", |_, inputs, _| inputs[0].to_vec()),
    meaning("foreach_rdd", |_, inputs, _| inputs[0].to_vec()),
    meaning("full_outer_join", |_, inputs, _| crossed(inputs, [Side::Padded, Side::Padded])),
    meaning("glom", |_, inputs, _| vec![Value::Group(inputs[0].to_vec())]),
    meaning("group_by_key", |_, inputs, _| {
        let grouped = groups(inputs[0]).into_iter();
        grouped.map(|(key, values)| Value::pair(key, Value::Group(values))).collect()
    }),
    meaning("group_by_key_and_window", |meaning, inputs, states| match meaning {
        Meaning::Window(length, ..) => {
            let grouped = groups(&states.window(*length, inputs[0]).concat()).into_iter();
            grouped.map(|(key, values)| Value::pair(key, Value::Group(values))).collect()
        }
        _ => unfit("group_by_key_and_window"),
    }),
    meaning("inspect", |_, inputs, _| inputs[0].to_vec()),
    meaning("join", |_, inputs, _| crossed(inputs, [Side::Needed, Side::Needed])),
    meaning("join_table", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("join_table"),
    }),
    meaning("key_by", |meaning, inputs, _| match meaning {
        Meaning::One(f) => inputs[0].iter().map(|record| Value::pair(f(record), record.clone())).collect(),
        _ => unfit("key_by"),
    }),
    meaning("left_outer_join", |_, inputs, _| crossed(inputs, [Side::Needed, Side::Padded])),
    meaning("left_outer_join_table", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("left_outer_join_table"),
    }),
    meaning("map", |meaning, inputs, _| match meaning {
        Meaning::One(f) => inputs[0].iter().map(|record| f(record)).collect(),
        _ => unfit("map"),
    }),
    meaning("map_partitions", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("map_partitions"),
    }),
    meaning("map_values", |meaning, inputs, _| match meaning {
        Meaning::One(f) => {
            inputs[0].iter().map(|record| Value::pair(record.key().clone(), f(record.value()))).collect()
        }
        _ => unfit("map_values"),
    }),
    meaning("map_with_state", |meaning, inputs, states| {
        state::advance(meaning, inputs[0], states).unwrap_or_else(|| unfit("map_with_state"))
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
    meaning("reduce_by_key_and_window", |meaning, inputs, states| match meaning {
        Meaning::Window(length, _, then) => {
            let fold = |values: Vec<Value>| match &**then {
                Meaning::Fold(f) => values.into_iter().reduce(|a, b| f(a, b)),
                Meaning::Invertible(f) => f(&values),
                _ => None,
            };
            let grouped = groups(&states.window(*length, inputs[0]).concat()).into_iter();
            grouped.filter_map(|(key, values)| Some(Value::pair(key, fold(values)?))).collect()
        }
        _ => unfit("reduce_by_key_and_window"),
    }),
    meaning("reduce_by_window", |meaning, inputs, states| match meaning {
        Meaning::Window(length, _, then) => match &**then {
            Meaning::Fold(f) => {
                let records = states.window(*length, inputs[0]).concat();
                records.into_iter().reduce(|a, b| f(a, b)).into_iter().collect()
            }
            Meaning::Invertible(f) => {
                states.seen_window(meaning, inputs[0]).and_then(|records| f(&records)).into_iter().collect()
            }
            _ => unfit("reduce_by_window"),
        },
        _ => unfit("reduce_by_window"),
    }),
    meaning("remember", |_, inputs, _| inputs[0].to_vec()),
    meaning("repartition", |_, inputs, _| inputs[0].to_vec()),
    meaning("right_outer_join", |_, inputs, _| crossed(inputs, [Side::Padded, Side::Needed])),
    meaning("sample", |meaning, inputs, _| match meaning {
        Meaning::Number(0) => Vec::new(),
        Meaning::Number(1) => inputs[0].to_vec(),
        _ => unfit("sample"),
    }),
    meaning("save_as_object_files", |_, inputs, _| inputs[0].to_vec()),
    meaning("save_as_text_files", |_, inputs, _| inputs[0].to_vec()),
    meaning("split_fields", |_, inputs, _| {
        let fields = |record: &Value| Value::Group(record.text().split(' ').map(Value::str).collect());
        inputs[0].iter().map(fields).collect()
    }),
    meaning("state_snapshots", |meaning, inputs, states| match state::advance(meaning, inputs[0], states) {
        Some(_) => states.by_key.pairs(),
        None => unfit("state_snapshots"),
    }),
    meaning("top_k", |meaning, inputs, _| match meaning {
        Meaning::Number(n) => {
            let mut sorted = inputs[0].to_vec();
            sorted.sort_unstable();
            sorted.into_iter().rev().take(*n as usize).collect()
        }
        _ => unfit("top_k"),
    }),
    meaning("transform", |meaning, inputs, _| match meaning {
        Meaning::Whole(f) => f(inputs),
        _ => unfit("transform"),
    }),
    meaning("transform_with", |meaning, inputs, _| match meaning {
        Meaning::Whole(f) => f(inputs),
        _ => unfit("transform_with"),
    }),
    meaning("try_flat_map", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("try_flat_map"),
    }),
    meaning("try_map", |meaning, inputs, _| match meaning {
        Meaning::Many(f) => inputs[0].iter().flat_map(|record| f(record)).collect(),
        _ => unfit("try_map"),
    }),
    meaning("union", |_, inputs, _| [inputs[0], inputs[1]].concat()),
    meaning("update_state_by_key", |meaning, inputs, states| {
        let plain = match meaning {
            Meaning::Update(f) => Some(Stateful::updated_by(Arc::clone(f))),
            _ => None,
        };
        match state::advance(plain.map(Meaning::State).as_ref().unwrap_or(meaning), inputs[0], states) {
            Some(_) => states.by_key.pairs(),
            None => unfit("update_state_by_key"),
        }
    }),
    meaning("window", |meaning, inputs, states| match meaning {
        Meaning::Window(length, ..) => states.window(*length, inputs[0]).concat(),
        _ => unfit("window"),
    }),
    meaning("words", |_, inputs, _| {
        inputs[0].iter().flat_map(|record| record.text().split_whitespace().map(Value::str)).collect()
    }),
    meaning("write_to", |_, inputs, _| inputs[0].to_vec()),
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

/// The values of each key on both sides.
fn sides(inputs: &[&[Value]]) -> BTreeMap<Value, [Vec<Value>; 2]> {
    let mut sides: BTreeMap<Value, [Vec<Value>; 2]> = BTreeMap::new();
    for (side, pairs) in inputs.iter().enumerate() {
        for pair in *pairs {
            sides.entry(pair.key().clone()).or_default()[side].push(pair.value().clone());
        }
    }
    sides
}

/// Whether a side of a join must have a key.
#[derive(Clone, Copy)]
enum Side {
    Needed,
    /// `Some` of its values, or `None`
    Padded,
}

/// Every pair of values of each key.
fn crossed(inputs: &[&[Value]], [left, right]: [Side; 2]) -> Vec<Value> {
    let given = |side: Side, values: Vec<Value>| match side {
        Side::Needed => values,
        Side::Padded if values.is_empty() => vec![Value::maybe(None)],
        Side::Padded => values.into_iter().map(|value| Value::maybe(Some(value))).collect(),
    };
    let mut all = Vec::new();
    for (key, [a, b]) in sides(inputs) {
        let (a, b) = (given(left, a), given(right, b));
        for a in &a {
            all.extend(b.iter().map(|b| Value::pair(key.clone(), Value::pair(a.clone(), b.clone()))));
        }
    }
    all
}

/// How often each record comes.
fn counts(records: &[Value]) -> BTreeMap<Value, u64> {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts.entry(record.clone()).or_default() += 1;
    }
    counts
}

fn unfit(name: &str) -> Vec<Value> {
    panic!("the generator gave `{name}` a closure of another kind")
}
