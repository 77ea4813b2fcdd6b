//! The example of every operator, which stands in docs/operators.md and in `streamc ops`, runs and
//! gives what it is said to give.
//!
//! **Method:** `cargo xtask gen-pipelines` writes the examples of the registry as pipelines. Each
//! runs on the same four batches, the third of which is empty; what its output got is one line of
//! `examples.txt`, sorted within each batch. `UPDATE_EXPECT=1` writes that file, to be read before
//! it is kept.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

#[path = "../pipelines/examples.rs"]
#[rustfmt::skip]
#[allow(clippy::all, clippy::print_stdout, deprecated, reason = "examples are short and may print")]
mod examples;

use std::{fmt::Write, path::Path};
use streamc::testkit::{self, TestKit};
use streamc_compiler::op::OPERATORS;

const LINES: [&[&str]; 4] = [
    &["an error, they say", "7,8,9", "an error, they say", ""],
    &["12", "to be", "or not to be"],
    &[],
    &["a"],
];
const PAIRS: [&[(&str, u64)]; 4] = [&[("a", 1), ("b", 5), ("a", 4)], &[("b", 2), ("c", 3)], &[], &[("a", 7)]];

/// What the output of an example got in each batch.
fn line(name: &str) -> String {
    let (lines, pairs) = (testkit::input::<&str>(), testkit::input::<(&str, u64)>());
    let pipeline = examples::example(name, lines.stream(), pairs.stream());
    let pipeline = pipeline.unwrap_or_else(|| panic!("no `{name}`: run `cargo xtask gen-pipelines`"));
    let outputs = pipeline.plan().outputs;
    assert_eq!(outputs.len(), 1, "{name}");
    let mut kit = TestKit::new(pipeline).partitions(2);
    let mut line = format!("{name}:");
    for (some_lines, some_pairs) in LINES.into_iter().zip(PAIRS) {
        lines.push(some_lines.iter().copied());
        pairs.push(some_pairs.iter().copied());
        let batch = kit.run_batch().unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut got = batch.output(outputs[0]);
        got.sort_unstable();
        write!(line, " | {}", got.join(" ; ")).unwrap();
    }
    line
}

#[test]
fn every_example_runs() {
    let got: String = OPERATORS.iter().map(|op| line(op.name).trim_end().to_owned() + "\n").collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        std::fs::write(&path, &got).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), got, "UPDATE_EXPECT=1 writes it");
}
