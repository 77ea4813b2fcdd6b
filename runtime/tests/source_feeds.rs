//! Owned records feed streams of borrowed ones, without a word of the user's.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{
    any::type_name,
    borrow::Cow,
    fmt::Debug,
    io::{BufRead, Write},
    net::TcpListener,
    sync::{Arc, mpsc},
};
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::MemFs,
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::{Arena, Block, Bytes, FeedsAs, Record, Stored, StoredAs, Str},
    source::{Source, iter_stream, queue_stream, socket_stream, union_all},
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
    keep: impl Fn(<R::Owned as Stored>::View<'_>) -> T,
) -> Vec<T> {
    let source = stream.into_source();
    source.begin(&cx(MemFs::new())).unwrap();
    let mut all = Vec::new();
    wait_until("all records", || {
        for block in source.batch(2).unwrap().parts.iter().flat_map(|part| &part.blocks) {
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
    source.begin(&cx(MemFs::new())).unwrap();
    assert_eq!([records(&source.batch(1).unwrap()), records(&source.batch(1).unwrap())], [["a"], ["b1"]]);
}

/// Stores records as they are.
struct Owning<R>(Vec<R>);

impl<R> Debug for Owning<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Owning")
    }
}

impl<R: Record + Clone + Send + 'static> Receiver<R::Owned> for Owning<R> {
    fn name(&self) -> String {
        "owning".to_owned()
    }
    fn run(&mut self, store: &Store<R::Owned>) -> Result<End, Stopped> {
        self.0.drain(..).try_for_each(|record| store.record(record))?;
        Ok(End::Finished)
    }
}

/// Gives the records to a stream of `R` in all ways that there are, and wants them to be shown as
/// they were.
fn feeds<R, Q>(records: Vec<Q>)
where
    R: Record<Owned: for<'a> Stored<View<'a>: Debug>>,
    Q: Record<Owned: StoredAs<R::Owned>> + Clone + Debug + Send + 'static,
{
    let right: Vec<String> = records.iter().map(|record| format!("{record:?}")).collect();
    let n = records.len();
    let check = |how: &str, stream: DStream<R>| {
        let shown = all(stream, n, |record| format!("{record:?}"));
        assert_eq!(shown, right, "{} for {}, {how}", type_name::<Q>(), type_name::<R>());
    };
    check("an iterator", iter_stream(records.clone()).into_dstream());
    let (send, receive) = mpsc::channel();
    records.iter().cloned().for_each(|record| send.send(record).unwrap());
    drop(send);
    check("a channel", iter_stream(receive).into_dstream());
    check("a queue", queue_stream([records.clone()]).into_dstream());
    check("a receiver", receiver_stream(Owning(records.clone())).into_dstream());
    let queue = queue_stream::<R>(Vec::<Vec<R>>::new());
    let handle = queue.handle();
    handle.push(records.clone());
    handle.close();
    check("the handle of a queue", queue.into_dstream());
    let input = testkit::input::<R>();
    input.push(records);
    check("the kit", input.stream());
}

#[test]
fn owned_text_and_bytes_feed_borrowed_ones_wherever_they_are_in_a_record() {
    let t = |text: &str| text.to_owned();
    let b = |text: &str| text.as_bytes().to_vec();
    // alone, and what is the same
    feeds::<&str, _>(vec![t("a"), t(""), t("a\nb")]);
    feeds::<&str, _>(vec![Box::<str>::from("a")]);
    feeds::<&str, _>(vec![Arc::<str>::from("a")]);
    feeds::<&str, _>(vec![Cow::Borrowed("a"), Cow::Owned(t("b"))]);
    feeds::<&[u8], _>(vec![b("a"), b("")]);
    feeds::<&[u8], _>(vec![Cow::Borrowed(&b"a"[..])]);
    feeds::<&str, _>(vec!["a"]);
    feeds::<String, _>(vec![t("a")]);
    feeds::<(String, Vec<u8>), _>(vec![(t("a"), b("b"))]);
    feeds::<Vec<u8>, _>(vec![b("a")]);
    // in options, results, arrays
    feeds::<Option<&str>, _>(vec![Some(t("a")), None]);
    feeds::<Option<&[u8]>, _>(vec![Some(b("a")), None]);
    feeds::<Option<(&str, u64)>, _>(vec![Some((t("a"), 1u64)), None]);
    feeds::<Option<(u64, &str)>, _>(vec![Some((1u64, t("a"))), None]);
    feeds::<Result<&str, u64>, _>(vec![Ok(t("a")), Err(1u64)]);
    feeds::<Result<u64, &str>, _>(vec![Ok(1u64), Err(t("a"))]);
    feeds::<Result<&str, &str>, _>(vec![Ok(t("a")), Err(t("b"))]);
    feeds::<[&str; 2], _>(vec![[t("a"), t("b")]]);
    feeds::<[&[u8]; 2], _>(vec![[b("a"), b("b")]]);
    // in tuples of one and two
    feeds::<(&str,), _>(vec![(t("a"),)]);
    feeds::<(&str, u64), _>(vec![(t("a"), 1u64), (t("b"), 2)]);
    feeds::<(u64, &str), _>(vec![(1u64, t("a"))]);
    feeds::<(&str, &str), _>(vec![(t("a"), t("b"))]);
    feeds::<(&[u8], u64), _>(vec![(b("a"), 1u64)]);
    feeds::<(u64, &[u8]), _>(vec![(1u64, b("a"))]);
    feeds::<(&[u8], &str), _>(vec![(b("a"), t("b"))]);
    feeds::<(&str, &[u8]), _>(vec![(t("a"), b("b"))]);
    feeds::<(&str, Option<&str>), _>(vec![(t("a"), Some(t("b"))), (t("a"), None)]);
    feeds::<(u64, Option<&str>), _>(vec![(1u64, Some(t("b"))), (1, None)]);
    // pairs in pairs
    feeds::<(u64, (f64, &str)), _>(vec![(1u64, (0.5, t("a")))]);
    feeds::<(u64, (&str, f64)), _>(vec![(1u64, (t("a"), 0.5))]);
    feeds::<(&str, (f64, &str)), _>(vec![(t("a"), (0.5, t("b")))]);
    feeds::<(&str, (&str, f64)), _>(vec![(t("a"), (t("b"), 0.5))]);
    feeds::<(&str, (&str, &str)), _>(vec![(t("a"), (t("b"), t("c")))]);
    feeds::<(&str, (u64, f64)), _>(vec![(t("a"), (1u64, 0.5))]);
    feeds::<((&str, &str), u64), _>(vec![((t("a"), t("b")), 1u64)]);
    feeds::<((&str, u64), f64), _>(vec![((t("a"), 1u64), 0.5)]);
    feeds::<((u64, &str), &str), _>(vec![((1u64, t("a")), t("b"))]);
    feeds::<((&str, u64), (f64, &str)), _>(vec![((t("a"), 1u64), (0.5, t("b")))]);
    // longer ones
    feeds::<(&str, u64, f64), _>(vec![(t("a"), 1u64, 0.5)]);
    feeds::<(u64, &str, f64), _>(vec![(1u64, t("a"), 0.5)]);
    feeds::<(u64, f64, &str), _>(vec![(1u64, 0.5, t("a"))]);
    feeds::<(&str, &str, u64), _>(vec![(t("a"), t("b"), 1u64)]);
    feeds::<(&str, u64, &str), _>(vec![(t("a"), 1u64, t("b"))]);
    feeds::<(u64, &str, &str), _>(vec![(1u64, t("a"), t("b"))]);
    feeds::<(&str, &str, &str), _>(vec![(t("a"), t("b"), t("c"))]);
    feeds::<(&[u8], u64, Option<&str>), _>(vec![(b("a"), 1u64, Some(t("b")))]);
    feeds::<(&str, (u64, f64), &[u8]), _>(vec![(t("a"), (1u64, 0.5), b("b"))]);
    feeds::<(&str, u64, &str, f64), _>(vec![(t("a"), 1u64, t("b"), 0.5)]);
    feeds::<(u64, f64, bool, &str), _>(vec![(1u64, 0.5, true, t("a"))]);
    feeds::<(&str, &str, &str, &str), _>(vec![(t("a"), t("b"), t("c"), t("d"))]);
    feeds::<(u64, &str, u64, &str, u64), _>(vec![(1u64, t("a"), 2u64, t("b"), 3u64)]);
    feeds::<(&str, u64, u64, u64, u64, &str), _>(vec![(t("a"), 1u64, 2u64, 3u64, 4u64, t("b"))]);
}

#[test]
fn lists_of_texts_and_bytes_are_pushed_by_reference() {
    let (text, bytes) = (testkit::input::<&str>(), testkit::input::<&[u8]>());
    text.push(["a", "b"].iter());
    text.push([String::from("c")].iter());
    bytes.push([&b"d"[..]].iter());
    bytes.push([vec![b'e']].iter());
    let (text, bytes) = (text.stream::<&str>().into_source(), bytes.stream::<&[u8]>().into_source());
    assert_eq!(records(&text.batch(1).unwrap()), ["a", "b"]);
    assert_eq!(records(&text.batch(1).unwrap()), ["c"]);
    assert_eq!([bytes.batch(1).unwrap().records, bytes.batch(1).unwrap().records], [1, 1]);
}

/// What an owned record takes counts as what it is stored as: text that is copied owns nothing.
#[test]
fn what_was_copied_is_counted_once() {
    let heap = |record: (String, (u64, String))| {
        FeedsAs::<(Str, (u64, Str))>::heap_bytes(&record, &mut Arena::default())
    };
    assert_eq!(heap(("a".repeat(1000), (1, "b".repeat(1000)))), 0);
    let owned =
        FeedsAs::<(Str, Vec<u64>)>::heap_bytes(&("a".to_owned(), vec![1u64; 100]), &mut Arena::default());
    assert!(owned >= 800, "{owned}");
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
        assert_eq!(records(&source.batch(1).unwrap()), [right]);
    }
    let bytes = testkit::input::<&[u8]>();
    bytes.push([vec![7u8]]);
    let source: Arc<dyn Source<Bytes>> = bytes.stream::<&[u8]>().into_source();
    assert_eq!(source.batch(1).unwrap().records, 1);
}
