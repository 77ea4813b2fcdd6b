//! Windows beyond what the drawn pipelines show: when they are due, what a failed batch does to
//! them, and what is remembered.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::sync::{Arc, Mutex};
use streamc::{
    prelude::*,
    sink::RememberedBatch,
    testkit::{self, Executor, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 6 },
];

type Calls = Arc<Mutex<Vec<String>>>;

fn taken(calls: &Calls) -> Vec<String> {
    std::mem::take(&mut calls.lock().unwrap())
}

#[pipeline(batch = "1s")]
fn slid(lines: DStream<&str>, calls: Calls, length: &'static str) {
    let recent = lines.window(length, "2s");
    recent.foreach_rdd(|rdd| calls.lock().unwrap().push(format!("records {}", rdd.count())));
    recent.count().foreach_rdd(|rdd| calls.lock().unwrap().push(format!("count {:?}", rdd.first())));
    recent
        .transform(|rdd| rdd)
        .foreach_rdd(|rdd| calls.lock().unwrap().push(format!("driver {}", rdd.count())));
    recent
        .map(|line| (line, 1u64))
        .update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) * 10 + values.len() as u64))
        .foreach_rdd(|rdd| calls.lock().unwrap().push(format!("state {:?}", rdd.first().map(|(_, n)| n))));
}

/// Between the slides nothing runs that reads the window: no output, no closure of the driver, no
/// state.
#[test]
fn between_its_slides_a_stream_has_no_batch() {
    for executor in EXECUTORS {
        let (lines, calls) = (testkit::input::<&str>(), Calls::default());
        let mut kit = TestKit::new(slid(lines.stream(), Arc::clone(&calls), "4s")).executor(executor);
        let mut seen = Vec::new();
        for n in [1, 2, 3, 0, 0, 0, 0, 0] {
            lines.push(vec!["a"; n]);
            kit.run_batch().unwrap();
            seen.push(taken(&calls).join(", "));
        }
        let all =
            |n: usize, state: &str| format!("records {n}, count Some({n}), driver {n}, state Some({state})");
        let want = [
            String::new(),
            all(3, "3"),
            String::new(),
            all(6, "36"),
            String::new(),
            all(3, "363"),
            String::new(),
            all(0, "3630"),
        ];
        assert_eq!(seen, want, "{executor:?}");
    }
}

#[pipeline(batch = "1s")]
fn failing(lines: DStream<&str>, calls: Calls) {
    let checked = lines.map(|line| {
        assert!(line != "bad", "a bad line");
        line
    });
    let recent = checked.window("3s", "1s");
    recent
        .foreach_rdd(|rdd| calls.lock().unwrap().push(rdd.iter().copied().collect::<Vec<_>>().join(" ")))
        .on_panic("dead_letter")
        .on_error("skip");
}

/// A batch that failed is a mark in the window: every window that spans it fails, and the first
/// that does not is whole.
#[test]
fn a_failed_batch_fails_the_windows_that_span_it_and_no_other() {
    for executor in EXECUTORS {
        let (lines, calls) = (testkit::input::<&str>(), Calls::default());
        let mut kit = TestKit::new(failing(lines.stream(), Arc::clone(&calls))).executor(executor);
        let mut seen = Vec::new();
        for line in ["a", "b", "bad", "d", "e", "f", "g"] {
            lines.push([line]);
            kit.run_batch().unwrap();
            seen.push(taken(&calls).join("|"));
        }
        assert_eq!(seen, ["a", "a b", "", "", "", "d e f", "e f g"], "{executor:?}");
        assert_eq!(kit.stats().unwrap().outputs_skipped.get(), 3, "{executor:?}");
    }
}

/// An aborted batch leaves nothing in the window, not even a partition.
#[test]
fn a_window_without_all_of_its_batches_says_so() {
    #[pipeline(batch = "1s")]
    fn stops(lines: DStream<&str>) {
        lines.window("2s").count().print().on_error("skip");
        lines
            .map(|line| {
                assert!(line != "bad", "a bad line");
                line
            })
            .print();
    }
    for executor in EXECUTORS {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(stops(lines.stream())).executor(executor);
        let mut seen = Vec::new();
        for batch in [vec!["a"], vec!["bad"], vec![], vec!["c"]] {
            lines.push(batch);
            seen.push(match kit.run_batch() {
                Ok(outputs) => outputs.output("lines.window.count.print").join(" "),
                Err(error) => error.to_string().rsplit(": ").next().unwrap().to_owned(),
            });
        }
        assert_eq!(seen, ["1", "a bad line", "", "1"], "{executor:?}");
    }
}

#[pipeline(batch = "1s")]
fn remembering(lines: DStream<&str>, all: Remembered<&'static str>, slid: Remembered<&'static str>) {
    lines.remember(&all, "4s");
    lines.window("2s", "2s").remember(&slid, "1min").on_error("skip");
    lines
        .filter(|line| {
            assert!(*line != "bad", "a bad line");
            true
        })
        .print();
}

#[test]
fn what_is_remembered_is_sliced_by_batch_times() {
    for executor in EXECUTORS {
        let (lines, all, slid) = (testkit::input::<&str>(), Remembered::new(), Remembered::new());
        let mut kit = TestKit::new(remembering(lines.stream(), all.clone(), slid.clone())).executor(executor);
        let mut first = None;
        for line in ["a", "b", "bad", "d", "e", "f"] {
            lines.push([line]);
            if let Ok(outputs) = kit.run_batch() {
                first.get_or_insert(outputs.time());
            }
        }
        // the first batch is at 1 s of the kit's time
        let at = |ms: u64| BatchTime { micros: first.unwrap().micros - 1_000_000 + ms * 1000 };
        let slice = |kept: &Remembered<&'static str>, from: u64, to: u64| {
            let batches = kept.slice(at(from), at(to));
            batches.iter().map(|batch| batch.iter().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        // batches 1 and 2 are longer ago than 4 s, batch 3 failed
        assert_eq!(slice(&all, 0, 100_000), ["d", "e", "f"], "{executor:?}");
        assert_eq!(slice(&all, 4500, 5999), ["d", "e"]);
        assert_eq!(slice(&all, 5000, 5000), ["e"]);
        assert_eq!(slice(&all, 6000, 5000), [""; 0]);
        // a window that spans a failed batch is not there, and ends are taken back to the slides
        assert_eq!(slice(&slid, 0, 100_000), ["a b", "e f"]);
        assert_eq!(slice(&slid, 3999, 6000), ["a b", "e f"]);
        assert_eq!(slice(&slid, 5000, 5000), [""; 0], "this is the time of the window that failed");
        assert_eq!(slice(&slid, 4000, 7999), ["e f"]);
        assert_eq!(slice(&slid, 7999, 7500), ["e f"]);
        assert_eq!(slice(&slid, 8000, 9000), [""; 0]);
        assert_eq!(all.latest().unwrap().time(), at(6000));
    }
}

/// The slide is that of the stream, also where there is nothing to see it by.
#[test]
fn the_ends_of_a_slice_are_taken_back_where_a_single_batch_is_remembered() {
    #[pipeline(batch = "1s")]
    fn remembers(lines: DStream<&str>, one: Remembered<&'static str>, slid: Remembered<u64>) {
        lines.remember(&one, "1s");
        lines.window("6s", "3s").count().remember(&slid, "3s");
    }
    let (lines, one, slid) = (testkit::input::<&str>(), Remembered::new(), Remembered::new());
    let mut kit = TestKit::new(remembers(lines.stream(), one.clone(), slid.clone()));
    for line in ["a", "b", "c", "d"] {
        lines.push([line]);
        kit.run_batch().unwrap();
    }
    let last = one.latest().unwrap().time().micros;
    let at = |ms: u64| BatchTime { micros: last + ms * 1000 };
    let times = |from, to| {
        let times = |batch: &Arc<RememberedBatch<_>>| batch.time().micros;
        one.slice(at(from), at(to)).iter().map(times).collect::<Vec<_>>()
    };
    assert_eq!(times(999, 999), [last]);
    assert_eq!(times(1000, 1000), [0; 0]);
    // the window was due a batch before
    let seen =
        |from, to| slid.slice(at(from), at(to)).iter().flat_map(|batch| batch.iter()).collect::<Vec<_>>();
    assert_eq!(seen(1999, 1999), [3]);
    assert_eq!(seen(2000, 2000), [0; 0]);
}

/// As long as the program runs, if the length says so.
#[test]
fn what_is_remembered_for_ever_stays() {
    #[pipeline(batch = "1s")]
    fn remembers(lines: DStream<&str>, kept: Remembered<&'static str>) {
        lines.remember(&kept, std::time::Duration::MAX);
    }
    let (lines, kept) = (testkit::input::<&str>(), Remembered::new());
    let mut kit = TestKit::new(remembers(lines.stream(), kept.clone()));
    for line in ["a", "b", "c"] {
        lines.push([line]);
        kit.run_batch().unwrap();
    }
    assert_eq!(kept.slice(BatchTime { micros: 0 }, BatchTime { micros: u64::MAX }).len(), 3);
}

/// Each would take the place of the other in every batch.
#[test]
fn two_streams_are_not_remembered_in_one_place() {
    #[pipeline(batch = "1s")]
    fn remembers(lines: DStream<&str>, kept: Remembered<&'static str>) {
        lines.remember(&kept, "4s");
        lines.filter(|line| line.len() > 3).remember(&kept, "4s");
    }
    let error = TestKit::new(remembers(testkit::input::<&str>().stream(), Remembered::new())).run_batch();
    let error = error.unwrap_err().to_string();
    assert!(error.contains("`lines.remember` and `lines.filter.remember` both write to"), "{error}");
}
