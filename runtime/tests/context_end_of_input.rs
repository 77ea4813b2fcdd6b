//! The end of all input while windows still catch up with batch times that have passed. In a
//! process of its own, because a program has one subscriber of `tracing`, and what is told there
//! brings the two threads to the point where they could meet.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, counts, ended, jump, receive, tick};
use std::{
    fmt::{Debug, Write},
    sync::{Condvar, Mutex, MutexGuard, mpsc},
    thread,
    time::Duration,
};
use streamc_runtime::env::ManualClock;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

/// What has happened so far.
struct Seen {
    /// the time keeper has found the end
    ended: bool,
    /// how often it has found that it has to wait since then
    waits: u64,
    /// batches that a worker has caught up with since then
    done: u64,
    /// calls of the outputs
    calls: u64,
}

static SEEN: Mutex<Seen> = Mutex::new(Seen { ended: false, waits: 0, done: 0, calls: 0 });
static CHANGED: Condvar = Condvar::new();

fn note(f: impl FnOnce(&mut Seen)) -> MutexGuard<'static, Seen> {
    let mut seen = SEEN.lock().unwrap();
    f(&mut seen);
    CHANGED.notify_all();
    seen
}

fn wait_while(seen: MutexGuard<'static, Seen>, what: &str, f: impl Fn(&Seen) -> bool) {
    let waited = CHANGED.wait_timeout_while(seen, LIMIT, |seen| f(seen)).unwrap();
    assert!(!waited.1.timed_out(), "{what}");
}

struct Threads;

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            write!(self.0, "{value:?}").unwrap();
        }
    }
}

impl Subscriber for Threads {
    fn enabled(&self, of: &Metadata<'_>) -> bool {
        of.target() == "streamc"
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn event(&self, event: &Event<'_>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        let is_worker = thread::current().name().is_some_and(|name| name.starts_with("streamc-batch"));
        match &*message.0 {
            "all input has ended" => drop(note(|seen| seen.ended = true)),
            "the end of all input waits for batches" => drop(note(|seen| seen.waits += 1)),
            // no further before the time keeper has done what it would do now: wait on, or run a
            // batch of its own
            "a batch without input is done" if is_worker => {
                let seen = note(|seen| seen.done += u64::from(seen.ended));
                let (ended, done, calls) = (seen.ended, seen.done, seen.calls);
                wait_while(seen, "the time keeper does nothing", |seen| {
                    ended && seen.waits <= done && seen.calls == calls
                });
            }
            _ => {}
        }
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
}

fn second(n: u64) -> u64 {
    START + n * 1_000_000
}

/// All windows that ended before the batch that waits are given out, then that batch is run, and
/// only then is looked at what is open.
#[test]
fn the_end_waits_for_windows_that_catch_up() {
    tracing::subscriber::set_global_default(Threads).unwrap();
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (began, begins) = mpsc::channel();
    let (go, gate) = mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let (send, got) = mpsc::channel();
    let (send_other, got_other) = mpsc::channel();
    let lines = feed.stream();
    let sliding = counts(lines.clone(), Duration::from_secs(6), None, move |time, n| {
        drop(note(|seen| seen.calls += 1));
        send.send((time, n)).unwrap();
        if time == second(2) {
            began.send(()).unwrap();
            gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
        }
    });
    let four = Duration::from_secs(4);
    let tumbling = counts(lines, four, Some(four), move |time, n| {
        drop(note(|seen| seen.calls += 1));
        send_other.send((time, n)).unwrap();
    });
    let running = context(&clock, &screen).build().unwrap().start([sliding, tumbling]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.push("b");
    jump(&clock, &feed, 250);
    // the worker is in the first batch that catches up, and the queue is empty
    receive(&begins);
    feed.end();
    wait_while(SEEN.lock().unwrap(), "the time keeper has not seen the end", |seen| !seen.ended);
    go.send(()).unwrap();
    ended(&running).unwrap();
    let at = |all: &[(u64, u64)]| all.iter().map(|(n, count)| (second(*n), *count)).collect::<Vec<_>>();
    let right = [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 0), (251, 1), (252, 1)];
    assert_eq!(got.try_iter().collect::<Vec<_>>(), at(&right));
    assert_eq!(got_other.try_iter().collect::<Vec<_>>(), at(&[(4, 1), (8, 0), (252, 1)]));
    let seen = SEEN.lock().unwrap();
    assert_eq!(seen.done, 7, "each of these batches was a chance");
}
