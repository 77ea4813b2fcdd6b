//! How long a chain may be, and how deep brackets may be in each other: both are trees as deep as
//! they are long, and whoever walks through one, rustc too, needs stack for each step. What is
//! longer is refused before it is parsed.

use crate::diag::Diagnostics;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// The most calls of a chain.
const CALLS_MAX: usize = 1000;
/// The most brackets around anything.
const DEPTH_MAX: usize = 200;

/// Whether no chain in `item` is too long, and nothing too deep.
pub(super) fn hold(item: &TokenStream, diags: &mut Diagnostics) -> bool {
    let mut waiting = vec![(item.clone(), 0)];
    while let Some((tokens, depth)) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut n_calls = 0;
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) if depth == DEPTH_MAX => {
                    diags
                        .error(
                            "deep_brackets",
                            group.span_open(),
                            format!("more than {DEPTH_MAX} brackets are open here"),
                        )
                        .help("give an inner part a name, `let name = ..;`, and go on from there");
                    return false;
                }
                TokenTree::Group(group) => waiting.push((group.stream(), depth + 1)),
                TokenTree::Punct(end) if end.as_char() == ';' || end.as_char() == ',' => n_calls = 0,
                TokenTree::Punct(point) if point.as_char() == '.' => {
                    let Some(name) = called(&trees[at + 1..]) else { continue };
                    n_calls += 1;
                    if n_calls > CALLS_MAX {
                        diags
                            .error(
                                "long_chain",
                                name.span(),
                                format!("this chain has more than {CALLS_MAX} calls"),
                            )
                            .help("give the stream before this call a name, `let name = ..;`, and go on from there");
                        return false;
                    }
                }
                _ => {}
            }
        }
    }
    true
}

fn called(after: &[TokenTree]) -> Option<&Ident> {
    let (TokenTree::Ident(name), arguments) = after.split_first()? else { return None };
    let is_call =
        |tree: &TokenTree| matches!(tree, TokenTree::Group(g) if g.delimiter() == Delimiter::Parenthesis);
    arguments.first().is_some_and(is_call).then_some(name)
}
