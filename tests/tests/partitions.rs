//! `for_each_partition`: closures run at once, where the partitions are; what fails in one fails
//! the output.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::sync::{
    Arc, Barrier, Mutex,
    atomic::{AtomicU64, Ordering},
};
use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

fn options(threads: usize) -> Options {
    Options { executor: Executor::Local { threads }, source_partitions: 2, ..Options::default() }
}

#[pipeline(batch = "1s")]
fn meet(numbers: DStream<u64>, barrier: Arc<Barrier>, sum: Arc<AtomicU64>) {
    numbers.for_each_partition(|numbers| {
        barrier.wait();
        sum.fetch_add(numbers.into_iter().sum(), Ordering::Relaxed);
    });
}

#[test]
fn partitions_are_processed_at_once() {
    let input = testkit::input::<u64>();
    input.push(0..10u64);
    let sum = Arc::new(AtomicU64::new(0));
    // each waits for the other: one after another they would wait for ever
    let pipeline = meet(input.stream(), Arc::new(Barrier::new(2)), sum.clone());
    TestKit::with_options(pipeline, options(2)).run_batch().unwrap();
    assert_eq!(sum.load(Ordering::Relaxed), 45);
}

#[pipeline(batch = "1s")]
fn picky(words: DStream<&str>, seen: Arc<Mutex<Vec<String>>>) {
    words.for_each_partition(|words| {
        for word in words {
            match word {
                "bad" => return Err(format!("no `{word}` here")),
                "worse" => panic!("it is {word}"),
                good => seen.lock().unwrap().push(good.to_owned()),
            }
        }
        Ok(())
    });
}

#[test]
fn an_error_or_a_panic_in_a_partition_fails_the_output_by_name() {
    for (words, said) in [(["a", "bad"], "no `bad` here"), (["a", "worse"], "it is worse")] {
        let input = testkit::input::<&str>();
        input.push(["a", "b"]);
        input.push(words);
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let mut kit = TestKit::with_options(picky(input.stream(), seen.clone()), options(2));
        kit.run_batch().unwrap();
        let mut first = std::mem::take(&mut *seen.lock().unwrap());
        first.sort();
        assert_eq!(first, ["a", "b"]);
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.contains(said) && error.contains("words.for_each_partition"), "{error}");
    }
}
