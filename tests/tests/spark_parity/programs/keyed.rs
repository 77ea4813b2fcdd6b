//! By key, within a batch.

use super::Cases;
use crate::{
    feed::{Out, one},
    json::ToJson,
    trace::{Answers, Trace},
};
use streamc::{prelude::*, record::Key};

pub(crate) const CASES: Cases = &[
    ("reduceByKey", reduce_by_key),
    ("groupByKey", group_by_key),
    ("combineByKey", combine_by_key),
    ("countByValue", count_by_value),
    ("distinct", distinct),
];

fn reduce_by_key(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sum" => one(trace, |a, out| reduce_values(a, |x, y| x + y, out)),
        "max3" => one(trace, |a, out| reduce_values(a, i64::max, out)),
        "wordcount" => one(trace, word_count),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn reduce_values(a: DStream<(String, i64)>, f: fn(i64, i64) -> i64, out: Out) {
    a.reduce_by_key(f).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn word_count(a: DStream<String>, out: Out) {
    a.flat_map(|line| line.split(' ').filter(|word| !word.is_empty()).map(String::from).collect::<Vec<_>>())
        .map(|word| (word, 1i64))
        .reduce_by_key(|x, y| x + y)
        .foreach_rdd(|rdd| out.take(rdd));
}

fn group_by_key(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sizes" => one(trace, group_sizes),
        "sorted" => one(trace, group_sorted),
        "int_keys" => one(trace, group_int_keys),
        _ => trace.unknown(),
    }
}

#[allow(deprecated, reason = "Spark's program groups")]
#[pipeline]
fn group_sizes(a: DStream<(String, i64)>, out: Out) {
    a.group_by_key().map(|(key, values)| (key, values.len() as i64)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn group_sorted(a: DStream<(String, i64)>, out: Out) {
    a.group_by_key().map(|(key, values)| (key, sorted(values))).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn group_int_keys(a: DStream<i64>, out: Out) {
    a.map(|x| (x.rem_euclid(3), x))
        .group_by_key()
        .map(|(key, values)| (key, sorted(values)))
        .foreach_rdd(|rdd| out.take(rdd));
}

/// The values of a group, the smallest first.
fn sorted(values: Group<'_, i64>) -> Vec<i64> {
    let mut values: Vec<i64> = values.iter().collect();
    values.sort_unstable();
    values
}

fn combine_by_key(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sum_count" => one(trace, sum_count),
        "no_map_side" => one(trace, sum_count_no_map_side),
        "avg" => one(trace, average),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn sum_count(a: DStream<(String, i64)>, out: Out) {
    a.combine_by_key(|v| (v, 1i64), |(sum, n), v| (sum + v, n + 1), |x, y| (x.0 + y.0, x.1 + y.1))
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline(without = "combine_before_shuffle")]
fn sum_count_no_map_side(a: DStream<(String, i64)>, out: Out) {
    a.combine_by_key(|v| (v, 1i64), |(sum, n), v| (sum + v, n + 1), |x, y| (x.0 + y.0, x.1 + y.1))
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn average(a: DStream<(String, i64)>, out: Out) {
    a.combine_by_key(|v| (v, 1i64), |(sum, n), v| (sum + v, n + 1), |x, y| (x.0 + y.0, x.1 + y.1))
        .map_values(|(sum, n)| sum as f64 / n as f64)
        .foreach_rdd(|rdd| out.take(rdd));
}

fn count_by_value(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "strings" => one::<String>(trace, count_values),
        "ints" => one::<i64>(trace, count_values),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn count_values<T: Key + ToJson>(a: DStream<T>, out: Out) {
    a.count_by_value().foreach_rdd(|rdd| out.take(rdd));
}

fn distinct(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "by_transform" => one(trace, distinct_by_transform),
        _ => trace.unknown(),
    }
}

/// The operator beside the closure of the trace: both have to give the same.
#[pipeline]
fn distinct_by_transform(a: DStream<String>, out: Out) {
    let by_transform = a.transform(|rdd| rdd.distinct());
    a.distinct()
        .transform_with(by_transform, |x, y| {
            assert_eq!(x.count(), y.count());
            x.intersection(y)
        })
        .foreach_rdd(|rdd| out.take(rdd));
}
