//! A window does not give out less than it should: where a batch of it has failed, what reads it is
//! told why, until the batch has left.
//!
//! **Method:** lines are numbers; one that is none makes a closure before the windows panic, 13 one
//! within them, whichever batch it comes in. Windows slide by one batch and by two, so that a batch
//! fails where no window is due too.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::sync::{Arc, Mutex};
use streamc::{
    prelude::*,
    testkit::{self, Executor, TestKit},
};

type Log = Arc<Mutex<Vec<String>>>;

fn number(line: &str) -> u64 {
    line.parse().expect("a number stands here")
}

/// Fails in the window.
fn sum(a: u64, b: u64) -> u64 {
    assert!(a != 13 && b != 13, "thirteen");
    a + b
}

fn note<T: std::fmt::Debug>(log: &Log, what: &str, rdd: Rdd<T>) {
    let mut records: Vec<String> = rdd.into_iter().map(|record| format!("{record:?}")).collect();
    records.sort();
    log.lock().unwrap().push(format!("{what} {}", records.join(" ")));
}

#[pipeline(batch = "1s")]
fn windows(lines: DStream<&str>, log: Log) {
    let numbers = lines.map(number);
    let keyed = numbers.map(|n| (n % 2, n));
    keyed
        .reduce_by_key_and_window(sum, "2s")
        .foreach_rdd(|rdd| note(&log, "folded", rdd))
        .on_panic("dead_letter");
    keyed
        .reduce_by_key_and_window(sum, |a, b| a - b, "3s", "2s")
        .foreach_rdd(|rdd| note(&log, "inverted", rdd))
        .on_panic("dead_letter");
    numbers
        .reduce_by_window(sum, "2s", "2s")
        .foreach_rdd(|rdd| note(&log, "whole", rdd))
        .on_panic("dead_letter");
    keyed
        .group_by_key_and_window("2s")
        .map_values(|group| group.iter().collect::<Vec<u64>>())
        .foreach_rdd(|rdd| note(&log, "grouped", rdd))
        .on_panic("dead_letter");
}

/// What the outputs got, batch by batch.
fn run(executor: Executor, batches: &[&[&str]]) -> Vec<String> {
    let (input, log) = (testkit::input::<&str>(), Log::default());
    let mut kit =
        TestKit::new(windows(input.stream::<&str>(), Arc::clone(&log))).executor(executor).partitions(3);
    let mut got = Vec::new();
    for batch in batches {
        input.push(batch.iter().copied());
        kit.run_batch().unwrap();
        got.push(log.lock().unwrap().drain(..).collect::<Vec<_>>().join("; "));
    }
    got
}

#[test]
fn windows_with_a_batch_that_failed_are_not_given_out() {
    let sim = Executor::Sim { instances: 3, seed: 5 };
    for executor in [Executor::Local { threads: 2 }, Executor::Wire, sim] {
        // the closure before the windows fails in the third batch: nobody has it
        let got = run(executor, &[&["1"], &["2", "4"], &["x"], &["5"], &["7", "8"], &["9"], &[], &["2"]]);
        let right = [
            "folded (1, 1); grouped (1, [1])",
            "folded (0, 6) (1, 1); inverted (0, 6) (1, 1); whole 7; grouped (0, [2, 4]) (1, [1])",
            "",
            "",
            "folded (0, 8) (1, 12); grouped (0, [8]) (1, [5, 7])",
            "folded (0, 8) (1, 16); inverted (0, 8) (1, 21); whole 24; grouped (0, [8]) (1, [7, 9])",
            "folded (1, 9); grouped (1, [9])",
            "folded (0, 2); inverted (0, 2) (1, 9); whole 2; grouped (0, [2])",
        ];
        assert_eq!(got, right, "{executor:?}");
        // a fold within the windows fails in the third batch: the groups have no fold
        let got = run(executor, &[&["1"], &["3"], &["13", "1"], &["5"], &["7"], &["9"]]);
        let right = [
            "folded (1, 1); grouped (1, [1])",
            "folded (1, 4); inverted (1, 4); whole 4; grouped (1, [1, 3])",
            "grouped (1, [3, 13, 1])",
            "grouped (1, [13, 1, 5])",
            "folded (1, 12); grouped (1, [5, 7])",
            "folded (1, 16); inverted (1, 21); whole 16; grouped (1, [7, 9])",
        ];
        assert_eq!(got, right, "{executor:?}");
    }
}

/// By default the context stops, and says what has failed and not that something has.
#[pipeline(batch = "1s")]
fn stops(lines: DStream<&str>, log: Log) {
    lines
        .map(|line| (0u64, number(line)))
        .reduce_by_key_and_window(sum, "2s", "2s")
        .foreach_rdd(|rdd| note(&log, "folded", rdd));
}

#[test]
fn the_fault_is_that_of_the_batch_that_failed() {
    for (batch, message) in [(&["x"][..], "a number stands here"), (&["13", "1"], "thirteen")] {
        let input = testkit::input::<&str>();
        let mut kit = TestKit::new(stops(input.stream::<&str>(), Log::default()));
        input.push(batch.iter().copied());
        // no window is due, so nobody misses the batch
        kit.run_batch().unwrap();
        input.push(["1"]);
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

/// By default too, where the error is that of the batch: what came with it is in the windows that
/// follow.
#[test]
fn a_window_in_a_test_kit_recovers_once_the_failed_batch_has_left_it() {
    #[pipeline(batch = "1s")]
    fn recent(lines: DStream<&str>) {
        let numbers = lines.map(number);
        numbers.window("3s").print();
        numbers.reduce_by_window(sum, "3s").print();
        numbers.map(|n| (n % 2, n)).reduce_by_key_and_window(sum, |a, b| a - b, "3s").print();
        numbers
            .map(|n| (0u64, n))
            .update_state_by_key(|new, all: Option<u64>| Some(all.unwrap_or(0) + new.iter().sum::<u64>()))
            .print();
    }
    #[pipeline(batch = "1s")]
    fn before(lines: DStream<&str>) {
        lines.window("2s").map(number).print();
    }
    let sim = Executor::Sim { instances: 3, seed: 5 };
    for executor in [Executor::Local { threads: 2 }, Executor::Wire, sim] {
        let input = testkit::input::<&str>();
        let mut kit = TestKit::new(recent(input.stream::<&str>())).executor(executor);
        let mut got = Vec::new();
        for line in ["1", "2", "x", "4", "5", "6", "7"] {
            input.push([line]);
            got.push(match kit.run_batch() {
                Err(error) => {
                    let error = error.to_string();
                    assert!(error.contains("a number stands here"), "{error}");
                    "failed".to_owned()
                }
                Ok(batch) => {
                    let mut pairs = batch.output("numbers.map.reduce_by_key_and_window.print");
                    pairs.sort_unstable();
                    let of = |name: &str| batch.output(name).join(" ");
                    let (window, sum) = (of("numbers.window.print"), of("numbers.reduce_by_window.print"));
                    let state = of("numbers.map.update_state_by_key.print");
                    format!("{window}; {sum}; {}; {state}", pairs.join(" "))
                }
            });
        }
        let right = [
            "1; 1; (1,1); (0,1)",
            "1 2; 3; (0,2) (1,1); (0,3)",
            "failed",
            "failed",
            "failed",
            "4 5 6; 15; (0,10) (1,5); (0,18)",
            "5 6 7; 18; (0,6) (1,12); (0,25)",
        ];
        assert_eq!(got, right, "{executor:?}");
        assert_eq!(kit.stats().unwrap().batches_failed.get(), 3);

        let input = testkit::input::<&str>();
        let mut kit = TestKit::new(before(input.stream::<&str>())).executor(executor);
        let got = ["1", "x", "3", "4"].map(|line| {
            input.push([line]);
            kit.run_batch().ok().map(|batch| batch.output("lines.window.map.print").join(" "))
        });
        assert_eq!(got, [Some("1".to_owned()), None, None, Some("3 4".to_owned())], "{executor:?}");
    }
}
