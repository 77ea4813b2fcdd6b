//! A clock that is set forward and back, and batches that fall behind: how many batches are run,
//! when, and that a stop is obeyed. What windows give out then is in `tests/tests/passed_ticks.rs`.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, counts, ended, foreach, jump, receive, tick, tick_unseen};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
    mpsc,
};
use std::time::Duration;
use streamc_runtime::{context::ContextHandle, env::ManualClock};

fn second(n: u64) -> u64 {
    START + n * 1_000_000
}

fn numbers(running: &ContextHandle) -> Vec<(u64, u64)> {
    running.lineage().iter().map(|batch| (batch.batch.seq, batch.batch.tick)).collect()
}

const YEAR: u64 = 365 * 24 * 3600;

#[test]
fn a_clock_set_a_year_ahead_is_one_batch() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let pipeline = foreach(feed.stream(), move |time, lines| send.send((time, lines.concat())).unwrap());
    let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.push("b");
    jump(&clock, &feed, YEAR);
    feed.push("c");
    tick(&clock, &feed);
    let all: Vec<(u64, String)> = (0..3).map(|_| receive(&got)).collect();
    let want = [(1, "a"), (1 + YEAR, "b"), (2 + YEAR, "c")];
    assert_eq!(all, want.map(|(n, lines)| (second(n), lines.to_owned())));
    running.stop(true);
    ended(&running).unwrap();
    assert_eq!(numbers(&running), [(0, 1), (1, 1 + YEAR), (2, 2 + YEAR)]);
    let stats = running.stats();
    assert_eq!((stats.batches.get(), stats.ticks_merged.get()), (3, YEAR - 1));
    assert_eq!((stats.batches_without_input.get(), stats.windows_skipped.get()), (0, 0));
}

/// Windows that end inside the jump are given out with their times, as many as may be; the rest is
/// counted and said.
#[test]
fn windows_that_end_in_the_jump_are_given_out_up_to_a_limit() {
    for (limit, given, skipped) in [(1000, 5, 0), (2, 2, 2), (0, 0, 4)] {
        let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
        let (send, got) = mpsc::channel();
        let pipeline =
            counts(feed.stream(), Duration::from_secs(5), None, move |time, n| send.send((time, n)).unwrap());
        let context = context(&clock, &screen).max_catch_up(limit).build().unwrap();
        let running = context.start([pipeline]).unwrap();
        feed.push("a");
        tick(&clock, &feed);
        feed.push("b");
        jump(&clock, &feed, YEAR);
        feed.push("c");
        tick(&clock, &feed);
        running.stop(true);
        ended(&running).unwrap();
        // the last of them is empty
        let inside = [(2, 1), (3, 1), (4, 1), (5, 1), (6, 0)].into_iter().take(given);
        let want = [(1, 1)].into_iter().chain(inside).chain([(1 + YEAR, 1), (2 + YEAR, 2)]);
        assert_eq!(
            got.try_iter().collect::<Vec<_>>(),
            want.map(|(n, count)| (second(n), count)).collect::<Vec<_>>()
        );
        let stats = running.stats();
        assert_eq!(stats.windows_skipped.get(), skipped, "{limit}");
        assert_eq!(stats.batches_without_input.get(), given as u64);
        assert_eq!(screen.err().contains("`max_catch_up` is"), skipped > 0, "{}", screen.err());
        assert_eq!(stats.windows_open.get(), 0);
    }
}

#[test]
fn a_clock_set_back_goes_on_with_new_times_and_numbers() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let pipeline =
        counts(feed.stream(), Duration::from_secs(2), None, move |time, n| send.send((time, n)).unwrap());
    let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
    let mut times = Vec::new();
    for n in 0..6 {
        feed.push("a");
        if n == 3 {
            assert!(clock.wait_for_waiters(1, LIMIT));
            clock.set_wall(START - 100_000_000_000);
            // its own time stands still for a part of an interval
            times.push(loop {
                tick_unseen(&clock);
                if let Ok((time, _)) = got.recv_timeout(Duration::from_millis(200)) {
                    break time;
                }
            });
        } else {
            tick(&clock, &feed);
            times.push(receive(&got).0);
        }
    }
    running.stop(true);
    ended(&running).unwrap();
    assert!(times.is_sorted_by(|a, b| a < b), "{times:?}");
    assert_eq!(times[..3], [second(1), second(2), second(3)]);
    assert!(numbers(&running).is_sorted_by(|a, b| a.0 + 1 == b.0 && a.1 < b.1), "{:?}", numbers(&running));
    assert!(times[5] < second(20), "at their pace");
}

/// While windows are caught up with, a stop need not wait until all of them are given out, and
/// sources are served.
#[test]
fn a_stop_is_obeyed_between_batches_that_catch_up() {
    for graceful in [false, true] {
        let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
        let (began, begins) = mpsc::channel();
        let (go, gate) = mpsc::channel::<()>();
        let (gate, seen) = (Mutex::new(gate), Arc::new(AtomicU64::new(0)));
        let count = Arc::clone(&seen);
        let pipeline = counts(feed.stream(), Duration::from_secs(500), None, move |_, _| {
            if count.fetch_add(1, Ordering::SeqCst) == 3 {
                began.send(()).unwrap();
                gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
            }
        });
        let context = context(&clock, &screen).stop_limit(Duration::ZERO).build().unwrap();
        let running = context.start([pipeline]).unwrap();
        feed.push("a");
        tick(&clock, &feed);
        jump(&clock, &feed, YEAR);
        receive(&begins);
        feed.push("b");
        tick(&clock, &feed);
        running.stop(graceful);
        go.send(()).unwrap();
        ended(&running).unwrap();
        // those before the stop, and if it was graceful those with input
        assert_eq!(seen.load(Ordering::SeqCst), if graceful { 6 } else { 4 });
        let left = 499 - 3;
        assert_eq!(running.stats().windows_skipped.get(), left, "what is left out is counted");
    }
}

/// Batch times that have passed are caught up with, and the batch that waits for that is run,
/// before the end of input is looked at.
#[test]
fn what_windows_catch_up_with_comes_before_the_end() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (began, begins) = mpsc::channel();
    let (go, gate) = mpsc::channel::<()>();
    let (send, got) = mpsc::channel();
    let gate = Mutex::new(gate);
    let pipeline = counts(feed.stream(), Duration::from_secs(300), None, move |time, n| {
        send.send((time, n)).unwrap();
        if time == second(2) {
            began.send(()).unwrap();
            gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
        }
    });
    let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.push("b");
    jump(&clock, &feed, 250);
    receive(&begins);
    let cuts = feed.0.cuts.load(Ordering::SeqCst);
    feed.end();
    feed.wait_for_cuts(cuts + 1);
    go.send(()).unwrap();
    ended(&running).unwrap();
    let right = (1..=250).map(|n| (second(n), 1)).chain([(second(251), 2)]);
    assert_eq!(got.try_iter().collect::<Vec<_>>(), right.collect::<Vec<_>>());
}
