//! `#[derive(Text)]`: the form of a Scala case class, `Ev(alice,3)`; without brackets, a case
//! object, `Ev`. An enum is written as its variant.

use super::{attribute::Foreign, shape::Shape};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

pub(super) fn emit(shape: &Shape) -> syn::Result<TokenStream> {
    let name = &shape.name;
    let generics = shape.bounded(&quote!(__rt::Text));
    let (params, args, bounds) = generics.split_for_impl();
    let arms = shape.variants.iter().map(|variant| {
        let (path, pattern) = (shape.path(variant, name), variant.pattern());
        let word = variant.name.unraw().to_string();
        let open = if variant.is_unit { word } else { word + "(" };
        let fields = variant.fields.iter().enumerate().map(|(i, field)| {
            let comma = (i > 0).then(|| quote!(::std::string::String::push(__out, ',');));
            let binding = &field.binding;
            let text = match &field.foreign {
                None => quote_spanned!(field.span=> __rt::Text::text(#binding, __out);),
                Some(Foreign::Text) => quote_spanned!(field.span=> __rt::display_text(#binding, __out);),
                Some(Foreign::With(module)) => {
                    quote_spanned!(field.span=> __rt::Text::text(&#module::encode(#binding), __out);)
                }
            };
            quote!(#comma #text)
        });
        let close = (!variant.is_unit).then(|| quote!(::std::string::String::push(__out, ')');));
        quote!(#path #pattern => { ::std::string::String::push_str(__out, #open); #(#fields)* #close })
    });
    Ok(quote! {
        #[automatically_derived]
        impl #params __rt::Text for #name #args #bounds {
            fn text(&self, __out: &mut ::std::string::String) {
                match self { #(#arms)* }
            }
        }
    })
}
