//! What a subscriber of `tracing` is told: batches as spans, and what happens in them as events. In
//! a process of its own, because a program has one subscriber.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, foreach, tick};
use std::{
    cell::RefCell,
    fmt::{Debug, Write},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline, StreamingContext,
    dstream::{DStream, IntoDStream},
    env::ManualClock,
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::Str,
    source::queue_stream,
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_core::span::Current;

/// Every event, behind the span that it is in.
static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());
static SPANS: Mutex<Vec<(String, &'static Metadata<'static>)>> = Mutex::new(Vec::new());
static N_SPANS: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static WITHIN: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

struct Notes;

/// `name=value` of all fields; the message alone. How long something took depends on the machine.
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "took_us" => {}
            "message" => write!(self.0, " {value:?}").unwrap(),
            name => write!(self.0, " {name}={value:?}").unwrap(),
        }
    }
}

impl Subscriber for Notes {
    fn enabled(&self, of: &Metadata<'_>) -> bool {
        of.target() == "streamc" || of.target() == "user"
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(span.metadata().name().to_owned());
        span.record(&mut fields);
        SPANS.lock().unwrap().push((fields.0, span.metadata()));
        Id::from_u64(N_SPANS.fetch_add(1, Ordering::Relaxed) + 1)
    }
    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        let within = WITHIN.with_borrow(|spans| spans.last().copied());
        let span = within.map(|id| SPANS.lock().unwrap()[id as usize - 1].0.clone()).unwrap_or_default();
        let line = format!("[{span}] {}{}", event.metadata().level(), fields.0);
        HEARD.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }
    fn enter(&self, id: &Id) {
        WITHIN.with_borrow_mut(|spans| spans.push(id.into_u64()));
    }
    fn exit(&self, _: &Id) {
        WITHIN.with_borrow_mut(|spans| spans.pop());
    }
    fn current_span(&self) -> Current {
        match WITHIN.with_borrow(|spans| spans.last().copied()) {
            Some(id) => Current::new(Id::from_u64(id), SPANS.lock().unwrap()[id as usize - 1].1),
            None => Current::none(),
        }
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
}

fn heard() -> Vec<String> {
    std::mem::take(&mut HEARD.lock().unwrap())
}

/// Is interrupted once.
#[derive(Debug)]
struct Once(bool);

impl Receiver<Str> for Once {
    fn name(&self) -> String {
        "peer".to_owned()
    }
    fn run(&mut self, _: &Store<Str>) -> Result<End, Stopped> {
        match std::mem::replace(&mut self.0, true) {
            false => Ok(End::Restart("connection lost".to_owned())),
            true => Ok(End::Finished),
        }
    }
}

/// A closure that logs, in two partitions on two threads.
fn logging() -> Pipeline {
    static PLAN: __rt::Plan =
        __rt::Plan { name: "logging", outputs: &["lines.foreach_rdd"], calls: 1, ..__rt::Plan::EMPTY };
    let lines: DStream<&str> = queue_stream([["a", "b"]]).into_dstream();
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        Ok(__rt::batch_fn(move |__cx| {
            let __h0 = __rt::Held::new();
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Keep::new();
                __rt::each(__part, true, |line: &str| {
                    tracing::info!(target: "user", line, "seen");
                    __t0.push(line);
                });
                __t0.done()
            });
            let __g0 = __rt::gather(__cx, 0, &__h0, __s0);
            __rt::foreach_rdd(__cx, 0, __g0, |_| ());
        }))
    })
}

#[test]
fn a_subscriber_is_told_of_batches_and_receivers() {
    tracing::subscriber::set_global_default(Notes).unwrap();

    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let fails = foreach(feed.stream(), |_, lines| if lines == ["bad"] { Err("disk full") } else { Ok(()) });
    let running = context(&clock, &screen).build().unwrap().start([fails]).unwrap();
    feed.push("good");
    tick(&clock, &feed);
    feed.push("bad");
    tick(&clock, &feed);
    running.await_termination().unwrap_err();
    let second = |n: u64| format!("[batch time={} seq={}", START / 1000 + 1000 * (n + 1), n);
    let all = heard();
    assert_eq!(all[0], format!("{} records=1] DEBUG batch completed", second(0)));
    assert!(all[1].starts_with(&format!("{} records=1] ERROR batch failed error=", second(1))), "{all:?}");
    assert!(all[1].ends_with("disk full"), "{all:?}");
    assert_eq!(all.len(), 2, "{all:?}");

    let builder = || StreamingContext::builder().batch(Duration::from_millis(5)).signals(false).quiet();
    let lines = receiver_stream(Once(false)).into_dstream();
    let context = builder().console(Screen::default()).build().unwrap();
    context.run(foreach(lines, |_, _| ())).unwrap();
    let receivers: Vec<String> = heard().into_iter().filter(|line| line.contains("receiver")).collect();
    assert_eq!(
        receivers,
        [
            "[] INFO receiver started receiver=\"peer\"",
            "[] WARN receiver interrupted receiver=\"peer\" reason=\"connection lost\"",
            "[] INFO receiver started receiver=\"peer\"",
            "[] INFO receiver stopped receiver=\"peer\""
        ]
    );

    // on whatever thread a closure runs, what it logs belongs to its batch
    builder().threads(2).partitions(2).build().unwrap().run(logging()).unwrap();
    let mut seen: Vec<String> = heard().into_iter().filter(|line| line.contains("seen")).collect();
    seen.sort(); // by their text: the batch is the same
    assert_eq!(seen.len(), 2);
    for (line, text) in seen.iter().zip(["a", "b"]) {
        assert!(line.starts_with("[batch time=") && line.ends_with(&format!("seen line={text:?}")), "{line}");
    }
}
