//! Windows that are made of windows, where batch times pass without a batch and at the end of all
//! input: an outer window has all inner ones that it spans, empty ones too where they count, or it
//! is not given out, and that is counted.
//!
//! **Method:** one pipeline with chains of all kinds runs on drawn batches, once with an empty
//! batch at each time, once with times that pass without a batch and a limit of batches for them.
//! Whatever the second run gives out is what the first one gave; what it lacks is counted.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    collections::BTreeMap,
    fmt::Debug,
    sync::{Arc, Mutex},
};
use streamc::{
    env::Rng,
    prelude::*,
    testkit::{self, Executor, TestKit},
};

/// By output and time in seconds: what it got, sorted.
type Got = BTreeMap<&'static str, BTreeMap<u64, String>>;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Got>>);

impl Log {
    fn note<T: Debug>(&self, output: &'static str, time: BatchTime, rdd: Rdd<T>) {
        let mut records: Vec<String> = rdd.into_iter().map(|record| format!("{record:?}")).collect();
        records.sort();
        let at = time.millis() / 1000 - 1_700_000_000;
        let before = self.0.lock().unwrap().entry(output).or_default().insert(at, records.join(" "));
        assert_eq!(before, None, "{output} has a batch at {at} twice");
    }
}

#[pipeline(batch = "1s")]
fn chains(lines: DStream<&str>, log: Log) {
    let ones = lines.map(|word| (word, 1u64));
    let recent = lines.window("4s", "2s");
    recent.count_by_value_and_window("8s", "4s").foreach_rdd(|rdd, time| log.note("records", time, rdd));
    let folded = ones.reduce_by_key_and_window(|a, b| a + b, "3s");
    folded
        .reduce_by_key_and_window(|a, b| a.max(b), "6s", "2s")
        .foreach_rdd(|rdd, time| log.note("folded", time, rdd));
    folded.window("2s").foreach_rdd(|rdd, time| log.note("collected", time, rdd));
    // three, one over the other
    recent
        .count_by_value_and_window("4s", "2s")
        .map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, "6s", "6s")
        .foreach_rdd(|rdd, time| log.note("three", time, rdd));
    // with something of an empty one
    let counts = lines.count_by_window("2s");
    counts.window("4s", "2s").foreach_rdd(|rdd, time| log.note("counts", time, rdd));
    counts
        .reduce_by_window(|a, b| a.min(b), "3s", "3s")
        .foreach_rdd(|rdd, time| log.note("least", time, rdd));
    ones.map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, |all, part| all - part, "2s")
        .window("3s")
        .foreach_rdd(|rdd, time| log.note("with inverse", time, rdd));
    let even = lines.window("4s", "2s");
    even.count().window("4s").foreach_rdd(|rdd, time| log.note("of count", time, rdd));
    even.transform(|rdd| Rdd::of([rdd.count()]))
        .window("4s")
        .foreach_rdd(|rdd, time| log.note("of driver", time, rdd));
    ones.reduce_by_key_and_window(|a, b| a + b, "3s")
        .update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + 1 + new.iter().sum::<u64>()))
        .map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, "2s")
        .foreach_rdd(|rdd, time| log.note("of state", time, rdd));
    // it meets one that lacks nothing
    folded
        .map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, "5s")
        .union(lines.map(|word| word.len() as u64).reduce_by_window(|a, b| a + b, "4s"))
        .foreach_rdd(|rdd, time| log.note("met", time, rdd));
}

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 5 },
];

/// Lines, or so many batch times without a batch.
#[derive(Debug)]
enum Step {
    Batch(Vec<&'static str>),
    Pass(u64),
}

fn drawn(rng: &mut Rng) -> Vec<Step> {
    let words = ["a", "b", "ccc", "dd dd"];
    let step = |rng: &mut Rng| match rng.below(5) {
        0 => Step::Pass([1, 1, 2, 3, 4, 5, 6, 9, 13][rng.below(9) as usize]),
        _ => Step::Batch((0..rng.below(3)).map(|_| words[rng.below(4) as usize]).collect()),
    };
    // then everything that was left out leaves the windows
    let rest = (0..30).map(|_| Step::Batch(vec![]));
    let steps = (0..20).map(|_| step(rng)).collect::<Vec<_>>();
    [Step::Batch(vec!["a"])].into_iter().chain(steps).chain(rest).chain([Step::Batch(vec!["z"])]).collect()
}

/// What outputs got, and how many windows were skipped.
fn run(steps: &[Step], executor: Executor, limit: Option<u64>) -> (Got, u64) {
    let (input, log) = (testkit::input::<&str>(), Log::default());
    let kit = TestKit::new(chains(input.stream::<&str>(), log.clone())).executor(executor).partitions(3);
    let mut kit = kit.max_catch_up(limit.unwrap_or(0));
    for step in steps {
        match step {
            Step::Batch(lines) => {
                input.push(lines.iter().copied());
                kit.run_batch().unwrap();
            }
            Step::Pass(n) if limit.is_some() => assert!(kit.pass(*n).unwrap().len() as u64 <= limit.unwrap()),
            Step::Pass(n) => (0..*n).for_each(|_| drop(kit.run_batch().unwrap())),
        }
    }
    assert!(kit.dead_letters().unwrap().is_empty(), "nothing has failed");
    let skipped = kit.stats().unwrap().windows_skipped.get();
    let got = log.0.lock().unwrap().clone();
    (got, skipped)
}

#[test]
fn outer_windows_are_whole_or_counted() {
    for (seed, limit) in (0..24).map(|seed| (seed, [1000, 0, 1, 3][seed as usize / 4 % 4])) {
        let steps = drawn(&mut Rng::new(seed));
        let executor = EXECUTORS[seed as usize % 4];
        let ((every, _), (passed, skipped)) =
            (run(&steps, executor, None), run(&steps, executor, Some(limit)));
        let what = format!("seed {seed}, limit {limit}, {executor:?}, {steps:?}");
        let mut lacking = 0;
        // a state that goes without windows is another one from then on
        for (output, every) in every.iter().filter(|(output, _)| limit == 1000 || **output != "of state") {
            let passed = &passed[output];
            for (at, got) in passed {
                assert_eq!(every.get(at), Some(got), "{output} at {at}, {what}");
            }
            let missing = every.iter().filter(|(at, _)| !passed.contains_key(at));
            lacking += missing.filter(|(_, got)| !got.is_empty()).count() as u64;
            let last = every.keys().last().unwrap();
            assert!(passed.contains_key(last), "{output} is not given out any more, {what}");
        }
        if limit == 1000 {
            assert_eq!((skipped, lacking), (0, 0), "{what}");
        }
        assert!(skipped > 0 || lacking == 0, "{lacking} windows are missing, and {skipped} counted, {what}");
    }
}

/// After a jump that is too long.
#[test]
fn an_outer_window_without_inner_ones_is_not_given_out() {
    #[pipeline(batch = "1s")]
    fn chain(lines: DStream<&str>, log: Log) {
        let outer = lines.window("4s").count_by_window("6s");
        outer.foreach_rdd(|rdd, time| log.note("outer", time, rdd));
        outer.window("2s").foreach_rdd(|rdd, time| log.note("over it", time, rdd));
        outer
            .map(|n| ("n", n))
            .update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + new.iter().sum::<u64>()))
            .foreach_rdd(|rdd, time| log.note("state", time, rdd));
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let kit = TestKit::new(chain(input.stream::<&str>(), log.clone())).executor(executor);
        let mut kit = kit.max_catch_up(1);
        input.push(["a"]);
        kit.run_batch().unwrap();
        assert_eq!(kit.pass(8).unwrap().len(), 1, "{executor:?}");
        for _ in 10..=14 {
            kit.run_batch().unwrap();
        }
        let got = log.0.lock().unwrap();
        let of =
            |output: &str| got[output].iter().map(|(at, got)| format!("{at}: {got}")).collect::<Vec<_>>();
        // the inner windows that end with 3 and 4 were not given out, nor the outer ones that have
        // them: those to 9
        assert_eq!(
            of("outer"),
            ["1: 1", "2: 2", "10: 0", "11: 0", "12: 0", "13: 0", "14: 0"],
            "{executor:?}"
        );
        assert_eq!(of("over it")[..2], ["1: 1", "2: 1 2"], "{executor:?}");
        assert_eq!(of("state")[..2], [r#"1: ("n", 1)"#, r#"2: ("n", 3)"#], "{executor:?}");
        assert_eq!(of("state")[2..][0], r#"10: ("n", 3)"#, "{executor:?}");
        assert!(kit.dead_letters().unwrap().is_empty());
        assert!(kit.stats().unwrap().windows_skipped.get() > 0);
    }
}

/// At the end of all input, with windows that are shown again for others up to a limit.
#[test]
fn at_the_end_outer_windows_are_whole_or_counted() {
    #[pipeline(batch = "1s")]
    fn chain(lines: DStream<u64>, log: Log) {
        let inner = lines.reduce_by_window(|a, b| a + b, "4s");
        inner
            .reduce_by_window(|a, b| a + b, "10s", "10s")
            .foreach_rdd(|rdd, time| log.note("outer", time, rdd));
        lines
            .reduce_by_window(|a, b| a + b, "10s", "10s")
            .foreach_rdd(|rdd, time| log.note("alone", time, rdd));
    }
    for (limit, outer, n) in [(3, Some("12"), 4), (2, None, 1)] {
        for executor in EXECUTORS {
            let (input, log) = (testkit::input::<u64>(), Log::default());
            let mut kit =
                TestKit::new(chain(input.stream(), log.clone())).executor(executor).max_catch_up(limit);
            input.push([1u64]);
            kit.run_batch().unwrap();
            input.push([2u64]);
            kit.run_batch().unwrap();
            assert_eq!(kit.finish().unwrap().len(), n, "{limit}, {executor:?}");
            let got = log.0.lock().unwrap();
            // 1, 3, 3, 3, 2
            assert_eq!(got.get("outer").and_then(|got| got.get(&10)).map(|got| &**got), outer);
            assert_eq!(got["alone"][&10], "3");
            assert_eq!(
                kit.stats().unwrap().windows_skipped.get() > 0,
                outer.is_none(),
                "{limit}, {executor:?}"
            );
        }
    }
}
