//! `#[pipeline] mod`: pipelines and fragments side by side.
//!
//! A function that gives a `DStream`, or a tuple of them, is a **fragment**: its body stands for its calls, in a scope of its own.
//! One that takes a `DStream` and gives nothing is a pipeline; where another function calls it, it is a fragment, and a
//! pipeline beside that if it is not private. Everything else in the module is ordinary Rust.

use super::{limits, lints, parse::record_type};
use crate::diag::Diagnostics;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::{FnArg, Item, ItemFn, ItemMod, ReturnType, Type, Visibility};

/// The contents of a module.
#[derive(Default)]
pub struct Module {
    /// Attributes, visibility and name, up to the brace.
    pub head: TokenStream,
    /// What is neither a pipeline nor a fragment.
    pub rest: Vec<Item>,
    /// Functions that give a stream.
    pub fragments: Vec<ItemFn>,
    /// The pipelines, in order.
    pub pipelines: Vec<ItemFn>,
}

impl Module {
    /// Sorts the items of a module. `None` when `item` is not a module with a body.
    pub fn parse(item: &TokenStream, diags: &mut Diagnostics) -> Option<Module> {
        if !limits::hold(item, diags) {
            return None;
        }
        let ItemMod { attrs, vis, ident, content, .. } = syn::parse2(item.clone()).ok()?;
        let attrs = lints::outside(attrs);
        let Some((_, items)) = content else {
            diags
                .error("module_file", ident.span(), format!("the pipelines of `{ident}` are in another file"))
                .help("put `#[pipeline]` before a module with its body in braces");
            return None;
        };
        let mut module = Module { head: quote!(#(#attrs)* #vis mod #ident), ..Module::default() };
        let called = called(&items);
        for item in items {
            match item {
                Item::Fn(function)
                    if takes_stream(&function) && called.contains(&function.sig.ident.to_string()) =>
                {
                    // what can be seen from outside is a pipeline too
                    if !matches!(function.vis, Visibility::Inherited) {
                        module.pipelines.push(function.clone());
                    }
                    module.fragments.push(function);
                }
                Item::Fn(function) if gives_stream(&function) => module.fragments.push(function),
                Item::Fn(function) if takes_stream(&function) => module.pipelines.push(function),
                other => module.rest.push(other),
            }
        }
        Some(module)
    }

    /// The names of the fragments.
    pub fn names(&self) -> Vec<Ident> {
        self.fragments.iter().map(|function| function.sig.ident.clone()).collect()
    }

    /// Each pipeline as tokens.
    pub fn pipeline_tokens(&self) -> impl Iterator<Item = TokenStream> {
        self.pipelines.iter().map(ToTokens::to_token_stream)
    }
}

/// The names that functions of a module call.
fn called(items: &[Item]) -> BTreeSet<String> {
    let bodies = items.iter().filter_map(|item| match item {
        Item::Fn(function) if gives_stream(function) || takes_stream(function) => {
            Some(function.block.to_token_stream())
        }
        _ => None,
    });
    let (mut names, mut waiting) = (BTreeSet::new(), bodies.collect::<Vec<_>>());
    while let Some(tokens) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            let TokenTree::Group(group) = tree else { continue };
            waiting.push(group.stream());
            let is_method =
                at > 1 && matches!(&trees[at - 2], TokenTree::Punct(p) if ".:".contains(p.as_char()));
            if let (Delimiter::Parenthesis, false, Some(TokenTree::Ident(name))) =
                (group.delimiter(), is_method, at.checked_sub(1).map(|before| &trees[before]))
            {
                names.insert(name.to_string());
            }
        }
    }
    names
}

fn gives_stream(function: &ItemFn) -> bool {
    match &function.sig.output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Tuple(tuple) => {
                !tuple.elems.is_empty() && tuple.elems.iter().all(|ty| record_type(ty).is_some())
            }
            ty => record_type(ty).is_some(),
        },
        ReturnType::Default => false,
    }
}

fn takes_stream(function: &ItemFn) -> bool {
    let is_stream = |arg: &FnArg| {
        let FnArg::Typed(arg) = arg else { return false };
        // a borrowed one is refused where it is parsed
        let ty = if let Type::Reference(reference) = &*arg.ty { &reference.elem } else { &arg.ty };
        record_type(ty).is_some()
    };
    matches!(function.sig.output, ReturnType::Default) && function.sig.inputs.iter().any(is_stream)
}
