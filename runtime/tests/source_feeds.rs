//! Owned records feed streams of borrowed ones, without a word of the user's.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{
    io::{BufRead, Write},
    net::TcpListener,
    sync::mpsc,
};
use streamc_runtime::{
    fs::MemFs,
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::{Block, Bytes, Record, Str},
    source::{DStream, IntoDStream, Source, iter_stream, queue_stream, socket_stream, union_all},
    testkit,
};

/// As a `#[pipeline]` function takes its streams.
fn lines_of(stream: impl IntoDStream<&'static str>) -> Vec<String> {
    all(stream.into_dstream(), 0, |line| line.to_owned())
}

/// The records of a stream, `n` at least.
fn all<R: Record, T>(
    stream: DStream<R>,
    n: usize,
    keep: impl Fn(<R::Owned as streamc_runtime::record::Stored>::View<'_>) -> T,
) -> Vec<T> {
    let source = stream.into_source();
    source.start(&cx(MemFs::new())).unwrap();
    let mut all = Vec::new();
    wait_until("all records", || {
        for block in source.cut(2).unwrap().parts.iter().flat_map(|part| &part.blocks) {
            block.each(true, |record| all.push(keep(record)));
        }
        all.len() >= n && (source.finished() || !source.finite())
    });
    all
}

/// Stores one `String` and one line.
#[derive(Debug)]
struct Own;

impl Receiver<Str> for Own {
    fn name(&self) -> String {
        "own".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        store.record(format!("number {}", 1))?;
        store.record("plain")?;
        Ok(End::Finished)
    }
}

/// Stores `String`s as such.
#[derive(Debug)]
struct OfStrings;

impl Receiver<String> for OfStrings {
    fn name(&self) -> String {
        "strings".to_owned()
    }
    fn run(&mut self, store: &Store<String>) -> Result<End, Stopped> {
        store.record(format!("number {}", 1))?;
        Ok(End::Finished)
    }
}

#[test]
fn strings_feed_a_stream_of_borrowed_text() {
    let numbers = || (0..2).map(|n| format!("line {n}\nmore"));
    let right = ["line 0\nmore", "line 1\nmore"];
    let take = |stream: DStream<&'static str>| all(stream, 2, str::to_owned);
    let take_one = |stream: DStream<&'static str>| all(stream, 1, str::to_owned);
    assert_eq!(take(iter_stream(numbers()).into_dstream()), right);
    let (send, receive) = mpsc::channel();
    numbers().for_each(|line| send.send(line).unwrap());
    drop(send);
    assert_eq!(take(iter_stream(receive).into_dstream()), right);
    assert_eq!(take(queue_stream([numbers()]).into_dstream()), right);
    assert_eq!(
        take(union_all([iter_stream(vec!["a".to_owned()]), iter_stream(vec!["b".to_owned()])])).len(),
        2
    );
    // what says nothing of its type is still a stream of that of the parameter
    assert_eq!(lines_of(testkit::input::<&str>().stream()), [""; 0]);
    assert_eq!(take_one(receiver_stream(OfStrings).into_dstream()), ["number 1"]);
    assert_eq!(take(receiver_stream(Own).into_dstream()), ["number 1", "plain"]);
    // and into a queue while it is read
    let queue = queue_stream([["a"]]);
    let handle = queue.handle();
    handle.push([format!("b{}", 1)]);
    handle.close();
    let stream: DStream<&str> = queue.default_batch([String::from("never")]).into_dstream();
    let source = stream.into_source();
    source.start(&cx(MemFs::new())).unwrap();
    assert_eq!([records(&source.cut(1).unwrap()), records(&source.cut(1).unwrap())], [["a"], ["b1"]]);
}

#[test]
fn vectors_feed_a_stream_of_borrowed_bytes_and_pairs_one_of_pairs() {
    let stream: DStream<&[u8]> = iter_stream([vec![1u8, 2], vec![]]).into_dstream();
    assert_eq!(all(stream, 2, <[u8]>::to_vec), [vec![1, 2], vec![]]);
    let stream: DStream<&[u8]> = queue_stream([[vec![3u8]]]).into_dstream();
    assert_eq!(all(stream, 1, <[u8]>::to_vec), [[3]]);
    let pairs = [("a".to_owned(), 1u64), ("b".to_owned(), 2)];
    let stream: DStream<(&str, u64)> = iter_stream(pairs).into_dstream();
    assert_eq!(all(stream, 2, |(key, n)| (key.to_owned(), n)), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    let stream: DStream<(u64, &str)> = iter_stream([(1u64, "a".to_owned())]).into_dstream();
    assert_eq!(all(stream, 1, |(n, text)| (n, text.to_owned())), [(1, "a".to_owned())]);
    let stream: DStream<(&str, &str)> = iter_stream([("k".to_owned(), "v".to_owned())]).into_dstream();
    assert_eq!(all(stream, 1, |(k, v)| format!("{k}{v}")), ["kv"]);
}

/// The records of a stream, as text.
fn shown<R>(stream: impl IntoDStream<R>, n: usize) -> Vec<String>
where
    R: Record<Owned: for<'a> streamc_runtime::record::Stored<View<'a>: std::fmt::Debug>>,
{
    all(stream.into_dstream(), n, |record| format!("{record:?}"))
}

#[test]
fn other_owned_text_and_options_and_triples_with_text_feed_borrowed_ones() {
    use std::{borrow::Cow, sync::Arc};
    let text = String::from;
    assert_eq!(shown::<&str>(iter_stream([Box::<str>::from("a")]), 1), [r#""a""#]);
    assert_eq!(shown::<&str>(iter_stream([Arc::<str>::from("a")]), 1), [r#""a""#]);
    let cows = [Cow::Borrowed("a"), Cow::Owned(text("b"))];
    assert_eq!(shown::<&str>(iter_stream(cows), 2), [r#""a""#, r#""b""#]);
    assert_eq!(shown::<&[u8]>(iter_stream([Cow::Borrowed(&b"a"[..])]), 1), ["[97]"]);
    assert_eq!(shown::<Option<&str>>(iter_stream([Some(text("a")), None]), 2), [r#"Some("a")"#, "None"]);
    let of = |n: u64| iter_stream([((text("a"), text("b")), n)]);
    assert_eq!(shown::<((&str, &str), u64)>(of(1), 1), [r#"(("a", "b"), 1)"#]);
    let (a, b, c) = (|| text("a"), || text("b"), || text("c"));
    assert_eq!(shown::<(&str, u64, f64)>(iter_stream([(a(), 1u64, 0.5)]), 1), [r#"("a", 1, 0.5)"#]);
    assert_eq!(shown::<(u64, &str, f64)>(iter_stream([(1u64, b(), 0.5)]), 1), [r#"(1, "b", 0.5)"#]);
    assert_eq!(shown::<(u64, u64, &str)>(iter_stream([(1u64, 2u64, c())]), 1), [r#"(1, 2, "c")"#]);
    assert_eq!(shown::<(&str, &str, u64)>(iter_stream([(a(), b(), 1u64)]), 1), [r#"("a", "b", 1)"#]);
    assert_eq!(shown::<(&str, u64, &str)>(iter_stream([(a(), 1u64, c())]), 1), [r#"("a", 1, "c")"#]);
    assert_eq!(shown::<(u64, &str, &str)>(iter_stream([(1u64, b(), c())]), 1), [r#"(1, "b", "c")"#]);
    assert_eq!(shown::<(&str, &str, &str)>(iter_stream([(a(), b(), c())]), 1), [r#"("a", "b", "c")"#]);
}

#[test]
fn a_decoder_of_strings_feeds_a_stream_of_borrowed_text() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let stream: DStream<&str> = socket_stream(address, |input: &mut dyn BufRead| {
        let mut line = String::new();
        Ok((input.read_line(&mut line)? > 0).then(|| line.trim_end().to_owned()))
    })
    .into_dstream();
    let peer = std::thread::spawn(move || listener.accept().unwrap().0.write_all(b"one\ntwo\n").unwrap());
    assert_eq!(all(stream, 2, str::to_owned), ["one", "two"]);
    peer.join().unwrap();
}

#[test]
fn the_kit_takes_strings_for_borrowed_text() {
    let lines = testkit::input::<&str>();
    let text = vec!["kept".to_owned()];
    lines.push([format!("line {}", 1)]);
    lines.push(&text);
    lines.push(["plain"]);
    let stream: DStream<&str> = lines.stream();
    let source = stream.into_source();
    for right in ["line 1", "kept", "plain"] {
        assert_eq!(records(&source.cut(1).unwrap()), [right]);
    }
    let bytes = testkit::input::<&[u8]>();
    bytes.push([vec![7u8]]);
    let source: std::sync::Arc<dyn Source<Bytes>> = bytes.stream::<&[u8]>().into_source();
    assert_eq!(source.cut(1).unwrap().records, 1);
}
