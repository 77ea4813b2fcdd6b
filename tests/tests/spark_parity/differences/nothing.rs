//! A source that has no RDD in some batches: they are empty batches.

use super::{
    Answers, Trace,
    windows::{answer, number, pairs, sums, windows},
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

pub(super) fn no_rdd_source(trace: &Trace) -> Result<Answers, String> {
    let batches = trace.input_to_end("a");
    let window = |length, slide| windows(&batches, length, slide).into_iter().map(|window| json!(window));
    Ok(match trace.variant.as_str() {
        "count" => batches.iter().map(|batch| json!([batch.len()])).collect(),
        "other_source" => trace.input_to_end("b").into_iter().map(Json::Array).collect(),
        "map" => batches.iter().map(|batch| batch.iter().map(|pair| pair[1].clone()).collect()).collect(),
        "reduceByKey" => batches.iter().map(|batch| answer(sums(pairs(batch)))).collect(),
        "updateStateByKey" => every_key(&batches),
        "mapWithState" => visits(&batches).0,
        "stateSnapshots" => visits(&batches).1,
        "window2" => window(2, 1).collect(),
        "window2s2" => window(2, 2).collect(),
        "rbkw_inv" => {
            let windows = windows(&batches, 3, 1).into_iter().flatten();
            windows.map(|records| answer(sums(pairs(&records)))).collect()
        }
        _ => return trace.unknown(),
    })
}

/// (calls so far, sum) of every key that was ever seen.
fn every_key(batches: &[Vec<Json>]) -> Answers {
    let mut states: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let step = |batch: &Vec<Json>| {
        for pair in batch {
            states.entry(text(&pair[0])).or_default().1 += number(&pair[1]);
        }
        states.values_mut().for_each(|state| state.0 += 1);
        states.iter().map(|(key, state)| json!([key, state])).collect()
    };
    batches.iter().map(step).collect()
}

/// The sum after each record, and the sums of all keys after each batch.
fn visits(batches: &[Vec<Json>]) -> (Answers, Answers) {
    let mut states: BTreeMap<String, i64> = BTreeMap::new();
    let step = |batch: &Vec<Json>| {
        let visit = |pair: &Json| {
            let sum = states.entry(text(&pair[0])).or_default();
            *sum += number(&pair[1]);
            json!([pair[0], sum])
        };
        let mapped: Json = batch.iter().map(visit).collect();
        let all: Json = states.iter().map(|(key, sum)| json!([key, sum])).collect();
        (mapped, all)
    };
    batches.iter().map(step).unzip()
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}
