//! Batches that overlap: windows, state and joins give what they give when one batch comes after
//! the other.
//!
//! **Method:** one pipeline with many states, several behind each other, runs in contexts that have
//! one batch at a time, two and four, with one thread for each batch and with a pool of threads for
//! all. One batch fails before all states, and the run goes on without it. With threads of their
//! own, two batches wait for each other there, so that they do overlap; threads of a pool may have
//! taken up the work of a later batch while that of an earlier one waits.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    fmt::Debug,
    sync::{Arc, Condvar, Mutex},
    time::Duration,
};
use streamc::{
    env::{Console, ManualClock},
    exec::Local,
    prelude::*,
    testkit,
};

const N_BATCHES: u64 = 60;
/// In which batches a closure waits for the other one, and in which it fails.
const MEET: [u64; 2] = [20, 21];
const FAILS: u64 = 33;
/// More than a test takes.
const LIMIT: Duration = Duration::from_secs(60);

/// Where two batches wait for each other.
#[derive(Default)]
struct Meeting {
    inside: Mutex<usize>,
    came: Condvar,
}

impl Meeting {
    fn join(&self) {
        let mut inside = self.inside.lock().unwrap();
        *inside += 1;
        self.came.notify_all();
        let waited = self.came.wait_timeout_while(inside, LIMIT, |inside| *inside < 2).unwrap();
        assert!(!waited.1.timed_out(), "the next batch did not begin");
    }
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn note<T: Debug>(&self, output: &str, time: BatchTime, rdd: Rdd<T>) {
        let records: Vec<T> = rdd.into_iter().collect();
        self.0.lock().unwrap().push(format!("{output} at {}: {records:?}", time.millis()));
    }
}

#[pipeline(batch = "1s")]
fn states(lines: DStream<&str>, meeting: Option<Arc<Meeting>>, log: Log) {
    let words = lines
        .map(|line| {
            if let Some(meeting) = meeting.as_ref().filter(|_| line.starts_with("meet")) {
                meeting.join();
            }
            assert!(line != "bad", "a bad line");
            line
        })
        .flat_map(|line| line.split(' '));
    let ones = words.map(|word| (word, 1u64));
    let lately = ones.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "5s");
    let first = ones.map(|(word, _)| (word, word)).reduce_by_key_and_window(|a, _| a, "3s");
    let totals = lately
        .update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) * 3 % 1000 + new.iter().sum::<u64>()));
    totals.join(first).foreach_rdd(|rdd, time| log.note("totals", time, rdd)).on_panic("dead_letter");
    let visits = ones
        .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
            if one.is_some() {
                n.update(n.get().unwrap_or(0) + 1);
            }
            (word, n.get(), one.is_some())
        })
        .timeout("2s");
    visits.foreach_rdd(|rdd, time| log.note("visits", time, rdd)).on_panic("dead_letter");
    visits.state_snapshots().foreach_rdd(|rdd, time| log.note("all", time, rdd)).on_panic("dead_letter");
    let slid = words.window("4s", "2s");
    slid.count_by_window("8s", "4s")
        .foreach_rdd(|rdd, time| log.note("slid", time, rdd))
        .on_panic("dead_letter");
    slid.transform(|rdd| rdd)
        .count()
        .foreach_rdd(|rdd, time| log.note("driver", time, rdd))
        .on_panic("dead_letter");
}

#[derive(Debug)]
struct Nowhere;

impl Console for Nowhere {
    fn out(&self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
    fn err(&self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that the outputs got, in order.
fn run(concurrent: usize, threads: usize) -> Vec<String> {
    let (input, log) = (testkit::input::<&str>(), Log::default());
    for n in 0..N_BATCHES {
        let first = match n {
            FAILS => "bad".to_owned(),
            n if MEET.contains(&n) => format!("meet {n}"),
            n => format!("w{}", n % 7),
        };
        let lines = [first, format!("w{} w{} long-{}", n * n % 5, n % 3, "x".repeat(n as usize % 20))];
        input.push(lines.iter().map(String::as_str).take(if n % 11 == 10 { 1 } else { 2 }));
    }
    let meeting = (concurrent > 1 && threads == 1).then(Arc::default);
    let builder = StreamingContext::builder()
        .clock(ManualClock::new(0))
        .console(Nowhere)
        .signals(false)
        .quiet()
        .seed(3);
    let context = builder.executor(Local::new(threads, 3)).concurrent_batches(concurrent).build().unwrap();
    let stats = context.stats();
    context.run(states(input.stream(), meeting, log.clone())).unwrap();
    assert_eq!(stats.batches.get(), N_BATCHES);
    assert!(stats.outputs_skipped.get() > 4, "a batch failed");
    std::mem::take(&mut log.0.lock().unwrap())
}

#[test]
fn overlapping_batches_give_what_batches_one_after_another_give() {
    let one = run(1, 1);
    assert!(one.len() > 200, "{} outputs", one.len());
    for (concurrent, threads) in [(1, 2), (2, 1), (2, 2), (4, 1), (4, 2)] {
        assert_eq!(run(concurrent, threads), one, "{concurrent} batches at a time, {threads} threads");
    }
}
