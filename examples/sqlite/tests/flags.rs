//! What the program says about itself, before it opens a database.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::process::Command;

/// Whether it ends well, its output, its errors.
fn run(args: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_streamc-example-sqlite")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_and_explain_are_answered_without_a_database() {
    // a folder that is not there
    let database = "no/such/folder/counts.db";
    for args in [&["--help"][..], &[database, "--file", "x", "--help"]] {
        let (ok, out, err) = run(args);
        assert!(
            ok && out.contains("\n  streamc-example-sqlite ") && out.contains("\n  --batch "),
            "{out}{err}"
        );
    }
    for args in [&["--explain"][..], &[database, "--file", "no/such/file", "--explain"]] {
        let (ok, out, err) = run(args);
        assert!(ok && out.contains("plan words_to_database") && out.contains("\nstage 1: "), "{out}{err}");
    }
}

#[test]
fn what_is_missing_is_said() {
    for args in [&["counts.db"][..], &["--file", "x"]] {
        let (ok, _, err) = run(args);
        assert!(!ok && err.starts_with("error: it needs a database, and a file or a socket\n"), "{err}");
    }
}
