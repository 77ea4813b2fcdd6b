//! Programs that keep a state by key.

use super::{Maker, span};
use crate::model::{
    state::{Cell, Spec},
    stream::{Stream, number},
};
use serde_json::{Value as Json, json};

impl Maker<'_> {
    pub(super) fn state(&self) -> Option<Stream> {
        let (a, clock) = (&self.a, self.clock());
        let initial = Some(self.list("initial"));
        let total = |values: &[Json]| values.iter().map(number).sum::<i64>();
        // the parts of a state that is a list of numbers
        let part = |state: &Option<Json>, at: usize| state.as_ref().map_or(0, |state| number(&state[at]));
        Some(match self.trace.variant.as_str() {
            "sum" | "sum3" => sums(a, None),
            "initial" => sums(a, initial),
            "calls" => a.update_state_by_key(None, move |_, _, values, state| {
                Some(json!([part(&state, 0) + 1, part(&state, 1) + values.len() as i64]))
            }),
            "remove_negative" => a.update_state_by_key(None, move |_, _, values, state| {
                let sum = state.as_ref().map_or(0, number) + total(values);
                (sum >= 0).then(|| json!(sum))
            }),
            "remove_idle" => a
                .update_state_by_key(None, move |_, _, values, state| {
                    let idle = if values.is_empty() { part(&state, 1) + 1 } else { 0 };
                    (idle < 2).then(|| json!([part(&state, 0) + total(values), idle]))
                })
                .map(|pair| json!([pair[0], pair[1][0]])),
            "initial_drop" => a.update_state_by_key(initial, move |_, _, values, state| {
                (!values.is_empty()).then(|| json!(state.as_ref().map_or(0, number) + total(values)))
            }),
            "iterator" => a.update_state_by_key(initial, |_, _, values, state| {
                values.iter().map(number).max().map(|max| json!(max)).or(state)
            }),
            "time_key" => {
                let initial = self.list("initial");
                let initial = initial.iter().map(|pair| json!([pair[0], [0, pair[1], "init"]])).collect();
                a.update_state_by_key(Some(initial), move |n, key, values, state| {
                    let last = if values.is_empty() { part(&state, 0) } else { clock.ms(n) };
                    Some(json!([last, part(&state, 1) + total(values), key]))
                })
            }
            "time_expire" => a.update_state_by_key(None, move |n, _, values, state| {
                let now = clock.ms(n);
                let last = if values.is_empty() { part(&state, 0) } else { now };
                (now - last <= 2000).then(|| json!([last, part(&state, 1) + total(values)]))
            }),
            _ => return None,
        })
    }

    /// What every function of state has: no timeout, and a checkpoint in every tenth batch.
    pub(super) fn spec(&self, call: fn(&Spec, i64, &Json, Option<&Json>, &mut Cell) -> Option<Json>) -> Spec {
        Spec {
            call,
            clock: self.clock(),
            initial: self.list("initial"),
            timeout_ms: self.number("timeout_ms"),
            checkpoint: self.number("checkpoint_batches").unwrap_or(10),
            limit: self.number("limit").unwrap_or(0),
        }
    }

    pub(super) fn mapped_state(&self) -> Option<Stream> {
        let with = |call| self.a.map_with_state(self.spec(call), self.rules);
        Some(match self.trace.variant.as_str() {
            "sum_mapped" | "initial_mapped" => with(add_up).0,
            "sum_snapshots" | "initial_snapshots" => with(add_up).1,
            "snapshots_count" => with(add_up).1.count(),
            "mapped_window" => with(add_up).0.window(span(2, 1)),
            "time_mapped" => with(last_time).0,
            "time_snapshots" => with(last_time).1,
            "remove_mapped" => with(up_to_limit).0,
            "remove_snapshots" => with(up_to_limit).1,
            _ => return None,
        })
    }

    pub(super) fn timeouts(&self) -> Option<Stream> {
        let (kind, shown) = self.trace.variant.rsplit_once('_')?;
        let call = if kind == "touch" { until_idle_reading_zeros } else { until_idle };
        let (mapped, snapshots) = self.a.map_with_state(self.spec(call), self.rules);
        match shown {
            "mapped" => Some(mapped),
            "snapshots" => Some(snapshots),
            _ => None,
        }
    }
}

/// A running sum.
pub(super) fn sums(pairs: &Stream, initial: Option<Vec<Json>>) -> Stream {
    pairs.update_state_by_key(initial, |_, _, values, state| {
        Some(json!(state.as_ref().map_or(0, number) + values.iter().map(number).sum::<i64>()))
    })
}

fn sum_with(value: Option<&Json>, cell: &Cell) -> i64 {
    cell.state.as_ref().map_or(0, number) + value.map_or(0, number)
}

pub(super) fn add_up(_: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    cell.update(json!(sum));
    Some(json!([key, sum]))
}

fn last_time(spec: &Spec, n: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let now = spec.clock.ms(n);
    cell.update(json!(now));
    (value.map_or(0, number) >= 0).then(|| json!([now, key]))
}

fn up_to_limit(spec: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    if sum.abs() >= spec.limit {
        if cell.state.is_some() {
            cell.remove();
        }
        return Some(json!([key, "removed", sum]));
    }
    cell.update(json!(sum));
    (value.map_or(0, number) != 0).then(|| json!([key, "sum", sum]))
}

fn until_idle(_: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    if value.is_none() {
        return Some(json!([key, "timeout", sum]));
    }
    cell.update(json!(sum));
    Some(json!([key, "sum", sum]))
}

fn until_idle_reading_zeros(
    spec: &Spec,
    n: i64,
    key: &Json,
    value: Option<&Json>,
    cell: &mut Cell,
) -> Option<Json> {
    if value.is_some_and(|value| number(value) == 0) {
        return Some(match &cell.state {
            Some(sum) => json!([key, "read", sum]),
            None => json!([key, "absent", -1]),
        });
    }
    until_idle(spec, n, key, value, cell)
}
