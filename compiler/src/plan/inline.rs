//! Fragments: the body of a function that gives a stream stands for its calls.
//!
//! Each call gets a scope of its own, though all of them end up in one batch function: the names of
//! the body are resolved in a hygiene of their own (`Fragments::scopes`), so that the `n` of a
//! fragment, the `n` of another call of it and the `n` of the pipeline are three variables. Nothing
//! is renamed; paths to functions and types mean what they mean in the module.

use super::{
    NodeId, Setup,
    builder::{Builder, Host},
    home::{Meant, Wanted},
};
use crate::ast::{self, Arg, ArgKind, Called, Param};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::ItemFn;

impl Builder<'_> {
    /// Inlines a call that gives one stream.
    pub(super) fn inline(&mut self, called: &Called, args: Vec<Arg>, path: &str) -> Option<NodeId> {
        let name = &called.name;
        let streams = self.inline_all(called, args, path)?;
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
                format!("the fragment `{name}` returns {gives}, but one is used here"),
            )
            .help(help);
        None
    }

    /// Inlines a call; gives the streams that come out. `path` begins the names of its nodes.
    pub(super) fn inline_all(&mut self, called: &Called, args: Vec<Arg>, path: &str) -> Option<Vec<NodeId>> {
        let name = &called.name;
        if self.is_full() {
            return None;
        }
        let fragments = self.fragments;
        let (function, home) = match fragments.meant(called, self.home)? {
            Meant::Known(function, home) => (function, home),
            Meant::Unknown(wanted) => {
                self.unknown_fragment(wanted, args);
                return None;
            }
            Meant::Refused => {
                self.plan.calls_refused = true;
                return None;
            }
        };
        let id = |home: Option<usize>| home.and_then(|at| Some(&fragments.shared.get(at)?.id));
        if self.within.iter().any(|(outer, of)| name == outer && id(*of) == id(home)) {
            self.diags
                .error("fragment_recursion", name.span(), format!("the fragment `{name}` calls itself"))
                .help("the graph is fixed when the program is compiled, so that it cannot grow by itself");
            return None;
        }
        let n_said = self.diags.iter().count();
        let caller = self.within.last().map_or_else(|| self.plan.name.clone(), |(name, _)| name.clone());
        let scope = self.first_call(name, home).unwrap_or_else(|| {
            self.plan.n_inlined += 1;
            fragments.scopes.get(self.plan.n_inlined - 1).copied().unwrap_or_else(Span::mixed_site)
        });
        let function: ItemFn = syn::parse2(in_scope(function.to_token_stream(), scope)).ok()?;
        let place = format!("in the fragment `{name}`, which `{caller}` calls");
        let fragment = ast::parse_fragment(&function, &fragments.callable(home), self.diags);
        if home.is_some() {
            self.diags.within(n_said, &place);
        }
        let fragment = fragment.filter(|fragment| home.is_none() || self.can_be_shared(fragment))?;
        let streams = self.arguments(name, &fragment, args, home)?;
        let n_said = self.diags.iter().count();
        let hosts =
            fragment.params.iter().filter(|param| !matches!(param, Param::Input(..))).map(Param::name);
        let hosts: Vec<Host> = hosts.map(|name| self.new_host(name.clone(), false)).collect();
        let outer = std::mem::replace(&mut self.streams, streams);
        let outer_hosts = std::mem::replace(&mut self.hosts, hosts);
        let outer_prefix = std::mem::replace(&mut self.prefix, format!("{path}."));
        let outer_home = std::mem::replace(&mut self.home, home);
        self.within.push((name.to_string(), home));
        let lints = self.lints.and(&fragment.lints);
        let outer_lints = std::mem::replace(&mut self.lints, lints);
        for stmt in fragment.stmts {
            self.stmt(stmt);
        }
        // all of them, so that a fault of each is reported
        let results: Vec<_> = fragment.results.into_iter().map(|result| self.chain(result, None)).collect();
        if home.is_some() {
            self.diags.within(n_said, &place);
        }
        self.lints = outer_lints;
        self.within.pop();
        self.home = outer_home;
        self.prefix = outer_prefix;
        self.streams = outer;
        self.hosts = outer_hosts;
        results.into_iter().collect()
    }

    /// The scope of the first call of a shared fragment.
    fn first_call(&mut self, name: &Ident, home: Option<usize>) -> Option<Span> {
        let shared = self.fragments.shared.get(home?)?;
        let is_first = shared.functions.first()?.sig.ident == *name && self.called.insert(home?);
        is_first.then_some(shared.scope)
    }

    /// Asks for it, and looks at what it is given.
    fn unknown_fragment(&mut self, wanted: Wanted, args: Vec<Arg>) {
        if !self.plan.wanted.iter().any(|other| other.key == wanted.key) {
            self.plan.wanted.push(wanted);
        }
        for arg in args {
            if let ArgKind::Stream(chain) = arg.kind {
                self.chain(chain, None);
            }
        }
    }

    /// Items in a body cannot stand where the body is called: what they name would be looked for
    /// there.
    fn can_be_shared(&mut self, fragment: &ast::Fragment) -> bool {
        let item = fragment.stmts.iter().find_map(|stmt| match stmt {
            ast::Stmt::Host(tokens, bound) if bound.is_empty() => {
                let item = matches!(syn::parse2::<syn::Stmt>(tokens.clone()), Ok(syn::Stmt::Item(_)));
                item.then_some(tokens)
            }
            _ => None,
        });
        let Some(item) = item else { return true };
        let name = &fragment.name;
        let first: TokenStream = item.clone().into_iter().take(1).collect();
        self.diags
            .error_at(
                "item_in_fragment",
                first,
                format!("the fragment `{name}` is called from another module, so its body cannot have items"),
            )
            .help(format!("put it beside `{name}`, where the callers of `{name}` can see it"));
        false
    }

    /// Streams are bound to the parameters; configuration is evaluated once, before the body.
    fn arguments(
        &mut self,
        name: &Ident,
        fragment: &ast::Fragment,
        args: Vec<Arg>,
        home: Option<usize>,
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
            match (param, &arg.kind) {
                (Param::Input(param, _), ArgKind::Stream(chain)) => match self.chain(chain.clone(), None) {
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
                (Param::Config(param, ty) | Param::Driver(param, ty), _) => {
                    let ty = ty.to_token_stream();
                    self.plan.setup.push(Setup::Bind {
                        name: param.clone(),
                        ty,
                        generics: fragment.generics.clone(),
                        value: arg,
                        home,
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
        // it names a crate by its hygiene
        TokenTree::Ident(krate) if krate == "$crate" => TokenTree::Ident(krate),
        mut other => {
            other.set_span(other.span().resolved_at(scope));
            other
        }
    };
    tokens.into_iter().map(tree).collect()
}
