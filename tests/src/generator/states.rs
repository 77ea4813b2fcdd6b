//! Closures of operators with a state by key. The calls of one key come in an order that depends on
//! partitions, unless that of the records does not: so what comes out of the calls depends on how
//! many there were, not on their values.

use super::{Choice, Info, Ty};
use crate::reference::{Closure, Meaning, Stateful, Value};
use std::sync::Arc;

/// What stands behind the operator's name, what it means, and the type of the state.
struct Form {
    text: String,
    stateful: Stateful,
    state: Ty,
}

fn int(n: u64) -> Value {
    Value::Int(n)
}

fn count(state: Option<&Value>) -> u64 {
    state.map_or(0, Value::int)
}

type Update = fn(u64, &Value, &[Value], Option<Value>) -> Option<Value>;
type Visit = fn(&Value, Option<&Value>, &mut Option<Value>) -> Value;

/// Keys of a type, as text and as values: some that come in batches, and one that does not.
fn keys(ty: &Ty) -> Option<Vec<(String, Value)>> {
    match ty {
        Ty::Int => Some([1, 100].map(|n| (format!("{n}u64"), int(n))).into()),
        Ty::Str => Some(["a", "only initial"].map(|s| (format!("{s:?}"), Value::str(s))).into()),
        Ty::Owned => Some(["a", "only initial"].map(|s| (format!("{s:?}.to_owned()"), Value::str(s))).into()),
        Ty::Pair(a, b) => {
            let both = keys(a)?.into_iter().zip(keys(b)?);
            Some(both.map(|((a, x), (b, y))| (format!("({a}, {b})"), Value::pair(x, y))).collect())
        }
        Ty::Group(_) | Ty::Partition(_) | Ty::Fields | Ty::Maybe(_) => None,
    }
}

/// An option that gives these keys numbers as their states.
fn initial(key: &Ty) -> Option<(String, Vec<(Value, Value)>)> {
    let keys = keys(key)?;
    let texts: Vec<String> =
        keys.iter().zip(2u64..).map(|((text, _), n)| format!("({text}, {n}u64)")).collect();
    let values = keys.into_iter().zip(2u64..).map(|((_, key), n)| (key, int(n))).collect();
    Some((format!(".initial([{}])", texts.join(", ")), values))
}

/// The ways to keep a state that is seen in every batch, beside the plain one.
pub(super) fn updates(key: &Ty) -> Vec<Choice> {
    let form = |text: &str, initial: Vec<(Value, Value)>, update: Update, state: Ty| Form {
        text: format!("{{op}}{text}"),
        stateful: Stateful { initial, closure: Closure::Update(Arc::new(update)) },
        state,
    };
    let mut forms = vec![
        form(
            "().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2))",
            Vec::new(),
            |_, _, values, n| Some(int(count(n.as_ref()) + values.len() as u64)).filter(|n| n.int() % 3 != 2),
            Ty::Int,
        ),
        form(
            "().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { \
             now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) })",
            Vec::new(),
            |now, _, values, last| {
                if values.is_empty() { last.filter(|last| now - last.int() < 2) } else { Some(int(now)) }
            },
            Ty::Int,
        ),
        form(
            "().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k))",
            Vec::new(),
            |_, key, values, _| (values.len() != 2).then(|| key.clone()),
            key.clone(),
        ),
    ];
    if let Some((option, start)) = initial(key) {
        let text = "(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7)))";
        let update: Update = |_, _, values, n| {
            n.map(|n| n.int() + values.len() as u64).or((values.len() == 1).then_some(7)).map(int)
        };
        forms.push(form(&format!("{text}{option}"), start, update, Ty::Int));
    }
    let choice = |Form { text, stateful, state }| Choice {
        args: text,
        meaning: Meaning::State(stateful),
        ty: Ty::pair(key.clone(), state),
        distinct: true,
    };
    forms.into_iter().map(choice).collect()
}

/// The closures of a state that is seen record by record; what comes out is a key with a number.
fn visits(on: &Info, key: &Ty, value: &Ty) -> Vec<Form> {
    let form =
        |text: &str, initial: Vec<(Value, Value)>, visit: Visit, timeout: Option<u64>, state: Ty| Form {
            text: text.to_owned(),
            stateful: Stateful { initial, closure: Closure::Visit(Arc::new(visit), timeout) },
            state,
        };
    let mut forms = vec![
        form(
            "(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) })",
            Vec::new(),
            |key, _, n| {
                *n = Some(int(count(n.as_ref()) + 1));
                Value::pair(key.clone(), int(count(n.as_ref())))
            },
            None,
            Ty::Int,
        ),
        form(
            "(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } \
             old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } })",
            Vec::new(),
            |key, _, n| match n.as_ref().map(Value::int) {
                Some(2) => {
                    *n = None;
                    Value::pair(key.clone(), int(9))
                }
                old => {
                    *n = Some(int(old.map_or(0, |n| n + 1)));
                    Value::pair(key.clone(), int(5))
                }
            },
            None,
            Ty::Int,
        ),
        // every other call only visits
        form(
            "(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), \
             Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout(\"2s\")",
            Vec::new(),
            |key, value, n| {
                let old = count(n.as_ref());
                match value {
                    None => Value::pair(key.clone(), int(100 + old)),
                    Some(_) => {
                        if old.is_multiple_of(2) || old > 6 {
                            *n = Some(int(old + 1));
                        }
                        Value::pair(key.clone(), int(old))
                    }
                }
            },
            Some(2),
            Ty::Int,
        ),
    ];
    if let Some((option, start)) = initial(key) {
        let text = format!(
            "(|_, k, v, n: &mut State<u64>| {{ if v.is_some() {{ n.update(n.get().unwrap_or(0) + 1) }} \
             (k, u64::from(n.is_timing_out())) }}).timeout(\"1s\"){option}"
        );
        let visit: Visit = |key, value, n| {
            if value.is_some() {
                *n = Some(int(count(n.as_ref()) + 1));
            }
            Value::pair(key.clone(), int(u64::from(value.is_none())))
        };
        forms.push(form(&text, start, visit, Some(1), Ty::Int));
    }
    if matches!(value, Ty::Str | Ty::Owned) {
        let of = if *value == Ty::Str { "&str" } else { "String" };
        let text = format!(
            "(|k, v, best: &mut State<{of}>| {{ if let Some(v) = v.max(best.get()) {{ best.update(v) }} (k, 3u64) }})"
        );
        let visit: Visit = |key, value, best| {
            *best = value.cloned().max(best.take());
            Value::pair(key.clone(), int(3))
        };
        forms.push(form(&text, Vec::new(), visit, None, value.clone()));
    }
    if on.ordered && *value == Ty::Int {
        let visit: Visit = |key, value, sum| {
            *sum = Some(int((count(sum.as_ref()) * 3 + value.map_or(0, Value::int)) % 1000));
            Value::pair(key.clone(), int(count(sum.as_ref())))
        };
        let text = "(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + \
                    v.unwrap_or(0)) % 1000; sum.update(now); (k, now) })";
        forms.push(form(text, Vec::new(), visit, None, Ty::Int));
    }
    forms
}

/// A state that is seen record by record.
pub(super) fn mapped(on: &Info, key: &Ty, value: &Ty) -> Vec<Choice> {
    let choice = |Form { text, stateful, .. }| Choice {
        args: format!("{{op}}{text}"),
        meaning: Meaning::State(stateful),
        ty: Ty::pair(key.clone(), Ty::Int),
        distinct: false,
    };
    visits(on, key, value).into_iter().map(choice).collect()
}

/// All of such a state.
pub(super) fn snapshots(on: &Info, key: &Ty, value: &Ty) -> Vec<Choice> {
    let choice = |Form { text, stateful, state }| Choice {
        args: format!("map_with_state{text}.{{op}}()"),
        meaning: Meaning::State(stateful),
        ty: Ty::pair(key.clone(), state),
        distinct: true,
    };
    visits(on, key, value).into_iter().map(choice).collect()
}
