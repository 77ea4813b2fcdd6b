//! An access log by endpoint: how many requests there were, and the time that 95 of 100 took at
//! most.
//!
//! ```console
//! $ access_log examples/programs/data/access.log
//! /home     3 requests, p95 0.003 s
//! /orders   3 requests, p95 1.204 s
//! /search   3 requests, p95 0.420 s
//! 1 line of another form
//! ```
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// The endpoint and the seconds of a line of the common log format with the time of the request at
/// its end.
fn request(line: &str) -> Result<(&str, f64), &str> {
    let parts = || {
        let path = line.split('"').nth(1)?.split(' ').nth(1)?;
        let seconds = line.rsplit(' ').next()?.parse().ok()?;
        Some((path.split('?').next()?, seconds))
    };
    parts().ok_or(line)
}

/// The smallest of the values that is at least as large as 95 of 100.
fn p95(values: Group<'_, f64>) -> f64 {
    let mut values: Vec<f64> = values.iter().collect();
    values.sort_by(f64::total_cmp);
    values[(values.len() * 95).div_ceil(100) - 1]
}

#[pipeline(batch = "1s")]
fn access_log(lines: DStream<&str>) {
    let (requests, other) = lines.try_map(request);
    let endpoints = requests.group_by_key().map(|(path, times)| (path, times.len(), p95(times)));
    endpoints.foreach_rdd(|rdd| {
        for (path, n, p95) in rdd.sort_by_key(|(path, ..)| *path) {
            println!("{path:<8} {n:>2} requests, p95 {p95:.3} s");
        }
    });
    other.count().foreach_rdd(|rdd| {
        for n in rdd.iter().filter(|n| **n > 0) {
            println!("{n} line{} of another form", if *n == 1 { "" } else { "s" });
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("access_log LOG   (- is standard input)");
    let log = args.operand("LOG")?;
    args.context()?.run(access_log(file_text(&log)))
}
