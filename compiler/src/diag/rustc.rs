//! Messages as tokens that make rustc print them.

use super::{Diagnostic, Diagnostics, Level, Vehicle};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

impl Diagnostics {
    /// One `compile_error!` for each error. A warning is what one of rustc's lints looks for: see
    /// [`Vehicle`].
    pub fn to_tokens(&self) -> TokenStream {
        self.iter().map(|d| if d.level == Level::Error { error(d) } else { warning(d) }).collect()
    }
}

fn text(diagnostic: &Diagnostic) -> String {
    let within = diagnostic.within.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    let message = format!("{}{within}", diagnostic.message);
    match &diagnostic.help {
        Some(help) => format!("{message}\nhelp: {help}"),
        None => message,
    }
}

/// rustc underlines a macro call from its first token to its last, so these two carry the two ends.
fn error(diagnostic: &Diagnostic) -> TokenStream {
    let (start, end) = (diagnostic.start, diagnostic.end);
    let message = text(diagnostic);
    let mut bang = Punct::new('!', Spacing::Alone);
    bang.set_span(start);
    let mut braces = Group::new(Delimiter::Brace, quote_spanned!(end=> #message));
    braces.set_span(end);
    let name = Ident::new("compile_error", start);
    let path = quote_spanned!(start=> ::core::#name);
    let mut tokens = path;
    tokens.extend([TokenTree::from(bang), TokenTree::from(braces)]);
    tokens
}

fn warning(diagnostic: &Diagnostic) -> TokenStream {
    let (message, span, lints) = (text(diagnostic), diagnostic.start, &diagnostic.lints);
    let said = match &diagnostic.vehicle {
        Vehicle::UnusedVariable(name) => {
            quote! {
                #[allow(dead_code)]
                fn __streamc_unused() { let #name = 0; }
            }
        }
        Vehicle::Deprecated(of, name) => method(of, name, span, &quote!(#[deprecated(note = #message)])),
        Vehicle::MustUse(of, name) => method(of, name, span, &quote!(#[must_use = #message])),
    };
    quote! {
        #lints
        const _: () = { #said };
    }
}

/// A method with an attribute, and where it is called.
fn method(of: &str, name: &str, span: Span, attribute: &TokenStream) -> TokenStream {
    let [of_type, method] = [of, name].map(|word| Ident::new(word, Span::call_site()));
    let [of, name] = [of, name].map(|word| Ident::new(word, span));
    let call = quote_spanned!(span=> #of.#name(););
    quote! {
        #[allow(non_camel_case_types)]
        struct #of_type;
        impl #of_type {
            #attribute
            fn #method(self) -> u8 { 0 }
        }
        #[allow(dead_code)]
        fn __streamc_said() { #call }
    }
}
