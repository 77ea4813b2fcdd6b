//! Streams joined with tables, also with ones that are loaded again between batches.
//!
//! **Goal:** a batch sees one version of a table everywhere, whatever runs at the same time; a load
//! that fails keeps the rows. **Method:** a table whose rows say how often it was loaded, read by
//! two operators, before and behind a shuffle, under every executor; time is the test kit's.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use streamc::{
    lookup::Rows,
    prelude::*,
    testkit::{self, BatchOutputs, Executor, Options, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 9 },
];

fn sorted(outputs: &BatchOutputs, name: &str) -> Vec<String> {
    let mut all: Vec<String> = outputs.output(name).into_iter().map(str::to_owned).collect();
    all.sort();
    all
}

/// The table is read where the records come, behind a shuffle, and by a second stream.
#[pipeline]
fn versions(pairs: DStream<(&str, u64)>, table: BroadcastTable<&str, u64>) {
    let here = pairs.join_table(&table).map_values(|(_, version)| version);
    here.reduce_by_key(|a, b| if a == b { a } else { 1_000_000 })
        .left_outer_join_table(&table)
        .map(|(key, (before, after))| (key, before, after))
        .save_as_text_files("seen");
    pairs.left_outer_join_table(&table).count().print();
}

/// Rows that say how often they were loaded; loads that are in `fails` do not succeed.
fn counting(every: &str, fails: &'static [u64]) -> (BroadcastTable<&'static str, u64>, Arc<AtomicU64>) {
    let loads = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&loads);
    let table = reloading_table(every, move |rows: &mut Rows<_, _>| {
        let load = counted.fetch_add(1, Ordering::Relaxed);
        if fails.contains(&load) {
            // rows of a load that fails are not seen
            rows.add("a", 666u64);
            assert!(load.is_multiple_of(2), "no connection to the table");
            return Err("the table is away".into());
        }
        ["a", "b", "a key of more than fifteen bytes"].into_iter().for_each(|key| rows.add(key, load));
        Ok(())
    });
    (table, loads)
}

#[test]
fn a_batch_sees_one_version_and_a_failed_load_keeps_it() {
    for executor in EXECUTORS {
        let (table, loads) = counting("2s", &[2, 3]);
        let pairs = testkit::input::<(&str, u64)>();
        let options =
            Options { executor, partitions: 3, interval: Some(Duration::from_secs(1)), ..Options::default() };
        let mut kit = TestKit::with_options(versions(pairs.stream(), table), options);
        let mut seen = Vec::new();
        for batch in 0..11u64 {
            let keys = ["a", "b", "c", "a key of more than fifteen bytes", "a", "a"];
            pairs.push(keys.into_iter().map(|key| (key, batch)));
            let outputs = kit.run_batch().unwrap();
            let got = sorted(&outputs, "here.reduce_by_key.left_outer_join_table.map.save_as_text_files");
            let version = (0..10).find(|v| got[1] == format!("(a,{v},Some({v}))"));
            let v = version.unwrap_or_else(|| panic!("{executor:?}: {got:?}"));
            let long = format!("(a key of more than fifteen bytes,{v},Some({v}))");
            assert_eq!(got, [long, format!("(a,{v},Some({v}))"), format!("(b,{v},Some({v}))")]);
            assert_eq!(sorted(&outputs, "pairs.left_outer_join_table.count.print"), ["6"]);
            seen.push(v);
        }
        // batches are a second apart, the first one a second after the start: every second one has
        // a new load to see
        assert_eq!(seen, [0, 1, 1, 1, 1, 1, 1, 4, 4, 5, 5], "{executor:?}");
        assert_eq!(loads.load(Ordering::Relaxed), 6);
        let stats = kit.stats().unwrap();
        assert_eq!((stats.table_reloads.get(), stats.table_reload_failures.get()), (3, 2));
    }
}

#[test]
fn a_table_that_cannot_be_loaded_at_the_start_refuses_it() {
    for (fails, reason) in [(&[0][..], "the table is away"), (&[][..], "is not a duration")] {
        let (table, _) = counting(if fails.is_empty() { "soon" } else { "1s" }, fails);
        let pairs = testkit::input::<(&str, u64)>();
        let error = TestKit::new(versions(pairs.stream(), table)).run_batch().unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

/// Owned and borrowed keys, rows that come twice, and a table that the pipeline makes itself.
#[pipeline]
fn rows(words: DStream<&str>, owned: BroadcastTable<String, String>) {
    let twice = broadcast_table([("x", 1u64), ("y", 2), ("x", 3)]);
    let pairs = words.map(|word| (word, word.len()));
    pairs.join_table(&twice).print();
    pairs.join_table(&owned).map(|(word, (_, text))| (word, text)).print();
    words
        .map(|word| (word.to_uppercase().to_lowercase(), ()))
        .left_outer_join_table(&twice)
        .map(|(word, (_, row))| (word, row))
        .save_as_text_files("owned");
}

#[test]
fn keys_are_found_whether_borrowed_or_owned_and_every_row_is_given() {
    let owned = broadcast_table([("x".to_owned(), "ex".to_owned()), ("z".to_owned(), "zed".to_owned())]);
    let mut kit = TestKit::new(rows(queue_stream([["x", "z", "y"]]), owned)).source_partitions(1);
    let batch = kit.run_batch().unwrap();
    assert_eq!(batch.output("pairs.join_table.print"), ["(x,(1,1))", "(x,(1,3))", "(y,(1,2))"]);
    assert_eq!(batch.output("pairs.join_table.map.print"), ["(x,ex)", "(z,zed)"]);
    let all = sorted(&batch, "words.map.left_outer_join_table.map.save_as_text_files");
    assert_eq!(all, ["(x,Some(1))", "(x,Some(3))", "(y,Some(2))", "(z,None)"]);
}

/// A table of owned text where one of borrowed text is read; also one that is loaded again.
#[test]
fn a_table_of_strings_is_given_where_text_is_borrowed() {
    let text = str::to_owned;
    let fixed: BroadcastTable<String, String> =
        broadcast_table([(text("x"), text("ex")), (text("z"), text("zed"))]);
    let mut loads = 0;
    let reloading = reloading_table("1s", move |rows: &mut Rows<String, String>| {
        loads += 1;
        rows.add(text("x"), format!("load {loads}"));
        Ok(())
    });
    let mut kit = TestKit::new(borrowed(queue_stream([["x", "y", "z"]]), fixed.into())).source_partitions(1);
    assert_eq!(kit.run_batch().unwrap().output("words.map.join_table.map.print"), ["(x,ex)", "(z,zed)"]);
    let mut kit = TestKit::new(borrowed(queue_stream([["x"], ["x"], ["x"]]), reloading.into()));
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(kit.run_batch().unwrap().output("words.map.join_table.map.print").concat());
    }
    seen.dedup();
    assert!(seen.len() > 1 && seen[0] < seen[1], "{seen:?}");
}

#[pipeline(batch = "1s")]
fn borrowed(words: DStream<&str>, names: BroadcastTable<&str, &str>) {
    words.map(|word| (word, ())).join_table(&names).map(|(word, (_, name))| (word, name)).print();
}
