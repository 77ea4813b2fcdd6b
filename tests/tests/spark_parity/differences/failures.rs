//! What fails: an output, and a `transform`.

use super::{
    Answers, Trace,
    windows::{number, windows},
};
use crate::trace::failed;
use serde_json::{Value as Json, json};

/// The batches up to the first that fails are those of Spark; in that batch all outputs fail, and there is no other.
fn stops(good: Answers, fails: impl Fn(usize) -> bool) -> Answers {
    let first = (0..good.len()).find(|i| fails(*i)).unwrap_or(good.len());
    let answer = |(i, good): (usize, Json)| match i.cmp(&first) {
        std::cmp::Ordering::Less => good,
        std::cmp::Ordering::Equal => failed("the context stops"),
        std::cmp::Ordering::Greater => Json::Null,
    };
    good.into_iter().enumerate().map(answer).collect()
}

fn counts(batches: &[Vec<Json>]) -> Answers {
    batches.iter().map(|batch| json!([batch.len()])).collect()
}

/// `foreachRDD_errors`: an output fails in a batch with a 5, and with the default policy the context stops.
pub(super) fn foreach_rdd_stops(trace: &Trace) -> Result<Answers, String> {
    let batches = trace.input_to_end("a");
    let tens = |records: &[Json]| Json::from_iter(records.iter().map(|x| number(x) * 10));
    let good = match trace.variant.as_str() {
        "failing_map" => batches.iter().map(|batch| tens(batch)).collect(),
        "window_over_failing" => windows(&batches, 2, 1).into_iter().flatten().map(|w| tens(&w)).collect(),
        "next_op" => counts(&batches),
        _ => return trace.unknown(),
    };
    Ok(stops(good, |i| batches[i].iter().any(|x| number(x) == 5)))
}

/// What the outputs of `transform_errors` get if nothing fails.
fn transform_good(trace: &Trace) -> Result<Answers, String> {
    let batches = trace.input_to_end("a");
    Ok(match trace.variant.as_str() {
        "throwing_transform" => batches.into_iter().map(Json::Array).collect(),
        "other_before" => counts(&batches),
        "window_later" => windows(&batches, 3, 1).into_iter().flatten().map(Json::Array).collect(),
        _ => return trace.unknown(),
    })
}

fn throws(trace: &Trace, i: usize) -> bool {
    let at = trace.param("throws_at_batches").as_array();
    // only the trace of the output that throws says when
    at.map_or([4, 7].contains(&(i + 1)), |at| at.contains(&json!(i + 1)))
}

/// `transform_errors` with the default policy.
pub(super) fn transform_stops(trace: &Trace) -> Result<Answers, String> {
    Ok(stops(transform_good(trace)?, |i| throws(trace, i)))
}

/// `transform_errors` where the failing output goes without the batch: the others have it.
pub(crate) fn transform_goes_on(trace: &Trace) -> Result<Answers, String> {
    let mut answers = transform_good(trace)?;
    if trace.variant == "throwing_transform" {
        let fails = answers.iter_mut().enumerate().filter(|(i, _)| throws(trace, *i));
        fails.for_each(|(_, answer)| *answer = failed("it throws"));
    }
    Ok(answers)
}
