//! A crate that `streamc new` makes builds from nothing and runs, and its own test passes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Cargo in the folder of the crate, with a target folder of its own.
fn cargo(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(dir).arg(args[0]).arg("--offline").args(&args[1..]).env_remove("CARGO_TARGET_DIR");
    let output = command.output().unwrap();
    let text = text(&output);
    assert!(output.status.success(), "cargo {args:?}: {text}");
    text
}

#[test]
fn a_new_crate_builds_and_runs() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("word-counter");
    if dir.exists() {
        fs::remove_dir_all(&dir).unwrap();
    }
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(workspace).args(["run", "--quiet", "--offline", "-p", "streamc-cli", "--", "new"]);
    let made = command.arg(&dir).arg("--path").arg(workspace).output().unwrap();
    assert!(made.status.success(), "{}", text(&made));
    // the versions of the workspace, so that nothing is fetched
    fs::copy(workspace.join("Cargo.lock"), dir.join("Cargo.lock")).unwrap();
    assert!(!dir.join("target").exists(), "the target folder is empty");

    let counted = cargo(&dir, &["run", "--quiet"]);
    assert!(counted.contains("\n(to,2)\n") && counted.contains("\n10\n"), "{counted}");
    let explained = cargo(&dir, &["run", "--quiet", "--", "--explain"]);
    assert!(explained.starts_with("plan word_count (batch 1s)\n"), "{explained}");
    assert!(explained.contains("stage 1: shuffled") && !explained.contains("(to,2)"), "{explained}");
    let help = cargo(&dir, &["run", "--quiet", "--", "--help"]);
    assert!(help.starts_with("usage:\n  word-counter [--file") && help.contains("--explain"), "{help}");
    assert!(cargo(&dir, &["test", "--quiet"]).contains("1 passed"));
}
