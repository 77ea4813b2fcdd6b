//! A source that cannot be read fails its batch, whatever an output's policy says, and a stop ends
//! the attempts to read it.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::sync::{Arc, Mutex};
use streamc::{
    env::{Clock, SystemClock, Wake},
    prelude::*,
    testkit::{self, Screen, TestKit},
};

#[pipeline(batch = "1s")]
fn skipping(lines: DStream<&str>, seen: Arc<Mutex<Vec<String>>>) {
    lines
        .foreach_rdd(|rdd| {
            seen.lock().unwrap().extend(rdd.iter().map(|line| (*line).to_owned()));
            Ok::<(), String>(())
        })
        .on_error("skip")
        .on_panic("dead_letter");
}

#[test]
fn no_policy_of_an_output_skips_records_that_could_not_be_read() {
    let (broker, seen) = (testkit::broker::<&str>(["0"]), Arc::<Mutex<Vec<String>>>::default());
    let mut kit = TestKit::new(skipping(broker.stream(), Arc::clone(&seen)));
    broker.push("0", ["a"]);
    broker.fail_reads(1000);
    let error = kit.run_batch().unwrap_err().to_string();
    assert!(error.starts_with("broker: batch ") && error.ends_with("no answer"), "{error}");
    assert!(seen.lock().unwrap().is_empty());
    assert!(broker.decided().is_empty() && kit.dead_letters().unwrap().is_empty());
}

#[test]
fn a_stop_ends_the_attempts_to_read_a_source_that_does_not_answer() {
    let broker = testkit::broker::<&str>(["0"]);
    broker.push("0", ["a"]);
    broker.fail_reads(u32::MAX);
    let context = StreamingContext::builder().batch("1ms").signals(false).quiet();
    let context = context.console(Screen::default()).build().unwrap();
    let running = context.start([skipping(broker.stream(), Arc::default())]).unwrap();
    let (clock, stats) = (SystemClock::new(), running.stats());
    while stats.reads_retried.get() == 0 {
        assert!(clock.monotonic() < 20_000_000, "the source is not asked again");
        clock.wait(&Wake::new(), Some(clock.monotonic() + 500));
    }
    running.stop(false);
    // the batch fails or is not run; either way the wait is over
    drop(running.await_termination());
    // twenty are made in half a minute without a stop
    assert!(stats.reads_retried.get() < 20, "{}", stats.reads_retried.get());
}
