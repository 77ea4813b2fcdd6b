//! What is refused when a program is defined or started: each row is tried on the compiler or at the start, or says why it cannot be.

use super::Cases;
use crate::trace::{Answers, Trace};
use proc_macro2::TokenStream;
use std::time::Duration;
use streamc_runtime::{prelude::*, testkit, testkit::TestKit};

pub(crate) const CASES: Cases = &[("definitionErrors", definition_errors)];

/// How a row of the trace is tried.
enum Row {
    /// The compiler takes these statements, or refuses them with a message of this kind.
    Compiler(&'static str, Option<&'static str>),
    /// The same where durations are known at the start only: both have to agree.
    CompilerAndStart(&'static str, Option<&'static str>, fn(DStream<i64>) -> Pipeline),
    /// A context takes it, or refuses to start.
    Start(fn() -> Result<(), String>),
    /// It cannot be said in the language, and rustc or the absence of a method refuses it.
    NotExpressible(&'static str),
    /// It comes with a later part of streamc.
    Later(&'static str),
}
use Row::{Compiler, CompilerAndStart, Later, NotExpressible, Start};

const GRAPH: &str = "operators stand in the body of a pipeline, which is compiled before anything starts";
const CONSUMED: &str = "`start` takes the context for good, so that rustc refuses a second call";
const LEARNING: &str = "machine learning";

const ROWS: &[(&str, Row)] = &[
    (
        "a.window(1500 ms)",
        CompilerAndStart("a.window(\"1500ms\").print();", Some("window_multiple"), |a| {
            window(a, ms(1500), ms(1000))
        }),
    ),
    (
        "a.window(2000 ms, 1500 ms)",
        CompilerAndStart("a.window(\"2000ms\", \"1500ms\").print();", Some("window_multiple"), |a| {
            window(a, ms(2000), ms(1500))
        }),
    ),
    (
        "a.window(3000 ms, 2000 ms)",
        CompilerAndStart("a.window(\"3000ms\", \"2000ms\").print();", None, |a| {
            window(a, ms(3000), ms(2000))
        }),
    ),
    (
        "a.window(1000 ms, 3000 ms)",
        CompilerAndStart("a.window(\"1000ms\", \"3000ms\").print();", None, |a| {
            window(a, ms(1000), ms(3000))
        }),
    ),
    (
        "a.window(2000 ms, 2000 ms).window(3000 ms, 2000 ms)  (not a multiple of the parent's slide)",
        CompilerAndStart(
            "a.window(\"2000ms\", \"2000ms\").window(\"3000ms\", \"2000ms\").print();",
            Some("window_multiple"),
            |a| window_of_window(a, ms(3000)),
        ),
    ),
    (
        "a.window(2000 ms, 2000 ms).window(4000 ms)",
        CompilerAndStart("a.window(\"2000ms\", \"2000ms\").window(\"4000ms\").print();", None, |a| {
            window_of_window(a, ms(4000))
        }),
    ),
    (
        "a.reduceByWindow(_ + _, _ - _, 1500 ms, 1000 ms)",
        Compiler(
            "a.reduce_by_window(|x, y| x + y, |x, y| x - y, \"1500ms\", \"1000ms\").print();",
            Some("window_multiple"),
        ),
    ),
    (
        "a.union(a.window(2000 ms, 2000 ms))  (different slides)",
        CompilerAndStart("a.union(a.window(\"2s\", \"2s\")).print();", Some("different_slides"), |a| {
            union_of_slides(a, ms(2000))
        }),
    ),
    (
        "a.transformWith(a.window(2000 ms, 2000 ms), union)  (different slides)",
        Compiler(
            "a.transform_with(a.window(\"2s\", \"2s\"), |x, y| x.union(y)).print();",
            Some("different_slides"),
        ),
    ),
    (
        "a.map((_, 1)).join(a.window(2000 ms, 2000 ms).map((_, 1)))  (different slides)",
        Compiler(
            "a.map(|x| (x, 1)).join(a.window(\"2s\", \"2s\").map(|x| (x, 1))).print();",
            Some("different_slides"),
        ),
    ),
    ("ssc.union(Nil)", Start(|| start(print(union_all(Vec::<DStream<i64>>::new()))))),
    (
        "ssc.remember(1000 ms) twice",
        NotExpressible(
            "each stream remembers by itself what a `slice` of it may ask for; there is no one time for all",
        ),
    ),
    ("start without an output operation", Compiler("let _b = a.map(|x| x + 1);", Some("no_output"))),
    ("start with a.foreachRDD(..)", CompilerAndStart("a.foreach_rdd(|rdd| drop(rdd));", None, foreach_rdd)),
    (
        "a.updateStateByKey(..).checkpoint(1500 ms), start  (not a multiple of the slide)",
        CompilerAndStart(
            "a.map(|x| (x, 1)).update_state_by_key(|v, s: Option<i64>| s).checkpoint(\"1500ms\").print();",
            Some("window_multiple"),
            |a| checkpoint(a, ms(1500)),
        ),
    ),
    (
        "a.updateStateByKey(..).checkpoint(500 ms), start  (less than the slide)",
        CompilerAndStart(
            "a.map(|x| (x, 1)).update_state_by_key(|v, s: Option<i64>| s).checkpoint(\"500ms\").print();",
            Some("window_multiple"),
            |a| checkpoint(a, ms(500)),
        ),
    ),
    ("a.map(..) after start", NotExpressible(GRAPH)),
    ("a.foreachRDD(..) after start", NotExpressible(GRAPH)),
    ("a.persist() after start", NotExpressible(GRAPH)),
    ("start twice", NotExpressible(CONSUMED)),
    ("start after stop", NotExpressible(CONSUMED)),
    (
        "a.slice(0 ms, 1000 ms) before start",
        NotExpressible("a handle to slices of a stream comes with the running context"),
    ),
    ("new StreamingKMeans().setDecayFactor(-1)", Later(LEARNING)),
    ("new StreamingKMeans().setHalfLife(2, 'minutes')", Later(LEARNING)),
    ("new StreamingKMeans().trainOn(a) without centres", Later(LEARNING)),
    ("new StreamingLinearRegressionWithSGD().trainOn(a) without weights", Later(LEARNING)),
    ("new StreamingTest().setTestMethod('t')", Later(LEARNING)),
];

fn definition_errors(trace: &Trace) -> Result<Answers, String> {
    for vector in trace.vectors() {
        let (Some(program), Some(outcome)) = (vector[0].as_str(), vector[1].as_str()) else {
            return Err(format!("{vector} is no row"));
        };
        let row = ROWS.iter().find(|(name, _)| *name == program);
        let (_, row) = row.ok_or(format!("no row for `{program}`"))?;
        check(row, outcome == "ok").map_err(|error| format!("`{program}`: {error}"))?;
    }
    Ok(Vec::new())
}

fn check(row: &Row, right: bool) -> Result<(), String> {
    match row {
        Compiler(statements, refused) => compiles(statements, *refused, right),
        CompilerAndStart(statements, refused, make) => {
            compiles(statements, *refused, right)?;
            outcome(start(make(testkit::input::<i64>().stream())), right)
        }
        Start(run) => outcome(run(), right),
        NotExpressible(reason) | Later(reason) => {
            if reason.is_empty() {
                Err("it has no reason".to_owned())
            } else {
                Ok(())
            }
        }
    }
}

fn outcome(result: Result<(), String>, right: bool) -> Result<(), String> {
    match (result, right) {
        (Ok(()), true) | (Err(_), false) => Ok(()),
        (Ok(()), false) => Err("it starts".to_owned()),
        (Err(error), true) => Err(error),
    }
}

/// Whether the compiler takes a pipeline of these statements; if not, whether it is for the right reason.
fn compiles(statements: &str, refused: Option<&str>, right: bool) -> Result<(), String> {
    if refused.is_none() != right {
        return Err("the row and Spark do not agree".to_owned());
    }
    let tokens = |text: &str| text.parse::<TokenStream>().map_err(|error| error.to_string());
    let item = tokens(&format!("fn program(a: DStream<i64>) {{ {statements} }}"))?;
    let slugs: Vec<&str> = match streamc::compile(tokens("batch = \"1000ms\"")?, item) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.diags.iter().map(|said| said.slug).collect(),
    };
    match refused {
        None if slugs.is_empty() => Ok(()),
        Some(slug) if slugs == [slug] => Ok(()),
        _ => Err(format!("the compiler says {slugs:?} and not {refused:?}")),
    }
}

/// The first batch, for which everything is started.
fn start(pipeline: Pipeline) -> Result<(), String> {
    let mut kit = TestKit::new(pipeline).interval(ms(1000));
    kit.run_batch().map(drop).map_err(|error| error.to_string())
}

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[pipeline]
fn window(a: DStream<i64>, length: Duration, slide: Duration) {
    a.window(length, slide).print();
}

#[pipeline]
fn window_of_window(a: DStream<i64>, length: Duration) {
    a.window("2s", "2s").window(length, "2s").print();
}

#[pipeline]
fn union_of_slides(a: DStream<i64>, slide: Duration) {
    a.union(a.window("2s", slide)).print();
}

#[pipeline]
fn print(a: DStream<i64>) {
    a.print();
}

#[pipeline]
fn foreach_rdd(a: DStream<i64>) {
    a.foreach_rdd(drop);
}

#[pipeline]
fn checkpoint(a: DStream<i64>, interval: Duration) {
    let states = a.map(|x| (x, 1i64)).update_state_by_key(|_, sum: Option<i64>| sum.or(Some(0)));
    states.checkpoint(interval).print();
}
