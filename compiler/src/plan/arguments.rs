//! Arguments that are not what they look like: a stream that does not exist or is borrowed, a
//! closure that is `async`.

use super::builder::Builder;
use crate::{
    ast::{self, ArgKind, Call},
    diag::nearest,
    op::{self, OpDef},
};
use proc_macro2::{TokenStream, TokenTree};

impl Builder<'_> {
    /// Reports arguments that stand in the place of others, all at once: in order, they would fit.
    /// False if there are some.
    pub(super) fn in_order(&mut self, def: &OpDef, call: &Call) -> bool {
        let is_of = |arg: &ast::Arg, wanted: &op::Arg| match (&arg.kind, wanted.kind) {
            (ArgKind::Stream(_), kind) => kind == op::ArgKind::Stream,
            (ArgKind::Closure(n, _), op::ArgKind::Function(arity)) => arity.contains(n),
            (ArgKind::Closure(..), _) => false,
            (ArgKind::Function, kind) => matches!(kind, op::ArgKind::Function(_)),
            (ArgKind::Expr, kind) if syn::parse2::<syn::Lit>(arg.tokens.clone()).is_ok() => {
                matches!(kind, op::ArgKind::Value | op::ArgKind::Duration(_))
            }
            // whatever it is
            _ => true,
        };
        let given = || call.args.iter().filter(|arg| !matches!(arg.kind, ArgKind::Missing));
        let placed = call.args.iter().zip(def.args).filter(|(arg, _)| !matches!(arg.kind, ArgKind::Missing));
        let wrong = placed.filter(|(arg, wanted)| !is_of(arg, wanted)).count();
        let fits_somewhere = |arg: &ast::Arg| def.args.iter().any(|wanted| is_of(arg, wanted));
        if wrong < 2 || call.args.len() > def.args.len() || !given().all(fits_somewhere) {
            return true;
        }
        let names: Vec<String> = def
            .args
            .iter()
            .map(|arg| format!("`{}`{}", arg.name, if arg.optional { " if it is given" } else { "" }))
            .collect();
        let all: TokenStream = given().flat_map(|arg| arg.tokens.clone()).collect();
        self.diags
            .error_at(
                "argument_order",
                all,
                format!("the arguments of `{}` are in the wrong order: {}", def.name, names.join(", ")),
            )
            .help(format!("write it as in `{}`", def.example));
        false
    }

    /// Reports what stands where `taker` takes a stream and is none.
    pub(super) fn not_a_stream(&mut self, taker: &str, arg: &ast::Arg, help: String) {
        let (path, is_borrowed) = without_reference(arg.tokens.clone());
        let name = match path.clone().into_iter().collect::<Vec<_>>().as_slice() {
            [TokenTree::Ident(name)] => Some(name.to_string()),
            _ => None,
        };
        let streams: Vec<String> = self.streams.keys().cloned().collect();
        if is_borrowed && let Some(name) = name.as_ref().filter(|name| streams.contains(name)) {
            self.diags
                .error_at(
                    "borrowed_stream",
                    &arg.tokens,
                    format!("`{taker}` takes the stream `{name}` itself, without `&`"),
                )
                .help(format!("write `{name}`; a stream can be used any number of times"));
            return;
        }
        let Some(name) = name.filter(|_| matches!(arg.kind, ArgKind::Path | ArgKind::Expr)) else {
            let message = format!("`{taker}` takes another stream here");
            self.diags.error_at("not_a_stream", &arg.tokens, message).help(help);
            return;
        };
        let help = match nearest(&name, streams.iter().map(String::as_str)) {
            Some(near) => format!("write `{near}`"),
            None => {
                let mut all: Vec<String> = streams.iter().map(|name| format!("`{name}`")).collect();
                all.dedup();
                format!("the streams here are {}", all.join(", "))
            }
        };
        self.diags.error_at("unknown_stream", path, format!("no stream is called `{name}`")).help(help);
    }

    /// Reports a closure whose result is a future. False if it is none.
    pub(super) fn is_async(&mut self, taker: &str, arg: &ast::Arg) -> bool {
        if !matches!(arg.kind, ArgKind::Closure(..)) {
            return false;
        }
        let trees: Vec<TokenTree> = arg.tokens.clone().into_iter().collect();
        let is_word = |tree: &&TokenTree| matches!(tree, TokenTree::Ident(word) if word == "async");
        let bar = |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == '|');
        // `async |x| ..`, or `|x| async { .. }`
        let body = trees.iter().rposition(bar).map_or(0, |bar| bar + 1);
        let Some(word) = trees.first().filter(is_word).or_else(|| trees.get(body).filter(is_word)) else {
            return false;
        };
        self.diags
            .error("async_closure", word.span(), format!("the closure of `{taker}` cannot be `async`: nothing would await it"))
            .help(
                "remove `async`: kernels run on threads of their own; wait inside, as `runtime.block_on(..)` does, or ask for many \
                 records at once in a closure that sees a partition",
            );
        true
    }
}

/// Tokens without a `&` or `&mut` before them, and whether there was one.
fn without_reference(tokens: TokenStream) -> (TokenStream, bool) {
    let mut trees = tokens.into_iter().peekable();
    let mut found = false;
    while trees.next_if(|tree| matches!(tree, TokenTree::Punct(p) if p.as_char() == '&')).is_some() {
        found = true;
    }
    if found {
        trees.next_if(|tree| matches!(tree, TokenTree::Ident(word) if word == "mut"));
    }
    (trees.collect(), found)
}
