//! What the tests of the compiler share: files, a readable difference, operators of a text.
#![allow(dead_code, reason = "every test uses its own part")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The folder of the crate under test.
pub(crate) fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the workspace.
pub(crate) fn workspace_dir() -> PathBuf {
    crate_dir().parent().expect("the crate lies in the workspace").to_owned()
}

/// All files under `dir` with that extension, sorted, without what was built.
pub(crate) fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![dir.to_owned()];
    while let Some(dir) = waiting.pop() {
        let entries = std::fs::read_dir(&dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
        for entry in entries {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    waiting.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The path as it is shown: from the workspace on, with `/`.
pub(crate) fn shown(path: &Path) -> String {
    let root = workspace_dir();
    path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Compares `actual` with what the file holds. With `UPDATE_EXPECT=1` the file is written instead.
/// The error is the difference, line by line.
pub(crate) fn expect_file(path: &Path, actual: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        if std::fs::read_to_string(path).ok().as_deref() != Some(actual) {
            std::fs::write(path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        return Ok(());
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    Err(format!("{} differs (-expected +actual):\n{}", shown(path), difference(&expected, actual)))
}

/// The lines of two texts that differ, each with two lines around it.
pub(crate) fn difference(expected: &str, actual: &str) -> String {
    similar::TextDiff::from_lines(expected, actual).unified_diff().context_radius(2).to_string()
}

/// As rustfmt has it.
pub(crate) fn formatted(text: &str) -> String {
    use std::{io::Write, process::Stdio};
    let mut command = Command::new("rustfmt");
    command.current_dir(workspace_dir()).args(["--edition", "2024"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{text}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compiles the text of one function under `#[pipeline(..)]`.
pub(crate) fn compile(source: &str) -> streamc_compiler::Compiled {
    let (options, item) = pipeline(source);
    match streamc_compiler::compile(options, item) {
        Ok(compiled) => compiled,
        Err(refused) => panic!("{source}\n{}", messages(&refused.diags)),
    }
}

/// What the compiler has to say, in the form `slug: message`.
pub(crate) fn messages(diags: &streamc_compiler::diag::Diagnostics) -> String {
    diags.iter().map(|d| format!("{}: {}\n", d.slug, d.message)).collect()
}

/// The arguments of the attribute, and the function without it.
pub(crate) fn pipeline(source: &str) -> (TokenStream, TokenStream) {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{error}\n{source}"));
    let function = file.items.into_iter().find_map(|item| match item {
        syn::Item::Fn(function) => Some(function),
        _ => None,
    });
    let mut function = function.expect("a case has a function");
    let at = function.attrs.iter().position(|attr| attr.path().is_ident("pipeline")).expect("`#[pipeline]`");
    let options = match function.attrs.remove(at).meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    (options, quote::ToTokens::into_token_stream(function))
}

/// All tokens, in order, without groups; a bracket is a token of its own.
pub(crate) fn flat(tokens: TokenStream) -> Vec<String> {
    let mut out = Vec::new();
    push(tokens, &mut out);
    out
}

fn push(tokens: TokenStream, out: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(open.to_owned());
                push(group.stream(), out);
                out.push(close.to_owned());
            }
            tree => out.push(tree.to_string()),
        }
    }
}

/// Without what stands under `#[cfg(test)]`: tests may write pipelines.
pub(crate) fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    let mut trees = tokens.into_iter();
    while let Some(tree) = trees.next() {
        let is_test = matches!(&tree, TokenTree::Group(group)
            if group.stream().to_string().replace(' ', "") == "cfg(test)");
        if is_test && out.pop().is_some() {
            // the item ends with its block, or with a semicolon
            for tree in trees.by_ref() {
                match tree {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
                    TokenTree::Punct(punct) if punct.as_char() == ';' => break,
                    _ => {}
                }
            }
        } else {
            out.push(tree);
        }
    }
    out.into_iter().collect()
}
