//! State by key, record by record: `mapWithState`. Its records come in one partition, so that those
//! of a key keep their order.

use super::Cases;
use crate::{
    feed::{Feed, Out},
    trace::{Answers, Trace},
};
use std::time::Duration;
use streamc::prelude::*;

pub(crate) const CASES: Cases =
    &[("mapWithState", map_with_state), ("mapWithStateTimeout", map_with_state_timeout)];

type Pair = (String, i64);
/// Key, what happened, and the sum.
type Told = (String, String, i64);

fn one(trace: &Trace, make: impl FnOnce(DStream<Pair>, Out) -> Pipeline) -> Result<Answers, String> {
    let mut feed = Feed::new(trace).source_partitions(1);
    let a = feed.stream("a");
    feed.run(|out| make(a, out))
}

fn map_with_state(trace: &Trace) -> Result<Answers, String> {
    let initial: Vec<Pair> = trace.list("initial")?;
    match trace.variant.as_str() {
        "sum_mapped" | "initial_mapped" => one(trace, |a, out| sums(a, initial, out)),
        "sum_snapshots" | "initial_snapshots" => one(trace, |a, out| sum_snapshots(a, initial, out)),
        "snapshots_count" => one(trace, snapshots_count),
        "mapped_window" => one(trace, mapped_window),
        "time_mapped" => one(trace, times),
        "time_snapshots" => one(trace, time_snapshots),
        "remove_mapped" => {
            let limit = trace.number("limit")?;
            one(trace, |a, out| removed(a, limit, out))
        }
        "remove_snapshots" => {
            let limit = trace.number("limit")?;
            one(trace, |a, out| removed_snapshots(a, limit, out))
        }
        _ => trace.unknown(),
    }
}

/// The function of most of them.
pub(super) fn add(key: String, value: Option<i64>, sum: &mut State<i64>) -> Pair {
    let now = sum.get().unwrap_or(0) + value.unwrap_or(0);
    sum.update(now);
    (key, now)
}

#[pipeline]
fn sums(a: DStream<Pair>, initial: Vec<Pair>, out: Out) {
    a.map_with_state(add).initial(initial).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sum_snapshots(a: DStream<Pair>, initial: Vec<Pair>, out: Out) {
    a.map_with_state(add).initial(initial).state_snapshots().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn snapshots_count(a: DStream<Pair>, out: Out) {
    a.map_with_state(add).state_snapshots().count().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn mapped_window(a: DStream<Pair>, out: Out) {
    a.map_with_state(add).window("2s").foreach_rdd(|rdd| out.take(rdd));
}

fn last_time(
    time: BatchTime,
    key: String,
    value: Option<i64>,
    last: &mut State<i64>,
) -> Option<(i64, String)> {
    let now = time.millis() as i64;
    last.update(now);
    value.is_some_and(|value| value >= 0).then_some((now, key))
}

#[pipeline]
fn times(a: DStream<Pair>, out: Out) {
    a.map_with_state(|time, key, value, last: &mut State<i64>| last_time(time, key, value, last))
        .flat_map(|told| told)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn time_snapshots(a: DStream<Pair>, out: Out) {
    a.map_with_state(|time, key, value, last: &mut State<i64>| last_time(time, key, value, last))
        .state_snapshots()
        .foreach_rdd(|rdd| out.take(rdd));
}

fn add_up_to(limit: i64, key: String, value: Option<i64>, sum: &mut State<i64>) -> Option<Told> {
    let value = value.unwrap_or(0);
    let now = sum.get().unwrap_or(0) + value;
    if now.abs() >= limit {
        if sum.exists() {
            sum.remove();
        }
        return Some((key, "removed".to_owned(), now));
    }
    sum.update(now);
    (value != 0).then(|| (key, "sum".to_owned(), now))
}

#[pipeline]
fn removed(a: DStream<Pair>, limit: i64, out: Out) {
    a.map_with_state(|key, value, sum: &mut State<i64>| add_up_to(limit, key, value, sum))
        .flat_map(|told| told)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn removed_snapshots(a: DStream<Pair>, limit: i64, out: Out) {
    a.map_with_state(|key, value, sum: &mut State<i64>| add_up_to(limit, key, value, sum))
        .state_snapshots()
        .foreach_rdd(|rdd| out.take(rdd));
}

fn map_with_state_timeout(trace: &Trace) -> Result<Answers, String> {
    let timeout = Duration::from_millis(trace.number("timeout_ms")? as u64);
    let initial: Vec<Pair> = trace.list("initial")?;
    let (seconds, checkpoint) = (timeout.as_secs(), trace.number("checkpoint_batches")?);
    let (kind, shown) = trace.variant.rsplit_once('_').unwrap_or_default();
    let reads_zeros = kind == "touch";
    if !reads_zeros && kind != "initial" && kind != format!("t{seconds}_cp{checkpoint}") {
        return trace.unknown();
    }
    match shown {
        "mapped" => one(trace, |a, out| timed(a, initial, timeout, reads_zeros, out)),
        "snapshots" => one(trace, |a, out| timed_snapshots(a, initial, timeout, reads_zeros, out)),
        _ => trace.unknown(),
    }
}

fn until_idle(reads_zeros: bool, key: String, value: Option<i64>, sum: &mut State<i64>) -> Told {
    let Some(value) = value else { return (key, "timeout".to_owned(), sum.get().unwrap_or(0)) };
    if reads_zeros && value == 0 {
        return match sum.get() {
            Some(sum) => (key, "read".to_owned(), sum),
            None => (key, "absent".to_owned(), -1),
        };
    }
    let now = sum.get().unwrap_or(0) + value;
    sum.update(now);
    (key, "sum".to_owned(), now)
}

#[pipeline]
fn timed(a: DStream<Pair>, initial: Vec<Pair>, timeout: Duration, reads_zeros: bool, out: Out) {
    a.map_with_state(|key, value, sum: &mut State<i64>| until_idle(reads_zeros, key, value, sum))
        .initial(initial)
        .timeout(timeout)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn timed_snapshots(a: DStream<Pair>, initial: Vec<Pair>, timeout: Duration, reads_zeros: bool, out: Out) {
    a.map_with_state(|key, value, sum: &mut State<i64>| until_idle(reads_zeros, key, value, sum))
        .initial(initial)
        .timeout(timeout)
        .state_snapshots()
        .foreach_rdd(|rdd| out.take(rdd));
}
