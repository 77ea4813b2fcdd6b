//! State by key beside hand loops, interleaved.
//!
//! `update_state_by_key` sees every key in every batch: nanoseconds per key, beside a loop over a
//! list of pairs. `map_with_state` sees the keys with data: 1 % of the keys costs about 1 % of all
//! of them, and as much as if there were no others; beside a loop over a hash map.
//!
//! `cargo bench --bench state -- [KEYS] [ROUNDS]`

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{
    hint::black_box,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use streamc::{
    prelude::*,
    testkit::{self, Bench},
};
use streamc_benches::ratio::{Contender, interleave_in_step};

type Map<K, V> = hashbrown::HashMap<K, V, foldhash::fast::RandomState>;

/// The numbers of a batch's keys: `count` of them, each `step`-th one.
fn numbers(line: &str) -> impl Iterator<Item = u64> {
    let mut numbers = line.split(' ').map(|n| n.parse().expect("numbers were written"));
    let (count, step): (u64, u64) = (numbers.next().expect("two"), numbers.next().expect("two"));
    (0..count).map(move |i| i * step)
}

fn keys(line: &str) -> impl Iterator<Item = u64> {
    numbers(line).map(key)
}

/// Keys that do not lie beside each other.
fn key(i: u64) -> u64 {
    i.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What a batch has made, to be compared.
#[derive(Clone, Default)]
struct Answer(Arc<AtomicU64>);

impl Answer {
    fn put(&self, rdd: &Rdd<u64>) {
        self.0.store(rdd.first().unwrap_or(0), Ordering::Relaxed);
    }
}

/// What a key adds to the answer: the same whatever its type is, but it is looked at.
fn part<K>(key: &K, sum: u64) -> u64 {
    black_box(key);
    sum * sum
}

fn updated(n: u64, sum: Option<u64>) -> Option<u64> {
    Some(sum.unwrap_or(0) + n)
}

#[pipeline(batch = "1s")]
fn scanned(lines: DStream<&str>, answer: Answer) {
    let pairs = lines.flat_map(keys).map(|key| (key, 1u64));
    let sums = pairs.update_state_by_key(|ns, sum| updated(ns.iter().sum(), sum));
    sums.map(|(key, sum)| part(&key, sum)).reduce(|a, b| a + b).foreach_rdd(|rdd| answer.put(&rdd));
}

#[pipeline(batch = "1s")]
fn scanned_text(lines: DStream<&str>, names: Vec<String>, answer: Answer) {
    let pairs = lines.flat_map(numbers).map(|i| (names[i as usize].as_str(), 1u64));
    let sums = pairs.update_state_by_key(|ns, sum| updated(ns.iter().sum(), sum));
    sums.map(|(key, sum)| part(&key, sum)).reduce(|a, b| a + b).foreach_rdd(|rdd| answer.put(&rdd));
}

#[pipeline(batch = "1s")]
fn touched(lines: DStream<&str>, answer: Answer) {
    let pairs = lines.flat_map(keys).map(|key| (key, 1u64));
    let sums = pairs.map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
        let now = updated(n.unwrap_or(0), sum.get()).unwrap_or(0);
        sum.update(now);
        part(&key, now)
    });
    sums.reduce(|a, b| a + b).foreach_rdd(|rdd| answer.put(&rdd));
}

#[pipeline(batch = "1s")]
fn touched_with_timeout(lines: DStream<&str>, answer: Answer) {
    let pairs = lines.flat_map(keys).map(|key| (key, 1u64));
    let sums = pairs
        .map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
            let now = updated(n.unwrap_or(0), sum.get()).unwrap_or(0);
            if !sum.is_timing_out() {
                sum.update(now);
            }
            part(&key, now)
        })
        .timeout("24h");
    sums.reduce(|a, b| a + b).foreach_rdd(|rdd| answer.put(&rdd));
}

/// A state with `n` keys, and then a batch of `count` of them, to be run again and again.
fn prepared(
    make: impl Fn(DStream<&'static str>, Answer) -> Pipeline,
    n: u64,
    count: u64,
) -> impl FnMut() -> u64 {
    let (input, answer) = (testkit::input::<&str>(), Answer::default());
    let mut bench = Bench::new(make(input.stream(), answer.clone()), 1, 1).expect("it starts");
    input.push([format!("{n} 1").as_str()]);
    let all = bench.prepare(1).expect("it is cut");
    bench.run(all).expect("it runs");
    let line = (count > 0).then(|| format!("{count} {}", n / count));
    input.push(line.iter().map(String::as_str));
    let some = bench.prepare(1).expect("it is cut");
    move || {
        bench.run(some).expect("it runs");
        answer.0.load(Ordering::Relaxed)
    }
}

/// What a careful engineer writes: a list of pairs, and where a key is in a map.
fn list(n: u64, count: u64) -> impl FnMut() -> u64 {
    let mut pairs: Vec<(u64, u64)> = (0..n).map(|i| (key(i), 1)).collect();
    let index: Map<u64, u32> = pairs.iter().map(|pair| pair.0).zip(0..).collect();
    let line = format!("{count} {}", n / count.max(1));
    let mut values = vec![0; pairs.len()];
    move || {
        for key in keys(&line) {
            values[index[&key] as usize] += 1;
        }
        let mut all = 0;
        for ((key, sum), n) in pairs.iter_mut().zip(&mut values) {
            *sum = updated(std::mem::take(n), Some(*sum)).unwrap_or(0);
            all += part(key, *sum);
        }
        all
    }
}

/// A hash map that is updated in place.
fn map(n: u64, count: u64) -> impl FnMut() -> u64 {
    let mut sums: Map<u64, u64> = (0..n).map(|i| (key(i), 1)).collect();
    let line = format!("{count} {}", n / count.max(1));
    move || {
        let mut all = 0;
        for key in keys(&line) {
            let sum = sums.entry(key).or_insert(0);
            *sum = updated(1, Some(*sum)).unwrap_or(0);
            all += part(&key, *sum);
        }
        all
    }
}

fn report(what: &str, of: u64, rounds: usize, mut contenders: Vec<Contender<'_>>) {
    interleave_in_step(&mut contenders, rounds);
    println!("{what}");
    let Some(hand) = contenders.last() else { return };
    for contender in &contenders {
        let (time, best) = (contender.median().as_secs_f64(), contender.best().as_secs_f64());
        println!(
            "  {:32} {:9.3} ms  {:7.1} ns a key  it / the last = {:.2} (by the best {:.2})",
            contender.name,
            time * 1e3,
            time * 1e9 / of as f64,
            time / hand.median().as_secs_f64(),
            best / hand.best().as_secs_f64()
        );
    }
    println!();
}

fn main() {
    let given: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let (n, rounds) =
        (given.first().copied().unwrap_or(1_000_000), given.get(1).copied().unwrap_or(9) as usize);
    let some = n / 100;
    let names: Vec<String> = (0..n).map(|i| format!("user-{i:08}")).collect();
    for (what, count) in [("no data", 0), ("1 % with data", some), ("all with data", n)] {
        report(
            &format!("update_state_by_key, {n} keys, {what}"),
            n,
            rounds,
            vec![
                Contender::new(
                    "streamc, keys &str",
                    prepared(|l, a| scanned_text(l, names.clone(), a), n, count),
                ),
                Contender::new("streamc, keys u64", prepared(scanned, n, count)),
                Contender::new("list of pairs", list(n, count)),
            ],
        );
    }
    for (all, count) in [(n, n), (n, some), (some, some)] {
        report(
            &format!("map_with_state, {count} of {all} keys touched"),
            count,
            rounds,
            vec![
                Contender::new("streamc, with a timeout", prepared(touched_with_timeout, all, count)),
                Contender::new("streamc", prepared(touched, all, count)),
                Contender::new("hash map", map(all, count)),
            ],
        );
    }
}
