//! Tokens to the surface tree.

use super::{
    Bound, Callable, Chain, Fragment, Options, Param, Pipeline, Stmt,
    chain::{Names, chain},
    limits,
    lints::{self, Lints},
    params,
    scan::{bindings, mentions, returns},
};
use crate::diag::{Diagnostics, nearest};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Expr, FnArg, GenericArgument, ItemFn, Local, Pat, PathArguments, ReturnType, Type, spanned::Spanned,
};

/// Parses the attribute's arguments and the function. `None` when there is no function to speak of.
pub fn parse(
    options: TokenStream,
    item: TokenStream,
    callable: &Callable,
    diags: &mut Diagnostics,
) -> Option<Pipeline> {
    let options = Options::parse(options, diags);
    if !limits::hold(&item, diags) {
        return None;
    }
    let function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(error) => {
            not_a_function(&item, error, diags);
            return None;
        }
    };
    signature(&function, "a pipeline", diags);
    if let ReturnType::Type(_, ty) = &function.sig.output {
        diags
            .error_at("return_type", ty, "a pipeline has no return type: the function returns a `Pipeline`")
            .help("remove `-> ..`; results leave through outputs, for example `.print()`");
    }
    let params: Vec<Param> = function.sig.inputs.iter().filter_map(|arg| param(arg, diags)).collect();
    let mut body = Body::new(&params, callable, diags);
    if body.names.streams.is_empty() && body.refused.is_empty() {
        let name = &function.sig.ident;
        body.diags
            .error("no_input", name.span(), format!("the pipeline `{name}` has no input"))
            .help("give it a parameter of type `DStream<T>`, for example `lines: DStream<&str>`");
    }
    let stmts = function.block.stmts.iter().filter_map(|stmt| body.stmt(stmt)).collect();
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let attrs = lints::outside(attrs);
    Some(Pipeline { options, attrs, vis, sig, params, stmts, body: block.stmts })
}

/// Parses a function that gives a stream. Its end must be that stream.
pub fn parse_fragment(function: &ItemFn, callable: &Callable, diags: &mut Diagnostics) -> Option<Fragment> {
    let sig = &function.sig;
    signature(function, "a fragment", diags);
    let params: Vec<Param> = sig.inputs.iter().filter_map(|arg| param(arg, diags)).collect();
    for param in &params {
        if let Param::Driver(name, _) = param {
            diags
                .error(
                    "fragment_state",
                    name.span(),
                    format!("the fragment `{}` cannot have driver state", sig.ident),
                )
                .help(format!("remove `mut`; an output that uses `{name}` belongs in the pipeline itself"));
        }
    }
    let mut body = Body::new(&params, callable, diags);
    let (end, stmts) = match (&sig.output, function.block.stmts.split_last()) {
        (ReturnType::Default, _) | (_, None) => (None, &*function.block.stmts),
        (_, Some((end, stmts))) => (Some(end), stmts),
    };
    let stmts = stmts.iter().filter_map(|stmt| body.stmt(stmt)).collect();
    let results: Option<Vec<Chain>> = match (&sig.output, end) {
        (ReturnType::Default, _) => Some(Vec::new()),
        (ReturnType::Type(_, ty), Some(syn::Stmt::Expr(Expr::Tuple(tuple), None))) => {
            let all = tuple.elems.iter().map(|expr| chain(expr, &body.names)).collect::<Option<Vec<_>>>();
            all.filter(|all| matches!(&**ty, Type::Tuple(ty) if ty.elems.len() == all.len()))
        }
        (ReturnType::Type(_, ty), Some(syn::Stmt::Expr(expr, None))) if !matches!(**ty, Type::Tuple(_)) => {
            chain(expr, &body.names).map(|chain| vec![chain])
        }
        _ => None,
    };
    if !body.refused.is_empty() {
        return None;
    }
    let Some(results) = results else {
        let several = matches!(&sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Tuple(_)));
        let (what, line) = match several {
            true => ("the streams that its type says", "`(one, other)`"),
            false => ("a stream", "the stream that it returns"),
        };
        diags
            .error(
                "fragment_end",
                sig.ident.span(),
                format!("the fragment `{}` does not end in {what}", sig.ident),
            )
            .help(format!("write {line} as its last line, without `;`"));
        return None;
    };
    let param_lints = sig.inputs.iter().map(|arg| match arg {
        FnArg::Typed(arg) => Lints::among(&arg.attrs),
        FnArg::Receiver(_) => Lints::default(),
    });
    Some(Fragment {
        name: sig.ident.clone(),
        params,
        param_lints: param_lints.collect(),
        lints: Lints::among(&function.attrs),
        generics: sig.generics.clone(),
        stmts,
        results,
    })
}

fn not_a_function(item: &TokenStream, error: syn::Error, diags: &mut Diagnostics) {
    match syn::parse2::<syn::Item>(item.clone()) {
        Ok(other) => {
            diags
                .error("not_a_function", other.span(), "`#[pipeline]` works on functions and modules only")
                .help("write `#[pipeline] fn name(lines: DStream<&str>) { .. }`");
        }
        Err(_) => diags.parse_error(error),
    }
}

/// What the signature of a pipeline or a fragment may not have.
fn signature(function: &ItemFn, of: &str, diags: &mut Diagnostics) {
    let sig = &function.sig;
    let mut refuse = |span: Span, what: &str| {
        diags
            .error("signature", span, format!("{of} cannot be {what}"))
            .help("remove it: the body is compiled into a dataflow, not run as written");
    };
    if let Some(token) = &sig.asyncness {
        refuse(token.span(), "`async`");
    }
    if let Some(token) = &sig.constness {
        refuse(token.span(), "`const`");
    }
    if let syn::Safety::Unsafe(token) = &sig.safety {
        refuse(token.span(), "`unsafe`");
    }
    if let Some(abi) = &sig.abi {
        refuse(abi.span(), "`extern`");
    }
}

fn param(arg: &FnArg, diags: &mut Diagnostics) -> Option<Param> {
    let FnArg::Typed(arg) = arg else {
        diags.error("self_parameter", arg.span(), "a pipeline is not a method").help("remove `self`");
        return None;
    };
    if let Some(refused) = params::refused(arg, diags) {
        return Some(refused);
    }
    let Pat::Ident(pat) = &*arg.pat else {
        let help = "give it a name and take it apart in a `let`";
        diags.error_at("parameter_pattern", &arg.pat, "a parameter of a pipeline is a plain name").help(help);
        return None;
    };
    let (name, ty) = (pat.ident.clone(), arg.ty.clone());
    if let Type::Reference(reference) = &*arg.ty
        && let Some(record) = record_type(&reference.elem)
    {
        diags
            .error_at("borrowed_stream", reference, format!("the stream `{name}` is borrowed"))
            .help(format!("take it by value, `{name}: {}`", super::type_text(&reference.elem)));
        return Some(Param::Input(name, Box::new(record)));
    }
    if let Some(record) = record_type(&arg.ty).filter(is_inferred) {
        diags.error_at("record_type", &record, format!("the records of `{name}` have no type")).help(
            format!(
                "write it, for example `{name}: DStream<&str>`: a pipeline is compiled apart from its callers"
            ),
        );
        return Some(Param::Input(name, syn::parse_quote!(_)));
    }
    Some(match (record_type(&arg.ty), &pat.mutability) {
        (Some(record), None) => Param::Input(name, Box::new(record)),
        (Some(record), Some(token)) => {
            diags.error("mut_stream", token.span(), format!("the stream `{name}` cannot be `mut`")).help(
                format!("remove `mut`; write `let {name} = {name}.filter(..)` to go on with another stream"),
            );
            Param::Input(name, Box::new(record))
        }
        (None, None) => {
            if let Type::Reference(reference) = &*arg.ty
                && reference.lifetime.as_ref().is_none_or(|lifetime| lifetime.ident != "static")
            {
                diags
                    .error_at("borrowed_config", reference, format!("the configuration `{name}` is borrowed, but a pipeline outlives the call that makes it"))
                    .help(match &*reference.elem {
                        Type::Path(path) if path.path.is_ident("str") => format!("write `{name}: String`, or `{name}: &'static str` for a literal"),
                        elem if reference.mutability.is_some() => format!(
                            "what closures of the driver change from batch to batch is driver state: write `mut {name}: {}`",
                            super::type_text(elem)
                        ),
                        elem => format!("take it by value, `{name}: {}`, or shared, in an `Arc`", super::type_text(elem)),
                    });
            }
            Param::Config(name, ty)
        }
        (None, Some(_)) => Param::Driver(name, ty),
    })
}

/// Whether it says that it is the type of a function: `fn(..)`, `impl Fn(..)`.
fn is_function(ty: &Type) -> bool {
    match ty {
        Type::FnPtr(_) => true,
        Type::ImplTrait(bounds) => bounds.bounds.iter().any(|bound| {
            let syn::TypeParamBound::Trait(bound) = bound else { return false };
            let last = bound.path.segments.last();
            last.is_some_and(|last| matches!(last.arguments, PathArguments::Parenthesized(_)))
        }),
        _ => false,
    }
}

/// The name of `let name = |..| ..`, or of `let name: fn(..) = ..`.
fn named_function(local: &Local) -> Option<Ident> {
    match (&local.pat, &local.init) {
        (Pat::Type(typed), _) if is_function(&typed.ty) => plain_name(&typed.pat),
        (pat, Some(init)) if matches!(*init.expr, Expr::Closure(_)) => plain_name(pat),
        _ => None,
    }
}

/// Whether rustc is asked to find out a type, or a part of it: `_`.
pub(crate) fn is_inferred(ty: &Type) -> bool {
    let mut waiting = vec![ty.to_token_stream()];
    while let Some(tokens) = waiting.pop() {
        let mut after_quote = false;
        for tree in tokens {
            match &tree {
                TokenTree::Ident(name) if name == "_" && !after_quote => return true,
                TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                    waiting.push(group.stream())
                }
                _ => {}
            }
            after_quote = matches!(&tree, TokenTree::Punct(p) if p.as_char() == '\'');
        }
    }
    false
}

/// The `T` of a `DStream<T>`.
pub(crate) fn record_type(ty: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "DStream")?;
    let PathArguments::AngleBracketed(args) = &last.arguments else { return None };
    args.args.iter().find_map(|arg| if let GenericArgument::Type(ty) = arg { Some(ty.clone()) } else { None })
}

struct Body<'d> {
    names: Names,
    /// configuration and the user's own bindings
    hosts: Vec<Ident>,
    /// operators know who sees it
    drivers: Vec<Ident>,
    /// what would be a stream if it had not been refused: nothing is said of statements that use it
    refused: Vec<Ident>,
    /// how many chains there were so far
    chains: usize,
    diags: &'d mut Diagnostics,
}

impl<'d> Body<'d> {
    fn new(params: &[Param], callable: &Callable, diags: &'d mut Diagnostics) -> Self {
        let names = Names { callable: callable.clone(), ..Names::default() };
        let mut body =
            Body { names, hosts: Vec::new(), drivers: Vec::new(), refused: Vec::new(), chains: 0, diags };
        for param in params {
            match param {
                Param::Input(name, _) if params::is_refused(param) => body.refused.push(name.clone()),
                Param::Input(name, _) => body.names.streams.push(name.clone()),
                Param::Config(name, ty) => {
                    body.hosts.push(name.clone());
                    body.names.functions.extend(is_function(ty).then(|| name.clone()));
                }
                Param::Driver(name, _) => body.drivers.push(name.clone()),
            }
        }
        body
    }

    fn stmt(&mut self, stmt: &syn::Stmt) -> Option<Stmt> {
        if mentions(stmt.to_token_stream(), &self.refused).is_some() {
            if let syn::Stmt::Local(local) = stmt {
                self.refuse(bindings(&local.pat));
            }
            return None;
        }
        match stmt {
            syn::Stmt::Local(local) => self.local(local),
            syn::Stmt::Expr(expr, semi) => match chain(expr, &self.names) {
                Some(mut chain) => {
                    self.chains += 1;
                    chain.lints = Lints::of_statement(lints::of_expr(expr), &chain, self.diags);
                    Some(Stmt::Chain(chain))
                }
                None => self.host(quote!(#expr #semi), expr, Vec::new()),
            },
            syn::Stmt::Macro(call) => self.host(call.to_token_stream(), &unit(), Vec::new()),
            syn::Stmt::Item(item) => {
                if let syn::Item::Fn(function) = item {
                    self.names.functions.push(function.sig.ident.clone());
                }
                Some(Stmt::Host(item.to_token_stream(), Vec::new()))
            }
        }
    }

    fn local(&mut self, local: &Local) -> Option<Stmt> {
        let bound = bindings(&local.pat);
        let Some(init) = &local.init else { return self.host(local.to_token_stream(), &unit(), bound) };
        let Some(mut chain) = chain(&init.expr, &self.names) else {
            let stmt = self.host(local.to_token_stream(), &init.expr, bound);
            self.names.functions.extend(named_function(local));
            return stmt;
        };
        self.chains += 1;
        chain.lints = Lints::of_statement(&local.attrs, &chain, self.diags);
        let (pat, ty) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pat => (pat, None),
        };
        if let Some(names) = several_names(pat) {
            names.iter().flatten().for_each(|name| self.stream(name));
            let mut types: Vec<Option<Box<Type>>> = match ty {
                Some(Type::Tuple(ty)) => ty.elems.iter().map(|ty| self.annotation(ty)).collect(),
                Some(ty) => vec![self.annotation(ty)],
                None => Vec::new(),
            };
            types.resize(names.len(), None);
            return Some(Stmt::LetMany(names, chain, types));
        }
        let Some(name) = plain_name(pat) else {
            self.diags.error_at("stream_pattern", pat, "a stream is bound to a plain name").help(match pat {
                Pat::Ident(pat) if pat.mutability.is_some() => {
                    let name = &pat.ident;
                    format!("remove `mut`; to go on under the same name write `let {name} = {name}..;`")
                }
                _ => "write `let name = ..;` without a pattern".to_owned(),
            });
            self.refuse(bound);
            return None;
        };
        self.stream(&name);
        let ty = ty.and_then(|ty| self.annotation(ty));
        Some(Stmt::Let(name, chain, ty))
    }

    /// The records of a type that is written for a stream; none where it is left to rustc.
    fn annotation(&mut self, ty: &Type) -> Option<Box<Type>> {
        if matches!(ty, Type::Infer(_)) {
            return None;
        }
        if let Some(record) = record_type(ty) {
            return (!matches!(record, Type::Infer(_))).then(|| Box::new(record));
        }
        self.diags
            .error_at(
                "stream_type",
                ty,
                format!("this is a stream, not a value of type `{}`", super::type_text(ty)),
            )
            .help("write `DStream<..>` with the type of its records, or no type");
        None
    }

    /// Nothing more is said of what would be streams.
    fn refuse(&mut self, bound: Vec<Bound>) {
        for Bound { name, .. } in bound {
            self.names.streams.retain(|stream| *stream != name);
            self.refused.push(name);
        }
    }

    /// The name of a stream from here on.
    fn stream(&mut self, name: &Ident) {
        self.refused.retain(|refused| refused != name);
        self.hosts.retain(|host| host != name);
        self.names.functions.retain(|function| function != name);
        if !self.names.streams.contains(name) {
            self.names.streams.push(name.clone());
        }
    }

    /// Rust without streams. `expr` tells the user's mistakes apart.
    fn host(&mut self, tokens: TokenStream, expr: &Expr, bound: Vec<Bound>) -> Option<Stmt> {
        let looked_at = if bound.is_empty() { tokens.clone() } else { expr.to_token_stream() };
        if let Some(span) = returns(looked_at.clone()) {
            self.diags
                .error("return_statement", span, "`return` cannot end a pipeline: its body describes a graph, and runs nothing")
                .help("decide where the pipeline is called, or in a closure of an operator; an error can leave by `?`");
            self.refuse(bound);
            return None;
        }
        if let Some((name, near)) = self.misspelt(expr) {
            self.diags
                .error("unknown_stream", name.span(), format!("no stream is called `{name}`"))
                .help(format!("write `{near}`"));
            self.refuse(bound);
            return None;
        }
        if let Some(stream) = mentions(looked_at, &self.names.streams) {
            self.misused(stream, expr);
            self.refuse(bound);
            return None;
        }
        for Bound { name, .. } in &bound {
            if self.chains > 0 && self.hosts.contains(name) {
                self.diags
                    .error(
                        "rebinding",
                        name.span(),
                        format!("`{name}` is bound again after streams were defined"),
                    )
                    .help("give it another name: closures are compiled together, after all bindings");
            }
            self.names.streams.retain(|stream| stream != name);
            self.names.functions.retain(|function| function != name);
            self.hosts.push(name.clone());
        }
        Some(Stmt::Host(tokens, bound))
    }

    /// What a statement calls methods on, if nothing that is bound here has that name, but a stream
    /// has nearly the same.
    fn misspelt<'e>(&self, expr: &'e Expr) -> Option<(&'e Ident, String)> {
        let Expr::MethodCall(call) = expr else { return None };
        let mut at = &*call.receiver;
        while let Expr::MethodCall(before) = at {
            at = &before.receiver;
        }
        let Expr::Path(path) = at else { return None };
        let name = path.path.get_ident()?;
        let known = self.hosts.contains(name)
            || self.drivers.contains(name)
            || self.names.functions.contains(name)
            || self.names.streams.contains(name);
        let streams: Vec<String> = self.names.streams.iter().map(ToString::to_string).collect();
        let word = name.to_string();
        let can_be = !known && word.starts_with(char::is_lowercase);
        let near = nearest(&word, streams.iter().map(String::as_str).filter(|_| can_be))?;
        Some((name, near.to_owned()))
    }

    /// What stands behind a stream without parentheses, mostly because it is being typed.
    fn not_called<'e>(&self, expr: &'e Expr) -> Option<&'e syn::Member> {
        match expr {
            Expr::MethodCall(call) => self.not_called(&call.receiver),
            Expr::Field(field) if chain(&field.base, &self.names).is_some() => Some(&field.member),
            Expr::Field(field) => self.not_called(&field.base),
            _ => None,
        }
    }

    /// The function that a stream is given to.
    fn given_to<'e>(&self, expr: &'e Expr) -> Option<&'e Ident> {
        match expr {
            Expr::MethodCall(call) => self.given_to(&call.receiver),
            Expr::Call(call) if call.args.iter().any(|arg| chain(arg, &self.names).is_some()) => {
                let Expr::Path(function) = &*call.func else { return None };
                let name = function.path.segments.last().map(|segment| &segment.ident);
                // not `Some(stream)`
                name.filter(|name| name.to_string().starts_with(char::is_lowercase))
            }
            _ => None,
        }
    }

    fn misused(&mut self, stream: Ident, expr: &Expr) {
        let keyword = match expr {
            Expr::If(e) => Some(("if", e.if_token.span())),
            Expr::Match(e) => Some(("match", e.match_token.span())),
            Expr::ForLoop(e) => Some(("for", e.for_token.span())),
            Expr::While(e) => Some(("while", e.while_token.span())),
            Expr::Loop(e) => Some(("loop", e.loop_token.span())),
            Expr::Assign(e)
                if chain(&e.right, &self.names).is_some() && chain(&e.left, &self.names).is_none() =>
            {
                let left = e.left.to_token_stream();
                self.diags
                    .error_at(
                        "deferred_stream",
                        &e.left,
                        format!("a stream is bound where it is made, not assigned to `{left}` later"),
                    )
                    .help(format!(
                        "write `let {left} = {stream}..;` here, without the `let {left};` before it"
                    ));
                if let Expr::Path(path) = &*e.left {
                    self.refused.extend(path.path.get_ident().cloned());
                }
                return;
            }
            Expr::Assign(e) if chain(&e.left, &self.names).is_some() => {
                self.diags
                    .error(
                        "assigned_stream",
                        stream.span(),
                        format!("the stream `{stream}` cannot be assigned to"),
                    )
                    .help(format!("write `let {stream} = ..;` to go on under the same name"));
                return;
            }
            _ => None,
        };
        if let Some((word, span)) = keyword {
            let help = match word {
                "if" | "match" => {
                    "decide inside an operator, for example `.filter(move |record| flag && ..)`, or write two pipelines and choose where the context runs them"
                }
                _ => "write the operators one by one: the graph is fixed when the program is compiled",
            };
            self.diags.error("control_flow", span, format!("`{word}` cannot enclose operators")).help(help);
            return;
        }
        if let Some(member) = self.not_called(expr) {
            self.diags
                .error_at("not_called", member, "an operator is a call, with parentheses")
                .help("write `.map(..)`, or another operator");
            return;
        }
        let help = match self.given_to(expr) {
            Some(function) => format!(
                "a function that takes streams is a fragment: put `#[pipeline]` before `fn {function}(..) -> DStream<..>` and \
                 call it by a path, `self::{function}(..)`; or put both in one module under `#[pipeline]`"
            ),
            None => {
                format!(
                    "write `{stream}.map(..)` or another operator, and an output such as `.print()` at the end"
                )
            }
        };
        self.diags
            .error(
                "stream_as_value",
                stream.span(),
                format!("the stream `{stream}` is not a value: only operators can be called on it"),
            )
            .help(help);
    }
}

fn unit() -> Expr {
    syn::parse_quote!(())
}

/// The names of `(a, b)`, `(a, _, c)` or `(_, b)`.
fn several_names(pat: &Pat) -> Option<Vec<Option<Ident>>> {
    let name = |pat: &Pat| match pat {
        Pat::Wild(_) => Some(None),
        pat => plain_name(pat).map(Some),
    };
    let Pat::Tuple(tuple) = pat else { return None };
    let names: Vec<Option<Ident>> = tuple.elems.iter().map(name).collect::<Option<_>>()?;
    (names.len() > 1).then_some(names)
}

fn plain_name(pat: &Pat) -> Option<Ident> {
    match pat {
        Pat::Ident(p) if p.by_ref.is_none() && p.mutability.is_none() && p.subpat.is_none() => {
            Some(p.ident.clone())
        }
        _ => None,
    }
}
