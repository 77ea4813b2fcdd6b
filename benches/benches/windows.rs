//! Sliding sums and maxima beside hand loops and beside computing each window anew, interleaved.
//!
//! Every batch has all keys once, with new values. What a slide costs is not to depend on the
//! length of the window: medians and the worst slide, at windows of 10, 60 and 300 slides. All
//! answers are compared.
//!
//! `cargo bench --bench windows -- [KEYS] [SLIDES] [--alone]`; `--alone` leaves the others out, for
//! a profiler.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{
    collections::VecDeque,
    hint::black_box,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use streamc::{
    prelude::*,
    testkit::{self, Bench},
};

type Map<K, V> = hashbrown::HashMap<K, V, foldhash::fast::RandomState>;

/// Different batches, which come in turn.
const N_BATCHES: u64 = 7;
/// Windows that are computed anew take long: so many of them are timed.
const N_ANEW: usize = 5;

/// The pairs of a batch: how many keys, and its number.
fn pairs(line: &str) -> impl Iterator<Item = (u64, u64)> {
    let mut numbers = line.split(' ').map(|n| n.parse().expect("numbers were written"));
    let (n_keys, batch): (u64, u64) = (numbers.next().expect("two"), numbers.next().expect("two"));
    (0..n_keys).map(move |i| (key(i), key(i + batch) >> 32))
}

/// Keys that do not lie beside each other, and values that look random.
fn key(i: u64) -> u64 {
    i.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What is compared.
fn digest(key: u64, value: u64) -> u64 {
    key ^ value.wrapping_mul(value | 1)
}

#[pipeline(batch = "1s")]
fn sums(lines: DStream<&str>, length: Duration, answer: Arc<AtomicU64>) {
    lines
        .flat_map(pairs)
        .reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, length)
        .map(|(key, sum)| digest(key, sum))
        .reduce(|a, b| a ^ b)
        .foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), Ordering::Relaxed));
}

#[pipeline(batch = "1s")]
fn maxima(lines: DStream<&str>, length: Duration, answer: Arc<AtomicU64>) {
    lines
        .flat_map(pairs)
        .reduce_by_key_and_window(|a, b| a.max(b), length)
        .map(|(key, max)| digest(key, max))
        .reduce(|a, b| a ^ b)
        .foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), Ordering::Relaxed));
}

/// A pipeline that is run slide by slide.
fn streamc(
    make: fn(DStream<&'static str>, Duration, Arc<AtomicU64>) -> Pipeline,
    lines: &[String],
    n_slides: usize,
) -> impl FnMut(usize) -> u64 + use<> {
    let (input, answer) = (testkit::input::<&str>(), Arc::new(AtomicU64::new(0)));
    let pipeline = make(input.stream(), Duration::from_secs(n_slides as u64), Arc::clone(&answer));
    let mut bench = Bench::new(pipeline, 1, 1).expect("it starts");
    let mut prepare = |line: &String| {
        input.push([line.as_str()]);
        bench.prepare(1).expect("it is cut")
    };
    let batches: Vec<usize> = lines.iter().map(&mut prepare).collect();
    move |slide| {
        bench.run(batches[slide % batches.len()]).expect("it runs");
        answer.load(Ordering::Relaxed)
    }
}

/// What a careful engineer writes for a sum: what leaves is taken out of a map of sums.
fn sums_by_hand(lines: Vec<String>, n_slides: usize) -> impl FnMut(usize) -> u64 {
    let (mut sums, mut panes): (Map<u64, (u64, u32)>, _) = (Map::default(), VecDeque::new());
    move |slide| {
        if panes.len() == n_slides {
            let leaving: Vec<(u64, u64)> = panes.pop_front().expect("it is full");
            for (key, value) in leaving {
                let (sum, n) = sums.get_mut(&key).expect("it came");
                (*sum, *n) = (*sum - value, *n - 1);
                if *n == 0 {
                    sums.remove(&key);
                }
            }
        }
        let pane: Vec<(u64, u64)> = pairs(&lines[slide % lines.len()]).collect();
        for (key, value) in &pane {
            let (sum, n) = sums.entry(*key).or_default();
            (*sum, *n) = (*sum + value, *n + 1);
        }
        panes.push_back(pane);
        sums.iter().fold(0, |all, (key, (sum, _))| all ^ digest(*key, *sum))
    }
}

/// And for a maximum: for each key the values that may still become it.
fn maxima_by_hand(lines: Vec<String>, n_slides: usize) -> impl FnMut(usize) -> u64 {
    let mut rising: Map<u64, VecDeque<(usize, u64)>> = Map::default();
    move |slide| {
        for (key, value) in pairs(&lines[slide % lines.len()]) {
            let values = rising.entry(key).or_default();
            while values.back().is_some_and(|(_, last)| *last <= value) {
                values.pop_back();
            }
            values.push_back((slide, value));
        }
        let mut all = 0;
        rising.retain(|key, values| {
            while values.front().is_some_and(|(came, _)| *came + n_slides <= slide) {
                values.pop_front();
            }
            let max = values.front().map(|(_, value)| *value);
            all ^= max.map_or(0, |max| digest(*key, max));
            max.is_some()
        });
        all
    }
}

/// Every window anew out of its batches, as Spark does it without an inverse.
fn anew(lines: &[String], n_slides: usize, f: fn(u64, u64) -> u64) -> impl FnMut(usize) -> u64 + use<> {
    let batches: Vec<Vec<(u64, u64)>> = lines.iter().map(|line| pairs(line).collect()).collect();
    move |slide| {
        let mut folded: Map<u64, u64> = Map::default();
        for pane in (slide + 1).saturating_sub(n_slides)..=slide {
            for (key, value) in &batches[pane % batches.len()] {
                folded.entry(*key).and_modify(|so_far| *so_far = f(*so_far, *value)).or_insert(*value);
            }
        }
        folded.iter().fold(0, |all, (key, value)| all ^ digest(*key, *value))
    }
}

/// The times of the slides of one contender.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn take(&mut self, run: &mut dyn FnMut(usize) -> u64, slide: usize) -> u64 {
        let start = Instant::now();
        let answer = black_box(run(slide));
        self.0.push(start.elapsed());
        answer
    }

    /// In milliseconds, as [`Times::worst`].
    fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        sorted.get(sorted.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1e3
    }

    fn worst(&self) -> f64 {
        self.0.iter().max().map_or(0.0, Duration::as_secs_f64) * 1e3
    }
}

/// A window of one length, with its contenders.
struct Case {
    n_slides: usize,
    ours: Box<dyn FnMut(usize) -> u64>,
    hand: Box<dyn FnMut(usize) -> u64>,
    anew: Box<dyn FnMut(usize) -> u64>,
    /// of these three
    times: [Times; 3],
}

impl Case {
    fn new(is_sum: bool, n_keys: u64, n_slides: usize) -> Self {
        let lines: Vec<String> = (0..N_BATCHES).map(|batch| format!("{n_keys} {}", batch * 17)).collect();
        let f: fn(u64, u64) -> u64 = if is_sum { |a, b| a + b } else { u64::max };
        Case {
            n_slides,
            ours: Box::new(streamc(if is_sum { sums } else { maxima }, &lines, n_slides)),
            anew: Box::new(anew(&lines, n_slides, f)),
            hand: match is_sum {
                true => Box::new(sums_by_hand(lines, n_slides)),
                false => Box::new(maxima_by_hand(lines, n_slides)),
            },
            times: Default::default(),
        }
    }

    fn fill(&mut self, alone: bool) {
        for slide in 0..self.n_slides {
            let answer = (self.ours)(slide);
            assert!(alone || answer == (self.hand)(slide), "slide {slide} while it fills");
        }
    }

    /// The slide number `i` behind the filling; `anew` if that is timed too.
    fn slide(&mut self, i: usize, alone: bool, anew: bool) {
        let slide = self.n_slides + i;
        let [ours, hand, again] = &mut self.times;
        let answer = ours.take(&mut self.ours, slide);
        if !alone {
            assert_eq!(hand.take(&mut self.hand, slide), answer, "slide {slide}");
        }
        if !alone && anew {
            assert_eq!(again.take(&mut self.anew, slide), answer, "slide {slide}");
        }
    }
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let n_keys = numbers.first().copied().unwrap_or(100_000) as u64;
    let n_timed = numbers.get(1).copied().unwrap_or(300);
    let alone = std::env::args().any(|arg| arg == "--alone");
    println!("{n_keys} keys, {n_timed} slides timed, one thread\n");
    for what in ["sum", "max"] {
        let mut cases = [10, 60, 300].map(|n_slides| Case::new(what == "sum", n_keys, n_slides));
        cases.iter_mut().for_each(|case| case.fill(alone));
        for i in 0..n_timed {
            let anew = i % n_timed.div_ceil(N_ANEW) == 0;
            cases.iter_mut().for_each(|case| case.slide(i, alone, anew));
        }
        for case in &cases {
            let names = ["streamc", "by hand", "anew"];
            for (name, times) in names.iter().zip(&case.times).filter(|(_, times)| !times.0.is_empty()) {
                println!(
                    "{what} of {:3} slides  {name:8} {:8.2} ms a slide  worst {:8.2} ms  {:7.1} ns a key",
                    case.n_slides,
                    times.median(),
                    times.worst(),
                    times.median() * 1e6 / n_keys as f64
                );
            }
        }
        let [ten, _, most] = &cases;
        let (ours, again) = (most.times[0].median(), most.times[2].median());
        println!("{what}: 300 slides / 10 slides = {:.2} (at most 2)", ours / ten.times[0].median());
        println!("{what}: anew / streamc at 300 slides = {:.0} (at least 20)\n", again / ours);
    }
}
