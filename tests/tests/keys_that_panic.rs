//! A panic in what a key says of itself names the operator that brings records together, and no
//! other.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::hash::Hasher;
use streamc::{
    prelude::*,
    record::{Arena, KeyPart},
    testkit::TestKit,
};

/// Fails when it is hashed (1) or compared (2, which has the hash of all others).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Record, Text)]
struct Bad(u64);

impl KeyPart for Bad {
    const TO_CHECK: bool = false;
    fn encode_key(&self, out: &mut Arena) {
        self.0.encode(out);
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        assert_ne!(self.0, 1, "cannot be hashed");
        state.write_u64(7);
    }
    fn is_same(&self, other: &Self) -> bool {
        assert!(self.0 != 2 && other.0 != 2, "cannot be compared");
        self.0 == other.0
    }
}

impl Key for Bad {}

#[pipeline]
fn distinct(numbers: DStream<u64>) {
    numbers.map(Bad).distinct().count().print();
}

#[pipeline]
fn count_by_value(numbers: DStream<u64>) {
    numbers.map(Bad).count_by_value().count().print();
}

#[pipeline]
fn reduce_by_key(numbers: DStream<u64>) {
    numbers.map(|n| (Bad(n), n)).reduce_by_key(|a, b| a + b).count().print();
}

#[pipeline]
fn combine_by_key(numbers: DStream<u64>) {
    numbers.map(|n| (Bad(n), n)).combine_by_key(|n| n, |a, b| a + b, |a, b| a + b).count().print();
}

#[pipeline]
fn group_by_key(numbers: DStream<u64>) {
    numbers.map(|n| (Bad(n), n)).group_by_key().map(|(_, all)| all.iter().max()).print();
}

#[pipeline(without = "combine_before_shuffle")]
fn reduced_without_combining(numbers: DStream<u64>) {
    numbers.map(|n| (Bad(n), n)).reduce_by_key(|a, b| a + b).count().print();
}

#[pipeline(without = "combine_before_shuffle")]
fn distinct_without_combining(numbers: DStream<u64>) {
    numbers.map(Bad).distinct().count().print();
}

#[pipeline]
fn cogroup(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.cogroup(pairs).map(|(_, (all, again))| all.len() + again.len()).print();
}

#[pipeline]
fn join(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.join(pairs).count().print();
}

#[pipeline]
fn left_outer_join(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.left_outer_join(pairs).count().print();
}

#[pipeline]
fn right_outer_join(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.right_outer_join(pairs).count().print();
}

#[pipeline]
fn full_outer_join(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.full_outer_join(pairs).count().print();
}

#[pipeline(batch = "1s")]
fn update_state_by_key(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.update_state_by_key(|n, _: Option<u64>| n.iter().max()).count().print();
}

#[pipeline(batch = "1s")]
fn updated_by_partition(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.update_state_by_key().by_partition(|all| all.map(|(key, _, _)| (key, 1u64))).count().print();
}

#[pipeline(batch = "1s")]
fn map_with_state(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs
        .map_with_state(|_, n: Option<u64>, last: &mut State<u64>| last.update(n.unwrap_or(0)))
        .count()
        .print();
}

#[pipeline(batch = "1s")]
fn group_by_key_and_window(numbers: DStream<u64>) {
    let pairs = numbers.map(|n| (Bad(n), n));
    pairs.group_by_key_and_window("2s").map(|(_, all)| all.len()).print();
}

#[pipeline(batch = "1s")]
fn reduce_by_key_and_window(numbers: DStream<u64>) {
    numbers.map(|n| (Bad(n), n)).reduce_by_key_and_window(|a, b| a + b, "2s").count().print();
}

#[pipeline(batch = "1s")]
fn count_by_value_and_window(numbers: DStream<u64>) {
    numbers.map(Bad).count_by_value_and_window("2s").count().print();
}

type Make = fn(DStream<u64>) -> Pipeline;

const ALL: [(&str, Make); 18] = [
    ("distinct", distinct),
    ("distinct", distinct_without_combining),
    ("count_by_value", count_by_value),
    ("reduce_by_key", reduce_by_key),
    ("reduce_by_key", reduced_without_combining),
    ("combine_by_key", combine_by_key),
    ("group_by_key", group_by_key),
    ("cogroup", cogroup),
    ("join", join),
    ("left_outer_join", left_outer_join),
    ("right_outer_join", right_outer_join),
    ("full_outer_join", full_outer_join),
    ("update_state_by_key", update_state_by_key),
    ("update_state_by_key", updated_by_partition),
    ("map_with_state", map_with_state),
    ("group_by_key_and_window", group_by_key_and_window),
    ("reduce_by_key_and_window", reduce_by_key_and_window),
    ("count_by_value_and_window", count_by_value_and_window),
];

#[test]
fn the_operator_that_hashes_or_compares_is_named() {
    let mut wrong = Vec::new();
    for (operator, pipeline) in ALL {
        for (numbers, said) in [([5u64, 1, 5], "cannot be hashed"), ([5, 2, 5], "cannot be compared")] {
            let input = queue_stream([numbers]).into_dstream();
            let error = TestKit::new(pipeline(input)).run_batch().unwrap_err().to_string();
            if !error.contains(said) || !error.contains(&format!("in `{operator}` at ")) {
                wrong.push(format!("{operator}: {error}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Keys that are remembered are compared with those that come.
#[test]
fn the_operator_that_compares_with_what_it_remembers_is_named() {
    let mut wrong = Vec::new();
    let remember = ALL.into_iter().filter(|(name, _)| name.contains("state") || name.contains("window"));
    for (operator, pipeline) in remember {
        let input = queue_stream([[5u64], [2]]).into_dstream();
        let mut kit = TestKit::new(pipeline(input));
        kit.run_batch().unwrap();
        // a window notes in a batch what it learned in the one before
        let error =
            (0..2).find_map(|_| kit.run_batch().err()).map_or(String::new(), |error| error.to_string());
        if !error.contains("cannot be compared") || !error.contains(&format!("in `{operator}` at ")) {
            wrong.push(format!("{operator}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
