//! Pipelines of any size: long, wide and doubled ones are compiled or refused with a message, never
//! by a panic or an overflow.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use std::fmt::Write;
use streamc_compiler::{diag::Diagnostics, plan::Fragments};
use support::{compile, files, messages, pipeline, read};

/// As a pipeline over `lines` with that body.
fn job(body: &str) -> (TokenStream, TokenStream) {
    let item = format!("fn job(lines: DStream<&str>) {{ {body} }}");
    ("batch = \"1s\"".parse().unwrap(), item.parse().unwrap())
}

fn slugs(compiled: Result<streamc_compiler::Compiled, Box<streamc_compiler::Refused>>) -> Vec<&'static str> {
    let slug = |diags: &Diagnostics| diags.iter().map(|d| d.slug).collect::<Vec<_>>();
    compiled.map_or_else(|refused| slug(&refused.diags), |compiled| slug(&compiled.warnings))
}

/// `map` and `filter` one after another, in chains of a hundred.
fn long(n: usize) -> String {
    let hundred = ".map(|line| line).filter(|line| line.len() > 1)".repeat(50);
    let mut body = String::new();
    for _ in 0..n / 100 {
        let _ = writeln!(body, "let lines = lines{hundred};");
    }
    body + "lines.print();"
}

#[test]
fn a_long_pipeline_is_cut_into_loops() {
    let (options, item) = job(&long(3000));
    let compiled = streamc_compiler::compile(options, item)
        .unwrap_or_else(|refused| panic!("{}", messages(&refused.diags)));
    // rustc gives up on deep trees: no group is deeper than a loop of 64 operators makes it
    assert!(depth(compiled.tokens) < 200);
    assert!(compiled.stages.lines().filter(|line| line.starts_with("stage ")).count() > 40);
}

/// The depth of groups, by a loop.
fn depth(tokens: TokenStream) -> usize {
    let (mut deepest, mut waiting) = (0, vec![(tokens, 0)]);
    while let Some((tokens, depth)) = waiting.pop() {
        deepest = deepest.max(depth);
        for tree in tokens {
            if let TokenTree::Group(group) = tree {
                waiting.push((group.stream(), depth + 1));
            }
        }
    }
    deepest
}

#[test]
fn what_is_too_large_is_refused_before_anything_overflows() {
    for n in [1001, 10_000, 100_000] {
        let (options, item) = job(&format!("lines{}.print();", ".map(f)".repeat(n)));
        assert_eq!(slugs(streamc_compiler::compile(options, item)), ["long_chain"], "{n} calls");
        let module =
            format!("mod jobs {{ fn f(xs: DStream<u64>) -> DStream<u64> {{ xs{} }} }}", ".map(f)".repeat(n));
        let refused = streamc_compiler::expand(TokenStream::new(), module.parse().unwrap()).to_string();
        assert!(refused.contains("more than 1000 calls"));
    }
    for n in [201, 1000, 50_000] {
        for (open, close) in [("lines.union(", ")"), ("lines.map(|line| (", "))"), ("{", "}")] {
            let deep = format!("{}lines{}.print();", open.repeat(n), close.repeat(n));
            let (options, item) = job(&deep);
            assert_eq!(slugs(streamc_compiler::compile(options, item)), ["deep_brackets"], "{n} of {open}");
        }
        let module =
            format!("mod jobs {{ fn f(xs: DStream<u64>) {{ {}{} }} }}", "(".repeat(n), ")".repeat(n));
        let refused = streamc_compiler::expand(TokenStream::new(), module.parse().unwrap()).to_string();
        assert!(refused.contains("more than 200 brackets"));
    }
    let (options, item) = job(&long(5000));
    assert_eq!(slugs(streamc_compiler::compile(options, item)), ["large_plan"]);
}

/// Each fragment calls the one before it twice.
#[test]
fn doubling_fragments_stop_at_the_limit() {
    let mut functions = vec!["fn f0(xs: DStream<u64>) -> DStream<u64> { xs.map(|x| x) }".to_owned()];
    for n in 1..=16 {
        let before = n - 1;
        functions.push(format!("fn f{n}(xs: DStream<u64>) -> DStream<u64> {{ f{before}(f{before}(xs)) }}"));
    }
    let functions = functions.iter().map(|function| syn::parse_str(function).unwrap()).collect();
    let fragments = Fragments { functions, ..Fragments::default() };
    let of = |n: usize| {
        let item = format!("fn job(xs: DStream<u64>) {{ f{n}(xs).print(); }}");
        streamc_compiler::compile_beside(&fragments, TokenStream::new(), item.parse().unwrap())
    };
    assert_eq!(of(11).ok().map(|compiled| compiled.n_inlined), Some(4095));
    assert_eq!(slugs(of(16)), ["large_plan"]);
}

#[test]
fn outputs_and_readers_may_be_many() {
    let compiled = compile(&format!(
        "#[pipeline]\nfn job(lines: DStream<&str>) {{ {} }}",
        "lines.map(|line| line.len()).print();".repeat(1000)
    ));
    assert!(depth(compiled.tokens) < 60, "what the terminals hold is no list of pairs");
}

#[test]
fn a_name_may_be_long() {
    let long = "a".repeat(1_000_000);
    let (options, item) = job(&format!("let {long} = lines.map(f); {long}.print();"));
    assert!(streamc_compiler::compile(options, item).is_ok());
    let (options, item) = job(&format!("lines.{long}(f).print();"));
    assert_eq!(slugs(streamc_compiler::compile(options, item)), ["unknown_operator"]);
    for text in ["::", &long, "=", ""] {
        assert_eq!(streamc_compiler::diag::nearest(text, ["map"].into_iter()), None);
    }
}

/// Types that the compiler writes again, with other lifetimes.
#[test]
fn any_type_of_records_goes_through() {
    for ty in [
        "_",
        "(_, u64)",
        "&'_ str",
        "&&str",
        "[u8; { 6 & 3 }]",
        "[u8; 6 & 3]",
        "Vec<&'static [u8]>",
        "fn(&str) -> &str",
        "dyn Fn(&str) + Send",
        "impl Text",
        "m!(&a)",
        "for<'a> fn(&'a str)",
        "<&str as Record>::Owned",
        "!",
        "*const u8",
        "Option<_>",
        "r#type",
        "()",
        "&'a mut T",
        "Ev<'_, { &1 }>",
    ] {
        let item = format!("fn job(xs: DStream<{ty}>, n: _) {{ xs.print(); }}");
        let expanded = streamc_compiler::expand(TokenStream::new(), item.parse().unwrap());
        assert!(syn::parse2::<syn::File>(expanded).is_ok(), "{ty}");
    }
}

/// Tokens of the golden pipelines, some of them gone, doubled or in the place of others.
#[test]
fn no_tokens_make_the_compiler_panic() {
    let cases: Vec<(TokenStream, TokenStream)> = files(&support::crate_dir().join("tests/golden"), "rs")
        .iter()
        .map(|case| pipeline(&read(case)))
        .collect();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for turn in 0..1000 {
        let (options, item) = &cases[turn % cases.len()];
        let mut mutated = item.clone();
        for _ in 0..=chance.below(3) {
            mutated = mutate(mutated, &mut chance);
        }
        let shown = mutated.to_string();
        let caught = std::panic::catch_unwind(|| {
            // a quote that has lost its name is no token
            let Ok(tokens) = shown.parse::<TokenStream>() else { return };
            drop(streamc_compiler::expand(options.to_string().parse().unwrap(), tokens));
        });
        assert!(caught.is_ok(), "{options}\n{shown}");
    }
}

/// A sequence that looks random and is the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

fn mutate(tokens: TokenStream, chance: &mut Chance) -> TokenStream {
    const WORDS: [&str; 12] =
        ["_", "lines", "DStream", "mut", "let", "union", "r#type", "__cx", "window", "print", "self", "fn"];
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    let at = chance.below(trees.len());
    match trees.get(at).cloned() {
        // mostly further in
        Some(TokenTree::Group(group)) if chance.below(8) > 0 => {
            let mut inner = Group::new(group.delimiter(), mutate(group.stream(), chance));
            inner.set_span(group.span());
            trees[at] = TokenTree::Group(inner);
        }
        Some(tree) => match chance.below(5) {
            0 => drop(trees.remove(at)),
            1 => trees.insert(at, tree),
            2 => {
                let other = chance.below(trees.len());
                trees.swap(at, other);
            }
            3 => {
                let word = WORDS[chance.below(WORDS.len())];
                let word: TokenStream = word.parse().unwrap();
                trees.splice(at..=at, word);
            }
            _ => trees[at] = TokenTree::Group(Group::new(Delimiter::Parenthesis, TokenStream::new())),
        },
        None => trees.push(TokenTree::Ident(Ident::new("lines", Span::call_site()))),
    }
    trees.into_iter().collect()
}
