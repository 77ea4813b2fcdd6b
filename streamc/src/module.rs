//! `#[pipeline] mod`: expands its pipelines, with a scope for each call of a fragment.
//!
//! A scope is a hygiene that no other code has, and a macro has one of its own in each of its expansions. So a module whose
//! pipelines need n scopes is expanded n more times: each expansion adds an identifier with its own hygiene to a list and
//! passes everything on; the last one has them all.

use crate::{
    ast::{Module, Options},
    compile_beside,
    diag::Diagnostics,
    emit, function,
    plan::Fragments,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// A module on its way.
pub(crate) struct Scoped {
    scopes: Vec<Ident>,
    options: TokenStream,
    item: TokenStream,
    module: Module,
    diags: Diagnostics,
}

impl Scoped {
    /// `None` when `item` is not a module.
    pub(crate) fn parse(options: TokenStream, item: TokenStream) -> Option<Self> {
        Self::new(Vec::new(), options, item)
    }

    fn new(scopes: Vec<Ident>, options: TokenStream, item: TokenStream) -> Option<Self> {
        let mut diags = Diagnostics::new();
        let module = Module::parse(&item, &mut diags);
        if module.is_none() && !diags.has_error() {
            return None;
        }
        Some(Scoped { scopes, options, item, module: module.unwrap_or_default(), diags })
    }

    /// What an earlier expansion passed on: `[scopes] [options] [module]`. Adds the scope of this expansion.
    pub(crate) fn resume(input: TokenStream) -> Option<Self> {
        let mut parts = input.into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let (scopes, options, item) = (parts.next()?, parts.next()?, parts.next()?);
        let idents = scopes
            .into_iter()
            .filter_map(|tree| if let TokenTree::Ident(ident) = tree { Some(ident) } else { None });
        let mut scopes: Vec<Ident> = idents.collect();
        scopes.push(Ident::new("scope", Span::mixed_site()));
        Self::new(scopes, options, item)
    }

    /// The module, or one more step towards it.
    pub(crate) fn expand(self) -> TokenStream {
        if self.diags.has_error() {
            return self.diags.to_tokens();
        }
        let fragments = Fragments {
            functions: self.module.fragments.clone(),
            scopes: self.scopes.iter().map(Ident::span).collect(),
        };
        let compile = |item| compile_beside(&fragments, self.options.clone(), item);
        let compiled: Vec<_> = self.module.pipeline_tokens().map(compile).collect();
        let refused = compiled.iter().any(Result::is_err);
        let n_scopes = compiled.iter().flatten().map(|compiled| compiled.n_inlined).max().unwrap_or(0);
        if n_scopes > self.scopes.len() && !refused {
            return self.pass_on();
        }
        let (head, rest) = (&self.module.head, &self.module.rest);
        let pipelines = compiled.into_iter().map(function);
        let options = Options::parse(self.options.clone(), &mut Diagnostics::new());
        let fragments = &self.module.fragments;
        // cargo would have to be told of the name in the user's manifest
        let allow = (!fragments.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
        let fragments = fragments.iter().map(|function| emit::fragment(function, options.krate.as_ref()));
        quote!(#allow #head { #(#rest)* #(#fragments)* #(#pipelines)* })
    }

    fn pass_on(&self) -> TokenStream {
        let abi = emit::abi(Options::parse(self.options.clone(), &mut Diagnostics::new()).krate.as_ref());
        let brackets = |tokens| Group::new(Delimiter::Bracket, tokens);
        let scopes = &self.scopes;
        let (scopes, options, item) =
            (brackets(quote!(#(#scopes)*)), brackets(self.options.clone()), brackets(self.item.clone()));
        quote!(#abi::__scope! { #scopes #options #item })
    }
}
