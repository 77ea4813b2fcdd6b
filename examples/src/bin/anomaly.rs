//! What is unusual for each sensor, and which ones have gone silent: a state with a timeout.
//!
//! Reads lines `time sensor value`, for example from `data/sensors.txt`:
//!
//! ```text
//! 12:00:00 pump-1 69.8
//! 12:00:00 pump-2 64.5
//! ```
//!
//! and tells, with `cargo run --bin anomaly -- examples/data/sensors.txt --quiet`:
//!
//! ```text
//! pump-2 says 71.6, usual is 64.7 +- 0.4
//! pump-3 is silent after 8 values, usually 72.1
//! pump-4 says 12.0, usual is 58.1 +- 0.4
//! ```
//!
//! Of each sensor it keeps how many values there were, their mean and their spread. A value far
//! outside is told, and is not learned. A sensor without values for three seconds of batch time is
//! told too; its state is forgotten, so that it is learned anew when it comes back.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// From so many values on one knows what is usual.
const ENOUGH: u64 = 5;
/// So many standard deviations from the mean are unusual; one of less than that many units never
/// is.
const FAR: f64 = 4.0;
const NEAR: f64 = 1.0;

/// A value of a sensor. It borrows from the block that was received.
fn reading(line: &str) -> Option<(&str, f64)> {
    let (_time, rest) = line.split_once(' ')?;
    let (sensor, value) = rest.split_once(' ')?;
    Some((sensor, value.parse().ok()?))
}

/// What is usual for a sensor: the running mean and variance of B. P. Welford (Technometrics 4,
/// 1962).
#[derive(Clone, Copy, Debug, Default, PartialEq, Record, Text)]
struct Usual {
    n: u64,
    mean: f64,
    squares: f64,
}

impl Usual {
    fn with(self, value: f64) -> Self {
        let n = self.n + 1;
        let mean = self.mean + (value - self.mean) / n as f64;
        Usual { n, mean, squares: self.squares + (value - self.mean) * (value - mean) }
    }

    fn deviation(self) -> f64 {
        (self.squares / self.n.max(1) as f64).sqrt()
    }

    fn is_far(self, value: f64) -> bool {
        self.n >= ENOUGH && (value - self.mean).abs() > (FAR * self.deviation()).max(NEAR)
    }
}

/// What there is to tell of a value, or of a sensor that has none any more.
fn judge(sensor: &str, value: Option<f64>, usual: &mut State<Usual>) -> Option<String> {
    let known = usual.get().unwrap_or_default();
    match value {
        None => Some(format!("{sensor} is silent after {} values, usually {:.1}", known.n, known.mean)),
        Some(value) if known.is_far(value) => {
            Some(format!("{sensor} says {value:.1}, usual is {:.1} +- {:.1}", known.mean, known.deviation()))
        }
        Some(value) => {
            usual.update(known.with(value));
            None
        }
    }
}

#[pipeline(batch = "1s")]
fn anomaly(lines: DStream<&str>) {
    let readings = lines.flat_map(reading);
    let told = readings.map_with_state(judge).timeout("3s");
    told.flat_map(|told| told).foreach_rdd(|rdd| {
        for told in rdd.sort_by(|a, b| a.cmp(b)) {
            println!("{told}");
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args =
        Args::of_program("anomaly PATH   (lines `time sensor value`; try examples/data/sensors.txt)");
    let path = args.operand("PATH")?;
    // four lines are what comes in a second
    args.context()?.run(anomaly(file_text(&path).batch_records(4)))
}
