//! Keyed folds over far more keys than fit into the caches of a core: tables change their form, and
//! what is merged comes in runs.
//!
//! **Goal:** a naive fold's values, in the order in which they came, under every executor and
//! number of partitions, with and without the combine; and the very same output under all
//! executors. **Method:** two source partitions of which one has many keys and the other has few or
//! as many, short ones (with exact codes) and long ones; a fold that shows a wrong order.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::collections::BTreeMap;
use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 2, seed: 5 },
];

/// The first number of a key, the last, and how many there were; nothing if they are out of order.
fn in_order(a: (u64, u64, u64), b: (u64, u64, u64)) -> (u64, u64, u64) {
    if a.1 < b.0 { (a.0, b.1, a.2 + b.2) } else { (0, 0, 0) }
}

#[pipeline]
fn folded(words: DStream<(&str, u64)>) {
    let numbered = words.map(|(word, n)| (word, (n, n, 1u64)));
    numbered.reduce_by_key(in_order).save_as_text_files("folded");
}

#[pipeline(without = "combine_before_shuffle")]
fn folded_after(words: DStream<(&str, u64)>) {
    let numbered = words.map(|(word, n)| (word, (n, n, 1u64)));
    numbered.reduce_by_key(in_order).save_as_text_files("folded");
}

/// Two halves, for two source partitions: `n` keys that come twice, in another order the second
/// time, or for a part of them only.
fn words(n: u64, part: u64) -> Vec<String> {
    let word = |i: u64| match i % 3 {
        0 => format!("key number {i:x}, whose code is a hash"),
        _ => format!("{i:x}"),
    };
    let again = (0..n).map(|i| if i < part { i * 7919 % part } else { 0 });
    (0..n).chain(again).map(word).collect()
}

#[test]
fn many_keys_are_folded_in_order_however_they_are_merged() {
    for (n, part) in [(60_000, 60_000), (60_000, 100), (20_000, 20_000)] {
        let words = words(n, part);
        let numbered = || (1u64..).zip(&words).map(|(i, word)| (word.as_str(), i));
        let mut naive: BTreeMap<&str, (u64, u64, u64)> = BTreeMap::new();
        for (word, i) in numbered() {
            naive.entry(word).and_modify(|all| *all = in_order(*all, (i, i, 1))).or_insert((i, i, 1));
        }
        let mut want: Vec<String> =
            naive.iter().map(|(word, (a, b, n))| format!("({word},({a},{b},{n}))")).collect();
        want.sort();
        let run = |make: fn(DStream<(&'static str, u64)>) -> Pipeline, executor, partitions| {
            let input = testkit::input::<(&str, u64)>();
            let options = Options { executor, partitions, source_partitions: 2, ..Options::default() };
            let mut kit = TestKit::with_options(make(input.stream()), options);
            input.push(numbered());
            let outputs = kit.run_batch().unwrap();
            let output = outputs.output("numbered.reduce_by_key.save_as_text_files");
            let output: Vec<String> = output.into_iter().map(str::to_owned).collect();
            let mut sorted = output.clone();
            sorted.sort();
            let first = (&sorted[0], &want[0]);
            assert!(sorted == want, "{n} keys, {partitions} partitions under {executor:?} {first:?}");
            output
        };
        for partitions in [1, 2, 3] {
            let output = run(folded, EXECUTORS[0], partitions);
            for executor in &EXECUTORS[1..] {
                assert!(output == run(folded, *executor, partitions), "order under {executor:?}");
            }
            run(folded_after, Executor::Local { threads: 2 }, partitions);
        }
    }
}
