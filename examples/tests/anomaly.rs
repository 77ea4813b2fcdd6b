//! What stands at the head of the program `anomaly`, from input to output, is so.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::process::Command;
use support::texts;

#[test]
fn the_head_of_the_program_is_what_it_reads_and_tells() {
    let texts = texts(include_str!("../src/bin/anomaly.rs"));
    let data = include_str!("../data/sensors.txt");
    assert!(data.starts_with(&texts[0]), "{data}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sensors.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_anomaly")).args([path, "--quiet"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), texts[1]);
}
