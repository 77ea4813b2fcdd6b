//! Partition by partition, and how many there are.

use super::Cases;
use crate::{
    feed::{Out, one},
    trace::{Answers, Trace},
};
use streamc::prelude::*;

pub(crate) const CASES: Cases =
    &[("mapPartitions", map_partitions), ("glom", glom), ("repartition", repartition)];

fn map_partitions(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "identity" => one(trace, minus_one),
        "sum" => one(trace, sum_of_partitions),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn minus_one(a: DStream<i64>, out: Out) {
    a.map_partitions(|records| records.map(|x| x - 1)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sum_of_partitions(a: DStream<i64>, out: Out) {
    a.map_partitions(|records| records.reduce(|x, y| x + y))
        .reduce(|x, y| x + y)
        .foreach_rdd(|rdd| out.take(rdd));
}

fn glom(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "count_partitions" => one(trace, count_partitions),
        "sizes" => one(trace, sizes),
        "count_records" => one(trace, count_records),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn count_partitions(a: DStream<i64>, out: Out) {
    a.glom().count().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn sizes(a: DStream<i64>, out: Out) {
    a.glom().map(|partition| partition.len() as i64).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_records(a: DStream<i64>, out: Out) {
    a.glom()
        .map(|partition| partition.len() as i64)
        .filter(|n| *n > 0)
        .reduce(|x, y| x + y)
        .foreach_rdd(|rdd| out.take(rdd));
}

fn repartition(trace: &Trace) -> Result<Answers, String> {
    let n = trace.number("num_partitions")? as usize;
    match trace.variant.as_str() {
        "content" => one(trace, |a, out| repartition_content(a, n, out)),
        "partitions" => one(trace, |a, out| repartition_count(a, n, out)),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn repartition_content(a: DStream<i64>, n: usize, out: Out) {
    a.repartition(n).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn repartition_count(a: DStream<i64>, n: usize, out: Out) {
    a.repartition(n).glom().count().foreach_rdd(|rdd| out.take(rdd));
}
