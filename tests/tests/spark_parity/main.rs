//! Batch for batch what Spark answers: golden traces of Spark 3.5.9 against the same programs here.
//!
//! Runs every `.json` of `tests/parity` (see FORMAT.md there), or of `STREAMC_PARITY_DIR`. A trace whose case or variant has no
//! program in `programs/` is a failure that names it. Where we differ on purpose, the answers have to be those of `differences/`.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod differences;
mod feed;
mod json;
mod programs;
mod trace;

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};
use trace::Trace;

/// The traces of the repository.
fn own_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("parity")
}

/// The traces that are run.
fn dir() -> PathBuf {
    env::var_os("STREAMC_PARITY_DIR").map_or_else(own_dir, PathBuf::from)
}

/// All traces of a folder, by name.
fn traces(dir: &Path) -> Vec<(String, Trace)> {
    let mut files: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no traces", dir.display());
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let trace = Trace::read(path).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, trace)
    };
    files.iter().map(read).collect()
}

/// How a trace was met.
enum Met {
    Equal,
    ByDifference,
}

/// The answers are Spark's, or those of our own rule where a difference is listed.
fn check(trace: &Trace) -> Result<Met, String> {
    let got = programs::run(trace)?;
    if differences::listed(trace).is_none() {
        return trace.compare(&got).map(|()| Met::Equal);
    }
    let ours = differences::rule(trace).ok_or("a difference without a rule")??;
    trace.compare_with(&ours, &got)?;
    Ok(if trace.compare(&ours).is_ok() { Met::Equal } else { Met::ByDifference })
}

#[test]
fn every_trace_has_sparks_answers() {
    let traces = traces(&dir());
    let (mut n_equal, mut n_differ, mut faults) = (0, 0, Vec::new());
    for (name, trace) in &traces {
        match check(trace) {
            Ok(Met::Equal) => n_equal += 1,
            Ok(Met::ByDifference) => n_differ += 1,
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    // `print!` would be kept back
    writeln!(
        std::io::stdout(),
        "{} traces, {n_equal} equal, {n_differ} by a documented difference",
        traces.len()
    )
    .unwrap();
    assert!(faults.is_empty(), "{} of {} traces:\n{}", faults.len(), traces.len(), faults.join("\n"));
}

/// The check can fail: a changed answer is found.
#[test]
fn a_changed_answer_is_found() {
    let trace = Trace::read(&own_dir().join("reduceByKey__sum__s1.json")).unwrap();
    let mut got = programs::run(&trace).unwrap();
    trace.compare(&got).unwrap();
    let batch = got.iter().position(|batch| !batch.as_array().unwrap().is_empty()).unwrap();
    let record = got[batch].as_array_mut().unwrap().pop().unwrap();
    assert!(trace.compare(&got).unwrap_err().contains(&format!("batch {batch}")));
    got[batch].as_array_mut().unwrap().push(record);
    trace.compare(&got).unwrap();
}

/// A trace that nothing is known about is not passed over.
#[test]
fn a_case_or_variant_without_a_program_is_named() {
    for (case, variant) in
        [("noSuchCase", "basic"), ("map", "noSuchVariant"), ("window", "d3_s9"), ("slice", "d1")]
    {
        let trace = format!(
            r#"{{"case":"{case}","variant":"{variant}","params":{{"window_batches":3,"slide_batches":1}},"expected":[]}}"#
        );
        let error = check(&Trace::parse(&trace).unwrap()).err().unwrap();
        assert!(error.contains(&format!("`{case}`")) && error.contains(&format!("`{variant}`")), "{error}");
    }
}
