//! Looks for names in tokens: the only look the compiler takes inside what it treats as opaque.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Pat;

/// The first of `names` that `tokens` mention as a variable: not as a field, a method or a closure's own parameter.
pub(super) fn mentions(tokens: TokenStream, names: &[Ident]) -> Option<Ident> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (i, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => {
                if let Some(found) = mentions(group.stream(), names) {
                    return Some(found);
                }
            }
            TokenTree::Ident(ident) if names.iter().any(|name| name == ident) => {
                let is = |at: Option<usize>, c: char| {
                    at.and_then(|at| trees.get(at))
                        .is_some_and(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == c))
                };
                let before = |c| is(i.checked_sub(1), c);
                let after = |c| is(Some(i + 1), c);
                if !before('.') && !before('|') && !after(':') && !after('!') {
                    return Some(ident.clone());
                }
            }
            _ => {}
        }
    }
    None
}

/// The names that a pattern binds.
pub(super) fn bindings(pat: &Pat) -> Vec<Ident> {
    match pat {
        Pat::Ident(p) => {
            let mut names = vec![p.ident.clone()];
            names.extend(p.subpat.iter().flat_map(|(_, pat)| bindings(pat)));
            names
        }
        Pat::Tuple(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::TupleStruct(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::Struct(p) => p.fields.iter().flat_map(|field| bindings(&field.pat)).collect(),
        Pat::Slice(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::Or(p) => p.cases.first().map(bindings).unwrap_or_default(),
        Pat::Reference(p) => bindings(&p.pat),
        Pat::Paren(p) => bindings(&p.pat),
        Pat::Type(p) => bindings(&p.pat),
        _ => Vec::new(),
    }
}
