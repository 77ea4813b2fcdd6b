//! `stream.op(..).op(..)` out of an expression.

use super::{Arg, ArgKind, Call, Called, Chain, Lints, Root};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, ExprPath};

/// What the module of a body says about the functions that it can call.
#[derive(Clone, Default)]
pub struct Callable {
    /// The fragments of the module.
    pub fragments: Vec<Ident>,
    /// What the module imports by name: it can be a fragment of another module.
    pub imported: Vec<Ident>,
    /// Which of the modules that share fragments the body is from; none where it is the pipeline's
    /// own.
    pub home: Option<usize>,
}

/// What is known of names.
#[derive(Default)]
pub(super) struct Names {
    /// streams that are bound here: a chain can begin with one
    pub(super) streams: Vec<Ident>,
    /// a chain can begin with a call of a fragment
    pub(super) callable: Callable,
    /// what is bound here to a function, by its form or its type
    pub(super) functions: Vec<Ident>,
}

impl Names {
    /// A fragment of this module, or what can be one of another module.
    fn called(&self, function: &ExprPath) -> Option<Called> {
        let path = &function.path;
        let name = path.segments.last()?.ident.clone();
        if let Some(name) = path.get_ident()
            && self.callable.fragments.contains(name)
        {
            return Some(Called { name: name.clone(), path: None });
        }
        let can_be_shared = match path.get_ident() {
            Some(name) => self.callable.imported.contains(name),
            None => {
                let starts_small =
                    |text: &str| text.trim_start_matches(['$', '_']).starts_with(char::is_lowercase);
                let is_std = ["std", "core", "alloc"].iter().any(|root| path.segments[0].ident == root);
                let are_modules = path
                    .segments
                    .iter()
                    .all(|segment| segment.arguments.is_none() && starts_small(&segment.ident.to_string()));
                function.qself.is_none() && are_modules && !is_std
            }
        };
        can_be_shared.then(|| Called { name, path: Some(path.clone()) })
    }
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
                let called = names.called(path)?;
                let args: Vec<Arg> = call.args.iter().map(|expr| arg(expr, names)).collect();
                // any other function is called as Rust does
                if called.path.is_some() && !args.iter().any(|arg| matches!(arg.kind, ArgKind::Stream(_))) {
                    return None;
                }
                break Root::Fragment(called, args);
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
    let (kind, tokens) = kind(expr, names);
    Arg { kind, tokens, home: names.callable.home }
}

fn kind(expr: &Expr, names: &Names) -> (ArgKind, TokenStream) {
    if let Some(chain) = chain(expr, names) {
        return (ArgKind::Stream(chain), expr.to_token_stream());
    }
    match expr {
        Expr::Paren(paren) => kind(&paren.expr, names),
        Expr::Group(group) => kind(&group.expr, names),
        Expr::Closure(closure) => {
            let (begin, inputs, end) = (&closure.inputs_begin, &closure.inputs, &closure.inputs_end);
            let bars = quote!(#begin #inputs #end);
            // captured configuration is lent to every kernel, so that the outermost `move` would
            // move it out
            let mut opaque = closure.clone();
            opaque.capture = None;
            (ArgKind::Closure(inputs.len(), bars), opaque.to_token_stream())
        }
        Expr::Path(path) if path.path.get_ident().is_some_and(|name| names.functions.contains(name)) => {
            (ArgKind::Function, expr.to_token_stream())
        }
        Expr::Path(_) => (ArgKind::Path, expr.to_token_stream()),
        _ => (ArgKind::Expr, expr.to_token_stream()),
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
            Root::Stream(name) | Root::Fragment(Called { name, .. }, _) => name,
        }
    }
}
