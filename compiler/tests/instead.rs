//! What other libraries call an operator, and the lines that messages suggest instead: each of them
//! compiles.
//!
//! The library compiles them here; rustc does as `tests/ui/good/instead.rs`, which this test writes
//! (`UPDATE_EXPECT=1 cargo test -p streamc-compiler --test instead`).
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{collections::BTreeMap, fmt::Write};
use streamc_compiler::op::{self, IDIOMS, OPERATORS};
use support::{expect_file, formatted, messages, pipeline, workspace_dir};

/// The streams that examples are about.
const STREAMS: [(&str, &str); 4] =
    [("lines", "&str"), ("lists", "Vec<u64>"), ("numbers", "u64"), ("pairs", "(&str, u64)")];

/// Every name, with the example that is suggested for it.
fn suggestions() -> Vec<(&'static str, &'static str)> {
    let idioms = IDIOMS.iter().flat_map(|idiom| idiom.names.iter().map(|name| (*name, idiom.example)));
    let others = OPERATORS.iter().flat_map(|op| op.also_called.iter().map(|name| (*name, op.example)));
    idioms.chain(others).collect()
}

/// The stream that an example begins with.
fn stream(example: &str) -> (&'static str, &'static str) {
    let is = |(name, _): &&(&str, &str)| {
        example.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    *STREAMS.iter().find(is).unwrap_or_else(|| panic!("`{example}` begins with none of {STREAMS:?}"))
}

fn on(name: &str, ty: &str, statement: &str) -> String {
    format!("#[pipeline(batch = \"1s\")]\nfn job({name}: DStream<{ty}>) {{\n    {statement}\n}}\n")
}

/// The statement that an example is, with an output if it is a stream; `name` is the stream.
fn statement(example: &str, name: &str) -> String {
    let (own, ty) = stream(example);
    let line = op::on_stream(example, name, name);
    for statement in [format!("{line};"), format!("{line}.print();")] {
        let (options, item) = pipeline(&on(name, ty, &statement));
        if streamc_compiler::compile(options, item).is_ok() {
            return statement;
        }
    }
    let (options, item) = pipeline(&on(own, ty, &format!("{example}.print();")));
    let said =
        streamc_compiler::compile(options, item).map(|_| ()).map_err(|refused| messages(&refused.diags));
    panic!("what is suggested does not compile: `{line}`\n{said:?}");
}

/// `sort_by` as `sortBy`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (head, rest) = word.split_at(word.len().min(1));
        name + &head.to_uppercase() + rest
    })
}

/// What is said about a call of `name` on `stream`.
fn said(stream: &str, ty: &str, call: &str) -> String {
    let (options, item) = pipeline(&on(stream, ty, &format!("{call}.print();")));
    match streamc_compiler::compile(options, item) {
        Ok(_) => panic!("`{call}` compiles"),
        Err(refused) => {
            let all = refused
                .diags
                .iter()
                .map(|d| format!("{}\n{}", d.message, d.help.as_deref().unwrap_or_default()));
            all.collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn a_name_from_elsewhere_gets_a_line_that_compiles() {
    for (name, example) in suggestions() {
        let (_, ty) = stream(example);
        statement(example, "mine");
        let line = op::on_stream(example, "mine", "mine");
        let behind = op::on_stream(example, "", "mine");
        for name in
            [name.to_owned(), camel(name)].iter().filter(|name| syn::parse_str::<syn::Ident>(name).is_ok())
        {
            let message = said("mine", ty, &format!("mine.{name}()"));
            assert!(message.contains(&format!("no operator is called `{name}`")), "{name}: {message}");
            assert!(message.contains(&format!("`{line}`")), "{name}: `{line}` is not in\n{message}");
            // in the middle of a chain it goes on from there
            let message = said("mine", ty, &format!("mine.filter(|_| true).{name}()"));
            let suggested = if behind.is_empty() { format!("leave out `.{name}()`") } else { behind.clone() };
            assert!(message.contains(&suggested), "{name}: `{suggested}` is not in\n{message}");
        }
    }
}

#[test]
fn a_name_means_one_thing() {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for op in OPERATORS {
        known.insert(plain(op.name), format!("the operator `{}`", op.name));
    }
    for (name, example) in suggestions() {
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{name}");
        let before = known.insert(plain(name), format!("`{example}`"));
        twice.extend(before.map(|before| format!("`{name}`: {before} and `{example}`")));
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

/// The names that people bring from the libraries that streamc is most often compared with.
#[test]
fn what_people_bring_is_known() {
    let brought = "max min sum mean avg take first fold aggregate sort sort_by sort_by_key sortByKey countByKey \
        count_by_key dedup unique merge zip zipWithIndex enumerate collect for_each foreach foreachRDD to_vec top \
        limit group_by partition_by keyBy reduceByKey flatten chunk chunks batch throttle buffer skip take_while \
        scan last any all max_by min_by cloned copied iter into_iter unwrap saveAsTextFile saveAsTextFiles toDF mapWithState \
        updateStateByKey reduceByKeyAndWindow countByWindow groupBy to_stream filter_not filterNot peek do_on_next \
        clone selectKey mapValues flatMapValues windowedBy leftJoin outerJoin foreachPartition transformWith \
        mapPartitions countByValue groupByKey combineByKey fullOuterJoin leftOuterJoin rightOuterJoin cogroup \
        agg assign having rolling resample dropna fillna isin describe cumsum sort_values to_csv with_column withColumnRenamed \
        keyedProcess getSideOutput executeAndCollect allowedLateness trigger suppress materialized withWatermark outputMode \
        writeStream readStream insert_into upsert send to through json parse_json to_json rename astype shift diff name \
        printToErr disableChaining processValues rank row_number with_latest_from combineLatest unzip session hop format \
        foreachBatch pprint rebalance keyed_by union_all subscribe debounce inspect_batch exchange tumbling_window";
    for name in brought.split_whitespace() {
        let known = op::find(name).is_some()
            || OPERATORS.iter().any(|op| op::same_word(op.name, name))
            || suggestions().iter().any(|(known, _)| op::same_word(known, name));
        assert!(known, "`{name}` is not known");
    }
}

/// What is no typo of an operator is not called one.
#[test]
fn a_name_that_means_something_else_is_not_corrected() {
    for name in ["cmp", "cycle", "pivot", "repeat", "delay", "race", "iloc", "pipe", "option", "to_lowercase"]
    {
        let message = said("lines", "&str", &format!("lines.{name}()"));
        assert!(message.contains("plain Rust belongs in a closure"), "{name}: {message}");
    }
}

/// As a program that rustc checks: one pipeline for each kind of stream and each ten lines.
#[test]
fn rustc_sees_every_line() {
    let mut by_stream: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for (_, example) in suggestions() {
        let (name, ty) = stream(example);
        let line = statement(example, name);
        let lines = by_stream.entry((name, ty)).or_default();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let mut text = String::from(
        "//! Every line that a message suggests for a name from another library. Written by the test `instead` of the compiler; do not edit.\n\n\
         use streamc::prelude::*;\n",
    );
    for ((name, ty), lines) in by_stream {
        for (n, lines) in lines.chunks(10).enumerate() {
            write!(text, "\n#[pipeline(batch = \"1s\")]\npub fn {name}_{n}({name}: DStream<{ty}>) {{\n")
                .unwrap();
            lines.iter().for_each(|line| writeln!(text, "    {line}").unwrap());
            text.push_str("}\n");
        }
    }
    text.push_str("\nfn main() {}\n");
    let fault = expect_file(&workspace_dir().join("tests/ui/good/instead.rs"), &formatted(&text));
    assert_eq!(fault, Ok(()), "\nto accept: UPDATE_EXPECT=1 cargo test -p streamc-compiler --test instead");
}
