//! `#[derive(Key)]`: one walk over the fields that count, and everything that tells keys apart by
//! it.
//!
//! ```text
//! struct User<'a> { id: u64, #[key(skip)] name: &'a str }
//!
//! fn __walk(a: &User, b: &User, walk: &mut impl KeyWalk) -> bool { walk.part(&a.id, &b.id) }   // what is emitted
//! impl KeyPart for User<'_> { /* encode_key, is_same .. each one way of walking */ }
//! impl PartialEq, Eq, Hash, Key for User<'_>
//! ```

use super::{
    error::{error, placed},
    field, lifetimes,
    record::tags,
    shape::{Field, Shape, Variant},
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Generics, parse_quote};

pub(super) fn emit(shape: &Shape) -> syn::Result<TokenStream> {
    let all = || shape.variants.iter().flat_map(|variant| &variant.fields);
    if shape.variants.len() == 1 && all().next().is_some() && all().all(|field| field.is_skipped) {
        let message = "every field is left out of the key, so all values would be one key";
        return Err(error(shape.name.span(), message, "keep a field without `#[key(skip)]`"));
    }
    let name = &shape.name;
    let counted: Vec<&Field> = all().filter(|field| !field.is_skipped).collect();
    let generics = bounded(shape, &counted, false);
    let (params, args, bounds) = generics.split_for_impl();
    let key_generics = bounded(shape, &counted, true);
    let (key_params, _, key_bounds) = key_generics.split_for_impl();
    let arms = shape.variants.iter().zip(tags(shape)).map(|(variant, tag)| arm(shape, variant, &tag));
    let other = (shape.variants.len() > 1).then(|| quote!(_ => false,));
    // own parts are compared by their encoding, so only foreign ones can disagree with it
    let to_check = counted.iter().any(|field| field.foreign.is_some());
    // by the words of the types, since a type may hold itself, whose constant would then need its
    // own value
    let is_whole = all().all(|field| field.is_whole());
    let wholes = if is_whole { counted.iter().map(|field| &field.ty).collect() } else { Vec::new() };
    // where rustc says what else the type must be
    let key = quote_spanned!(placed(name.span())=> #name #args);
    Ok(quote! {
        #[inline(always)]
        fn __walk #params (
            __a: &#name #args,
            __b: &#name #args,
            __walk: &mut impl __rt::KeyWalk,
        ) -> bool #bounds {
            match (__a, __b) { #(#arms)* #other }
        }
        #[automatically_derived]
        impl #params __rt::KeyPart for #name #args #bounds {
            const TO_CHECK: bool = #to_check;
            const IS_WHOLE: bool = #is_whole #(&& <#wholes as __rt::KeyPart>::IS_WHOLE)*;
            #[inline]
            fn encode_key(&self, __out: &mut __rt::Arena) {
                __walk(self, self, &mut __rt::walked::Encode(__out));
            }
            #[inline]
            fn hash_key<__H: ::core::hash::Hasher>(&self, __state: &mut __H) {
                __walk(self, self, &mut __rt::walked::Hashed(__state));
            }
            #[inline]
            fn is_same(&self, __other: &Self) -> bool {
                __walk(self, __other, &mut __rt::walked::Same)
            }
            #[inline(always)]
            fn code_pack(&self, __pack: &mut __rt::Pack) -> bool {
                __walk(self, self, &mut __rt::walked::Packed(__pack))
            }
        }
        #[automatically_derived]
        impl #params ::core::cmp::PartialEq for #name #args #bounds {
            #[inline]
            fn eq(&self, __other: &Self) -> bool {
                __walk(self, __other, &mut __rt::walked::Equal)
            }
        }
        #[automatically_derived]
        impl #params ::core::cmp::Eq for #name #args #bounds {}
        #[automatically_derived]
        impl #params ::core::hash::Hash for #name #args #bounds {
            #[inline]
            fn hash<__H: ::core::hash::Hasher>(&self, __state: &mut __H) {
                __walk(self, self, &mut __rt::walked::HashedItself(__state));
            }
        }
        #[automatically_derived]
        impl #key_params __rt::Key for #key #key_bounds {}
    })
}

impl Field {
    /// Whether a key may be whole with it (`KeyPart::IS_WHOLE`).
    fn is_whole(&self) -> bool {
        !self.is_skipped && self.foreign.is_none() && field::is_simple(&self.ty)
    }
}

/// The type's generics with what keys need of the parameters that stand in counted fields. A `Key`
/// is a record too.
fn bounded(shape: &Shape, counted: &[&Field], is_record: bool) -> Generics {
    let mut generics = shape.generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => {
                let name = [param.ident.clone()];
                if counted.iter().any(|field| lifetimes::mentions(&field.ty, &name)) {
                    param.bounds.push(parse_quote!(__rt::KeyPart));
                }
                if is_record {
                    param.bounds.push(parse_quote!(__rt::OwnedRecord));
                }
                param.default = None;
            }
            GenericParam::Const(param) => param.default = None,
            GenericParam::Lifetime(_) => {}
        }
    }
    generics
}

/// Two values of one variant, field by field.
fn arm(shape: &Shape, variant: &Variant, tag: &TokenStream) -> TokenStream {
    let counted = || variant.fields.iter().filter(|field| !field.is_skipped);
    let steps = counted().map(|field| {
        let (ty, one, other) = (&field.ty, &field.binding, &field.other);
        match &field.foreign {
            None => quote_spanned!(field.span=> __rt::KeyWalk::part::<#ty>(__walk, #one, #other)),
            Some(foreign) => {
                let encoder = foreign.encoder();
                quote_spanned!(field.span=> __rt::KeyWalk::foreign::<#ty, _>(__walk, #one, #other, #encoder))
            }
        }
    });
    let steps = match shape.is_enum {
        false => quote!(true #(&& #steps)*),
        true => {
            quote!(__rt::KeyWalk::begin(__walk, #tag) #(&& #steps)* && __rt::KeyWalk::end(__walk, #tag))
        }
    };
    if shape.is_packed {
        // fields of a packed struct cannot be borrowed
        let copies = counted().map(|field| {
            let (member, one, other) = (&field.member, &field.binding, &field.other);
            quote!(let (#one, #other) = (&{ __a.#member }, &{ __b.#member });)
        });
        return quote!((__a, __b) => { #(#copies)* #steps });
    }
    let path = shape.path(variant, &shape.name);
    let pattern = |binding: fn(&Field) -> &syn::Ident| {
        variant.literal(|field| if field.is_skipped { quote!(_) } else { binding(field).to_token_stream() })
    };
    let (one, other) = (pattern(|field| &field.binding), pattern(|field| &field.other));
    quote!((#path #one, #path #other) => { #steps })
}
