//! Batch times of a run and of those before it that wrote to the same places.
//!
//! **Invariant:** no batch has a time that an earlier run has used in a place that this one writes
//! to, and a run that would have to go far ahead of the clock for that says so instead.

use crate::{batch::BatchTime, error::Error, sink::Recovered};

/// After which time batches begin, at most `limit` batch intervals ahead of the clock; `now` and
/// `interval` in microseconds.
///
/// # Errors
/// When that is too far ahead of the clock.
pub(crate) fn after(
    earlier: Option<&Recovered>,
    now: u64,
    interval: u64,
    limit: u64,
) -> Result<Option<BatchTime>, Error> {
    let Some((time, place)) = earlier.and_then(|last| Some((last.time?, &last.place))) else {
        return Ok(None);
    };
    let ahead = time.micros.saturating_sub(now) / interval;
    if ahead <= limit {
        return Ok(Some(time));
    }
    Err(Error::Config(format!(
        "`{place}` was written by an earlier run and is {ahead} batches ahead of the clock, and batches of this run \
         would have to come after it; the limit is {limit} (`max_catch_up`). Write to another place, move that \
         folder away, wait, or set a higher limit"
    )))
}

/// The error of a run that finds no free batch time.
pub(super) fn all_taken(time: BatchTime, limit: u64) -> Error {
    Error::Config(format!(
        "other runs write to the same place: the {limit} batch times (`max_catch_up`) before {time} ms are theirs; \
         let each run write to a place of its own"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_begins_after_the_one_before_unless_that_is_far_ahead() {
        let at = |micros| Some(Recovered::new(1, 1, 0, "out/a-1").at(BatchTime { micros }));
        let after =
            |earlier: Option<Recovered>, now, interval, limit| after(earlier.as_ref(), now, interval, limit);
        let time = |micros| Some(BatchTime { micros });
        assert_eq!(after(None, 5_000, 10, 1000).ok(), Some(None));
        assert_eq!(after(at(20), 5_000, 10, 1000).ok(), Some(time(20)), "long ago");
        assert_eq!(after(at(15_009), 5_000, 10, 1000).ok(), Some(time(15_009)));
        assert_eq!(after(at(15_010), 5_000, 10, 1001).ok(), Some(time(15_010)), "as it is set");
        assert!(after(at(5_010), 5_000, 10, 0).is_err() && after(at(5_009), 5_000, 10, 0).is_ok());
        let error = after(at(15_010), 5_000, 10, 1000).expect_err("it is too far").to_string();
        assert!(error.contains("`out/a-1`") && error.contains("1001 batches ahead"), "{error}");
    }
}
