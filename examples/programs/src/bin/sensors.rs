//! Least, mean and largest value of each sensor over the last two batches.
//!
//! ```console
//! $ sensors examples/programs/data/sensors.txt
//! attic    min  30.4  mean  30.4  max  30.4  of 1
//! cellar   min  11.8  mean  11.9  max  12.0  of 2
//! kitchen  min  21.5  mean  22.2  max  23.0  of 3
//! attic    min  29.6  mean  30.3  max  31.0  of 3
//! cellar   min  11.9  mean  12.2  max  12.4  of 2
//! kitchen  min  22.6  mean  22.6  max  22.6  of 1
//! ```
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// What is known of some values.
#[derive(Clone, Copy, Debug, PartialEq, Record, Text)]
struct Stats {
    n: u64,
    sum: f64,
    min: f64,
    max: f64,
}

impl Stats {
    fn of(value: f64) -> Self {
        Stats { n: 1, sum: value, min: value, max: value }
    }

    fn with(self, other: Stats) -> Self {
        let (min, max) = (self.min.min(other.min), self.max.max(other.max));
        Stats { n: self.n + other.n, sum: self.sum + other.sum, min, max }
    }
}

/// `sensor value`
fn reading(line: &str) -> Option<(&str, Stats)> {
    let (sensor, value) = line.split_once(' ')?;
    Some((sensor, Stats::of(value.parse().ok()?)))
}

#[pipeline(batch = "1s")]
fn sensors(lines: DStream<&str>) {
    let stats = lines.flat_map(reading).reduce_by_key_and_window(|a, b| a.with(b), "2s", "2s");
    stats.foreach_rdd(|rdd| {
        for (sensor, Stats { n, sum, min, max }) in rdd.sort_by_key(|(sensor, _)| *sensor) {
            println!("{sensor:<8} min {min:>5.1}  mean {:>5.1}  max {max:>5.1}  of {n}", sum / n as f64);
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("sensors READINGS   (lines `sensor value`)");
    let readings = args.operand("READINGS")?;
    // three lines are what comes in a second
    args.context()?.run(sensors(file_text(&readings).batch_records(3)))
}
