//! A stream with several consumers is evaluated once.
//!
//! **Goal:** nothing is computed twice, and nothing is cloned that need not be. **Method:** a
//! closure counts how often it is called, and a record type counts its clones; `explain`'s text is
//! held against both. The last tests switch `share_prefix` off to show that the counters would
//! tell.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use streamc::{
    prelude::*,
    record::{Arena, Corrupt, Cursor, Stored, TypedBlock},
    testkit::{self, Executor, Options, TestKit},
};

/// How often a closure was called.
#[derive(Clone, Debug, Default)]
struct Calls(Arc<AtomicU64>);

impl Calls {
    fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn take(&self) -> u64 {
        self.0.swap(0, Ordering::Relaxed)
    }
}

const LINES: [&str; 5] = ["a b a", "", "c", "b b", "a c d"];
const N_WORDS: u64 = 9;
const N_DISTINCT: u64 = 4;

/// Runs one batch of [`LINES`] and gives how often the closure was called, and what the plan says.
fn calls_of(make: fn(DStream<&'static str>, Calls) -> Pipeline, executor: Executor) -> (u64, &'static str) {
    let calls = Calls::default();
    let input = testkit::input::<&str>();
    input.push(LINES);
    let pipeline = make(input.stream(), calls.clone());
    let text = pipeline.plan().text;
    let mut kit = TestKit::with_options(pipeline, Options { executor, ..Options::default() });
    kit.run_batch().expect("the batch runs");
    (calls.take(), text)
}

/// The line of a plan that ends with these marks.
fn line<'t>(plan: &'t str, name: &str) -> &'t str {
    let is = |line: &&str| line.split_whitespace().nth(2) == Some(name);
    plan.lines().find(is).unwrap_or_else(|| panic!("no {name} in\n{plan}"))
}

#[pipeline]
fn two_consumers(lines: DStream<&str>, calls: Calls) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| {
        calls.count();
        word
    });
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    words.count().print();
}

#[pipeline]
fn three_consumers(lines: DStream<&str>, calls: Calls) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| {
        calls.count();
        word
    });
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    words.count().print();
    words.filter(|word| word.len() == 1).foreach_rdd(drop);
}

#[pipeline]
fn after_a_shuffle(lines: DStream<&str>, calls: Calls) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b);
    let seen = counts.map(|pair| {
        calls.count();
        pair
    });
    seen.print();
    seen.count().print();
    seen.map(|(word, n)| (n, word)).group_by_key().print();
}

#[pipeline]
fn the_shuffle_itself(lines: DStream<&str>, calls: Calls) {
    let groups = lines
        .flat_map(|line| line.split_whitespace())
        .key_by(|word| {
            calls.count();
            word.len()
        })
        .group_by_key();
    groups.print();
    groups.map_values(|words| words.len() as u64).print();
}

#[pipeline(without = "share_prefix")]
fn two_without(lines: DStream<&str>, calls: Calls) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| {
        calls.count();
        word
    });
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    words.count().print();
}

#[pipeline(without = "share_prefix")]
fn three_without(lines: DStream<&str>, calls: Calls) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| {
        calls.count();
        word
    });
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    words.count().print();
    words.filter(|word| word.len() == 1).foreach_rdd(drop);
}

#[pipeline(without = "share_prefix")]
fn after_a_shuffle_without(lines: DStream<&str>, calls: Calls) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b);
    let seen = counts.map(|pair| {
        calls.count();
        pair
    });
    seen.print();
    seen.count().print();
    seen.map(|(word, n)| (n, word)).group_by_key().print();
}

#[test]
fn shared_prefix_is_evaluated_once_per_record() {
    for executor in [
        Executor::Local { threads: 1 },
        Executor::Local { threads: 2 },
        Executor::Wire,
        Executor::Sim { instances: 3, seed: 1 },
    ] {
        let (calls, plan) = calls_of(two_consumers, executor);
        assert_eq!(calls, N_WORDS, "two consumers under {executor:?}");
        assert!(line(plan, "words").contains("2 consumers, one pass"), "{plan}");

        let (calls, plan) = calls_of(three_consumers, executor);
        assert_eq!(calls, N_WORDS, "three consumers under {executor:?}");
        assert!(line(plan, "words").contains("3 consumers, one pass"), "{plan}");

        let (calls, plan) = calls_of(after_a_shuffle, executor);
        assert_eq!(calls, N_DISTINCT, "three consumers after a shuffle under {executor:?}");
        assert!(line(plan, "seen").contains("3 consumers, one pass"), "{plan}");

        let (calls, plan) = calls_of(the_shuffle_itself, executor);
        assert_eq!(calls, N_WORDS, "two consumers of a shuffle under {executor:?}");
        assert!(line(plan, "groups").contains("2 consumers, one pass"), "{plan}");
    }
}

#[test]
fn without_sharing_the_prefix_is_evaluated_for_each_consumer() {
    let local = Executor::Local { threads: 1 };
    let (calls, plan) = calls_of(two_without, local);
    assert_eq!(calls, 2 * N_WORDS);
    assert!(line(plan, "words").contains("2 consumers, evaluated for each"), "{plan}");
    assert_eq!(calls_of(three_without, local).0, 3 * N_WORDS);
    assert_eq!(calls_of(after_a_shuffle_without, local).0, 3 * N_DISTINCT);
}

thread_local! {
    /// The kit runs `local` with one thread on the thread of the test, so that tests do not disturb
    /// each other.
    static CLONES: Cell<u64> = const { Cell::new(0) };
}

/// An owned record whose clones are counted.
#[derive(Debug, PartialEq, Eq)]
struct Tracked(String);

impl Clone for Tracked {
    fn clone(&self) -> Self {
        CLONES.set(CLONES.get() + 1);
        Tracked(self.0.clone())
    }
}

impl Record for Tracked {
    type Owned = Tracked;
    fn store(self, _: &mut Arena) -> Tracked {
        self
    }
    fn encode(&self, out: &mut Arena) {
        self.0.encode(out);
    }
}

impl Stored for Tracked {
    type View<'a> = Tracked;
    type Block = TypedBlock<Tracked>;
    fn view(&self, _: &Arena) -> Tracked {
        self.clone()
    }
    fn take(self, _: &Arena) -> Tracked {
        self
    }
    fn decode(from: &mut Cursor<'_>) -> Result<Tracked, Corrupt> {
        String::decode(from).map(Tracked)
    }
}

impl Text for Tracked {
    fn text(&self, out: &mut String) {
        self.0.text(out);
    }
}

const N_TRACKED: u64 = 100;

/// Clones for each record, and what the plan says.
fn clones_of(make: fn(DStream<Tracked>) -> Pipeline) -> (u64, &'static str) {
    let input = testkit::input::<Tracked>();
    input.push((0..N_TRACKED).map(|i| Tracked(format!("record {i}"))));
    let pipeline = make(input.stream());
    let text = pipeline.plan().text;
    let mut kit = TestKit::with_options(pipeline, Options { partitions: 3, ..Options::default() });
    CLONES.set(0);
    kit.run_batch().expect("the batch runs");
    let clones = CLONES.replace(0);
    assert_eq!(clones % N_TRACKED, 0, "every record is cloned equally often");
    (clones / N_TRACKED, text)
}

/// Asserts the clones for each record, in fact and in the plan's line of `name`.
fn assert_clones(make: fn(DStream<Tracked>) -> Pipeline, name: &str, n: u64) {
    let (clones, plan) = clones_of(make);
    assert_eq!(clones, n, "{plan}");
    let said = line(plan, name).split("clones: ").nth(1).and_then(|rest| rest.split_whitespace().next());
    assert_eq!(said.map(str::to_owned), (n > 0).then(|| n.to_string()), "{plan}");
}

#[pipeline]
fn one_by_value(records: DStream<Tracked>) {
    let kept = records.filter(|r| !r.0.is_empty());
    kept.map(|r| r.0.len()).count().print();
}

#[pipeline]
fn two_by_value(records: DStream<Tracked>) {
    let kept = records.filter(|r| !r.0.is_empty());
    kept.map(|r| r.0.len() as u64).reduce(|a, b| a + b).print();
    kept.map(|r| r.0).count().print();
}

#[pipeline]
fn three_by_value(records: DStream<Tracked>) {
    let kept = records.filter(|r| !r.0.is_empty());
    kept.map(|r| r.0.len() as u64).reduce(|a, b| a + b).print();
    kept.map(|r| r.0).count().print();
    kept.foreach_rdd(|rdd| assert_eq!(rdd.count(), N_TRACKED));
}

#[pipeline]
fn two_by_value_one_by_reference(records: DStream<Tracked>) {
    let kept = records.filter(|r| !r.0.is_empty());
    kept.map(|r| r.0.len() as u64).reduce(|a, b| a + b).print();
    kept.filter(|r| r.0.len() > 3).count().print();
    kept.foreach_rdd(|rdd| assert_eq!(rdd.count(), N_TRACKED));
}

#[pipeline]
fn by_reference(records: DStream<Tracked>) {
    let kept = records.filter(|r| !r.0.is_empty());
    kept.count().print();
    kept.filter(|r| r.0.len() > 3).count().print();
    kept.filter(|r| r.0.len() > 4).filter(|r| r.0.len() > 5).count().print();
}

#[pipeline]
fn two_by_value_after_a_shuffle(records: DStream<Tracked>) {
    let longest = records.map(|r| (r.0.clone(), r)).reduce_by_key(|a, _| a).map(|(_, r)| r);
    longest.map(|r| r.0.len() as u64).reduce(|a, b| a + b).print();
    longest.foreach_rdd(|rdd| assert_eq!(rdd.count(), N_TRACKED));
}

#[pipeline]
fn straight_from_the_source(records: DStream<Tracked>) {
    records.map(|r| r.0.len() as u64).reduce(|a, b| a + b).print();
    records.foreach_rdd(|rdd| assert_eq!(rdd.count(), N_TRACKED));
}

#[test]
fn owned_records_are_cloned_for_all_consumers_by_value_but_the_last() {
    assert_clones(one_by_value, "kept", 0);
    assert_clones(two_by_value, "kept", 1);
    assert_clones(three_by_value, "kept", 2);
    assert_clones(two_by_value_one_by_reference, "kept", 1);
    assert_clones(two_by_value_after_a_shuffle, "longest", 1);
    assert_clones(straight_from_the_source, "records", 1);
}

#[test]
fn consumers_by_reference_clone_nothing() {
    assert_clones(by_reference, "kept", 0);
}
