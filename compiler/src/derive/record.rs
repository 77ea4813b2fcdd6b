//! `#[derive(Record)]`.
//!
//! A type without lifetimes is its own stored form: it is moved into storage and out of it. A type
//! that borrows gets a hidden stored form, in which each field is the stored form of its type with
//! `'static` in place of the lifetimes; it is seen again as the user's type. Type parameters stand
//! for owned records.
//!
//! ```text
//! struct Ev<'a> { user: &'a str, n: u64 }      // the user's
//! struct __EvStored { user: Str, n: u64 }        // hidden, spelled with `<&'static str as Record>::Owned`
//! ```
//!
//! Encoded form: the fields in their order; an enum has the number of its variant before them, in
//! one byte, or in two from 256 variants on.

use super::{
    attribute::Foreign,
    error::{Errors, error, placed},
    field, lifetimes, pod,
    shape::{Field, Shape, Variant},
};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{
    GenericParam, Generics, Ident, Lifetime, WherePredicate, ext::IdentExt, parse_quote, parse_quote_spanned,
};

pub(super) fn emit(shape: &Shape) -> syn::Result<TokenStream> {
    let mut errors = Errors::default();
    for field in shape.variants.iter().flat_map(|variant| &variant.fields) {
        if field.foreign.is_none() {
            field::check(&field.ty, &mut |error| errors.push(error));
        } else if shape.is_pod {
            let message = "a field of a `pod` is read as it lies there: it cannot be encoded in another way";
            errors.push(error(field.span, message, "use numbers or arrays of bytes, and convert in a `map`"));
        }
    }
    errors.finish(())?;
    let texts = texts(shape);
    let impls = if shape.generics.lifetimes().next().is_some() { borrowing(shape) } else { owned(shape) };
    Ok(quote!(#texts #impls))
}

fn owned(shape: &Shape) -> TokenStream {
    let name = &shape.name;
    let generics = shape.bounded(&quote!(__rt::OwnedRecord));
    let (params, args, bounds) = generics.split_for_impl();
    let encode = if shape.is_packed {
        pod::encode(shape)
    } else {
        encode(shape, |field| {
            let (ty, binding) = (&field.ty, &field.binding);
            encode_foreign(shape, field).unwrap_or_else(
                || quote_spanned!(field.span=> (__rt::owned_field::<#ty>().encode)(#binding, __out);),
            )
        })
    };
    let block = format_ident!("{}", if shape.is_pod { "PodBlock" } else { "TypedBlock" });
    let read = shape.is_pod.then(|| pod::read(shape));
    let decode = decode(shape, |field| {
        let ty = &field.ty;
        decode_foreign(shape, field)
            .unwrap_or_else(|| quote_spanned!(field.span=> (__rt::owned_field::<#ty>().decode)(__from)?))
    });
    // spanned at the name: that is where rustc says that the type must be `Clone`
    let view = quote_spanned!(placed(name.span())=> Self);
    quote! {
        #[automatically_derived]
        impl #params __rt::Record for #name #args #bounds {
            type Owned = Self;
            #[inline]
            fn store(self, _: &mut __rt::Arena) -> Self {
                self
            }
            #encode
        }
        #[automatically_derived]
        impl #params __rt::Stored for #name #args #bounds {
            type View<'__x> = #view;
            type Block = __rt::#block<Self>;
            #[inline]
            fn view(&self, _: &__rt::Arena) -> Self {
                __rt::seen_again::<Self>(self)
            }
            #[inline]
            fn take(self, _: &__rt::Arena) -> Self {
                self
            }
            #decode
        }
        #read
    }
}

fn borrowing(shape: &Shape) -> TokenStream {
    let (name, stored) = (&shape.name, stored_name(shape));
    let lifetimes = shape.lifetimes();
    let mut generics = shape.bounded(&quote!(__rt::OwnedRecord));
    claim_fields(shape, &mut generics, &lifetimes);
    let (params, args, bounds) = generics.split_for_impl();
    let stored_generics = without_lifetimes(&generics, &lifetimes);
    let (stored_params, stored_args, stored_bounds) = stored_generics.split_for_impl();
    let stored_of = |field: &Field| {
        if field.foreign.is_some() {
            return field.ty.to_token_stream();
        }
        let ty = lifetimes::replace(&field.ty, &lifetimes, &parse_quote!('static));
        quote_spanned!(field.span=> <#ty as __rt::Record>::Owned)
    };
    let definition = definition(shape, &stored_generics, stored_of);
    let store = arms(shape, |variant| {
        let (from, to) = (shape.path(variant, name), shape.path(variant, &stored));
        let (pattern, fields) = (
            variant.pattern(),
            variant.fields.iter().map(|field| {
                let binding = &field.binding;
                match field.foreign {
                    None => quote_spanned!(field.span=> #binding: __rt::Record::store(#binding, __arena)),
                    // it owns what it is
                    Some(_) => binding.to_token_stream(),
                }
            }),
        );
        quote!(#from #pattern => #to { #(#fields),* })
    });
    let back = |method: TokenStream, foreign: fn(&Ident) -> TokenStream| {
        arms(shape, |variant| {
            let (from, to) = (shape.path(variant, &stored), shape.path(variant, name));
            let bindings = variant.fields.iter().map(|field| &field.binding);
            let fields = variant.literal(|field| {
                let binding = &field.binding;
                match field.foreign {
                    None => quote_spanned!(field.span=> __rt::Stored::#method(#binding, __arena)),
                    Some(_) => foreign(binding),
                }
            });
            quote!(#from { #(#bindings),* } => #to #fields)
        })
    };
    let view = back(quote!(view), |field| quote!(::core::clone::Clone::clone(#field)));
    let take = back(quote!(take), |field| quote!(#field));
    let encode = encode(shape, |field| {
        let binding = &field.binding;
        encode_foreign(shape, field)
            .unwrap_or_else(|| quote_spanned!(field.span=> __rt::Record::encode(#binding, __out);))
    });
    let decode = decode(shape, |field| {
        let stored = stored_of(field);
        decode_foreign(shape, field)
            .unwrap_or_else(|| quote_spanned!(field.span=> <#stored as __rt::Stored>::decode(__from)?))
    });
    // spanned at the name: that is where rustc says that the type must be `Clone`
    let seen = lifetimes::replace(quote!(#name #args), &lifetimes, &parse_quote!('__x));
    quote! {
        #definition
        #[automatically_derived]
        impl #params __rt::Record for #name #args #bounds {
            type Owned = #stored #stored_args;
            #[inline]
            fn store(self, __arena: &mut __rt::Arena) -> Self::Owned {
                #store
            }
            #encode
        }
        #[automatically_derived]
        impl #stored_params __rt::Stored for #stored #stored_args #stored_bounds {
            type View<'__x> = #seen;
            type Block = __rt::TypedBlock<Self>;
            #[inline]
            fn view<'__x>(&self, __arena: &'__x __rt::Arena) -> Self::View<'__x> {
                #view
            }
            #[inline]
            fn take<'__x>(self, __arena: &'__x __rt::Arena) -> Self::View<'__x> {
                #take
            }
            #decode
        }
    }
}

/// The hidden stored form, as visible as the type itself: each stands in the other's impls. Its
/// fields have the names that patterns bind, whatever the user's are called.
fn definition(shape: &Shape, generics: &Generics, stored_of: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let (params, bounds) = (generics.params.iter(), &generics.where_clause);
    let variants = shape.variants.iter().map(|variant| {
        let fields = variant.fields.iter().map(|field| {
            let (name, stored) = (&field.binding, stored_of(field));
            quote!(#name: #stored)
        });
        let name = shape.is_enum.then_some(&variant.name);
        quote!(#name { #(#fields),* })
    });
    let name = stored_name(shape);
    let vis = &shape.vis;
    let head = quote!(#name<#(#params),*> #bounds);
    if shape.is_enum {
        quote!(#vis enum #head { #(#variants),* })
    } else {
        quote!(#vis struct #head #(#variants)*)
    }
}

/// `generics` as the stored form has them: what borrows is `'static`.
fn without_lifetimes(generics: &Generics, lifetimes: &[Lifetime]) -> Generics {
    let to_static = |tokens| lifetimes::replace(tokens, lifetimes, &parse_quote!('static));
    let mut stored = Generics::default();
    for param in generics.params.iter().filter(|param| !matches!(param, GenericParam::Lifetime(_))) {
        let param = to_static(param.to_token_stream());
        stored.params.push(parse_quote!(#param));
    }
    let predicates = generics.where_clause.iter().flat_map(|bounds| &bounds.predicates);
    for predicate in predicates.filter(|predicate| !matches!(predicate, WherePredicate::Lifetime(_))) {
        let predicate = to_static(predicate.to_token_stream());
        stored.make_where_clause().predicates.push(parse_quote!(#predicate));
    }
    stored
}

/// Says in the where clause that every field is a record. If it is not, rustc says so once, at the
/// field's type, and believes it in the rest of what is emitted, instead of complaining about each
/// use.
///
/// Only for fields whose type is fully known: a claim about a parameter, or about the type itself,
/// would hide the impl that is meant.
fn claim_fields(shape: &Shape, generics: &mut Generics, lifetimes: &[Lifetime]) {
    let names = generics.type_params().map(|param| &param.ident);
    let names: Vec<Ident> = names
        .chain(generics.const_params().map(|param| &param.ident))
        .chain([&shape.name])
        .cloned()
        .collect();
    let fields = shape.variants.iter().flat_map(|variant| &variant.fields);
    let records = fields.filter(|field| field.foreign.is_none());
    for field in records.filter(|field| !lifetimes::mentions(&field.ty, &names)) {
        let ty = lifetimes::replace(&field.ty, lifetimes, &parse_quote!('static));
        let bound = format_ident!(
            "{}",
            if lifetimes::borrows(&ty) { "Record" } else { "OwnedRecord" },
            span = field.span
        );
        let claim: WherePredicate = parse_quote_spanned!(field.span=> #ty: __rt::#bound);
        generics.make_where_clause().predicates.push(claim);
    }
}

/// How each field that is encoded as text is: in one place, so that a type without a text is
/// reported once. Where the type has a parameter, that is not known before it is used.
fn texts(shape: &Shape) -> TokenStream {
    let fields = shape.variants.iter().flat_map(|variant| &variant.fields);
    let texts = fields.filter(|field| is_known_text(shape, field)).map(|field| {
        let (ty, home) = (&field.ty, &field.home);
        quote_spanned! {field.span=>
            #[allow(non_upper_case_globals)]
            const #home: __rt::TextField<#ty> = __rt::text_field::<#ty>();
        }
    });
    quote!(#(#texts)*)
}

fn is_known_text(shape: &Shape, field: &Field) -> bool {
    let names: Vec<Ident> = shape.generics.type_params().map(|param| param.ident.clone()).collect();
    matches!(field.foreign, Some(Foreign::Text)) && !lifetimes::mentions(&field.ty, &names)
}

fn text_field(shape: &Shape, field: &Field) -> TokenStream {
    let (ty, home) = (&field.ty, &field.home);
    match is_known_text(shape, field) {
        true => quote!(#home),
        false => quote_spanned!(field.span=> __rt::text_field::<#ty>()),
    }
}

/// A name that no user gives to a type of his own.
fn stored_name(shape: &Shape) -> Ident {
    format_ident!("__{}Stored", shape.name.unraw())
}

/// A `match` of `self` over all variants.
fn arms(shape: &Shape, arm: impl Fn(&Variant) -> TokenStream) -> TokenStream {
    let arms = shape.variants.iter().map(arm);
    quote!(match self { #(#arms),* })
}

fn encode(shape: &Shape, field: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let tags = tags(shape);
    let arms = shape.variants.iter().zip(&tags).map(|(variant, tag)| {
        let (path, pattern) = (shape.path(variant, &shape.name), variant.pattern());
        let tag = shape.is_enum.then(|| quote!(__rt::Record::encode(&#tag, __out);));
        let fields = variant.fields.iter().map(&field);
        quote!(#path #pattern => { #tag #(#fields)* })
    });
    quote! {
        #[inline]
        fn encode(&self, __out: &mut __rt::Arena) {
            match self { #(#arms)* }
        }
    }
}

fn decode(shape: &Shape, field: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let values = shape.variants.iter().map(|variant| {
        let (path, fields) = (shape.path(variant, &shape.name), variant.literal(&field));
        quote!(::core::result::Result::Ok(#path #fields))
    });
    let body = if shape.is_enum {
        let (tag, tags) = (tag_type(shape), tags(shape));
        let corrupt = format!("not a variant of `{}`", shape.name);
        quote! {
            match <#tag as __rt::Stored>::decode(__from)? {
                #(#tags => #values,)*
                _ => ::core::result::Result::Err(__rt::Corrupt(#corrupt)),
            }
        }
    } else {
        quote!(#(#values)*)
    };
    quote! {
        #[inline]
        fn decode<'__x>(
            __from: &mut __rt::Cursor<'__x>,
        ) -> ::core::result::Result<Self::View<'__x>, __rt::Corrupt> {
            #body
        }
    }
}

/// A field whose type is not a record, by what its attribute says.
fn encode_foreign(shape: &Shape, field: &Field) -> Option<TokenStream> {
    let (ty, binding) = (&field.ty, &field.binding);
    Some(match field.foreign.as_ref()? {
        Foreign::Text => {
            let text = text_field(shape, field);
            quote_spanned!(field.span=> (#text.encode)(#binding, __out);)
        }
        Foreign::With(module) => {
            quote_spanned!(field.span=> __rt::encode_with::<#ty, _>(#binding, __out, #module::encode);)
        }
    })
}

fn decode_foreign(shape: &Shape, field: &Field) -> Option<TokenStream> {
    let (ty, member) = (&field.ty, &field.member);
    let corrupt = format!("`{}` of `{}` was refused", member.to_token_stream(), shape.name.unraw());
    Some(match field.foreign.as_ref()? {
        Foreign::Text => {
            let text = text_field(shape, field);
            quote_spanned!(field.span=> (#text.decode)(__from, #corrupt)?)
        }
        Foreign::With(module) => {
            quote_spanned!(field.span=> __rt::decode_with::<#ty, _, _>(__from, #corrupt, #module::decode)?)
        }
    })
}

/// The numbers of the variants, as literals.
pub(super) fn tags(shape: &Shape) -> Vec<TokenStream> {
    let tag = tag_type(shape);
    (0..shape.variants.len()).map(|n| format!("{n}{tag}").parse().expect("a number is a token")).collect()
}

fn tag_type(shape: &Shape) -> Ident {
    format_ident!("{}", if shape.variants.len() < 256 { "u8" } else { "u16" })
}
