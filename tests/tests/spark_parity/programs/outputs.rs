//! What outputs show: the text of `print`, and files.

use super::Cases;
use crate::{
    feed::Feed,
    json::FromJson,
    trace::{Answers, Trace},
};
use serde_json::{Value as Json, json};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use streamc::{
    env::MemFs,
    prelude::*,
    record::Text,
    testkit::{Screen, TestKit},
};

pub(crate) const CASES: Cases = &[("print", print), ("saveAsTextFiles", save_as_text_files)];

/// The whole text of each batch.
fn print(trace: &Trace) -> Result<Answers, String> {
    let n = trace.number("n")? as usize;
    match trace.variant.as_str() {
        "default" => printed::<i64>(trace, print_ten),
        "epoch" => printed::<String>(trace, print_ten),
        "n0" => printed::<i64>(trace, |a| print_n(a, n)),
        "n3" => printed::<(String, i64)>(trace, |a| print_n(a, n)),
        _ => trace.unknown(),
    }
}

fn printed<T: FromJson>(trace: &Trace, make: impl FnOnce(DStream<T>) -> Pipeline) -> Result<Answers, String> {
    let screen = Screen::default();
    let mut feed = Feed::new(trace);
    let a = feed.stream("a");
    let terminal = |kit: TestKit| kit.writes_to(MemFs::new(), screen.clone());
    feed.run_kit(make(a), terminal, || json!([screen.take()]))
}

#[pipeline]
fn print_ten<T: Text>(a: DStream<T>) {
    a.print();
}

#[pipeline]
fn print_n<T: Text>(a: DStream<T>, n: usize) {
    a.print_n(n);
}

/// Path and content of every file that a batch has added below the folder.
fn save_as_text_files(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "suffix" => saved::<String>(trace, "a", 1, |a| save(a, "out/lines", "txt")),
        "no_suffix" => saved::<String>(trace, "a", 1, |a| save(a, "out/lines", "")),
        "pairs_2parts" => saved::<(String, i64)>(trace, "b", 2, |b| save(b, "out/p/q-r", "d")),
        "windowed" => saved::<String>(trace, "a", 1, |a| save_windows(a, "out/w", "txt")),
        "drained" => saved::<String>(trace, "c", 1, |c| save(c, "out/q", "")),
        _ => trace.unknown(),
    }
}

#[pipeline]
fn save<T: Text>(stream: DStream<T>, prefix: &'static str, suffix: &'static str) {
    stream.save_as_text_files(prefix, suffix);
}

#[pipeline(batch = "1s")]
fn save_windows(stream: DStream<String>, prefix: &'static str, suffix: &'static str) {
    stream.window("2s", "2s").save_as_text_files(prefix, suffix);
}

/// Whether `_SUCCESS` names the time of its folder, and the number and size of the files in it.
fn said_truly(files: &MemFs, success: &Path, said: &str) -> bool {
    let folder = success.parent().unwrap();
    let named = folder.to_str().unwrap().rsplit('-').next().unwrap();
    let time = named.split('.').next().unwrap();
    let parts = || files.paths().into_iter().filter(|path| path.starts_with(folder) && path != success);
    let bytes: usize = parts().map(|path| files.get(path).unwrap().len()).sum();
    let expected = [format!("time {time}"), format!("files {}", parts().count()), format!("bytes {bytes}")];
    said.starts_with("streamc 1\n") && expected.iter().all(|line| said.lines().any(|said| said == line))
}

fn saved<T: FromJson>(
    trace: &Trace,
    name: &str,
    partitions: usize,
    make: impl FnOnce(DStream<T>) -> Pipeline,
) -> Result<Answers, String> {
    let (files, mut seen) = (MemFs::new(), BTreeSet::<PathBuf>::new());
    let mut feed = Feed::new(trace).source_partitions(partitions);
    let stream = feed.stream(name);
    let folder = |kit: TestKit| kit.writes_to(files.clone(), Screen::default());
    feed.run_kit(make(stream), folder, || {
        let added: Vec<PathBuf> =
            files.paths().into_iter().filter(|path| seen.insert(path.clone())).collect();
        let mut added: Vec<(String, String)> = added
            .iter()
            .map(|path| {
                let mut content = String::from_utf8(files.get(path).unwrap()).unwrap();
                // Spark's is empty, ours says what is in the folder: a documented difference
                if path.ends_with("_SUCCESS") && said_truly(&files, path, &content) {
                    content.clear();
                }
                (path.strip_prefix("out").unwrap().to_str().unwrap().to_owned(), content)
            })
            .collect();
        added.sort();
        // what has a batch writes `_SUCCESS` at least
        if added.is_empty() {
            return Json::Null;
        }
        Json::from_iter(added.into_iter().map(|(path, content)| json!([path, content])))
    })
}
