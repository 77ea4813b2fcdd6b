//! State by key.

use super::Cases;
use crate::{
    feed::{Out, one},
    trace::{Answers, Trace},
};
use streamc::prelude::*;

pub(crate) const CASES: Cases = &[("updateStateByKey", update_state_by_key)];

type Pair = (String, i64);

fn update_state_by_key(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sum" | "sum3" => one(trace, state_sum),
        "calls" => one(trace, state_calls),
        "remove_negative" => one(trace, state_remove_negative),
        "remove_idle" => one(trace, state_remove_idle),
        "initial" => {
            let initial = trace.list("initial")?;
            one(trace, |a, out| state_initial(a, initial, out))
        }
        "initial_drop" => {
            let initial = trace.list("initial")?;
            one(trace, |a, out| state_initial_drop(a, initial, out))
        }
        "iterator" => {
            let initial = trace.list("initial")?;
            one(trace, |a, out| state_iterator(a, initial, out))
        }
        "time_key" => {
            let initial: Vec<Pair> = trace.list("initial")?;
            let initial = initial.into_iter().map(|(key, n)| (key, (0, n, "init".to_owned()))).collect();
            one(trace, |a, out| state_time_key(a, initial, out))
        }
        "time_expire" => one(trace, state_time_expire),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn state_sum(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_calls(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, state: Option<(i64, i64)>| {
        let (calls, seen) = state.unwrap_or((0, 0));
        Some((calls + 1, seen + values.len() as i64))
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_remove_negative(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| {
        let sum = sum.unwrap_or(0) + values.iter().sum::<i64>();
        (sum >= 0).then_some(sum)
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_remove_idle(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, state: Option<(i64, i64)>| {
        let (sum, idle) = state.unwrap_or((0, 0));
        let idle = if values.is_empty() { idle + 1 } else { 0 };
        (idle < 2).then_some((sum + values.iter().sum::<i64>(), idle))
    })
    .map_values(|(sum, _)| sum)
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_initial(a: DStream<Pair>, initial: Vec<Pair>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .initial(initial)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_initial_drop(a: DStream<Pair>, initial: Vec<Pair>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| {
        (!values.is_empty()).then(|| sum.unwrap_or(0) + values.iter().sum::<i64>())
    })
    .initial(initial)
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_iterator(a: DStream<Pair>, initial: Vec<Pair>, out: Out) {
    a.update_state_by_key()
        .by_partition(|all| {
            all.map(|(key, values, state): (String, Group<'_, i64>, Option<i64>)| {
                (key, values.iter().max().or(state).unwrap_or(0))
            })
        })
        .initial(initial)
        .foreach_rdd(|rdd| out.take(rdd));
}

type Seen = (i64, i64, String);

/// When it was last seen, the sum, and the key.
#[pipeline]
fn state_time_key(a: DStream<Pair>, initial: Vec<(String, Seen)>, out: Out) {
    a.update_state_by_key()
        .with_key_and_time(|time, key, values, state: Option<Seen>| {
            let (last, sum, _) = state.unwrap_or_default();
            let last = if values.is_empty() { last } else { time.millis() as i64 };
            Some((last, sum + values.iter().sum::<i64>(), key))
        })
        .initial(initial)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_time_expire(a: DStream<Pair>, out: Out) {
    a.update_state_by_key()
        .with_key_and_time(|time, _, values, state: Option<(i64, i64)>| {
            let now = time.millis() as i64;
            let (last, sum) = state.unwrap_or((now, 0));
            let last = if values.is_empty() { last } else { now };
            (now - last <= 2000).then(|| (last, sum + values.iter().sum::<i64>()))
        })
        .foreach_rdd(|rdd| out.take(rdd));
}
