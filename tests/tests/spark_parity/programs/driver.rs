//! Closures over whole batches: `transform`, `transform_with`, and top k by it.

use super::Cases;
use crate::{
    feed::{Out, one, two},
    trace::{Answers, Trace},
};
use std::time::Duration;
use streamc::prelude::*;

pub(crate) const CASES: Cases =
    &[("transform", transform), ("transformWith", transform_with), ("topk", top_k)];

type Pair = (String, i64);

fn transform(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "distinct" => one(trace, distinct),
        "filter_list" => {
            let blocked = trace.list("blocked")?;
            one(trace, |a, out| filter_list(a, blocked, out))
        }
        "sort_desc" => one(trace, sort_desc),
        "sort_take" => {
            let n = trace.number("n")? as usize;
            one(trace, |a, out| sort_take(a, n, out))
        }
        "static_join" => {
            let with = trace.list("static")?;
            one(trace, |a, out| static_join(a, with, out))
        }
        "static_left" => {
            let with = trace.list("static")?;
            one(trace, |a, out| static_left(a, with, out))
        }
        "with_time" => one(trace, with_time),
        "zip_with_index" => one(trace, zip_with_index),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn distinct(a: DStream<i64>, out: Out) {
    a.map(|x| x / 10).transform(|rdd| rdd.distinct()).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn filter_list(a: DStream<String>, blocked: Vec<String>, out: Out) {
    a.transform(|rdd| {
        let blocked = Rdd::of(blocked.iter().map(|word| (word.clone(), true)));
        rdd.map(|word| (word, 1i64))
            .left_outer_join(blocked)
            .filter(|(_, (_, found))| found.is_none())
            .map(|(word, _)| word)
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sort_desc(a: DStream<i64>, out: Out) {
    a.transform(|rdd| rdd.sort_by_key(|x| -*x)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sort_take(a: DStream<i64>, n: usize, out: Out) {
    a.transform(|rdd| Rdd::of(rdd.sort_by_key(|x| *x).take(n))).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn static_join(a: DStream<Pair>, with: Vec<(String, String)>, out: Out) {
    a.transform(|rdd| rdd.join(Rdd::of(with.iter().cloned()))).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn static_left(a: DStream<Pair>, with: Vec<(String, String)>, out: Out) {
    a.transform(|rdd| rdd.left_outer_join(Rdd::of(with.iter().cloned()))).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn with_time(a: DStream<i64>, out: Out) {
    a.transform(|rdd, time| rdd.map(|x| (time.millis(), x))).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn zip_with_index(a: DStream<i64>, out: Out) {
    a.transform(|rdd| rdd.zip_with_index()).foreach_rdd(|rdd| out.take(rdd));
}

fn transform_with(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "intersection" => two(trace, intersection),
        "subtract" => two(trace, subtract),
        "subtract_by_key" => two(trace, subtract_by_key),
        "with_time" => two(trace, both_with_time),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn intersection(a: DStream<Pair>, b: DStream<Pair>, out: Out) {
    let others = b.map(|(key, _)| key);
    a.map(|(key, _)| key).transform_with(others, |x, y| x.intersection(y)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn subtract(a: DStream<Pair>, b: DStream<Pair>, out: Out) {
    let others = b.map(|(key, _)| key);
    a.map(|(key, _)| key).transform_with(others, |x, y| x.subtract(y)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn subtract_by_key(a: DStream<Pair>, b: DStream<Pair>, out: Out) {
    a.transform_with(b, |x, y| x.subtract_by_key(y)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn both_with_time(a: DStream<Pair>, b: DStream<Pair>, out: Out) {
    a.transform_with(b, |x, y, time| Rdd::of([(time.millis(), x.count(), y.count())]))
        .foreach_rdd(|rdd| out.take(rdd));
}

fn top_k(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "full_order" => one(trace, |a, out| ranked(a, usize::MAX, out)),
        "k3" => {
            let k = trace.number("k")? as usize;
            one(trace, |a, out| ranked(a, k, out))
        }
        "window_k3" => {
            let k = trace.number("k")? as usize;
            let times = [trace.duration("window_batches")?, trace.duration("slide_batches")?];
            one(trace, |a, out| ranked_windows(a, k, times, out))
        }
        _ => trace.unknown(),
    }
}

#[pipeline]
fn ranked(a: DStream<String>, k: usize, out: Out) {
    a.map(|word| (word, 1i64))
        .reduce_by_key(|x, y| x + y)
        .transform(|rdd| first(k, rdd))
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn ranked_windows(a: DStream<String>, k: usize, times: [Duration; 2], out: Out) {
    a.map(|word| (word, 1i64))
        .reduce_by_key_and_window(|x, y| x + y, times[0], times[1])
        .transform(|rdd| first(k, rdd))
        .foreach_rdd(|rdd| out.take(rdd));
}

/// The most frequent words first, those of the same number by name.
fn first(k: usize, counts: Rdd<Pair>) -> Rdd<Pair> {
    Rdd::of(counts.sort_by_key(|(word, n)| (-n, word.clone())).take(k))
}
