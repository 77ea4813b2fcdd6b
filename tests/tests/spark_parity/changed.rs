//! Answers with one thing changed, each of which a check has to find.

use crate::trace::{Answers, failed};
use serde_json::{Value as Json, json};

/// The answers with one entry changed, left out or added, and which one it is.
pub(crate) fn answers(right: &Answers) -> Vec<(usize, Answers)> {
    let mut changed = Vec::new();
    for (at, entry) in right.iter().enumerate() {
        for other in entries(entry) {
            let mut answers = right.clone();
            answers[at] = other;
            changed.push((at, answers));
        }
        let mut fewer = right.clone();
        fewer.remove(at);
        changed.push((at, fewer));
    }
    // a file of vectors has its answers in its rows
    if !right.is_empty() {
        let mut more = right.clone();
        more.push(json!([]));
        changed.push((right.len(), more));
    }
    changed
}

/// An entry that is another one: no job, a failure, a record more or less, another value somewhere.
fn entries(right: &Json) -> Vec<Json> {
    let mut others = vec![Json::Null, failed("it is changed"), json!([]), json!(["changed"])];
    if let Json::Array(records) = right {
        let mut more = records.clone();
        more.push(json!(7));
        others.push(Json::Array(more));
        for at in 0..records.len() {
            let mut fewer = records.clone();
            fewer.remove(at);
            let mut other = records.clone();
            other[at] = value(&records[at]);
            others.extend([Json::Array(fewer), Json::Array(other)]);
        }
    }
    let is_failure = |json: &Json| json.is_object();
    others.retain(|other| other != right && !(is_failure(other) && is_failure(right)));
    others
}

/// A value of the same kind that is another one.
fn value(right: &Json) -> Json {
    match right {
        Json::Null => json!(0),
        Json::Bool(is) => json!(!is),
        Json::Number(n) if n.is_f64() => json!(n.as_f64().unwrap_or(0.0) + 1.0),
        Json::Number(n) => json!(n.as_i64().unwrap_or(0) + 1),
        Json::String(text) => json!(format!("{text}.")),
        Json::Array(parts) if parts.is_empty() => json!([0]),
        Json::Array(parts) => {
            let mut parts = parts.clone();
            let last = parts.len() - 1;
            parts[last] = value(&parts[last]);
            Json::Array(parts)
        }
        Json::Object(_) => Json::Null,
    }
}

/// The rows of a file of vectors with another answer in one of them, and which one it is.
pub(crate) fn rows(right: &[Json]) -> Vec<(usize, Vec<Json>)> {
    let mut changed = Vec::new();
    for (at, row) in right.iter().enumerate() {
        let is_ok = row[1] == "ok";
        for other in if is_ok { &["Exception"][..] } else { &["ok", "AnotherException"] } {
            let mut rows = right.to_vec();
            rows[at][1] = json!(other);
            changed.push((at, rows));
        }
    }
    changed
}
