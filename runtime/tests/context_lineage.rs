//! The lineage of a batch names the files that it was read from, and the bytes of each: enough to
//! read the same records again.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{START, Screen, context, ended, foreach, receive, tick_unseen};
use std::{
    ops::Range,
    path::Path,
    sync::{Arc, mpsc},
};
use streamc_runtime::{
    batch::{Lineage, Span},
    context::ContextHandle,
    dstream::{DStream, IntoDStream},
    env::{Fs, ManualClock, MemFs},
    exec::Local,
    source::{file_text, text_file_stream, union_all},
};

/// A context that gives out the lines of each batch.
fn start(
    clock: &ManualClock,
    fs: &MemFs,
    partitions: u32,
    lines: impl IntoDStream<&'static str>,
) -> (ContextHandle, mpsc::Receiver<Vec<String>>) {
    let (screen, (send, seen)) = (Screen::default(), mpsc::channel());
    let keep = move |_, lines: Vec<&str>| {
        // not every test listens
        let _ = send.send(lines.into_iter().map(str::to_owned).collect());
    };
    let stream: DStream<&str> = lines.into_dstream();
    let context = context(clock, &screen).executor(Local::new(1, partitions)).fs(fs.clone()).build().unwrap();
    (context.start([foreach(stream, keep)]).unwrap(), seen)
}

/// The lines that the files of a batch have at the places that its lineage names.
fn read_again(fs: &MemFs, batch: &Lineage) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in batch.inputs.iter().flat_map(|input| input.files()) {
        let text = String::from_utf8(fs.get(path).unwrap()).unwrap();
        lines.extend(text[bytes.start as usize..bytes.end as usize].lines().map(str::to_owned));
    }
    lines
}

fn files(batch: &Lineage) -> Vec<(String, Range<u64>)> {
    let all = batch.inputs.iter().flat_map(|input| input.files());
    all.map(|(path, bytes)| (path.display().to_string(), bytes)).collect()
}

#[test]
fn the_files_of_a_directory_are_named_with_what_was_read_of_each() {
    let (clock, fs) = (ManualClock::new(START), MemFs::new());
    fs.create_dir_all(Path::new("in")).unwrap();
    let (running, seen) = start(&clock, &fs, 3, text_file_stream("in"));
    // several blocks, in several partitions
    let long: String = (0..30_000).map(|n| format!("line {n}\n")).collect();
    fs.set_time(START + 500_000);
    fs.put("in/b", long.as_bytes());
    fs.put("in/a", "first\nsecond");
    fs.put("in/empty", "");
    let mut batches = Vec::new();
    for _ in 0..2 {
        tick_unseen(&clock);
        batches.push(receive(&seen));
    }
    fs.set_time(START + 2_500_000);
    fs.put("in/c", "third\n");
    tick_unseen(&clock);
    batches.push(receive(&seen));
    running.stop(true);
    ended(&running).unwrap();
    let lineage = running.lineage();
    let named: Vec<_> = lineage.iter().map(files).filter(|files| !files.is_empty()).collect();
    let name = |name: &str, len| (name.to_owned(), 0..len);
    assert_eq!(named, [vec![name("in/a", 12), name("in/b", long.len() as u64)], vec![name("in/c", 6)]]);
    for (batch, seen) in lineage.iter().zip(&batches) {
        assert_eq!(&read_again(&fs, batch), seen);
    }
    let spans = &lineage[0].inputs[0].spans;
    let of_b: Vec<u32> = spans[1..].iter().map(|span| span.partition).collect();
    assert!(of_b.len() > 2 && of_b.is_sorted() && *of_b.last().unwrap() == 2, "{of_b:?}");
    let file = |span: &Span| Arc::clone(span.from.file().unwrap());
    let shared = spans[1..].iter().all(|span| Arc::ptr_eq(&file(span), &file(&spans[1])));
    assert!(shared, "a path is stored once, however many blocks its file has");
}

#[test]
fn a_file_that_is_cut_into_batches_is_named_with_the_bytes_of_each() {
    let (clock, fs) = (ManualClock::new(START), MemFs::new());
    fs.put("words.txt", "a\nbb\nccc\ndddd\ne");
    let (running, seen) = start(&clock, &fs, 2, file_text("words.txt").batch_records(2));
    ended(&running).unwrap();
    let lineage = running.lineage();
    let named: Vec<_> = lineage.iter().flat_map(files).map(|(_, bytes)| bytes).collect();
    assert_eq!(named, [0..5, 5..14, 14..15]);
    for (batch, seen) in lineage.iter().zip(seen.try_iter()) {
        assert_eq!(read_again(&fs, batch), seen);
        assert!(files(batch).iter().all(|(name, _)| name == "words.txt"));
    }
}

#[test]
fn each_file_of_a_union_is_named_and_what_is_received_has_no_file() {
    let (clock, fs) = (ManualClock::new(START), MemFs::new());
    fs.put("a.txt", "a\n");
    fs.put("b.txt", "b\nbb\n");
    fs.set_stdin("from a pipe\n");
    let (running, _) =
        start(&clock, &fs, 3, union_all([file_text("a.txt"), file_text("b.txt"), file_text("-")]));
    ended(&running).unwrap();
    let lineage = running.lineage();
    let named: Vec<_> = lineage.iter().flat_map(files).collect();
    assert_eq!(named, [("a.txt".to_owned(), 0..2), ("b.txt".to_owned(), 0..5)]);
    let spans: Vec<_> =
        lineage.iter().flat_map(|batch| &batch.inputs).flat_map(|input| &*input.spans).collect();
    let received: Vec<_> = spans.iter().filter(|span| span.file_range().is_none()).collect();
    assert!(
        matches!(received[..], [span] if span.offsets() == Some(0..1) && span.bytes == 12),
        "{received:?}"
    );
}
