//! What sources give: a queue, and a source that has nothing in some batches.

use super::{Cases, mapped_state::add};
use crate::{
    feed::{Feed, Out, one, two},
    json::{ToJson, records},
    trace::{Answers, Trace},
};
use std::time::Duration;
use streamc::prelude::*;

pub(crate) const CASES: Cases = &[("queueStream", queue), ("noRddSource", no_rdd_source)];

fn queue(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "one" | "one_default" | "all" | "all_default" => queued(trace, pass_on),
        "one_count" | "one_default_count" | "all_count" | "all_default_count" => queued(trace, count),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn pass_on<T: ToJson>(a: DStream<T>, out: Out) {
    a.foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count(a: DStream<i64>, out: Out) {
    a.count().foreach_rdd(|rdd| out.take(rdd));
}

/// The queue is filled in the rhythm of the trace.
fn queued(trace: &Trace, make: fn(DStream<i64>, Out) -> Pipeline) -> Result<Answers, String> {
    let one = trace.param("one_at_a_time").as_bool().ok_or("no `one_at_a_time`")?;
    let mut queue = queue_stream::<i64>([[]; 0]).one_at_a_time(one).partitions(2);
    if !trace.param("default_rdd").is_null() {
        queue = queue.default_batch(trace.list::<i64>("default_rdd")?);
    }
    let handle = queue.handle();
    let mut waiting = trace.input("a").into_iter();
    let pushed: Vec<i64> = trace.list("pushed_before_batch")?;
    let mut feed = Feed::new(trace);
    feed.before_batches(move |i| {
        let n = pushed.get(i).map_or(0, |n| *n as usize);
        waiting.by_ref().take(n).try_for_each(|entry| records::<i64>(&entry).map(|entry| handle.push(entry)))
    });
    feed.run(|out| make(queue.into_dstream(), out))
}

/// Batches for which the source has nothing are empty ones.
fn no_rdd_source(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "count" => one(trace, count),
        "other_source" => two(trace, with_other),
        "map" => one(trace, values),
        "reduceByKey" => one(trace, sums),
        "updateStateByKey" => one(trace, calls_and_sums),
        "mapWithState" => one(trace, mapped),
        "stateSnapshots" => one(trace, snapshots),
        "rbkw_inv" => {
            let times = [trace.duration("window_batches")?, trace.duration("slide_batches")?];
            one(trace, |a, out| super::windows::sum_by_key_inverse(a, times[0], times[1], out))
        }
        "window2" | "window2s2" => {
            let (length, slide) = (trace.duration("window_batches")?, trace.duration("slide_batches")?);
            one(trace, |a, out| windowed(a, length, slide, out))
        }
        _ => trace.unknown(),
    }
}

/// The output of the other stream comes first.
#[pipeline]
fn with_other(a: DStream<i64>, b: DStream<i64>, out: Out) {
    b.foreach_rdd(|rdd| out.take(rdd));
    a.count().foreach_rdd(drop);
}

#[pipeline]
fn values(a: DStream<(String, i64)>, out: Out) {
    a.map(|(_, value)| value).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sums(a: DStream<(String, i64)>, out: Out) {
    a.reduce_by_key(|x, y| x + y).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn calls_and_sums(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, state: Option<(i64, i64)>| {
        let (calls, sum) = state.unwrap_or((0, 0));
        Some((calls + 1, sum + values.iter().sum::<i64>()))
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

/// In one partition, so that the records of a key keep their order.
#[pipeline]
fn mapped(a: DStream<(String, i64)>, out: Out) {
    a.repartition(1).map_with_state(add).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn snapshots(a: DStream<(String, i64)>, out: Out) {
    a.map_with_state(add).state_snapshots().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn windowed(a: DStream<(String, i64)>, length: Duration, slide: Duration, out: Out) {
    a.window(length, slide).foreach_rdd(|rdd| out.take(rdd));
}
