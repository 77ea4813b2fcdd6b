//! Surface tree to logical plan: names are resolved, arguments are checked.

use super::{
    Fragments, NodeId, Plan, Setup, What,
    builder::{Builder, OPERATORS_MAX},
};
use crate::{
    ast::{self, ArgKind, Call, Chain, Lints, Param, Root, Stmt},
    diag::Diagnostics,
    op::{self, OPERATORS, OpDef},
};
use proc_macro2::{Ident, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::Type;

/// Builds the plan of a pipeline. It is whole only if no error was found.
pub fn build(pipeline: &mut ast::Pipeline, fragments: &Fragments, diags: &mut Diagnostics) -> Plan {
    let plan = Plan {
        name: pipeline.sig.ident.to_string(),
        batch_us: pipeline.options.batch_us,
        nodes: Vec::new(),
        uses: Vec::new(),
        setup: Vec::new(),
        drivers: Vec::new(),
        captures: Vec::new(),
        n_inlined: 0,
        homes: fragments.shared.iter().map(|shared| shared.home.clone()).collect(),
        wanted: Vec::new(),
        calls_refused: false,
    };
    let mut builder = Builder {
        plan,
        streams: BTreeMap::new(),
        hosts: Vec::new(),
        n_hosts: 0,
        mutable: Vec::new(),
        fragments,
        within: Vec::new(),
        home: None,
        called: BTreeSet::new(),
        prefix: String::new(),
        names: BTreeMap::new(),
        lints: Lints::default(),
        diags,
    };
    for param in &pipeline.params {
        match param {
            Param::Input(name, ty) => {
                let what = What::Source(name.clone(), ty.to_token_stream());
                let id = builder.node(what, Vec::new(), name.to_string(), name.span());
                builder.plan.setup.push(Setup::Input(id));
                builder.bind(name.clone(), id);
            }
            Param::Config(name, ty) => builder.config(name.clone(), ty),
            Param::Driver(name, _) => builder.plan.drivers.push(name.clone()),
        }
    }
    for stmt in std::mem::take(&mut pipeline.stmts) {
        builder.stmt(stmt);
    }
    let plan = builder.plan;
    if !plan.wanted.is_empty() || plan.calls_refused {
        return plan;
    }
    if plan.outputs().next().is_none() && !diags.has_error() {
        let name = &pipeline.sig.ident;
        diags
            .error(
                "no_output",
                name.span(),
                format!("the pipeline `{name}` has no output, so it would compute nothing"),
            )
            .help(match pipeline.options.excludes {
                true => "end a stream with an output that no `#[cfg(..)]` excludes, or put that condition on the pipeline itself",
                false => "end a stream with an output, for example `counts.print();`",
            });
    }
    super::unused::unused(&plan, pipeline.options.excludes, diags);
    super::slides::long_windows(&plan, diags);
    super::folds::visible_folds(&plan, diags);
    plan
}

impl Builder<'_> {
    /// Notes the type that is written for the records of a stream. Streams side by side have it
    /// each.
    fn annotate(&mut self, id: NodeId, ty: Option<Box<Type>>) {
        let Some(ty) = ty else { return };
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            let node = &mut self.plan.nodes[id.index()];
            match node.is_concat() {
                true => waiting.extend(&node.inputs),
                false => node.types.push((ty.to_token_stream(), self.home)),
            }
        }
    }

    /// A function under a name that the pipeline binds is lent to the kernels, and not moved.
    pub(super) fn lend(&self, arg: &mut ast::Arg, wanted: Option<&op::Arg>) {
        let is_function = wanted.is_some_and(|wanted| matches!(wanted.kind, op::ArgKind::Function(_)));
        let is_name = matches!(arg.kind, ArgKind::Path | ArgKind::Function);
        let mut trees = arg.tokens.clone().into_iter();
        if let (true, true, Some(TokenTree::Ident(name)), None) =
            (is_function, is_name, trees.next(), trees.next())
            && self.hosts.iter().any(|host| host.name == name)
        {
            arg.kind = ArgKind::Lent;
        }
    }

    pub(super) fn stmt(&mut self, stmt: Stmt) {
        match stmt {
            Stmt::Host(tokens, bound) => {
                if let Some(name) = ast::mentions(tokens.clone(), &self.plan.drivers) {
                    self.driver_state(&name, "a statement that is evaluated once, at the start");
                }
                let is_bound = |name: &Ident| bound.iter().any(|bound| bound.name == *name);
                self.streams.retain(|name, _| !bound.iter().any(|bound| bound.name == name));
                bound.iter().for_each(|bound| self.host(bound.name.clone(), false));
                self.mutable.retain(|(name, _)| !is_bound(name));
                self.mutable.extend(bound.iter().filter_map(|b| Some((b.name.clone(), b.mutable?))));
                self.plan.setup.push(Setup::Host(tokens, bound, self.home));
            }
            Stmt::Chain(chain) => self.statement(chain),
            Stmt::Let(name, chain, ty) => {
                let Some(id) = self.chain(chain, Some(&name)) else { return };
                if let Some(def) = self.plan.node(id).op().filter(|def| def.is_sink()) {
                    let end = Ident::new(def.name, self.plan.node(id).span);
                    self.diags
                        .error(
                            "bound_output",
                            end.span(),
                            format!("`{end}` is an output: it returns no stream to bind to `{name}`"),
                        )
                        .help(format!("write it as a statement of its own, without `let {name} =`"));
                }
                self.annotate(id, ty);
                self.bind(name, id);
            }
            Stmt::LetMany(names, chain, types) => self.let_many(names, chain, types),
        }
    }

    /// A chain that is bound to no name; what a fragment gives may be left alone.
    fn statement(&mut self, chain: Chain) {
        match (chain.root, &*chain.calls) {
            (Root::Fragment(called, args), []) => {
                let path = format!("{}{}", self.prefix, called.name);
                let lints = self.lints.and(&chain.lints);
                let outer_lints = std::mem::replace(&mut self.lints, lints);
                self.inline_all(&called, args, &path);
                self.lints = outer_lints;
            }
            (root, _) => drop(self.chain(Chain { root, ..chain }, None)),
        }
    }

    /// The streams of an operator that gives two, or of a fragment that gives several.
    fn let_many(&mut self, names: Vec<Option<Ident>>, chain: Chain, types: Vec<Option<Box<Type>>>) {
        match (chain.root, &*chain.calls) {
            (Root::Fragment(called, args), []) => {
                let name = &called.name;
                let lints = self.lints.and(&chain.lints);
                let outer_lints = std::mem::replace(&mut self.lints, lints);
                let path = format!("{}{name}", self.prefix);
                let streams = self.inline_all(&called, args, &path);
                self.lints = outer_lints;
                let n = streams.as_ref().map_or(names.len(), Vec::len);
                if n != names.len() {
                    let message = format!(
                        "the fragment `{name}` returns {n} stream{}, but {} are bound",
                        if n == 1 { "" } else { "s" },
                        names.len()
                    );
                    self.diags
                        .error("fragment_streams", name.span(), message)
                        .help("bind each to a name, or to `_`");
                }
                for ((name, stream), ty) in names.into_iter().zip(streams.into_iter().flatten()).zip(types) {
                    self.annotate(stream, ty);
                    match name {
                        Some(name) => self.bind(name, stream),
                        None => self.plan.nodes[stream.index()].name.insert(0, '_'),
                    }
                }
            }
            (root, _) => self.let_two(names, Chain { root, ..chain }, types),
        }
    }

    /// Both streams of an operator that gives two.
    fn let_two(&mut self, names: Vec<Option<Ident>>, chain: Chain, types: Vec<Option<Box<Type>>>) {
        let mut types = types.into_iter();
        let [ty, other_ty] = [types.next().flatten(), types.next().flatten()];
        let [first, second] = match <[Option<Ident>; 2]>::try_from(names) {
            Ok(names) => names,
            Err(names) => {
                let end = chain.end();
                self.diags
                    .error_at(
                        "two_names",
                        end,
                        format!("{} names are bound, but an operator returns one stream or two", names.len()),
                    )
                    .help("bind fewer; a fragment of the same module can return more");
                return;
            }
        };
        let Some(id) = self.chain(chain, first.as_ref()) else { return };
        let made = self.plan.node(id);
        let from = made.inputs.first().map(|input| self.plan.node(*input));
        let split = from.and_then(|from| Some((from.id, from.op()?.splits?)));
        let split = split.filter(|(_, [first, _])| made.op().is_some_and(|op| std::ptr::eq(op, *first)));
        let Some((from, [_, other])) = split else {
            let (title, span) = (made.title().to_owned(), made.span);
            let both = OPERATORS.iter().filter(|op| op.splits.is_some()).map(|op| format!("`{}`", op.name));
            let both: Vec<String> = both.collect();
            self.diags
                .error(
                    "two_names",
                    span,
                    format!("`{title}` returns one stream, which cannot be bound to two names"),
                )
                .help(format!("write `let name = ..;`; two streams come out of {}", both.join(" and ")));
            // what follows may use the names
            first.into_iter().chain(second).for_each(|name| self.bind(name, id));
            return;
        };
        self.annotate(id, ty);
        match first {
            Some(name) => self.bind(name, id),
            // nobody wants it
            None => self.plan.nodes[id.index()].name.insert(0, '_'),
        }
        if let Some(name) = second {
            let (path, span) = (format!("{}{name}", self.prefix), self.plan.node(from).span);
            let other = self.node(What::Op(other, Vec::new()), vec![from], path, span);
            self.annotate(other, other_ty);
            self.bind(name, other);
        }
    }

    /// `binding` is the name that the end of the chain gets. After a fault it goes on where it can,
    /// so that the next fault is found too.
    pub(super) fn chain(&mut self, chain: Chain, binding: Option<&Ident>) -> Option<NodeId> {
        let lints = self.lints.and(&chain.lints);
        let outer_lints = std::mem::replace(&mut self.lints, lints);
        let end = self.calls(chain, binding);
        self.lints = outer_lints;
        end
    }

    /// Whether there are more operators than can be compiled, which has been said.
    pub(super) fn is_full(&self) -> bool {
        self.plan.nodes.len() > OPERATORS_MAX
    }

    fn calls(&mut self, chain: Chain, binding: Option<&Ident>) -> Option<NodeId> {
        let mut path = format!("{}{}", self.prefix, binding.unwrap_or(chain.root.name()));
        let chain_root = chain.root.clone();
        let mut at = match chain.root {
            Root::Stream(root) => self.streams.get(&root.to_string()).copied(),
            Root::Fragment(called, args) => self.inline(&called, args, &path),
        };
        let n_calls = chain.calls.len();
        // words and options behind it change nothing
        let last = chain.calls.iter().rposition(|call| op::find(&call.name.to_string()).is_some());
        let mut whole = true;
        for (i, mut call) in chain.calls.into_iter().enumerate() {
            if self.is_full() {
                return None;
            }
            let sink = at.filter(|id| i > 0 && self.plan.node(*id).is_sink());
            if let Some(sink) = sink {
                if !self.option_of_output(sink, &call) {
                    return None;
                }
                continue;
            }
            if let Some(taken) = at.and_then(|stream| self.word(stream, &call)) {
                whole &= taken;
                continue;
            }
            if let Some(before) = at.filter(|_| i > 0)
                && let Some(taken) = self.option_of_operator(before, &call)
            {
                whole &= taken;
                continue;
            }
            whole &= self.is_complete(at.filter(|_| i > 0));
            let Some(def) = op::find(&call.name.to_string()) else {
                self.unknown(&call, &chain_root, at.filter(|_| i > 0));
                whole = false;
                continue;
            };
            let fits = self.check(def, &mut call) & self.shows_state(def, &call, at);
            let last_of_let = binding.is_some() && last == Some(i);
            let name = if last_of_let { path.clone() } else { format!("{path}.{}", def.name) };
            if binding.is_none() {
                path.clone_from(&name);
            }
            let span = call.name.span();
            let made = match def.splits {
                None => self.call(def, call, at, name),
                Some([first, _]) => {
                    let both = if last_of_let { format!("{path}.{}", def.name) } else { name.clone() };
                    let both = self.call(def, call, at, both);
                    let name = if last_of_let { name } else { format!("{name}.ok") };
                    both.map(|both| self.node(What::Op(first, Vec::new()), vec![both], name, span))
                }
            };
            whole &= fits && made.is_some();
            at = made;
        }
        whole &= self.is_complete(at.filter(|_| n_calls > 0));
        if whole { at } else { None }
    }

    fn call(
        &mut self,
        def: &'static OpDef,
        call: Call,
        input: Option<NodeId>,
        name: String,
    ) -> Option<NodeId> {
        let span = call.name.span();
        let mut inputs: Vec<Option<NodeId>> = vec![input];
        let mut args = Vec::new();
        for mut arg in call.args {
            match arg.kind {
                ArgKind::Stream(chain) => inputs.push(self.chain(chain, None)),
                _ => {
                    self.lend(&mut arg, def.wanted(args.len()));
                    args.push(arg);
                }
            }
        }
        let inputs: Vec<NodeId> = inputs.into_iter().collect::<Option<_>>()?;
        let is_hoisted = |i: &usize| match args[*i].kind {
            ArgKind::Missing => false,
            ref kind => def.is_hoisted(*i, matches!(kind, ArgKind::Expr)),
        };
        let hoisted: Vec<usize> = (0..args.len()).filter(is_hoisted).collect();
        let id = self.node(What::Op(def, args), inputs, name, span);
        self.plan.setup.extend(hoisted.into_iter().map(|arg| Setup::Hoist(id, arg)));
        if def.is_sink() {
            self.plan.setup.push(Setup::Sink(id));
        }
        self.slides(id);
        Some(id)
    }

    /// Closures are opaque, but for the names of what they cannot see.
    pub(super) fn check_names(&mut self, def: &OpDef, arg: &ast::Arg) {
        if matches!(arg.kind, ArgKind::Stream(_)) || self.is_left_by_question(def, arg) {
            return;
        }
        self.captures(arg);
        if let Some(name) = ast::mentions_any(arg.tokens.clone(), |name| self.streams.contains_key(name)) {
            self.diags
                .error(
                    "stream_in_closure",
                    name.span(),
                    format!("the stream `{name}` cannot be used in an argument of `{}`", def.name),
                )
                .help(match def.runs_in_driver() {
                    true => "a closure sees a batch of the stream before it; bring streams together by operators that take another stream",
                    false => "a closure sees one record; bring streams together by operators that take another stream",
                });
        }
        let mutable: Vec<Ident> = self.mutable.iter().map(|(name, _)| name.clone()).collect();
        if matches!(arg.kind, ArgKind::Closure(..))
            && let Some(name) = ast::mentions(arg.tokens.clone(), &mutable)
        {
            self.mutated(def, &name);
        }
        if !def.runs_in_driver()
            && let Some(name) = ast::mentions(arg.tokens.clone(), &self.plan.drivers)
        {
            self.driver_state(&name, &format!("`{}`", def.name));
        }
    }

    /// Closures change nothing outside: many of them run at once. Told once for each name.
    fn mutated(&mut self, def: &OpDef, name: &Ident) {
        let Some(at) = self.mutable.iter().position(|(mutable, _)| mutable == name) else { return };
        let (name, span) = self.mutable.remove(at);
        let keeps = OPERATORS.iter().find(|op| op.shows_state).map_or("", |op| op.name);
        let error = self.diags.error(
            "mutable",
            span,
            format!("`{name}` cannot be `mut`: the closure of `{}` sees it, and cannot change it", def.name),
        );
        error.help(if def.runs_in_driver() {
            format!("make it a parameter of the pipeline, `mut {name}: ..`: that is driver state")
        } else {
            format!(
                "write `let {name} = {name};` when it is ready; what changes with the records is the work of an \
                 operator, such as `{keeps}`"
            )
        });
    }

    fn driver_state(&mut self, name: &Ident, unseen_by: &str) {
        let seen_by = OPERATORS.iter().find(|op| op.runs_in_driver()).map_or("", |op| op.name);
        self.diags
            .error(
                "driver_state",
                name.span(),
                format!("the driver state `{name}` is not seen by {unseen_by}"),
            )
            .help(format!(
                "use it in a closure of `{seen_by}`, or take it as configuration: `{name}: ..` without `mut`"
            ));
    }

    /// Number and kind of the arguments.
    fn check(&mut self, def: &'static OpDef, call: &mut Call) -> bool {
        let found = self.diags.iter().count();
        if let Some(span) = call.turbofish {
            self.diags
                .error("turbofish", span, format!("`{}` takes no type arguments", def.name))
                .help("annotate the closure's parameter or result instead");
        }
        let (min, max) = def.n_args();
        if call.args.len() < min || max < call.args.len() {
            let takes = match (min, max) {
                (0, 0) => "no argument".to_owned(),
                (1, 1) => "one argument".to_owned(),
                (min, max) if min == max => format!("{min} arguments"),
                (min, max) => format!("{min} to {max} arguments"),
            };
            let message = format!(
                "`{}` takes {takes}, but {} {} given",
                def.name,
                call.args.len(),
                if call.args.len() == 1 { "is" } else { "are" }
            );
            // what takes a number besides has `_n` at the end of its name
            let takes_it = |other: &&OpDef| {
                let (min, max) = other.n_args();
                (min..=max).contains(&call.args.len())
            };
            let meant = op::find(&format!("{}_n", def.name)).filter(takes_it).unwrap_or(def);
            self.diags
                .error("argument_count", call.name.span(), message)
                .help(format!("write it as in `{}`", meant.example));
        }
        call.args = super::args::align(def, std::mem::take(&mut call.args));
        let in_order = self.in_order(def, call);
        for (arg, wanted) in call.args.iter().zip(def.args) {
            if in_order {
                self.check_arg(def.name, def.example, arg, wanted);
            }
            if wanted.kind != op::ArgKind::Stream {
                self.check_names(def, arg);
            }
        }
        (def.check)(call, self.diags);
        self.diags.iter().count() == found
    }

    /// Whether what is given to `taker` is of the kind that is wanted.
    pub(super) fn check_arg(&mut self, taker: &str, example: &str, arg: &ast::Arg, wanted: &op::Arg) {
        if self.is_async(taker, arg) {
            return;
        }
        let help = format!("write it as in `{example}`");
        match (&arg.kind, wanted.kind) {
            (ArgKind::Closure(n, bars), op::ArgKind::Function(arity)) if !arity.contains(n) => {
                let wants = arity.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
                let s = if arity == [1] { "" } else { "s" };
                let message =
                    format!("the closure of `{taker}` takes {wants} parameter{s}, but this one has {n}");
                self.diags.error_at("closure_arity", bars, message).help(help);
            }
            (
                ArgKind::Stream(chain),
                op::ArgKind::Function(_) | op::ArgKind::Value | op::ArgKind::Duration(_),
            ) => {
                let message = format!(
                    "`{taker}` takes a {} here, not a stream",
                    match wanted.kind {
                        op::ArgKind::Value => "value",
                        op::ArgKind::Duration(_) => "duration",
                        _ => "closure",
                    }
                );
                self.diags.error_at("stream_argument", chain.end(), message).help(help);
            }
            (
                ArgKind::Closure(..) | ArgKind::Function | ArgKind::Path | ArgKind::Expr,
                op::ArgKind::Stream,
            ) => {
                self.not_a_stream(taker, arg, help);
            }
            (ArgKind::Expr, op::ArgKind::Function(_))
                if syn::parse2::<syn::Lit>(arg.tokens.clone()).is_ok() =>
            {
                let message = format!("`{taker}` takes a closure here, not a value");
                self.diags.error_at("value_argument", &arg.tokens, message).help(help);
            }
            (ArgKind::Closure(..) | ArgKind::Function, op::ArgKind::Value | op::ArgKind::Duration(_)) => {
                let what = if matches!(arg.kind, ArgKind::Function) { "function" } else { "closure" };
                let message = format!("`{taker}` takes a value for `{}`, not a {what}", wanted.name);
                self.diags.error_at("closure_argument", &arg.tokens, message).help(help);
            }
            _ => {}
        }
    }
}
