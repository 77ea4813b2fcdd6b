//! The rate estimator has no stream: calls, and what each answers.

use super::Cases;
use crate::trace::{Answers, Trace};
use serde_json::json;
use streamc::receiver::PidRate;

pub(crate) const CASES: Cases = &[("pidRateEstimator", pid)];

fn pid(trace: &Trace) -> Result<Answers, String> {
    if !matches!(trace.variant.as_str(), "default" | "fast" | "lowmin" | "pid") {
        return trace.unknown();
    }
    let gain = |name: &str| trace.param(name).as_f64().ok_or(format!("no `{name}`"));
    let mut rate = PidRate::new(
        trace.number("batch_ms")? as u64,
        gain("proportional")?,
        gain("integral")?,
        gain("derivative")?,
        gain("min_rate")?,
    );
    let mut answer = |call: &Vec<serde_json::Value>| {
        let at = |i: usize| call[i].as_i64().unwrap_or(0);
        rate.compute(at(0), at(1), at(2), at(3)).map(|rate| json!(rate)).into_iter().collect()
    };
    Ok(trace.input("calls").iter().map(&mut answer).collect())
}
