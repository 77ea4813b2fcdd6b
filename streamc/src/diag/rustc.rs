//! Messages as tokens that make rustc print them.

use super::{Diagnostic, Diagnostics, Level};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

impl Diagnostics {
    /// One `compile_error!` for each error. A warning is the use of a deprecated item: the only way on stable Rust.
    pub fn to_tokens(&self) -> TokenStream {
        self.iter().map(|d| if d.level == Level::Error { error(d) } else { warning(d) }).collect()
    }
}

fn text(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
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
    let used = quote_spanned!(span=> __streamc_warning());
    quote! {
        #lints
        const _: () = {
            #[deprecated(note = #message)]
            const fn __streamc_warning() {}
            #used
        };
    }
}
