//! The start and the stop of a context, number by number as at the head of `schedule`, and what
//! goes wrong.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, ended, foreach, print, receive, tick};
use std::{sync::Mutex, sync::mpsc, time::Duration};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Error, Pipeline, StreamingContext, env::ManualClock, exec::Sim, testkit,
};

// ---- the start

fn empty(plan: &'static __rt::Plan) -> Pipeline {
    Pipeline::build(plan, |_| Ok(__rt::batch_fn(|_| ())))
}

fn start(pipelines: Vec<Pipeline>) -> Error {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    context(&clock, &screen).build().unwrap().start(pipelines).unwrap_err()
}

#[test]
fn start_1_a_pipeline_without_output_has_nothing_to_execute() {
    static PLAN: __rt::Plan = __rt::Plan { name: "idle", ..__rt::Plan::EMPTY };
    let error = start(vec![empty(&PLAN)]).to_string();
    assert!(
        error.starts_with("pipeline `idle` has no output operation, so there is nothing to execute; add")
    );
    assert!(start(Vec::new()).to_string().contains("nothing to execute"));
}

#[test]
fn start_1_a_let_that_fails_is_reported_with_the_name_of_the_pipeline() {
    static PLAN: __rt::Plan = __rt::Plan { name: "parsing", outputs: &["print"], ..__rt::Plan::EMPTY };
    let pipeline = Pipeline::build(&PLAN, |_| {
        let limit: u32 = "many".parse()?;
        Ok(__rt::batch_fn(move |_| assert!(limit > 0)))
    });
    let error = start(vec![pipeline]).to_string();
    assert_eq!(error, "pipeline `parsing` cannot be built: invalid digit found in string");
}

#[test]
fn start_1_the_batch_interval_comes_from_the_builder_or_from_attributes_that_agree() {
    static FAST: __rt::Plan =
        __rt::Plan { name: "fast", outputs: &["print"], batch_us: Some(500_000), ..__rt::Plan::EMPTY };
    static SLOW: __rt::Plan =
        __rt::Plan { name: "slow", outputs: &["print"], batch_us: Some(2_000_000), ..__rt::Plan::EMPTY };
    let builder = || StreamingContext::builder().signals(false).quiet();
    let error = builder().build().unwrap().start([empty(&FAST), empty(&SLOW)]).unwrap_err().to_string();
    assert!(error.contains("`fast` has batches of 500ms, but `slow` of 2s"), "{error}");
    builder().batch("1s").build().unwrap().run_all([empty(&FAST), empty(&SLOW)]).unwrap();
    builder().build().unwrap().run_all([empty(&FAST), empty(&FAST)]).unwrap();
    let feed = Feed::default();
    let error = builder().build().unwrap().run(print(feed.stream(), str::to_owned)).unwrap_err().to_string();
    assert!(error.contains("no batch interval: write"), "{error}");
}

#[test]
fn start_1_settings_that_make_no_sense_are_refused() {
    let builder = StreamingContext::builder;
    let refused = |error: Result<StreamingContext, Error>| error.unwrap_err().to_string();
    assert!(refused(builder().batch("soon").build()).contains("`soon` is not a duration"));
    assert!(refused(builder().batch(Duration::ZERO).build()).contains("microsecond"));
    assert!(refused(builder().partitions(0).build()).contains("partitions cannot be 0"));
    assert!(refused(builder().threads(0).build()).contains("threads cannot be 0"));
    let sim = Sim::cluster(2, 1, 1).remove(0);
    assert!(refused(builder().executor(sim).build()).contains("single instance"));
}

#[test]
fn start_3_a_source_that_can_never_give_records_stops_those_started_before() {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let (good, bad) = (Feed::default(), Feed::default());
    bad.fail_start("no such file");
    let both = [print(good.stream(), str::to_owned), print(bad.stream(), str::to_owned)];
    let error = context(&clock, &screen).build().unwrap().start(both).unwrap_err().to_string();
    assert_eq!(error, "test feed: no such file");
    assert_eq!((good.stopped(), bad.stopped()), (vec![false], vec![]));
}

// ---- a graceful stop

#[test]
fn stop_1_to_4_what_was_received_is_run_before_the_end() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running =
        context(&clock, &screen).build().unwrap().start([print(feed.stream(), str::to_owned)]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.push("b");
    feed.push_late("c");
    running.stop(true);
    ended(&running).unwrap();
    assert!(screen.out().ends_with(
        "Time: 1000002000 ms  1970-01-12T13:46:42Z\n-------------------------------------------\nb\nc\n\n"
    ));
    assert_eq!(feed.stopped(), [true, false]);
    let err = screen.err();
    assert!(
        err.starts_with("streamc: stopped\n")
            && err.contains("  2 batches in 1.0 s\n  3 records in (3/s), 3 out\n"),
        "{err}"
    );
}

#[test]
fn stop_2_a_source_that_does_not_finish_is_left_after_the_time_limit() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    feed.never_ends();
    let running = context(&clock, &screen).stop_limit(Duration::from_secs(5)).build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    tick(&clock, &feed);
    running.stop(true);
    feed.wait_for_cuts(2);
    assert!(!running.await_termination_for(Duration::ZERO).unwrap());
    assert!(!running.await_termination_for("1us").unwrap());
    let error = running.await_termination_for("soon").unwrap_err().to_string();
    assert!(error.contains("`soon` is not a duration"), "{error}");
    assert!(clock.wait_for_waiters(1, LIMIT));
    clock.advance(Duration::from_secs(5));
    ended(&running).unwrap();
}

#[test]
fn stop_3_batches_that_wait_are_run() {
    let (error, done) = stop_while_running(true);
    assert!(error.is_none(), "{error:?}");
    assert_eq!(done, ["1", "2", "3"]);
}

#[test]
fn stop_by_itself_when_all_sources_are_finished() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running = context(&clock, &screen).quiet().build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.end();
    ended(&running).unwrap();
    assert!(screen.out().contains("\na\n"));
    assert_eq!(screen.err(), "", "quiet");
}

// ---- a stop at once

#[test]
fn stop_at_once_finishes_what_runs_and_drops_what_waits() {
    let (error, done) = stop_while_running(false);
    assert!(error.is_none(), "{error:?}");
    assert_eq!(done, ["1"]);
}

/// Three batches, of which the first is still running when the context is stopped.
fn stop_while_running(graceful: bool) -> (Option<Error>, Vec<String>) {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let (go, gate) = mpsc::channel::<()>();
    let (began, begins) = mpsc::channel();
    let gate = Mutex::new(gate);
    let pipeline = foreach(feed.stream(), move |_, lines| {
        if lines == ["1"] {
            began.send(()).unwrap();
            gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
        }
        send.send(lines.concat()).unwrap();
    });
    let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
    for line in ["1", "2", "3"] {
        feed.push(line);
        tick(&clock, &feed);
        if line == "1" {
            receive(&begins);
        }
    }
    running.stop(graceful);
    if !graceful {
        // a stop that came later changes nothing
        running.stop(true);
    }
    go.send(()).unwrap();
    let error = ended(&running).err();
    (error, got.try_iter().collect())
}

// ---- what goes wrong

#[test]
fn a_source_that_fails_for_good_stops_the_context_after_the_batches_that_wait() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running =
        context(&clock, &screen).build().unwrap().start([print(feed.stream(), str::to_owned)]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    feed.fail_cut("the disk is gone");
    hand::tick_unseen(&clock);
    let error = ended(&running).unwrap_err().to_string();
    assert_eq!(error, "test feed: the disk is gone");
    assert!(screen.out().contains("\na\n"));
}

#[test]
fn a_panic_in_a_source_stops_the_context_with_an_error() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    feed.panic_in_cut();
    let running =
        context(&clock, &screen).build().unwrap().start([print(feed.stream(), str::to_owned)]).unwrap();
    hand::tick_unseen(&clock);
    let error = ended(&running).unwrap_err().to_string();
    assert!(error.contains("a mistake in the source"), "{error}");
}

#[test]
fn a_panic_in_foreach_rdd_fails_its_output() {
    let (clock, screen, input) = (ManualClock::new(START), Screen::default(), testkit::input::<&str>());
    input.push(["a"]);
    let pipeline = foreach(input.stream(), |_, lines| -> () { panic!("cannot take {lines:?}") });
    let error = context(&clock, &screen).build().unwrap().run(pipeline).unwrap_err().to_string();
    assert!(error.contains("output `lines.foreach_rdd` failed: cannot take [\"a\"]"), "{error}");
}
