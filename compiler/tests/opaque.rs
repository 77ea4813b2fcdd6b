//! **The text of a closure never decides plan or kernel.**
//!
//! Goal: what the compiler makes of a pipeline depends on its operators and streams alone. Method:
//! every golden case is compiled as it stands and with its closures changed (renamed parameters,
//! annotations, `move`, parentheses, another body, comments and line breaks between all tokens);
//! then plans, stages and emitted code must be the same, once every closure is replaced by a
//! placeholder. Beside it: the same tokens give the same bytes, and no hash order can enter,
//! because the crate has no hash table.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use support::{crate_dir, files, flat, messages, pipeline, read, shown};
use syn::{Expr, ExprClosure, ItemFn, Pat, Stmt, parse_quote};

/// A change of the closure with that number. The result stands in the place of the closure.
type Change = fn(ExprClosure, usize) -> Expr;

const CHANGES: &[(&str, Change)] = &[
    ("renamed parameters", renamed),
    ("annotated parameters", annotated),
    ("`move`", moved),
    ("no `move`", unmoved),
    ("parentheses", |closure, _| parse_quote!(((#closure)))),
    ("another body", rewritten),
    ("a body in braces", |mut closure, _| {
        let body = closure.body;
        closure.body = parse_quote!({ { #body } });
        Expr::Closure(closure)
    }),
];

#[test]
fn closures_do_not_decide() {
    for case in files(&crate_dir().join("tests/golden"), "rs") {
        let source = read(&case);
        let base = canonical(&source, None, as_it_stands);
        for (name, change) in CHANGES {
            let changed = canonical(&source, Some(&base.alike), *change);
            base.same(&changed, &format!("{} with {name}", shown(&case)));
        }
        let loose = canonical(&reformatted(&source), Some(&base.alike), as_it_stands);
        base.same(&loose, &format!("{} with comments", shown(&case)));
    }
}

/// What the compiler made, with placeholders for closures.
struct Canonical {
    plans: String,
    kernel: Vec<String>,
    tokens: Vec<String>,
    n_closures: usize,
    /// for every closure, the number of the first one with the same text
    alike: Vec<usize>,
}

impl Canonical {
    fn same(&self, other: &Canonical, what: &str) {
        if self.plans != other.plans {
            panic!("{what}: another plan\n{}", support::difference(&self.plans, &other.plans));
        }
        for (a, b) in [(&self.kernel, &other.kernel), (&self.tokens, &other.tokens)] {
            if a != b {
                panic!("{what}: another kernel\n{}", support::difference(&a.join("\n"), &b.join("\n")));
            }
        }
        assert_eq!(self.n_closures, other.n_closures, "{what}: the closures were found");
    }
}

fn canonical(source: &str, alike: Option<&[usize]>, change: Change) -> Canonical {
    let (options, item) = pipeline(source);
    let mut function: ItemFn = syn::parse2(item).unwrap();
    let mut closures = Vec::new();
    for stmt in &mut function.block.stmts {
        match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    visit(&mut init.expr, change, &mut closures);
                }
            }
            Stmt::Expr(expr, _) => visit(expr, change, &mut closures),
            Stmt::Item(_) | Stmt::Macro(_) => {}
        }
    }
    let compiled = match streamc_compiler::compile(options, function.into_token_stream()) {
        Ok(compiled) => compiled,
        Err(refused) => panic!("{source}\n{}", messages(&refused.diags)),
    };
    let plans: String = compiled.steps.iter().map(|(rule, plan)| format!("-- {rule}\n{plan}")).collect();
    let first = |closure| closures.iter().position(|other| other == closure).unwrap();
    let alike = alike.map_or_else(|| closures.iter().map(first).collect(), <[usize]>::to_vec);
    let numbered = alike.iter().copied().zip(closures.iter().cloned());
    let mut longest_first: Vec<(usize, Vec<String>)> = numbered.collect();
    longest_first.sort_by_key(|(_, closure)| std::cmp::Reverse(closure.len()));
    let replaced =
        |tokens: TokenStream| without_positions(without_checks(placeholders(flat(tokens), &longest_first)));
    let (kernel, tokens) = (replaced(compiled.shown), replaced(compiled_by_rustc(compiled.tokens)));
    let n_closures = kernel.iter().filter(|token| token.starts_with("<closure ")).count();
    // pruned streams leave theirs behind
    let pruned = compiled.steps.windows(2).any(|two| two[1].0 == "prune_unused" && two[0].1 != two[1].1);
    let least = if pruned { 1.min(closures.len()) } else { closures.len() };
    assert!(n_closures >= least, "{source}\nsome closure is not in the kernel as it was written");
    Canonical { plans: plans + &compiled.stages, kernel, tokens, n_closures, alike }
}

/// Without the body that editors see as it was written, and rustc does not.
fn compiled_by_rustc(tokens: TokenStream) -> TokenStream {
    let mut function: ItemFn = syn::parse2(tokens).unwrap();
    let before = function.block.stmts.len();
    let for_editors = |stmt: &Stmt| match stmt {
        Stmt::Local(local) => {
            local.attrs.iter().any(|attr| attr.to_token_stream().to_string().contains("rust_analyzer"))
        }
        _ => false,
    };
    function.block.stmts.retain(|stmt| !for_editors(stmt));
    assert_eq!(function.block.stmts.len() + 1, before);
    function.into_token_stream()
}

/// Changes the closures that are arguments in chains; collects their tokens without the outermost
/// `move`.
fn visit(expr: &mut Expr, change: Change, closures: &mut Vec<Vec<String>>) {
    let Expr::MethodCall(call) = expr else {
        if let Expr::Paren(paren) = expr {
            visit(&mut paren.expr, change, closures);
        }
        return;
    };
    visit(&mut call.receiver, change, closures);
    for arg in &mut call.args {
        if let Expr::Closure(closure) = arg {
            *arg = change(closure.clone(), closures.len());
            let mut inner: &Expr = arg;
            while let Expr::Paren(paren) = inner {
                inner = &paren.expr;
            }
            let Expr::Closure(closure) = inner else { panic!("a change gives a closure") };
            let mut opaque = closure.clone();
            opaque.capture = None;
            closures.push(flat(opaque.into_token_stream()));
        } else {
            visit(arg, change, closures);
        }
    }
}

fn placeholders(tokens: Vec<String>, longest_first: &[(usize, Vec<String>)]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match longest_first.iter().find(|(_, closure)| tokens[at..].starts_with(closure)) {
            Some((number, closure)) => {
                out.push(format!("<closure {number}>"));
                at += closure.len();
            }
            None => {
                out.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// Drops `let x = name; #[allow(unused_variables)] let name = captured(x);` before the kernels: a
/// value passes through it as it is, for the sake of the message if its type does not fit. Exactly
/// these tokens: nothing else may depend on what closures mention.
fn without_checks(mut tokens: Vec<String>) -> Vec<String> {
    let form = [
        "let",
        "x",
        "=",
        "name",
        ";",
        "#",
        "[",
        "allow",
        "(",
        "unused_variables",
        ")",
        "]",
        "let",
        "name",
        "=",
        "__streamc_rt",
        ":",
        ":",
        "captured",
        "(",
        "x",
        ")",
        ";",
    ];
    while let Some(at) = tokens.iter().position(|token| token == "captured") {
        let start = at.checked_sub(18).expect("two statements");
        let found = &tokens[start..start + form.len()];
        let (given, name) = (&found[1], &found[3]);
        assert!(given.starts_with("__streamc_x"), "a name of ours: {found:?}");
        let wanted = form.iter().map(|token| match *token {
            "x" => given,
            "name" => name,
            token => token,
        });
        assert!(wanted.eq(found), "it is bound again under its name, and nothing else: {found:?}");
        tokens.drain(start..start + form.len());
    }
    tokens
}

/// Drops what follows `at:`, the position of an operator in the user's file.
fn without_positions(mut tokens: Vec<String>) -> Vec<String> {
    for at in 2..tokens.len() {
        if tokens[at - 2] == "at" && tokens[at - 1] == ":" && tokens[at].starts_with('"') {
            tokens[at] = "<position>".to_owned();
        }
    }
    tokens
}

fn as_it_stands(closure: ExprClosure, _: usize) -> Expr {
    Expr::Closure(closure)
}

fn renamed(mut closure: ExprClosure, _: usize) -> Expr {
    let mut names = Vec::new();
    closure.inputs.iter().for_each(|pat| bound(pat, &mut names));
    closure.inputs =
        closure.inputs.iter().map(|pat| parse_pat(rename(pat.to_token_stream(), &names))).collect();
    let body = rename(closure.body.to_token_stream(), &names);
    closure.body = syn::parse2(body).unwrap();
    Expr::Closure(closure)
}

fn parse_pat(tokens: TokenStream) -> Pat {
    let closure: ExprClosure = syn::parse2(quote!(|#tokens| ())).unwrap();
    closure.inputs.into_iter().next().unwrap()
}

fn bound(pat: &Pat, names: &mut Vec<Ident>) {
    match pat {
        Pat::Ident(pat) => names.push(pat.ident.clone()),
        Pat::Tuple(pat) => pat.elems.iter().for_each(|pat| bound(pat, names)),
        Pat::Type(pat) => bound(&pat.pat, names),
        _ => {}
    }
}

fn rename(tokens: TokenStream, names: &[Ident]) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Ident(ident) if names.contains(&ident) => {
                TokenTree::Ident(Ident::new(&format!("another_{ident}"), ident.span()))
            }
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), rename(group.stream(), names)))
            }
            tree => tree,
        })
        .collect()
}

fn annotated(mut closure: ExprClosure, _: usize) -> Expr {
    closure.inputs = closure
        .inputs
        .into_iter()
        .map(|pat| match pat {
            Pat::Type(pat) => Pat::Type(pat),
            pat => parse_pat(quote!(#pat: Some<Long, [Type; 3]>)),
        })
        .collect();
    Expr::Closure(closure)
}

fn moved(mut closure: ExprClosure, _: usize) -> Expr {
    closure.capture = Some(parse_quote!(move));
    Expr::Closure(closure)
}

fn unmoved(mut closure: ExprClosure, _: usize) -> Expr {
    closure.capture = None;
    Expr::Closure(closure)
}

/// Words that would tempt a compiler that looks: a constant, names of operators, an effect.
fn rewritten(mut closure: ExprClosure, number: usize) -> Expr {
    closure.body = parse_quote!({
        println!("{}", 1 + #number);
        let map = filter(|count| reduce_by_key(union, 0u64));
        if true {
            return false;
        }
        map.group_by_key().print()
    });
    Expr::Closure(closure)
}

/// The same tokens with a comment and a line break between all of them.
fn reformatted(source: &str) -> String {
    fn push(tokens: TokenStream, out: &mut String) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => {
                    let text = group.to_string();
                    out.push(text.chars().next().unwrap());
                    push(group.stream(), out);
                    out.push(text.chars().last().unwrap());
                }
                TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint => {
                    out.push(punct.as_char());
                    continue;
                }
                tree => out.push_str(&tree.to_string()),
            }
            out.push_str(" // |x| a comment. print()\n\t/* and , one more */ ");
        }
    }
    let file = syn::parse_file(source).unwrap();
    let mut out = String::new();
    file.items.into_iter().for_each(|item| push(item.into_token_stream(), &mut out));
    out
}

#[test]
fn the_same_tokens_give_the_same_bytes() {
    for case in files(&crate_dir().join("tests/golden"), "rs") {
        let source = read(&case);
        let (options, item) = pipeline(&source);
        let made = |options: TokenStream, item: TokenStream| {
            let Ok(compiled) = streamc_compiler::compile(options, item) else { panic!("{}", shown(&case)) };
            let plans = compiled.steps.iter().map(|(_, plan)| plan.as_str()).collect::<String>();
            (plans + &compiled.stages, compiled.shown.to_string(), compiled.tokens.to_string())
        };
        let first = made(options.clone(), item.clone());
        assert!(first == made(options, item), "{}", shown(&case));
        // on another thread hash tables have another seed; spans are numbered anew
        let again = std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let (options, item) = pipeline(&source);
                made(options, item)
            });
            second.join().unwrap()
        });
        assert!(first.0 == again.0 && first.1 == again.1, "{}", shown(&case));
    }
}

#[test]
fn the_compiler_has_no_hash_table() {
    let forbidden = ["HashMap", "HashSet", "RandomState", "SystemTime", "Instant", "thread_rng"];
    let mut found = BTreeSet::new();
    for file in files(&crate_dir().join("src"), "rs") {
        let tokens = flat(read(&file).parse().unwrap());
        found.extend(
            tokens.into_iter().filter(|t| forbidden.contains(&t.as_str())).map(|t| (shown(&file), t)),
        );
    }
    assert!(found.is_empty(), "order, time or chance could enter the output: {found:?}");
}
