//! What users read when they make a mistake: message, help, line *and columns*, and nothing
//! besides.
//!
//! Every `tests/ui/<theme>/<fault>.rs` is a small complete program. What is expected stands in
//! comments under the faulty line, with carets under the characters at fault:
//!
//! ```text
//!     let words = lines.flatmap(|line| line.split(' '));
//!     //                ^^^^^^^ no operator is called `flatmap`
//!     //                        help: write `flat_map`
//! ```
//! A text that goes on in the next comment is joined with a blank. A warning begins with
//! `warning:`. Whatever the compiler says beyond that fails the case, so a case without comments of
//! this kind must compile without a word.
//!
//! All cases are binaries of one generated package, checked in one go. `UI=word` runs the cases
//! whose path has the word; `UPDATE_EXPECT=1` writes what the compiler says into the cases, to be
//! read before it is kept.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod expect;
mod report;
mod run;

use expect::Expected;
use report::compare;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};
use streamc_compiler::op::OPERATORS;

#[test]
fn messages_are_as_expected() {
    let cases = run::cases();
    let found = run::check(&cases);
    let mut faults = String::new();
    let mut n_expected = 0;
    for (name, path) in &cases {
        let mut text = std::fs::read_to_string(path).unwrap();
        if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
            let said = found.get(name).map_or(&[][..], Vec::as_slice);
            text = expect::bless(&text, said).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            std::fs::write(path, &text).unwrap();
        }
        let expected = expect::parse(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let said = found.get(name).map_or(&[][..], Vec::as_slice);
        n_expected += expected.len();
        for fault in compare(&expected, said) {
            faults.push_str(&format!("{}:{fault}\n", path.display()));
        }
        moved_expectations_fail(&expected, said);
    }
    assert!(faults.is_empty(), "\n{faults}");
    let all = std::env::var_os("UI").is_none();
    assert!(!all || n_expected > 40, "the cases were found");
}

/// The runner is no better than its strictness: each expectation, moved by one, must not be met any
/// more.
fn moved_expectations_fail(expected: &[Expected], said: &[report::Said]) {
    if !compare(expected, said).is_empty() {
        return;
    }
    let fails = |at: usize, change: &dyn Fn(&mut Expected)| {
        let mut moved = expected.to_vec();
        change(&mut moved[at]);
        assert!(!compare(&moved, said).is_empty(), "a wrong expectation was met: {:?}", moved[at]);
    };
    for at in 0..expected.len() {
        fails(at, &|e| e.line += 1);
        fails(at, &|e| e.columns.start += 1);
        fails(at, &|e| e.columns.end += 1);
        fails(at, &|e| e.message.push('!'));
        fails(at, &|e| e.help.push("write it again".to_owned()));
        let mut fewer = expected.to_vec();
        fewer.remove(at);
        assert!(!compare(&fewer, said).is_empty(), "a message was not missed: {:?}", expected[at]);
    }
}

/// Every operator is used wrongly in some case: what is said there stands at its name or in its
/// arguments, or names it.
#[test]
fn every_operator_is_misused() {
    let mut misused = BTreeSet::new();
    for (_, path) in run::all_cases() {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for fault in expect::parse(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display())) {
            let said = fault.help.join(" ") + &fault.message;
            let at = |name: &str| is_within(lines[fault.line - 1], name, fault.columns.start);
            let named = |name: &str| said.contains(&format!("`{name}`"));
            misused.extend(OPERATORS.iter().map(|op| op.name).filter(|name| at(name) || named(name)));
        }
    }
    let missing: Vec<_> = OPERATORS.iter().map(|op| op.name).filter(|name| !misused.contains(name)).collect();
    assert!(missing.is_empty(), "no case in tests/ui has a fault of {missing:?}");
}

/// Whether the character `column`, counted from 1, belongs to a call of `name`: to the name or what
/// stands in the parentheses.
fn is_within(line: &str, name: &str, column: usize) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let call: Vec<char> = format!(".{name}(").chars().collect();
    let mut starts = (0..chars.len()).filter(|at| chars[*at..].starts_with(&call));
    starts.any(|start| {
        let mut depth = 0;
        let ends = chars[start..].iter().position(|char| {
            depth += i32::from(*char == '(') - i32::from(*char == ')');
            *char == ')' && depth == 0
        });
        (start + 2..=start + 1 + ends.unwrap_or(chars.len())).contains(&column)
    })
}

#[test]
fn calls_are_told_apart() {
    let line = "  lines.map(|(a, b)| a).filter(f).print();";
    let within =
        |name: &str| (1..=line.len()).filter(|column| is_within(line, name, *column)).collect::<Vec<_>>();
    assert_eq!(within("map"), (9..=23).collect::<Vec<_>>());
    assert_eq!(within("print"), (35..=41).collect::<Vec<_>>());
    assert!(within("lines").is_empty() && within("flat_map").is_empty());
}

/// Name of the binary to source file.
type Cases = BTreeMap<String, PathBuf>;
