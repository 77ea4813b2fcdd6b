//! Writing one lifetime for others, in types and bounds; finding names in them.
//!
//! On tokens and not on a tree, so that it reaches into macros in types as well.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lifetime;

/// `tokens` with `to` in place of each of the lifetimes `from`.
pub(super) fn replace(tokens: impl ToTokens, from: &[Lifetime], to: &Lifetime) -> TokenStream {
    walk(tokens.into_token_stream(), from, to)
}

fn walk(tokens: TokenStream, from: &[Lifetime], to: &Lifetime) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), walk(group.stream(), from, to));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
            }
            // a lifetime is a joint quote and a name
            TokenTree::Punct(quote) if quote.as_char() == '\'' && quote.spacing() == Spacing::Joint => {
                match tokens.next() {
                    Some(TokenTree::Ident(name)) if from.iter().any(|lifetime| lifetime.ident == name) => {
                        let mut lifetime = to.clone();
                        lifetime.set_span(name.span());
                        lifetime.to_tokens(&mut out);
                    }
                    next => out.extend([Some(TokenTree::Punct(quote)), next].into_iter().flatten()),
                }
            }
            other => out.extend([other]),
        }
    }
    out
}

/// Whether one of `names` stands in `tokens`.
pub(super) fn mentions(tokens: impl ToTokens, names: &[Ident]) -> bool {
    tokens.into_token_stream().into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(group.stream(), names),
        TokenTree::Ident(ident) => ident == "Self" || names.contains(&ident),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a reference or a lifetime stands in `tokens`.
pub(super) fn borrows(tokens: impl ToTokens) -> bool {
    tokens.into_token_stream().into_iter().any(|token| match token {
        TokenTree::Group(group) => borrows(group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '&' || punct.as_char() == '\'',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn only_the_named_ones_change() {
        let check = |tokens: TokenStream, expected: TokenStream| {
            let from: [Lifetime; 2] = [syn::parse_quote!('a), syn::parse_quote!('b)];
            let got = replace(tokens, &from, &syn::parse_quote!('static));
            assert_eq!(got.to_string(), expected.to_string());
        };
        check(quote!(&'a str), quote!(&'static str));
        check(quote!((u32, [Group<'a, &'b str>; 2])), quote!((u32, [Group<'static, &'static str>; 2])));
        check(quote!(Ev<'static, 'c, a>), quote!(Ev<'static, 'c, a>));
        check(quote!(T: 'a + Ord), quote!(T: 'static + Ord));
        check(quote!([u8; 'a' as usize]), quote!([u8; 'a' as usize]));
    }
}
