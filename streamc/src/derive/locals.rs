//! Local variables of emitted impls. They are written `__name`, and renamed at the end: a constant or a static of the user's
//! crate with the same name would be found in the place of a variable, since identifiers in patterns may be constants.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use std::collections::BTreeSet;

const LOCALS: [&str; 5] = ["__arena", "__bytes", "__from", "__out", "__rt"];

/// `emitted` with other names for its variables, but for names that the user's `input` has itself: those may be fields.
pub(super) fn renamed(emitted: TokenStream, input: &TokenStream) -> TokenStream {
    let mut users = BTreeSet::new();
    names(input.clone(), &mut users);
    rename(emitted, &users)
}

fn names(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                found.extend(is_local(&name).then_some(name));
            }
            TokenTree::Group(group) => names(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn rename(tokens: TokenStream, users: &BTreeSet<String>) -> TokenStream {
    let one = |tree| match tree {
        TokenTree::Ident(name) => {
            let text = name.to_string();
            let ours = is_local(&text) && !users.contains(&text);
            TokenTree::Ident(if ours {
                Ident::new(&format!("__streamc{}", &text[1..]), name.span())
            } else {
                name
            })
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), rename(group.stream(), users));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    };
    tokens.into_iter().map(one).collect()
}

/// One of the list, or the binding of a field, `__f0`.
fn is_local(name: &str) -> bool {
    let is_binding = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    LOCALS.contains(&name) || name.strip_prefix("__f").is_some_and(is_binding)
}
