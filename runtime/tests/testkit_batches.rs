//! The test kit as users meet it: batches in, what each output got out, errors as results.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{foreach, print, save};
use std::time::Duration;
use streamc_runtime::testkit::{self, Executor, Options, TestKit};

#[test]
fn each_batch_gives_what_its_outputs_got() {
    let lines = testkit::input::<&str>();
    let mut kit = TestKit::new(print(lines.stream(), str::to_uppercase)).interval(Duration::from_millis(500));
    lines.push(["a", "b"]);
    lines.push(["c", "d", "e"]);
    let first = kit.run_batch().unwrap();
    assert_eq!(first.output("lines.print"), ["A", "B"]);
    let second = kit.run_batch().unwrap();
    assert_eq!(second.output("lines.print"), ["C", "D", "..."], "as the terminal would show it");
    assert_eq!(second.time().micros - first.time().micros, 500_000);
    assert!(kit.run_batch().unwrap().output("lines.print").is_empty(), "nothing was pushed");
    assert_eq!(kit.output("lines.print"), [vec!["A", "B"], vec!["C", "D", "..."], vec![]]);
    assert_eq!(kit.outputs().len(), 1);
    assert_eq!(kit.stats().unwrap().records_in.get(), 5);
}

#[test]
fn partitions_are_kept_apart_and_split_as_asked() {
    let lines = testkit::input::<&str>();
    let mut kit = TestKit::new(save(lines.stream(), "nowhere/x", "")).source_partitions(3);
    lines.push(["a", "b", "c", "d"]);
    let batch = kit.run_batch().unwrap();
    assert_eq!(batch.partitions("lines.save_as_text_files"), [vec!["a"], vec!["b"], vec!["c", "d"]]);
}

#[test]
fn a_whole_run_is_one_call_under_any_executor() {
    let run = |executor| {
        let lines = testkit::input::<&str>();
        lines.push(["a", "b", "c"]);
        lines.push([""; 0]);
        lines.push(["d"]);
        let options = Options { executor, source_partitions: 2, ..Options::default() };
        TestKit::run(save(lines.stream(), "nowhere/x", ""), options).unwrap()
    };
    let local = run(Executor::Local { threads: 2 });
    assert_eq!(local["lines.print"], [vec!["a", "b", "c"], vec![], vec!["d"]]);
    for executor in
        [Executor::Wire, Executor::Sim { instances: 1, seed: 3 }, Executor::Sim { instances: 4, seed: 9 }]
    {
        assert_eq!(local, run(executor), "{executor:?}");
    }
}

#[test]
fn errors_are_results_and_the_kit_goes_on() {
    for executor in [Executor::Local { threads: 1 }, Executor::Sim { instances: 3, seed: 5 }] {
        let lines = testkit::input::<&str>();
        let fails = |line: &str| if line == "bad" { panic!("no bad lines") } else { line.to_owned() };
        let mut kit = TestKit::new(print(lines.stream(), fails)).executor(executor);
        lines.push(["a", "bad"]);
        lines.push(["b"]);
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.contains("`map` at src/main.rs:7:11") && error.contains("no bad lines"), "{error}");
        assert_eq!(kit.run_batch().unwrap().output("lines.print"), ["b"]);
        assert_eq!(kit.output("lines.print"), [vec![], vec!["b"]]);
        lines.fail("the peer is gone");
        assert!(kit.run_batch().unwrap_err().to_string().contains("the peer is gone"));
    }
}

#[test]
fn an_output_that_fails_in_one_instance_fails_in_all() {
    let lines = testkit::input::<&str>();
    let refuses = foreach(lines.stream(), |_, lines| if lines.is_empty() { Err("nothing") } else { Ok(()) });
    let mut kit = TestKit::new(refuses).executor(Executor::Sim { instances: 3, seed: 5 });
    lines.push(["a"]);
    kit.run_batch().unwrap();
    assert!(kit.run_batch().unwrap_err().to_string().ends_with("failed: nothing"));
}

#[test]
fn an_unknown_output_is_answered_with_those_that_there_are() {
    let lines = testkit::input::<&str>();
    let kit = TestKit::new(save(lines.stream(), "x", ""));
    let asked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| kit.output("lines.prnt").len()));
    let message = asked.unwrap_err().downcast::<String>().unwrap();
    assert_eq!(
        *message,
        "no output is called `lines.prnt`; there are `lines.print`, `lines.save_as_text_files`"
    );
}
