//! A run that continues a log numbers its batches from there: states, turns and outputs work as in
//! a run that begins at batch 0, under every executor.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use streamc::{
    prelude::*,
    sink::LogState,
    testkit::{self, Executor, TestKit},
};

/// State by key, a window, outputs in turn.
#[pipeline(batch = "1s")]
fn counted(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64));
    let running = words.map_with_state(|word, n, sum: &mut State<u64>| {
        let all = sum.get().unwrap_or_default() + n.unwrap_or_default();
        sum.update(all);
        (word, all)
    });
    running.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).print_n(100);
    words.reduce_by_key_and_window(|a, b| a + b, "2s").print_n(100);
}

/// The number of each batch, and what the outputs have in it.
fn batches(executor: Executor, decided: Option<u64>) -> Vec<(u64, Vec<Vec<String>>)> {
    let lines = testkit::input::<&str>();
    let mut kit = TestKit::new(counted(lines.stream())).executor(executor);
    if decided.is_some() {
        kit = kit.continues(LogState::new(7, decided, decided, 0), Vec::new());
    }
    let batch = |_| {
        lines.push(["to be or", "not to be"]);
        let batch = kit.run_batch().unwrap().batch.seq;
        (batch, kit.outputs().values().map(|batches| batches.last().unwrap().clone()).collect())
    };
    (0..4).map(batch).collect()
}

#[test]
fn batches_go_on_after_what_the_log_has_decided() {
    for executor in [
        Executor::Local { threads: 1 },
        Executor::Local { threads: 2 },
        Executor::Wire,
        Executor::Sim { instances: 3, seed: 5 },
    ] {
        let (first, second) = (batches(executor, None), batches(executor, Some(41)));
        assert!(first[3].1.iter().any(|lines| lines.contains(&"(be,8)".to_owned())), "{first:?}");
        for (n, (first, second)) in (0..).zip(first.iter().zip(&second)) {
            assert_eq!((first.0, second.0), (n, 42 + n));
            assert_eq!(first.1, second.1, "{executor:?}, batch {n}");
        }
        assert_eq!(batches(executor, Some(u64::from(u32::MAX)))[0].0, 1 << 32);
    }
}
