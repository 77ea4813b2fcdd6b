//! What the compiler gives to rustc grows as the pipeline does: each further operator adds as much
//! as the one before it.
//!
//! How long it takes is measured by `cargo bench --bench compile_time`; a test cannot rely on a
//! clock, but on a count. Rules and hygiene must not multiply what is emitted, in one chain, in
//! many, and where prefixes are shared.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::fmt::Write;
use support::{flat, messages, pipeline};

/// What the body that `body` makes of a number of operators is compiled to.
fn compiled(body: Body, n: usize) -> streamc_compiler::Compiled {
    let source = format!("#[pipeline(batch = \"1s\")]\nfn p(lines: DStream<&str>) {{\n{}}}\n", body(n));
    let (options, item) = pipeline(&source);
    let compiled = streamc_compiler::compile(options, item);
    compiled.unwrap_or_else(|refused| panic!("{source}\n{}", messages(&refused.diags)))
}

/// How many tokens are emitted.
fn tokens(body: Body, n: usize) -> usize {
    flat(compiled(body, n).tokens).len()
}

/// How long the plan and the stages are as text, without indentation and the padding of columns.
fn text(body: Body, n: usize) -> usize {
    let compiled = compiled(body, n);
    let plan = compiled.steps.last().map_or("", |(_, plan)| plan);
    plan.split_whitespace().chain(compiled.stages.split_whitespace()).map(str::len).sum()
}

/// Narrow operators one after another.
fn narrow(n: usize) -> String {
    format!("lines{}.print();\n", ".map(|line| line).filter(|line| line.len() > 1)".repeat(n / 2))
}

/// Every third operator is a shuffle.
fn wide(n: usize) -> String {
    let turn = ".map(|(k, v)| (v, k)).filter(|(_, v)| *v > 1).reduce_by_key(|a, b| a + b)";
    format!("lines.map(|line| (1u64, line.len() as u64)){}.print();\n", turn.repeat(n / 3))
}

/// Every operator is read by the next one and by an output.
fn shared(n: usize) -> String {
    let mut body = String::from("let s0 = lines;\n");
    for i in 1..=n / 3 {
        let _ = writeln!(body, "let s{i} = s{}.map(|line| line); s{i}.count().print();", i - 1);
    }
    body
}

/// Makes a body of a number of operators.
type Body = fn(usize) -> String;

const BODIES: [(&str, Body); 3] = [("narrow", narrow), ("wide", wide), ("shared", shared)];

#[test]
fn each_further_operator_adds_as_much_as_the_one_before_it() {
    for (name, body) in BODIES {
        let [few, more, many] = [60, 120, 240].map(|n| tokens(body, n) as f64);
        // twice the operators add twice the tokens; numbers with more digits are no more tokens
        let ratio = (many - more) / (more - few);
        assert!((1.95..2.05).contains(&ratio), "{name}: {few}, {more}, {many} tokens: {ratio:.2}");
        assert!(many / 240.0 < 400.0, "{name}: {} tokens for an operator", many / 240.0);
    }
}

#[test]
fn the_text_of_a_plan_grows_as_the_plan_does() {
    for (name, body) in BODIES {
        let [few, more, many] = [60, 120, 240].map(|n| text(body, n) as f64);
        let ratio = (many - more) / (more - few);
        // numbers get digits, and names of outputs are whole
        assert!((1.8..2.4).contains(&ratio), "{name}: {few}, {more}, {many} bytes: {ratio:.2}");
        let compiled = compiled(body, 60);
        let mut names: Vec<&str> =
            compiled.steps[0].1.lines().skip(1).filter_map(|line| line.split_whitespace().nth(2)).collect();
        let n_names = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n_names, "{name}: names that are one");
    }
}
