//! Windows, by looking at all their records again.

use super::{Answers, Trace};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The records of the last `length` batches at every `slide`-th batch; nothing in between. Both are counted in batches.
pub(super) fn windows(batches: &[Vec<Json>], length: usize, slide: usize) -> Vec<Option<Vec<Json>>> {
    let window = |n: usize| batches[n.saturating_sub(length)..n].concat();
    (1..=batches.len()).map(|n| n.is_multiple_of(slide).then(|| window(n))).collect()
}

/// The windows of a trace, each with what `f` makes of its records.
fn each(trace: &Trace, mut f: impl FnMut(&[Json]) -> Json) -> Result<Answers, String> {
    let (length, slide) = (trace.number("window_batches")?, trace.number("slide_batches")?);
    let windows = windows(&trace.input_to_end("a"), length as usize, slide as usize);
    Ok(windows.iter().map(|window| window.as_ref().map_or(Json::Null, |records| f(records))).collect())
}

/// `countByWindow`: how many records, from the first window on that has any.
pub(super) fn count(trace: &Trace) -> Result<Answers, String> {
    let mut seen = false;
    each(trace, |records| {
        seen |= !records.is_empty();
        if seen { json!([records.len()]) } else { json!([]) }
    })
}

/// `reduceByWindow(_ + _, _ - _)`: the sum, from the first window on that has a record. What is left when all was taken away again is a
/// value too.
pub(super) fn sum(trace: &Trace) -> Result<Answers, String> {
    let mut seen = false;
    each(trace, |records| {
        seen |= !records.is_empty();
        if seen { json!([records.iter().map(number).sum::<i64>()]) } else { json!([]) }
    })
}

/// `countByValueAndWindow`.
pub(super) fn count_by_value(trace: &Trace) -> Result<Answers, String> {
    each(trace, |records| answer(sums(ones(records))))
}

/// `reduceByKeyAndWindow(_ + _, _ - _)`: the keys that the window has.
pub(super) fn sum_by_key(trace: &Trace) -> Result<Answers, String> {
    each(trace, |records| answer(sums(pairs(records))))
}

/// The same with a filter over the answer.
pub(super) fn filtered(trace: &Trace) -> Result<Answers, String> {
    let counts = !trace.variant.starts_with("signed_");
    let keep: fn(i64) -> bool = match trace.variant.split('_').next() {
        Some("count" | "signed") => |n| n != 0,
        Some("threshold") => |n| n >= 3,
        _ => return trace.unknown(),
    };
    each(trace, |records| {
        let mut sums = sums(if counts { ones(records) } else { pairs(records) });
        sums.retain(|(_, n)| keep(*n));
        answer(sums)
    })
}

/// A window of the last four batches at every second one, over windows of two batches that do not overlap.
pub(super) fn inverse_on_slid(trace: &Trace) -> Result<Answers, String> {
    let windows = windows(&trace.input_to_end("a"), 4, 2);
    let of = |records: &Vec<Json>| answer(sums(pairs(records)));
    Ok(windows.iter().map(|window| window.as_ref().map_or(Json::Null, of)).collect())
}

pub(super) fn number(json: &Json) -> i64 {
    json.as_i64().unwrap_or(0)
}

fn ones(records: &[Json]) -> Vec<(Json, i64)> {
    records.iter().map(|record| (record.clone(), 1)).collect()
}

pub(super) fn pairs(records: &[Json]) -> Vec<(Json, i64)> {
    records.iter().map(|pair| (pair[0].clone(), number(&pair[1]))).collect()
}

/// The sum of each key that is there.
pub(super) fn sums(pairs: Vec<(Json, i64)>) -> Vec<(Json, i64)> {
    let mut sums: BTreeMap<String, (Json, i64)> = BTreeMap::new();
    for (key, value) in pairs {
        sums.entry(key.to_string()).or_insert((key, 0)).1 += value;
    }
    sums.into_values().collect()
}

pub(super) fn answer(pairs: Vec<(Json, i64)>) -> Json {
    pairs.into_iter().map(|(key, value)| json!([key, value])).collect()
}
