//! Batches without input, where a window meets what stays out of them: states, closures in the
//! driver, counts, windows that have become empty. A join or a union there is what it is in a run
//! that has an empty batch at each of these times.
//!
//! **Method:** one pipeline that has every way of meeting runs twice on the same drawn batches:
//! once with batch times that pass without a batch, or the end of all input, once with an empty
//! batch at each of these times. States are sums, so that they are the same without data.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use streamc::{
    context::AtEnd,
    env::Rng,
    prelude::*,
    testkit::{self, Executor, TestKit},
};

/// By output and time in seconds: what it got, sorted.
type Got = BTreeMap<&'static str, BTreeMap<u64, String>>;

#[derive(Clone, Default)]
struct Log {
    got: Arc<Mutex<Got>>,
    /// calls of the closures of states that know neither key nor time
    calls: Arc<AtomicU64>,
}

impl Log {
    fn note<T: Debug>(&self, output: &'static str, time: BatchTime, rdd: Rdd<T>) {
        let mut records: Vec<String> = rdd.into_iter().map(|record| format!("{record:?}")).collect();
        records.sort();
        let at = time.millis() / 1000 - 1_700_000_000;
        let before = self.got.lock().unwrap().entry(output).or_default().insert(at, records.join(" "));
        assert_eq!(before, None, "{output} has a batch at {at} twice");
    }

    fn got(&self) -> Got {
        self.got.lock().unwrap().clone()
    }
}

#[pipeline(batch = "1s")]
fn meeting(lines: DStream<&str>, others: DStream<&str>, rows: BroadcastTable<&'static str, u64>, log: Log) {
    let ones = lines.map(|word| (word, 1u64));
    let window = ones.reduce_by_key_and_window(|a, b| a + b, "5s");
    window.foreach_rdd(|rdd, time| log.note("window", time, rdd));

    // states of every form, and what is made of them
    let sums = ones
        .update_state_by_key(|new, sum: Option<u64>| {
            log.calls.fetch_add(1, Ordering::Relaxed);
            Some(sum.unwrap_or(0) + new.iter().sum::<u64>())
        })
        .initial([("a", 100u64), ("never", 7)]);
    window.join(sums).foreach_rdd(|rdd, time| log.note("join", time, rdd));
    window.left_outer_join(sums).foreach_rdd(|rdd, time| log.note("left outer", time, rdd));
    sums.right_outer_join(window).foreach_rdd(|rdd, time| log.note("right outer", time, rdd));
    window.full_outer_join(sums).foreach_rdd(|rdd, time| log.note("full outer", time, rdd));
    window
        .cogroup(sums)
        .map(|(word, (n, sum))| (word, n.iter().sum::<u64>(), sum.iter().sum::<u64>()))
        .foreach_rdd(|rdd, time| log.note("cogroup", time, rdd));
    window.union(sums).foreach_rdd(|rdd, time| log.note("union", time, rdd));
    sums.filter(|(_, n)| *n > 1)
        .map_values(|n| n * 2)
        .union(window)
        .foreach_rdd(|rdd, time| log.note("narrow", time, rdd));
    sums.map(|(word, n)| (word.len(), n))
        .reduce_by_key(|a, b| a + b)
        .join(window.map(|(word, n)| (word.len(), n)))
        .foreach_rdd(|rdd, time| log.note("shuffled", time, rdd));
    window
        .transform_with(sums, |window, sums| window.union(sums))
        .foreach_rdd(|rdd, time| log.note("transform with", time, rdd));
    sums.transform(|sums| sums.filter(|(_, n)| *n > 1))
        .union(window)
        .foreach_rdd(|rdd, time| log.note("transformed state", time, rdd));
    let last = others.map(|word| (word, 1u64)).update_state_by_key().with_key_and_time(
        |time, _, new, last: Option<u64>| if new.is_empty() { last } else { Some(time.millis()) },
    );
    window.left_outer_join(last).foreach_rdd(|rdd, time| log.note("with time", time, rdd));
    let parts = ones
        .update_state_by_key()
        .by_partition(|all| all.map(|(word, new, n)| (word, n.unwrap_or(0u64) + new.len() as u64)));
    window.join(parts).foreach_rdd(|rdd, time| log.note("by partition", time, rdd));
    // a state over a state gets nothing of it
    let largest = sums.update_state_by_key(|new, max: Option<u64>| new.iter().max().max(max));
    window.join(largest).foreach_rdd(|rdd, time| log.note("state over state", time, rdd));
    window.join(sums.join_table(&rows)).foreach_rdd(|rdd, time| log.note("state and table", time, rdd));
    let seen = ones
        .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
            n.update(n.get().unwrap_or(0) + one.unwrap_or(0));
            (word, n.get().unwrap_or(0))
        })
        .initial([("a", 10u64), ("never", 70)]);
    window.left_outer_join(seen).foreach_rdd(|rdd, time| log.note("mapped", time, rdd));
    window.full_outer_join(seen.state_snapshots()).foreach_rdd(|rdd, time| log.note("snapshots", time, rdd));

    // what makes something of nothing
    let numbers = window.map(|(_, n)| n);
    lines.count().union(numbers).foreach_rdd(|rdd, time| log.note("count", time, rdd));
    window
        .union(lines.map(|word| (word, 0)).transform(|rdd| rdd.union(Rdd::of([("made", 9u64)]))))
        .foreach_rdd(|rdd, time| log.note("made in the driver", time, rdd));
    lines
        .count_by_window("2s")
        .union(numbers)
        .foreach_rdd(|rdd, time| log.note("count by window", time, rdd));
    ones.map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, |all, part| all - part, "3s")
        .union(numbers)
        .foreach_rdd(|rdd, time| log.note("with inverse", time, rdd));
    window
        .left_outer_join(ones.reduce_by_key_and_window(|a, b| a + b, "2s"))
        .foreach_rdd(|rdd, time| log.note("shorter", time, rdd));

    // behind a window a state has its batches
    let pairs = ones.reduce_by_key_and_window(|a, b| a + b, "2s", "2s");
    let totals =
        pairs.update_state_by_key(|new, sum: Option<u64>| Some(sum.unwrap_or(0) + new.iter().sum::<u64>()));
    ones.reduce_by_key_and_window(|a, b| a + b, "8s", "2s")
        .full_outer_join(totals)
        .foreach_rdd(|rdd, time| log.note("behind", time, rdd));
    // at the end this one is what is waited for
    lines.window("12s", "12s").count().foreach_rdd(|rdd, time| log.note("late", time, rdd));
}

/// Alone, none of this has a batch.
#[pipeline(batch = "1s")]
fn alone(lines: DStream<&str>, log: Log) {
    let ones = lines.map(|word| (word, 1u64));
    ones.reduce_by_key_and_window(|a, b| a + b, "5s").foreach_rdd(|rdd, time| log.note("window", time, rdd));
    let sums = ones.update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + new.iter().sum::<u64>()));
    sums.foreach_rdd(|rdd, time| log.note("sums", time, rdd));
    let narrow = sums.map(|(word, n)| {
        log.calls.fetch_add(1, Ordering::Relaxed);
        (word, n)
    });
    narrow.foreach_rdd(|rdd, time| log.note("narrow", time, rdd));
    let made = lines.transform(|rdd| {
        log.calls.fetch_add(1, Ordering::Relaxed);
        rdd
    });
    made.foreach_rdd(|rdd, time| log.note("made", time, rdd));
    // a window of a state has the batches of the state
    sums.map(|(_, n)| n)
        .reduce_by_window(|a, b| a + b, "3s")
        .foreach_rdd(|rdd, time| log.note("over", time, rdd));
}

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 5 },
];

/// Lines of both inputs, or so many batch times without a batch.
#[derive(Debug)]
enum Step {
    Batch(Vec<&'static str>, Vec<&'static str>),
    Pass(u64),
}

fn drawn(rng: &mut Rng) -> Vec<Step> {
    let words = ["a", "b", "ccc", "dd dd", "the same", "e"];
    let batch = |rng: &mut Rng| (0..rng.below(4)).map(|_| words[rng.below(6) as usize]).collect::<Vec<_>>();
    let step = |rng: &mut Rng| match rng.below(5) {
        0 => Step::Pass([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 40][rng.below(12) as usize]),
        _ => Step::Batch(batch(rng), batch(rng)),
    };
    (0..18).map(|_| step(rng)).chain([Step::Batch(vec!["z"], vec![])]).collect()
}

/// What outputs got, up to the last step and after it, and how often a state was asked.
fn run(steps: &[Step], executor: Executor, every: bool, at_end: AtEnd) -> (Got, u64, u64) {
    let (lines, others, log) = (testkit::input::<&str>(), testkit::input::<&str>(), Log::default());
    let rows = broadcast_table([("a", 1u64), ("never", 2), ("z", 3)]);
    let pipeline = meeting(lines.stream::<&str>(), others.stream::<&str>(), rows, log.clone());
    let mut kit = TestKit::new(pipeline).executor(executor).partitions(3);
    let mut tick = 0;
    for step in steps {
        match step {
            Step::Batch(a, b) => {
                lines.push(a.iter().copied());
                others.push(b.iter().copied());
                kit.run_batch().unwrap();
                tick += 1;
            }
            Step::Pass(n) if every => {
                (0..*n).for_each(|_| drop(kit.run_batch().unwrap()));
                tick += n;
            }
            Step::Pass(n) => {
                drop(kit.pass(*n).unwrap());
                tick += n;
            }
        }
    }
    let calls = log.calls.load(Ordering::Relaxed);
    match every {
        true => (0..40).for_each(|_| drop(kit.run_batch().unwrap())),
        false => drop(kit.finish_as(at_end).unwrap()),
    }
    if !every {
        assert_eq!(log.calls.load(Ordering::Relaxed), calls, "a state is not asked at the end");
    }
    (log.got(), tick, calls)
}

#[test]
fn what_meets_a_window_is_what_it_is_in_an_empty_batch() {
    for seed in 0..12 {
        let mut rng = Rng::new(seed);
        let steps = drawn(&mut rng);
        let executor = EXECUTORS[seed as usize % 4];
        let (every, last, _) = run(&steps, executor, true, AtEnd::Leave);
        let (passed, ..) = run(&steps, executor, false, AtEnd::CloseWindows);
        let what = format!("seed {seed}, {executor:?}, {steps:?}");
        for (output, passed) in &passed {
            for (at, got) in passed {
                assert_eq!(every[output].get(at), Some(got), "{output} at {at}, {what}");
            }
        }
        // wherever the window has something, everything has a batch that meets it
        let shown = |got: &Got, at: &u64| got["window"].get(at).is_some_and(|records| !records.is_empty());
        let of_window: BTreeSet<u64> =
            every["window"].keys().copied().filter(|at| *at <= last && shown(&every, at)).collect();
        let at_end = passed["window"].keys().copied().filter(|at| *at > last);
        for at in of_window.into_iter().chain(at_end) {
            for (output, got) in passed.iter().filter(|(output, _)| !["behind", "late"].contains(output)) {
                assert!(got.contains_key(&at), "{output} has no batch at {at}, {what}");
            }
        }
        assert!(
            last % 12 == 0 || passed["late"].keys().any(|at| *at > last),
            "nothing came at the end, {what}"
        );
    }
}

#[test]
fn closures_of_states_are_called_in_batches_of_their_own_only() {
    let steps = |n| vec![Step::Batch(vec!["a", "b"], vec![]), Step::Pass(n), Step::Batch(vec!["a"], vec![])];
    let calls = |n| run(&steps(n), EXECUTORS[0], false, AtEnd::CloseWindows).2;
    assert_eq!(calls(1), calls(500));
}

/// Keys that time out at the end meet states too.
#[test]
fn what_times_out_at_the_end_meets_states() {
    #[pipeline(batch = "1s")]
    fn sessions(lines: DStream<&str>, log: Log) {
        let ones = lines.map(|word| (word, 1u64));
        let sums =
            ones.update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + new.iter().sum::<u64>()));
        let ended = ones
            .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
                if one.is_some() {
                    n.update(n.get().unwrap_or(0) + 1);
                }
                (word, n.is_timing_out())
            })
            .timeout("3s");
        ended.join(sums).foreach_rdd(|rdd, time| log.note("join", time, rdd));
        ended.left_outer_join(sums).foreach_rdd(|rdd, time| log.note("left outer", time, rdd));
        let made = lines.transform(|rdd| rdd.union(Rdd::of(["made"]))).map(|word| (word, false));
        ended.union(made).foreach_rdd(|rdd, time| log.note("made", time, rdd));
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let mut kit = TestKit::new(sessions(input.stream::<&str>(), log.clone())).executor(executor);
        input.push(["a", "b"]);
        kit.run_batch().unwrap();
        input.push(["a"]);
        kit.run_batch().unwrap();
        kit.finish_as(AtEnd::FireTimeouts).unwrap();
        let got = log.got();
        let of =
            |output: &str| got[output].iter().map(|(at, got)| format!("{at}: {got}")).collect::<Vec<_>>();
        let right = [
            r#"1: ("a", (false, 1)) ("b", (false, 1))"#,
            r#"2: ("a", (false, 2))"#,
            r#"5: ("b", (true, 1))"#,
        ];
        assert_eq!(of("join")[..3], right, "{executor:?}");
        assert_eq!(of("join")[3..], [r#"6: ("a", (true, 2))"#], "{executor:?}");
        assert_eq!(of("left outer")[3..], [r#"6: ("a", (true, Some(2)))"#], "{executor:?}");
        assert_eq!(
            of("made")[2..],
            [r#"5: ("b", true) ("made", false)"#, r#"6: ("a", true) ("made", false)"#]
        );
    }
}

#[test]
fn what_meets_no_window_has_no_batch_and_no_calls() {
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let mut kit = TestKit::new(alone(input.stream::<&str>(), log.clone())).executor(executor);
        input.push(["a", "b"]);
        kit.run_batch().unwrap();
        let calls = log.calls.load(Ordering::Relaxed);
        assert_eq!(kit.pass(20).unwrap().len(), 5, "{executor:?}");
        assert_eq!(log.calls.load(Ordering::Relaxed), calls, "{executor:?}");
        input.push(["a"]);
        kit.run_batch().unwrap();
        let got = log.got();
        assert_eq!(got["window"].keys().copied().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 22], "{executor:?}");
        for output in ["sums", "narrow", "made"] {
            assert_eq!(got[output].keys().copied().collect::<Vec<_>>(), [1, 22], "{output}, {executor:?}");
        }
        let over = &got["over"];
        assert_eq!((&*over[&1], &*over[&2], &*over[&3], &*over[&22]), ("2", "2", "2", "3"), "{executor:?}");
    }
}

/// A closure in the driver that meets a window is called where that window has something to show,
/// and nowhere else.
#[test]
fn closures_in_the_driver_are_called_for_the_window_that_they_meet() {
    #[pipeline(batch = "1s")]
    fn made(lines: DStream<&str>, log: Log) {
        let short = lines.map(|word| (word, 1u64)).reduce_by_key_and_window(|a, b| a + b, "2s");
        let made = lines.transform(|rdd| {
            log.calls.fetch_add(1, Ordering::Relaxed);
            rdd
        });
        short.map(|(word, _)| word).union(made).foreach_rdd(|rdd, time| log.note("met", time, rdd));
        lines.count_by_window("9s").foreach_rdd(|rdd, time| log.note("long", time, rdd));
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Log::default());
        let mut kit = TestKit::new(made(input.stream::<&str>(), log.clone())).executor(executor);
        input.push(["a"]);
        kit.run_batch().unwrap();
        kit.pass(20).unwrap();
        let got = log.got();
        assert_eq!(got["long"].len(), 10, "{executor:?}");
        assert_eq!(got["met"].keys().copied().collect::<Vec<_>>(), [1, 2, 3], "{executor:?}");
        assert_eq!(log.calls.load(Ordering::Relaxed), 3, "{executor:?}");
    }
}
