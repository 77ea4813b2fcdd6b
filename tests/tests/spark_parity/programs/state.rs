//! State by key.

use super::Cases;
use crate::{
    feed::{Out, one},
    trace::{Answers, Trace},
};
use streamc_runtime::prelude::*;

pub(crate) const CASES: Cases = &[("updateStateByKey", update_state_by_key)];

fn update_state_by_key(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sum" | "sum3" => one(trace, state_sum),
        "calls" => one(trace, state_calls),
        "remove_negative" => one(trace, state_remove_negative),
        "remove_idle" => one(trace, state_remove_idle),
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
