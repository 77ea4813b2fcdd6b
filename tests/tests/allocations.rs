//! A batch allocates for its partitions, not for its records.
//!
//! **Goal:** nothing is allocated per record, and nothing per key that was seen before. **Method:**
//! a counting allocator around [`Bench`], which runs the batch function and its outputs and nothing
//! else; batches are cut beforehand. After three batches over the same keys a batch may allocate
//! [`PER_PARTITION`] times for each partition, and one with ten times the records may add
//! [`PER_GROWTH`] for each buffer that grows with the records: a buffer that doubles needs log₂ 10
//! = 3.3 more steps. How many of those a pipeline has is said at each of them.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicU64, Ordering},
};
use streamc::{
    prelude::*,
    testkit::{self, Bench, TestInput},
};

/// What a batch may allocate for each partition.
const PER_PARTITION: u64 = 64;
/// What ten times the records may add for each growing buffer.
const PER_GROWTH: u64 = 4;
/// Partitions of inputs, and of keyed operators.
const PARTITIONS: u64 = 2;
/// Lines of a small batch.
const N_LINES: usize = 500;
/// Different words.
const N_WORDS: usize = 60;

struct Counting;

/// Over all threads.
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

#[expect(
    unsafe_code,
    reason = "only an allocator can count allocations; it hands everything on to the system's"
)]
// SAFETY: every call is passed on unchanged to `System`, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: see above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: see above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: see above.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: see above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Growing: none. The table has an entry for each key.
#[pipeline]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none.
#[pipeline]
fn grep(lines: DStream<&str>) {
    lines.filter(|line| line.contains("w7")).count().foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: one list for each partition of each side, which the closure is given.
#[pipeline]
fn union(lines: DStream<&str>) {
    let short = lines.filter(|line| line.len() < 12);
    short.union(lines.filter(|line| line.len() >= 12)).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: for each partition before the shuffle the kept records; other lists are made as long as
/// they will be.
#[pipeline]
fn group_by_key(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let groups = words.map(|word| (word, word.len() as u64)).group_by_key();
    groups.map(|(word, lens)| (word, lens.iter().max())).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: as for groups.
#[pipeline]
fn update_state_by_key(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let last = words
        .map(|word| (word, word))
        .update_state_by_key(|words, last: Option<&str>| words.iter().max().max(last));
    last.foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: as for groups. The list of what the calls gave is made as long as it will be.
#[pipeline]
fn map_with_state(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let longest = words
        .map(|word| (word.len() as u64, word))
        .map_with_state(|_, word: Option<&str>, longest: &mut State<&str>| {
            if let Some(word) = word.max(longest.get()) {
                longest.update(word);
            }
            longest.get().map_or(0, str::len)
        })
        .timeout("10s");
    longest.reduce(|a, b| a.max(b)).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
    longest.state_snapshots().foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: as for groups.
#[pipeline]
fn update_state_at(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let last = words
        .map(|word| (word, word))
        .update_state_by_key()
        .with_key_and_time(|_, word, words, last: Option<&str>| words.iter().max().max(last).max(Some(word)))
        .initial([("w7", "w7")]);
    last.foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: for each partition before the shuffle the kept records of each side; other lists are
/// made as long as they will be.
#[pipeline]
fn join(lines: DStream<&str>) {
    let short = |word: &str| word.len() < 3;
    let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| short(word));
    let firsts = lines.filter_map(|line| line.split(' ').next()).filter(|word| short(word));
    let both = words.map(|word| (word, word)).join(firsts.map(|word| (word, word.len())));
    both.count().foreach_rdd(|rdd| assert!(rdd.first() > Some(0)));
}

/// Growing: none. Keys of both kinds: short ones with an exact code, owned in the table, and long
/// ones.
#[pipeline]
fn join_table(texts: DStream<&str>) {
    let table = broadcast_table((0..N_WORDS).map(|i| (format!("w{i}"), i as u64)));
    let all = lines(N_LINES);
    let long = broadcast_table(all.iter().map(|line| ((line.as_str(), line.as_str()), 1u64)));
    let words = texts.flat_map(|line| line.split_whitespace()).map(|word| (word, word));
    words.join_table(&table).count().foreach_rdd(|rdd| assert!(rdd.first() > Some(0)));
    let twice = texts.map(|line| ((line, line), ()));
    twice.join_table(&long).count().foreach_rdd(|rdd| assert!(rdd.first() > Some(0)));
}

/// Borrows its user from the line.
#[derive(Clone, Copy, Debug, Record, Text)]
struct Event<'a> {
    user: &'a str,
    n: u64,
}

impl<'a> Event<'a> {
    fn new(line: &'a str) -> Self {
        Event { user: line.split(' ').next().unwrap_or(line), n: line.len() as u64 }
    }
}

/// Growing: none.
#[pipeline]
fn borrowing_struct(lines: DStream<&str>) {
    let events = lines.map(Event::new).filter(|event| event.n > 2);
    events
        .key_by(|event| event.user)
        .reduce_by_key(|a, b| if a.n >= b.n { a } else { b })
        .foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: for each partition the kept records and their text, which stay.
#[pipeline(batch = "1s")]
fn window(lines: DStream<&str>) {
    lines.window("2s").count().foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none. Values are text, which a window keeps in arenas.
#[pipeline(batch = "1s")]
fn fold_window(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let greatest = words.map(|word| (word, word)).reduce_by_key_and_window(|a, b| a.max(b), "3s");
    greatest.foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none.
#[pipeline(batch = "1s")]
fn inverse_window(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let counts = words.map(|word| (word, 1u64));
    counts
        .reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "2s")
        .foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: as for groups, and of the window the bytes of the panes and of their sum.
#[pipeline(batch = "1s")]
fn group_window(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let groups = words.map(|word| (word, word.len() as u64)).group_by_key_and_window("2s");
    groups.map(|(word, lens)| (word, lens.iter().max())).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none. An operator that sees whole blocks, and keys without pairs.
#[pipeline]
fn blocks(lines: DStream<&str>) {
    lines.words().count_by_value().foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: for each partition the places of what was found, because these records were given one
/// by one; lines have none.
#[pipeline]
fn searched(lines: DStream<&str>) {
    lines.containing("1").count().foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none.
#[pipeline]
fn fields(lines: DStream<&str>) {
    lines
        .split_fields(' ')
        .filter_map(|fields| fields.get(1))
        .distinct()
        .count()
        .foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: none.
#[pipeline]
fn averages(lines: DStream<&str>) {
    let (lengths, _bad) = lines.try_map(|line| Ok::<_, ()>((line.len() % 7, line.len() as u64)));
    let all =
        lengths.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1));
    all.foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: the list of each partition before the shuffle, and what of it goes elsewhere.
#[pipeline]
fn moved(lines: DStream<&str>) {
    lines.repartition(3).top_k(5).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
}

/// Growing: the list of each partition, for each of the three that keep one.
#[pipeline]
fn by_partition(lines: DStream<&str>) {
    lines.glom().map(|all| all.len()).foreach_rdd(|rdd| assert!(!rdd.is_empty()));
    lines.map_partitions(|lines| lines.map(str::len)).for_each_partition(drop);
}

/// `n` lines of three words; every batch has all words.
fn lines(n: usize) -> Vec<String> {
    let word = |i: usize| format!("w{}", i % N_WORDS);
    (0..n).map(|i| format!("{} {}  {}", word(i), word(i * 7 + 1), word(i * i))).collect()
}

/// The allocations of one batch, small and large, after three of the same size. The fewest of three
/// batches: on a busy machine a thread may have its first task late, and what it then makes once
/// for itself is not the batch's.
fn measure(make: fn(DStream<&'static str>) -> Pipeline, threads: usize) -> (u64, u64) {
    let input: TestInput<_> = testkit::input::<&str>();
    let n_partitions = u32::try_from(PARTITIONS).expect("few partitions");
    let mut bench = Bench::new(make(input.stream()), threads, n_partitions).expect("the pipeline starts");
    let mut allocations_of = |n: usize| {
        let lines = lines(n);
        let prepared: Vec<_> = (0..6)
            .map(|_| {
                input.push(lines.iter().map(String::as_str));
                bench.prepare(n_partitions as usize).expect("the input is cut")
            })
            .collect();
        let counts = prepared.into_iter().map(|batch| {
            let before = ALLOCATIONS.load(Ordering::Relaxed);
            bench.run(batch).expect("the batch runs");
            ALLOCATIONS.load(Ordering::Relaxed) - before
        });
        counts.skip(3).min().unwrap_or_default()
    };
    (allocations_of(N_LINES), allocations_of(10 * N_LINES))
}

/// One test, because the counter sees all threads, those of other tests too.
#[test]
fn batches_allocate_for_partitions_and_not_for_records() {
    let p = PARTITIONS;
    type Case = (&'static str, fn(DStream<&'static str>) -> Pipeline, u64);
    // the name, the pipeline, and how many of its buffers grow
    let cases: [Case; 20] = [
        ("blocks", blocks, 0),
        ("searched", searched, p),
        ("fields", fields, 0),
        ("averages", averages, 0),
        ("moved", moved, 2 * p),
        ("by_partition", by_partition, 3 * p),
        ("word count", word_count, 0),
        ("grep", grep, 0),
        ("union", union, 2 * p),
        ("group_by_key", group_by_key, p),
        ("update_state_by_key", update_state_by_key, 2 * p),
        ("update_state_by_key with time", update_state_at, 2 * p),
        ("map_with_state", map_with_state, 2 * p),
        ("borrowing struct", borrowing_struct, 0),
        ("window", window, 2 * p),
        ("fold_window", fold_window, 0),
        ("inverse_window", inverse_window, 0),
        ("group_window", group_window, 4 * p),
        ("join", join, 2 * p),
        ("join_table", join_table, 0),
    ];
    let mut faults = Vec::new();
    for (name, make, growing) in cases {
        for threads in [1, 2] {
            let (small, large) = measure(make, threads);
            if small > PER_PARTITION * p {
                faults.push(format!("{name}, {threads} threads: {small} allocations for {p} partitions"));
            }
            if large > small + PER_GROWTH * growing {
                faults.push(format!(
                    "{name}, {threads} threads: {small} grow to {large} with {growing} buffers"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
