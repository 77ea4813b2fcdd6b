//! How much CPU a quiet pipeline takes: batches of 100 ms without data. The mark is 1 % of a core.
//!
//! `cargo bench --bench idle`

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{thread, time::Duration};
use streamc::prelude::*;

#[pipeline(batch = "100ms")]
fn quiet(lines: DStream<&str>) {
    lines
        .flat_map(|line| line.split_whitespace())
        .map(|word| (word, 1u64))
        .reduce_by_key(|a, b| a + b)
        .foreach_rdd(|_rdd| ());
}

fn main() {
    let records = queue_stream::<&str>([] as [[&str; 0]; 0]);
    let handle = records.handle();
    let running = StreamingContext::builder()
        .quiet()
        .build()
        .expect("a context")
        .start([quiet(records)])
        .expect("it starts");
    thread::sleep(Duration::from_millis(500));
    let (before, seconds) = (cpu_ns(), 5.0);
    thread::sleep(Duration::from_secs_f64(seconds));
    let share = (cpu_ns() - before) as f64 / 1e9 / seconds;
    handle.close();
    running.stop(true);
    running.await_termination().expect("it stops");
    println!("idle, batches of 100 ms: {:.3} % of a core", share * 100.0);
}

/// On all threads of this process, by the scheduler's own account.
fn cpu_ns() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").expect("Linux");
    let of = |task: std::fs::DirEntry| {
        let stat = std::fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        stat.split(' ').next().and_then(|ns| ns.parse::<u64>().ok()).unwrap_or(0)
    };
    tasks.flatten().map(of).sum()
}
