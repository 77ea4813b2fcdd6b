//! Fragments: the body of a function that gives a stream stands for its calls.
//!
//! Each call gets a scope of its own, though all of them end up in one batch function: the names of the body are resolved
//! in a hygiene of their own (`Fragments::scopes`), so that the `n` of a fragment, the `n` of another call of it and the `n` of
//! the pipeline are three variables. Nothing is renamed; paths to functions and types mean what they mean in the module.

use super::{NodeId, Setup, build::Builder, captures::Host};
use crate::ast::{self, Arg, ArgKind, Param};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::ItemFn;

/// What a pipeline can call.
#[derive(Default)]
pub struct Fragments {
    /// The functions of the module that give a stream.
    pub functions: Vec<ItemFn>,
    /// A hygiene for each call. With fewer than calls the plan is right, but names may meet: see [`super::Plan::n_inlined`].
    pub scopes: Vec<Span>,
}

impl Fragments {
    /// Their names.
    pub fn names(&self) -> Vec<Ident> {
        self.functions.iter().map(|function| function.sig.ident.clone()).collect()
    }
}

impl Builder<'_> {
    /// Inlines a call that gives one stream.
    pub(super) fn inline(&mut self, name: &Ident, args: Vec<Arg>, path: &str) -> Option<NodeId> {
        let streams = self.inline_all(name, args, path)?;
        if let [stream] = streams.as_slice() {
            return Some(*stream);
        }
        let (gives, help) = match streams.len() {
            0 => ("no stream".to_owned(), format!("write `{name}(..);` as a statement of its own")),
            n => (
                format!("{n} streams"),
                format!("write `let (one, other, ..) = {name}(..);`, with a name or `_` for each"),
            ),
        };
        self.diags
            .error(
                "fragment_streams",
                name.span(),
                format!("the fragment `{name}` gives {gives}, but one is used here"),
            )
            .help(help);
        None
    }

    /// Inlines a call; gives the streams that come out. `path` begins the names of its nodes.
    pub(super) fn inline_all(&mut self, name: &Ident, args: Vec<Arg>, path: &str) -> Option<Vec<NodeId>> {
        if self.is_full() {
            return None;
        }
        if self.within.iter().any(|outer| name == outer) {
            self.diags
                .error("fragment_recursion", name.span(), format!("the fragment `{name}` calls itself"))
                .help("the graph is fixed when the program is compiled, so that it cannot grow by itself");
            return None;
        }
        let fragments = self.fragments;
        let function = fragments.functions.iter().find(|function| function.sig.ident == *name)?;
        let scope = fragments.scopes.get(self.plan.n_inlined).copied().unwrap_or_else(Span::mixed_site);
        self.plan.n_inlined += 1;
        let function: ItemFn = syn::parse2(in_scope(function.to_token_stream(), scope)).ok()?;
        let fragment = ast::parse_fragment(&function, &fragments.names(), self.diags)?;
        let streams = self.arguments(name, &fragment, args)?;
        let hosts =
            fragment.params.iter().filter(|param| !matches!(param, Param::Input(..))).map(Param::name);
        let hosts: Vec<Host> = hosts.map(|name| self.new_host(name.clone(), false)).collect();
        let outer = std::mem::replace(&mut self.streams, streams);
        let outer_hosts = std::mem::replace(&mut self.hosts, hosts);
        let outer_prefix = std::mem::replace(&mut self.prefix, format!("{path}."));
        self.within.push(name.to_string());
        let lints = self.lints.and(&fragment.lints);
        let outer_lints = std::mem::replace(&mut self.lints, lints);
        for stmt in fragment.stmts {
            self.stmt(stmt);
        }
        // all of them, so that a fault of each is reported
        let results: Vec<_> = fragment.results.into_iter().map(|result| self.chain(result, None)).collect();
        self.lints = outer_lints;
        self.within.pop();
        self.prefix = outer_prefix;
        self.streams = outer;
        self.hosts = outer_hosts;
        results.into_iter().collect()
    }

    /// Streams are bound to the parameters; configuration is evaluated once, before the body.
    fn arguments(
        &mut self,
        name: &Ident,
        fragment: &ast::Fragment,
        args: Vec<Arg>,
    ) -> Option<BTreeMap<String, NodeId>> {
        let (wanted, given) = (fragment.params.len(), args.len());
        if wanted != given {
            let s = if wanted == 1 { "" } else { "s" };
            self.diags
                .error(
                    "fragment_arguments",
                    name.span(),
                    format!(
                        "the fragment `{name}` takes {wanted} argument{s}, but {given} {} given",
                        if given == 1 { "is" } else { "are" }
                    ),
                )
                .help(format!("see its definition: `fn {name}(..) -> DStream<..>`"));
            return None;
        }
        let mut streams = BTreeMap::new();
        let mut whole = true;
        for ((param, lints), arg) in fragment.params.iter().zip(&fragment.param_lints).zip(args) {
            match (param, arg.kind) {
                (Param::Input(param, _), ArgKind::Stream(chain)) => match self.chain(chain, None) {
                    Some(id) => streams.extend([(param.to_string(), id)]),
                    None => whole = false,
                },
                (Param::Input(param, _), _) => {
                    whole = false;
                    let message = format!("the fragment `{name}` takes a stream for `{param}`");
                    self.diags
                        .error_at("fragment_input", &arg.tokens, message)
                        .help("give it the name of a stream, or a chain of operators");
                }
                (_, ArgKind::Stream(chain)) => {
                    whole = false;
                    let message = format!("the fragment `{name}` takes a value here, not a stream");
                    self.diags
                        .error_at("fragment_value", chain.end(), message)
                        .help("only parameters of type `DStream<..>` take streams");
                }
                (Param::Config(param, ty) | Param::Driver(param, ty), kind) => {
                    let ty = ty.to_token_stream();
                    self.plan.setup.push(Setup::Bind {
                        name: param.clone(),
                        ty,
                        generics: fragment.generics.clone(),
                        value: arg.tokens,
                        is_closure: matches!(kind, ArgKind::Closure(..)),
                        lints: lints.clone(),
                    });
                }
            }
        }
        whole.then_some(streams)
    }
}

/// The same tokens at the same place, with names that are resolved in `scope`.
fn in_scope(tokens: TokenStream, scope: Span) -> TokenStream {
    let tree = |tree: TokenTree| match tree {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), in_scope(group.stream(), scope));
            inner.set_span(group.span().resolved_at(scope));
            TokenTree::Group(inner)
        }
        mut other => {
            other.set_span(other.span().resolved_at(scope));
            other
        }
    };
    tokens.into_iter().map(tree).collect()
}
