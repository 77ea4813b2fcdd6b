//! Emitted code calls nothing as a method: a trait of the user's with a method of the same name for
//! every type would be called in its place. What is picked by type on purpose has a name that
//! nobody else has.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use support::{compile, crate_dir, files, pipeline, read, shown};

/// Method calls in tokens: a point, a name, perhaps `::<..>`, and parentheses.
fn methods(tokens: TokenStream, found: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => methods(group.stream(), found),
            TokenTree::Punct(point) if point.as_char() == '.' && point.spacing() == Spacing::Alone => {
                let name = match trees.get(at + 1) {
                    Some(TokenTree::Ident(name)) => name.to_string(),
                    _ => continue,
                };
                if matches!(trees.get(at + 2), Some(TokenTree::Group(_))) {
                    found.push(name);
                }
            }
            _ => {}
        }
    }
}

/// Those of the user, in closures and in statements of the host. The operators of a chain are no
/// methods.
fn written(body: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    methods(body.clone(), &mut found);
    let mut nested = Vec::new();
    for tree in body {
        if let TokenTree::Group(group) = tree {
            methods(group.stream(), &mut nested);
        }
    }
    found.retain(|name| streamc_compiler::op::find(name).is_none() || nested.contains(name));
    found
}

#[test]
fn emitted_code_has_no_method_calls() {
    let mut n_cases = 0;
    for case in files(&crate_dir().join("tests/golden"), "rs") {
        let source = read(&case);
        let (_, item) = pipeline(&source);
        let body = item.into_iter().last().map(|tree| match tree {
            TokenTree::Group(body) => body.stream(),
            _ => TokenStream::new(),
        });
        let written = written(body.unwrap());
        let mut emitted = Vec::new();
        methods(compile(&source).shown, &mut emitted);
        n_cases += usize::from(!emitted.is_empty());
        // the user's own calls, in closures and expressions
        emitted.retain(|name| !written.contains(name) && !name.starts_with("streamc_"));
        assert!(emitted.is_empty(), "{}: {emitted:?}", shown(&case));
    }
    assert!(n_cases > 10, "the cases were found");
}
