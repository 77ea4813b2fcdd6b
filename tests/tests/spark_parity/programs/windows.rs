//! Windows over records, windows of windows, windows and state, and what is remembered.

use super::Cases;
use crate::{
    feed::{Feed, Out, one},
    json::ToJson,
    trace::{Answers, Trace, order},
};
use serde_json::Value as Json;
use std::{sync::Arc, time::Duration};
use streamc_runtime::{prelude::*, record::OwnedRecord, sink::RememberedBatch};

pub(crate) const CASES: Cases = &[
    ("window", window),
    ("chainedWindow", chained_window),
    ("windowAfterState", window_after_state),
    ("slice", slice),
];

type Pair = (String, i64);

fn window(trace: &Trace) -> Result<Answers, String> {
    let [length, slide] = trace.window("")?;
    one(trace, |a, out| plain(a, length, slide, out))
}

#[pipeline]
fn plain(a: DStream<i64>, length: Duration, slide: Duration, out: Out) {
    a.window(length, slide).foreach_rdd(|rdd| out.take(rdd));
}

fn chained_window(trace: &Trace) -> Result<Answers, String> {
    let s = Duration::from_secs;
    match trace.variant.as_str() {
        "count_w3" => one(trace, window_of_counts),
        "w2_w3" => one(trace, |a, out| twice(a, [s(2), s(1), s(3), s(1)], out)),
        "w2s2_w4s2" => one(trace, |a, out| twice(a, [s(2), s(2), s(4), s(2)], out)),
        "w2s2_w4s4" => one(trace, |a, out| twice(a, [s(2), s(2), s(4), s(4)], out)),
        "w2s1_w4s2_map" => one(trace, mapped_twice),
        "w3_reduceByKey" => one(trace, sums_of_window),
        "w3s3_count" => one(trace, count_of_window),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn window_of_counts(a: DStream<i64>, out: Out) {
    a.count().window("3s").foreach_rdd(|rdd| out.take(rdd));
}

/// Length and slide of the inner window, then of the outer one.
#[pipeline]
fn twice(a: DStream<i64>, times: [Duration; 4], out: Out) {
    a.window(times[0], times[1]).window(times[2], times[3]).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn mapped_twice(a: DStream<i64>, out: Out) {
    a.map(|x| (x % 10, 1i64)).window("2s", "1s").window("4s", "2s").foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sums_of_window(a: DStream<Pair>, out: Out) {
    a.window("3s").reduce_by_key(|x, y| x + y).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_of_window(a: DStream<i64>, out: Out) {
    a.window("3s", "3s").count().foreach_rdd(|rdd| out.take(rdd));
}

fn window_after_state(trace: &Trace) -> Result<Answers, String> {
    let s = Duration::from_secs;
    match trace.variant.as_str() {
        "state_w2" => one(trace, |a, out| window_of_state(a, s(2), s(1), out)),
        "state_w3s3" => one(trace, |a, out| window_of_state(a, s(3), s(3), out)),
        "w2s2_state" => one(trace, |a, out| state_of_window(a, s(2), s(2), out)),
        "w3_state" => one(trace, |a, out| state_of_window(a, s(3), s(1), out)),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn window_of_state(a: DStream<Pair>, length: Duration, slide: Duration, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .window(length, slide)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_of_window(a: DStream<Pair>, length: Duration, slide: Duration, out: Out) {
    a.window(length, slide)
        .update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .foreach_rdd(|rdd| out.take(rdd));
}

/// After the last batch: a list for each batch of the range.
fn slice(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "aligned" | "before_zero" | "floored" | "one" | "reversed" => sliced(trace, remembered),
        "state" => sliced(trace, remembered_state),
        "windowed" => sliced(trace, remembered_windows),
        _ => trace.unknown(),
    }
}

fn sliced<T: OwnedRecord + ToJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<i64>, Remembered<T>) -> Pipeline,
) -> Result<Answers, String> {
    let kept = Remembered::new();
    let mut feed = Feed::new(trace);
    let a = feed.stream("a");
    feed.run_kit(make(a, kept.clone()), |kit| kit, || Json::Null)?;
    // there is no time before 1970 here; the range begins with the first batch in any case
    let time = |name| Ok::<_, String>(BatchTime { micros: trace.number(name)?.max(0) as u64 * 1000 });
    let batches = kept.slice(time("from_ms")?, time("to_ms")?);
    // the trace tells the order of the batches, and has the records of each sorted
    let sorted = |batch: &Arc<RememberedBatch<T>>| {
        let mut records: Vec<Json> = batch.iter().map(|record| record.to_json()).collect();
        records.sort_by(order);
        Json::Array(records)
    };
    Ok(batches.iter().map(sorted).collect())
}

#[pipeline]
fn remembered(a: DStream<i64>, kept: Remembered<i64>) {
    a.remember(&kept, "1min");
}

#[pipeline]
fn remembered_state(a: DStream<i64>, kept: Remembered<(i64, i64)>) {
    a.map(|x| (x % 3, 1i64))
        .update_state_by_key(|values, n: Option<i64>| Some(n.unwrap_or(0) + values.iter().sum::<i64>()))
        .remember(&kept, "1min");
}

#[pipeline]
fn remembered_windows(a: DStream<i64>, kept: Remembered<i64>) {
    a.window("2s", "2s").remember(&kept, "1min");
}
