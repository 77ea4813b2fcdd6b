//! `#[derive(Record)]`, `#[derive(Key)]` and `#[derive(Text)]`.
//!
//! Pure functions of their tokens. What can be said about the input is said here, at the user's
//! characters; what a macro cannot know (is a field's type a record?) is left to the traits of the
//! runtime: every emitted call carries the span of the field's type, so rustc's message stands
//! there.

mod attribute;
mod error;
mod field;
mod key;
mod lifetimes;
mod locals;
mod pod;
mod record;
mod shape;
#[cfg(test)]
mod tests;
mod text;

use crate::abi;
use error::error;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use shape::Shape;
use syn::{Attribute, DeriveInput, Path, parse_quote, spanned::Spanned};

/// Expands `#[derive(Record)]`: the hidden stored form and the impls of `Record` and `Stored`, or
/// `compile_error!`s.
pub fn record(input: TokenStream) -> TokenStream {
    locals::renamed(input, |input| expand(input, "Record", record::emit))
}

/// Expands `#[derive(Key)]`: what tells values apart, and `PartialEq`, `Eq` and `Hash` by the same
/// fields, or `compile_error!`s.
pub fn key(input: TokenStream) -> TokenStream {
    locals::renamed(input, |input| expand(input, "Key", key::emit))
}

/// Expands `#[derive(Text)]`: the text form of a Scala case class, or `compile_error!`s.
pub fn text(input: TokenStream) -> TokenStream {
    locals::renamed(input, |input| expand(input, "Text", text::emit))
}

fn expand(input: TokenStream, derive: &str, emit: fn(&Shape) -> syn::Result<TokenStream>) -> TokenStream {
    let expanded = syn::parse2::<DeriveInput>(input).and_then(|input| {
        let options = Options::of(&input.attrs)?;
        let is_packed = options.pod.map_or(Ok(false), |at| pod::check(&input, at))?;
        let mut shape = Shape::of(input, derive)?;
        shape.is_packed = is_packed;
        shape.is_pod = options.pod.is_some();
        Ok(in_scope(&options.runtime, &emit(&shape)?))
    });
    expanded.unwrap_or_else(|error| error.to_compile_error())
}

/// Wraps the impls so that none of their names can meet a name of the user.
fn in_scope(runtime: &Path, impls: &TokenStream) -> TokenStream {
    let abi = format_ident!("{}", abi::OF_CORE);
    quote! {
        const _: () = {
            use #runtime::#abi as __rt;
            #impls
        };
    }
}

/// What `#[record(..)]` says about the whole type.
struct Options {
    /// `::streamc`, or what `crate = path` says
    runtime: Path,
    /// where `pod` stands
    pod: Option<Span>,
}

impl Options {
    fn of(attrs: &[Attribute]) -> syn::Result<Options> {
        let mut options = Options { runtime: parse_quote!(::streamc), pod: None };
        if let Some(attr) = attrs.iter().find(|attr| attr.path().is_ident("key")) {
            let message = "`#[key(..)]` has no meaning on a whole type";
            return Err(error(attr.path().span(), message, "write `#[key(skip)]` on a field"));
        }
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("record")) {
            attr.parse_nested_meta(|meta| {
                if meta.path.is_ident("crate") {
                    options.runtime = meta.value()?.call(Path::parse_mod_style)?;
                    Ok(())
                } else if meta.path.is_ident("pod") {
                    options.pod = Some(meta.path.span());
                    Ok(())
                } else {
                    let word = meta.path.to_token_stream().to_string();
                    Err(error(
                        meta.path.span(),
                        &format!("`record` has no option `{word}`"),
                        "write `#[record(pod)]` or `#[record(crate = path)]`; `text` and `with = module` belong on a field",
                    ))
                }
            })?;
        }
        Ok(options)
    }
}
