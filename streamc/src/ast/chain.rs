//! `stream.op(..).op(..)` out of an expression.

use super::{Arg, ArgKind, Call, Chain};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Expr;

/// The chain that `expr` is, if it begins with one of `streams`.
pub(super) fn chain(expr: &Expr, streams: &[Ident]) -> Option<Chain> {
    match expr {
        Expr::Path(path) => {
            let root = path.path.get_ident().filter(|name| streams.contains(name))?.clone();
            Some(Chain { root, calls: Vec::new() })
        }
        Expr::MethodCall(call) => {
            let mut chain = chain(&call.receiver, streams)?;
            let turbofish =
                call.turbofish.as_ref().map(|t| t.colon2_token.map_or(t.lt_token.span, |c| c.spans[0]));
            let args = call.args.iter().map(|expr| arg(expr, streams)).collect();
            chain.calls.push(Call { name: call.method.clone(), args, turbofish });
            Some(chain)
        }
        Expr::Paren(paren) => chain(&paren.expr, streams),
        Expr::Group(group) => chain(&group.expr, streams),
        _ => None,
    }
}

fn arg(expr: &Expr, streams: &[Ident]) -> Arg {
    if let Some(chain) = chain(expr, streams) {
        return Arg { kind: ArgKind::Stream(chain), tokens: expr.to_token_stream() };
    }
    match expr {
        Expr::Paren(paren) => arg(&paren.expr, streams),
        Expr::Group(group) => arg(&group.expr, streams),
        Expr::Closure(closure) => {
            let (begin, inputs, end) = (&closure.inputs_begin, &closure.inputs, &closure.inputs_end);
            let bars = quote!(#begin #inputs #end);
            // captured configuration is lent to every kernel, so that the outermost `move` would move it out
            let mut opaque = closure.clone();
            opaque.capture = None;
            Arg { kind: ArgKind::Closure(inputs.len(), bars), tokens: opaque.to_token_stream() }
        }
        Expr::Path(_) => Arg { kind: ArgKind::Path, tokens: expr.to_token_stream() },
        _ => Arg { kind: ArgKind::Expr, tokens: expr.to_token_stream() },
    }
}

impl Chain {
    /// The tokens that a message about the whole chain underlines: its last call, or its name.
    pub fn end(&self) -> TokenStream {
        self.calls.last().map_or(&self.root, |call| &call.name).to_token_stream()
    }
}
