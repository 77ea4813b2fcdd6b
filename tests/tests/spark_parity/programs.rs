//! The programs of the traces: one pipeline for each, whatever its parameters are.

use crate::trace::{Batches, Trace};
use serde_json::{Value as Json, json};
use std::sync::{Arc, Mutex};
use streamc_runtime::{
    Rdd,
    prelude::*,
    receiver::PidRate,
    record::{OwnedRecord, Record},
    testkit::{self, TestInput, TestKit},
};

/// What the program of a trace puts out.
pub(crate) fn run(trace: &Trace) -> Result<Batches, String> {
    type Pair = (String, i64);
    let number = |name: &str| trace.param(name).as_u64();
    match (trace.case.as_str(), trace.variant.as_str()) {
        ("map", "affine") => one::<i64>(trace, map_affine),
        ("map", "tag") => one::<String>(trace, map_tag),
        ("flatMap", "split") => one::<String>(trace, flat_map_split),
        ("flatMap", "repeat") => one::<i64>(trace, flat_map_repeat),
        ("filter", "even") => one::<i64>(trace, |a, out| filter_ints(a, |x| x % 2 == 0, out)),
        ("filter", "negative") => one::<i64>(trace, |a, out| filter_ints(a, |x| x < 0, out)),
        ("filter", "none") => one::<i64>(trace, |a, out| filter_ints(a, |_| false, out)),
        ("filter", "nonascii") => one::<String>(trace, filter_nonascii),
        ("mapValues", "square") => one::<Pair>(trace, map_values_square),
        ("union", "self") => one::<i64>(trace, union_self),
        ("union", "two") => {
            many(trace, |streams, out| union_two(streams[0].clone(), streams[1].clone(), out))
        }
        ("union", "three") => {
            many(trace, |s, out| union_three(s[0].clone(), s[1].clone(), s[2].clone(), out))
        }
        ("union", "count") => {
            many(trace, |streams, out| union_count(streams[0].clone(), streams[1].clone(), out))
        }
        ("count", "basic") => one::<i64>(trace, count),
        ("count", "filtered") => one::<i64>(trace, count_filtered),
        ("reduce", "sum") => one::<i64>(trace, |a, out| reduce(a, |x, y| x + y, out)),
        ("reduce", "max") => one::<i64>(trace, |a, out| reduce(a, i64::max, out)),
        ("reduce", "min_string") => one::<String>(trace, |a, out| reduce(a, String::min, out)),
        ("reduceByKey", "sum") => one::<Pair>(trace, |a, out| reduce_by_key(a, |x, y| x + y, out)),
        ("reduceByKey", "max3") => one::<Pair>(trace, |a, out| reduce_by_key(a, i64::max, out)),
        ("reduceByKey", "wordcount") => one::<String>(trace, word_count),
        ("groupByKey", "sizes") => one::<Pair>(trace, group_sizes),
        ("groupByKey", "sorted") => one::<Pair>(trace, group_sorted),
        ("groupByKey", "int_keys") => one::<i64>(trace, group_int_keys),
        ("updateStateByKey", "sum" | "sum3") => one::<Pair>(trace, state_sum),
        ("updateStateByKey", "calls") => one::<Pair>(trace, state_calls),
        ("updateStateByKey", "remove_negative") => one::<Pair>(trace, state_remove_negative),
        ("updateStateByKey", "remove_idle") => one::<Pair>(trace, state_remove_idle),
        ("pidRateEstimator", _) => rates(trace, number("batch_ms")),
        (case, variant) => Err(format!("no program for the case `{case}`, variant `{variant}`")),
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

#[pipeline]
fn flat_map_split(a: DStream<String>, out: Out) {
    a.flat_map(|line| line.split(' ').filter(|word| !word.is_empty()).map(String::from).collect::<Vec<_>>())
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn flat_map_repeat(a: DStream<i64>, out: Out) {
    a.flat_map(|x| std::iter::repeat_n(x, (x.abs() % 4) as usize)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn filter_ints(a: DStream<i64>, keep: fn(i64) -> bool, out: Out) {
    a.filter(|x| keep(*x)).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn filter_nonascii(a: DStream<String>, out: Out) {
    a.filter(|w| !w.is_ascii()).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn map_values_square(a: DStream<(String, i64)>, out: Out) {
    a.map_values(|v| v * v).foreach_rdd(|rdd| out.take(rdd));
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

#[pipeline]
fn count(a: DStream<i64>, out: Out) {
    a.count().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn count_filtered(a: DStream<i64>, out: Out) {
    a.filter(|x| *x > 0).count().foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn reduce<T: ToJson>(a: DStream<T>, f: fn(T, T) -> T, out: Out) {
    a.reduce(f).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn reduce_by_key(a: DStream<(String, i64)>, f: fn(i64, i64) -> i64, out: Out) {
    a.reduce_by_key(f).foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn word_count(a: DStream<String>, out: Out) {
    a.flat_map(|line| line.split(' ').filter(|word| !word.is_empty()).map(String::from).collect::<Vec<_>>())
        .map(|word| (word, 1i64))
        .reduce_by_key(|x, y| x + y)
        .foreach_rdd(|rdd| out.take(rdd));
}

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

fn sorted(values: Group<'_, i64>) -> Vec<i64> {
    let mut values: Vec<i64> = values.iter().collect();
    values.sort_unstable();
    values
}

#[pipeline]
fn state_sum(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| Some(sum.unwrap_or(0) + values.iter().sum::<i64>()))
        .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_calls(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, state: Option<(i64, i64)>| {
        let (calls, seen) = state.unwrap_or((0, 0));
        Some((calls + 1, seen + values.len() as i64))
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_remove_negative(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, sum: Option<i64>| {
        let sum = sum.unwrap_or(0) + values.iter().sum::<i64>();
        (sum >= 0).then_some(sum)
    })
    .foreach_rdd(|rdd| out.take(rdd));
}

#[pipeline]
fn state_remove_idle(a: DStream<(String, i64)>, out: Out) {
    a.update_state_by_key(|values, state: Option<(i64, i64)>| {
        let (sum, idle) = state.unwrap_or((0, 0));
        let idle = if values.is_empty() { idle + 1 } else { 0 };
        (idle < 2).then_some((sum + values.iter().sum::<i64>(), idle))
    })
    .map_values(|(sum, _)| sum)
    .foreach_rdd(|rdd| out.take(rdd));
}

/// The rate estimator has no stream: calls and what each answers.
fn rates(trace: &Trace, batch_ms: Option<u64>) -> Result<Batches, String> {
    let gain = |name: &str| trace.param(name).as_f64().ok_or(format!("no `{name}`"));
    let batch_ms = batch_ms.ok_or("no `batch_ms`")?;
    let mut rate = PidRate::new(
        batch_ms,
        gain("proportional")?,
        gain("integral")?,
        gain("derivative")?,
        gain("min_rate")?,
    );
    let answer = |call: &Json| {
        let at = |i: usize| call[i].as_i64().unwrap_or(0);
        rate.compute(at(0), at(1), at(2), at(3)).map(|rate| json!(rate)).into_iter().collect()
    };
    Ok(trace
        .input("calls")
        .iter()
        .map(|call| Json::Array(call.clone()))
        .collect::<Vec<_>>()
        .iter()
        .map(answer)
        .collect())
}

/// Gets the records of an output.
#[derive(Clone, Default)]
struct Out(Arc<Mutex<Vec<Json>>>);

impl Out {
    fn take<T: ToJson>(&self, rdd: Rdd<T>) {
        self.0.lock().unwrap().extend(rdd.into_iter().map(|record| record.to_json()));
    }
}

/// One input, called `a`.
fn one<T: FromJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<T>, Out) -> Pipeline,
) -> Result<Batches, String> {
    let input = testkit::input::<T>();
    let out = Out::default();
    drive(trace, &[("a", input.clone())], make(input.stream(), out.clone()), &out)
}

/// All inputs of a trace, in the order of their names.
fn many(trace: &Trace, make: impl FnOnce(Vec<DStream<i64>>, Out) -> Pipeline) -> Result<Batches, String> {
    let names = trace.inputs();
    let inputs: Vec<(&str, TestInput<i64>)> =
        names.iter().map(|name| (name.as_str(), testkit::input::<i64>())).collect();
    let out = Out::default();
    let streams = inputs.iter().map(|(_, input)| input.stream()).collect();
    drive(trace, &inputs, make(streams, out.clone()), &out)
}

fn drive<T: FromJson>(
    trace: &Trace,
    inputs: &[(&str, TestInput<T>)],
    pipeline: Pipeline,
    out: &Out,
) -> Result<Batches, String> {
    let partitions = trace.param("num_partitions").as_u64().unwrap_or(2) as u32;
    let mut kit = TestKit::new(pipeline).partitions(partitions).source_partitions(2);
    let batches: Vec<Vec<Vec<Json>>> = inputs.iter().map(|(name, _)| trace.input(name)).collect();
    let n = batches.iter().map(Vec::len).max().unwrap_or(0);
    let mut got = Vec::new();
    for i in 0..n {
        for ((name, input), batches) in inputs.iter().zip(&batches) {
            let read = |json: &Json| T::from_json(json).ok_or(format!("input `{name}` has {json}"));
            input.push(batches[i].iter().map(read).collect::<Result<Vec<T>, String>>()?);
        }
        kit.run_batch().map_err(|error| error.to_string())?;
        got.push(std::mem::take(&mut *out.0.lock().unwrap()));
    }
    Ok(got)
}

/// A record from a trace.
trait FromJson: OwnedRecord + Record<Owned = Self> {
    fn from_json(json: &Json) -> Option<Self>;
}

impl FromJson for i64 {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_i64()
    }
}

impl FromJson for String {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(String::from)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: &Json) -> Option<Self> {
        Some((A::from_json(&json[0])?, B::from_json(&json[1])?))
    }
}

/// A record as a trace has it.
trait ToJson {
    fn to_json(&self) -> Json;
}

macro_rules! as_they_are {
    ($($t:ty)*) => {$(
        impl ToJson for $t {
            fn to_json(&self) -> Json { json!(self) }
        }
    )*};
}
as_they_are!(i64 u64 String Vec<i64>);

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn to_json(&self) -> Json {
        Json::Array(vec![self.0.to_json(), self.1.to_json()])
    }
}
