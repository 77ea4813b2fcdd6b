//! Finds the pipelines of a source file.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::rc::Rc;
use streamc::{ast::Module, diag::Diagnostics, plan::Fragments};
use syn::{Attribute, Item, Meta};

/// A function under `#[pipeline]`: its name, the arguments of the attribute, and the function without it.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) options: TokenStream,
    pub(super) item: TokenStream,
    /// The fragments beside it.
    pub(super) fragments: Rc<Fragments>,
}

/// The text of a file.
pub(super) fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("error: cannot read `{file}`: {error}\n"))
}

/// A file that is no Rust.
pub(super) fn syntax(file: &str, error: &syn::Error) -> String {
    let at = error.span().start();
    format!("error: {error}\n --> {file}:{}:{}\n", at.line, at.column + 1)
}

/// All pipelines of a file, in order, also those inside modules.
pub(super) fn pipelines(source: &str) -> syn::Result<Vec<Found>> {
    let mut found = Vec::new();
    collect(syn::parse_file(source)?.items, &mut found);
    Ok(found)
}

fn collect(items: Vec<Item>, found: &mut Vec<Found>) {
    for item in items {
        match item {
            Item::Mod(mut module) => match take_attribute(&mut module.attrs) {
                Some(options) => collect_module(&options, module.into_token_stream(), found),
                None => collect(module.content.map(|(_, items)| items).unwrap_or_default(), found),
            },
            Item::Fn(mut function) => {
                if let Some(options) = take_attribute(&mut function.attrs) {
                    found.push(Found {
                        name: function.sig.ident.to_string(),
                        options,
                        item: function.into_token_stream(),
                        fragments: Rc::default(),
                    });
                }
            }
            _ => {}
        }
    }
}

/// The pipelines of a module, each with the fragments that it can call.
fn collect_module(options: &TokenStream, item: TokenStream, found: &mut Vec<Found>) {
    let Some(module) = Module::parse(&item, &mut Diagnostics::new()) else { return };
    let fragments = Rc::new(Fragments { functions: module.fragments.clone(), scopes: Vec::new() });
    for function in module.pipelines {
        found.push(Found {
            name: function.sig.ident.to_string(),
            options: options.clone(),
            item: function.into_token_stream(),
            fragments: Rc::clone(&fragments),
        });
    }
}

/// The arguments of `#[pipeline]`, which is taken off.
fn take_attribute(attrs: &mut Vec<Attribute>) -> Option<TokenStream> {
    let at = attrs.iter().position(is_pipeline)?;
    Some(match attrs.remove(at).meta {
        Meta::List(list) => list.tokens,
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    })
}

fn is_pipeline(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "pipeline")
}
