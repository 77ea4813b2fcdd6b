//! When a context writes to its log: lineage before anything is seen, the decision before outputs
//! are shown.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, foreach, save, tick};
use std::{path::Path, time::Duration};
use streamc_runtime::{
    Error, Pipeline,
    env::{Fs, ManualClock, MemFs},
    testkit::TracedLog,
};

/// A `foreach_rdd` that the log hears of.
fn seen(feed: &Feed, log: &TracedLog) -> Pipeline {
    let log = log.clone();
    foreach(feed.stream(), move |_, lines| log.say(format!("seen {}", lines.join(","))))
}

#[test]
fn lineage_is_durable_before_a_batch_is_seen_and_the_decision_before_it_is_shown() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let log = TracedLog::default();
    let running = context(&clock, &screen).batch_log(log.clone()).build().unwrap();
    let running = running.start([seen(&feed, &log)]).unwrap();
    for text in ["a", "b"] {
        feed.push(text);
        tick(&clock, &feed);
    }
    running.stop(true);
    running.await_termination().unwrap();
    let said = log.said();
    // each is asked for twice: by the closure, and before the decision
    let batch = |seq: u64, text: &str| {
        let (begun, decided) = (2 * seq, 2 * seq + 1);
        [
            format!("begin {seq}"),
            format!("durable {begun}"),
            format!("seen {text}"),
            format!("durable {begun}"),
            format!("decided {seq}"),
            format!("durable {decided}"),
        ]
    };
    assert_eq!(said[..12], [batch(0, "a"), batch(1, "b")].concat());
    let lineages = log.lineages();
    assert_eq!(lineages, running.lineage());
    assert_eq!((lineages[0].inputs.len(), lineages[0].interval), (1, 1_000_000));
    assert!(lineages.iter().all(|lineage| lineage.passed == 0));
    assert!(log.decisions().iter().all(|(_, decision)| decision.aborted.is_none()));
}

/// Runs a batch of a context that prints, saves and calls a closure, with record `lsn` of its log
/// failing; returns the error and what was seen, printed and left in files.
fn with_failing(lsn: u64) -> (Error, Vec<String>, String, Vec<String>) {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (log, fs) = (TracedLog::default(), MemFs::new());
    log.fail_at(lsn);
    let running = context(&clock, &screen).fs(fs.clone()).batch_log(log.clone()).build().unwrap();
    let running = running.start([seen(&feed, &log), save(feed.stream(), "out/words", "")]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    let error = running.await_termination().unwrap_err();
    let seen = log.said().into_iter().filter(|text| text.starts_with("seen")).collect();
    let folders = fs.entries(Path::new("out")).unwrap().into_iter();
    let folders = folders.map(|entry| entry.path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    (error, seen, screen.out(), folders)
}

#[test]
fn a_batch_whose_lineage_is_lost_is_seen_nowhere() {
    let (error, seen, printed, folders) = with_failing(0);
    assert!(matches!(error, Error::Log { batch, .. } if batch.seq == 0), "{error}");
    assert!(error.to_string().starts_with("the batch log cannot be written, for batch "), "{error}");
    assert_eq!((seen, printed.contains("Time: "), folders), (vec![], false, vec![]));
}

#[test]
fn a_decision_that_is_lost_ends_the_run_and_leaves_what_is_staged() {
    let (error, seen, _, folders) = with_failing(1);
    assert!(matches!(error, Error::Log { .. }), "{error}");
    assert_eq!(seen.len(), 1);
    // it may be on the disk: whoever continues the log commits what is staged then
    assert_eq!(folders.len(), 1);
    assert!(folders[0].starts_with('.') && folders[0].ends_with(".tmp"), "{folders:?}");
}

#[test]
fn outputs_wait_until_the_decision_is_durable() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (log, fs) = (TracedLog::default(), MemFs::new());
    log.hold_at(1);
    let running = context(&clock, &screen).fs(fs.clone()).batch_log(log.clone()).build().unwrap();
    let running = running.start([save(feed.stream(), "out/words", "")]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    assert!(log.wait_for_decisions(1, Duration::from_secs(30)), "the batch is never decided");
    let names = |fs: &MemFs| -> Vec<String> {
        let entries = fs.entries(Path::new("out")).unwrap().into_iter();
        entries.map(|entry| entry.path.display().to_string()).collect()
    };
    assert!(names(&fs).iter().all(|name| name.contains("/.")), "{:?}", names(&fs));
    log.release();
    running.stop(true);
    running.await_termination().unwrap();
    assert!(names(&fs).iter().any(|name| !name.contains("/.")), "{:?}", names(&fs));
}
