//! Record by record, whole batches, and unions.

use super::Cases;
use crate::{
    feed::{Out, one, three, two},
    json::ToJson,
    trace::{Answers, Trace},
};
use streamc::prelude::*;

pub(crate) const CASES: Cases = &[
    ("map", map),
    ("flatMap", flat_map),
    ("filter", filter),
    ("mapValues", map_values),
    ("flatMapValues", flat_map_values),
    ("union", union),
    ("count", count),
    ("reduce", reduce),
];

fn map(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "affine" => one(trace, map_affine),
        "tag" => one(trace, map_tag),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn map_affine(a: DStream<i64>, out: Out) {
    a.map(|x| 2 * x + 1).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn map_tag(a: DStream<String>, out: Out) {
    a.map(|w| {
        let n = w.chars().count() as i64;
        (w, n)
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

fn flat_map(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "split" => one(trace, flat_map_split),
        "repeat" => one(trace, flat_map_repeat),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn flat_map_split(a: DStream<String>, out: Out) {
    a.flat_map(|line| line.split(' ').filter(|word| !word.is_empty()).map(String::from).collect::<Vec<_>>())
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn flat_map_repeat(a: DStream<i64>, out: Out) {
    a.flat_map(|x| std::iter::repeat_n(x, (x.abs() % 4) as usize)).foreach_rdd(|rdd| out.take(rdd));
}

fn filter(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "even" => one(trace, |a, out| filter_ints(a, |x| x % 2 == 0, out)),
        "negative" => one(trace, |a, out| filter_ints(a, |x| x < 0, out)),
        "none" => one(trace, |a, out| filter_ints(a, |_| false, out)),
        "nonascii" => one(trace, filter_nonascii),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn filter_ints(a: DStream<i64>, keep: fn(i64) -> bool, out: Out) {
    a.filter(|x| keep(*x)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn filter_nonascii(a: DStream<String>, out: Out) {
    a.filter(|w| !w.is_ascii()).foreach_rdd(|rdd| out.take(rdd));
}

fn map_values(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "square" => one(trace, map_values_square),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn map_values_square(a: DStream<(String, i64)>, out: Out) {
    a.map_values(|v| v * v).foreach_rdd(|rdd| out.take(rdd));
}

fn flat_map_values(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "range" => one(trace, flat_map_values_range),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn flat_map_values_range(a: DStream<(String, i64)>, out: Out) {
    a.flat_map_values(|v| 0..v.abs() % 3).foreach_rdd(|rdd| out.take(rdd));
}

fn union(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "self" => one(trace, union_self),
        "two" => two(trace, union_two),
        "three" => three(trace, union_three),
        "count" => two(trace, union_count),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn union_self(a: DStream<i64>, out: Out) {
    a.union(a).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn union_two(a: DStream<i64>, b: DStream<i64>, out: Out) {
    a.union(b).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn union_three(a: DStream<i64>, b: DStream<i64>, c: DStream<i64>, out: Out) {
    a.union(b).union(c).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn union_count(a: DStream<i64>, b: DStream<i64>, out: Out) {
    a.union(b).count().foreach_rdd(|rdd| out.take(rdd));
}

fn count(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "basic" => one(trace, count_all),
        "filtered" => one(trace, count_filtered),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn count_all(a: DStream<i64>, out: Out) {
    a.count().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_filtered(a: DStream<i64>, out: Out) {
    a.filter(|x| *x > 0).count().foreach_rdd(|rdd| out.take(rdd));
}

fn reduce(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "sum" => one::<i64>(trace, |a, out| reduce_by(a, |x, y| x + y, out)),
        "max" => one::<i64>(trace, |a, out| reduce_by(a, i64::max, out)),
        "min_string" => one::<String>(trace, |a, out| reduce_by(a, String::min, out)),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn reduce_by<T: ToJson>(a: DStream<T>, f: fn(T, T) -> T, out: Out) {
    a.reduce(f).foreach_rdd(|rdd| out.take(rdd));
}
