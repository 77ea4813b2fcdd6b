//! `#[record(pod)]`: structs of a fixed layout, which are read from bytes as they lie there.
//!
//! ```text
//! #[repr(C)]
//! struct Trade { price: f64, amount: u32 }
//! Trade { price: f64::read(&bytes[offset_of!(Trade, price)..]), amount: .. }     // what is emitted
//! ```

use super::{error::error, shape::Shape};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Data, DeriveInput, Fields, spanned::Spanned};

/// Checks that `input` can have a fixed layout, and gives whether it is packed. `at` is where `pod`
/// stands.
pub(super) fn check(input: &DeriveInput, at: Span) -> syn::Result<bool> {
    let Data::Struct(data) = &input.data else {
        let help = "use a struct with a number for the kind, and make the enum of it in a `map`";
        return Err(error(at, "only a struct can be a `pod`: not all bytes are a variant of an enum", help));
    };
    if let Some(param) = input.generics.params.first() {
        let message = "a `pod` has no parameters: its layout is fixed, and it borrows nothing";
        return Err(error(param.span(), message, "write the types, with arrays for short text (`[u8; 16]`)"));
    }
    if matches!(data.fields, Fields::Unit) || data.fields.is_empty() {
        let message = "a `pod` without fields has no bytes, so its records cannot be told apart";
        return Err(error(input.ident.span(), message, "give it a field"));
    }
    let reprs: Vec<String> = input.attrs.iter().flat_map(reprs).collect();
    if !reprs.iter().any(|repr| repr == "C") {
        let message = "the layout of this struct is not fixed: the compiler may order its fields as it likes";
        let help = "put `#[repr(C)]` on it, or `#[repr(C, packed)]` if there are no gaps between its fields";
        return Err(error(input.ident.span(), message, help));
    }
    Ok(reprs.iter().any(|repr| repr == "packed"))
}

/// The words of `#[repr(..)]`.
fn reprs(attr: &Attribute) -> Vec<String> {
    let mut words = Vec::new();
    if attr.path().is_ident("repr") {
        // what cannot be parsed here is rustc's to complain about
        let _ = attr.parse_nested_meta(|meta| {
            words.extend(meta.path.get_ident().map(|word| word.to_string()));
            if meta.input.peek(syn::token::Paren) {
                let align;
                syn::parenthesized!(align in meta.input);
                align.parse::<TokenStream>()?;
            }
            Ok(())
        });
    }
    words
}

/// The method `encode` of a packed struct: field by field, copied out, because they cannot be
/// borrowed.
pub(super) fn encode(shape: &Shape) -> TokenStream {
    let fields = shape.variants.iter().flat_map(|variant| &variant.fields).map(|field| {
        let (ty, member) = (&field.ty, &field.member);
        quote_spanned!(field.span=> (__rt::owned_field::<#ty>().encode)(&{ self.#member }, __out);)
    });
    quote! {
        #[inline]
        fn encode(&self, __out: &mut __rt::Arena) {
            #(#fields)*
        }
    }
}

/// The impl of `Pod`.
pub(super) fn read(shape: &Shape) -> TokenStream {
    let name = &shape.name;
    let fields = shape.variants.iter().flat_map(|variant| &variant.fields).map(|field| {
        let (ty, member) = (&field.ty, &field.member);
        quote_spanned! {field.span=>
            #member: <#ty as __rt::Pod>::read(&__bytes[::core::mem::offset_of!(Self, #member)..])
        }
    });
    quote! {
        #[automatically_derived]
        impl __rt::Pod for #name {
            const BYTES: usize = ::core::mem::size_of::<Self>();
            #[inline(always)]
            fn read(__bytes: &[u8]) -> Self {
                // one look at the length for all fields
                let __bytes = &__bytes[..<Self as __rt::Pod>::BYTES];
                Self { #(#fields),* }
            }
        }
    }
}
