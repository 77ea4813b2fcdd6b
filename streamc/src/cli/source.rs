//! Finds the pipelines of a source file.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Item, Meta};

/// A function under `#[pipeline]`: its name, the arguments of the attribute, and the function without it.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) options: TokenStream,
    pub(super) item: TokenStream,
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
            Item::Mod(module) => collect(module.content.map(|(_, items)| items).unwrap_or_default(), found),
            Item::Fn(mut function) => {
                let Some(at) = function.attrs.iter().position(is_pipeline) else { continue };
                let options = match function.attrs.remove(at).meta {
                    Meta::List(list) => list.tokens,
                    Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
                };
                found.push(Found {
                    name: function.sig.ident.to_string(),
                    options,
                    item: function.into_token_stream(),
                });
            }
            _ => {}
        }
    }
}

fn is_pipeline(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "pipeline")
}
