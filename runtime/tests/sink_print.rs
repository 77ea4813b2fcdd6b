//! `print()` writes exactly what Spark writes (row DS-17), when the batch is decided.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, print, tick};
use streamc_runtime::{Error, clock::ManualClock};

const RULE: &str = "-------------------------------------------";

#[test]
fn a_batch_is_a_head_its_first_records_and_dots_if_there_are_more() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running =
        context(&clock, &screen).build().unwrap().start([print(feed.stream(), str::to_uppercase)]).unwrap();
    for lines in [&["a", "b", "c"][..], &[], &["d", "e"]] {
        lines.iter().for_each(|line| feed.push(line));
        tick(&clock, &feed);
    }
    running.stop(true);
    running.await_termination().unwrap();
    let expected = format!(
        "{RULE}\nTime: 1000001000 ms\n{RULE}\nA\nB\n...\n\n\
         {RULE}\nTime: 1000002000 ms\n{RULE}\n\n\
         {RULE}\nTime: 1000003000 ms\n{RULE}\nD\nE\n\n"
    );
    assert_eq!(screen.out(), expected);
    assert_eq!(RULE.len(), 43);
}

#[test]
fn a_failed_batch_is_not_seen() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    feed.push("fine");
    feed.push("bad");
    let fails = |line: &str| {
        assert_ne!(line, "bad", "no bad lines");
        line.to_owned()
    };
    let running = context(&clock, &screen).build().unwrap().start([print(feed.stream(), fails)]).unwrap();
    tick(&clock, &feed);
    let error = running.await_termination().unwrap_err();
    assert_eq!(screen.out(), "");
    let Error::Batch { pipeline, output, batch, operator, record, message } = &error else {
        panic!("{error}")
    };
    assert_eq!((*pipeline, *output), ("print", "lines.print"));
    assert_eq!((batch.seq, batch.time.micros), (0, START + 1_000_000));
    assert_eq!(operator.as_deref(), Some("`map` at src/main.rs:7:11"));
    assert!(record.as_deref().unwrap_or("").contains("record 2 of its block: \"bad\""), "{record:?}");
    assert!(message.contains("no bad lines"));
    assert!(error.to_string().contains("pipeline `print`, batch 1000001000 ms"), "{error}");
}

#[test]
fn a_terminal_that_is_gone_stops_the_context_with_the_name_of_the_output() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    *screen.broken.lock().unwrap() = true;
    let running =
        context(&clock, &screen).build().unwrap().start([print(feed.stream(), str::to_owned)]).unwrap();
    tick(&clock, &feed);
    let error = running.await_termination().unwrap_err();
    let Error::Output { name, reason, .. } = &error else { panic!("{error}") };
    assert_eq!(*name, "lines.print");
    assert!(reason.contains("cannot write to the standard output"), "{reason}");
}
