//! The registry of operators, and that nothing knows an operator but its own file.
//!
//! An operator is one file and one word in `declare_ops!`. Everything else asks facts: were a name
//! compared somewhere, the next operator would have to be added there too.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;
use streamc_compiler::op::{ArgKind, OPERATORS, OpDef};
use support::{crate_dir, files, messages, pipeline, read, shown, workspace_dir};

#[test]
fn operators_are_sorted_and_unique() {
    let names: Vec<_> = OPERATORS.iter().map(|op| op.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted, "in the order of the alphabet, each once");
}

#[test]
fn an_operator_is_described() {
    for op in OPERATORS {
        let name = op.name;
        let sentence =
            op.summary.chars().next().is_some_and(char::is_lowercase) && !op.summary.ends_with('.');
        assert!(
            sentence,
            "{name}: the summary is a sentence without capital and full stop: {:?}",
            op.summary
        );
        assert!(op.example.contains(&format!(".{name}(")), "{name}: the example uses it: {:?}", op.example);
        assert!(op.args.iter().all(|arg| !arg.name.is_empty()), "{name}: arguments have names");
        for option in op.options {
            assert!(
                streamc_compiler::op::find(option.name).is_none(),
                "{name}: `{}` is an operator",
                option.name
            );
            assert!(!option.optional, "{name}: an option may be left out anyway");
            let is_word = option.kind == ArgKind::Nothing;
            assert_eq!(option.example.is_empty(), is_word, "{name}: `{}` has an example", option.name);
        }
        let named = |form: &&str| op.args.iter().chain(op.options).any(|arg| arg.name == *form);
        assert!(op.one_of.iter().all(named), "{name}: what one of is needed of");
        let functions = op.args.iter().map(|arg| matches!(arg.kind, ArgKind::Function(_)));
        let functions: Vec<bool> = functions.collect();
        for (i, arg) in op.args.iter().enumerate().filter(|(_, arg)| arg.optional) {
            let last = op.args[i..].iter().all(|arg| arg.optional);
            // a closure is told from what is none
            let told = functions[i] && functions.get(i + 1) == Some(&false);
            assert!(last || told, "{name}: what may be left out is last, and `{}` is not", arg.name);
        }
    }
}

/// The example of an operator as a whole pipeline.
fn wrapped(op: &OpDef) -> String {
    let end = if op.is_sink() { "" } else { ".print()" };
    let (stream, ty) = match op.example.split('.').next() {
        Some("lines") => ("lines", "&str"),
        Some("pairs") => ("pairs", "(&str, u64)"),
        other => panic!("{}: the example begins with `lines` or `pairs`, not {other:?}", op.name),
    };
    format!(
        "#[pipeline(batch = \"1s\")]\nfn example({stream}: DStream<{ty}>) {{\n    {}{end};\n}}\n",
        op.example
    )
}

#[test]
fn examples_compile() {
    for op in OPERATORS {
        let source = wrapped(op);
        let (options, item) = pipeline(&source);
        match streamc_compiler::compile(options, item) {
            Ok(compiled) => {
                assert_eq!(messages(&compiled.warnings), "", "{source}");
                assert!(compiled.stages.contains("stage 0"), "{source}");
                let used =
                    compiled.steps[0].1.lines().any(|line| line.split_whitespace().nth(1) == Some(op.name));
                assert!(used, "{source}\n{}", compiled.steps[0].1);
            }
            Err(refused) => panic!("{source}\n{}", messages(&refused.diags)),
        }
    }
}

#[test]
fn an_operator_has_the_file_of_its_name() {
    let dir = crate_dir().join("src/op");
    for op in OPERATORS {
        let path = dir.join(format!("{}.rs", op.name));
        let text = read(&path);
        let header = format!("//! `{}`: ", op.name);
        assert!(text.starts_with(&header), "{} begins with {header:?}", shown(&path));
    }
    let others =
        ["mod.rs", "cx.rs", "facts.rs", "fallible.rs", "idioms.rs", "naming.rs", "sorted.rs", "takes.rs"]
            .len();
    assert_eq!(files(&dir, "rs").len(), OPERATORS.len() + others, "a file that belongs to no operator");
}

#[test]
fn every_operator_is_in_a_golden_plan() {
    let plans: String =
        files(&crate_dir().join("tests/golden"), "plan").iter().map(|path| read(path)).collect();
    for op in OPERATORS {
        let used = plans.lines().any(|line| line.split_whitespace().nth(1) == Some(op.name));
        assert!(used, "`{}` has no golden plan", op.name);
    }
}

/// Names that are no ordinary words: where one of these stands, the operator is meant.
fn is_telling(name: &str) -> bool {
    name.contains('_')
}

#[test]
fn no_operator_is_named_outside_its_file() {
    let mut faults = Vec::new();
    let compiler = crate_dir().join("src");
    for path in files(&compiler, "rs") {
        let own = path.parent() == Some(&compiler.join("op"));
        look(&path, own, &mut faults);
    }
    for path in files(&workspace_dir().join("streamc-macros/src"), "rs") {
        look(&path, false, &mut faults);
    }
    // a file of tests may use what it tests
    let is_test = |path: &Path| path.to_string_lossy().ends_with("_tests.rs");
    let programs = ["core/src", "runtime/src"].map(|src| files(&workspace_dir().join(src), "rs"));
    for path in programs.iter().flatten().filter(|path| !is_test(path)) {
        look(path, true, &mut faults);
    }
    assert!(faults.is_empty(), "a fact is missing where a name is used:\n{}", faults.join("\n"));
}

/// `own`: a file with the name of an operator may use it.
fn look(path: &Path, own: bool, faults: &mut Vec<String>) {
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let tokens: TokenStream = read(path).parse().unwrap_or_else(|error| panic!("{}: {error}", shown(path)));
    let foreign: Vec<&str> =
        OPERATORS.iter().map(|op| op.name).filter(|name| !(own && stem == *name)).collect();
    let registry = path.ends_with("op/mod.rs");
    let messages = ["core", "runtime"].iter().any(|dir| path.starts_with(workspace_dir().join(dir)));
    scan(tokens, &foreign, registry, messages, &mut |token, why| {
        let line = token.span().start().line;
        faults.push(format!("{}:{line}: `{token}` {why}", shown(path)));
    });
}

fn scan(
    tokens: TokenStream,
    names: &[&str],
    registry: bool,
    messages: bool,
    fault: &mut impl FnMut(&TokenTree, &'static str),
) {
    let trees: Vec<TokenTree> = support::without_tests(tokens).into_iter().collect();
    let punct = |at: Option<usize>, c: char| {
        let tree = at.and_then(|at| trees.get(at));
        matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
    };
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => {
                let words: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_doc = matches!(words.first(), Some(TokenTree::Ident(word)) if word == "doc");
                let is_registry = registry && at > 1 && is(&trees[at - 2], "declare_ops");
                if !is_doc && !is_registry {
                    scan(group.stream(), names, registry, messages, fault);
                }
            }
            TokenTree::Ident(word) if names.iter().any(|name| word == name && is_telling(name)) => {
                // a method of the runtime's own types may do what an operator does
                let method = punct(at.checked_sub(1), '.') || (messages && is_before(&trees, at, "fn"));
                // `mod name;` and `use name::..` of the file itself
                let declared = registry && (is_before(&trees, at, "mod") || punct(Some(at + 1), ':'));
                if !method && !declared {
                    fault(tree, "is the name of an operator");
                }
            }
            TokenTree::Ident(word) if names.iter().any(|name| word == name) => {
                let path = at > 2 && punct(Some(at - 1), ':') && is(&trees[at - 3], "op");
                if path {
                    fault(tree, "is the name of an operator");
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
                    continue;
                };
                // an example may show what an operator stands behind
                if at > 1 && punct(Some(at - 1), ':') && is(&trees[at - 2], "example") {
                    continue;
                }
                let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
                // what the runtime says to users may name what to write
                if names.contains(&text)
                    || !messages && words.any(|word| is_telling(word) && names.contains(&word))
                {
                    fault(tree, "names an operator");
                }
            }
            _ => {}
        }
    }
}

fn is(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == word)
}

fn is_before(trees: &[TokenTree], at: usize, word: &str) -> bool {
    at > 0 && is(&trees[at - 1], word)
}

#[test]
fn the_search_for_names_finds_them() {
    let found = |text: &str| {
        let mut n = 0;
        scan(text.parse().unwrap(), &["map", "reduce_by_key"], false, false, &mut |_, _| n += 1);
        n
    };
    assert_eq!(found("if op.name == \"map\" {}"), 1);
    assert_eq!(found("matches!(name, \"reduce_by_key\" | \"map\")"), 2);
    assert_eq!(found("error.help(\"write `reduce_by_key`\")"), 1);
    assert_eq!(found("use crate::op::map; op::reduce_by_key::OP"), 2);
    assert_eq!(found("/// As `reduce_by_key`.\nfn f() { x.map(|x| x).reduce_by_key(1) }"), 0);
    assert_eq!(found("#[cfg(test)] mod tests { const A: &str = \"map\"; } fn f() { \"maps\" }"), 0);
}
