//! Files: each line is in exactly one batch and partition, however the file is divided.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{
    io::{self, Write},
    path::Path,
    sync::Arc,
};
use streamc_runtime::{
    env::{Entry, FileLock, FileRead, FileWrite, Fs, Map, MemFs, RealFs, Rng, Unchanging},
    record::{Block, Str, Utf8},
    source::{FileText, Source, SourceCx, file_text},
};

fn start(file: FileText, fs: impl Fs) -> (Arc<dyn Source<Str>>, SourceCx) {
    let source = text_source(file);
    let cx = cx(fs);
    source.begin(&cx).unwrap();
    (source, cx)
}

/// Nobody changes the files of these tests.
#[expect(unsafe_code, reason = "what is tested takes a promise")]
fn mapped(file: FileText) -> FileText {
    // SAFETY: the file is written before and not changed
    unsafe { file.mapped_unchecked() }
}

fn texts() -> Vec<String> {
    let mut rng = Rng::new(21);
    let mut texts: Vec<String> =
        ["", "x", "\n", "\r", "\r\n", "a\nb", "a\r\nb\r\n", "a\n\n\nb\n", "\r\r\n\n\r", "one line only"]
            .map(String::from)
            .into();
    for _ in 0..if cfg!(miri) { 3 } else { 60 } {
        let len = rng.below(300);
        texts
            .push((0..len).map(|_| ["a", "é", "\n", "\r\n", "\r", "word "][rng.below(6) as usize]).collect());
    }
    if !cfg!(miri) {
        // longer than what is looked at around a border, with lines that are longer than that too
        texts.push((0..9000).map(|i| format!("line {i}\r\n")).collect());
        texts.push((0..60).map(|i| format!("{}\n", "y".repeat(i * 300))).collect());
        texts.push("z".repeat(70_000));
        texts.push(format!("{}\r\n{}", "z".repeat(4094), "tail ".repeat(3000)));
    }
    texts
}

#[test]
fn every_line_is_in_one_partition_for_every_number_of_partitions() {
    for text in texts() {
        let right = naive_lines(&text);
        for n in 1..=9 {
            let fs = MemFs::new();
            fs.put("in", text.as_bytes());
            let (source, cx) = start(file_text("in"), fs);
            let cut = source.batch(n).unwrap();
            assert!(cut.parts.len() <= n);
            let parts = partitions(&cut);
            assert!(parts.iter().all(|part| !part.is_empty()), "no partition is empty");
            assert_eq!(parts.concat(), right, "{n} {text:?}");
            assert!(source.finished() && source.batch(n).unwrap().parts.is_empty());
            assert_eq!(cx.stats.records_in.get() + cut.records, right.len() as u64);
            assert_eq!(cx.stats.bytes_in.get(), text.len() as u64);
            let covered: u64 = cut.spans.iter().map(|span| span.bytes).sum();
            assert_eq!(covered, text.len() as u64);
            assert!(cut.spans.windows(2).all(|w| w[0].to == w[1].from));
        }
    }
}

#[test]
fn a_line_end_of_two_bytes_is_not_divided_where_the_search_stops_looking() {
    for tail in 790..830 {
        // the search begins in the middle of the first line and looks at 4096 bytes at first
        let text = format!("{}\r\n{}", "x".repeat(9000), "y".repeat(tail));
        let fs = MemFs::new();
        fs.put("in", text.as_bytes());
        let (source, _) = start(file_text("in"), fs);
        assert_eq!(records(&source.batch(2).unwrap()), naive_lines(&text));
    }
}

#[test]
fn a_large_file_is_divided_evenly_into_blocks_of_some_size() {
    let text: String = (0..400_000).map(|i| format!("{i}\n")).collect();
    let fs = MemFs::new();
    fs.put("in", text.as_bytes());
    let (source, _) = start(file_text("in"), fs);
    let cut = source.batch(4).unwrap();
    let sizes: Vec<u64> = (0..4)
        .map(|p| cut.spans.iter().filter(|span| span.partition == p).map(|span| span.bytes).sum())
        .collect();
    assert!(sizes.iter().all(|size| size.abs_diff(text.len() as u64 / 4) < 100), "{sizes:?}");
    assert_eq!(records(&cut), naive_lines(&text));
}

#[test]
fn batches_have_the_lines_or_the_bytes_that_were_asked_for() {
    for text in texts() {
        let right = naive_lines(&text);
        let small = if text.len() > 5000 { 100 } else { 1 };
        for n in [1, 2, 7, 100, 100_000].into_iter().filter(|n| *n >= small) {
            for is_mapped in [false, true] {
                let fs = MemFs::new();
                fs.put("in", text.as_bytes());
                let file = if is_mapped { mapped(file_text("in")) } else { file_text("in") };
                let (source, _) = start(file.clone().batch_records(n), fs.clone());
                let batches = all_batches(&*source, 3);
                let chunks: Vec<Vec<String>> = right.chunks(n as usize).map(<[_]>::to_vec).collect();
                assert_eq!(batches, chunks, "{n} {text:?}");

                let (source, cx) = start(file.batch_bytes(n), fs);
                let mut all = Vec::new();
                while !source.finished() {
                    let before = cx.stats.bytes_in.get();
                    let batch = records(&source.batch(3).unwrap());
                    let bytes = cx.stats.bytes_in.get() - before;
                    assert!(bytes <= n || batch.len() == 1, "{bytes} of {n}: {batch:?}");
                    all.extend(batch);
                }
                assert_eq!(all, right);
            }
        }
    }
}

#[test]
fn the_standard_input_gives_the_same_batches() {
    for text in texts() {
        let right = naive_lines(&text);
        let fs = MemFs::new();
        let run = |file: FileText| {
            fs.set_stdin(text.as_bytes());
            let (source, _) = start(file, fs.clone());
            all_batches(&*source, 2)
        };
        let one = if right.is_empty() { vec![] } else { vec![right.clone()] };
        assert_eq!(run(file_text("-")), one);
        let small = if text.len() > 5000 { 1000 } else { 1 };
        for n in [1, 3, 1000].into_iter().filter(|n| *n >= small) {
            let chunks: Vec<Vec<String>> = right.chunks(n as usize).map(<[_]>::to_vec).collect();
            assert_eq!(run(file_text("-").batch_records(n)), chunks, "{n} {text:?}");
            let batches = run(file_text("-").batch_bytes(n));
            assert!(
                batches.iter().all(|b| b.len() == 1 || b.iter().map(String::len).sum::<usize>() as u64 <= n)
            );
            assert_eq!(batches.concat(), right);
        }
    }
}

#[test]
fn mapped_equals_read_on_real_files() {
    let path = std::env::temp_dir().join(format!("streamc-source-file-{}", std::process::id()));
    for text in texts() {
        let mut file = RealFs.create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync().unwrap();
        for n in [1, 2, 5] {
            let (read, _) = start(file_text(&path), RealFs);
            let (without_copy, stats) = start(mapped(file_text(&path)), RealFs);
            let (read, mapped) = (read.batch(n).unwrap(), without_copy.batch(n).unwrap());
            assert_eq!(partitions(&read), partitions(&mapped));
            assert_eq!(read.spans, mapped.spans);
            assert_eq!(stats.stats.records_in.get(), naive_lines(&text).len() as u64);
        }
    }
    RealFs.remove_file(&path).unwrap();
}

/// In safe code, whoever writes to the file while a record is looked at changes nothing of it, and
/// cutting the file ends the batch and not the process.
#[test]
fn a_file_that_changes_while_it_is_read_changes_no_record() {
    let path = std::env::temp_dir().join(format!("streamc-source-change-{}", std::process::id()));
    let text = "a line of text\n".repeat(400_000);
    let write = |bytes: &[u8]| {
        // in place: the same file
        RealFs.create(&path).unwrap().write_all(bytes).unwrap();
    };
    write(text.as_bytes());
    let (source, _) = start(file_text(&path).mapped(), RealFs);
    let cut = source.batch(1).unwrap();
    let mut kept: Vec<(&str, String)> = Vec::new();
    let blocks = &cut.parts[0].blocks;
    <_ as Block<Str>>::each(&blocks[0], false, |record: &str| kept.push((record, record.to_owned())));
    write(&vec![0xff; text.len()]);
    assert!(
        kept.iter().all(|(record, copy)| record == copy && std::str::from_utf8(record.as_bytes()).is_ok())
    );
    // what was not read yet is checked when it is
    let mut n_bad = 0;
    <_ as Block<Str>>::each(&blocks[1], true, |record: &str| {
        n_bad += usize::from(record.contains('\u{fffd}'))
    });
    assert_eq!(n_bad, 1);
    write(b"short\n");
    let rest = std::panic::AssertUnwindSafe(|| <_ as Block<Str>>::each(&blocks[2], true, |_: &str| {}));
    let payload = std::panic::catch_unwind(rest).unwrap_err();
    let error = payload.downcast_ref::<String>().unwrap();
    assert!(error.contains("the file has become shorter"), "{error}");
    RealFs.remove_file(&path).unwrap();
}

#[test]
fn policies_hold_for_read_and_mapped_files() {
    let bytes = b"good\nb\xffad\nlong line\nend";
    for is_mapped in [false, true] {
        let fs = MemFs::new();
        fs.put("in", bytes);
        let file = || if is_mapped { mapped(file_text("in")) } else { file_text("in") };
        for (policy, right) in
            [(Utf8::Replace, vec!["good", "b\u{fffd}ad", "end"]), (Utf8::Skip, vec!["good", "end"])]
        {
            let (source, cx) = start(file().utf8(policy).max_line_bytes(7), fs.clone());
            assert_eq!(records(&source.batch(1).unwrap()), right);
            assert_eq!(cx.stats.lines_invalid.get(), 1);
            assert_eq!(cx.stats.lines_too_long.get(), 1);
        }
        let (source, _) = start(file().utf8(Utf8::Error), fs);
        let cut = source.batch(1).unwrap();
        let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| records(&cut))).unwrap_err();
        let text = payload.downcast_ref::<String>().unwrap();
        assert!(text.starts_with("file in: line 2 of this block is not UTF-8"), "{text}");
    }
}

#[test]
fn a_line_longer_than_memory_should_hold_is_dropped_while_it_is_read() {
    let text = format!("first\n{}\r\nlast", "x".repeat(5 << 20));
    let fs = MemFs::new();
    fs.put("in", text);
    let (source, cx) = start(file_text("in").max_line_bytes(1000), fs);
    assert_eq!(records(&source.batch(3).unwrap()), ["first", "last"]);
    assert_eq!(cx.stats.lines_too_long.get(), 1);
}

#[test]
fn a_file_that_is_not_there_is_an_error_at_the_start() {
    let source = text_source(file_text("no/such file"));
    let error = source.begin(&cx(RealFs)).unwrap_err();
    assert!(error.to_string().starts_with("file no/such file: cannot be opened: No such file"), "{error}");
    let source = text_source(file_text("/"));
    let error = source.begin(&cx(RealFs)).unwrap_err();
    assert!(error.to_string().contains("is a directory"), "{error}");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_read_to_its_end() {
    let (source, _) = start(file_text("/dev/null"), RealFs);
    assert!(all_batches(&*source, 2).is_empty());
}

/// A file that becomes shorter after it was opened.
#[derive(Debug)]
struct Shrinking(MemFs);

#[derive(Debug)]
struct Shrunk;

impl FileRead for Shrunk {
    fn size(&self) -> io::Result<Option<u64>> {
        Ok(Some(10))
    }
    fn read_at(&self, _: &mut [u8], _: u64) -> io::Result<usize> {
        Ok(0)
    }
    fn stream(&self) -> io::Result<Box<dyn io::Read + Send>> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn map(&self, _: Unchanging) -> io::Result<Map> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Fs for Shrinking {
    fn open(&self, _: &Path) -> io::Result<Box<dyn FileRead>> {
        Ok(Box::new(Shrunk))
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        self.0.create(path)
    }
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.0.create_dir_all(path)
    }
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.0.create_dir(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename_noreplace(from, to)
    }
    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        self.0.append(path)
    }
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        self.0.truncate(path, len)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_dir(folder)
    }
    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        self.0.link(file, name)
    }
    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        Fs::lock(&self.0, path)
    }
    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.0.entries(folder)
    }
    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.0.exists(path)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.0.remove_file(path)
    }
    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        self.0.remove_dir_all(path)
    }
    fn stdin(&self) -> Box<dyn io::Read + Send> {
        self.0.stdin()
    }
}

#[test]
fn a_file_that_became_shorter_fails_its_batch_and_says_so() {
    let (source, _) = start(file_text("log"), Shrinking(MemFs::new()));
    let cut = source.batch(1).unwrap();
    let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| records(&cut))).unwrap_err();
    let text = payload.downcast_ref::<String>().unwrap();
    assert_eq!(
        text,
        "file log: bytes 0 to 10 cannot be read: the file has become shorter since it was opened"
    );
}
