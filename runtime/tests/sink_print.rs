//! `print()` writes a head and the first records when the batch is decided; on request exactly what
//! Spark writes (row DS-17).
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, ended, foreach, print, print_twice, tick};
use streamc_runtime::{Error, Pipeline, context::Builder, dstream::DStream, env::ManualClock};

type Lines = DStream<&'static str>;

const RULE: &str = "-------------------------------------------";

#[test]
fn on_request_a_batch_is_printed_to_the_byte_as_spark_does() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let context = context(&clock, &screen).spark_print().build().unwrap();
    let running = context.start([print(feed.stream(), str::to_uppercase)]).unwrap();
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

/// What three batches print, of which the second one is empty.
fn printed(builder: impl FnOnce(Builder) -> Builder, pipelines: &[fn(Lines) -> Pipeline]) -> String {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (context, lines) = (builder(context(&clock, &screen)).build().unwrap(), feed.stream());
    let running = context.start(pipelines.iter().map(|pipeline| pipeline(lines.clone()))).unwrap();
    for batch in [&["a"][..], &[], &["b", "c", "d"]] {
        batch.iter().for_each(|line| feed.push(line));
        tick(&clock, &feed);
    }
    running.stop(true);
    ended(&running).unwrap();
    screen.out()
}

fn batch(head: &str, records: &str) -> String {
    format!("{RULE}\nTime: {head}\n{RULE}\n{records}\n")
}

const TIMES: [&str; 3] = [
    "1000001000 ms  1970-01-12T13:46:41Z",
    "1000002000 ms  1970-01-12T13:46:42Z",
    "1000003000 ms  1970-01-12T13:46:43Z",
];

#[test]
fn the_head_has_the_time_as_people_read_it() {
    let out = printed(|b| b, &[|lines| print(lines, str::to_owned)]);
    let [first, second, third] = TIMES;
    assert_eq!(out, batch(first, "a\n") + &batch(second, "") + &batch(third, "b\nc\n...\n"));
}

#[test]
fn batches_without_records_are_left_out_on_request() {
    let one: &[fn(Lines) -> Pipeline] = &[|lines| print(lines, str::to_owned)];
    let [first, _, third] = TIMES;
    let out = printed(Builder::skip_empty, one);
    assert_eq!(out, batch(first, "a\n") + &batch(third, "b\nc\n...\n"));
    let out = printed(|b| b.skip_empty().spark_print(), one);
    assert_eq!(out, batch("1000001000 ms", "a\n") + &batch("1000003000 ms", "b\nc\n...\n"));
}

/// An output that prints nothing is none of several.
#[test]
fn several_outputs_are_told_apart() {
    let first = TIMES[0];
    let quiet: fn(Lines) -> Pipeline = |lines| foreach(lines, |_, _| ());
    let loud: fn(Lines) -> Pipeline = |lines| print(lines, str::to_owned);
    let twice: fn(Lines) -> Pipeline = print_twice;
    assert!(printed(|b| b, &[quiet, loud]).starts_with(&batch(first, "a\n")));
    let in_one =
        batch(&format!("{first}  lines.print"), "a\n") + &batch(&format!("{first}  lines.print#2"), "a\n");
    let out = printed(|b| b, &[twice]);
    assert!(out.starts_with(&in_one), "{out}");
    let of_two = batch(&format!("{first}  print: lines.print"), "a\n")
        + &batch(&format!("{first}  print_twice: lines.print"), "a\n");
    let out = printed(|b| b, &[loud, twice]);
    assert!(out.starts_with(&of_two), "{out}");
    let spark = printed(Builder::spark_print, &[loud, twice]);
    assert_eq!(spark.matches("Time: 1000001000 ms\n").count(), 3, "{spark}");
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
