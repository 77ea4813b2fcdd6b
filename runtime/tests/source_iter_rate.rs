//! Records of the program itself: iterators and channels, and numbers at a rate.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;
mod hand;

use common::*;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
    time::Duration,
};
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::{ManualClock, MemFs, Rng},
    record::{Block, Stored},
    source::{Source, iter_stream, rate_stream},
};

fn source<R: streamc_runtime::Record>(from: impl IntoDStream<R>) -> Arc<dyn Source<R::Owned>> {
    from.into_dstream().into_source()
}

fn values<S: for<'a> Stored<View<'a> = S>>(cut: &Batch<S>) -> Vec<S> {
    let mut all = Vec::new();
    for block in cut.parts.iter().flat_map(|part| &part.blocks) {
        block.each(true, |record| all.push(record));
    }
    all
}

#[test]
fn every_record_of_an_iterator_comes_once_and_in_order() {
    let source = source::<u64>(iter_stream(0..100_000u64));
    source.begin(&cx(MemFs::new())).unwrap();
    let mut all = Vec::new();
    wait_until("the end", || {
        all.extend(values(&source.batch(2).unwrap()));
        source.finished()
    });
    assert!(all.iter().copied().eq(0..100_000), "{} records", all.len());
}

#[test]
fn a_channel_gives_what_was_sent_without_waiting_for_more() {
    let (send, receive) = mpsc::channel::<String>();
    let (source, cx) = (source::<String>(iter_stream(receive)), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    for round in 0..3 {
        send.send(format!("a {round}")).unwrap();
        send.send(format!("b {round}")).unwrap();
        let mut got = Vec::new();
        wait_until("both records", || {
            got.extend(values(&source.batch(2).unwrap()));
            got.len() == 2
        });
        assert_eq!(got, [format!("a {round}"), format!("b {round}")]);
        assert!(!source.finished());
    }
    drop(send);
    wait_until("the end", || source.finished());
}

#[test]
fn borrowed_text_is_taken_as_records_not_as_lines() {
    let source = text_source(iter_stream(["one\ntwo", "", "three"]));
    source.begin(&cx(MemFs::new())).unwrap();
    assert_eq!(all_batches(&*source, 2).concat(), ["one\ntwo", "", "three"]);
}

#[test]
fn an_iterator_is_not_asked_while_the_buffer_is_full() {
    let (send, asked) = mpsc::channel();
    let numbers = (0..1000u64).inspect(move |n| send.send(*n).unwrap());
    let (source, cx) = (source::<u64>(iter_stream(numbers).buffer_bytes(80)), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    wait_until("the wait", || cx.stats.receiver_waits.get() == 1);
    assert_eq!(asked.try_iter().count(), 11, "ten fill the buffer, one is in hand");
    let cut = source.batch(1).unwrap();
    drop(cut);
    wait_until("the next wait", || cx.stats.receiver_waits.get() == 2);
    source.stop(false);
    assert!(source.finished());
}

#[test]
fn what_a_panicking_iterator_gave_is_kept_and_then_the_error_names_it() {
    let bad = (0..10u64).map(|n| if n == 7 { panic!("no seven") } else { n });
    let (source, cx) = (source::<u64>(iter_stream(bad).named("the sevens")), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    let mut all = Vec::new();
    let mut error = None;
    wait_until("the error", || {
        match source.batch(1) {
            Ok(cut) => all.extend(values(&cut)),
            Err(e) => error = Some(e.to_string()),
        }
        error.is_some()
    });
    assert!(all.into_iter().eq(0..7));
    let error = error.unwrap();
    assert!(error.contains("the sevens") && error.contains("the iterator panicked: no seven"), "{error}");
    assert!(source.name() == "the sevens");
    let here = iter_stream([1u64]);
    assert!(format!("{here:?}").contains("source_iter_rate.rs:"), "{here:?}");
}

#[test]
fn a_context_ends_with_its_iterator() {
    let (clock, screen) = (ManualClock::new(hand::START), hand::Screen::default());
    let (send, got) = mpsc::channel();
    let lines: DStream<&str> = iter_stream(["a", "b", "c"]).into_dstream();
    let keep = hand::foreach(lines, move |_, lines: Vec<&str>| send.send(lines.concat()).unwrap());
    let running = hand::context(&clock, &screen).build().unwrap().start([keep]).unwrap();
    let mut all = String::new();
    while all != "abc" {
        hand::tick_unseen(&clock);
        all.push_str(&hand::receive(&got));
    }
    running.await_termination().unwrap();
}

#[test]
fn a_rate_is_exact_over_time_whenever_it_is_asked() {
    let mut rng = Rng::new(3);
    for per_second in [1, 3, 7, 1000, 44_100] {
        let clock = ManualClock::new(0);
        let (source, cx) = (source::<u64>(rate_stream(per_second)), with_clock(cx(MemFs::new()), &clock));
        source.begin(&cx).unwrap();
        let (mut all, mut passed) = (Vec::new(), 0);
        for _ in 0..50 {
            let step = rng.below(300_000);
            clock.advance(Duration::from_micros(step));
            passed += step;
            let cut = source.batch(3).unwrap();
            assert!(cut.parts.len() <= 3);
            all.extend(values(&cut));
            assert_eq!(all.len() as u64, passed * per_second / 1_000_000);
        }
        assert!(all.iter().copied().eq(0..all.len() as u64));
        source.stop(true);
        assert!(source.finished());
    }
}

#[test]
fn a_rate_ends_after_its_records_and_a_long_pause_does_not_make_a_batch_without_bounds() {
    let clock = ManualClock::new(0);
    let (source, cx) = (source::<u64>(rate_stream(10).records(25)), with_clock(cx(MemFs::new()), &clock));
    source.begin(&cx).unwrap();
    let mut sizes = Vec::new();
    for _ in 0..3 {
        assert!(!source.finished());
        clock.advance(Duration::from_secs(1));
        sizes.push(source.batch(2).unwrap().records);
    }
    assert_eq!(sizes, [10, 10, 5]);
    assert!(source.finished());
    assert!(catch_unwind(AssertUnwindSafe(|| source.begin(&cx).unwrap())).is_err(), "only once");

    let fast = self::source::<u64>(rate_stream(u64::MAX));
    fast.begin(&cx).unwrap();
    clock.advance(Duration::from_secs(3600));
    if cfg!(not(miri)) {
        assert_eq!(fast.batch(2).unwrap().records, 16 << 20);
    }
}

/// An iterator that is making a record when the stop comes: `took` hears that it has begun, `gate`
/// lets it finish.
fn in_hand() -> (Arc<dyn Source<u64>>, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let ((took, taken), (gate, open)) = (mpsc::channel(), mpsc::channel::<()>());
    let (send, receive) = mpsc::channel::<u64>();
    send.send(7).unwrap();
    let records = receive.into_iter().inspect(move |_| {
        took.send(()).unwrap();
        open.recv().unwrap();
        // the channel stays open
        let _ = &send;
    });
    (source::<u64>(iter_stream(records)), taken, gate)
}

#[test]
fn a_graceful_stop_waits_for_a_record_that_was_taken_from_a_channel() {
    let (source, taken, gate) = in_hand();
    let (clock, cx) = (ManualClock::new(0), cx(MemFs::new()));
    source.begin(&with_clock(cx, &clock)).unwrap();
    taken.recv().unwrap();
    source.stop(true);
    assert!(!source.finished(), "there may be a record on its way");
    gate.send(()).unwrap();
    let mut got = Vec::new();
    wait_until("the record", || {
        got.extend(values(&source.batch(1).unwrap()));
        !got.is_empty()
    });
    assert_eq!(got, [7]);
    wait_until("the end", || source.finished());
}

#[test]
fn a_record_that_comes_too_late_for_the_stop_is_counted() {
    let (source, taken, gate) = in_hand();
    let (clock, cx) = (ManualClock::new(0), cx(MemFs::new()));
    let stats = Arc::clone(&cx.stats);
    source.begin(&with_clock(cx, &clock)).unwrap();
    taken.recv().unwrap();
    source.stop(true);
    clock.advance(Duration::from_millis(399));
    assert!(!source.finished());
    clock.advance(Duration::from_millis(1));
    assert!(source.finished(), "an iterator that blocks cannot hold up a stop for long");
    gate.send(()).unwrap();
    wait_until("the count", || stats.records_unread.get() == 1);
    assert!(values(&source.batch(1).unwrap()).is_empty());
}
