//! Batch times and batch intervals.
//!
//! Both are counted in microseconds inside, so that batches of less than a millisecond have times of their own;
//! people see milliseconds, as in Spark.

use std::{fmt, time::Duration};

/// When a batch is: the end of its interval, a multiple of the interval since 1970 (Spark's `Time`).
///
/// It is shown in milliseconds; a time between two milliseconds gets three digits more (`1700000000000.500`), so
/// that two batches never have the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchTime {
    /// Microseconds since 1970.
    pub micros: u64,
}

impl BatchTime {
    /// Whole milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> u64 {
        self.micros / 1000
    }
}

impl fmt::Display for BatchTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.micros / 1000)?;
        match self.micros % 1000 {
            0 => Ok(()),
            rest => write!(f, ".{rest:03}"),
        }
    }
}

/// A batch within its context: its number, counted from 0 without gaps, and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchId {
    /// Counted from 0.
    pub seq: u64,
    /// The time.
    pub time: BatchTime,
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.time)
    }
}

/// Reads a duration as it is written in `#[pipeline(batch = "1s")]`, for windows and after `--batch`: a number and `us`,
/// `ms`, `s`, `m` (or `min`) or `h`, in all a whole number of microseconds.
///
/// # Errors
/// In words that say what to write instead; also for zero.
pub fn parse_interval(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (number, unit) = text.split_at(digits);
    let micros = match unit.trim() {
        "us" | "µs" => 1,
        "ms" => 1000,
        "s" => 1_000_000,
        "m" | "min" => 60_000_000,
        "h" => 3_600_000_000,
        _ => 0,
    };
    let total = times(number, micros).filter(|_| micros > 0);
    match total {
        Some(0) => {
            Err(format!("a duration cannot be zero here, but `{text}` is; write for example \"100ms\""))
        }
        Some(micros) => Ok(Duration::from_micros(micros)),
        None => Err(format!(
            "`{text}` is not a duration; write a number and us, ms, s, m (or min) or h, for example \"500ms\" or \
             \"1s\""
        )),
    }
}

/// A decimal number times `unit`, if that is a whole number.
fn times(number: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let mut rest = fraction.parse::<u64>().ok()?.checked_mul(unit)?;
    for _ in 0..fraction.len() {
        if !rest.is_multiple_of(10) {
            return None;
        }
        rest /= 10;
    }
    whole.parse::<u64>().ok()?.checked_mul(unit)?.checked_add(rest)
}

/// A duration in the shortest form that [`parse_interval`] reads back.
#[must_use]
pub fn format_interval(interval: Duration) -> String {
    let micros = interval.as_micros();
    let units = [(3_600_000_000, "h"), (60_000_000, "m"), (1_000_000, "s"), (1000, "ms")];
    match units.iter().find(|(unit, _)| micros >= *unit && micros.is_multiple_of(*unit)) {
        Some((unit, name)) => format!("{}{name}", micros / unit),
        None => format!("{micros}us"),
    }
}
