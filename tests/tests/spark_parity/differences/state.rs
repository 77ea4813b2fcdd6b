//! `mapWithState` with a timeout, record by record.

use super::{Answers, Trace, time_ms, windows::number};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// A sum, and the time of its last visit.
struct State {
    sum: i64,
    last: i64,
}

/// The rule: in every batch, after its data, each key goes whose last visit lies more than the timeout before the batch time.
pub(super) fn map_with_state_timeout(trace: &Trace) -> Result<Answers, String> {
    let timeout = trace.number("timeout_ms")?;
    let snapshots = trace.variant.ends_with("_snapshots");
    let reads_zeros = trace.variant.starts_with("touch_");
    let initial = trace.list::<(String, i64)>("initial")?;
    let first = time_ms(trace, 0);
    let mut states: BTreeMap<String, State> =
        initial.into_iter().map(|(key, sum)| (key, State { sum, last: first })).collect();
    let mut answers = Vec::new();
    for (i, records) in trace.input_to_end("a").iter().enumerate() {
        let now = time_ms(trace, i);
        let mut mapped: Vec<Json> = Vec::new();
        for record in records {
            let (key, value) = (record[0].as_str().unwrap_or_default(), number(&record[1]));
            if reads_zeros && value == 0 {
                mapped.push(match states.get_mut(key) {
                    Some(state) => {
                        state.last = now;
                        json!([key, "read", state.sum])
                    }
                    None => json!([key, "absent", -1]),
                });
                continue;
            }
            let state = states.entry(key.to_owned()).or_insert(State { sum: 0, last: now });
            (state.sum, state.last) = (state.sum + value, now);
            mapped.push(json!([key, "sum", state.sum]));
        }
        states.retain(|key, state| {
            let gone = state.last < now - timeout;
            if gone {
                mapped.push(json!([key, "timeout", state.sum]));
            }
            !gone
        });
        answers.push(if snapshots {
            states.iter().map(|(key, state)| json!([key, state.sum])).collect()
        } else {
            Json::Array(mapped)
        });
    }
    Ok(answers)
}
