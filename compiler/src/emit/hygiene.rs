//! Generated names and where their tokens stand.

use proc_macro2::{Ident, Span};

/// Makes names that cannot meet the user's: they begin with `__` and are resolved where the macro
/// is defined.
#[derive(Clone, Copy, Debug)]
pub struct Hygiene {
    mixed: Span,
}

impl Hygiene {
    /// For one expansion.
    pub fn new() -> Self {
        Hygiene { mixed: Span::mixed_site() }
    }

    /// The user's characters with the hygiene of generated names: rustc blames them, names do not
    /// meet.
    pub fn at(&self, span: Span) -> Span {
        span.resolved_at(self.mixed)
    }

    /// `__<kind><number>`
    pub fn ident(&self, kind: &str, number: usize) -> Ident {
        Ident::new(&format!("__{kind}{number}"), self.mixed)
    }

    /// The same, at the user's characters.
    pub fn ident_at(&self, kind: &str, number: usize, span: Span) -> Ident {
        Ident::new(&format!("__{kind}{number}"), self.at(span))
    }

    /// The span of generated code that belongs to no operator.
    pub fn span(&self) -> Span {
        self.mixed
    }
}

impl Default for Hygiene {
    fn default() -> Self {
        Self::new()
    }
}
