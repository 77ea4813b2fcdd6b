//! Batch times of a run and of those before it that wrote to the same places.
//!
//! **Invariant:** no batch has a time that an earlier run has used in a place that this one writes to, and a run that
//! would have to go far ahead of the clock for that says so instead.

use crate::{Error, batch::BatchTime, sink::Earlier};

/// How many batch intervals a run may begin ahead of the clock.
pub(super) const MAX_AHEAD: u64 = 1000;

/// After which time batches begin; `now` and `interval` in microseconds.
///
/// # Errors
/// When that is too far ahead of the clock.
pub(crate) fn after(earlier: Option<Earlier>, now: u64, interval: u64) -> Result<Option<BatchTime>, Error> {
    let Some(Earlier { time, place }) = earlier else { return Ok(None) };
    match time.micros.saturating_sub(now) / interval {
        ..=MAX_AHEAD => Ok(Some(time)),
        ahead => Err(Error::Config(format!(
            "`{place}` was written by an earlier run and is {ahead} batches ahead of the clock, and batches of this \
             run would have to come after it; the limit is {MAX_AHEAD}. Write to another place, move that folder \
             away, or wait"
        ))),
    }
}

/// The error of a run that finds no free batch time.
pub(super) fn all_taken(time: BatchTime) -> Error {
    Error::Config(format!(
        "other runs write to the same place: the {MAX_AHEAD} batch times before {time} ms are theirs; let each run write \
         to a place of its own"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_begins_after_the_one_before_unless_that_is_far_ahead() {
        let at = |micros| Some(Earlier { time: BatchTime { micros }, place: "out/a-1".to_owned() });
        let time = |micros| Some(BatchTime { micros });
        assert_eq!(after(None, 5_000, 10).ok(), Some(None));
        assert_eq!(after(at(20), 5_000, 10).ok(), Some(time(20)), "long ago");
        assert_eq!(after(at(15_009), 5_000, 10).ok(), Some(time(15_009)));
        let error = after(at(15_010), 5_000, 10).expect_err("it is too far").to_string();
        assert!(error.contains("`out/a-1`") && error.contains("1001 batches ahead"), "{error}");
    }
}
