//! `docs/operators.md`: the registry as a page. It is written by
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test operators_page`.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::fmt::Write;
use streamc_compiler::op::{ArgKind, Dependency, Effects, IDIOMS, OPERATORS, OpDef, Partitioning, State};
use support::{expect_file, workspace_dir};

const HEAD: &str = "\
# Operators

Written from the registry of operators by a test (`UPDATE_EXPECT=1 cargo test -p streamc-compiler --test operators_page`); do not edit. The same
list is printed by `streamc ops`. *Spark* is the row of Spark Streaming's operators that one answers to: `DS` of DStreams, `PD` of pair DStreams.
`lines` is a stream of `&str`, `pairs` one of `(&str, u64)`.
";

const ELSEWHERE: &str = "
## Names from elsewhere

Names from other libraries that are not operators here. The compiler suggests the same lines, on your stream; the case of a name
and its underscores do not matter (`sortBy`, `reduceByKey`). `numbers` is a stream of `u64`, `lists` one of `Vec<u64>`.

| elsewhere | here |
|---|---|
";

/// A title, what stands under it, and which operators are there.
type Section = (&'static str, &'static str, fn(&OpDef) -> bool);

/// The parts of the page, in order: what an operator does to partitions.
const PARTS: [Section; 6] = [
    ("Record by record", "They stand in the loop of what they read: a chain of them is one loop.", |op| {
        op.dependency == Dependency::Narrow && !op.is_sink()
    }),
    ("Partition by partition", "Nothing moves between partitions.", |op| {
        matches!(op.dependency, Dependency::Concat | Dependency::Wide(Partitioning::Stay))
    }),
    (
        "By key",
        "Records go to the partition of their key. An operator after one that has placed them does not move them again.",
        |op| op.dependency == Dependency::Wide(Partitioning::ByKey),
    ),
    ("From all partitions", "To one partition, or to as many as you say.", |op| {
        matches!(op.dependency, Dependency::Wide(Partitioning::One | Partitioning::Evenly))
    }),
    (
        "In the driver",
        "A closure over whole batches, called in batch order. It sees driver state (`mut name: T`).",
        |op| op.dependency == Dependency::Driver,
    ),
    ("Outputs", "They end a chain; a pipeline has one at least.", OpDef::is_sink),
];

/// What stands between the parentheses.
fn call(op: &OpDef) -> String {
    let arg = |arg: &streamc_compiler::op::Arg| {
        let kind = match arg.kind {
            ArgKind::Function(arity) => {
                let arity: Vec<String> = arity.iter().map(ToString::to_string).collect();
                format!("{}: Fn/{}", arg.name, arity.join(" or "))
            }
            ArgKind::Stream => format!("{}: DStream", arg.name),
            ArgKind::Value => arg.name.to_owned(),
            ArgKind::Duration(_) => format!("{}: duration", arg.name),
            ArgKind::Nothing => unreachable!("only options stand alone"),
        };
        if arg.optional { format!("[{kind}]") } else { kind }
    };
    let args: Vec<String> = op.args.iter().map(arg).collect();
    let options = op.options.iter().map(|option| match option.kind {
        ArgKind::Nothing => format!("[{}]", option.as_option()),
        _ => format!("[.{}(..)]", option.name),
    });
    let options: String = options.collect();
    format!("{}({}){options}", op.name, args.join(", "))
}

/// What there is to know besides.
fn remarks(op: &OpDef) -> String {
    let mut all = Vec::new();
    all.extend(op.keyed.then_some("works on pairs"));
    all.extend((op.state == State::AcrossBatches).then_some("keeps a state across batches"));
    all.extend(
        (op.effects == Effects::Observes).then_some("evaluated once for every record, whatever the rules do"),
    );
    all.extend(
        op.spans_records.map(|_| "sees whole blocks where it is the first and only reader of a source"),
    );
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (title, about, belongs) in PARTS {
        let _ = write!(
            page,
            "\n## {title}\n\n{about}\n\n| operator | gives | example | Spark |\n|---|---|---|---|\n"
        );
        for op in OPERATORS.iter().filter(|op| belongs(op)) {
            let bars = |text: &str| text.replace('|', "\\|");
            let (call, summary, example) = (call(op), bars(op.summary), bars(op.example));
            let _ = writeln!(page, "| `{call}` | {summary}{} | `{example}` | {} |", remarks(op), op.spark);
        }
    }
    page.push_str(ELSEWHERE);
    let bars = |text: &str| text.replace('|', "\\|");
    let mut row = |names: &[&str], example: &str, why: &str| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", bars(why)) };
        let _ = writeln!(page, "| {} | `{}`{why} |", names.join(", "), bars(example));
    };
    IDIOMS.iter().for_each(|idiom| row(idiom.names, idiom.example, idiom.why));
    let others = OPERATORS.iter().filter(|op| !op.also_called.is_empty());
    others.for_each(|op| row(op.also_called, op.example, ""));
    page
}

#[test]
fn the_page_is_fresh() {
    let fault = expect_file(&workspace_dir().join("docs/operators.md"), &page());
    assert_eq!(
        fault,
        Ok(()),
        "\nto accept: UPDATE_EXPECT=1 cargo test -p streamc-compiler --test operators_page"
    );
}

#[test]
fn every_operator_stands_on_it_once() {
    let page = page();
    for op in OPERATORS {
        let rows = page.lines().filter(|line| line.starts_with(&format!("| `{}(", op.name))).count();
        assert_eq!(rows, 1, "{}", op.name);
    }
}
