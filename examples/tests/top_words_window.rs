//! What stands at the head of the program `top_words_window`, from input to output, is so.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::process::Command;
use support::texts;

#[test]
fn the_head_of_the_program_is_what_it_reads_and_shows() {
    let texts = texts(include_str!("../src/bin/top_words_window.rs"));
    let data = include_str!("../data/headlines.txt");
    assert!(data.starts_with(&texts[0]), "{data}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/headlines.txt");
    let output =
        Command::new(env!("CARGO_BIN_EXE_top_words_window")).args([path, "--quiet"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), texts[1]);
}
