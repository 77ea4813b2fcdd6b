//! What an empty batch costs: a pipeline with a shuffle, a count and state, on a source without
//! data, and on two partitions without records. The aim is 20 µs, the mark 100 µs.
//!
//! `cargo bench --bench empty_batch`

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::time::Instant;
use streamc::{prelude::*, testkit::Bench};
use streamc_benches::pipelines::Prepared;

#[pipeline(batch = "1s")]
fn everything(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words
        .map(|word| (word, 1u64))
        .reduce_by_key(|a, b| a + b)
        .foreach_rdd(|rdd| _ = std::hint::black_box(rdd.count()));
    words.count().foreach_rdd(|rdd| _ = std::hint::black_box(rdd.count()));
    words
        .map(|word| (word, 1u64))
        .update_state_by_key(|ns, sum: Option<u64>| Some(sum.unwrap_or(0) + ns.iter().sum::<u64>()))
        .foreach_rdd(|rdd| _ = std::hint::black_box(rdd.count()));
}

fn main() {
    const BATCHES: u32 = 2_000;
    for (name, parts, threads) in [
        ("no data, 1 thread", vec![], 1),
        ("no data, 2 threads", vec![], 2),
        ("2 empty partitions, 2 threads", vec![String::new(), String::new()], 2),
    ] {
        let n = parts.len();
        let mut bench = Bench::new(everything(Prepared::stream(parts)), threads, 2).expect("it starts");
        bench.prepare(n).expect("the source gives its batch");
        let mut rounds: Vec<f64> = (0..7).map(|_| round(&mut bench, BATCHES)).collect();
        rounds.sort_by(f64::total_cmp);
        println!("{name}: {:.1} us a batch (3 exchanges, 1 state, 3 outputs; median of 7 rounds)", rounds[3]);
    }
}

fn round(bench: &mut Bench, batches: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..batches {
        bench.run(0).expect("the batch runs");
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(batches)
}
