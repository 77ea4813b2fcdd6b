//! Steps 1 to 5 of a batch, as the head of `schedule` numbers them, and what is bounded. The clock
//! is moved by hand.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, ended, foreach, print, receive, tick, tick_unseen};
use std::collections::BTreeSet;
use std::sync::{
    Barrier, Condvar, Mutex,
    atomic::{AtomicUsize, Ordering},
    mpsc,
};
use std::{io, sync::Arc, time::Duration};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline,
    dstream::DStream,
    env::{Console, ManualClock},
    exec::{CallId, Exec, Local, Lost, Message, Topology, Wire},
    testkit,
};

#[test]
fn step_1_the_lineage_of_a_batch_says_what_it_was_made_of() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running = context(&clock, &screen).lineage_kept(2).build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    for lines in [&["a"][..], &["b", "c"], &[]] {
        lines.iter().for_each(|line| feed.push(line));
        tick(&clock, &feed);
    }
    running.stop(true);
    ended(&running).unwrap();
    let lineage = running.lineage();
    let seqs: Vec<u64> = lineage.iter().map(|batch| batch.batch.seq).collect();
    assert_eq!(seqs, [1, 2], "only the last two are kept");
    let batch = &lineage[0];
    assert_eq!((batch.batch.time.micros, batch.missed, batch.partitions), (START + 2_000_000, false, 1));
    assert_eq!(*batch.plans, [11]);
    assert_eq!((batch.log, batch.epoch), (lineage[1].log, 1), "the same run");
    let [input] = &batch.inputs[..] else { panic!("one input") };
    assert_eq!((&*input.source, input.partitions), ("test feed", 1));
    let [span] = &input.spans[..] else { panic!("one block") };
    assert_eq!((span.offsets(), span.records, span.partition), (Some(1..2), Some(2), 0));
    assert!(lineage[1].inputs.is_empty());
}

#[test]
fn step_2_a_source_that_feeds_two_pipelines_is_read_once_by_each_batch() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let stream = feed.stream();
    let other = foreach(stream.clone(), move |_, lines| send.send(lines.concat()).unwrap());
    let running = context(&clock, &screen).build().unwrap();
    let running = running.start([print(stream, str::to_uppercase), other]).unwrap();
    feed.push("a");
    feed.push("b");
    tick(&clock, &feed);
    assert_eq!(receive(&got), "ab");
    running.stop(true);
    ended(&running).unwrap();
    assert!(screen.out().contains("\nA\nB\n"), "{}", screen.out());
    assert_eq!(running.stats().records_in.get(), 2);
    assert_eq!(feed.stopped().len(), 2, "once gracefully, once at the end, and not for each pipeline");
}

/// `strings.foreach_rdd(f)` over owned records, which the last reading moves out of their block.
fn owned(strings: DStream<String>, f: impl Fn(Vec<String>) + Send + Sync + 'static) -> Pipeline {
    static PLAN: __rt::Plan =
        __rt::Plan { name: "owned", outputs: &["strings.foreach_rdd"], ..__rt::Plan::EMPTY };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input::<String>("strings", strings);
        Ok(__rt::batch_fn(move |__cx| {
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Keep::new();
                __rt::each(__part, true, |__r0| __t0.push(__r0));
                __t0.done()
            });
            __rt::foreach_rdd(__cx, 0, __s0, |rdd| f(rdd.collect()));
        }))
    })
}

#[test]
fn step_2_the_first_pipeline_does_not_take_the_records_of_the_second() {
    let (clock, screen, input) = (ManualClock::new(START), Screen::default(), testkit::input::<String>());
    input.push(["a".to_owned(), "b".to_owned()]);
    let (send, got) = mpsc::channel();
    let stream = input.stream::<String>();
    let both = [send.clone(), send].map(|send| owned(stream.clone(), move |all| send.send(all).unwrap()));
    context(&clock, &screen).build().unwrap().run_all(both).unwrap();
    assert_eq!(got.iter().collect::<Vec<_>>(), [["a", "b"], ["a", "b"]]);
}

#[test]
fn step_3_one_failed_output_aborts_those_of_all_pipelines() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let stream = feed.stream();
    let other = foreach(stream.clone(), |_, _| Err::<(), _>("the database is gone"));
    let running = context(&clock, &screen).build().unwrap();
    let running = running.start([print(stream, str::to_owned), other]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    let error = ended(&running).unwrap_err().to_string();
    let expected =
        "pipeline `foreach`, batch 1000001000 ms: output `lines.foreach_rdd` failed: the database is gone";
    assert_eq!(error, expected);
    assert_eq!(screen.out(), "");
    assert_eq!(feed.decided(), [0; 0], "what no output has is not acknowledged");
    assert_eq!(running.stats().batches_failed.get(), 1);
}

#[test]
fn step_3_the_decision_is_made_by_calls_where_an_instance_is_not_alone() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let stream = feed.stream();
    let fails = foreach(stream.clone(), |_, lines| if lines == ["b"] { Err("no b") } else { Ok(()) });
    let running = context(&clock, &screen).executor(Wire::new(1, 1)).build().unwrap();
    let running = running.start([print(stream, str::to_owned), fails]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.push("b");
    tick(&clock, &feed);
    let error = ended(&running).unwrap_err().to_string();
    assert!(error.contains("no b"), "{error}");
    assert!(screen.out().contains("\na\n") && !screen.out().contains("\nb\n"), "{}", screen.out());
}

#[test]
fn step_4_sinks_commit_in_the_order_of_the_outputs() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (stream, upper) = (feed.stream(), str::to_uppercase as fn(&str) -> String);
    let running = context(&clock, &screen).build().unwrap();
    let running = running.start([print(stream.clone(), upper), print(stream, str::to_owned)]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    running.stop(true);
    ended(&running).unwrap();
    let out = screen.out();
    assert!(out.find("\nA\n") < out.find("\na\n"), "{out}");
    assert_eq!(feed.decided(), [0]);
}

/// One batch after another enters; both must be inside at once, or the deadline ends the test.
#[derive(Default)]
struct Meeting {
    inside: Mutex<usize>,
    came: Condvar,
}

impl Meeting {
    fn join(&self) -> bool {
        let mut inside = self.inside.lock().unwrap();
        *inside += 1;
        self.came.notify_all();
        let waited = self.came.wait_timeout_while(inside, LIMIT, |inside| *inside < 2).unwrap();
        !waited.1.timed_out()
    }
}

#[test]
fn step_5_stateless_stages_of_two_batches_overlap_and_outputs_keep_their_order() {
    static MEETING: Meeting = Meeting { inside: Mutex::new(0), came: Condvar::new() };
    let (screen, input) = (Screen::default(), testkit::input::<&str>());
    for line in ["a", "b", "c"] {
        input.push([line]);
    }
    let meet = |line: &str| {
        assert!(line == "c" || MEETING.join(), "the next batch did not begin");
        line.to_owned()
    };
    let clock = ManualClock::new(START);
    let context = context(&clock, &screen).concurrent_batches(2).executor(Local::new(1, 1)).build().unwrap();
    let stats = context.stats();
    context.run(print(input.stream(), meet)).unwrap();
    let out = screen.out();
    let at = ["\na\n", "\nb\n", "\nc\n"].map(|line| out.find(line).expect(line));
    assert!(at.is_sorted(), "{out}");
    assert_eq!(stats.batches.get(), 3);
}

#[test]
fn foreach_closures_of_overlapping_batches_come_in_order_and_a_failure_stops_those_behind_it() {
    let (screen, input) = (Screen::default(), testkit::input::<&str>());
    for n in 0..50 {
        input.push([n.to_string().as_str()]);
    }
    let (inside, seen) = (AtomicUsize::new(0), Arc::new(Mutex::new(Vec::new())));
    let note = Arc::clone(&seen);
    let pipeline = foreach(input.stream(), move |_, lines| {
        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "one at a time");
        note.lock().unwrap().push(lines[0].parse::<u32>().unwrap());
        inside.fetch_sub(1, Ordering::SeqCst);
        if lines[0] == "30" { Err("thirty") } else { Ok(()) }
    });
    let clock = ManualClock::new(START);
    let context = context(&clock, &screen).concurrent_batches(4).executor(Local::new(2, 2)).build().unwrap();
    let error = context.run(pipeline).unwrap_err().to_string();
    assert!(error.contains("thirty"), "{error}");
    assert!(seen.lock().unwrap().iter().copied().eq(0..=30), "{seen:?}");
}

/// A terminal that breaks while the decision on a batch is made true.
#[derive(Debug)]
struct Breaks;

impl Console for Breaks {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn err(&self, text: &str) -> io::Result<()> {
        panic!("nobody can read {text:?}")
    }
}

#[test]
fn a_panic_while_a_batch_is_decided_does_not_keep_later_batches_waiting() {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "skipping",
        outputs: &["lines.foreach_rdd"],
        policies: &[__rt::Policy { on_error: __rt::OnError::Skip, on_panic: __rt::OnPanic::Stop }],
        ..__rt::Plan::EMPTY
    };
    let (clock, feed) = (ManualClock::new(START), Feed::default());
    let (began, begins) = mpsc::channel();
    // both batches are in there before the first is decided
    let both = Arc::new(Barrier::new(2));
    let lines = feed.stream();
    let pipeline = Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        Ok(__rt::batch_fn(move |__cx| {
            began.send(__cx.seq()).unwrap();
            both.wait();
            let none = __rt::stage(__cx, 0, __cx.source(&__i0), |_| Vec::<u64>::new());
            __rt::foreach_rdd(__cx, 0, none, |_| Err::<(), _>("not this one"));
        }))
    });
    let builder = context(&clock, &Screen::default()).console(Breaks).concurrent_batches(2);
    let running = builder.build().unwrap().start([pipeline]).unwrap();
    for line in ["a", "b"] {
        feed.push(line);
        tick(&clock, &feed);
        receive(&begins);
    }
    let error = ended(&running).unwrap_err().to_string();
    assert!(error.contains("because of a panic") && error.contains("nobody can read"), "{error}");
}

#[test]
fn a_stalled_output_holds_sources_back_and_what_comes_meanwhile_is_one_batch() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let (go, gate) = mpsc::channel::<()>();
    let (began, begins) = mpsc::channel();
    let gate = Mutex::new(gate);
    let pipeline = foreach(feed.stream(), move |time, lines| {
        began.send(()).unwrap();
        if lines == ["1"] {
            gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
        }
        send.send((time, lines.concat())).unwrap();
    });
    let running = context(&clock, &screen).queued_batches(2).build().unwrap().start([pipeline]).unwrap();
    feed.push("1");
    tick(&clock, &feed);
    receive(&begins);
    for line in ["2", "3"] {
        feed.push(line);
        tick(&clock, &feed);
    }
    // the output is stalled and two batches wait: from now on the source is left alone
    for line in ["4", "5", "6"] {
        feed.push(line);
        let merged = running.stats().ticks_merged.get();
        tick_unseen(&clock);
        wait_until(|| running.stats().ticks_merged.get() == merged + 1);
    }
    assert_eq!(feed.0.cuts.load(Ordering::SeqCst), 3);
    go.send(()).unwrap();
    let second = |n: u64| START + n * 1_000_000;
    let mut all: Vec<(u64, String)> = (0..3).map(|_| receive(&got)).collect();
    tick(&clock, &feed);
    all.push(receive(&got));
    let expected = [(1, "1"), (2, "2"), (3, "3"), (7, "456")];
    assert_eq!(all, expected.map(|(n, lines)| (second(n), lines.to_owned())));
    let ticks: Vec<(u64, u64)> = running.lineage().iter().map(|b| (b.batch.seq, b.batch.tick)).collect();
    assert_eq!(ticks, [(0, 1), (1, 2), (2, 3), (3, 7)]);
    running.stop(true);
    ended(&running).unwrap();
}

#[test]
fn finite_sources_do_not_wait_for_the_clock_and_begin_with_the_interval_of_now() {
    let (clock, screen, input) =
        (ManualClock::new(START + 300_000), Screen::default(), testkit::input::<&str>());
    let (send, got) = mpsc::channel();
    for line in ["a", "b", "c"] {
        input.push([line]);
    }
    let pipeline = foreach(input.stream(), move |time, lines| send.send((time, lines.concat())).unwrap());
    context(&clock, &screen).build().unwrap().run(pipeline).unwrap();
    let all: Vec<(u64, String)> = got.iter().collect();
    let second = |n: u64| START + n * 1_000_000;
    assert_eq!(all, [(second(0), "a".into()), (second(1), "b".into()), (second(2), "c".into())]);
}

/// Local, and counts how often tasks are handed out; makes every call, and none twice.
#[derive(Debug)]
struct Counting(Local, Arc<AtomicUsize>, bool, Mutex<BTreeSet<CallId>>);

impl Exec for Counting {
    fn place(&self) -> Topology {
        self.0.place()
    }
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.run(tasks, task);
    }
    fn all_to_all(&self, at: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
        assert!(self.3.lock().unwrap().insert(at), "{at:?} is made a second time");
        self.0.all_to_all(at, sent)
    }
    fn direct(&self) -> bool {
        self.2
    }
}

#[test]
fn step_2_the_calls_of_all_pipelines_and_of_the_decision_have_numbers_of_their_own() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let exec = Counting(Local::new(1, 1), Arc::default(), false, Mutex::default());
    let stream = feed.stream();
    let both = [print(stream.clone(), str::to_owned), print(stream, str::to_uppercase)];
    let running = context(&clock, &screen).executor(exec).build().unwrap().start(both).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    running.stop(true);
    ended(&running).unwrap();
    assert!(screen.out().contains("\na\n") && screen.out().contains("\nA\n"));
}

#[test]
fn an_empty_batch_hands_nothing_to_other_threads() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let handed_out = Arc::new(AtomicUsize::new(0));
    let exec = Counting(Local::new(2, 2), Arc::clone(&handed_out), true, Mutex::default());
    let running = context(&clock, &screen).executor(exec).build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    tick(&clock, &feed);
    tick(&clock, &feed);
    assert!(clock.wait_for_waiters(1, LIMIT));
    assert_eq!(handed_out.load(Ordering::SeqCst), 0);
    feed.push("a");
    tick(&clock, &feed);
    running.stop(true);
    ended(&running).unwrap();
    assert_eq!(handed_out.load(Ordering::SeqCst), 1);
    assert_eq!(screen.out().matches("Time:").count(), 3);
}

#[test]
fn a_finite_source_without_records_has_one_empty_batch() {
    let (clock, screen, input) = (ManualClock::new(START), Screen::default(), testkit::input::<&str>());
    let context = context(&clock, &screen).build().unwrap();
    let stats = context.stats();
    context.run(print(input.stream(), str::to_owned)).unwrap();
    assert_eq!((stats.batches.get(), stats.batches_empty.get()), (1, 1));
    assert!(screen.out().contains("Time: 1000000000 ms"));
}

fn wait_until(done: impl Fn() -> bool) {
    let (_never, wait) = mpsc::channel::<()>();
    for _ in 0..20_000 {
        if done() {
            return;
        }
        // a condition without a signal of its own: looked at again and again, with a deadline
        assert!(wait.recv_timeout(Duration::from_millis(1)).is_err());
    }
    panic!("it did not happen before the deadline");
}

/// The counts of the run of batches, each by what makes it.
#[test]
fn what_is_counted_is_what_the_counts_say() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running = context(&clock, &screen).build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    for lines in [&["a"][..], &[], &["b", "c"]] {
        lines.iter().for_each(|line| feed.push(line));
        tick(&clock, &feed);
    }
    assert!(clock.wait_for_waiters(1, LIMIT));
    let stats = running.stats();
    wait_until(|| stats.batches.get() == 3 && stats.records_out.get() == 3);
    assert_eq!((stats.batches_empty.get(), stats.batches_failed.get(), stats.records_in.get()), (1, 0, 3));
    // shown by none, since the terminal is gone: taken, but not shown
    *screen.broken.lock().unwrap() = true;
    feed.push("d");
    tick(&clock, &feed);
    assert!(ended(&running).is_err());
    assert_eq!((stats.batches.get(), stats.batches_failed.get(), stats.outputs_failed.get()), (4, 1, 1));
    assert_eq!((stats.records_in.get(), stats.records_out.get()), (4, 4));
    assert_eq!((stats.ticks_merged.get(), stats.windows_skipped.get(), stats.events_lost.get()), (0, 0, 0));
}
