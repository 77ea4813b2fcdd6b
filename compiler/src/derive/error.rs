//! Faults in the input of a derive.

use proc_macro2::Span;

/// An error in the user's terms, with what to write instead.
pub(super) fn error(at: Span, message: &str, help: &str) -> syn::Error {
    syn::Error::new(at, format!("{message}\nhelp: {help}"))
}

/// The location of `span`, with the hygiene of the derive: the crate's own lints skip such tokens.
pub(super) fn placed(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// All faults of one input, so that two give two messages.
#[derive(Default)]
pub(super) struct Errors(Option<syn::Error>);

impl Errors {
    pub(super) fn push(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(super) fn finish<T>(self, value: T) -> syn::Result<T> {
        self.0.map_or(Ok(value), Err)
    }
}
