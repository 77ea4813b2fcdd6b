//! A join of two batches beside a hand-written hash join and beside bringing all values together first, interleaved. All answers are
//! compared.
//!
//! `cargo bench --bench join -- [RECORDS] [ROUNDS]`: so many records on each side, of which half have a key of the other side.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use streamc_benches::ratio::{Contender, interleave};
use streamc_runtime::{
    prelude::*,
    testkit::{self, Bench},
};

type Map<K, V> = hashbrown::HashMap<K, V, foldhash::fast::RandomState>;

/// The pairs of a side: how many, and the number of the first key.
fn pairs(line: &str) -> impl Iterator<Item = (u64, u64)> {
    let mut numbers = line.split(' ').map(|n| n.parse().expect("numbers were written"));
    let (n, first): (u64, u64) = (numbers.next().expect("two"), numbers.next().expect("two"));
    (first..first + n).map(|i| (key(i), i))
}

/// Keys that do not lie beside each other.
fn key(i: u64) -> u64 {
    i.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What is compared.
fn digest(key: u64, left: u64, right: u64) -> u64 {
    key ^ left.wrapping_mul(31).wrapping_add(right)
}

#[pipeline(batch = "1s")]
fn joined(left: DStream<&str>, right: DStream<&str>, answer: Arc<AtomicU64>) {
    left.flat_map(pairs)
        .join(right.flat_map(pairs))
        .map(|(key, (left, right))| digest(key, left, right))
        .reduce(|a, b| a ^ b)
        .foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), Ordering::Relaxed));
}

fn streamc(lines: &[String; 2], threads: usize) -> impl FnMut() -> u64 + use<> {
    let inputs = [testkit::input::<&str>(), testkit::input::<&str>()];
    let answer = Arc::new(AtomicU64::new(0));
    let pipeline = joined(inputs[0].stream(), inputs[1].stream(), Arc::clone(&answer));
    let mut bench = Bench::new(pipeline, threads, threads as u32).expect("it starts");
    inputs.iter().zip(lines).for_each(|(input, line)| input.push([line.as_str()]));
    let batch = bench.prepare(1).expect("it is cut");
    move || {
        bench.run(batch).expect("it runs");
        answer.load(Ordering::Relaxed)
    }
}

/// What a careful engineer writes: a map of the right side, which the left side looks into.
fn by_hand(lines: &[String; 2]) -> u64 {
    let mut known: Map<u64, Vec<u64>> = Map::default();
    for (key, right) in pairs(&lines[1]) {
        known.entry(key).or_default().push(right);
    }
    let found = pairs(&lines[0]).flat_map(|(key, left)| {
        known.get(&key).into_iter().flatten().map(move |right| digest(key, left, *right))
    });
    found.fold(0, |all, one| all ^ one)
}

/// All values of each key from both sides, then every pair of them.
fn grouped(lines: &[String; 2]) -> u64 {
    let mut groups: BTreeMap<u64, [Vec<u64>; 2]> = BTreeMap::new();
    for (side, line) in lines.iter().enumerate() {
        pairs(line).for_each(|(key, value)| groups.entry(key).or_default()[side].push(value));
    }
    let crossed = groups.iter().flat_map(|(key, [left, right])| {
        left.iter().flat_map(move |left| right.iter().map(move |right| digest(*key, *left, *right)))
    });
    crossed.fold(0, |all, one| all ^ one)
}

fn main() {
    let given: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let n = given.first().copied().unwrap_or(1_000_000);
    let rounds = given.get(1).copied().unwrap_or(9) as usize;
    let lines = [format!("{n} 0"), format!("{n} {}", n / 2)];
    let mut contenders = vec![
        Contender::new("streamc, 1 partition", streamc(&lines, 1)),
        Contender::new("streamc, 2 partitions", streamc(&lines, 2)),
        Contender::new("grouped anew", || grouped(&lines)),
        Contender::new("by hand", || by_hand(&lines)),
    ];
    interleave(&mut contenders, rounds);
    println!("join of two batches of {n} records, half of them with a key of the other side");
    let Some(hand) = contenders.last().map(|hand| hand.median().as_secs_f64()) else { return };
    for contender in &contenders {
        let time = contender.median().as_secs_f64();
        println!(
            "  {:24} {:9.2} ms  {:6.1} ns a record  it / by hand = {:.2}",
            contender.name,
            time * 1e3,
            time * 1e9 / (2 * n) as f64,
            time / hand
        );
    }
}
