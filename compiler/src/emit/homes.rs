//! Names of shared fragments: what stands in the body of one is resolved in its home, with the
//! names of the caller behind it.
//!
//! Each closure, or other expression, stands in a block that imports the home. Variables of the
//! fragment are not among what a home shows (`shared.rs`), so that they are not hidden by it. What
//! the fragment's module defines by name is imported by name: if it cannot be seen here, that is an
//! error, and not a thing of the caller's with the same name.

use super::{Hygiene, pieces::Pieces};
use crate::{
    ast::mentions,
    plan::{Home, PARENT},
};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Local, Pat, Stmt};

/// How tokens of the user are put where they mean what they mean.
pub(super) struct Homes<'a> {
    homes: &'a [Home],
    names: Hygiene,
}

impl<'a> Homes<'a> {
    pub(super) fn new(homes: &'a [Home], names: Hygiene) -> Self {
        Homes { homes, names }
    }

    /// A short name for each, at the beginning of the function.
    pub(super) fn named(&self, pieces: &Pieces) -> TokenStream {
        let named = self.homes.iter().enumerate().map(|(at, home)| {
            let (name, path) = (self.name(at), pieces.user(&home.path));
            quote_spanned!(self.names.span()=> #[allow(unused_imports)] use #path as #name;)
        });
        named.collect()
    }

    fn name(&self, at: usize) -> Ident {
        // it stands among the user's tokens too, where nothing is renamed
        Ident::new(&format!("streamc__home{at}"), self.names.span())
    }

    /// Tokens of the user, in a block if they are from another module: `around` is what is put
    /// around them in there.
    pub(super) fn within(
        &self,
        pieces: &Pieces,
        home: Option<usize>,
        tokens: impl ToTokens,
        around: impl FnOnce(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let Some((at, home)) = home.and_then(|at| Some((at, self.homes.get(at)?))) else {
            return around(pieces.user(tokens));
        };
        let name = self.name(at);
        let tokens = tokens.into_token_stream();
        let by_name = mentioned(&tokens, &home.names).into_iter().map(|used| {
            let span = self.names.at(used.span());
            let used = pieces.user(used);
            quote_spanned!(span=> #[allow(unused_imports)] use #name::#used;)
        });
        let by_name: TokenStream = by_name.collect();
        let tokens = pieces.user(rooted(tokens, &name));
        let inner = around(tokens);
        quote_spanned!(self.names.span()=> { #[allow(unused_imports)] use #name::*; #by_name #inner })
    }

    /// A function that gives back what it is given, whose type is known by names of `home`: type
    /// parameters, type and bounds.
    pub(super) fn function(
        &self,
        pieces: &Pieces,
        home: Option<usize>,
        [generics, ty, bounds]: [TokenStream; 3],
    ) -> TokenStream {
        let whole = quote!(fn streamc__typed #generics(value: #ty) -> #ty #bounds { value });
        let function = self.within(pieces, home, whole, |function| quote!(#function streamc__typed));
        quote!((#function))
    }

    /// A statement; what it binds is bound outside of the block.
    pub(super) fn statement(
        &self,
        pieces: &Pieces,
        home: Option<usize>,
        tokens: &TokenStream,
        bound: &[crate::ast::Bound],
    ) -> TokenStream {
        let plain = |tokens| self.within(pieces, home, tokens, |tokens| tokens);
        if home.is_none() {
            return plain(tokens.clone());
        }
        let Ok(Stmt::Local(local)) = syn::parse2::<Stmt>(tokens.clone()) else {
            let block = plain(tokens.clone());
            return quote!(#block;);
        };
        match local {
            Local { init: None, .. } => pieces.user(tokens),
            // in its place, so that what it borrows lives as long
            Local { attrs, pat: pat @ Pat::Ident(_), init: Some(init), .. } if init.diverge.is_none() => {
                let head = pieces.user(quote!(#(#attrs)* let #pat));
                let value = plain(init.expr.into_token_stream());
                quote!(#head = #value;)
            }
            _ => {
                let names = bound.iter().map(|bound| {
                    let (mutable, name) = (bound.mutable.map(|span| Ident::new("mut", span)), &bound.name);
                    pieces.user(quote!(#mutable #name))
                });
                let given = bound.iter().map(|bound| &bound.name);
                let given = quote!((#(#given,)*));
                let block = plain(quote!(#tokens #given));
                quote!(let (#(#names,)*) = #block;)
            }
        }
    }
}

/// Which of `names` stand in tokens as what the module means by them.
fn mentioned(tokens: &TokenStream, names: &[Ident]) -> Vec<Ident> {
    let mut found = Vec::new();
    types(tokens.clone(), names, &mut found);
    let mut left: Vec<Ident> = names.iter().filter(|name| !found.contains(name)).cloned().collect();
    let tokens = without_ends(tokens.clone());
    while let Some(used) = mentions(tokens.clone(), &left) {
        left.retain(|name| *name != used);
        found.push(used);
    }
    found
}

/// `module::name` as `module::`: what a path ends in is not looked for by itself.
fn without_ends(tokens: TokenStream) -> TokenStream {
    let (mut out, mut colons) = (TokenStream::new(), 0);
    for tree in tokens {
        let is_end = colons >= 2 && matches!(tree, TokenTree::Ident(_));
        colons = if matches!(&tree, TokenTree::Punct(p) if p.as_char() == ':') { colons + 1 } else { 0 };
        match tree {
            TokenTree::Group(group) => {
                out.extend([TokenTree::Group(Group::new(group.delimiter(), without_ends(group.stream())))]);
            }
            tree if !is_end => out.extend([tree]),
            _ => {}
        }
    }
    out
}

/// Names of types, and those that a path begins with.
fn types(tokens: TokenStream, names: &[Ident], found: &mut Vec<Ident>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, c: char| {
        at.is_some_and(|at| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c))
    };
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => types(group.stream(), names, found),
            TokenTree::Ident(word) if names.contains(word) && !found.contains(word) => {
                let is_inner = punct(at.checked_sub(1), '.')
                    || punct(at.checked_sub(1), ':') && punct(at.checked_sub(2), ':');
                let begins_path = punct(Some(at + 1), ':') && punct(Some(at + 2), ':');
                let is_type = word.to_string().starts_with(char::is_uppercase);
                if !is_inner && (is_type || begins_path) {
                    found.push(word.clone());
                }
            }
            _ => {}
        }
    }
}

/// `self::` and `super::` in the body of a shared fragment mean its module, which `home` is a name
/// of.
fn rooted(tokens: TokenStream, home: &Ident) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = |at: usize| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let tree = |(at, tree): (usize, &TokenTree)| match tree {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), rooted(group.stream(), home));
            inner.set_span(group.span());
            vec![TokenTree::Group(inner)]
        }
        TokenTree::Ident(word) if (word == "self" || word == "super") && colon(at + 1) && colon(at + 2) => {
            let is_inner = at > 1 && colon(at - 1) && colon(at - 2);
            let parent = TokenTree::Ident(Ident::new(PARENT, word.span()));
            let mut home = home.clone();
            home.set_span(home.span().located_at(word.span()));
            match (is_inner, word == "super") {
                (true, _) => vec![parent],
                (false, false) => vec![TokenTree::Ident(home)],
                (false, true) => {
                    let colons = trees[at + 1..at + 3].iter().cloned();
                    [TokenTree::Ident(home)].into_iter().chain(colons).chain([parent]).collect()
                }
            }
        }
        other => vec![other.clone()],
    };
    trees.iter().enumerate().flat_map(tree).collect()
}
