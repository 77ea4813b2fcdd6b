//! What closures use of the construction: configuration and values that the pipeline binds. It serves messages alone.

use super::build::Builder;
use crate::ast::{self, ArgKind};
use proc_macro2::{Ident, Span, TokenTree};

/// A name of the construction that a closure uses.
pub struct Capture {
    /// Where it is bound.
    pub name: Ident,
    /// Where it is used first.
    pub used: Ident,
    /// The closure that does.
    pub closure: Span,
    /// Whether it stands there by itself, so that it may be given away: not `name.len()` or `&name`.
    pub is_bare: bool,
    /// Whether it is a parameter of the pipeline.
    pub is_config: bool,
    number: usize,
}

/// A name that closures can use.
#[derive(Clone)]
pub(super) struct Host {
    pub(super) name: Ident,
    pub(super) is_config: bool,
    /// tells bindings of the same name apart
    pub(super) number: usize,
}

impl Builder<'_> {
    /// A name that closures can use from here on.
    pub(super) fn host(&mut self, name: Ident, is_config: bool) {
        self.hosts.retain(|host| host.name != name);
        let host = self.new_host(name, is_config);
        self.hosts.push(host);
    }

    pub(super) fn new_host(&mut self, name: Ident, is_config: bool) -> Host {
        self.n_hosts += 1;
        Host { name, is_config, number: self.n_hosts }
    }

    /// Notes what an argument uses.
    pub(super) fn captures(&mut self, arg: &ast::Arg) {
        let mut names: Vec<Ident> = match arg.kind {
            ArgKind::Closure(..) | ArgKind::Function | ArgKind::Path => {
                self.hosts.iter().map(|host| host.name.clone()).collect()
            }
            ArgKind::Lent | ArgKind::Stream(_) | ArgKind::Expr | ArgKind::Missing => return,
        };
        let closure = arg.tokens.clone().into_iter().next().map_or_else(Span::call_site, |tree| tree.span());
        while let Some(used) = ast::mentions(arg.tokens.clone(), &names) {
            names.retain(|name| *name != used);
            let Some(host) = self.hosts.iter().find(|host| host.name == used) else { continue };
            let Host { name, is_config, number } = host.clone();
            let is_bare = gives_away(arg.tokens.clone(), &used);
            let known = self.plan.captures.iter_mut().find(|known| known.number == number);
            match known {
                // the message stands where it is most likely given away
                Some(known) if is_bare && !known.is_bare => (known.closure, known.is_bare) = (closure, true),
                Some(_) => {}
                None => self.plan.captures.push(Capture { name, used, closure, is_bare, is_config, number }),
            }
        }
    }
}

/// Whether a name stands by itself somewhere: `f(name)`, `name + x` or `name.into_iter()`, and not `&name`, `name.len()`,
/// `name[i]`, `name(x)` or a comparison.
fn gives_away(tokens: proc_macro2::TokenStream, name: &Ident) -> bool {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, chars: &str| match at.and_then(|at| trees.get(at)) {
        Some(TokenTree::Punct(punct)) => chars.contains(punct.as_char()),
        _ => false,
    };
    trees.iter().enumerate().any(|(at, tree)| match tree {
        TokenTree::Group(group) => gives_away(group.stream(), name),
        TokenTree::Ident(word) if word == name => {
            let lent = punct(at.checked_sub(1), "&*<>=.");
            let into = matches!(trees.get(at + 2), Some(TokenTree::Ident(word)) if word.to_string().starts_with("into_"));
            let asked = punct(Some(at + 1), ".<>=!?:") && !into;
            let called = matches!(trees.get(at + 1), Some(TokenTree::Group(_)));
            !lent && !asked && !called
        }
        _ => false,
    })
}
