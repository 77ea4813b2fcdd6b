//! Where the answers differ from Spark's on purpose: `docs/differences.md`.
//!
//! No trace is left out. For each case that a difference touches there is a function from the trace to the answers under our
//! rule, computed naively from the inputs, without the engine. The program of a trace that is [`listed`] has to give exactly these answers;
//! every other one those of Spark. For variants of the same cases that are not listed the function has to give Spark's answers, which
//! shows that it is right where both rules agree.

mod failures;
mod nothing;
#[cfg(test)]
mod page;
mod state;
mod windows;

use crate::trace::{Answers, Trace};

/// The rows of `docs/differences.md` that traces show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// a timeout fires in the first batch after the idle time, and not in the next one that is checkpointed
    Timeout,
    /// a key leaves an inverse window when it has no records in it
    DeadKeys,
    /// a filter of an inverse window filters what is given out, and not the window
    LossyFilter,
    /// batches between two windows are in none of them
    Gaps,
    /// a source without an RDD has an empty batch
    NoRdd,
    /// a failing output stops the context
    FailingOutput,
    /// a failing `transform` is the failure of its output
    FailingTransform,
}

/// What each difference concerns: a case, and the part of its variants.
type Listed = (Difference, &'static str, fn(&Trace) -> bool);

pub(crate) const LISTED: &[Listed] = &[
    // checkpointed in every batch, Spark looks for timeouts in every batch
    (Difference::Timeout, "mapWithStateTimeout", |trace| trace.number("checkpoint_batches") != Ok(1)),
    (Difference::Gaps, "reduceByKeyAndWindowInv", gaps),
    (Difference::DeadKeys, "reduceByKeyAndWindowInv", |trace| !gaps(trace)),
    (Difference::DeadKeys, "chainedWindow", |trace| trace.variant == "inv_on_slid"),
    (Difference::LossyFilter, "reduceByKeyAndWindowInvFilter", |trace| {
        trace.variant.starts_with("threshold_") || trace.variant.starts_with("signed_")
    }),
    (Difference::Gaps, "countByWindow", gaps),
    (Difference::Gaps, "countByValueAndWindow", gaps),
    (Difference::Gaps, "reduceByWindow", |trace| trace.variant.starts_with("inv_") && gaps(trace)),
    (Difference::NoRdd, "noRddSource", |_| true),
    (Difference::FailingOutput, "foreachRDD_errors", |_| true),
    (Difference::FailingTransform, "transform_errors", |_| true),
];

/// The window is shorter than its slide.
fn gaps(trace: &Trace) -> bool {
    matches!((trace.number("window_batches"), trace.number("slide_batches")), (Ok(d), Ok(s)) if d < s)
}

/// The difference that a trace may show.
pub(crate) fn listed(trace: &Trace) -> Option<Difference> {
    LISTED
        .iter()
        .find(|(_, case, which)| *case == trace.case && which(trace))
        .map(|(difference, ..)| *difference)
}

/// The answers under our rule; none for cases that no difference touches.
pub(crate) fn rule(trace: &Trace) -> Option<Result<Answers, String>> {
    Some(match trace.case.as_str() {
        "mapWithStateTimeout" => state::map_with_state_timeout(trace),
        "reduceByKeyAndWindowInv" => windows::sum_by_key(trace),
        "reduceByKeyAndWindowInvFilter" => windows::filtered(trace),
        "chainedWindow" if trace.variant == "inv_on_slid" => windows::inverse_on_slid(trace),
        "countByWindow" => windows::count(trace),
        "countByValueAndWindow" => windows::count_by_value(trace),
        "reduceByWindow" if trace.variant.starts_with("inv_") => windows::sum(trace),
        "noRddSource" => nothing::no_rdd_source(trace),
        "foreachRDD_errors" => failures::foreach_rdd_stops(trace),
        "transform_errors" => failures::transform_stops(trace),
        _ => return None,
    })
}

pub(crate) use failures::transform_goes_on;

/// The time of batch `i`, counted from 0.
fn time_ms(trace: &Trace, i: usize) -> i64 {
    (trace.start_ms() + (i as u64 + 1) * trace.batch_ms()) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dir, traces};
    use serde_json::Value as Json;
    use std::collections::BTreeSet;

    /// The functions of this module against Spark, wherever both rules have to agree.
    #[test]
    fn our_rule_is_sparks_where_nothing_is_listed() {
        for (name, trace) in traces(&dir()) {
            if listed(&trace).is_none()
                && let Some(answers) = rule(&trace)
            {
                trace.compare(&answers.unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }

    /// Without its dead keys an inverse window of Spark is what it is here, and the dead keys have the value of nothing.
    #[test]
    fn our_rule_is_sparks_but_for_dead_keys() {
        for (name, trace) in traces(&dir()) {
            if listed(&trace) != Some(Difference::DeadKeys) {
                continue;
            }
            let ours = rule(&trace).unwrap().unwrap();
            let sparks = trace.expected().unwrap();
            let living = |answer: &Json| {
                answer
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|pair| pair[0].to_string())
                    .collect::<BTreeSet<_>>()
            };
            let without_dead: Answers = sparks
                .iter()
                .zip(&ours)
                .map(|(sparks, ours)| {
                    let living = living(ours);
                    let Json::Array(pairs) = sparks else { return sparks.clone() };
                    let (live, dead): (Vec<Json>, Vec<Json>) =
                        pairs.iter().cloned().partition(|pair| living.contains(&pair[0].to_string()));
                    assert!(dead.iter().all(|pair| pair[1] == 0), "{name}: a dead key has a value");
                    Json::Array(live)
                })
                .collect();
            trace.compare_with(&ours, &without_dead).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    /// A difference that no trace shows would be none.
    #[test]
    fn each_listed_case_has_a_trace_that_differs() {
        let traces = traces(&crate::own_dir());
        for (difference, case, which) in LISTED {
            let of: Vec<&Trace> = traces
                .iter()
                .map(|(_, trace)| trace)
                .filter(|trace| trace.case == *case && which(trace))
                .collect();
            let differs = of.iter().any(|trace| trace.compare(&rule(trace).unwrap().unwrap()).is_err());
            assert!(differs, "{difference:?}: none of the {} traces of `{case}` shows it", of.len());
        }
    }
}
