//! Local variables of emitted impls. They are written `__name` and renamed at the end. Otherwise a
//! pattern could refer to a constant or static of the same name in the crate that uses the derive.
//!
//! Names in the input that look alike, for example those of fields, are marked first and kept.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

const LOCALS: [&str; 11] =
    ["__a", "__arena", "__b", "__bytes", "__from", "__other", "__out", "__pack", "__rt", "__state", "__walk"];
const MARK: &str = "__streamc_user";

/// What `emit` makes of `input`, with other names for its variables.
pub(super) fn renamed(input: TokenStream, emit: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
    let marked = rename(input, |name| is_local(name).then(|| format!("{name}{MARK}")));
    rename(emit(marked), |name| match name.strip_suffix(MARK) {
        Some(users) => Some(users.to_owned()),
        None => is_local(name).then(|| format!("__streamc{}", &name[1..])),
    })
}

fn rename(tokens: TokenStream, to: impl Fn(&str) -> Option<String> + Copy) -> TokenStream {
    let one = |tree| match tree {
        TokenTree::Ident(name) => {
            let other = to(&name.to_string());
            TokenTree::Ident(other.map_or(name.clone(), |other| Ident::new(&other, name.span())))
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), rename(group.stream(), to));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    };
    tokens.into_iter().map(one).collect()
}

/// One of the list, or the binding of a field, `__f0` or `__g0`.
fn is_local(name: &str) -> bool {
    let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    LOCALS.contains(&name) || ["__f", "__g"].iter().any(|kind| name.strip_prefix(kind).is_some_and(is_number))
}
