//! Paths and types as emitted code writes them.

use crate::{abi, ast::Pipeline};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Lifetime, Type};

/// The hidden module of the runtime, as the pipeline names it.
pub(super) fn abi(pipeline: &Pipeline) -> TokenStream {
    path(pipeline.options.krate.as_ref())
}

/// The hidden module of the runtime, which is at `krate`.
pub(crate) fn path(krate: Option<&syn::Path>) -> TokenStream {
    let name = Ident::new(&abi::of_runtime(), Span::call_site());
    match krate {
        Some(path) => quote!(#path::#name),
        None => {
            let home = Ident::new(abi::HOME, Span::call_site());
            quote!(::#home::#name)
        }
    }
}

/// `&str` as `&'static str`, `Event<'_>` as `Event<'static>`: in the bound of a parameter no
/// lifetime can be left out, and for a stream only the stored form of its records counts.
pub(super) fn static_lifetimes(ty: TokenStream) -> TokenStream {
    let made = with_static(ty.clone());
    // an `&` that is an operator: what cannot be read so, rustc is given as it stands
    if syn::parse2::<Type>(made.clone()).is_ok() { made } else { ty }
}

fn with_static(ty: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut trees = ty.into_iter().peekable();
    let mut after_quote = false;
    while let Some(tree) = trees.next() {
        let is_lifetime = std::mem::replace(&mut after_quote, is_quote(&tree));
        match tree {
            TokenTree::Punct(and) if and.as_char() == '&' => {
                let named = trees.peek().is_some_and(is_quote);
                let span = and.span();
                out.extend([TokenTree::Punct(and)]);
                if !named {
                    out.extend(Lifetime::new("'static", span).into_token_stream());
                }
            }
            TokenTree::Ident(name) if is_lifetime && name == "_" => {
                out.extend([Ident::new("static", name.span())])
            }
            // an expression has no lifetimes
            TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                let mut inner = Group::new(group.delimiter(), with_static(group.stream()));
                inner.set_span(group.span());
                out.extend([inner]);
            }
            other => out.extend([other]),
        }
    }
    out
}

fn is_quote(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(p) if p.as_char() == '\'')
}
