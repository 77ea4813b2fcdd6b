//! Two streams brought together by key, of one batch and of windows.

use super::Cases;
use crate::{
    feed::{Out, one, two},
    trace::{Answers, Trace},
};
use std::time::Duration;
use streamc::prelude::*;

pub(crate) const CASES: Cases = &[
    ("join", join),
    ("leftOuterJoin", left_outer_join),
    ("rightOuterJoin", right_outer_join),
    ("fullOuterJoin", full_outer_join),
    ("cogroup", cogroup),
    ("windowedJoin", windowed_join),
];

fn join(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "inner" | "inner3" => two(trace, inner),
        "self" => one(trace, with_itself),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn inner(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.join(b).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn with_itself(a: DStream<(String, i64)>, out: Out) {
    a.join(a).foreach_rdd(|rdd| out.take(rdd));
}

fn left_outer_join(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "basic" => two(trace, left),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn left(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.left_outer_join(b).foreach_rdd(|rdd| out.take(rdd));
}

fn right_outer_join(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "basic" => two(trace, right),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn right(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.right_outer_join(b).foreach_rdd(|rdd| out.take(rdd));
}

fn full_outer_join(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "basic" => two(trace, full),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn full(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.full_outer_join(b).foreach_rdd(|rdd| out.take(rdd));
}

fn cogroup(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sizes3" => two(trace, group_sizes),
        "sorted" => two(trace, groups_sorted),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn group_sizes(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.cogroup(b).map_values(|(x, y)| (x.len() as i64, y.len() as i64)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn groups_sorted(a: DStream<(String, i64)>, b: DStream<(String, i64)>, out: Out) {
    a.cogroup(b).map_values(|(x, y)| (sorted(x), sorted(y))).foreach_rdd(|rdd| out.take(rdd));
}

/// The values of a group, the smallest first.
fn sorted(values: Group<'_, i64>) -> Vec<i64> {
    let mut values: Vec<i64> = values.iter().collect();
    values.sort_unstable();
    values
}

fn windowed_join(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "d3_d2" | "d4_d2_s2" => {
            let (long, short, slide) =
                (trace.duration("window_a")?, trace.duration("window_b")?, trace.duration("slide_batches")?);
            two(trace, |a, b, out| windows(a, b, long, short, slide, out))
        }
        "now_with_last3" => {
            let last = trace.duration("window_b")?;
            two(trace, |a, b, out| now_with_last(a, b, last, out))
        }
        _ => trace.unknown(),
    }
}

#[pipeline]
fn windows(
    a: DStream<(String, i64)>,
    b: DStream<(String, i64)>,
    long: Duration,
    short: Duration,
    slide: Duration,
    out: Out,
) {
    a.window(long, slide).join(b.window(short, slide)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn now_with_last(a: DStream<(String, i64)>, b: DStream<(String, i64)>, last: Duration, out: Out) {
    a.left_outer_join(b.window(last)).foreach_rdd(|rdd| out.take(rdd));
}
