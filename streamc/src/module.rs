//! `#[pipeline] mod`: expands its pipelines, with a scope for each call of a fragment.
//!
//! A scope is a hygiene that no other code has, and a macro has one of its own in each of its expansions. So a module whose
//! pipelines need n scopes is expanded some more times, each time with a list of the scopes so far. The first expansion
//! adds its own hygiene. Each of the others emits a `macro_rules!` macro with the whole list in its body and calls it:
//! what comes out of the body has a mark more than what went in, so that the list is twice as long. In this way
//! thousands of scopes take a dozen nested expansions, of which rustc allows 128.

use crate::{
    ast::{Module, Options},
    compile_beside,
    diag::Diagnostics,
    emit, function,
    plan::Fragments,
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

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

    /// Goes on with what an earlier expansion passed on.
    pub(crate) fn resume(input: TokenStream) -> TokenStream {
        let Some(mut passed) = Passed::read(input) else { return TokenStream::new() };
        if passed.scopes.is_empty() {
            passed.scopes.push(Ident::new("scope", Span::mixed_site()));
        }
        if passed.scopes.len() < passed.wanted {
            return passed.tokens();
        }
        let scoped = Self::new(passed.scopes, passed.options, passed.item);
        scoped.map_or_else(TokenStream::new, Self::expand)
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
            let Scoped { scopes, options, item, .. } = self;
            return Passed { scopes, wanted: n_scopes, options, item }.tokens();
        }
        let (head, rest) = (&self.module.head, &self.module.rest);
        let pipelines = compiled.into_iter().map(function);
        let options = Options::parse(self.options.clone(), &mut Diagnostics::new());
        let fragments = &self.module.fragments;
        // cargo would have to be told of the name in the user's manifest
        let allow = (!fragments.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
        // editors see a function of one name once
        let is_pipeline =
            |name: &Ident| self.module.pipelines.iter().any(|pipeline| pipeline.sig.ident == *name);
        let fragments = fragments.iter().filter(|function| !is_pipeline(&function.sig.ident));
        let fragments = fragments.map(|function| emit::fragment(function, options.krate.as_ref()));
        quote!(#allow #head { #(#rest)* #(#fragments)* #(#pipelines)* })
    }
}

/// What one expansion gives to the next: `[scopes] [wanted] [options] [module]`.
struct Passed {
    scopes: Vec<Ident>,
    wanted: usize,
    options: TokenStream,
    item: TokenStream,
}

impl Passed {
    fn read(input: TokenStream) -> Option<Self> {
        let mut parts = input.into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let (scopes, wanted) = (parts.next()?, parts.next()?.to_string().parse().ok()?);
        let (options, item) = (parts.next()?, parts.next()?);
        let idents = scopes
            .into_iter()
            .filter_map(|tree| if let TokenTree::Ident(ident) = tree { Some(ident) } else { None });
        Some(Passed { scopes: idents.collect(), wanted, options, item })
    }

    fn tokens(self) -> TokenStream {
        let abi = emit::abi(Options::parse(self.options.clone(), &mut Diagnostics::new()).krate.as_ref());
        let brackets = |tokens| Group::new(Delimiter::Bracket, tokens);
        let (scopes, n) = (&self.scopes, self.scopes.len());
        let list = brackets(quote!(#(#scopes)*));
        let wanted = brackets(Literal::usize_unsuffixed(self.wanted).to_token_stream());
        let (options, item) = (brackets(self.options), brackets(self.item));
        if n == 0 {
            return quote!(#abi::__scope! { #list #wanted #options #item });
        }
        let double = format_ident!("__scopes{n}");
        quote! {
            macro_rules! #double {
                ([$($scope:ident)*] $($rest:tt)*) => {
                    #abi::__scope! { [$($scope)* #(#scopes)*] $($rest)* }
                };
            }
            #double! { #list #wanted #options #item }
        }
    }
}
