//! The feature `progress`, in a process of its own: where the standard error output is no terminal,
//! nothing is drawn on it.
#![cfg(feature = "progress")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs, reason = "a test may")]

mod hand;

use hand::foreach;
use std::process::Command;
use streamc_runtime::{StreamingContext, dstream::IntoDStream, source::file_text};

const INPUT: &str = "STREAMC_TEST_PROGRESS_INPUT";

#[test]
fn nothing_is_drawn_where_nobody_looks() {
    let input = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("progress-input");
    std::fs::write(&input, "a line of text\n".repeat(100_000)).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["child", "--exact", "--nocapture"]).env(INPUT, &input).output().unwrap();
    assert!(output.status.success());
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("streamc: stopped\n") && err.contains("  100000 records in"), "{err}");
    assert!(!err.contains(['\u{1b}', '\r', '\u{2588}']), "{err:?}");
}

/// Not a test of its own: what the child does.
#[test]
fn child() {
    if let Ok(path) = std::env::var(INPUT) {
        let lines = file_text(&path).into_dstream();
        StreamingContext::builder().build().unwrap().run(foreach(lines, |_, _| ())).unwrap();
    }
}
