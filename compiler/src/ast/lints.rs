//! Lint attributes of a statement, a fragment or a parameter: they are handed on to what is emitted
//! for it.
//!
//! What a statement is compiled to stands in several places, so that each place gets the
//! attributes. An `#[expect(..)]` is kept where there is one such place, and is an `#[allow(..)]`
//! where there are several: the lint need not occur in each.

use super::{ArgKind, Chain};
use crate::diag::{Diagnostics, Level};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::rc::Rc;
use syn::{AttrStyle, Attribute, Expr, Meta, spanned::Spanned};

/// Attributes that set the level of lints, the innermost last.
#[derive(Clone, Default)]
pub struct Lints(Rc<[Attribute]>);

const LEVELS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

impl Lints {
    /// Those among `attrs`.
    pub fn among(attrs: &[Attribute]) -> Self {
        let is_lint = |attr: &&Attribute| LEVELS.iter().any(|level| attr.path().is_ident(level));
        Lints(attrs.iter().filter(is_lint).cloned().collect())
    }

    /// Those of a statement, on which nothing else has a meaning.
    pub(super) fn of_statement(attrs: &[Attribute], chain: &Chain, diags: &mut Diagnostics) -> Self {
        for attr in attrs {
            let path = attr.path();
            let is_tool = path.segments.len() > 1;
            if is_tool || path.is_ident("doc") || LEVELS.iter().any(|level| path.is_ident(level)) {
                continue;
            }
            let name = super::type_text(path);
            if name == "cfg" || name == "cfg_attr" {
                diags
                    .error_at("cfg_unresolved", path, "whether this `cfg` holds is not known here")
                    .help("resolve it before the pipeline is compiled");
                continue;
            }
            diags
                .error_at("statement_attribute", path, format!("`#[{name}]` has no meaning on a stream"))
                .help("remove it; `#[cfg(..)]` and lint levels such as `#[allow(..)]` can stand here");
        }
        let lints = Self::among(attrs);
        if chain.n_functions() == 1 { lints } else { lints.without_expectations() }
    }

    fn without_expectations(&self) -> Self {
        let loosened = |attr: &Attribute| {
            let mut attr = attr.clone();
            if attr.path().is_ident("expect")
                && let Meta::List(list) = &mut attr.meta
            {
                list.path = Ident::new("allow", list.path.span()).into();
            }
            attr
        };
        Lints(self.0.iter().map(loosened).collect())
    }

    /// These, and `inner` within them.
    pub fn and(&self, inner: &Lints) -> Self {
        match (self.0.is_empty(), inner.0.is_empty()) {
            (_, true) => self.clone(),
            (true, _) => inner.clone(),
            _ => Lints(self.0.iter().chain(&*inner.0).cloned().collect()),
        }
    }

    /// As tokens, to stand before what they hold for.
    pub fn tokens(&self) -> TokenStream {
        let attrs = &self.0;
        quote!(#(#attrs)*)
    }

    /// What they say about a lint that has any of `names`: its level, where `None` is silence. The
    /// outer `None`: nothing.
    pub fn level(&self, names: &[&str]) -> Option<Option<Level>> {
        let says = |attr: &&Attribute| {
            let Meta::List(list) = &attr.meta else { return false };
            let words = list.tokens.clone().into_iter().map(|tree| tree.to_string());
            words.into_iter().any(|word| names.contains(&word.as_str()))
        };
        let attr = self.0.iter().rfind(says)?;
        let is = |level: &str| attr.path().is_ident(level);
        Some(match () {
            () if is("deny") || is("forbid") => Some(Level::Error),
            () if is("warn") => Some(Level::Warning),
            () => None,
        })
    }
}

impl Chain {
    /// How many closures and functions it has as arguments.
    fn n_functions(&self) -> usize {
        let args = self.calls.iter().flat_map(|call| &call.args);
        args.map(|arg| match &arg.kind {
            ArgKind::Stream(chain) => chain.n_functions(),
            ArgKind::Closure(..) | ArgKind::Function | ArgKind::Path | ArgKind::Lent => 1,
            ArgKind::Expr | ArgKind::Missing => 0,
        })
        .sum()
    }
}

/// The attributes before an expression that can be a stream.
pub(super) fn of_expr(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::MethodCall(expr) => &expr.attrs,
        Expr::Call(expr) => &expr.attrs,
        Expr::Path(expr) => &expr.attrs,
        Expr::Paren(expr) => &expr.attrs,
        Expr::Group(expr) => &expr.attrs,
        _ => &[],
    }
}

/// Attributes within an item, `#![..]` and `//!`, as they stand before it.
pub(super) fn outside(mut attrs: Vec<Attribute>) -> Vec<Attribute> {
    for attr in &mut attrs {
        attr.style = AttrStyle::Outer;
    }
    attrs
}
