//! What is refused when a program is defined or started: each row is tried by the compiler, at the
//! start, or by rustc.

use super::Cases;
use crate::trace::{Answers, Trace};
use proc_macro2::TokenStream;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use streamc::{prelude::*, testkit, testkit::TestKit};

pub(crate) const CASES: Cases = &[("definitionErrors", definition_errors)];

/// A row of the trace: the program, and Spark's outcome, which is `ok` or the class of its
/// exception.
struct Row {
    program: &'static str,
    sparks: &'static str,
    here: Here,
}

/// How the same is tried here.
enum Here {
    /// The compiler takes these statements, or refuses them with a message of this kind.
    Compiler(&'static str, Option<&'static str>),
    /// The same where durations are known at the start only: both have to agree.
    CompilerAndStart(&'static str, Option<&'static str>, fn(DStream<i64>) -> Pipeline),
    /// A context takes it, or refuses to start.
    Start(fn() -> Result<(), String>),
    /// rustc refuses this program of `tests/ui`, which the test of messages compiles.
    Rustc(&'static str),
    /// What Spark does not do: `docs/differences.md` has the words, and the function sees it.
    Differs(&'static str, fn() -> Result<(), String>),
    /// It comes with this package of the workspace.
    Later(&'static str),
}
use Here::{Compiler, CompilerAndStart, Differs, Later, Rustc, Start};

const fn row(program: &'static str, sparks: &'static str, here: Here) -> Row {
    Row { program, sparks, here }
}

const ILLEGAL: &str = "IllegalArgumentException";
const STATE: &str = "IllegalStateException";

const ROWS: &[Row] = &[
    row(
        "a.window(1500 ms)",
        "Exception",
        CompilerAndStart("a.window(\"1500ms\").print();", Some("window_multiple"), |a| {
            window(a, ms(1500), ms(1000))
        }),
    ),
    row(
        "a.window(2000 ms, 1500 ms)",
        "Exception",
        CompilerAndStart("a.window(\"2000ms\", \"1500ms\").print();", Some("window_multiple"), |a| {
            window(a, ms(2000), ms(1500))
        }),
    ),
    row(
        "a.window(3000 ms, 2000 ms)",
        "ok",
        CompilerAndStart("a.window(\"3000ms\", \"2000ms\").print();", None, |a| {
            window(a, ms(3000), ms(2000))
        }),
    ),
    row(
        "a.window(1000 ms, 3000 ms)",
        "ok",
        CompilerAndStart("a.window(\"1000ms\", \"3000ms\").print();", None, |a| {
            window(a, ms(1000), ms(3000))
        }),
    ),
    row(
        "a.window(2000 ms, 2000 ms).window(3000 ms, 2000 ms)  (not a multiple of the parent's slide)",
        "Exception",
        CompilerAndStart(
            "a.window(\"2000ms\", \"2000ms\").window(\"3000ms\", \"2000ms\").print();",
            Some("window_multiple"),
            |a| window_of_window(a, ms(3000)),
        ),
    ),
    row(
        "a.window(2000 ms, 2000 ms).window(4000 ms)",
        "ok",
        CompilerAndStart("a.window(\"2000ms\", \"2000ms\").window(\"4000ms\").print();", None, |a| {
            window_of_window(a, ms(4000))
        }),
    ),
    row(
        "a.reduceByWindow(_ + _, _ - _, 1500 ms, 1000 ms)",
        ILLEGAL,
        CompilerAndStart(
            "a.reduce_by_window(|x, y| x + y, |x, y| x - y, \"1500ms\", \"1000ms\").print();",
            Some("window_multiple"),
            |a| sum_by_window(a, ms(1500)),
        ),
    ),
    row(
        "a.union(a.window(2000 ms, 2000 ms))  (different slides)",
        ILLEGAL,
        CompilerAndStart("a.union(a.window(\"2s\", \"2s\")).print();", Some("different_slides"), |a| {
            union_of_slides(a, ms(2000))
        }),
    ),
    row(
        "a.transformWith(a.window(2000 ms, 2000 ms), union)  (different slides)",
        ILLEGAL,
        CompilerAndStart(
            "a.transform_with(a.window(\"2s\", \"2s\"), |x, y| x.union(y)).print();",
            Some("different_slides"),
            |a| transform_of_slides(a, ms(2000)),
        ),
    ),
    row(
        "a.map((_, 1)).join(a.window(2000 ms, 2000 ms).map((_, 1)))  (different slides)",
        ILLEGAL,
        CompilerAndStart(
            "a.map(|x| (x, 1)).join(a.window(\"2s\", \"2s\").map(|x| (x, 1))).print();",
            Some("different_slides"),
            |a| join_of_slides(a, ms(2000)),
        ),
    ),
    row(
        "ssc.union(Nil)",
        "NoSuchElementException",
        Start(|| start(print(union_all(Vec::<DStream<i64>>::new())))),
    ),
    // Spark has one memory for all streams, and here each stream that is remembered has one
    row("ssc.remember(1000 ms) twice", ILLEGAL, Start(|| start(remember_twice(input(), Remembered::new())))),
    row(
        "start without an output operation",
        ILLEGAL,
        Compiler("let _b = a.map(|x| x + 1);", Some("no_output")),
    ),
    row(
        "start with a.foreachRDD(..)",
        "ok",
        CompilerAndStart("a.foreach_rdd(|rdd| drop(rdd));", None, foreach_rdd),
    ),
    row(
        "a.updateStateByKey(..).checkpoint(1500 ms), start  (not a multiple of the slide)",
        ILLEGAL,
        CompilerAndStart(
            "a.map(|x| (x, 1)).update_state_by_key(|v, s: Option<i64>| s).checkpoint(\"1500ms\").print();",
            Some("window_multiple"),
            |a| checkpoint(a, ms(1500)),
        ),
    ),
    row(
        "a.updateStateByKey(..).checkpoint(500 ms), start  (less than the slide)",
        ILLEGAL,
        CompilerAndStart(
            "a.map(|x| (x, 1)).update_state_by_key(|v, s: Option<i64>| s).checkpoint(\"500ms\").print();",
            Some("window_multiple"),
            |a| checkpoint(a, ms(500)),
        ),
    ),
    row("a.map(..) after start", STATE, Rustc("after_start/map.rs")),
    row("a.foreachRDD(..) after start", STATE, Rustc("after_start/foreach_rdd.rs")),
    row("a.persist() after start", "UnsupportedOperationException", Rustc("after_start/persist.rs")),
    row(
        "start twice",
        "ok",
        Differs("A second `start` of a context", || refused("after_start/start_twice.rs")),
    ),
    row("start after stop", STATE, Rustc("after_start/start_after_stop.rs")),
    row(
        "a.slice(0 ms, 1000 ms) before start",
        "SparkException",
        Differs("A `slice` before the start", || {
            let time = |micros| BatchTime { micros };
            let kept = Remembered::<i64>::new().slice(time(0), time(1_000_000));
            if kept.is_empty() { Ok(()) } else { Err(format!("it has {kept:?}")) }
        }),
    ),
    row("new StreamingKMeans().setDecayFactor(-1)", ILLEGAL, Later("ml")),
    row("new StreamingKMeans().setHalfLife(2, 'minutes')", ILLEGAL, Later("ml")),
    row("new StreamingKMeans().trainOn(a) without centres", STATE, Later("ml")),
    row("new StreamingLinearRegressionWithSGD().trainOn(a) without weights", ILLEGAL, Later("ml")),
    row("new StreamingTest().setTestMethod('t')", ILLEGAL, Later("ml")),
];

fn definition_errors(trace: &Trace) -> Result<Answers, String> {
    for vector in trace.vectors() {
        let (Some(program), Some(outcome)) = (vector[0].as_str(), vector[1].as_str()) else {
            return Err(format!("{vector} is no row"));
        };
        let row = ROWS.iter().find(|row| row.program == program);
        let row = row.ok_or(format!("no row for `{program}`"))?;
        if row.sparks != outcome {
            return Err(format!("`{program}`: {} and not {outcome}", row.sparks));
        }
        check(&row.here, outcome == "ok").map_err(|error| format!("`{program}`: {error}"))?;
    }
    Ok(Vec::new())
}

fn check(here: &Here, right: bool) -> Result<(), String> {
    match here {
        Compiler(statements, refused) => compiles(statements, *refused, right),
        CompilerAndStart(statements, refused, make) => {
            compiles(statements, *refused, right)?;
            outcome(start(make(input())), right)
        }
        Start(run) => outcome(run(), right),
        Rustc(program) => refused(program).and_then(|()| outcome(Err("refused".to_owned()), right)),
        Differs(words, see) => {
            let page = read("docs/differences.md")?;
            page.contains(words).then_some(()).ok_or(format!("docs/differences.md does not say: {words}"))?;
            see()
        }
        Later(package) => {
            let is_there = workspace().join(package).join("Cargo.toml").exists();
            if is_there { Err(format!("`{package}` is there: try it")) } else { Ok(()) }
        }
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(workspace().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The test of messages compiles this program, and expects an error.
fn refused(program: &str) -> Result<(), String> {
    let text = read(&format!("tests/ui/{program}"))?;
    let said = |line: &str| {
        let carets = line.trim_start().strip_prefix("//").map(str::trim_start);
        carets.is_some_and(|line| line.starts_with('^') && !line.contains("^ warning: "))
    };
    text.lines().any(said).then_some(()).ok_or(format!("`{program}` expects no error"))
}

fn outcome(result: Result<(), String>, right: bool) -> Result<(), String> {
    match (result, right) {
        (Ok(()), true) | (Err(_), false) => Ok(()),
        (Ok(()), false) => Err("it starts".to_owned()),
        (Err(error), true) => Err(error),
    }
}

/// Whether the compiler takes a pipeline of these statements; if not, whether it is for the right
/// reason.
fn compiles(statements: &str, refused: Option<&str>, right: bool) -> Result<(), String> {
    if refused.is_none() != right {
        return Err("the row and Spark do not agree".to_owned());
    }
    let tokens = |text: &str| text.parse::<TokenStream>().map_err(|error| error.to_string());
    let item = tokens(&format!("fn program(a: DStream<i64>) {{ {statements} }}"))?;
    let slugs: Vec<&str> = match streamc_compiler::compile(tokens("batch = \"1000ms\"")?, item) {
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

fn input() -> DStream<i64> {
    testkit::input::<i64>().stream()
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
fn transform_of_slides(a: DStream<i64>, slide: Duration) {
    a.transform_with(a.window("2s", slide), |x, y| x.union(y)).print();
}

#[pipeline]
fn join_of_slides(a: DStream<i64>, slide: Duration) {
    a.map(|x| (x, 1i64)).join(a.window("2s", slide).map(|x| (x, 1i64))).count().print();
}

#[pipeline]
fn sum_by_window(a: DStream<i64>, length: Duration) {
    a.reduce_by_window(|x, y| x + y, |x, y| x - y, length, "1s").print();
}

#[pipeline]
fn remember_twice(a: DStream<i64>, kept: Remembered<i64>) {
    a.remember(&kept, "1s");
    a.remember(&kept, "1s");
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
