//! What a user reads when a run fails: the text names the pipeline, the batch, the output, the
//! operator at the user's line, and the record or the path. A failed batch ends the context; it
//! never hangs.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{fs, path::PathBuf, time::Duration};
use streamc::{
    prelude::*,
    testkit::{self, Executor, TestKit},
};

const MAP_LINE: u32 = line!() + 3;
#[pipeline(batch = "1s")]
fn lengths(lines: DStream<&str>) {
    let lengths = lines.map(|line| {
        assert_ne!(line, "boom", "no booms, please");
        (line.len(), 1u64)
    });
    lengths.reduce_by_key(|a, b| a + b).print();
}

#[test]
fn a_panic_names_batch_operator_and_source_record_under_every_executor() {
    let executors = [Executor::Local { threads: 2 }, Executor::Wire, Executor::Sim { instances: 3, seed: 7 }];
    for executor in executors {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(lengths(lines.stream())).partitions(2).executor(executor);
        lines.push(["one", "two"]);
        assert_eq!(kit.run_batch().unwrap().output("lengths.reduce_by_key.print"), ["(3,2)"]);
        lines.push(["one", "boom", "three"]);
        let error = kit.run_batch().unwrap_err().to_string();
        let (head, tail) = error.split_once(" ms: ").unwrap();
        assert!(head.starts_with("pipeline `lengths`, batch "), "{error}");
        let place = format!("failed in `map` at tests/tests/runtime_errors.rs:{MAP_LINE}:25, on record ");
        assert!(
            tail.starts_with("output `lengths.reduce_by_key.print` ") && tail.contains(&place),
            "{error}"
        );
        assert!(tail.contains("\"boom\": ") && tail.contains("no booms, please"), "{error}");
    }
}

/// Is shown each batch before it is written.
type Before = Box<dyn FnMut(&[&str]) + Send>;

#[pipeline(batch = "1s")]
fn save(lines: DStream<&str>, mut before: Before, prefix: String) {
    lines.foreach_rdd(|rdd| before(&rdd.iter().copied().collect::<Vec<_>>()));
    lines.save_as_text_files(prefix);
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("streamc-runtime-errors-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_folder_that_is_lost_while_batches_run_fails_the_batch_and_names_the_path() {
    let root = folder("lost");
    let (text, out) = (root.join("text"), root.join("out"));
    fs::write(&text, "first\nsecond\nthird\n").unwrap();
    let lost = out.clone();
    let lose = Box::new(move |lines: &[&str]| {
        if lines == ["second"] {
            fs::remove_dir_all(&lost).unwrap();
            fs::write(&lost, "a file").unwrap();
        }
    });
    let lines = file_text(text.to_str().unwrap()).batch_records(1).into_dstream();
    let context = StreamingContext::builder().signals(false).quiet().build().unwrap();
    let prefix = out.join("x").to_str().unwrap().to_owned();
    let running = context.start([save(lines, lose, prefix)]).unwrap();
    let error = running.await_termination_for(Duration::from_secs(60)).unwrap_err().to_string();
    assert!(error.contains("output `lines.save_as_text_files` failed: cannot write"), "{error}");
    assert!(error.contains(out.to_str().unwrap()), "{error}");
    let stats = running.stats();
    assert_eq!((stats.batches_failed.get(), stats.batches.get()), (1, 2), "the third is not run");
    fs::remove_dir_all(&root).unwrap();
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_before_the_first_batch() {
    let root = folder("never");
    let text = root.join("text");
    fs::write(&text, "first\n").unwrap();
    let lines = file_text(text.to_str().unwrap()).into_dstream();
    // below a file
    let prefix = text.join("out/x").to_str().unwrap().to_owned();
    let context = StreamingContext::builder().signals(false).quiet().build().unwrap();
    let error = context.run(save(lines, Box::new(|_| panic!("no batch is run")), prefix)).unwrap_err();
    assert!(error.to_string().contains(text.to_str().unwrap()), "{error}");
    fs::remove_dir_all(&root).unwrap();
}
