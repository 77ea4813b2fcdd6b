//! Traces with other inputs: what other seeds of a case may bring. What is expected is what the
//! model answers by Spark's rules.

use super::{Rules, answers};
use crate::trace::{Trace, order};
use serde_json::{Value as Json, json};
use streamc_tests::generator::Rng;

/// A trace of the same case with inputs, parameters and durations of its own; none if the model
/// does not have the program.
pub(crate) fn another(trace: &Trace, seed: u64) -> Option<Trace> {
    answers(trace, Rules::SPARK)?;
    let mut rng = Rng::new(seed);
    let mut other = trace.clone();
    vary_parameters(&mut other, &mut rng);
    for name in ["a", "b", "c"] {
        let batches = trace.input_or_none(name);
        if !batches.is_empty() {
            other.set_input(name, inputs(&batches, trace.batches(), &mut rng));
        }
    }
    let expected = answers(&other, Rules::SPARK)?;
    other.set_expected(expected);
    Some(other)
}

/// Batches of records like those of the trace; some streams end early.
fn inputs(like: &[Option<Vec<Json>>], n_batches: usize, rng: &mut Rng) -> Json {
    let records: Vec<&Json> = like.iter().flatten().flatten().collect();
    let has_none = like.iter().any(Option::is_none);
    let n = if rng.one_in(3) { rng.below(n_batches + 1) } else { n_batches };
    let most = *rng.pick(&[2, 4, 9, 30]);
    // few different values meet often, and cancel each other out
    let few = rng.one_in(2);
    let batch = |rng: &mut Rng| {
        if has_none && rng.one_in(3) {
            return Json::Null;
        }
        let size = if rng.one_in(3) { 0 } else { rng.below(most + 1) };
        Json::Array((0..size).map(|_| like_one_of(&records, few, rng)).collect())
    };
    Json::Array((0..n).map(|_| batch(rng)).collect())
}

/// A value where a trace has one: keys of one record with the value of another.
fn like_one_of(records: &[&Json], few: bool, rng: &mut Rng) -> Json {
    let Some(record) = (!records.is_empty()).then(|| *rng.pick(records)) else { return json!(rng.below(9)) };
    match record {
        Json::Array(pair) => {
            let key = if few { records[rng.below(records.len().min(3))][0].clone() } else { pair[0].clone() };
            let values: Vec<&Json> = records.iter().map(|pair| &pair[1]).collect();
            json!([key, like_one_of(&values, few, rng)])
        }
        Json::Number(number) if number.is_i64() => {
            let numbers = records.iter().filter_map(|record| record.as_i64());
            let (least, most) = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
            let range = if few { 4 } else { most.abs_diff(least) as usize + 1 };
            json!(least.max(if few { -1 } else { least }) + rng.below(range) as i64)
        }
        other => other.clone(),
    }
}

/// Other windows, timeouts, initial states and numbers of partitions. A variant is called after
/// them.
fn vary_parameters(trace: &mut Trace, rng: &mut Rng) {
    trace.set_param("num_partitions", json!(1 + rng.below(5)));
    trace.set_param("input_partitions", json!(1 + rng.below(4)));
    if let Some(initial) = trace.param("initial").as_array().cloned() {
        let mut initial: Vec<Json> = initial.into_iter().filter(|_| !rng.one_in(3)).collect();
        initial.sort_by(order);
        trace.set_param("initial", Json::Array(initial));
    }
    if let Some(pushed) = trace.param("pushed_before_batch").as_array().cloned() {
        let pushed = pushed.iter().map(|_| json!(rng.below(3))).collect();
        trace.set_param("pushed_before_batch", pushed);
    }
    // the functions of the others look at the time
    if trace.case != "transform_errors" && trace.case != "foreachRDD_errors" {
        trace.set_start_ms(*rng.pick(&[0, 3000, 1_700_000_000_000]));
    }
    if trace.variant.contains("_cp") {
        let (timeout, checkpoint) = (1 + rng.below(6), 2 + rng.below(9));
        let shown = trace.variant.rsplit('_').next().unwrap_or_default().to_owned();
        trace.set_param("timeout_ms", json!(timeout as u64 * trace.batch_ms()));
        trace.set_param("checkpoint_batches", json!(checkpoint));
        trace.variant = format!("t{timeout}_cp{checkpoint}_{shown}");
    }
    let (length, slide) = (1 + rng.below(6), 1 + rng.below(5));
    if let Some((kind, durations)) = trace.variant.rsplit_once('d')
        && let Some((_, old_slide)) = durations.split_once("_s")
        && old_slide.parse::<u64>().is_ok()
        && trace.number("window_batches").is_ok()
    {
        trace.variant = format!("{kind}d{length}_s{slide}");
        trace.set_param("window_batches", json!(length));
        trace.set_param("slide_batches", json!(slide));
    }
}
