//! Batch for batch what Spark answers: golden traces of Spark 3.5.9 against the same programs here.
//!
//! Runs every `.json` of `tests/parity` (see FORMAT.md there), or of `STREAMC_PARITY_DIR`. A trace
//! whose case or variant has no program in `programs/` is a failure that names it. Where we differ
//! on purpose, the answers have to be those of `differences/`.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod changed;
mod differences;
mod feed;
mod json;
mod model;
mod programs;
mod trace;

use model::Rules;
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};
use trace::{Answers, Trace};

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

/// What a trace is checked against: all but what it expects.
struct Run<'t> {
    trace: &'t Trace,
    /// what the engine answers
    got: Answers,
    /// what the model answers by Spark's rules, if it has the program
    sparks: Option<Answers>,
}

/// How a trace was met.
#[derive(PartialEq)]
enum Met {
    Equal,
    ByDifference,
}

impl<'t> Run<'t> {
    /// Runs the program, and holds the engine against our rules: Spark's, but for the differences
    /// that are listed.
    fn new(trace: &'t Trace) -> Result<Self, String> {
        let run = Run { trace, got: programs::run(trace)?, sparks: model::answers(trace, Rules::SPARK) };
        let listed = differences::listed(trace);
        if let Some(ours) = model::answers(trace, Rules::with(&listed)) {
            let of_engine = trace.compare_with(&ours, &run.got);
            of_engine.map_err(|fault| format!("by our rules (left: engine): {fault}"))?;
            let all = model::answers(trace, Rules::OURS).unwrap_or_default();
            let of_others = trace.compare_with(&ours, &all);
            of_others.map_err(|fault| format!("by a difference that is not listed: {fault}"))?;
        } else if !listed.is_empty() {
            return Err(format!("the model lacks `{}`, which differs", trace.variant));
        }
        Ok(run)
    }

    /// What the trace expects is what Spark's rules give, and what the engine answers where nothing
    /// is listed.
    fn check(&self, expected: &Answers) -> Result<Met, String> {
        if let Some(sparks) = &self.sparks {
            let of_model = self.trace.compare_with(expected, sparks);
            of_model.map_err(|fault| format!("by Spark's rules (left: model): {fault}"))?;
        }
        match self.trace.compare_with(expected, &self.got) {
            Ok(()) => Ok(Met::Equal),
            Err(_) if !differences::listed(self.trace).is_empty() => Ok(Met::ByDifference),
            Err(fault) => Err(fault),
        }
    }
}

fn check(trace: &Trace) -> Result<Met, String> {
    Run::new(trace)?.check(&trace.expected()?)
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

/// What other seeds may bring. `STREAMC_PARITY_SEEDS=n` draws `n` inputs for each trace of a
/// program that the model has.
#[test]
fn other_inputs_have_sparks_answers() {
    let n: u64 = env::var("STREAMC_PARITY_SEEDS").map_or(2, |n| n.parse().unwrap());
    let (mut n_drawn, mut faults) = (0, Vec::new());
    for (name, trace) in traces(&own_dir()) {
        for seed in 0..n {
            let Some(other) = model::random::another(&trace, seed ^ (name.len() as u64) << 32) else { break };
            n_drawn += 1;
            if let Err(error) = check(&other) {
                faults.push(format!(
                    "{name}, seed {seed}, as `{}`: {error}\n{}",
                    other.variant,
                    other.text()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {n_drawn}:\n{}", faults.len(), faults.join("\n"));
    assert!(n_drawn > 400, "{n_drawn} traces were drawn");
}

/// No trace is checked by nothing: whatever entry of its answer is changed, and however, the check
/// fails.
#[test]
fn a_changed_answer_of_any_trace_is_found() {
    let mut missed = Vec::new();
    for (name, trace) in traces(&dir()) {
        let Ok(run) = Run::new(&trace) else { continue }; // the test above says it
        let expected = trace.expected().unwrap();
        for (at, changed) in changed::answers(&expected) {
            if run.check(&changed).is_ok() {
                missed.push(format!("{name}: entry {at} as {changed:?}"));
            }
        }
        for (at, rows) in changed::rows(trace.vectors()) {
            let mut other = trace.clone();
            other.set_vectors(rows);
            if check(&other).is_ok() {
                missed.push(format!("{name}: row {at}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
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
