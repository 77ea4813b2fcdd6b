//! Which argument is which, where a function or a duration may be left out.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use support::{messages, pipeline};

/// The arguments of `reduce_by_key_and_window`, and what is given out of it.
fn plan(args: &str) -> String {
    let source = format!(
        "#[pipeline(batch = \"1s\")]\nfn sums(pairs: DStream<(u64, u64)>, a: Duration, b: Duration, typed: fn(u64, u64) -> u64) {{\n    \
         let bound = |x, y| x - y;\n    pairs.reduce_by_key_and_window({args}).print();\n}}\n"
    );
    let (options, item) = pipeline(&source);
    let compiled = streamc_compiler::compile(options, item);
    compiled.unwrap_or_else(|refused| panic!("{source}\n{}", messages(&refused.diags))).plan.to_text()
}

/// A path may be the name of a function or of a duration: what stands around it tells.
#[test]
fn functions_may_be_given_by_name() {
    for args in
        ["add, sub, \"30s\", \"10s\"", "add, sub, \"30s\", \"10s\", big", "add, \"30s\", \"10s\", big"]
    {
        assert!(plan(args).contains("spans \"30s\"; every \"10s\""), "{args}: {}", plan(args));
    }
    for args in [
        "add, sub, a, b",
        "add, sub, a, b, big",
        "add, a, b",
        "add, a, b, |_| true",
        "add, |x, y| x - y, a, b",
    ] {
        assert!(plan(args).contains("spans a; every b"), "{args}: {}", plan(args));
    }
    assert!(plan("add, |x, y| x - y, \"30s\", |_| true").contains("spans \"30s\""));
}

/// What the pipeline itself says to be a function is one, wherever it stands.
#[test]
fn a_name_that_is_bound_to_a_function_is_no_duration() {
    for args in ["add, bound, \"30s\"", "add, typed, \"30s\"", "add, bound, \"30s\", bound"] {
        let plan = plan(args);
        assert!(plan.contains("spans \"30s\"") && !plan.contains("every"), "{args}: {plan}");
    }
    assert!(plan("add, a, bound").contains("spans a"));
    assert!(plan("add, a, b, bound").contains("spans a; every b"));
    // any other name is that of a duration
    assert!(plan("add, a, \"30s\"").contains("spans a; every \"30s\""));
}
