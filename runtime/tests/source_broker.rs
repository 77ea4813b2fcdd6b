//! A partitioned source that is read at positions, as the engine drives it: limits and states of
//! splits, faults of its peer, and a run that goes on where another has ended.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod hand;

use hand::foreach;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use streamc_runtime::{
    batch::{SplitId, SplitStatus},
    dstream::{DStream, IntoDStream},
    record::Str,
    source::{Limits, queue_stream, union_all},
    testkit::{self, Broker, Executor, Options, TestKit},
};

type Got = Arc<Mutex<Vec<String>>>;

fn kit_of(stream: DStream<&'static str>, options: Options) -> (TestKit, Got) {
    let got = Got::default();
    let to = Arc::clone(&got);
    let keep =
        move |_, lines: Vec<&str>| to.lock().unwrap().extend(lines.iter().map(|line| (*line).to_owned()));
    (TestKit::with_options(foreach(stream, keep), options), got)
}

fn kit(broker: &Broker<Str>) -> (TestKit, Got) {
    kit_of(broker.stream(), Options::default())
}

fn taken(got: &Got) -> Vec<String> {
    std::mem::take(&mut *got.lock().unwrap())
}

fn statuses(kit: &TestKit) -> BTreeMap<String, SplitStatus> {
    let changed = kit.last_inputs().into_iter().flat_map(|input| input.statuses);
    changed.map(|(split, status)| (split.to_string(), status)).collect()
}

fn status(name: &str, status: SplitStatus) -> BTreeMap<String, SplitStatus> {
    BTreeMap::from([(name.to_owned(), status)])
}

#[test]
fn every_split_says_how_it_stands_and_only_changes_are_in_the_lineage() {
    let broker = testkit::broker::<&str>(["a", "b"]);
    let (mut kit, got) = kit(&broker);
    broker.push("a", ["1", "2", "3"]);
    kit.limit(Limits::partitions(2).with_split(SplitId::new("a"), 2)).unwrap();
    kit.run_batch().unwrap();
    let both = [("a", SplitStatus::Behind), ("b", SplitStatus::CaughtUp)];
    assert_eq!(statuses(&kit), both.map(|(name, status)| (name.to_owned(), status)).into());
    kit.limit(Limits::partitions(2)).unwrap();
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("a", SplitStatus::Read));
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("a", SplitStatus::CaughtUp));
    kit.run_batch().unwrap();
    assert!(kit.last_inputs().is_empty(), "nothing has changed");
    // a paused split is behind and not idle
    kit.limit(Limits::partitions(2).with_split(SplitId::new("b"), 0)).unwrap();
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("b", SplitStatus::Behind));
    kit.limit(Limits::partitions(2)).unwrap();
    broker.unreachable("b", Some("the broker is away"));
    broker.push("b", ["4"]);
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("b", SplitStatus::Unreachable("the broker is away".into())));
    assert_eq!(taken(&got), ["1", "2", "3"]);
    broker.unreachable("b", None);
    broker.end("b");
    // a new split
    broker.push("c", ["5"]);
    kit.run_batch().unwrap();
    assert_eq!(taken(&got), ["4", "5"]);
    let both = [("b", SplitStatus::Ended), ("c", SplitStatus::Read)];
    assert_eq!(statuses(&kit), both.map(|(name, status)| (name.to_owned(), status)).into());
    let told = ["a: 0 to 2", "a: 2 to 3", "b: 0 to 1", "c: 0 to 1"];
    assert_eq!((broker.decided(), broker.prefetched()), (told.map(str::to_owned).to_vec(), 4));
}

#[test]
fn a_split_that_is_gone_has_ended() {
    let broker = testkit::broker::<&str>(["a", "b"]);
    let (mut kit, _) = kit(&broker);
    kit.run_batch().unwrap();
    broker.delete("a");
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("a", SplitStatus::Ended), "or everyone would wait for it");
    broker.end("b");
    kit.run_batch().unwrap();
    assert_eq!(statuses(&kit), status("b", SplitStatus::Ended));
    broker.delete("b");
    kit.run_batch().unwrap();
    assert!(kit.last_inputs().is_empty(), "it had ended before");
}

#[test]
fn a_run_goes_on_where_another_has_decided_its_last_batch_in_a_union_too() {
    let brokers = [testkit::broker::<&str>(["x", "y"]), testkit::broker::<&str>([""])];
    let open = |instances| {
        let streams = brokers.iter().map(|broker| -> DStream<&str> { broker.stream() });
        let executor = match instances {
            1 => Executor::Local { threads: 2 },
            instances => Executor::Sim { instances, seed: 7 },
        };
        kit_of(union_all(streams), Options { executor, ..Options::default() })
    };
    let mut all = Vec::new();
    let mut positions = None;
    for round in 0..6u32 {
        let (kit, got) = open(round % 3 + 1);
        let mut kit = match positions.take() {
            Some(positions) => kit.from_positions(positions),
            None => kit,
        };
        brokers[0].push(if round % 2 == 0 { "x" } else { "y" }, [format!("first {round}")]);
        brokers[1].push("", [format!("second {round}")]);
        kit.run_batch().unwrap();
        kit.run_batch().unwrap();
        all.extend(taken(&got));
        positions = Some(kit.positions().unwrap());
    }
    all.sort();
    let mut right: Vec<String> =
        (0..6).flat_map(|round| [format!("first {round}"), format!("second {round}")]).collect();
    right.sort();
    assert_eq!(all, right);
    let told = brokers[1].decided();
    assert_eq!(told.len(), 6);
    assert_eq!(told.last().map(String::as_str), Some(": 5 to 6"));
}

#[test]
fn a_peer_that_does_not_answer_is_asked_again_and_no_record_is_lost() {
    let broker = testkit::broker::<&str>(["a"]);
    let (mut kit, got) = kit(&broker);
    broker.push("a", ["1"]);
    broker.fail_reads(5);
    kit.run_batch().unwrap();
    assert_eq!((taken(&got), kit.stats().unwrap().reads_retried.get()), (vec!["1".to_owned()], 5));
}

#[test]
fn what_cannot_be_read_fails_the_batch_in_all_instances_and_moves_no_position() {
    for instances in [1, 3] {
        let broker = testkit::broker::<&str>(["a", "b", "c"]);
        let executor = Executor::Sim { instances, seed: 3 };
        let options = Options { executor, ..Options::default() };
        let (mut kit, got) = kit_of(broker.stream(), options);
        for split in ["a", "b", "c"] {
            broker.push(split, ["1"]);
        }
        kit.run_batch().unwrap();
        let before = kit.positions().unwrap();
        taken(&got);
        broker.push("b", ["2"]);
        broker.fail_reads(1000);
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.starts_with("broker: batch ") && error.ends_with(": no answer"), "{error}");
        assert_eq!((taken(&got), kit.positions().unwrap()), (Vec::<String>::new(), before));
        assert_eq!(broker.decided().len(), 3);
    }
}

#[test]
fn a_run_that_goes_on_where_nothing_is_left_says_what_is_lost() {
    let broker = testkit::broker::<&str>(["a"]);
    let (mut first, _) = kit(&broker);
    broker.push("a", ["1", "2"]);
    first.run_batch().unwrap();
    broker.push("a", ["3", "4"]);
    broker.forget_before("a", 3);
    let (second, _) = kit(&broker);
    let error = second.from_positions(first.positions().unwrap()).run_batch().unwrap_err().to_string();
    assert_eq!(error, "broker: split a has offsets 3 to 4, and was read up to 2");
    // what was planned is gone before it is read
    let broker = testkit::broker::<&str>(["a"]);
    let (mut kit, _) = kit(&broker);
    broker.push("a", ["1", "2"]);
    broker.forget_before("a", 1);
    let error = kit.run_batch().unwrap_err().to_string();
    assert!(error.contains("split a has offsets 1 to 2") || error.contains("nothing before 1"), "{error}");
}

#[test]
fn a_union_asks_a_peer_again_although_another_source_hands_over_what_it_has_once() {
    let broker = testkit::broker::<&str>(["a"]);
    let queue = queue_stream([vec!["queued 1"], vec!["queued 2"]]);
    let streams: [DStream<&str>; 2] = [queue.into_dstream(), broker.stream()];
    let (mut kit, got) = kit_of(union_all(streams), Options { source_partitions: 1, ..Options::default() });
    for n in ["1", "2"] {
        broker.push("a", [n]);
        broker.fail_reads(3);
        kit.run_batch().unwrap();
    }
    assert_eq!(taken(&got), ["queued 1", "1", "queued 2", "2"]);
    assert_eq!(kit.stats().unwrap().reads_retried.get(), 6);
}
