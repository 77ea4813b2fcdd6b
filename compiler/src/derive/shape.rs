//! What a derived type is made of. A struct is a shape with one variant that has no tag.

use super::{
    attribute::{Foreign, Options},
    error::{Errors, error, placed},
};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{
    Data, DeriveInput, Fields, GenericParam, Generics, Ident, Lifetime, Member, Type, Visibility,
    ext::IdentExt, parse_quote, spanned::Spanned,
};

/// A struct or an enum.
pub(super) struct Shape {
    pub(super) name: Ident,
    pub(super) vis: Visibility,
    pub(super) generics: Generics,
    pub(super) is_enum: bool,
    /// whether it has a fixed layout
    pub(super) is_pod: bool,
    /// whether that is without gaps, so that its fields cannot be borrowed
    pub(super) is_packed: bool,
    pub(super) variants: Vec<Variant>,
}

/// A variant of an enum, or the whole struct.
pub(super) struct Variant {
    /// the name of the struct or the variant
    pub(super) name: Ident,
    pub(super) fields: Vec<Field>,
    /// whether it is written without brackets
    pub(super) is_unit: bool,
}

/// A field, with the name it is bound to in patterns.
pub(super) struct Field {
    pub(super) member: Member,
    pub(super) binding: Ident,
    /// the same for a second value of the type
    pub(super) other: Ident,
    /// of what is emitted once for the field
    pub(super) home: Ident,
    pub(super) ty: Type,
    /// how it is encoded, if its type is not a record
    pub(super) foreign: Option<Foreign>,
    /// whether it is left out of keys
    pub(super) is_skipped: bool,
    /// where rustc's messages about this field stand: at its type
    pub(super) span: Span,
}

/// More make no sense, and a tag stays small.
const MAX_VARIANTS: usize = 65_535;

impl Shape {
    pub(super) fn of(input: DeriveInput, derive: &str) -> syn::Result<Shape> {
        let DeriveInput { ident: name, vis, generics, data, .. } = input;
        let mut errors = Errors::default();
        let (is_enum, variants) = match data {
            Data::Struct(data) => (false, vec![Variant::of(name.clone(), data.fields, &mut errors)]),
            Data::Enum(data) => {
                if data.variants.is_empty() {
                    let message =
                        format!("an enum without variants has no values, so it cannot be a `{derive}`");
                    errors.push(error(name.span(), &message, "give it a variant, or use `()`"));
                }
                if let Some(variant) = data.variants.iter().nth(MAX_VARIANTS) {
                    let message =
                        format!("an enum of more than {MAX_VARIANTS} variants cannot be a `{derive}`");
                    errors.push(error(variant.span(), &message, "put a number into a struct instead"));
                }
                let variants = data.variants.into_iter().map(|variant| {
                    errors.refuse_attributes(&variant.attrs, "variant");
                    Variant::of(variant.ident, variant.fields, &mut errors)
                });
                (true, variants.collect())
            }
            Data::Union(data) => {
                let message =
                    format!("a union cannot be a `{derive}`: which of its fields is set is not known");
                return Err(error(data.union_token.span, &message, "use an enum"));
            }
        };
        errors.finish(Shape { name, vis, generics, is_enum, is_pod: false, is_packed: false, variants })
    }

    /// The names of the lifetime parameters.
    pub(super) fn lifetimes(&self) -> Vec<Lifetime> {
        self.generics.lifetimes().map(|param| param.lifetime.clone()).collect()
    }

    /// The generics with one more bound on every type parameter, and without defaults.
    pub(super) fn bounded(&self, bound: &TokenStream) -> Generics {
        let mut generics = self.generics.clone();
        for param in &mut generics.params {
            match param {
                GenericParam::Type(param) => {
                    param.bounds.push(parse_quote!(#bound));
                    param.default = None;
                }
                GenericParam::Const(param) => param.default = None,
                GenericParam::Lifetime(_) => {}
            }
        }
        generics
    }

    /// `path::Variant`, or `path` of a struct.
    pub(super) fn path(&self, variant: &Variant, path: impl ToTokens) -> TokenStream {
        let name = self.is_enum.then_some(&variant.name).into_iter();
        quote!(#path #(:: #name)*)
    }
}

impl Variant {
    fn of(name: Ident, fields: Fields, errors: &mut Errors) -> Variant {
        let is_unit = matches!(fields, Fields::Unit);
        let members: Vec<Member> = fields.members().collect();
        let fields = members.into_iter().zip(fields).enumerate().map(|(i, (member, field))| {
            let Options { foreign, is_skipped } = Options::of(&field, errors);
            let span = placed(field.ty.span());
            let (binding, other) =
                (format_ident!("__f{i}", span = span), format_ident!("__g{i}", span = span));
            let home = format_ident!("__{}_{i}", name.unraw());
            Field { member, binding, other, home, ty: field.ty, foreign, is_skipped, span }
        });
        let fields = fields.collect();
        Variant { name, fields, is_unit }
    }

    /// `{ member: binding, .. }`: a pattern of every kind of variant.
    pub(super) fn pattern(&self) -> TokenStream {
        self.literal(|field| field.binding.to_token_stream())
    }

    /// `{ member: value, .. }`, with a value for each field.
    pub(super) fn literal(&self, value: impl Fn(&Field) -> TokenStream) -> TokenStream {
        let fields = self.fields.iter().map(|field| {
            let (member, value) = (&field.member, value(field));
            quote!(#member: #value)
        });
        quote!({ #(#fields),* })
    }
}
