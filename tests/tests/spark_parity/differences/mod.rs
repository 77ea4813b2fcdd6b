//! Where the answers differ from Spark's on purpose: `docs/differences.md`.
//!
//! No trace is left out, and none is taken on trust. What a [`listed`] trace expects has to be what
//! the model computes by Spark's rules, and the engine has to answer what it computes with the
//! listed differences and no other.

#[cfg(test)]
mod page;

use crate::trace::Trace;

/// The rows of `docs/differences.md` that traces show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// a timeout fires in the first batch after the idle time, and not in the next one that is
    /// checkpointed
    Timeout,
    /// a key leaves an inverse window when it has no records in it
    DeadKeys,
    /// a filter of an inverse window filters what is returned, and not the window
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
use Difference::*;

/// What each difference concerns: a case, and the part of its variants.
type Listed = (Difference, &'static str, fn(&Trace) -> bool);

pub(crate) const LISTED: &[Listed] = &[
    // checkpointed in every batch, Spark looks for timeouts in every batch
    (Timeout, "mapWithStateTimeout", |trace| trace.number("checkpoint_batches") != Ok(1)),
    (DeadKeys, "reduceByKeyAndWindowInv", |_| true),
    (DeadKeys, "chainedWindow", |trace| trace.variant == "inv_on_slid"),
    (DeadKeys, "noRddSource", |trace| trace.variant == "rbkw_inv"),
    (LossyFilter, "reduceByKeyAndWindowInvFilter", |trace| {
        trace.variant.starts_with("threshold_") || trace.variant.starts_with("signed_")
    }),
    (Gaps, "reduceByKeyAndWindowInv", gaps),
    (Gaps, "reduceByKeyAndWindowInvFilter", gaps),
    (Gaps, "countByWindow", gaps),
    (Gaps, "countByValueAndWindow", gaps),
    (Gaps, "reduceByWindow", |trace| trace.variant.starts_with("inv_") && gaps(trace)),
    (NoRdd, "noRddSource", |_| true),
    (FailingOutput, "foreachRDD_errors", |_| true),
    (FailingOutput, "transform_errors", |_| true),
    (FailingTransform, "transform_errors", |_| true),
];

/// The window is shorter than its slide.
fn gaps(trace: &Trace) -> bool {
    matches!((trace.number("window_batches"), trace.number("slide_batches")), (Ok(d), Ok(s)) if d < s)
}

/// The differences that a trace may show; none for most.
pub(crate) fn listed(trace: &Trace) -> Vec<Difference> {
    let of_trace = LISTED.iter().filter(|(_, case, which)| *case == trace.case && which(trace));
    of_trace.map(|(difference, ..)| *difference).collect()
}

/// Whether a difference is needed for the answers of a trace: without it they are others.
#[cfg(test)]
fn matters(trace: &Trace, difference: Difference) -> bool {
    use crate::model::{Rules, answers};
    let all = listed(trace);
    let without: Vec<_> = all.iter().copied().filter(|other| *other != difference).collect();
    let [all, without] = [&all, &without].map(|listed| answers(trace, Rules::with(listed)).unwrap());
    trace.compare_with(&all, &without).is_err()
}

/// A difference that no trace shows would be none. Not every one is in the traces of the
/// repository: more inputs are drawn.
#[test]
fn each_listed_difference_is_shown_by_a_trace() {
    let traces = crate::traces(&crate::own_dir());
    for (difference, case, which) in LISTED {
        let of_case = traces.iter().map(|(_, trace)| trace).filter(|trace| trace.case == *case);
        let drawn = (0..20).flat_map(|seed| {
            let more = |trace: &Trace| crate::model::random::another(trace, seed);
            of_case.clone().filter_map(more).collect::<Vec<_>>()
        });
        let mut shown = of_case.clone().cloned().chain(drawn).filter(which);
        assert!(
            shown.any(|trace| matters(&trace, *difference)),
            "{difference:?}: no trace of `{case}` shows it"
        );
    }
}
