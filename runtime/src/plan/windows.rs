//! Lengths and slides of windows: noted while a pipeline is constructed, checked against the batch
//! interval at the start.
//!
//! **Invariant:** from then on they are whole numbers of batches, the same in all instances. They
//! decide together with the number of a batch whether a stream has that batch.

use super::Plan;
use crate::{
    batch::{IntoDuration, Window, format_interval},
    error::{BuildError, Error},
};
use std::time::Duration;

/// Called by emitted code: an argument that is a duration, evaluated once.
///
/// # Errors
/// When it is none, or zero.
#[doc(hidden)]
pub fn duration(given: impl IntoDuration) -> Result<Duration, BuildError> {
    match given.into_duration()? {
        Duration::ZERO => Err("a duration cannot be zero here".into()),
        duration => Ok(duration),
    }
}

/// What may stand for a duration where a function may stand too: a name alone does not say which it
/// is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a duration",
    label = "not a duration",
    note = "help: a name here is that of a duration: write a function as a closure, `|a, b| f(a, b)`; a duration is a text such \
            as \"30s\" or a `std::time::Duration`"
)]
pub trait DurationBesideFunction: IntoDuration {}

#[diagnostic::do_not_recommend]
impl<T: IntoDuration> DurationBesideFunction for T {}

/// Called by emitted code: as [`duration`], where a function may stand too.
///
/// # Errors
/// When it is none, or zero.
#[doc(hidden)]
pub fn duration_beside_function(given: impl DurationBesideFunction) -> Result<Duration, BuildError> {
    duration(given)
}

/// A window as the pipeline says it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    op: u32,
    /// the operator that decides in which batches there is something to read; none: in every batch
    parent: Option<u32>,
    length: Duration,
    /// none: as the parent
    slide: Option<Duration>,
}

/// A window that another one is made of.
#[derive(Clone, Copy, Debug)]
struct Feeding {
    op: u32,
    /// of the inner and of the outer one
    states: [usize; 2],
    /// the outer one is given something also where this one has no record
    of_nothing: bool,
}

/// What a pipeline says about durations while it is constructed.
#[derive(Debug, Default)]
pub(crate) struct Durations {
    windows: Vec<Wanted>,
    /// windows that others are made of
    feeding: Vec<Feeding>,
    /// operators whose inputs are to have the same slide, with what decides about each
    same: Vec<(u32, [Option<u32>; 2])>,
    /// streams that are to be written down, with what decides about their slide, and how often
    checkpoints: Vec<(u32, Option<u32>, Duration)>,
}

impl Durations {
    pub(crate) fn window(&mut self, op: u32, parent: Option<u32>, length: Duration, slide: Option<Duration>) {
        self.windows.push(Wanted { op, parent, length, slide });
    }

    pub(crate) fn feeds_window(&mut self, op: u32, states: [usize; 2], of_nothing: bool) {
        self.feeding.push(Feeding { op, states, of_nothing });
    }

    /// Windows of which others are made, each with its state and with that of the other; the
    /// innermost first.
    pub(crate) fn chained(&self) -> impl Iterator<Item = (u32, [usize; 2])> {
        self.feeding.iter().map(|feeding| (feeding.op, feeding.states))
    }

    pub(crate) fn same_slide(&mut self, op: u32, inputs: [Option<u32>; 2]) {
        self.same.push((op, inputs));
    }

    pub(crate) fn checkpoint(&mut self, op: u32, slider: Option<u32>, interval: Duration) {
        self.checkpoints.push((op, slider, interval));
    }

    /// In batches of `interval`.
    ///
    /// # Errors
    /// When a length or a slide is no multiple of what it has to be one of.
    pub(crate) fn resolve(&self, plan: &Plan, interval: Duration) -> Result<Vec<Window>, Error> {
        let mut windows: Vec<Window> = Vec::with_capacity(self.windows.len());
        for wanted in &self.windows {
            let step = slide(&windows, wanted.parent);
            let (op, of) = (wanted.op, "slide of the stream that it reads");
            let ticks = |what, wanted| batches(plan, op, what, wanted, interval, (step, of));
            let length = ticks("length", wanted.length)?;
            let slide = wanted.slide.map_or(Ok(step), |slide| ticks("slide", slide))?;
            let feeding = || self.feeding.iter().filter(|feeding| feeding.op == op);
            let (feeds, always) = (feeding().count() > 0, feeding().any(|feeding| feeding.of_nothing));
            windows.push(Window { op, length, slide, step, feeds, always });
        }
        for (op, slider, wanted) in &self.checkpoints {
            let of = (slide(&windows, *slider), "slide of the stream");
            batches(plan, *op, "checkpoint interval", *wanted, interval, of)?;
        }
        for (op, [a, b]) in &self.same {
            let (a, b) = (slide(&windows, *a), slide(&windows, *b));
            if a != b {
                let show = |n: u64| format_interval(interval * u32::try_from(n).unwrap_or(u32::MAX));
                return Err(Error::Config(format!(
                    "{}: its streams have different slides, {} and {}; give their windows the same slide",
                    place(plan, *op),
                    show(a),
                    show(b)
                )));
            }
        }
        Ok(windows)
    }
}

/// How many batches a duration of an operator has, which is to be a multiple of `step` batches.
fn batches(
    plan: &Plan,
    op: u32,
    what: &str,
    wanted: Duration,
    interval: Duration,
    (step, step_is): (u64, &str),
) -> Result<u64, Error> {
    multiple(wanted, interval, step).map_err(|help| {
        let of = if step == 1 { "batch interval" } else { step_is };
        let unit = format_interval(interval * u32::try_from(step).unwrap_or(u32::MAX));
        Error::Config(format!(
            "{}: its {what} of {} is not a multiple of the {of}, {unit}; {help}",
            place(plan, op),
            format_interval(wanted)
        ))
    })
}

fn slide(windows: &[Window], of: Option<u32>) -> u64 {
    of.and_then(|op| windows.iter().find(|window| window.op == op)).map_or(1, |window| window.slide)
}

fn place(plan: &Plan, op: u32) -> String {
    match plan.operators.get(op as usize) {
        Some(operator) => format!("`{}` at {}", operator.name, operator.at),
        None => format!("operator {op}"),
    }
}

/// How many batches that is. The error says what to write instead.
fn multiple(wanted: Duration, interval: Duration, step: u64) -> Result<u64, String> {
    let (wanted, unit) = (wanted.as_nanos(), interval.as_nanos().max(1) * u128::from(step));
    if wanted.is_multiple_of(unit) && wanted > 0 {
        return Ok(u64::try_from(wanted / unit).unwrap_or(u64::MAX).saturating_mul(step));
    }
    let show = |n: u128| format_interval(Duration::from_nanos(u64::try_from(n * unit).unwrap_or(u64::MAX)));
    let (below, above) = (wanted / unit, wanted / unit + 1);
    Err(if below == 0 {
        format!("write {}", show(above))
    } else {
        format!("write {} or {}", show(below), show(above))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    #[test]
    fn windows_are_counted_in_batches() {
        let mut durations = Durations::default();
        durations.window(3, None, S * 30, Some(S * 10));
        durations.window(5, Some(3), S * 60, None);
        durations.feeds_window(3, [0, 1], true);
        let windows = durations.resolve(&Plan::EMPTY, S * 5).expect("all are multiples");
        assert_eq!(windows[0], Window { op: 3, length: 6, slide: 2, step: 1, feeds: true, always: true });
        assert_eq!(windows[1], Window { op: 5, length: 12, slide: 2, step: 2, feeds: false, always: false });
        assert!(!windows[0].is_due(1) && windows[0].is_due(2));
        assert_eq!((windows[0].first(4), windows[0].first(8)), (1, 3));
    }

    #[test]
    fn what_is_no_multiple_is_refused_with_what_to_write() {
        let mut durations = Durations::default();
        durations.window(0, None, S * 7, None);
        let error = durations.resolve(&Plan::EMPTY, S * 2).expect_err("7 s in batches of 2 s").to_string();
        assert!(
            error.contains("its length of 7s is not a multiple of the batch interval, 2s; write 6s or 8s"),
            "{error}"
        );
        let mut durations = Durations::default();
        durations.window(0, None, S * 8, Some(S * 4));
        durations.window(1, Some(0), S * 8, Some(S * 6));
        let error = durations.resolve(&Plan::EMPTY, S * 2).expect_err("6 s on a slide of 4 s").to_string();
        assert!(error.contains("its slide of 6s is not a multiple of the slide of the stream that it reads, 4s; write 4s or 8s"), "{error}");
    }

    /// As Spark checks it at the start: not less than the slide, and a multiple of it.
    #[test]
    fn a_checkpoint_interval_is_a_multiple_of_the_slide() {
        for (interval, slider, right) in
            [(2, None, true), (3, None, false), (1, None, false), (6, Some(0), false), (8, Some(0), true)]
        {
            let mut durations = Durations::default();
            durations.window(0, None, S * 8, Some(S * 4));
            durations.checkpoint(1, slider, S * interval);
            let resolved = durations.resolve(&Plan::EMPTY, S * 2);
            assert_eq!(resolved.is_ok(), right, "{interval} s: {resolved:?}");
        }
        let mut durations = Durations::default();
        durations.window(0, None, S * 8, Some(S * 4));
        durations.checkpoint(1, Some(0), S * 6);
        let error = durations.resolve(&Plan::EMPTY, S * 2).expect_err("6 s on a slide of 4 s").to_string();
        let says =
            "its checkpoint interval of 6s is not a multiple of the slide of the stream, 4s; write 4s or 8s";
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn streams_that_meet_have_the_same_slide() {
        let mut durations = Durations::default();
        durations.window(0, None, S * 4, Some(S * 2));
        durations.same_slide(1, [Some(0), None]);
        let error = durations.resolve(&Plan::EMPTY, S).expect_err("2 s and 1 s").to_string();
        assert!(error.contains("different slides, 2s and 1s"), "{error}");
        assert!(durations.resolve(&Plan::EMPTY, S * 2).is_ok());
    }

    #[test]
    fn durations_are_texts_or_durations() {
        assert_eq!(duration("30s").ok(), Some(S * 30));
        let (text, span) = (String::from("1500ms"), &S);
        assert_eq!(duration(&text).ok(), Some(S * 3 / 2));
        assert_eq!(duration(S).ok(), Some(S));
        assert_eq!(duration(span).ok(), Some(S));
        assert!(duration("30").is_err() && duration(Duration::ZERO).is_err());
    }
}
