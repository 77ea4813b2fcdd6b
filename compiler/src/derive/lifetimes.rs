//! Writing one lifetime for others, in types and bounds; finding names in them.
//!
//! On tokens and not on a tree, so that it reaches into macros in types as well.

use super::error::placed;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lifetime;

/// `tokens` with `to` in place of each of the lifetimes `from`. All of them become the derive's
/// own, at their places: then rustc's messages cover a type from its first to its last token, and
/// lints of the user leave the copy alone.
pub(super) fn replace(tokens: impl ToTokens, from: &[Lifetime], to: &Lifetime) -> TokenStream {
    walk(tokens.into_token_stream(), from, to)
}

fn walk(tokens: TokenStream, from: &[Lifetime], to: &Lifetime) -> TokenStream {
    let mut out = TokenStream::new();
    let mut after_quote = false;
    for mut token in tokens {
        let span = placed(token.span());
        match &mut token {
            TokenTree::Group(group) => *group = Group::new(group.delimiter(), walk(group.stream(), from, to)),
            // a lifetime is a joint quote and a name
            TokenTree::Ident(name) if after_quote && from.iter().any(|lifetime| lifetime.ident == *name) => {
                *name = to.ident.clone();
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        token.set_span(span);
        after_quote = matches!(&token, TokenTree::Punct(quote) if quote.as_char() == '\'');
        out.extend([token]);
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
