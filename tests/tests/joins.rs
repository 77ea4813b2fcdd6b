//! Two streams brought together by key: what the generated pipelines do not show.
//!
//! **Goal:** a fault of either side is the fault of what is made of both, of nothing else, and in
//! all instances; a side without records changes no numbers of partitions; keys come in the
//! promised order. **Method:** small pipelines under every executor. (That all instances decide
//! alike and make every call is held by the test kit and by `sim`, which would wait for ever.)
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 9 },
];

fn options(executor: Executor, partitions: u32) -> Options {
    Options { executor, partitions, source_partitions: 2, ..Options::default() }
}

/// Panics where it is told to.
fn fails<T>(is: bool, value: T) -> T {
    assert!(!is, "a closure panics");
    value
}

/// The left side is placed by key already: a fault behind its shuffle is at first that of one
/// instance.
#[pipeline]
fn sides(lines: DStream<&str>, others: DStream<&str>, apart: DStream<&str>, place: &'static str) {
    let counts =
        lines.map(|line| (fails(place == "left" && line == "bad", line), 1u64)).reduce_by_key(|a, b| a + b);
    let placed = counts.filter(|(line, _)| fails(place == "placed" && *line == "bad", true));
    let right = others.map(|line| (fails(place == "right" && line == "bad", line), 'r'));
    placed.full_outer_join(right).save_as_text_files("joined").on_panic("dead_letter");
    apart.count().print();
}

#[test]
fn a_fault_of_either_side_is_the_fault_of_both() {
    for executor in EXECUTORS {
        for place in ["left", "placed", "right"] {
            let [lines, others, apart] = [(); 3].map(|()| testkit::input::<&str>());
            let pipeline = sides(lines.stream(), others.stream(), apart.stream(), place);
            let mut kit = TestKit::with_options(pipeline, options(executor, 4));
            for batch in [["a", "b"], ["c", "bad"], ["d", "e"]] {
                lines.push(batch);
                others.push(batch);
                apart.push(batch);
                let outputs = kit.run_batch().unwrap();
                let joined = outputs.output("placed.full_outer_join.save_as_text_files").len();
                let want = if batch.contains(&"bad") { 0 } else { 2 };
                assert_eq!(joined, want, "{place} under {executor:?}");
                assert_eq!(outputs.output("apart.count.print"), ["2"], "the other output goes on");
            }
            let letters = kit.dead_letters().unwrap();
            assert_eq!(letters.len(), 1, "{letters:?}");
            assert!(letters[0].reason.contains("a closure panics"), "{}", letters[0].reason);
        }
    }
}

#[pipeline]
fn ordered(left: DStream<(&str, u64)>, right: DStream<(&str, u64)>) {
    left.full_outer_join(right).print();
    left.right_outer_join(right).print();
    left.cogroup(right)
        .map(|(key, (a, b))| (key, a.iter().sum::<u64>(), b.iter().sum::<u64>()))
        .save_as_text_files("sums");
}

#[test]
fn keys_come_in_order_of_first_sight_on_the_left_then_on_the_right() {
    for executor in EXECUTORS {
        let (left, right) = (testkit::input::<(&str, u64)>(), testkit::input::<(&str, u64)>());
        let mut kit = TestKit::with_options(ordered(left.stream(), right.stream()), options(executor, 1));
        left.push([("c", 1u64), ("a", 2), ("c", 3)]);
        right.push([("z", 4u64), ("a", 5), ("b", 6), ("c", 7), ("z", 8)]);
        let batch = kit.run_batch().unwrap();
        let full = [
            "(c,(Some(1),Some(7)))",
            "(c,(Some(3),Some(7)))",
            "(a,(Some(2),Some(5)))",
            "(z,(None,Some(4)))",
            "(z,(None,Some(8)))",
            "(b,(None,Some(6)))",
        ];
        assert_eq!(batch.output("left.full_outer_join.print"), full);
        let right_outer = batch.output("left.right_outer_join.print");
        assert_eq!(right_outer[..3], ["(c,(Some(1),7))", "(c,(Some(3),7))", "(a,(Some(2),5))"]);
        assert_eq!(
            batch.output("left.cogroup.map.save_as_text_files"),
            ["(c,4,7)", "(a,2,5)", "(z,0,12)", "(b,0,6)"]
        );
    }
}

#[test]
fn a_side_without_records_changes_no_numbers_of_partitions() {
    for executor in EXECUTORS {
        let (left, right) = (testkit::input::<(&str, u64)>(), testkit::input::<(&str, u64)>());
        let mut kit = TestKit::with_options(ordered(left.stream(), right.stream()), options(executor, 4));
        for (of_left, of_right) in [(2u64, 0), (0, 3u64), (0, 0), (1, 1)] {
            left.push((0..of_left).map(|n| ("k", n)));
            right.push((0..of_right).map(|n| ("k", n)));
            let batch = kit.run_batch().unwrap();
            assert_eq!(batch.partitions("left.cogroup.map.save_as_text_files").len(), 4, "{executor:?}");
            let rows = if of_left + of_right == 0 { 0 } else { of_left.max(1) * of_right.max(1) };
            assert_eq!(batch.output("left.full_outer_join.print").len() as u64, rows);
        }
    }
}
