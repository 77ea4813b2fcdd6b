//! What sources give: a queue, and a source that has nothing in some batches.

use super::Cases;
use crate::{
    feed::{Feed, Out},
    json::records,
    trace::{Answers, Trace},
};
use streamc_runtime::prelude::*;

pub(crate) const CASES: Cases = &[("queueStream", queue)];

fn queue(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "one" | "one_default" | "all" | "all_default" => queued(trace, pass_on),
        "one_count" | "one_default_count" | "all_count" | "all_default_count" => queued(trace, count),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn pass_on(a: DStream<i64>, out: Out) {
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
