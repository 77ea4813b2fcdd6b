//! The manual clock: waits end by time or by signal, and only then.
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::{sync::mpsc, thread, time::Duration};
use streamc_core::env::{Clock, ManualClock, SystemClock, Wake};

const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_wait_ends_at_its_deadline_and_not_before() {
    let clock = ManualClock::new(5_000_000);
    let (told, ended) = mpsc::channel();
    let waiter = clock.clone();
    let thread = thread::spawn(move || {
        told.send(waiter.wait(&Wake::new(), Some(1000))).unwrap();
    });
    assert!(clock.wait_for_waiters(1, PATIENCE));
    assert_eq!((clock.waiters(), clock.next_deadline()), (1, Some(1000)));
    clock.advance(Duration::from_micros(999));
    assert!(ended.try_recv().is_err());
    clock.advance(Duration::from_micros(1));
    assert_eq!(ended.recv_timeout(PATIENCE), Ok(false));
    thread.join().unwrap();
    assert_eq!((clock.waiters(), clock.now(), clock.monotonic()), (0, 5_001_000, 1000));
}

#[test]
fn a_signal_is_kept_until_somebody_waits() {
    for clock in [&ManualClock::new(0) as &dyn Clock, &SystemClock::new()] {
        let wake = Wake::new();
        wake.signal();
        wake.signal();
        assert!(clock.wait(&wake, None));
        assert!(!clock.wait(&wake, Some(0)), "it is used up");
    }
}

#[test]
fn many_waiters_end_in_the_order_of_their_deadlines() {
    let clock = ManualClock::new(0);
    let (told, ended) = mpsc::channel();
    for n in 1..=8u64 {
        let (told, clock) = (told.clone(), clock.clone());
        thread::spawn(move || {
            clock.wait(&Wake::new(), Some(n * 10));
            told.send(n).unwrap();
        });
    }
    assert!(clock.wait_for_waiters(8, PATIENCE));
    for n in 1..=8 {
        clock.advance(Duration::from_micros(10));
        assert_eq!(ended.recv_timeout(PATIENCE), Ok(n));
    }
}

#[test]
fn the_wall_can_be_set_back_without_moving_the_deadlines() {
    let clock = ManualClock::new(1_000_000);
    clock.advance(Duration::from_micros(7));
    clock.set_wall(3);
    assert_eq!((clock.now(), clock.monotonic()), (3, 7));
}

#[test]
fn the_system_clock_waits_at_least_until_the_deadline() {
    let clock = SystemClock::new();
    let deadline = clock.monotonic() + 2000;
    assert!(!clock.wait(&Wake::new(), Some(deadline)));
    assert!(clock.monotonic() >= deadline);
    // some moment after 2020
    assert!(clock.now() > 1_577_836_800_000_000);
}
