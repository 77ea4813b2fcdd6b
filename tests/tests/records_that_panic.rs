//! A panic in the code of a record, wherever the runtime calls it, is the failure of the outputs
//! that depend on it: their policy decides, the other outputs have the batch, and the context goes
//! on.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::cmp::Ordering;
use streamc::{
    prelude::*,
    testkit::{self, Executor, TestKit},
};

/// Called where records go from one instance to another.
mod bitter {
    use std::convert::Infallible;

    pub(super) fn encode(text: &String) -> String {
        assert_ne!(text, "encode", "encode is bitter");
        text.clone()
    }
    pub(super) fn decode(text: String) -> Result<String, Infallible> {
        assert_ne!(text, "decode", "decode is bitter");
        Ok(text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Record)]
struct Bitter(#[record(with = bitter)] String);

impl Text for Bitter {
    fn text(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl Ord for Bitter {
    fn cmp(&self, other: &Self) -> Ordering {
        assert!(self.0 != "order" && other.0 != "order", "order is bitter");
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Bitter {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Drop for Bitter {
    fn drop(&mut self) {
        assert!(self.0 != "drop" || std::thread::panicking(), "drop is bitter");
    }
}

type Build = fn(DStream<&'static str>, DStream<&'static str>) -> Pipeline;

macro_rules! through {
    ($($name:ident: |$records:ident| $stream:expr;)*) => {
        $(
            #[pipeline(batch = "1s")]
            fn $name(lines: DStream<&str>, others: DStream<&str>) {
                let $records = lines.map(|line| Bitter(line.to_owned()));
                $stream.count().save_as_text_files("bitter").on_panic("dead_letter");
                others.save_as_text_files("others");
            }
        )*
        const ALL: &[(&str, Build)] = &[$((stringify!($name), |lines, others| $name(lines, others)),)*];
    };
}

through! {
    kept: |records| records.filter(|record| !record.0.is_empty());
    by_key: |records| records.map(|record| (1u64, record)).group_by_key();
    repartitioned: |records| records.repartition(3);
    to_one: |records| records.reduce(|a, b| if a.0.len() > b.0.len() { a } else { b });
    transformed: |records| records.transform(|rdd| rdd);
    top: |records| records.top_k(2);
    stated: |records| records
        .map(|record| (1u64, record))
        .update_state_by_key(|new, old: Option<Bitter>| new.iter().last().or(old));
    mapped_state: |records| records
        .map(|record| (1u64, record))
        .map_with_state(|_, new: Option<Bitter>, old: &mut State<Bitter>| old.update(new.unwrap()));
    windowed: |records| records.window("2s");
    reduced: |records| records
        .map(|record| (1u64, record))
        .reduce_by_key_and_window(|a, b| std::cmp::max_by_key(a, b, |a| a.0.len()), "2s");
    joined: |records| records.map(|record| (1u64, record)).join(records.map(|record| (1u64, record)));
}

#[test]
fn the_output_that_depends_on_it_fails_by_its_policy() {
    let mut wrong = Vec::new();
    let mut failed = 0;
    let executors = [Executor::Local { threads: 2 }, Executor::Wire, Executor::Sim { instances: 3, seed: 7 }];
    for executor in executors {
        for (name, pipeline) in ALL {
            for what in ["encode", "decode", "order", "drop"] {
                let (lines, others) = (testkit::input::<&str>(), testkit::input::<&str>());
                let mut kit = TestKit::new(pipeline(lines.stream(), others.stream())).executor(executor);
                lines.push(["good", what, "better"]);
                others.push(["other"]);
                let place = format!("{executor:?}, {name}, {what}");
                match kit.run_batch() {
                    Ok(got) => assert_eq!(got.output("others.save_as_text_files"), ["other"], "{place}"),
                    Err(error) => wrong.push(format!("{place}: {error}")),
                }
                let letters = kit.dead_letters().unwrap();
                if letters.iter().any(|letter| !letter.reason.contains(&format!("{what} is bitter"))) {
                    wrong.push(format!("{place}: {letters:?}"));
                }
                failed += letters.len();
                // what windows and states keep would be dropped here, where no policy covers it
                std::mem::forget(kit);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(failed > 40, "{failed} outputs have failed");
}

/// Its copies are harmless.
#[derive(Debug, Record)]
struct Original {
    text: String,
    is_bad: bool,
}

impl Clone for Original {
    fn clone(&self) -> Self {
        Original { text: self.text.clone(), is_bad: false }
    }
}

impl Drop for Original {
    fn drop(&mut self) {
        assert!(!self.is_bad || std::thread::panicking(), "this one is bad");
    }
}

#[pipeline(batch = "10ms")]
fn lengths(records: DStream<Original>) {
    records.map(|record| record.text.len()).print();
}

/// What a source gave is dropped when the batch is done, by a thread of the context, which goes on.
#[test]
fn a_block_whose_records_panic_when_they_are_dropped_harms_nobody() {
    let screen = testkit::Screen::default();
    let batch = |is_bad| vec![Original { text: "abc".to_owned(), is_bad }];
    // each record is copied for the two
    let records: DStream<Original> = queue_stream([batch(true), batch(false), batch(true)]).into_dstream();
    let context =
        StreamingContext::builder().threads(2).console(screen.clone()).signals(false).build().unwrap();
    let running = context.start([lengths(records.clone()), lengths(records)]).unwrap();
    let ended = running.await_termination_for("20s").unwrap();
    assert!(ended, "a thread of the context has ended");
    let stats = running.stats();
    assert_eq!((stats.drops_panicked.get(), stats.batches.get(), stats.batches_failed.get()), (2, 3, 0));
    let shown = screen.take();
    assert_eq!(shown.matches("\n3\n").count(), 6, "{shown}");
}
