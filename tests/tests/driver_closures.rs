//! Closures over whole batches: `transform` and `transform_with`.
//!
//! **Goal:** they run once a batch, in the driver, in batch order, see driver state, and a panic in
//! one is the fault of what reads it. **Method:** the same pipelines under every executor, with
//! numbers that tell when and how often a closure ran. That their records are right the generated
//! pipelines show.

use std::sync::{Arc, Mutex};
use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 9 },
];

fn options(executor: Executor) -> Options {
    Options { executor, partitions: 4, source_partitions: 2, ..Options::default() }
}

#[pipeline]
fn numbered(lines: DStream<&str>, mut seen: u64) {
    let numbered = lines.transform(|rdd| {
        let before = seen;
        seen += rdd.count();
        rdd.zip_with_index().map(|(line, n)| (line, before + n))
    });
    numbered.print();
    numbered
        .count()
        .foreach_rdd(|rdd| assert_eq!(rdd.first().unwrap_or(0).min(seen), rdd.first().unwrap_or(0)));
}

#[test]
fn driver_state_goes_from_batch_to_batch() {
    for executor in EXECUTORS {
        let input = testkit::input::<&str>();
        let mut kit = TestKit::with_options(numbered(input.stream(), 0), options(executor));
        let mut shown = Vec::new();
        for lines in [&["a", "b", "c"][..], &[], &["d"]] {
            input.push(lines.iter().copied());
            let batch = kit.run_batch().expect("the batch runs");
            shown.push(batch.output("numbered.print").iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        assert_eq!(shown, [&["(a,0)", "(b,1)", "(c,2)"][..], &[], &["(d,3)"]], "{executor:?}");
    }
}

#[pipeline]
fn spread(lines: DStream<&str>, calls: Arc<Mutex<Vec<(BatchTime, usize)>>>) {
    let many = lines.transform(|rdd, time| {
        calls.lock().expect("no test panics with it").push((time, rdd.n_partitions()));
        rdd.flat_map(|line| [line; 5])
    });
    many.foreach_rdd(|rdd| assert_eq!(rdd.n_partitions(), 4));
    many.save_as_text_files("out");
}

/// The result has the keyed number of partitions, in runs; the closure is called for empty batches
/// too, once.
#[test]
fn results_are_spread_in_runs() {
    for executor in EXECUTORS {
        let input = testkit::input::<&str>();
        let calls = Arc::default();
        let mut kit = TestKit::with_options(spread(input.stream(), Arc::clone(&calls)), options(executor));
        input.push(["x", "y"]);
        let batch = kit.run_batch().expect("the batch runs");
        let runs: Vec<String> =
            batch.partitions("many.save_as_text_files").iter().map(|part| part.concat()).collect();
        assert_eq!(runs, ["xx", "xxx", "yy", "yyy"], "{executor:?}");
        let empty: [&str; 0] = [];
        input.push(empty);
        let after = kit.run_batch().expect("the batch runs");
        let times = [(batch.time(), 2), (after.time(), 0)];
        assert_eq!(*calls.lock().expect("no test panics with it"), times, "{executor:?}");
    }
}

#[pipeline]
fn failing(lines: DStream<&str>) {
    let checked = lines.transform_with(lines.count(), |lines, n, _| {
        assert!(n.first() != Some(2), "two lines are one too many");
        lines.union(Rdd::default())
    });
    checked.map(|line| line.len()).print();
    lines.print();
}

/// It names the operator and the first output that reads it, in every instance.
#[test]
fn a_panic_is_the_fault_of_what_reads_it() {
    for executor in EXECUTORS {
        let input = testkit::input::<&str>();
        let mut kit = TestKit::with_options(failing(input.stream()), options(executor));
        input.push(["a"]);
        let batch = kit.run_batch().expect("the batch runs");
        assert_eq!(batch.output("checked.map.print"), ["1"]);
        input.push(["a", "b"]);
        let error = kit.run_batch().expect_err("the closure panics").to_string();
        assert!(
            error.contains("output `checked.map.print` failed in `transform_with` at"),
            "{executor:?}: {error}"
        );
        assert!(error.contains("two lines are one too many"), "{executor:?}: {error}");
        input.push(["c"]);
        let batch = kit.run_batch().expect("the batch runs");
        assert_eq!(batch.output("lines.print"), ["c"], "{executor:?}");
    }
}
