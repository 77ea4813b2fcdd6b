//! `runtime/src/dstream/editor.rs`: the registry as methods, for editors.
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{collections::BTreeSet, fmt::Write};
use streamc_compiler::op::{ArgKind, OPERATORS, OpDef};
use support::{expect_file, formatted, workspace_dir};

const HEAD: &str = r#"//! What an editor sees in place of streams: every operator as a method, with its types.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
//! Emitted code uses it only under `cfg(rust_analyzer)`, which rust-analyzer alone sets: nothing
//! here ever runs.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use crate::{
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Stored},
};
use std::{fmt, marker::PhantomData};

/// A stream of `T`.
pub struct DStream<T>(PhantomData<fn() -> T>);

/// An output; its options stand behind it.
#[derive(Clone, Copy, Debug)]
pub struct Output;

/// A stream before an operator that gives two.
pub struct BothOf<T>(PhantomData<fn() -> T>);

/// Stands for an argument that was left out.
pub fn given<T>() -> T {
    never()
}

fn never<T>() -> T {
    unreachable!("an editor runs nothing")
}

impl<T> Copy for DStream<T> {}

impl<T> Clone for DStream<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for DStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DStream")
    }
}

impl<T> fmt::Debug for BothOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BothOf")
    }
}

impl Output {
    /// `"stop"` (the default), `"retry(n)"` or `"skip"`.
    pub fn on_error(self, what: &str) -> Output {
        never()
    }
    /// `"stop"` (the default) or `"dead_letter"`.
    pub fn on_panic(self, what: &str) -> Output {
        never()
    }
}

impl<T> DStream<T> {
    /// Changes nothing: a stream that is used several times is computed once.
    pub fn cache(self) -> Self {
        never()
    }
    /// Changes nothing: a stream that is used several times is computed once.
    pub fn persist(self) -> Self {
        never()
    }
    /// How often its state is kept, in Spark's programs.
    pub fn checkpoint(self, interval: impl Sized) -> Self {
        never()
    }
    #[doc(hidden)]
    pub fn new() -> Self {
        never()
    }
    #[doc(hidden)]
    pub fn __both(self) -> BothOf<T> {
        never()
    }
}
"#;

/// What was said about the types of an operator, or as much as is known without.
fn signature(op: &OpDef) -> String {
    if !op.signature.is_empty() {
        return op.signature.to_owned();
    }
    let given = op.args.iter().filter(|arg| !arg.optional).map(|arg| match arg.kind {
        ArgKind::Stream => format!(", {}: DStream<B>", arg.name),
        _ => format!(", {}: impl Sized", arg.name),
    });
    let given: String = given.collect();
    let other = if given.contains("DStream<B>") { "B" } else { "" };
    match op.is_sink() {
        true => format!("<{other}>(self{given}) -> Output"),
        false => format!("<R, {other}>(self{given}) -> DStream<R>"),
    }
}

fn methods(text: &mut String, head: &str, is: fn(&OpDef) -> bool, change: fn(String) -> String) {
    writeln!(text, "\n{head} {{").unwrap();
    for op in OPERATORS.iter().filter(|op| is(op)) {
        let mut line = String::from("    ///");
        for word in format!("Operator: {}.", op.summary).split(' ') {
            if line.len() + word.len() > 98 {
                writeln!(text, "{line}").unwrap();
                line.truncate("    ///".len());
            }
            line = line + " " + word;
        }
        writeln!(text, "{line}").unwrap();
        writeln!(text, "    pub fn {}{} {{\n        never()\n    }}", op.name, change(signature(op)))
            .unwrap();
    }
    text.push_str("}\n");
}

/// Words behind an operator: what they stand behind gives any stream.
fn options(text: &mut String) {
    writeln!(text, "\nimpl<T> DStream<T> {{").unwrap();
    let of = |is_sink: bool| {
        let ops = OPERATORS.iter().filter(move |op| op.is_sink() == is_sink);
        ops.flat_map(|op| op.options).map(|option| (option.name, option.kind == ArgKind::Nothing)).collect()
    };
    // of an option, its name and whether it stands without a value
    type Options = BTreeSet<(&'static str, bool)>;
    let (names, of_sinks): (Options, Options) = (of(false), of(true));
    let all = |text: &mut String, names: Options| {
        for (name, is_word) in names {
            let value = if is_word { "" } else { ", value: impl Sized" };
            writeln!(text, "    /// An option of the operator before it.").unwrap();
            writeln!(text, "    pub fn {name}(self{value}) -> Self {{\n        never()\n    }}").unwrap();
        }
    };
    all(text, names);
    text.push_str("}\n\nimpl Output {\n");
    all(text, of_sinks);
    text.push_str("}\n");
}

#[test]
fn an_editor_knows_every_operator() {
    let mut text = HEAD.to_owned();
    methods(&mut text, "impl<T: 'static> DStream<T>", |op| !op.keyed, |signature| signature);
    options(&mut text);
    methods(&mut text, "impl<K: 'static, V: 'static> DStream<(K, V)>", |op| op.keyed, |signature| signature);
    methods(
        &mut text,
        "impl<T: 'static> BothOf<T>",
        |op| op.splits.is_some(),
        |signature| {
            let (before, given) = signature.rsplit_once("-> ").expect("it gives a stream");
            format!("{before}-> ({given}, DStream<E>)")
        },
    );
    let path = workspace_dir().join("runtime/src/dstream/editor.rs");
    if let Err(difference) = expect_file(&path, &formatted(&text)) {
        panic!("{difference}");
    }
}

/// A file of methods for documentation; what it is about stands before.
const DOCS: &str = r#" as methods of a [`DStream`], for documentation: they work only
//! inside `#[pipeline]`.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use super::{InsidePipeline, never};
#[allow(unused_imports, reason = "not every file of this kind needs all of them")]
use crate::{
    dstream::{
        DStream,
        editor::{self, Output},
    },
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Record, Stored},
};
"#;

/// The example of an operator as a program that is compiled with the documentation: all but its one
/// statement is hidden.
fn example(op: &OpDef, text: &mut String) {
    assert!(!op.example.is_empty(), "{} has no example", op.name);
    let end = if op.is_sink() { "" } else { ".print()" };
    let statement = format!("{}{end};", op.example);
    let param = match statement.starts_with("pairs.") {
        true => "pairs: DStream<(&str, u64)>",
        false => "lines: DStream<&str>",
    };
    let body = formatted(&format!("fn example() {{ {statement} }}"));
    let (_, body) = body.split_once('\n').unwrap();
    let (body, _) = body.rsplit_once('}').unwrap();
    writeln!(text, "    #[cfg_attr(feature = \"macros\", doc = \"```\")]").unwrap();
    writeln!(text, "    #[cfg_attr(not(feature = \"macros\"), doc = \"```ignore\")]").unwrap();
    writeln!(text, "    /// # use streamc::prelude::*;").unwrap();
    writeln!(text, "    /// # #[pipeline(batch = \"10s\")]").unwrap();
    writeln!(text, "    /// # fn example({param}) {{").unwrap();
    for line in body.trim_end().lines() {
        writeln!(text, "    /// {}", line.strip_prefix("    ").unwrap_or(line)).unwrap();
    }
    writeln!(text, "    /// # }}\n    /// ```").unwrap();
}

const ON_SOURCES: &str = r#"//! The operators as methods of every source, outside of a pipeline: so that rustc says where they
//! work.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use super::InsidePipeline;
use crate::{
    dstream::editor::{self, Output},
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Record, Stored},
};

fn never<T>() -> T {
    unreachable!("operators are compiled, not called")
}
"#;

/// An operator as a method that can only be read: it needs what no type has.
fn documented(text: &mut String, head: &str, is: fn(&OpDef) -> bool) {
    writeln!(text, "\n{head} {{").unwrap();
    let is_trait = head.contains("trait");
    let vis = if is_trait { "" } else { "pub " };
    for op in OPERATORS.iter().filter(|op| is(op)) {
        let text_of = |sentence: &str, text: &mut String| {
            let mut line = String::from("    ///");
            for word in sentence.split(' ') {
                if line.len() + word.len() > 96 {
                    writeln!(text, "{line}").unwrap();
                    line.truncate("    ///".len());
                }
                line = line + " " + word;
            }
            writeln!(text, "{line}").unwrap();
        };
        let mut summary = op.summary.to_owned();
        summary[..1].make_ascii_uppercase();
        text_of(&format!("{summary}. Works only inside `#[pipeline]`. (Spark: {}.)", op.spark), text);
        if !is_trait {
            writeln!(text, "    ///").unwrap();
            example(op, text);
        }
        let signature = signature(op).replace("DStream<", "editor::DStream<");
        writeln!(text, "    {vis}fn {}{signature} where Self: InsidePipeline {{ never() }}", op.name)
            .unwrap();
    }
    text.push_str("}\n");
}

#[test]
fn rustdoc_shows_every_operator() {
    let (records, pairs) = (
        "impl<T: Record + 'static> DStream<T>",
        "impl<K: 'static, V: 'static> DStream<(K, V)> where (K, V): Record",
    );
    /// The head of a block of methods, and the operators in it.
    type Block = (&'static str, fn(&OpDef) -> bool);
    let files: [(&str, &str, &[Block]); 3] = [
        ("records", "Operators on any records", &[(records, |op| !op.keyed && !op.is_sink())]),
        ("pairs", "Operators on pairs", &[(pairs, |op| op.keyed && !op.is_sink())]),
        (
            "outputs",
            "Outputs",
            &[(records, |op| !op.keyed && op.is_sink()), (pairs, |op| op.keyed && op.is_sink())],
        ),
    ];
    let mut n = 0;
    for (name, about, groups) in files {
        let mut text = format!("//! {about}{DOCS}");
        for (head, is) in groups.iter().filter(|(_, is)| OPERATORS.iter().any(|op| is(op))) {
            documented(&mut text, head, *is);
            n += OPERATORS.iter().filter(|op| is(op)).count();
        }
        let path = workspace_dir().join(format!("runtime/src/dstream/operators/{name}.rs"));
        if let Err(difference) = expect_file(&path, &formatted(&text)) {
            panic!("{difference}");
        }
    }
    assert_eq!(n, OPERATORS.len(), "each of them once");
    let mut text = ON_SOURCES.to_owned();
    documented(
        &mut text,
        "/// The operators on a source of `T`.\npub trait OnSource<T: Record + 'static>: Sized",
        |op| !op.keyed,
    );
    let keyed = "/// Those that need pairs.\npub trait OnPairSource<K: 'static, V: 'static>: Sized";
    documented(&mut text, keyed, |op| op.keyed);
    let path = workspace_dir().join("runtime/src/dstream/on_sources.rs");
    if let Err(difference) = expect_file(&path, &formatted(&text)) {
        panic!("{difference}");
    }
}

#[test]
fn a_signature_is_that_of_a_method() {
    for op in OPERATORS.iter().filter(|op| !op.signature.is_empty()) {
        let item: syn::TraitItemFn = syn::parse_str(&format!("fn {}{};", op.name, op.signature)).unwrap();
        assert!(item.sig.receiver().is_some(), "{}: a method", op.name);
        assert_eq!(item.sig.inputs.len(), 1 + op.n_params());
        let (least, most) = op.n_args();
        assert!((least..=most).contains(&op.n_params()), "{}: as many as can be given", op.name);
    }
}
