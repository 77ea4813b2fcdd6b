//! Points in time as Java's `Instant.toString` prints them: RFC 3339 in UTC, with as many digits of
//! a second as are needed, by threes.

use super::Text;
use crate::record::std_types::since_epoch;
use std::{fmt::Write, time::SystemTime};

const DAY: i64 = 24 * 60 * 60;

impl Text for SystemTime {
    fn text(&self, out: &mut String) {
        let (seconds, nanos) = since_epoch(*self);
        let (year, month, day) = date(seconds.div_euclid(DAY));
        let of_day = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let mut written = match year {
            0..=9999 => write!(out, "{year:04}"),
            // such years have a sign
            _ => write!(out, "{year:+05}"),
        };
        written =
            written.and_then(|()| write!(out, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"));
        written = written.and_then(|()| match nanos {
            0 => Ok(()),
            n if n % 1_000_000 == 0 => write!(out, ".{:03}", n / 1_000_000),
            n if n % 1_000 == 0 => write!(out, ".{:06}", n / 1_000),
            n => write!(out, ".{n:09}"),
        });
        written.expect("a String takes everything");
        out.push('Z');
    }
}

/// Year, month and day of a day counted from 1970-01-01. Years begin in March here, so that the
/// leap day is the last one.
fn date(days: i64) -> (i64, i64, i64) {
    const CENTURIES: i64 = 146_097;
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(CENTURIES), days.rem_euclid(CENTURIES));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (400 * era + year + next, month, of_month)
}
