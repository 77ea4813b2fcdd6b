//! A key whose own `Eq` or `Hash` is not that of its encoding is found out where keys are brought
//! together, by the name of its type.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::hash::{Hash, Hasher};
use streamc::{
    prelude::*,
    record::{Arena, KeyPart},
    testkit::TestKit,
};

/// Equal by `id`, encoded whole.
#[derive(Clone, Debug, Record, Text)]
struct Split {
    id: u64,
    name: String,
}

impl PartialEq for Split {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Split {}
impl Hash for Split {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
impl KeyPart for Split {
    fn encode_key(&self, out: &mut Arena) {
        self.encode(out);
    }
}
impl Key for Split {}

/// Equal whole, encoded by `id`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Record, Text)]
struct Lumped {
    id: u64,
    name: String,
}

impl KeyPart for Lumped {
    fn encode_key(&self, out: &mut Arena) {
        self.id.encode_key(out);
    }
}
impl Key for Lumped {}

/// Equal by `id` and encoded by it, but hashed whole.
#[derive(Clone, Debug, Record, Text)]
struct Hashed {
    id: u64,
    name: String,
}

impl PartialEq for Hashed {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Hashed {}
#[allow(clippy::derived_hash_with_manual_eq, reason = "the fault that is looked for")]
impl Hash for Hashed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.id, &self.name).hash(state);
    }
}
impl KeyPart for Hashed {
    fn encode_key(&self, out: &mut Arena) {
        self.id.encode_key(out);
    }
}
impl Key for Hashed {}

/// Seconds, compared without their fraction, but encoded with it.
#[derive(Clone, Copy, Debug)]
struct Seconds(f64);

impl PartialEq for Seconds {
    fn eq(&self, other: &Self) -> bool {
        self.0 as u64 == other.0 as u64
    }
}
impl Eq for Seconds {}
impl Hash for Seconds {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0 as u64).hash(state);
    }
}

mod seconds {
    use super::Seconds;
    pub(super) fn encode(seconds: &Seconds) -> u64 {
        (seconds.0 * 1000.0) as u64
    }
    pub(super) fn decode(millis: u64) -> Result<Seconds, std::convert::Infallible> {
        Ok(Seconds(millis as f64 / 1000.0))
    }
}

#[derive(Clone, Debug, Record, Key)]
struct Foreign {
    #[record(with = seconds)]
    at: Seconds,
}

macro_rules! pipelines {
    ($($name:ident: |$n:ident| $key:expr;)*) => {$(
        #[pipeline(batch = "1s")]
        fn $name(numbers: DStream<u64>) {
            numbers.map(|$n| ($key, $n)).reduce_by_key(|a, b| a + b).count().print();
        }
    )*};
}

/// What keys live across batches in.
macro_rules! remembering {
    ($($name:ident: $op:literal, |$pairs:ident| $body:expr;)*) => {
        $(
            #[pipeline(batch = "1s")]
            fn $name(numbers: DStream<u64>, split: bool) {
                let $pairs = numbers.map(|n| (Either { split, id: n / 2, name: n }, n));
                $body.count().print();
            }
        )*
        const REMEMBERING: &[(&str, fn(DStream<u64>, bool) -> Pipeline)] = &[$(($op, $name)),*];
    };
}

remembering! {
    updated: "update_state_by_key", |pairs| pairs.update_state_by_key(|_, n: Option<u64>| Some(n.unwrap_or(0)));
    partition: "update_state_by_key", |pairs| pairs
        .update_state_by_key()
        .by_partition(|all| all.map(|(key, _, n)| (key, n.unwrap_or(0u64))).collect::<Vec<_>>());
    mapped: "map_with_state", |pairs| pairs.map_with_state(|_, n, last: &mut State<u64>| last.update(n.unwrap_or(0)));
    window: "reduce_by_key_and_window", |pairs| pairs.reduce_by_key_and_window(|a, b| a + b, "3s");
    inverse: "reduce_by_key_and_window", |pairs| pairs.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s");
    groups: "group_by_key_and_window", |pairs| pairs.group_by_key_and_window("3s");
}

/// Equal by `id`, encoded whole; or else equal whole, encoded by `id`.
#[derive(Clone, Debug, Record, Text)]
struct Either {
    split: bool,
    id: u64,
    name: u64,
}

impl PartialEq for Either {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && (self.split || self.name == other.name)
    }
}
impl Eq for Either {}
impl Hash for Either {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
impl KeyPart for Either {
    fn encode_key(&self, out: &mut Arena) {
        (self.id, if self.split { self.name } else { 0 }).encode(out);
    }
}
impl Key for Either {}

pipelines! {
    split: |n| Split { id: n / 2, name: n.to_string() };
    lumped: |n| Lumped { id: n / 2, name: n.to_string() };
    hashed: |n| Hashed { id: n / 2, name: n.to_string() };
    foreign: |n| Foreign { at: Seconds(n as f64 / 2.0) };
    deep: |n| (1u8, vec![Split { id: n / 2, name: n.to_string() }]);
}

#[test]
fn the_type_is_named() {
    type Case = (fn(DStream<u64>) -> Pipeline, &'static str, &'static str);
    let all: [Case; 5] = [
        (split, "keys_that_disagree::Split", "are equal but have different key encodings"),
        (lumped, "keys_that_disagree::Lumped", "but they are not equal"),
        (hashed, "keys_that_disagree::Hashed", "but their hashes differ"),
        (foreign, "keys_that_disagree::Foreign", "are equal but have different key encodings"),
        (deep, "keys_that_disagree::Split", "are equal but have different key encodings"),
    ];
    for (make, named, said) in all {
        // without two of one kind there is nothing to say
        let mut kit = TestKit::new(make(queue_stream([vec![2u64, 4, 6], vec![2, 3]]).into_dstream()));
        kit.run_batch().unwrap();
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.contains(named) && error.contains(said), "{named}: {error}");
        assert!(error.contains("in `reduce_by_key`"), "{error}");
    }
}

/// Two keys that disagree are found out also when they come in different batches.
#[test]
fn the_type_is_named_where_keys_are_remembered() {
    for (op, make) in REMEMBERING {
        for (split, said) in
            [(true, "are equal but have different key encodings"), (false, "but they are not equal")]
        {
            let numbers = queue_stream([vec![2u64, 4, 6], vec![3]]).into_dstream();
            let mut kit = TestKit::new(make(numbers, split)).partitions(1);
            kit.run_batch().unwrap();
            let error = kit.run_batch().unwrap_err().to_string();
            assert!(error.contains("keys_that_disagree::Either") && error.contains(said), "{op}: {error}");
            assert!(error.contains(&format!("in `{op}`")), "{op}: {error}");
        }
    }
}
