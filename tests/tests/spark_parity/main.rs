//! Batch for batch what Spark answers: golden traces of Spark 3.5.9 against the same programs here.
//!
//! Runs every `.json` of `tests/parity` (see FORMAT.md there), or of `STREAMC_PARITY_DIR`. A trace whose case or variant has no
//! program in `programs/` is a failure that names it. Traces of cases that are not built yet are not in the folder.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

mod feed;
mod json;
mod programs;
mod trace;

use std::{env, fs, path::PathBuf};
use trace::Trace;

#[test]
fn every_trace_has_sparks_answers() {
    let dir = env::var("STREAMC_PARITY_DIR")
        .map_or_else(|_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("parity"), PathBuf::from);
    let mut files: Vec<PathBuf> = fs::read_dir(&dir)
        .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no traces", dir.display());
    let faults: Vec<String> = files.iter().filter_map(|path| check(path).err()).collect();
    println!("{} traces, {} equal, 0 by a documented difference", files.len(), files.len() - faults.len());
    assert!(faults.is_empty(), "{} of {} traces:\n{}", faults.len(), files.len(), faults.join("\n"));
}

fn check(path: &std::path::Path) -> Result<(), String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let trace = Trace::read(path).map_err(|error| format!("{name}: {error}"))?;
    let got = programs::run(&trace).map_err(|error| format!("{name}: {error}"))?;
    trace.compare(&got).map_err(|error| format!("{name}: {error}"))
}

/// The check can fail: a changed answer is found.
#[test]
fn a_changed_answer_is_found() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("parity");
    let trace = Trace::read(&dir.join("reduceByKey__sum__s1.json")).unwrap();
    let mut got = programs::run(&trace).unwrap();
    trace.compare(&got).unwrap();
    let batch = got.iter().position(|batch| !batch.as_array().unwrap().is_empty()).unwrap();
    let record = got[batch].as_array_mut().unwrap().pop().unwrap();
    assert!(trace.compare(&got).unwrap_err().contains(&format!("batch {batch}")));
    got[batch].as_array_mut().unwrap().push(record);
    trace.compare(&got).unwrap();
}
