//! Batch times and batch intervals.
//!
//! Both are counted in microseconds internally, so that batches shorter than a millisecond have
//! distinct times; users see milliseconds, as in Spark.

use std::{fmt, time::Duration};

/// The time of a batch: the end of its interval, a multiple of the interval since 1970 (Spark's
/// `Time`).
///
/// It is displayed in milliseconds; a time between two milliseconds gets three more digits
/// (`1700000000000.500`), so that no two batches have the same name. The alternate form is for
/// people:
///
/// ```
/// use streamc::batch::BatchTime;
///
/// let time = BatchTime { micros: 1_700_000_000_500_000 };
/// assert_eq!(format!("{time}"), "1700000000500");
/// assert_eq!(format!("{time:#}"), "2023-11-14T22:13:20.500Z (1700000000500 ms)");
/// assert_eq!(time.rfc3339(), "2023-11-14T22:13:20.500Z");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchTime {
    /// Microseconds since 1970.
    pub micros: u64,
}

impl BatchTime {
    /// Parses what [`Display`](fmt::Display) writes, and nothing else.
    #[doc(hidden)]
    pub fn parse(text: &str) -> Option<BatchTime> {
        let (millis, rest) = text.split_once('.').unwrap_or((text, "0"));
        let micros = millis.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(rest.parse().ok()?)?;
        let time = BatchTime { micros };
        (time.to_string() == text).then_some(time)
    }

    /// Returns whole milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> u64 {
        self.micros / 1000
    }

    /// Returns date and time of day in UTC, with as many fractional digits as needed:
    /// `2023-11-14T22:13:20Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let (seconds, micros) = (self.micros / 1_000_000, self.micros % 1_000_000);
        let (year, month, day) = date(seconds / 86_400);
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        let fraction = match (micros % 1000, micros / 1000) {
            (0, 0) => String::new(),
            (0, millis) => format!(".{millis:03}"),
            _ => format!(".{micros:06}"),
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
    }
}

/// Converts days since 1970 to year, month and day.
fn date(days: u64) -> (u64, u64, u64) {
    // years begin in March here, so that a leap day is the last of its year; 400 years have 146,097
    // days
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day_of_month)
}

impl fmt::Debug for BatchTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BatchTime({self:#})")
    }
}

impl fmt::Display for BatchTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_date = f.alternate();
        if of_date {
            write!(f, "{} (", self.rfc3339())?;
        }
        write!(f, "{}", self.micros / 1000)?;
        match self.micros % 1000 {
            0 => {}
            rest => write!(f, ".{rest:03}")?,
        }
        if of_date { f.write_str(" ms)") } else { Ok(()) }
    }
}

/// A batch within its context: its number, its batch time counted as a tick, and its time.
///
/// `seq` counts the batches that run; `tick` counts batch times. A tick without a batch is
/// therefore a gap in the ticks but not in the numbers, and whatever counts in ticks can treat it
/// like a failed batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchId {
    /// Counted from 0, without gaps.
    pub seq: u64,
    /// Batch times since the start of the context, including this one: the first is 1. If all
    /// sources are finite and batches do not wait for their time, this counts batches.
    pub tick: u64,
    /// Its time.
    pub time: BatchTime,
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.time)
    }
}

/// Parses a duration as written in `#[pipeline(batch = "1s")]`, for windows and for `--batch`: a
/// number and `us`, `ms`, `s`, `m` (or `min`) or `h`, together a whole number of microseconds:
/// `1.5s` is valid, `1.5us` is not.
///
/// # Errors
/// A text that says what to write instead; zero and more than thirty years are errors too.
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
    match times(number, micros).filter(|_| micros > 0) {
        None => Err(format!(
            "`{text}` is not a duration; write a number and us, ms, s, m (or min) or h, for example \"500ms\" or \
             \"1s\""
        )),
        Some((0, 0)) => {
            Err(format!("a duration cannot be zero here, but `{text}` is; write for example \"100ms\""))
        }
        Some((total, _)) if total > LONGEST.into() => Err(format!("`{text}` is longer than thirty years")),
        Some((_, 1..)) => Err(format!("`{text}` is not a whole number of microseconds")),
        Some((total, 0)) => Ok(Duration::from_micros(total as u64)),
    }
}

/// Thirty years, in microseconds: no batch, window or timeout is longer.
#[doc(hidden)]
pub const LONGEST: u64 = 1_000_000_000_000_000;

/// A decimal number times `unit`: the integer part and the remainder. Saturates where it is too
/// long for any use.
fn times(number: &str, unit: u64) -> Option<(u128, u128)> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    // with more digits, no unit makes it a whole number
    let cut = &fraction[..fraction.len().min(15)];
    let scale = 10u128.pow(cut.len() as u32);
    let digits = |part: &str| u128::from(part.parse::<u64>().unwrap_or(u64::MAX));
    let part = if cut.is_empty() { 0 } else { digits(cut) };
    let scaled = (digits(whole) * scale + part).saturating_mul(unit.into());
    Some((scaled / scale, scaled % scale + u128::from(cut.len() < fraction.len())))
}

/// Formats a duration in the shortest form that [`parse_interval`] reads back.
#[must_use]
pub fn format_interval(interval: Duration) -> String {
    let micros = interval.as_micros();
    let units = [(3_600_000_000, "h"), (60_000_000, "m"), (1_000_000, "s"), (1000, "ms")];
    match units.iter().find(|(unit, _)| micros >= *unit && micros.is_multiple_of(*unit)) {
        Some((unit, name)) => format!("{}{name}", micros / unit),
        None => format!("{micros}us"),
    }
}

/// What a pipeline accepts as a duration: a string (`"30s"`) or a [`Duration`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a duration",
    label = "not a duration",
    note = "help: write a string such as \"30s\" or \"500ms\", or pass a `std::time::Duration`"
)]
pub trait IntoDuration {
    /// Converts to a duration.
    ///
    /// # Errors
    /// A text that says what to write instead.
    fn into_duration(self) -> Result<Duration, String>;
}

impl IntoDuration for Duration {
    fn into_duration(self) -> Result<Duration, String> {
        Ok(self)
    }
}

impl IntoDuration for &str {
    fn into_duration(self) -> Result<Duration, String> {
        parse_interval(self)
    }
}

impl IntoDuration for String {
    fn into_duration(self) -> Result<Duration, String> {
        self.as_str().into_duration()
    }
}

impl<T: IntoDuration + Clone> IntoDuration for &T {
    fn into_duration(self) -> Result<Duration, String> {
        self.clone().into_duration()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for micros in [0, 999, 1000, 1_700_000_000_000_500, u64::MAX] {
            let time = BatchTime { micros };
            assert_eq!(BatchTime::parse(&time.to_string()), Some(time));
        }
        for text in ["", "x", "-1", "+1", "01", "1.5", "1.000", "1.0005", "1 ", "99999999999999999999"] {
            assert_eq!(BatchTime::parse(text), None, "{text}");
        }
    }
}
