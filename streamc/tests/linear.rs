//! What the compiler gives to rustc grows as the pipeline does: each further operator adds as much as the one before it.
//!
//! How long it takes is measured by `cargo bench --bench compile_time`; a test cannot rely on a clock, but on a count. Rules and
//! hygiene must not multiply what is emitted, in one chain, in many, and where prefixes are shared.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::fmt::Write;
use support::{flat, messages, pipeline};

/// How many tokens are emitted for the body that `body` makes of a number of operators.
fn tokens(body: fn(usize) -> String, n: usize) -> usize {
    let source = format!("#[pipeline(batch = \"1s\")]\nfn p(lines: DStream<&str>) {{\n{}}}\n", body(n));
    let (options, item) = pipeline(&source);
    let compiled = streamc::compile(options, item);
    let compiled = compiled.unwrap_or_else(|refused| panic!("{source}\n{}", messages(&refused.diags)));
    flat(compiled.tokens).len()
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

#[test]
fn each_further_operator_adds_as_much_as_the_one_before_it() {
    for (name, body) in [("narrow", narrow as fn(usize) -> String), ("wide", wide), ("shared", shared)] {
        let [few, more, many] = [60, 120, 240].map(|n| tokens(body, n) as f64);
        // twice the operators add twice the tokens; numbers with more digits are no more tokens
        let ratio = (many - more) / (more - few);
        assert!((1.95..2.05).contains(&ratio), "{name}: {few}, {more}, {many} tokens: {ratio:.2}");
        assert!(many / 240.0 < 400.0, "{name}: {} tokens for an operator", many / 240.0);
    }
}
