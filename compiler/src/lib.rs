//! The compiler of streamc, as a library: tokens in, tokens out.
//!
//! `ast` (what the user wrote) → `plan` (what to compute) → `opt` (rules) → `stage` (what runs as
//! one loop) → `emit` (tokens), with `op` (one file for each operator) and `diag` (messages) beside
//! them. It is a pure function of its tokens: no files, no environment, no time, no hash iteration;
//! the same text gives the same tokens to the byte.
#![allow(
    missing_debug_implementations,
    reason = "syntax trees of `syn` have `Debug` only with a feature that doubles its build time"
)]

mod abi;
pub mod ast;
mod configure;
pub mod derive;
pub mod diag;
pub mod emit;
mod module;
pub mod op;
pub mod opt;
pub mod plan;
pub mod stage;

use diag::Diagnostics;
use plan::Fragments;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

/// A compiled pipeline, with what `explain` shows.
pub struct Compiled {
    /// The name of the function.
    pub name: String,
    /// The plan before the first rule (under the name ``) and after each rule that is on.
    pub steps: Vec<(&'static str, String)>,
    /// The plan after the last rule.
    pub plan: plan::Plan,
    /// The stages.
    pub stages: String,
    /// The function that takes the place of the user's.
    pub tokens: TokenStream,
    /// The same for people: the static plan is left out.
    pub shown: TokenStream,
    /// Warnings.
    pub warnings: Diagnostics,
    /// How many calls of fragments were inlined that need a scope.
    pub n_inlined: usize,
}

/// What stands in the way of compiling a function: the messages, and the function to go on with, if
/// there is one; or fragments of other modules.
pub struct Refused {
    /// The messages.
    pub diags: Diagnostics,
    /// What was parsed.
    pub pipeline: Option<ast::Pipeline>,
    /// Fragments of other modules that are to be known first: then the messages are not all.
    pub wanted: Vec<plan::Wanted>,
}

/// Compiles one function. `options` are the arguments of `#[pipeline(..)]`.
///
/// # Errors
/// See [`Refused`].
pub fn compile(options: TokenStream, item: TokenStream) -> Result<Compiled, Box<Refused>> {
    compile_beside(&Fragments::default(), options, item)
}

/// As [`compile`], for a function that can call `fragments`.
///
/// # Errors
/// See [`Refused`].
pub fn compile_beside(
    fragments: &Fragments,
    options: TokenStream,
    item: TokenStream,
) -> Result<Compiled, Box<Refused>> {
    let mut diags = Diagnostics::new();
    let parsed = ast::parse(options, item, &fragments.callable(None), &mut diags);
    let Some(mut pipeline) = parsed else {
        return Err(Box::new(Refused { diags, pipeline: None, wanted: Vec::new() }));
    };
    opt::check_names(&pipeline.options.without, &mut diags);
    // names are resolved even after faults of the syntax, so that both are reported
    let mut plan = plan::build(&mut pipeline, fragments, &mut diags);
    let warnings = match diags.barrier() {
        Ok(warnings) => warnings,
        Err(diags) => return Err(Box::new(Refused { diags, pipeline: Some(pipeline), wanted: plan.wanted })),
    };
    if !plan.wanted.is_empty() || plan.calls_refused {
        let diags = Diagnostics::new();
        return Err(Box::new(Refused { diags, pipeline: Some(pipeline), wanted: plan.wanted }));
    }
    if cfg!(debug_assertions) {
        plan::verify(&plan, "build");
    }
    let without: Vec<String> = pipeline.options.without.iter().map(|(name, _)| name.clone()).collect();
    let mut steps = Vec::new();
    opt::optimize(&mut plan, &without, |rule, plan| steps.push((rule, plan.to_text())));
    let graph = stage::split(&plan);
    if cfg!(debug_assertions) {
        stage::verify(&graph, &plan);
    }
    let stages = graph.to_text(&plan);
    let explained = format!("{}\n{stages}", plan.to_text());
    let emitter = emit::Emitter::new(&plan, &graph);
    let emit::Shell { tokens, shown } = emit::shell(&pipeline, &emitter, &explained);
    let (name, n_inlined) = (plan.name.clone(), plan.n_inlined);
    Ok(Compiled { name, steps, plan, stages, tokens, shown, warnings, n_inlined })
}

/// What `#[pipeline]` expands to: the compiled function, or its errors and a function of the same
/// signature; for a module its contents with every pipeline compiled.
pub fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    if configure::is_needed(&item) {
        let krate = ast::Options::parse(options.clone(), &mut Diagnostics::new()).krate;
        return configure::ask(&emit::abi(krate.as_ref()), &options, &item);
    }
    evaluated(options, item)
}

/// Goes on when rustc has evaluated what is conditional: see `configure`.
pub fn expand_configured(input: TokenStream) -> TokenStream {
    match configure::answer(input) {
        Some((options, item)) if !item.is_empty() => evaluated(options, item),
        _ => TokenStream::new(),
    }
}

fn evaluated(options: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(fragment) = module::fragment(&options, &item) {
        return fragment;
    }
    match module::Scoped::parse(options.clone(), item.clone()) {
        Some(module) => module.expand(),
        None => match compile(options.clone(), item.clone()) {
            Err(refused) if !refused.wanted.is_empty() => {
                module::Scoped::of_function(options, item).map_or_else(TokenStream::new, |one| one.expand())
            }
            compiled => function(compiled),
        },
    }
}

/// One more step of expanding a module: see `module`.
pub fn expand_scoped(input: TokenStream) -> TokenStream {
    module::Scoped::resume(input)
}

/// A function with more at the beginning of its body, so that its own lint levels hold there.
fn within(function: TokenStream, more: &TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = function.into_iter().collect();
    if let Some(TokenTree::Group(body)) = trees.last_mut().filter(|_| !more.is_empty()) {
        let (inner, span) = (body.stream(), body.span());
        *body = Group::new(body.delimiter(), quote!(#more #inner));
        body.set_span(span);
    }
    trees.into_iter().collect()
}

fn function(compiled: Result<Compiled, Box<Refused>>) -> TokenStream {
    match compiled {
        Ok(compiled) => {
            let (tokens, warnings) = (compiled.tokens, compiled.warnings.to_tokens());
            within(tokens, &warnings)
        }
        Err(refused) => match &refused.pipeline {
            Some(pipeline) => emit::fallback(pipeline, &refused.diags.to_tokens()),
            None => refused.diags.to_tokens(),
        },
    }
}
