//! `stream.op(..).op(..)` out of an expression.

use super::{Arg, ArgKind, Call, Chain, Lints, Root};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Expr;

/// What is known of names.
#[derive(Default)]
pub(super) struct Names {
    /// streams that are bound here: a chain can begin with one
    pub(super) streams: Vec<Ident>,
    /// functions of the module that give a stream: a chain can begin with a call of one
    pub(super) fragments: Vec<Ident>,
    /// what is bound here to a function, by its form or its type
    pub(super) functions: Vec<Ident>,
}

/// The chain that `expr` is, if it begins with a stream or a fragment.
pub(super) fn chain(expr: &Expr, names: &Names) -> Option<Chain> {
    // from the last call to the first, by a loop: a chain may be long
    let mut calls = Vec::new();
    let mut at = expr;
    let root = loop {
        match at {
            Expr::MethodCall(call) => {
                calls.push(call);
                at = &call.receiver;
            }
            Expr::Paren(paren) => at = &paren.expr,
            Expr::Group(group) => at = &group.expr,
            Expr::Path(path) => {
                let root = path.path.get_ident().filter(|name| names.streams.contains(name))?.clone();
                break Root::Stream(root);
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let name = path.path.get_ident().filter(|name| names.fragments.contains(name))?.clone();
                break Root::Fragment(name, call.args.iter().map(|expr| arg(expr, names)).collect());
            }
            _ => return None,
        }
    };
    let calls = calls.into_iter().rev().map(|call| {
        let turbofish =
            call.turbofish.as_ref().map(|t| t.colon2_token.map_or(t.lt_token.span, |c| c.spans[0]));
        let args = call.args.iter().map(|expr| arg(expr, names)).collect();
        Call { name: call.method.clone(), args, turbofish }
    });
    Some(Chain { root, calls: calls.collect(), lints: Lints::default() })
}

fn arg(expr: &Expr, names: &Names) -> Arg {
    if let Some(chain) = chain(expr, names) {
        return Arg { kind: ArgKind::Stream(chain), tokens: expr.to_token_stream() };
    }
    match expr {
        Expr::Paren(paren) => arg(&paren.expr, names),
        Expr::Group(group) => arg(&group.expr, names),
        Expr::Closure(closure) => {
            let (begin, inputs, end) = (&closure.inputs_begin, &closure.inputs, &closure.inputs_end);
            let bars = quote!(#begin #inputs #end);
            // captured configuration is lent to every kernel, so that the outermost `move` would move it out
            let mut opaque = closure.clone();
            opaque.capture = None;
            Arg { kind: ArgKind::Closure(inputs.len(), bars), tokens: opaque.to_token_stream() }
        }
        Expr::Path(path) if path.path.get_ident().is_some_and(|name| names.functions.contains(name)) => {
            Arg { kind: ArgKind::Function, tokens: expr.to_token_stream() }
        }
        Expr::Path(_) => Arg { kind: ArgKind::Path, tokens: expr.to_token_stream() },
        _ => Arg { kind: ArgKind::Expr, tokens: expr.to_token_stream() },
    }
}

impl Chain {
    /// The tokens that a message about the whole chain underlines: its last call, or its name.
    pub fn end(&self) -> TokenStream {
        self.calls.last().map_or(self.root.name(), |call| &call.name).to_token_stream()
    }
}

impl Root {
    /// The name in the user's text.
    pub fn name(&self) -> &Ident {
        match self {
            Root::Stream(name) | Root::Fragment(name, _) => name,
        }
    }
}
