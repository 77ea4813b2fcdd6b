//! Windows, over records, state, and other windows.

use super::Cases;
use crate::{
    feed::{Out, one},
    json::ToJson,
    trace::{Answers, Trace},
};
use std::time::Duration;
use streamc::prelude::*;

pub(crate) const CASES: Cases = &[
    ("window", window),
    ("countByWindow", |trace| slid(trace, count)),
    ("countByValueAndWindow", |trace| slid(trace, count_by_value)),
    ("reduceByWindow", reduce),
    ("groupByKeyAndWindow", group),
    ("reduceByKeyAndWindow", reduce_by_key),
    ("reduceByKeyAndWindowInv", |trace| slid(trace, sum_by_key_inverse)),
    ("reduceByKeyAndWindowInvFilter", filtered),
    ("chainedWindow", chained),
    ("windowAfterState", with_state),
];

/// A program that is given the length of a window and its slide, which are params of the trace.
fn slid<A: crate::json::FromJson>(
    trace: &Trace,
    make: fn(DStream<A>, Duration, Duration, Out) -> Pipeline,
) -> Result<Answers, String> {
    let [length, slide] = trace.window(kind(trace))?;
    one(trace, |a, out| make(a, length, slide, out))
}

/// Without a slide.
fn unslid<A: crate::json::FromJson>(
    trace: &Trace,
    make: fn(DStream<A>, Duration, Out) -> Pipeline,
) -> Result<Answers, String> {
    let [length, _] = trace.window(kind(trace))?;
    one(trace, |a, out| make(a, length, out))
}

/// Whether the program says a slide: `d3_s2`, and not `d3`.
fn has_slide(trace: &Trace) -> bool {
    trace.variant.contains("_s")
}

/// What stands before the durations in the name of a variant: the `max` of `max_d3_s2`.
fn kind(trace: &Trace) -> &str {
    trace.variant.split_once("_d").map_or("", |(kind, _)| kind)
}

fn window(trace: &Trace) -> Result<Answers, String> {
    if has_slide(trace) { slid(trace, plain) } else { unslid(trace, plain_unslid) }
}

#[pipeline]
fn plain(a: DStream<i64>, length: Duration, slide: Duration, out: Out) {
    a.window(length, slide).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn plain_unslid(a: DStream<i64>, length: Duration, out: Out) {
    a.window(length).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count(a: DStream<i64>, length: Duration, slide: Duration, out: Out) {
    a.count_by_window(length, slide).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_by_value(a: DStream<String>, length: Duration, slide: Duration, out: Out) {
    a.count_by_value_and_window(length, slide)
        .map(|(value, n)| (value, n as i64))
        .foreach_rdd(|rdd| out.take(rdd));
}

fn reduce(trace: &Trace) -> Result<Answers, String> {
    match kind(trace) {
        "max" => slid(trace, |a, length, slide, out| fold(a, i64::max, length, slide, out)),
        "sum" => slid(trace, |a, length, slide, out| fold(a, |x, y| x + y, length, slide, out)),
        "inv" => slid(trace, sum_inverse),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn fold(a: DStream<i64>, f: fn(i64, i64) -> i64, length: Duration, slide: Duration, out: Out) {
    a.reduce_by_window(f, length, slide).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sum_inverse(a: DStream<i64>, length: Duration, slide: Duration, out: Out) {
    a.reduce_by_window(|x, y| x + y, |x, y| x - y, length, slide).foreach_rdd(|rdd| out.take(rdd));
}

fn group(trace: &Trace) -> Result<Answers, String> {
    if has_slide(trace) { slid(trace, groups) } else { unslid(trace, groups_unslid) }
}

#[pipeline]
fn groups(a: DStream<(String, i64)>, length: Duration, slide: Duration, out: Out) {
    a.group_by_key_and_window(length, slide).map_values(sorted).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn groups_unslid(a: DStream<(String, i64)>, length: Duration, out: Out) {
    a.group_by_key_and_window(length).map_values(sorted).foreach_rdd(|rdd| out.take(rdd));
}

/// The values of a group, the smallest first.
fn sorted(values: Group<'_, i64>) -> Vec<i64> {
    let mut values: Vec<i64> = values.iter().collect();
    values.sort_unstable();
    values
}

fn reduce_by_key(trace: &Trace) -> Result<Answers, String> {
    match kind(trace) {
        "max" => slid(trace, |a, length, slide, out| fold_by_key(a, i64::max, length, slide, out)),
        "sum" if has_slide(trace) => {
            slid(trace, |a, length, slide, out| fold_by_key(a, |x, y| x + y, length, slide, out))
        }
        "sum" => unslid(trace, sum_by_key_unslid),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn fold_by_key(
    a: DStream<(String, i64)>,
    f: fn(i64, i64) -> i64,
    length: Duration,
    slide: Duration,
    out: Out,
) {
    a.reduce_by_key_and_window(f, length, slide).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sum_by_key_unslid(a: DStream<(String, i64)>, length: Duration, out: Out) {
    a.reduce_by_key_and_window(|x, y| x + y, length).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
pub(super) fn sum_by_key_inverse(a: DStream<(String, i64)>, length: Duration, slide: Duration, out: Out) {
    a.reduce_by_key_and_window(|x, y| x + y, |x, y| x - y, length, slide).foreach_rdd(|rdd| out.take(rdd));
}

fn filtered(trace: &Trace) -> Result<Answers, String> {
    match kind(trace) {
        "count" => slid(trace, |a, length, slide, out| count_words(a, 1, length, slide, out)),
        "threshold" => slid(trace, |a, length, slide, out| count_words(a, 3, length, slide, out)),
        "signed" => slid(trace, nonzero_sums),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn count_words(a: DStream<String>, least: i64, length: Duration, slide: Duration, out: Out) {
    a.map(|word| (word, 1i64))
        .reduce_by_key_and_window(|x, y| x + y, |x, y| x - y, length, slide, |(_, n)| *n >= least)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn nonzero_sums(a: DStream<(String, i64)>, length: Duration, slide: Duration, out: Out) {
    a.reduce_by_key_and_window(|x, y| x + y, |x, y| x - y, length, slide, |(_, n)| *n != 0)
        .foreach_rdd(|rdd| out.take(rdd));
}

fn chained(trace: &Trace) -> Result<Answers, String> {
    let n = |n: u64| Duration::from_millis(n * trace.batch_ms());
    let two = |a, b| move |stream, out| windows_of_windows(stream, a, b, out);
    match trace.variant.as_str() {
        "count_w3" => one(trace, |a, out| window_of_counts(a, n(3), out)),
        "inv_on_slid" => one(trace, |a, out| inverse_on_slid(a, (n(2), n(2)), (n(4), n(2)), out)),
        "rbkw_then_w2" => one(trace, |a, out| window_of_sums(a, (n(3), n(1)), n(2), out)),
        "w2_w3" => one::<i64>(trace, two((n(2), n(1)), (n(3), n(1)))),
        "w2s2_w4s2" => one::<i64>(trace, two((n(2), n(2)), (n(4), n(2)))),
        "w2s2_w4s4" => one::<i64>(trace, two((n(2), n(2)), (n(4), n(4)))),
        "w2s1_w4s2_map" => one(trace, |a, out| windows_of_pairs(a, (n(2), n(1)), (n(4), n(2)), out)),
        "w3_reduceByKey" => one(trace, |a, out| sums_of_window(a, n(3), out)),
        "w3s3_count" => one(trace, |a, out| count_of_window(a, (n(3), n(3)), out)),
        _ => trace.unknown(),
    }
}

/// A length and a slide.
type Span = (Duration, Duration);

#[pipeline]
fn windows_of_windows<T: ToJson>(a: DStream<T>, first: Span, second: Span, out: Out) {
    a.window(first.0, first.1).window(second.0, second.1).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn windows_of_pairs(a: DStream<i64>, first: Span, second: Span, out: Out) {
    // Scala's remainder has the sign of the dividend, as Rust's
    a.map(|x| (x % 10, 1i64))
        .window(first.0, first.1)
        .window(second.0, second.1)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn window_of_counts(a: DStream<i64>, length: Duration, out: Out) {
    a.count().map(|n| n as i64).window(length).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn inverse_on_slid(a: DStream<(String, i64)>, first: Span, second: Span, out: Out) {
    a.window(first.0, first.1)
        .reduce_by_key_and_window(|x, y| x + y, |x, y| x - y, second.0, second.1)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn window_of_sums(a: DStream<(String, i64)>, first: Span, second: Duration, out: Out) {
    a.reduce_by_key_and_window(|x, y| x + y, first.0, first.1)
        .window(second)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sums_of_window(a: DStream<(String, i64)>, length: Duration, out: Out) {
    a.window(length).reduce_by_key(|x, y| x + y).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_of_window(a: DStream<i64>, span: Span, out: Out) {
    a.window(span.0, span.1).count().map(|n| n as i64).foreach_rdd(|rdd| out.take(rdd));
}

fn with_state(trace: &Trace) -> Result<Answers, String> {
    let n = |n: u64| Duration::from_millis(n * trace.batch_ms());
    match trace.variant.as_str() {
        "state_w2" => one(trace, |a, out| window_of_state(a, (n(2), n(1)), out)),
        "state_w3s3" => one(trace, |a, out| window_of_state(a, (n(3), n(3)), out)),
        "w2s2_state" => one(trace, |a, out| state_of_window(a, (n(2), n(2)), out)),
        "w3_state" => one(trace, |a, out| state_of_window(a, (n(3), n(1)), out)),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn window_of_state(a: DStream<(String, i64)>, span: Span, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .window(span.0, span.1)
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_of_window(a: DStream<(String, i64)>, span: Span, out: Out) {
    a.window(span.0, span.1)
        .update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .foreach_rdd(|rdd| out.take(rdd));
}
