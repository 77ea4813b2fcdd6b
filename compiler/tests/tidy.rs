//! Rules of style that a machine can check, over the whole workspace.
//!
//! Files are short, lines fit, every source file says what it is for, nothing is left to be done,
//! tests do not sleep, and `unsafe` stands where it is permitted and nowhere else.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::path::PathBuf;
use support::{files, read, shown, workspace_dir};

const LINES_MAX: usize = 600;
const COLUMNS_MAX: usize = 110;
/// Prose is read in narrower columns than code.
const COMMENT_COLUMNS_MAX: usize = 100;
const WIDEST: usize = 150;

/// Where `unsafe` may stand: mapped files, the masks of a block and loops over them, one
/// instruction, values that are folded in place, and allocators that count for a test.
const UNSAFE: &[&str] = &[
    "core/src/env/map.rs",
    "runtime/src/source/mapped.rs",
    "core/src/record/block/masks.rs",
    "core/src/record/block/bits.rs",
    "runtime/src/kernel/prefetch.rs",
    "runtime/src/kernel/in_place.rs",
    "runtime/tests/source_file.rs",
    "runtime/tests/source_fixed.rs",
];

/// Sources of the workspace: not what was built, and not programs that a machine wrote.
fn sources() -> Vec<PathBuf> {
    let generated = |path: &PathBuf| shown(path).starts_with("tests/pipelines/");
    files(&workspace_dir(), "rs").into_iter().filter(|path| !generated(path)).collect()
}

fn check(what: &str, fault: impl Fn(&str, &str) -> Vec<String>) {
    let mut faults = Vec::new();
    for path in sources() {
        let file = shown(&path);
        faults.extend(fault(&file, &read(&path)).into_iter().map(|fault| format!("{file}{fault}")));
    }
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

/// What stands in a line of a comment.
fn body(line: &str) -> &str {
    line.trim_start().trim_start_matches(['/', '!']).trim_start()
}

#[test]
fn files_are_short() {
    check("a file has one concept", |_, text| {
        let n = text.lines().count();
        if n > LINES_MAX { vec![format!(": {n} lines")] } else { Vec::new() }
    });
}

#[test]
fn lines_fit() {
    check("lines fit on a screen", |file, text| {
        // expectations stand under what they are about
        let is_case = file.starts_with("tests/ui/") || file.starts_with("compiler/tests/golden/");
        let texts = texts(parse(text));
        let mut is_code = false;
        let mut too_wide = |n: usize, line: &str| {
            // an example, also one that begins with an attribute
            is_code ^= body(line).starts_with("```");
            is_code |= line.contains("doc = \"```");
            let comment = line.trim_start().starts_with("//") && !texts.iter().any(|text| text.contains(&n));
            // a table, a path, something drawn
            let drawn = ["| ", "[", "https:"].iter().any(|mark| body(line).starts_with(mark))
                || body(line).contains("   ");
            let prose = comment && !drawn && !is_case && !is_code;
            let limit = if prose {
                COMMENT_COLUMNS_MAX
            } else if comment || is_case {
                WIDEST
            } else {
                COLUMNS_MAX
            };
            // a text is not broken for the sake of its line
            line.chars().count() > limit && (comment || !texts.iter().any(|text| text.contains(&n)))
        };
        let lines = (1..).zip(text.lines());
        lines.filter(|(n, line)| too_wide(*n, line)).map(|(n, line)| format!(":{n}: {line}")).collect()
    });
}

#[test]
fn a_source_says_what_it_is_for() {
    check("a source begins with `//!`", |_, text| {
        if text.starts_with("//! ") { Vec::new() } else { vec![String::new()] }
    });
}

#[test]
fn nothing_is_left_to_be_done() {
    check("finish it, or leave it out", |_, text| {
        let mut faults = Vec::new();
        walk(parse(text), &mut |trees, at| {
            let word = trees[at].to_string();
            let is_macro = matches!(trees.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!');
            if is_macro && ["todo", "unimplemented", "dbg"].contains(&word.as_str()) {
                faults.push(format!(":{}: `{word}!`", line(&trees[at])));
            }
            // `#[ignore]` and `#[ignore = ".."]`
            let alone = trees.len() == 1 || trees.get(1).is_some_and(|tree| tree.to_string() == "=");
            if at == 0 && alone && ["ignore", "should_panic"].contains(&word.as_str()) {
                faults.push(format!(":{}: `#[{word}]`", line(&trees[at])));
            }
        });
        faults
    });
}

#[test]
fn tests_do_not_sleep() {
    check("wait for a condition with a deadline, or use a manual clock", |file, text| {
        let mut faults = Vec::new();
        // a benchmark may let time pass: that is what it measures
        if file.starts_with("benches/") {
            return faults;
        }
        walk(parse(text), &mut |trees, at| {
            let is = |at: usize, word: &str| trees.get(at).is_some_and(|tree| tree.to_string() == word);
            if is(at, "thread") && is(at + 1, ":") && is(at + 2, ":") && is(at + 3, "sleep") {
                faults.push(format!(":{}: `thread::sleep`", line(&trees[at])));
            }
        });
        faults
    });
}

#[test]
fn unsafe_stands_where_it_may() {
    check("`unsafe` is permitted in few modules", |file, text| {
        let allocator = file.starts_with("tests/") && text.contains("impl GlobalAlloc for");
        if UNSAFE.contains(&file) || allocator {
            return Vec::new();
        }
        let mut faults = Vec::new();
        walk(parse(text), &mut |trees, at| {
            // a macro's own tokens may speak of it: `Token![unsafe]`
            let spoken_of = trees.len() == 1;
            if matches!(&trees[at], TokenTree::Ident(word) if word == "unsafe") && !spoken_of {
                faults.push(format!(":{}: `unsafe`", line(&trees[at])));
            }
        });
        faults
    });
}

#[test]
fn a_rule_shows_the_plan_before_and_after() {
    let dir = support::crate_dir().join("src/opt");
    let is_rule = |path: &PathBuf| !path.ends_with("mod.rs") && !path.ends_with("rule.rs");
    let rules: Vec<PathBuf> = files(&dir, "rs").into_iter().filter(is_rule).collect();
    assert_eq!(rules.len(), streamc_compiler::opt::RULES.len(), "one file for each rule");
    for rule in streamc_compiler::opt::RULES {
        let text = read(&dir.join(format!("{}.rs", rule.name())));
        let doc: String =
            text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n");
        let block = doc.split("```text").nth(1).and_then(|rest| rest.split("```").next());
        assert!(block.is_some_and(|block| block.contains('⇒')), "{}: before ⇒ after", rule.name());
        assert!(doc.contains("Same answers:"), "{}: why the answers are the same", rule.name());
    }
}

/// The lines of string literals.
fn texts(tokens: TokenStream) -> Vec<std::ops::RangeInclusive<usize>> {
    let mut found = Vec::new();
    walk(tokens, &mut |trees, at| {
        if let TokenTree::Literal(literal) = &trees[at]
            && literal.to_string().contains('"')
        {
            found.push(literal.span().start().line..=literal.span().end().line);
        }
    });
    found
}

fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

fn line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

/// Every token, with its neighbours.
fn walk(tokens: TokenStream, see: &mut impl FnMut(&[TokenTree], usize)) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..trees.len() {
        match &trees[at] {
            // documentation shows programs
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && is_doc(group.stream()) => {}
            TokenTree::Group(group) => walk(group.stream(), see),
            _ => see(&trees, at),
        }
    }
}

fn is_doc(tokens: TokenStream) -> bool {
    tokens.into_iter().next().is_some_and(|tree| tree.to_string() == "doc")
}
