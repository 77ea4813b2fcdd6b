//! The join of two batches beside hand loops, interleaved.
//!
//! Both sides have a million pairs with keys drawn out of a million numbers, so that a pair has one
//! match on average and a key comes several times or never. Once both sides are shuffled; once the
//! right one comes out of `reduce_by_key`, lies by key already, and stays where it is. Keys are
//! numbers or short text; the naive loop runs on one thread only. All answers are compared: how
//! many pairs, and a sum over them.
//!
//! `cargo bench --bench join -- [PAIRS] [ROUNDS] [NAMES] [--long] [--alone]`: `NAMES` are parts of
//! the names of the cases that run, `--long` adds text too long for an exact code, `--alone` leaves
//! the others out, for a profiler.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{
    hash::Hash,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use streamc::{prelude::*, record::Record, testkit::Bench};
use streamc_benches::{
    data::Rng,
    pipelines::Records,
    ratio::{Contender, interleave},
    same::on_threads,
};

type Map<K, V> = hashbrown::HashMap<K, V, foldhash::fast::RandomState>;
/// Both sides of a join.
type Sides<K> = [Vec<(K, u64)>; 2];
/// How many pairs, and a sum over them in any order.
type Found = (u64, u64);

/// What all contenders join by.
trait Key: Copy + Ord + Hash + Send + Sync {
    /// Another one for each key: of text its last eight bytes, which are digits.
    fn number(self) -> u64;
}

impl Key for u64 {
    fn number(self) -> u64 {
        self
    }
}

impl Key for &str {
    fn number(self) -> u64 {
        self.as_bytes().last_chunk().map_or(0, |digits| u64::from_be_bytes(*digits))
    }
}

fn one(key: impl Key, left: u64, right: u64) -> Found {
    (1, (key.number() ^ left).wrapping_mul(right | 1))
}

fn both(a: Found, b: Found) -> Found {
    (a.0 + b.0, a.1.wrapping_add(b.1))
}

/// As one number: the count stays whole.
fn packed((count, sum): Found) -> u64 {
    count << 32 | sum >> 32
}

#[pipeline(batch = "1s")]
fn numbers(left: DStream<(u64, u64)>, right: DStream<(u64, u64)>, answer: Arc<AtomicU64>) {
    let found = left.join(right).map(|(key, (a, b))| one(key, a, b)).reduce(both);
    found.foreach_rdd(|rdd| answer.store(packed(rdd.first().unwrap_or_default()), Ordering::Relaxed));
}

#[pipeline(batch = "1s")]
fn numbers_placed(left: DStream<(u64, u64)>, right: DStream<(u64, u64)>, answer: Arc<AtomicU64>) {
    let found = left.join(right.reduce_by_key(|a, b| a + b)).map(|(key, (a, b))| one(key, a, b)).reduce(both);
    found.foreach_rdd(|rdd| answer.store(packed(rdd.first().unwrap_or_default()), Ordering::Relaxed));
}

#[pipeline(batch = "1s")]
fn text(left: DStream<(&str, u64)>, right: DStream<(&str, u64)>, answer: Arc<AtomicU64>) {
    let found = left.join(right).map(|(key, (a, b))| one(key, a, b)).reduce(both);
    found.foreach_rdd(|rdd| answer.store(packed(rdd.first().unwrap_or_default()), Ordering::Relaxed));
}

#[pipeline(batch = "1s")]
fn text_placed(left: DStream<(&str, u64)>, right: DStream<(&str, u64)>, answer: Arc<AtomicU64>) {
    let found = left.join(right.reduce_by_key(|a, b| a + b)).map(|(key, (a, b))| one(key, a, b)).reduce(both);
    found.foreach_rdd(|rdd| answer.store(packed(rdd.first().unwrap_or_default()), Ordering::Relaxed));
}

/// A pipeline of two streams that stores its answer.
type Make<R> = fn(DStream<R>, DStream<R>, Arc<AtomicU64>) -> Pipeline;

fn streamc<K: Copy>(make: Make<(K, u64)>, sides: &Sides<K>, threads: usize) -> impl FnMut() -> u64 + use<K>
where
    (K, u64): Record,
{
    let stream = |side: &Vec<(K, u64)>| {
        Records::stream(side.chunks(side.len().div_ceil(threads)).map(|part| part.iter().copied()))
    };
    let (answer, [left, right]) = (Arc::new(AtomicU64::new(0)), sides);
    let pipeline = make(stream(left), stream(right), Arc::clone(&answer));
    let mut bench = Bench::new(pipeline, threads, threads as u32).expect("it starts");
    let batch = bench.prepare(threads).expect("it is cut");
    move || {
        answer.store(0, Ordering::Relaxed);
        bench.run(batch).expect("it runs");
        answer.load(Ordering::Relaxed)
    }
}

/// The keys of one thread, of a power of two.
#[derive(Clone, Copy)]
struct Share {
    of: u64,
    number: u64,
}

impl Share {
    fn has(self, key: impl Key) -> bool {
        key.number() & (self.of - 1) == self.number
    }
}

/// What a careful engineer writes: a map of the right side, with a list of the values of each key
/// by their numbers, and a look-up for each pair of the left side. With two threads each reads
/// everything, and takes its own keys.
fn hand<K: Key>([left, right]: &Sides<K>, share: Share) -> Found {
    const NONE: u32 = u32::MAX;
    let n = right.len() / share.of as usize;
    let mut newest: Map<K, u32> = Map::with_capacity_and_hasher(n, foldhash::fast::RandomState::default());
    let mut rows: Vec<(u64, u32)> = Vec::with_capacity(n);
    for (key, value) in right.iter().filter(|pair| share.has(pair.0)) {
        let before = newest.insert(*key, rows.len() as u32).unwrap_or(NONE);
        rows.push((*value, before));
    }
    let mut found = (0, 0);
    for (key, value) in left.iter().filter(|pair| share.has(pair.0)) {
        let mut next = newest.get(key).copied().unwrap_or(NONE);
        while let Some((other, before)) = rows.get(next as usize) {
            found = both(found, one(*key, *value, *other));
            next = *before;
        }
    }
    found
}

/// The same where the right side is summed by key.
fn hand_placed<K: Key>([left, right]: &Sides<K>, share: Share) -> Found {
    let n = right.len() / share.of as usize;
    let mut sums: Map<K, u64> = Map::with_capacity_and_hasher(n, foldhash::fast::RandomState::default());
    for (key, value) in right.iter().filter(|pair| share.has(pair.0)) {
        *sums.entry(*key).or_insert(0) += *value;
    }
    let mut found = (0, 0);
    for (key, value) in left.iter().filter(|pair| share.has(pair.0)) {
        found = sums.get(key).map_or(found, |sum| both(found, one(*key, *value, *sum)));
    }
    found
}

/// A sorted list of the right side, and a binary search for each pair of the left one. (Maps of a
/// list for each key would leave a million small pieces of freed memory behind, and the next
/// contender's first large allocation sorts them.)
fn naive<K: Key>([left, right]: &Sides<K>, share: Share) -> Found {
    let mut sorted: Vec<(K, u64)> = right.iter().filter(|pair| share.has(pair.0)).copied().collect();
    sorted.sort_unstable();
    searched(left, &sorted, share)
}

/// And with the sums by key out of that list.
fn naive_placed<K: Key>([left, right]: &Sides<K>, share: Share) -> Found {
    let mut sums: Vec<(K, u64)> = right.iter().filter(|pair| share.has(pair.0)).copied().collect();
    sums.sort_unstable();
    sums.dedup_by(|next, sum| {
        let same = next.0 == sum.0;
        sum.1 += if same { next.1 } else { 0 };
        same
    });
    searched(left, &sums, share)
}

fn searched<K: Key>(left: &[(K, u64)], sorted: &[(K, u64)], share: Share) -> Found {
    let mut found = (0, 0);
    for (key, value) in left.iter().filter(|pair| share.has(pair.0)) {
        let first = sorted.partition_point(|pair| pair.0 < *key);
        for (_, other) in sorted[first..].iter().take_while(|pair| pair.0 == *key) {
            found = both(found, one(*key, *value, *other));
        }
    }
    found
}

type Loop<K> = fn(&Sides<K>, Share) -> Found;

/// A hand loop on so many threads.
fn on<K: Key>(join: Loop<K>, sides: &Sides<K>, threads: usize) -> impl FnMut() -> u64 {
    move || {
        let share = |number| Share { of: threads as u64, number };
        if threads == 1 {
            return packed(join(sides, share(0)));
        }
        let found = on_threads((0..threads as u64).map(share), |share| join(sides, share));
        packed(found.into_iter().fold((0, 0), both))
    }
}

/// The same sides with text as keys, which lies one behind the other as in a file.
fn text_of(sides: &Sides<u64>, prefix: &str) -> Sides<&'static str> {
    sides.each_ref().map(|side| {
        let all: String = side.iter().map(|(key, _)| format!("{prefix}{key:08}")).collect();
        // never freed: its pieces are records like any others
        let mut rest: &'static str = all.leak();
        let mut next = |value: &u64| {
            let (key, behind) = rest.split_at(prefix.len() + 8);
            rest = behind;
            (key, *value)
        };
        side.iter().map(|(_, value)| next(value)).collect()
    })
}

fn report(what: &str, rounds: usize, mut contenders: Vec<Contender<'_>>) {
    interleave(&mut contenders, rounds);
    println!("{what}");
    let Some(hand) = contenders.last() else { return };
    for contender in &contenders {
        let (time, best) = (contender.median().as_secs_f64(), contender.best().as_secs_f64());
        println!(
            "  {:8} {:7.1} ms (best {:7.1})  it / the last = {:.2} (by the best {:.2})",
            contender.name,
            time * 1e3,
            best * 1e3,
            time / hand.median().as_secs_f64(),
            best / hand.best().as_secs_f64()
        );
    }
    println!();
}

/// What the command line asks for.
struct Asked {
    n: u64,
    rounds: usize,
    alone: bool,
    long: bool,
    /// parts of the names of the cases that run
    names: Vec<String>,
}

impl Asked {
    fn new(args: &[String]) -> Self {
        let mut numbers = args.iter().filter_map(|arg| arg.parse().ok());
        let has = |flag: &str| args.iter().any(|arg| arg == flag);
        let is_name = |arg: &&String| !arg.starts_with("--") && arg.parse::<u64>().is_err();
        Asked {
            n: numbers.next().unwrap_or(1_000_000),
            rounds: numbers.next().unwrap_or(3) as usize,
            alone: has("--alone"),
            long: has("--long"),
            names: args.iter().filter(is_name).cloned().collect(),
        }
    }

    /// All cases of one kind of key.
    fn compare<K: Key>(&self, keys: &str, sides: &Sides<K>, makes: [Make<(K, u64)>; 2])
    where
        (K, u64): Record,
    {
        let loops: [(Loop<K>, Loop<K>); 2] = [(naive, hand), (naive_placed, hand_placed)];
        let cases = ["both shuffled", "right placed"].into_iter().zip(makes).zip(loops);
        for (((case, make), (naive, hand)), threads) in cases.flat_map(|case| [(case, 1), (case, 2)]) {
            let what = format!("{keys}, {case}, threads: {threads}");
            if !self.names.iter().all(|name| what.contains(name)) {
                continue;
            }
            let mut contenders = vec![Contender::new("streamc", streamc(make, sides, threads))];
            if !self.alone && threads == 1 {
                contenders.push(Contender::new("naive", on(naive, sides, threads)));
            }
            if !self.alone {
                contenders.push(Contender::new("by hand", on(hand, sides, threads)));
            }
            report(&what, self.rounds, contenders);
        }
    }
}

fn main() {
    let asked = Asked::new(&std::env::args().skip(1).collect::<Vec<_>>());
    println!("{} pairs on each side\n", asked.n);
    let mut rng = Rng(0x9e37_79b9);
    let sides: Sides<u64> =
        [(); 2].map(|()| (0..asked.n).map(|_| (rng.next() % asked.n, rng.next() >> 40)).collect());
    asked.compare("u64 keys", &sides, [numbers, numbers_placed]);
    asked.compare("&str keys of 13 bytes", &text_of(&sides, "user-"), [text, text_placed]);
    if asked.long {
        asked.compare(
            "&str keys of 29 bytes",
            &text_of(&sides, "user-of-the-north-at-"),
            [text, text_placed],
        );
    }
}
