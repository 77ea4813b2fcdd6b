//! A panic in a key's own `Hash` or `Eq` names the operator that brings records together, and no other.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::hash::{Hash, Hasher};
use streamc_runtime::{prelude::*, testkit::TestKit};

/// Fails when it is hashed (1) or compared (2, which has the hash of all others).
#[derive(Clone, Copy, Debug, Record, Text)]
struct Bad(u64);

impl Hash for Bad {
    fn hash<H: Hasher>(&self, state: &mut H) {
        assert_ne!(self.0, 1, "cannot be hashed");
        state.write_u64(7);
    }
}

impl PartialEq for Bad {
    fn eq(&self, other: &Self) -> bool {
        assert!(self.0 != 2 && other.0 != 2, "cannot be compared");
        self.0 == other.0
    }
}

impl Eq for Bad {}

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

type Make = fn(DStream<u64>) -> Pipeline;

#[test]
fn the_operator_that_hashes_or_compares_is_named() {
    let pipelines: [(&str, Make); 4] = [
        ("distinct", distinct),
        ("count_by_value", count_by_value),
        ("reduce_by_key", reduce_by_key),
        ("combine_by_key", combine_by_key),
    ];
    for (operator, pipeline) in pipelines {
        for (numbers, said) in [([5u64, 1, 5], "cannot be hashed"), ([5, 2, 5], "cannot be compared")] {
            let input = queue_stream([numbers]).into_dstream();
            let error = TestKit::new(pipeline(input)).run_batch().unwrap_err().to_string();
            assert!(
                error.contains(said) && error.contains(&format!("in `{operator}` at ")),
                "{operator}: {error}"
            );
        }
    }
}
