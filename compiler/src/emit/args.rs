//! The arguments of operators as they stand in calls.

use super::{Hygiene, homes::Homes, pieces::Pieces};
use crate::{
    ast::{Arg, ArgKind},
    plan::{Node, NodeId},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// Those of one node.
#[derive(Default)]
pub(super) struct Args {
    pub(super) tokens: Vec<TokenStream>,
    pub(super) arity: Vec<Option<usize>>,
    pub(super) options: Vec<(&'static str, TokenStream)>,
}

/// The arguments of a node as they stand in calls: closures and paths as written, other expressions
/// by the name that the construction gave them.
pub(super) fn args(node: &Node, names: &Hygiene, pieces: &Pieces, homes: &Homes<'_>) -> Args {
    let mut args = Args::default();
    for (i, arg) in node.args().iter().enumerate() {
        args.tokens.push(in_call(node, names, (pieces, homes), i, arg));
        args.arity.push(if let ArgKind::Closure(n, _) = &arg.kind { Some(*n) } else { None });
    }
    let name_of = |number| node.op().and_then(|op| op.wanted(number)).map_or("", |wanted| wanted.name);
    let given = node.options.given.iter();
    args.options.extend(
        given.map(|(number, arg)| (name_of(*number), in_call(node, names, (pieces, homes), *number, arg))),
    );
    args
}

/// One argument, counted as in [`crate::op::OpDef::wanted`].
fn in_call(
    node: &Node,
    names: &Hygiene,
    (pieces, homes): (&Pieces, &Homes<'_>),
    number: usize,
    arg: &Arg,
) -> TokenStream {
    let is_expr = matches!(arg.kind, ArgKind::Expr);
    let mut name = hoist_name(names, node.id, number);
    name.set_span(names.at(arg_span(node, number)));
    let wanted = node.op().and_then(|op| op.wanted(number));
    let is_value = wanted
        .is_some_and(|arg| matches!(arg.kind, crate::op::ArgKind::Value | crate::op::ArgKind::Duration(_)));
    if wanted.is_some_and(|wanted| wanted.kind == crate::op::ArgKind::Nothing) {
        name = Ident::new(&arg.tokens.to_string(), name.span());
        return quote!(#name);
    }
    let is_given = !matches!(arg.kind, ArgKind::Missing);
    match is_given && node.op().is_some_and(|op| op.is_hoisted(number, is_expr)) {
        // values of operators are numbers and durations: copied
        true if is_value => quote_spanned!(names.at(node.span)=> #name),
        true => quote_spanned!(names.at(node.span)=> &#name),
        false if !is_given => TokenStream::new(),
        false => {
            // in a call an argument can have attributes
            let lints = pieces.user(node.lints.tokens());
            let home = arg.home.filter(|_| !matches!(arg.kind, ArgKind::Lent));
            let tokens = homes.within(pieces, home, &arg.tokens, |tokens| tokens);
            match (&arg.kind, wanted.map(|wanted| wanted.kind)) {
                (ArgKind::Lent, Some(crate::op::ArgKind::Function(arity))) => {
                    let span = arg.tokens.clone().into_iter().next().map_or(node.span, |name| name.span());
                    let lent = lent(&tokens, arity, names, span);
                    quote!(#lints #lent)
                }
                _ => quote!(#lints #tokens),
            }
        }
    }
}

/// A function that kernels share. It is called as the user would call it, so that a `fn(&str)`
/// takes a `&&str` too.
fn lent(function: &TokenStream, arity: &[usize], names: &Hygiene, span: Span) -> TokenStream {
    let at = names.at(span);
    match arity {
        [n] => {
            let params: Vec<Ident> = (0..*n).map(|i| names.ident_at("y", i, span)).collect();
            quote_spanned!(at=> |#(#params),*| #function(#(#params),*))
        }
        _ => quote_spanned!(at=> &#function),
    }
}

/// Where the construction of an argument is blamed: an option, which stands behind its operator,
/// for itself.
pub(super) fn arg_span(node: &Node, number: usize) -> Span {
    let option = node.options.argument(number).and_then(|arg| arg.tokens.clone().into_iter().next());
    option.map_or(node.span, |token| token.span())
}

pub(super) fn hoist_name(names: &Hygiene, id: NodeId, arg: usize) -> Ident {
    names.ident(&format!("a{}_", id.0), arg)
}
