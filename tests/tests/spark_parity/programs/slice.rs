//! What is remembered of a stream, asked for after the run.

use super::Cases;
use crate::{
    feed::Feed,
    json::ToJson,
    trace::{Answers, Trace, order},
};
use serde_json::Value as Json;
use std::sync::Arc;
use streamc::{prelude::*, record::OwnedRecord, sink::RememberedBatch};

pub(crate) const CASES: Cases = &[("slice", slice)];

/// After the last batch: a list for each batch of the range.
fn slice(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "aligned" | "before_zero" | "floored" | "one" | "reversed" => sliced(trace, remembered),
        "state" => sliced(trace, remembered_state),
        "windowed" => sliced(trace, remembered_windows),
        _ => trace.unknown(),
    }
}

fn sliced<T: OwnedRecord + ToJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<i64>, Remembered<T>) -> Pipeline,
) -> Result<Answers, String> {
    let kept = Remembered::new();
    let mut feed = Feed::new(trace);
    let a = feed.stream("a");
    feed.run_kit(make(a, kept.clone()), |kit| kit, || Json::Null)?;
    // there is no time before 1970 here; the range begins with the first batch in any case
    let time = |name| Ok::<_, String>(BatchTime { micros: trace.number(name)?.max(0) as u64 * 1000 });
    let batches = kept.slice(time("from_ms")?, time("to_ms")?);
    // the trace tells the order of the batches, and has the records of each sorted
    let sorted = |batch: &Arc<RememberedBatch<T>>| {
        let mut records: Vec<Json> = batch.iter().map(|record| record.to_json()).collect();
        records.sort_by(order);
        Json::Array(records)
    };
    Ok(batches.iter().map(sorted).collect())
}

#[pipeline]
fn remembered(a: DStream<i64>, kept: Remembered<i64>) {
    a.remember(&kept, "1min");
}

#[pipeline]
fn remembered_state(a: DStream<i64>, kept: Remembered<(i64, i64)>) {
    a.map(|x| (x % 3, 1i64))
        .update_state_by_key(|values, n: Option<i64>| Some(n.unwrap_or(0) + values.iter().sum::<i64>()))
        .remember(&kept, "1min");
}

#[pipeline]
fn remembered_windows(a: DStream<i64>, kept: Remembered<i64>) {
    a.window("2s", "2s").remember(&kept, "1min");
}
