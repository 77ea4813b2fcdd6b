//! Batch times that pass without a batch: a clock that is set forward, or batches that take long.
//! Windows give out what they would have given out in a batch at each of these times, and nothing
//! else happens in them.
//!
//! **Method:** one pipeline with windows of all kinds runs twice on the same drawn batches: once
//! some times pass without a batch, once there is an empty batch at each of them. What outputs of
//! windows got is the same, but for windows that are empty again and again.
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

/// By output: the time in seconds, and what it got, sorted.
type Got = BTreeMap<&'static str, Vec<(u64, String)>>;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Got>>);

impl Log {
    fn note<T: Debug>(&self, output: &'static str, time: BatchTime, rdd: Rdd<T>) {
        let mut records: Vec<String> = rdd.into_iter().map(|record| format!("{record:?}")).collect();
        records.sort();
        let at = time.millis() / 1000 - 1_700_000_000;
        self.0.lock().unwrap().entry(output).or_default().push((at, records.join(" ")));
    }

    /// Without windows that are empty, unless the one before was not.
    fn windows(&self) -> Got {
        let mut all = std::mem::take(&mut *self.0.lock().unwrap());
        for got in all.values_mut() {
            let empty = |records: &str| records.is_empty() || records == "0";
            let mut before = String::new();
            got.retain(|(_, records)| {
                let again = empty(records) && empty(&before);
                before.clone_from(records);
                !again
            });
        }
        all.retain(|_, got| !got.is_empty());
        all
    }
}

#[pipeline(batch = "1s")]
fn windows(lines: DStream<&str>, log: Log) {
    let words = lines.map(|line| {
        assert!(line != "bad", "a bad line");
        line
    });
    let ones = words.map(|word| (word, 1u64));
    let folded = ones.reduce_by_key_and_window(|a, b| a + b, "5s");
    folded.foreach_rdd(|rdd, time| log.note("folded", time, rdd)).on_panic("dead_letter");
    let inverted = ones.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "6s", "2s");
    inverted.foreach_rdd(|rdd, time| log.note("inverted", time, rdd)).on_panic("dead_letter");
    ones.group_by_key_and_window("4s", "3s")
        .map_values(|group| group.len())
        .foreach_rdd(|rdd, time| log.note("grouped", time, rdd))
        .on_panic("dead_letter");
    words
        .map(|word| word.len())
        .reduce_by_window(|a, b| a.max(b), "3s", "3s")
        .foreach_rdd(|rdd, time| log.note("longest", time, rdd))
        .on_panic("dead_letter");
    words
        .count_by_window("7s", "2s")
        .foreach_rdd(|rdd, time| log.note("count", time, rdd))
        .on_panic("dead_letter");
    // there are batches between two of these that no window has
    words
        .count_by_value_and_window("2s", "5s")
        .foreach_rdd(|rdd, time| log.note("apart", time, rdd))
        .on_panic("dead_letter");
    let recent = words.window("4s", "2s");
    recent.foreach_rdd(|rdd, time| log.note("recent", time, rdd)).on_panic("dead_letter");
    // windows over windows
    recent
        .count_by_value_and_window("8s", "4s")
        .foreach_rdd(|rdd, time| log.note("over records", time, rdd))
        .on_panic("dead_letter");
    inverted
        .map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, "6s", "6s")
        .foreach_rdd(|rdd, time| log.note("over sums", time, rdd))
        .on_panic("dead_letter");
    // with a stream that has nothing in these times, and with one that is made in the driver
    folded
        .full_outer_join(ones.reduce_by_key(|a, b| a + b))
        .foreach_rdd(|rdd, time| log.note("joined", time, rdd))
        .on_panic("dead_letter");
    folded
        .map(|(word, _)| word)
        .union(words)
        .foreach_rdd(|rdd, time| log.note("union", time, rdd))
        .on_panic("dead_letter");
    inverted
        .transform(|rdd| rdd)
        .reduce_by_key(|a, b| a + b)
        .foreach_rdd(|rdd, time| log.note("driver", time, rdd))
        .on_panic("dead_letter");
}

const SIM: Executor = Executor::Sim { instances: 3, seed: 5 };
const EXECUTORS: [Executor; 4] =
    [Executor::Local { threads: 1 }, Executor::Local { threads: 2 }, Executor::Wire, SIM];

/// Lines, or so many batch times without a batch.
#[derive(Debug)]
enum Step {
    Batch(Vec<&'static str>),
    Pass(u64),
}

fn drawn(rng: &mut Rng, fails: bool) -> Vec<Step> {
    let words = ["a", "b", "ccc", "dd dd", "the same", "e"];
    let batch = |rng: &mut Rng| (0..rng.below(4)).map(|_| words[rng.below(6) as usize]).collect();
    let step = |rng: &mut Rng| match rng.below(if fails { 7 } else { 6 }) {
        0 => Step::Pass([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 40][rng.below(12) as usize]),
        6 => Step::Batch(vec!["a", "bad"]),
        _ => Step::Batch(batch(rng)),
    };
    // the last one shows what is left
    (0..25).map(|_| step(rng)).chain([Step::Batch(vec!["z"])]).collect()
}

fn run(steps: &[Step], executor: Executor, passes: bool) -> (Got, u64) {
    let (input, log) = (testkit::input::<&str>(), Log::default());
    let mut kit = TestKit::new(windows(input.stream::<&str>(), log.clone())).executor(executor).partitions(3);
    for step in steps {
        match step {
            Step::Batch(lines) => {
                input.push(lines.iter().copied());
                kit.run_batch().unwrap();
            }
            Step::Pass(n) if passes => drop(kit.pass(*n).unwrap()),
            Step::Pass(n) => (0..*n).for_each(|_| drop(kit.run_batch().unwrap())),
        }
    }
    (log.windows(), kit.stats().unwrap().batches.get())
}

#[test]
fn windows_are_those_of_a_run_with_a_batch_at_each_time() {
    for seed in 0..24 {
        let mut rng = Rng::new(seed);
        let steps = drawn(&mut rng, seed % 3 == 2);
        let executor = EXECUTORS[seed as usize % 4];
        let ((every, n_every), (passed, n_passed)) =
            (run(&steps, executor, false), run(&steps, executor, true));
        for (output, every) in &every {
            assert_eq!(passed.get(output), Some(every), "{output}, seed {seed}, {executor:?}, {steps:?}");
        }
        assert!(n_passed <= n_every);
    }
}

/// A jump over any number of times, while a window is half full: shorter than the window, as long,
/// longer, and beyond all.
#[test]
fn a_long_jump_costs_what_the_windows_hold_and_not_its_length() {
    let lines = |lines: &[&'static str]| Step::Batch(lines.to_vec());
    let year = 365 * 24 * 3600 * 5;
    for n in [1, 3, 4, 5, 6, 7, 8, 999, 1_000_000, year] {
        let steps = |n| vec![lines(&["a", "b"]), lines(&["a"]), Step::Pass(n), lines(&["c"]), lines(&[])];
        let (passed, n_passed) = run(&steps(n), SIM, true);
        assert!(n_passed < 25, "{n_passed} batches for {n} times");
        let naive = n.min(1000);
        if naive == n {
            assert_eq!(passed, run(&steps(n), SIM, false).0, "{n} times");
        }
        // after it the windows have what came since
        let at = 3 + n;
        assert_eq!(
            passed["folded"].iter().rfind(|(time, _)| *time == at).unwrap().1,
            match n {
                1 => r#"("a", 2) ("b", 1) ("c", 1)"#,
                3 => r#"("a", 1) ("c", 1)"#,
                _ => r#"("c", 1)"#,
            }
        );
    }
}

/// Everything else has no batch in these times.
#[test]
fn states_and_outputs_without_a_window_have_no_batch() {
    #[pipeline(batch = "1s")]
    fn others(lines: DStream<&str>, log: Log) {
        let ones = lines.map(|line| (line, 1u64));
        lines.foreach_rdd(|rdd, time| log.note("lines", time, rdd));
        lines.count().foreach_rdd(|rdd, time| log.note("counts", time, rdd));
        lines.transform(|rdd| rdd).foreach_rdd(|rdd, time| log.note("driver", time, rdd));
        ones.update_state_by_key(|new, calls: Option<u64>| {
            Some(calls.unwrap_or(0) + 1 + 10 * new.len() as u64)
        })
        .foreach_rdd(|rdd, time| log.note("state", time, rdd));
        let seen = ones
            .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
                if one.is_some() {
                    n.update(n.get().unwrap_or(0) + 1);
                }
                (word, n.get(), n.is_timing_out())
            })
            .timeout("3s");
        seen.foreach_rdd(|rdd, time| log.note("seen", time, rdd));
        seen.state_snapshots().foreach_rdd(|rdd, time| log.note("all", time, rdd));
        // behind a window a state has the batches of the window
        ones.reduce_by_key_and_window(|a, b| a + b, "2s", "2s")
            .update_state_by_key(|new, calls: Option<u64>| {
                Some(calls.unwrap_or(0) + 1 + 10 * new.len() as u64)
            })
            .foreach_rdd(|rdd, time| log.note("behind", time, rdd));
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let mut kit = TestKit::new(others(input.stream::<&str>(), log.clone())).executor(executor);
        input.push(["a", "b"]);
        kit.run_batch().unwrap();
        let passed = kit.pass(9).unwrap();
        assert_eq!(passed.iter().map(|batch| batch.batch.tick).collect::<Vec<_>>(), [2, 4], "{executor:?}");
        // the key that has data again has not timed out: what came in the meantime is in this batch
        input.push(["a"]);
        kit.run_batch().unwrap();
        let got = log.0.lock().unwrap();
        let of = |output: &str| {
            got[output].iter().map(|(time, records)| format!("{time}: {records}")).collect::<Vec<_>>()
        };
        assert_eq!(of("lines"), [r#"1: "a" "b""#, r#"11: "a""#], "{executor:?}");
        assert_eq!(of("counts"), ["1: 2", "11: 1"]);
        assert_eq!(of("driver"), [r#"1: "a" "b""#, r#"11: "a""#]);
        assert_eq!(of("state"), [r#"1: ("a", 11) ("b", 11)"#, r#"11: ("a", 22) ("b", 12)"#]);
        let seen = r#"11: ("a", Some(2), false) ("b", Some(1), true)"#;
        assert_eq!(of("seen"), [r#"1: ("a", Some(1), false) ("b", Some(1), false)"#, seen]);
        assert_eq!(of("all"), [r#"1: ("a", 1) ("b", 1)"#, r#"11: ("a", 2)"#]);
        assert_eq!(of("behind"), [r#"2: ("a", 11) ("b", 11)"#, r#"4: ("a", 12) ("b", 12)"#]);
    }
}

/// A failed batch is no time without one, and a time without a batch has not failed.
#[test]
fn a_failed_batch_is_kept_apart_from_a_time_without_a_batch() {
    #[pipeline(batch = "1s")]
    fn checked(lines: DStream<&str>, log: Log) {
        let words = lines.map(|line| {
            assert!(line != "bad", "a bad line");
            line
        });
        words
            .count_by_window("4s")
            .foreach_rdd(|rdd, time| log.note("count", time, rdd))
            .on_panic("dead_letter");
        words.window("4s").foreach_rdd(|rdd, time| log.note("records", time, rdd)).on_panic("dead_letter");
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let mut kit = TestKit::new(checked(input.stream::<&str>(), log.clone())).executor(executor);
        for lines in [&["a"][..], &["b", "bad"], &["c"]] {
            input.push(lines.iter().copied());
            kit.run_batch().unwrap();
        }
        // ends at 4, 5 and 6: the failed batch is in the windows to 5
        kit.pass(3).unwrap();
        input.push(["d"]);
        kit.run_batch().unwrap();
        let want = [(1, "1"), (6, "1"), (7, "1")].map(|(time, n)| (time, n.to_owned())).to_vec();
        let got = log.windows();
        assert_eq!(got["count"], want, "{executor:?}");
        let want = [(1, "\"a\""), (6, "\"c\""), (7, "\"d\"")].map(|(time, n)| (time, n.to_owned())).to_vec();
        assert_eq!(got["records"], want, "{executor:?}");
    }
}
