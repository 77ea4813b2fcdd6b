//! What the program says about itself, before it opens a database.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use rusqlite::Connection;
use std::{fs, path::PathBuf, process::Command};

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
    let (ok, _, err) = run(&["--file", "x"]);
    assert!(!ok && err.contains("`DATABASE` is missing") && !err.contains(" and:"), "{err}");
    let (ok, _, err) = run(&["counts.db", "--file", "x", "--socket", "a:1"]);
    assert!(!ok && err.contains("--socket and --file exclude each other"), "{err}");
}

/// Two runs over one file within a batch interval have the same batch times.
#[test]
fn every_run_is_counted() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("every-run");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (database, file) = (folder.join("counts.db"), folder.join("words.txt"));
    fs::write(&file, "to be or not to be\n").unwrap();
    for _ in 0..3 {
        let args = [database.to_str().unwrap(), "--file", file.to_str().unwrap(), "--batch", "1h"];
        let (ok, out, err) = run(&args);
        assert!(ok && out.is_empty(), "{out}{err}");
    }
    let db = Connection::open(&database).unwrap();
    let n: i64 = db.query_row("SELECT n FROM counts WHERE word = 'to'", [], |row| row.get(0)).unwrap();
    assert_eq!(n, 6);
}
