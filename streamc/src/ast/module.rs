//! `#[pipeline] mod`: pipelines and fragments side by side.
//!
//! A function that gives a `DStream` is a **fragment**: its body stands for its calls, in a scope of its own. One that takes
//! a `DStream` and gives nothing is a pipeline. Everything else in the module is ordinary Rust.

use super::{limits, lints, parse::record_type};
use crate::diag::Diagnostics;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, Item, ItemFn, ItemMod, ReturnType, Type};

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
        for item in items {
            match item {
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

fn gives_stream(function: &ItemFn) -> bool {
    matches!(&function.sig.output, ReturnType::Type(_, ty) if record_type(ty).is_some())
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
