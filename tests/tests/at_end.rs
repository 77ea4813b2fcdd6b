//! The end of all input: every record has been in a window that was given out, and what else is
//! open is counted.
//!
//! **Method:** windows of drawn lengths and slides over drawn batches; how often each record was
//! given out is compared with what follows from the lengths alone. Then the kinds one by one:
//! windows over windows, windows that lie apart, counts, states behind windows, timeouts; and what
//! a context does at its end, and at a stop.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};
use streamc::{
    context::{AtEnd, ContextHandle},
    env::{Console, ManualClock, Rng, SystemClock},
    prelude::*,
    testkit::{self, Executor, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 5 },
];

type Got = Arc<Mutex<Vec<(u64, u64)>>>;

#[pipeline(batch = "1s")]
fn windowed(lines: DStream<u64>, length: Duration, slide: Duration, sums: Got, records: Got, over: Got) {
    let at = |time: BatchTime| time.millis() / 1000 - 1_700_000_000;
    let folded =
        lines.map(|n| (n % 5, n)).reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, length, slide);
    folded.foreach_rdd(|rdd, time| {
        sums.lock().unwrap().push((at(time), rdd.iter().map(|(_, n)| *n).sum()));
    });
    lines.window(length, slide).foreach_rdd(|rdd, time| {
        records.lock().unwrap().push((at(time), rdd.iter().sum()));
    });
    // has all of these windows, also those that show nothing new
    folded.window(slide * 3, slide * 3).foreach_rdd(|rdd, time| {
        over.lock().unwrap().push((at(time), rdd.iter().map(|(_, n)| *n).sum()));
    });
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

/// What a window that ends with `end` has.
fn naive(batches: &[Vec<u64>], length: u64, end: u64) -> u64 {
    let span = end.saturating_sub(length) as usize..(end as usize).min(batches.len());
    batches.get(span).into_iter().flatten().flatten().sum()
}

#[test]
fn every_record_has_been_in_a_window_that_was_given_out() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let (length, slide) = (1 + rng.below(9), 1 + rng.below(9));
        let n_batches = 1 + rng.below(20);
        let batches: Vec<Vec<u64>> =
            (0..n_batches).map(|_| (0..rng.below(3)).map(|_| 1 + rng.below(90)).collect()).collect();
        let (input, [sums, records, over]) =
            (testkit::input::<u64>(), [Got::default(), Got::default(), Got::default()]);
        let pipeline = windowed(
            input.stream(),
            seconds(length),
            seconds(slide),
            Arc::clone(&sums),
            Arc::clone(&records),
            Arc::clone(&over),
        );
        let mut kit = TestKit::new(pipeline).executor(EXECUTORS[seed as usize % 4]);
        for batch in &batches {
            input.push(batch.iter().copied());
            kit.run_batch().unwrap();
        }
        let what = format!("length {length}, slide {slide}, seed {seed}, {batches:?}");
        // the last batch that is in a window, and the first window that has it
        let seen = |at: u64| at.div_ceil(slide) * slide;
        let newest =
            (1..=n_batches).rfind(|at| seen(*at) < at + length && !batches[*at as usize - 1].is_empty());
        let needed = newest.map(seen).filter(|end| *end > n_batches);
        // the windows over these, and which of these they have beside the needed ones
        let last = newest.map_or(0, |at| seen(at).div_ceil(slide * 3) * slide * 3);
        let again = (n_batches + 1..=last)
            .filter(|end| end.is_multiple_of(slide) && newest.is_some_and(|at| *end < at + length));
        let ticks: BTreeSet<u64> =
            needed.into_iter().chain(again).chain((last > n_batches).then_some(last)).collect();
        let finished = kit.finish().unwrap();
        let finished: Vec<u64> = finished.iter().map(|batch| batch.batch.tick).collect();
        assert_eq!(finished, ticks.into_iter().collect::<Vec<_>>(), "{what}");
        let (sums, records, over) = (sums.lock().unwrap(), records.lock().unwrap(), over.lock().unwrap());
        let shown = |(end, sum): &(u64, u64)| {
            assert_eq!(*sum, naive(&batches, length, *end), "the window that ends with {end}: {what}");
        };
        sums.iter().for_each(shown);
        records.iter().for_each(shown);
        for (end, sum) in over.iter() {
            let ends = (1..=*end).filter(|at| at.is_multiple_of(slide) && at + slide * 3 > *end);
            let of_ends: u64 = ends.map(|at| naive(&batches, length, at)).sum();
            assert_eq!(*sum, of_ends, "the window over windows that ends with {end}: {what}");
        }
        for (at, batch) in (1..).zip(&batches).filter(|(_, batch)| !batch.is_empty()) {
            let ends: Vec<u64> = (at..at + length).filter(|end| end.is_multiple_of(slide)).collect();
            let has = |got: &[(u64, u64)]| ends.iter().any(|end| got.iter().any(|(shown, _)| shown == end));
            assert!(
                ends.is_empty() || (has(&sums) && has(&records)),
                "batch {at} {batch:?} was in no window: {what}"
            );
        }
        // where windows neither overlap nor lie apart, each record is given out once, by both
        if length == slide {
            let all: u64 = batches.iter().flatten().sum();
            assert_eq!(sums.iter().map(|(_, sum)| sum).sum::<u64>(), all, "{what}");
            assert_eq!(over.iter().map(|(_, sum)| sum).sum::<u64>(), all, "{what}");
        }
        assert!(kit.run_batch().is_err(), "it is over");
    }
}

#[derive(Clone, Debug, Default)]
struct Screen(Arc<Mutex<String>>);

impl Console for Screen {
    fn out(&self, text: &str) -> std::io::Result<()> {
        self.0.lock().unwrap().push_str(text);
        Ok(())
    }
    fn err(&self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

fn context(screen: &Screen) -> streamc::context::Builder {
    StreamingContext::builder()
        .clock(ManualClock::new(0))
        .console(screen.clone())
        .signals(false)
        .partitions(2)
}

/// 201 batches, and windows of 60.
#[test]
fn the_sum_over_the_windows_is_the_sum_of_all() {
    #[pipeline(batch = "1s")]
    fn minutes(lines: DStream<u64>, got: Got) {
        lines.reduce_by_window(|a, b| a + b, "60s", "60s").foreach_rdd(|rdd, time| {
            got.lock().unwrap().push((time.millis() / 1000, rdd.iter().sum()));
        });
        // nothing more of these
        lines.print();
        lines
            .map(|n| (0, n))
            .update_state_by_key(|new, sum: Option<u64>| Some(sum.unwrap_or(0) + new.iter().sum::<u64>()))
            .print();
    }
    for (at_end, ends, open) in [(AtEnd::CloseWindows, 4, 0), (AtEnd::Leave, 3, 1)] {
        let (screen, got) = (Screen::default(), Got::default());
        let context = context(&screen).at_end(at_end).build().unwrap();
        let stats = context.stats();
        let input = testkit::input::<u64>();
        (1..=201u64).for_each(|n| input.push([n]));
        context.run(minutes(input.stream(), Arc::clone(&got))).unwrap();
        let got = got.lock().unwrap();
        assert_eq!(got.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [59, 119, 179, 239][..ends]);
        let all: u64 = (1..=60 * ends as u64).filter(|n| *n <= 201).sum();
        assert_eq!(got.iter().map(|(_, sum)| *sum).sum::<u64>(), all);
        assert_eq!(screen.0.lock().unwrap().matches("Time: ").count(), 2 * 201, "no head without a batch");
        assert_eq!(stats.batches.get(), 201 + ends as u64 - 3);
        assert_eq!((stats.windows_open.get(), stats.keys_open.get()), (open, 1));
    }
}

/// Windows that lie apart, a window of an hour in batches of a millisecond, counts that go on for
/// ever, windows over them.
#[test]
fn only_what_is_due_is_run() {
    #[pipeline(batch = "1ms")]
    fn long(lines: DStream<u64>, got: Got) {
        lines.reduce_by_window(|a, b| a + b, "1h", "1h").foreach_rdd(|rdd, time| {
            got.lock().unwrap().push((time.millis(), rdd.iter().sum()));
        });
        // never empty, once there was a record
        let counts = lines.count_by_window("3ms", "1ms");
        counts.print();
        counts.reduce_by_window(|a, b| a + b, "50ms", "50ms").print();
        // no window has the record
        lines.window("2ms", "10ms").count().print();
    }
    let (screen, got) = (Screen::default(), Got::default());
    let context = context(&screen).build().unwrap();
    let stats = context.stats();
    let input = testkit::input::<u64>();
    [vec![1u64], vec![], vec![2]].into_iter().for_each(|batch| input.push(batch));
    context.run(long(input.stream(), Arc::clone(&got))).unwrap();
    assert_eq!(*got.lock().unwrap(), [(3_599_999, 3)]);
    // the hour, the windows over counts, and the two counts that these still need
    assert_eq!(stats.batches_without_input.get(), 4, "{}", screen.0.lock().unwrap());
    assert_eq!(
        stats.batches.get(),
        stats.batches_without_input.get() + 2,
        "a source with an end has no empty batches"
    );
}

#[pipeline(batch = "1s")]
fn idle_keys(lines: DStream<&str>, log: Arc<Mutex<Vec<String>>>) {
    let ones = lines.map(|line| (line, 1u64));
    let said = ones
        .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
            if one.is_some() {
                n.update(n.get().unwrap_or(0) + 1);
            }
            format!("{word} {:?} {}", n.get(), n.is_timing_out())
        })
        .timeout("30s");
    said.foreach_rdd(|rdd, time| {
        log.lock().unwrap().extend(rdd.iter().map(|said| format!("{}: {said}", time.millis() / 1000)));
    });
    // what keys say at their end is in a window too
    said.count_by_window("100s", "100s").foreach_rdd(|rdd, time| {
        log.lock().unwrap().push(format!("{}: {} were said", time.millis() / 1000, rdd.first().unwrap_or(0)));
    });
}

#[test]
fn keys_time_out_at_the_end_if_that_is_asked_for() {
    for (at_end, last, open) in [
        (AtEnd::Leave, &[][..], (1, 2, 2)),
        (AtEnd::CloseWindows, &["99: 3 were said"], (0, 2, 2)),
        (AtEnd::FireTimeouts, &["31: b Some(1) true", "32: a Some(2) true", "99: 5 were said"], (0, 0, 0)),
    ] {
        let (screen, log) = (Screen::default(), Arc::<Mutex<Vec<String>>>::default());
        let context = context(&screen).at_end(at_end).build().unwrap();
        let stats = context.stats();
        let input = testkit::input::<&str>();
        input.push(["a", "b"]);
        input.push(["a"]);
        context.run(idle_keys(input.stream::<&str>(), Arc::clone(&log))).unwrap();
        let log = log.lock().unwrap();
        assert_eq!(log[..2], ["0: a Some(1) false", "0: b Some(1) false"]);
        assert_eq!(log[3..], *last, "{at_end:?}");
        let counts = (stats.windows_open.get(), stats.keys_open.get(), stats.timeouts_open.get());
        assert_eq!(counts, open, "{at_end:?}");
    }
    for executor in EXECUTORS {
        let (input, log) = (testkit::input::<&str>(), Arc::<Mutex<Vec<String>>>::default());
        let mut kit = TestKit::new(idle_keys(input.stream::<&str>(), Arc::clone(&log))).executor(executor);
        input.push(["a", "b"]);
        kit.run_batch().unwrap();
        let ticks: Vec<u64> =
            kit.finish_as(AtEnd::FireTimeouts).unwrap().iter().map(|b| b.batch.tick).collect();
        assert_eq!(ticks, [32, 100], "{executor:?}");
    }
}

/// A window that has shown all it has is whole where another one meets it.
#[test]
fn streams_that_meet_are_whole() {
    #[pipeline(batch = "1s")]
    fn meeting(a: DStream<(u64, u64)>, b: DStream<(u64, u64)>, got: Arc<Mutex<Vec<String>>>) {
        let a = a.reduce_by_key_and_window(|a, b| a + b, "10s", "5s");
        let b = b.reduce_by_key_and_window(|a, b| a + b, "10s", "5s");
        a.join(b).foreach_rdd(|rdd, time| {
            got.lock().unwrap().push(format!(
                "{}: {:?}",
                time.millis() / 1000 - 1_700_000_000,
                rdd.into_iter().collect::<Vec<_>>()
            ));
        });
    }
    for executor in EXECUTORS {
        let (a, b, got) = (
            testkit::input::<(u64, u64)>(),
            testkit::input::<(u64, u64)>(),
            Arc::<Mutex<Vec<String>>>::default(),
        );
        let mut kit = TestKit::new(meeting(a.stream(), b.stream(), Arc::clone(&got))).executor(executor);
        for n in 1..=7u64 {
            a.push((n == 3).then_some((1u64, 30u64)));
            b.push((n == 7).then_some((1u64, 7u64)));
            kit.run_batch().unwrap();
        }
        kit.finish().unwrap();
        assert_eq!(*got.lock().unwrap(), ["5: []", "10: [(1, (30, 7))]"], "{executor:?}");
    }
}

/// A stop is no end: what is open stays, and is said.
#[test]
fn a_graceful_stop_leaves_windows_open() {
    #[pipeline(batch = "10ms")]
    fn minutes(lines: DStream<u64>, got: Got) {
        lines.reduce_by_window(|a, b| a + b, "1h", "1h").foreach_rdd(|rdd, time| {
            got.lock().unwrap().push((time.millis(), rdd.iter().sum()));
        });
    }
    let (screen, got) = (Screen::default(), Got::default());
    let (send, receive) = std::sync::mpsc::channel::<u64>();
    let running = context(&screen).clock(SystemClock::new()).build().unwrap();
    let stats = running.stats();
    let running = running.start([minutes(iter_stream(receive), Arc::clone(&got))]).unwrap();
    send.send(5).unwrap();
    let deadline = std::time::Instant::now() + Duration::from_secs(20);
    while stats.records_in.get() == 0 {
        assert!(std::time::Instant::now() < deadline, "no batch");
        std::thread::yield_now();
    }
    running.stop(true);
    drop(send);
    assert!(running.await_termination_for(Duration::from_secs(20)).unwrap());
    assert_eq!(*got.lock().unwrap(), []);
    assert_eq!((stats.windows_open.get(), stats.batches_without_input.get()), (1, 0));
}

/// An inner window that is shown again, because something else is due, does not make an outer one
/// wait for more.
#[test]
fn what_is_shown_again_is_not_waited_for() {
    #[pipeline(batch = "1s")]
    fn chain(lines: DStream<u64>, got: Got) {
        lines.reduce_by_window(|a, b| a + b, "10s").reduce_by_window(|a, b| a + b, "3s", "3s").foreach_rdd(
            |rdd, time| got.lock().unwrap().push((time.millis() / 1000 - 1_700_000_000, rdd.iter().sum())),
        );
        lines.window("7s", "7s").count().print();
    }
    for executor in EXECUTORS {
        let (input, got) = (testkit::input::<u64>(), Got::default());
        let mut kit = TestKit::new(chain(input.stream(), Arc::clone(&got))).executor(executor);
        input.push([5u64]);
        kit.run_batch().unwrap();
        let ticks: Vec<u64> = kit.finish().unwrap().iter().map(|batch| batch.batch.tick).collect();
        assert_eq!(ticks, [2, 3, 4, 5, 6, 7], "{executor:?}");
        assert_eq!(*got.lock().unwrap(), [(3, 15), (6, 15)], "{executor:?}");
    }
}

/// In a context, as in the kit: an outer window that lacks inner ones is counted, and fails
/// nothing.
#[test]
fn an_outer_window_that_lacks_inner_ones_is_counted() {
    #[pipeline(batch = "1s")]
    fn chain(lines: DStream<u64>, got: Got) {
        lines
            .reduce_by_window(|a, b| a + b, "4s")
            .reduce_by_window(|a, b| a + b, "10s", "10s")
            .foreach_rdd(|rdd, time| got.lock().unwrap().push((time.millis() / 1000, rdd.iter().sum())));
    }
    for (limit, outer, skipped) in [(3, &[(9, 12)][..], 0), (2, &[][..], 4)] {
        let (screen, got) = (Screen::default(), Got::default());
        let context = context(&screen).max_catch_up(limit).build().unwrap();
        let stats = context.stats();
        let input = testkit::input::<u64>();
        input.push([1u64]);
        input.push([2u64]);
        context.run(chain(input.stream(), Arc::clone(&got))).unwrap();
        assert_eq!(*got.lock().unwrap(), outer);
        assert_eq!(stats.windows_skipped.get(), skipped, "three inner ones, and the outer one");
        assert_eq!(stats.batches_failed.get(), 0);
    }
}

/// A stop is obeyed while windows are given out at the end.
#[test]
fn a_stop_is_obeyed_at_the_end() {
    #[pipeline(batch = "1s")]
    fn two(lines: DStream<u64>, got: Got, running: Arc<OnceLock<ContextHandle>>) {
        lines.reduce_by_window(|a, b| a + b, "5s", "5s").foreach_rdd(|rdd, time| {
            got.lock().unwrap().push((time.millis() / 1000, rdd.iter().sum()));
            running.wait().stop(true);
        });
        lines.reduce_by_window(|a, b| a + b, "9s", "9s").foreach_rdd(|rdd, time| {
            got.lock().unwrap().push((time.millis() / 1000, rdd.iter().sum()));
        });
    }
    let (screen, got) = (Screen::default(), Got::default());
    let context = context(&screen).build().unwrap();
    let (stats, running) = (context.stats(), Arc::<OnceLock<ContextHandle>>::default());
    let input = testkit::input::<u64>();
    input.push([1u64]);
    let started = context.start([two(input.stream(), Arc::clone(&got), Arc::clone(&running))]).unwrap();
    assert!(running.set(started).is_ok());
    assert!(running.wait().await_termination_for(Duration::from_secs(20)).unwrap());
    assert_eq!(*got.lock().unwrap(), [(4, 1)]);
    assert_eq!((stats.windows_open.get(), stats.batches_without_input.get()), (1, 1));
}
