//! Who may use whom: the arrows of ARCHITECTURE.md, as a table.
//!
//! Every path of a source file that begins at the crate's root (`crate::…`, or `super::…` from near the root) is
//! looked up. An edge that is not in the table is a change of the architecture: argue for it there first.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use support::{crate_dir, files, read, shown, workspace_dir};

/// A module of the compiler and the modules that it may use.
const COMPILER: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("ast", &["diag"]),
    // operators know their call and speak of faults; they are never asked who they are
    ("op", &["ast", "diag"]),
    ("plan", &["ast", "diag", "op"]),
    ("opt", &["diag", "op", "plan"]),
    ("stage", &["op", "plan"]),
    // the signature of the user's function goes through emission unchanged
    ("emit", &["ast", "op", "plan", "stage"]),
    ("lib", &["ast", "configure", "derive", "diag", "emit", "op", "opt", "plan", "stage"]),
    // the derives of records: beside the pipeline, with nothing in common but the name of the hidden module
    ("derive", &["emit"]),
    // rustc is asked what is conditional, before anything is parsed
    ("configure", &["ast"]),
    // a module of pipelines: compiled one by one
    ("module", &["ast", "diag", "emit", "lib", "plan"]),
    // the command: it uses the library by its name, as everybody else does
    ("main", &["cli"]),
    ("cli", &[]),
];

#[test]
fn modules_use_only_what_is_below_them() {
    let faults = check(&crate_dir().join("src"), COMPILER);
    assert!(faults.is_empty(), "not in the table of {}:\n{}", file!(), faults.join("\n"));
}

#[test]
fn plans_and_stages_write_no_tokens() {
    for dir in ["ast", "plan", "opt", "stage"] {
        for path in files(&crate_dir().join("src").join(dir), "rs") {
            let quotes = support::flat(read(&path).parse().unwrap());
            let n = quotes.windows(2).filter(|two| two[1] == "!" && two[0] == "quote_spanned").count();
            let spanned = quotes.windows(2).filter(|two| two[1] == "!" && two[0] == "quote").count();
            let allowed = dir == "ast";
            assert!(
                allowed || n + spanned == 0,
                "{} makes tokens: that is for `op` and `emit`",
                shown(&path)
            );
        }
    }
}

/// Time, files and chance come in by seams, so that a run can be repeated.
#[test]
fn the_runtime_reads_time_and_files_by_its_seams() {
    const SEAMS: &[&str] = &["env/clock.rs", "env/real_fs.rs", "env/map.rs"];
    let src = workspace_dir().join("runtime/src");
    let mut faults = Vec::new();
    for path in files(&src, "rs") {
        let file = path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
        let tokens = support::flat(support::without_tests(read(&path).parse().unwrap()));
        let is = |at: usize, words: [&str; 4]| tokens[at..].iter().take(4).eq(words.iter());
        let read = (0..tokens.len()).any(|at| {
            is(at, ["Instant", ":", ":", "now"])
                || is(at, ["SystemTime", ":", ":", "now"])
                || is(at, ["File", ":", ":", "open"])
                || is(at, ["std", ":", ":", "fs"])
                || is(at, ["thread", ":", ":", "sleep"])
        });
        if read && !SEAMS.contains(&file.as_str()) {
            faults.push(file);
        }
    }
    assert!(faults.is_empty(), "these go around `clock` and `fs`: {faults:?}");
}

/// What kernels are made of does not know how a context runs them.
#[test]
fn kernels_do_not_know_who_runs_them() {
    let src = workspace_dir().join("runtime/src");
    let above = ["context", "schedule", "testkit", "args", "signal"];
    let mut faults = Vec::new();
    for module in ["record", "kernel", "op", "shuffle", "state", "exec"] {
        for path in files(&src.join(module), "rs") {
            let mut used = BTreeSet::new();
            let tokens = support::without_tests(read(&path).parse().unwrap());
            uses(tokens, &self::module(&src, &path), &mut used);
            let used = used.into_iter().filter(|(_, name)| above.contains(&name.as_str()));
            faults.extend(
                used.map(|(line, name)| format!("{}:{line}: `{module}` uses `{name}`", shown(&path))),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every edge that the table does not have, and every module that is not in it.
fn check(src: &Path, table: &[(&str, &[&str])]) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = table.iter().copied().collect();
    let mut faults = Vec::new();
    for path in files(src, "rs") {
        let module = module(src, &path);
        let Some(may) = allowed.get(module[0].as_str()) else {
            faults.push(format!("{}: the module `{}` is not in the table", shown(&path), module[0]));
            continue;
        };
        let mut used = BTreeSet::new();
        uses(read(&path).parse().unwrap(), &module, &mut used);
        for (line, name) in used {
            // what stands in the root itself, not in a module
            let is_module = allowed.contains_key(name.as_str());
            if is_module && name != module[0] && !may.contains(&name.as_str()) {
                faults.push(format!("{}:{line}: `{}` uses `{name}`", shown(&path), module[0]));
            }
        }
    }
    faults
}

/// The modules on the way to a file; `lib` and `main` stand for the roots.
fn module(src: &Path, path: &Path) -> Vec<String> {
    let path = path.strip_prefix(src).unwrap().with_extension("");
    let mut parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// The modules of the root that are named, with the line.
fn uses(tokens: TokenStream, module: &[String], used: &mut BTreeSet<(usize, String)>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, word: &str| matches!(trees.get(at), Some(TokenTree::Ident(ident)) if ident == word);
    let colons = |at: usize| {
        let colon = |at: usize| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        colon(at) && colon(at + 1)
    };
    let mut at = 0;
    while at < trees.len() {
        if let TokenTree::Group(group) = &trees[at] {
            // a module within the file is one step further from the root
            let inner = at > 1 && is(at - 2, "mod");
            let mut deeper = module.to_vec();
            deeper.extend(inner.then(|| trees[at - 1].to_string()));
            uses(group.stream(), &deeper, used);
        }
        let root = if is(at, "crate") && colons(at + 1) {
            Some(at + 3)
        } else {
            let mut end = at;
            let mut n = 0;
            while is(end, "super") && colons(end + 1) {
                end += 3;
                n += 1;
            }
            let is_root_file = module.len() == 1 && (module[0] == "lib" || module[0] == "main");
            (n > 0 && n >= module.len() && !is_root_file).then_some(end)
        };
        match root {
            Some(root) => {
                match trees.get(root) {
                    Some(TokenTree::Ident(name)) => {
                        used.insert((name.span().start().line, name.to_string()));
                    }
                    Some(TokenTree::Group(group)) => first_words(group.stream(), used),
                    _ => {}
                }
                at = root;
            }
            None => at += 1,
        }
    }
}

/// The first word of each part of `{a, b::c, d::{e}}`.
fn first_words(tokens: TokenStream, used: &mut BTreeSet<(usize, String)>) {
    let mut first = true;
    for tree in tokens {
        match &tree {
            TokenTree::Ident(name) if first => {
                used.insert((name.span().start().line, name.to_string()));
                first = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => first = true,
            _ => {}
        }
    }
}

#[test]
fn the_search_for_edges_finds_them() {
    let found = |text: &str, module: &[&str]| {
        let module: Vec<String> = module.iter().map(ToString::to_string).collect();
        let mut used = BTreeSet::new();
        uses(text.parse().unwrap(), &module, &mut used);
        used.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    assert_eq!(
        found("use crate::{emit::{A, B}, plan::C, x as op};", &["opt", "rule"]),
        ["emit", "plan", "x"]
    );
    assert_eq!(found("fn f() { crate::stage::split(x) }", &["opt"]), ["stage"]);
    assert_eq!(found("use super::Rule; use super::super::emit;", &["opt", "rule"]), ["emit"]);
    assert_eq!(found("use super::emit;", &["opt"]), ["emit"]);
    assert_eq!(found("mod tests { use super::Plan; }", &["opt"]), [""; 0]);
}
