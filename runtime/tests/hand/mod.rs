//! Hand-emitted pipelines, a source that a test feeds, and a terminal that a test reads.
#![allow(dead_code, unreachable_pub, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    fmt, io,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::Duration,
};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Error, Pipeline, StreamingContext,
    batch::{Span, SplitStatus},
    context::{Builder, ContextHandle},
    dstream::DStream,
    env::{Console, ManualClock, Wake},
    exec::Local,
    record::{Block, Str},
    source::{Held, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart},
};

/// A multiple of every interval used here, in microseconds; batch times begin one interval later.
pub const START: u64 = 1_000_000_000_000;
/// How long a test waits for something that must happen.
pub const LIMIT: Duration = Duration::from_secs(20);

/// Waits for the end of a context, but not for ever: one that hangs is a failure and not a silence.
pub fn ended(running: &ContextHandle) -> Result<(), Error> {
    let ended = running.await_termination_for(LIMIT)?;
    assert!(ended, "the context has not ended");
    running.await_termination()
}

/// A terminal that remembers.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    pub out: Arc<Mutex<String>>,
    pub err: Arc<Mutex<String>>,
    pub broken: Arc<Mutex<bool>>,
}

impl Screen {
    pub fn out(&self) -> String {
        self.out.lock().unwrap().clone()
    }
    pub fn err(&self) -> String {
        self.err.lock().unwrap().clone()
    }
}

impl Console for Screen {
    fn out(&self, text: &str) -> io::Result<()> {
        if *self.broken.lock().unwrap() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.out.lock().unwrap().push_str(text);
        Ok(())
    }
    fn err(&self, text: &str) -> io::Result<()> {
        self.err.lock().unwrap().push_str(text);
        Ok(())
    }
}

/// A source like a socket: what was pushed since the last batch belongs to the next one.
#[derive(Clone, Default)]
pub struct Feed(pub Arc<FeedState>);

#[derive(Default)]
pub struct FeedState {
    state: Mutex<Feeding>,
    pub cuts: AtomicUsize,
    changed: Condvar,
    held: Held<Str>,
}

#[derive(Default)]
struct Feeding {
    lines: Vec<String>,
    /// what the receiver still holds; it comes after a stop
    late: Vec<String>,
    blocks: u64,
    ended: bool,
    never_ends: bool,
    stopped: Vec<bool>,
    start_error: Option<String>,
    cut_error: Option<String>,
    panics: bool,
    wake: Option<Wake>,
    decided: Vec<u64>,
}

impl Feed {
    pub fn stream(&self) -> DStream<&'static str> {
        DStream::new(self.clone())
    }
    pub fn push(&self, line: &str) {
        self.0.state.lock().unwrap().lines.push(line.to_owned());
    }
    /// Comes only when the source is told to stop, as the last block of a receiver does.
    pub fn push_late(&self, line: &str) {
        self.0.state.lock().unwrap().late.push(line.to_owned());
    }
    /// Nothing more comes.
    pub fn end(&self) {
        let mut state = self.0.state.lock().unwrap();
        state.ended = true;
        state.wake.iter().for_each(Wake::signal);
    }
    pub fn never_ends(&self) {
        self.0.state.lock().unwrap().never_ends = true;
    }
    pub fn fail_start(&self, reason: &str) {
        self.0.state.lock().unwrap().start_error = Some(reason.to_owned());
    }
    pub fn fail_cut(&self, reason: &str) {
        self.0.state.lock().unwrap().cut_error = Some(reason.to_owned());
    }
    pub fn panic_in_cut(&self) {
        self.0.state.lock().unwrap().panics = true;
    }
    /// With which arguments it was stopped.
    pub fn stopped(&self) -> Vec<bool> {
        self.0.state.lock().unwrap().stopped.clone()
    }
    pub fn decided(&self) -> Vec<u64> {
        self.0.state.lock().unwrap().decided.clone()
    }
    /// Waits until so many cuts were made.
    pub fn wait_for_cuts(&self, n: usize) {
        let state = self.0.state.lock().unwrap();
        let few = |_: &mut Feeding| self.0.cuts.load(Ordering::SeqCst) < n;
        let waited = self.0.changed.wait_timeout_while(state, LIMIT, few).unwrap();
        assert!(!waited.1.timed_out(), "no cut number {n}");
    }
}

impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Feed")
    }
}

impl Source<Str> for Feed {
    fn name(&self) -> String {
        "test feed".to_owned()
    }
    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        let mut state = self.0.state.lock().unwrap();
        state.wake = Some(cx.wake.clone());
        match state.start_error.take() {
            Some(reason) => Err(Error::source_failed("test feed", reason)),
            None => Ok(()),
        }
    }
    fn plan(&self, _: &Limits) -> Result<Planned, Error> {
        let mut state = self.0.state.lock().unwrap();
        assert!(!state.panics, "a mistake in the source");
        if let Some(reason) = state.cut_error.take() {
            return Err(Error::source_failed("test feed", reason));
        }
        let lines = std::mem::take(&mut state.lines);
        let mut spans = Vec::new();
        if !lines.is_empty() {
            spans.push(self.0.held.hold(state.blocks, Block::from_records(lines.iter().map(String::as_str))));
            state.blocks += 1;
        }
        self.0.cuts.fetch_add(1, Ordering::SeqCst);
        self.0.changed.notify_all();
        Ok(Planned::of(spans, SplitStatus::Read))
    }
    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<Str>, ReadError> {
        self.0.held.take(spans).map(SourcePart::new)
    }
    fn replayable(&self) -> bool {
        false
    }
    fn finished(&self) -> bool {
        let state = self.0.state.lock().unwrap();
        state.ended && state.lines.is_empty()
    }
    fn stop(&self, graceful: bool) {
        let mut state = self.0.state.lock().unwrap();
        state.stopped.push(graceful);
        let late = std::mem::take(&mut state.late);
        if graceful {
            state.lines.extend(late);
        } else {
            state.lines.clear();
        }
        state.ended = !state.never_ends;
    }
    fn decided(&self, spans: &[Span]) {
        let blocks = spans.iter().filter_map(|span| span.from.offset());
        self.0.state.lock().unwrap().decided.extend(blocks);
    }
}

/// A context that neither listens to signals nor waits for the real clock.
pub fn context(clock: &ManualClock, screen: &Screen) -> Builder {
    let builder = StreamingContext::builder().batch("1s").executor(Local::new(1, 1)).seed(1).signals(false);
    builder.clock(clock.clone()).console(screen.clone())
}

/// Moves the clock by an interval when the time keeper waits for it, and returns when the source
/// was cut.
pub fn tick(clock: &ManualClock, feed: &Feed) {
    let cuts = feed.0.cuts.load(Ordering::SeqCst);
    tick_unseen(clock);
    feed.wait_for_cuts(cuts + 1);
}

/// The same for a tick that cuts nothing.
pub fn tick_unseen(clock: &ManualClock) {
    assert!(clock.wait_for_waiters(1, LIMIT), "the time keeper did not go to sleep");
    clock.advance(Duration::from_secs(1));
}

pub fn receive<T>(from: &mpsc::Receiver<T>) -> T {
    from.recv_timeout(LIMIT).expect("it happens before the deadline")
}

/// `lines.map(f).print()`
pub fn print(lines: DStream<&'static str>, f: fn(&str) -> String) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "print",
        operators: &[__rt::Operator { name: "map", binding: "", at: "src/main.rs:7:11" }],
        outputs: &["lines.print"],
        stages: &["lines"],
        calls: 1,
        fingerprint: 11,
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::PrintSink::new(2));
        Ok(__rt::batch_fn(move |__cx| {
            let __h0 = __rt::Held::new();
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Head::new(3);
                __rt::each(__part, true, |__r0| __t0.push(&__rt::call(0, __r0, f)));
                __t0.done()
            });
            __rt::write(__cx, &__o0, __rt::gather(__cx, 0, &__h0, __s0));
        }))
    })
}

/// `lines.foreach_rdd(f)`, with what the closure gives to the outside.
pub fn foreach<R: __rt::Outcome>(
    lines: DStream<&'static str>,
    f: impl Fn(u64, Vec<&str>) -> R + Send + Sync + 'static,
) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "foreach",
        outputs: &["lines.foreach_rdd"],
        stages: &["lines"],
        calls: 1,
        fingerprint: 12,
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        Ok(__rt::batch_fn(move |__cx| {
            let __h0 = __rt::Held::new();
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Keep::new();
                __rt::each(__part, true, |__r0| __t0.push(__r0));
                __t0.done()
            });
            let __g0 = __rt::gather(__cx, 0, &__h0, __s0);
            if __cx.is_driver() {
                __rt::foreach_rdd_at(__cx, 0, __g0, |rdd, time| f(time.micros, rdd.collect()));
            }
        }))
    })
}

/// `lines.map(f).save_as_text_files(prefix, suffix)` and `lines.print()`
pub fn save(lines: DStream<&'static str>, prefix: &str, suffix: &str) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "save",
        outputs: &["lines.save_as_text_files", "lines.print"],
        calls: 1,
        fingerprint: 13,
        ..__rt::Plan::EMPTY
    };
    let (prefix, suffix) = (prefix.to_owned(), suffix.to_owned());
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::TextFilesSink::new(prefix, suffix));
        let __o1 = __b.sink(1, __rt::PrintSink::new(10));
        Ok(__rt::batch_fn(move |__cx| {
            let __h0 = __rt::Held::new();
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let (mut __t0, mut __t1) = (__rt::Keep::new(), __rt::Head::new(11));
                __rt::each(__part, true, |__r0| {
                    __t0.push(__rt::share(&__r0));
                    __t1.push(&__r0);
                });
                (__t0.done(), (__t1.done(), ()))
            });
            let (__c0, __s0) = __rt::split(__s0);
            let (__c1, _) = __rt::split(__s0);
            __rt::write(__cx, &__o0, __c0);
            __rt::write(__cx, &__o1, __rt::gather(__cx, 0, &__h0, __c1));
        }))
    })
}

/// `lines.print()`, twice.
pub fn print_twice(lines: DStream<&'static str>) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "print_twice",
        outputs: &["lines.print", "lines.print#2"],
        calls: 2,
        fingerprint: 14,
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::PrintSink::new(10));
        let __o1 = __b.sink(1, __rt::PrintSink::new(10));
        Ok(__rt::batch_fn(move |__cx| {
            let __h0 = __rt::Held::new();
            let __h1 = __rt::Held::new();
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let (mut __t0, mut __t1) = (__rt::Head::new(11), __rt::Head::new(11));
                __rt::each(__part, true, |__r0| {
                    __t0.push(&__r0);
                    __t1.push(&__r0);
                });
                (__t0.done(), (__t1.done(), ()))
            });
            let (__c0, __s0) = __rt::split(__s0);
            let (__c1, _) = __rt::split(__s0);
            __rt::write(__cx, &__o0, __rt::gather(__cx, 0, &__h0, __c0));
            __rt::write(__cx, &__o1, __rt::gather(__cx, 1, &__h1, __c1));
        }))
    })
}

/// `lines.count_by_window(length, slide).foreach_rdd(f)`
pub fn counts(
    lines: DStream<&'static str>,
    length: Duration,
    slide: Option<Duration>,
    f: impl Fn(u64, u64) + Send + Sync + 'static,
) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "counts",
        outputs: &["lines.count_by_window.foreach_rdd"],
        calls: 2,
        slots: &[__rt::SlotInfo {
            name: "lines.count_by_window",
            shape: "count_by_window",
            scope: __rt::Scope::One,
        }],
        fingerprint: 14,
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        __b.window(0, None, length, slide);
        Ok(__rt::batch_fn(move |__cx| {
            let (__h0, __h1) = (__rt::Held::new(), __rt::Held::new());
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Count::new();
                __rt::each(__part, true, |_| __t0.push());
                __t0.done()
            });
            let mut __e0 = __cx.enter(0);
            let __s1 = __rt::stage(
                __cx,
                1,
                __e0.with(__rt::exchange_to_one(__cx, 0, &__h0, __s0)),
                |(__part, __cell)| {
                    let mut __t1 = __rt::Keep::new();
                    __rt::total_of_window(__cx, 0, __cell, __part).for_each(|n| __t1.push(n));
                    __t1.done()
                },
            );
            let __s1 = __rt::slid(__cx, 0, __s1);
            let __g0 = __rt::gather(__cx, 1, &__h1, __s1);
            __rt::foreach_rdd_at(__cx, 0, __g0, |rdd, time| f(time.micros, rdd.collect()[0]));
        }))
    })
}

/// Moves the clock by `n` seconds at once, and returns when the source was cut.
pub fn jump(clock: &ManualClock, feed: &Feed, n: u64) {
    let cuts = feed.0.cuts.load(Ordering::SeqCst);
    assert!(clock.wait_for_waiters(1, LIMIT));
    clock.set_wall(streamc_runtime::env::Clock::now(clock) + (n - 1) * 1_000_000);
    tick_unseen(clock);
    feed.wait_for_cuts(cuts + 1);
}
