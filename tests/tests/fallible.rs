//! Closures that can fail, and counters.
//!
//! **Goal:** `let (good, bad) = ..` gives both streams in one pass; errors are counted once,
//! whatever reads them and whatever the rules do. **Method:** pipelines with a counter of calls
//! under every executor, with rules off.

use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

const EXECUTORS: [Executor; 3] =
    [Executor::Local { threads: 2 }, Executor::Wire, Executor::Sim { instances: 3, seed: 4 }];

/// Runs one batch of numbers and other things.
fn run(make: fn(DStream<&'static str>) -> Pipeline, executor: Executor) -> (TestKit, Vec<Vec<String>>) {
    let input = testkit::input::<&str>();
    input.push(["1", "x", "3", "", "40", "y"]);
    let pipeline = make(input.stream());
    let outputs = pipeline.plan().outputs;
    let options = Options { executor, partitions: 2, source_partitions: 3, ..Options::default() };
    let mut kit = TestKit::with_options(pipeline, options);
    let batch = kit.run_batch().expect("the batch runs");
    let texts = |name: &&str| batch.output(name).iter().map(ToString::to_string).collect();
    let shown = outputs.iter().map(texts).collect();
    (kit, shown)
}

#[pipeline]
fn both(lines: DStream<&str>) {
    let calls = counter("calls");
    let (numbers, bad) = lines.try_map(|line| {
        calls.add(1);
        line.parse::<u64>().map_err(|_| line)
    });
    numbers.print();
    bad.print();
}

#[pipeline(without = "share_prefix", without = "fuse_narrow", without = "prune_unused")]
fn both_without_rules(lines: DStream<&str>) {
    let calls = counter("calls");
    let (numbers, bad) = lines.try_map(|line| {
        calls.add(1);
        line.parse::<u64>().map_err(|_| line)
    });
    numbers.print();
    bad.print();
}

#[test]
fn records_and_errors_come_in_one_pass() {
    let pipelines: [fn(DStream<&'static str>) -> Pipeline; 2] =
        [|lines| both(lines), |lines| both_without_rules(lines)];
    for executor in EXECUTORS {
        for make in pipelines {
            let (mut kit, shown) = run(make, executor);
            assert_eq!(shown, [["1", "3", "40"], ["x", "", "y"]], "{executor:?}");
            let stats = kit.stats().expect("it ran");
            let counters = [("calls".to_owned(), 6), ("numbers.try_map".to_owned(), 3)];
            assert_eq!(stats.counters(), counters, "{executor:?}");
            assert!(stats.to_string().contains("3 numbers.try_map\n"), "{stats}");
        }
    }
}

#[pipeline]
fn one_of_them(lines: DStream<&str>) {
    let (_, bad) = lines.try_map(|line| line.parse::<u64>());
    bad.count().print();
    // the errors of this one are only counted
    let (some, _bad) = lines.try_flat_map(|line| line.parse::<u64>().map(|n| n..n + 2));
    some.print();
    lines.try_map(|line| line.parse::<u8>()).count().print();
}

#[test]
fn errors_that_nobody_reads_are_counted() {
    for executor in EXECUTORS {
        let (mut kit, shown) = run(one_of_them, executor);
        assert_eq!(shown, [&["3"][..], &["1", "2", "3", "4", "40", "41"], &["3"]], "{executor:?}");
        let stats = kit.stats().expect("it ran");
        let n = |name| stats.counter(name).expect("a counter");
        assert_eq!([n("some.try_flat_map"), n("lines.try_map#2")], [3, 3], "{:?}", stats.counters());
    }
}

#[pipeline]
fn looked_at(lines: DStream<&str>) {
    let seen = counter("seen");
    let looked = lines.inspect(|_| seen.add(1));
    looked.print();
    looked.map(|line| line.len()).print();
}

#[pipeline(without = "share_prefix", without = "fuse_narrow")]
fn looked_at_without_rules(lines: DStream<&str>) {
    let seen = counter("seen");
    let looked = lines.inspect(|_| seen.add(1));
    looked.print();
    looked.map(|line| line.len()).print();
}

#[test]
fn inspect_looks_once() {
    let pipelines: [fn(DStream<&'static str>) -> Pipeline; 2] =
        [|lines| looked_at(lines), |lines| looked_at_without_rules(lines)];
    for make in pipelines {
        let (mut kit, _) = run(make, EXECUTORS[0]);
        assert_eq!(kit.stats().expect("it ran").counter("seen").ok(), Some(6));
    }
}

#[pipeline]
fn sampled(lines: DStream<&str>, fraction: f64) {
    lines.sample(fraction).print();
}

/// What is kept depends on time and partition alone.
#[test]
fn a_sample_is_the_same_when_a_batch_runs_again() {
    let of = |executor| run(|lines| sampled(lines, 0.5), executor).1;
    let first = of(EXECUTORS[0]);
    assert!((1..6).contains(&first[0].len()), "{first:?}");
    for executor in EXECUTORS {
        assert_eq!(of(executor), first, "{executor:?}");
    }
}

#[test]
fn what_cannot_be_is_refused_at_the_start() {
    let input = testkit::input::<&str>();
    let error = TestKit::new(sampled(input.stream(), 1.5)).run_batch().expect_err("no fraction").to_string();
    assert!(error.contains("`sample` takes a fraction from 0 to 1, not 1.5"), "{error}");
}
