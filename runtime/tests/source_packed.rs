//! Packed text files, files without a size, and marks at the beginning of files: the same lines as
//! those of the plain text, or an error that says where.
#![cfg(feature = "packed")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{io::Write, path::Path, sync::Arc};
use streamc_runtime::{
    env::{Fs, ManualClock, MemFs},
    record::Str,
    source::{Source, file_text, text_file_stream},
};

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn zstd(text: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
}

/// What a reader may pass over.
fn skippable() -> Vec<u8> {
    [&0x184d_2a50u32.to_le_bytes()[..], &3u32.to_le_bytes(), b"abc"].concat()
}

fn text() -> String {
    (0..20_000).map(|n| format!("line {n} é{}", ["\n", "\r\n", "\r"][n % 3])).collect()
}

/// The records of a file, or the error of the source.
fn read(fs: &MemFs, source: &Arc<dyn Source<Str>>) -> Result<Vec<Vec<String>>, String> {
    source.begin(&cx(fs.clone())).map_err(|e| e.to_string())?;
    let mut batches = Vec::new();
    let mut error = None;
    wait_until("the end of the source", || {
        match source.batch(3) {
            Ok(cut) if cut.parts.is_empty() => {}
            Ok(cut) => batches.push(records(&cut)),
            Err(e) => error = Some(e.to_string()),
        }
        error.is_some() || source.finished()
    });
    error.map_or(Ok(batches), Err)
}

#[test]
fn a_packed_file_has_the_lines_of_its_text() {
    let (fs, text) = (MemFs::new(), text());
    let (head, tail) = text.split_at(100_001);
    let lines = naive_lines(&text);
    for (name, bytes) in [
        ("one.gz", gzip(text.as_bytes())),
        ("members.gz", [gzip(head.as_bytes()), gzip(b""), gzip(tail.as_bytes())].concat()),
        ("one.zst", zstd(text.as_bytes())),
        ("frames.zst", [skippable(), zstd(head.as_bytes()), skippable(), zstd(tail.as_bytes())].concat()),
        ("marked.gz", gzip(format!("\u{feff}{text}").as_bytes())),
        ("marked.zst", zstd(format!("\u{feff}{text}").as_bytes())),
    ] {
        fs.put(name, bytes);
        assert_eq!(read(&fs, &text_source(file_text(name))).unwrap(), [&lines[..]], "{name}");
        // in several batches, each block where it lies in the text
        let source = text_source(file_text(name).batch_bytes(50_000));
        source.begin(&cx(fs.clone())).unwrap();
        let (mut got, mut end, mut n) = (Vec::new(), 3 * u64::from(name.starts_with("marked")), 0);
        wait_until("the end of the source", || {
            let cut = source.batch(2).unwrap();
            n += usize::from(!cut.parts.is_empty());
            got.extend(records(&cut));
            for (path, bytes) in cut.spans.iter().map(|span| span.file_range().unwrap()) {
                assert_eq!(&**path, Path::new(name));
                assert!(bytes.start - end <= 1, "{name}: from {end} to {bytes:?}");
                end = bytes.end;
            }
            source.finished()
        });
        assert_eq!(got, lines, "{name}");
        assert!(n >= text.len() / 50_000);
        assert_eq!(end, text.len() as u64 + 3 * u64::from(name.starts_with("marked")));
    }
    for name in ["empty.gz", "empty.zst"] {
        fs.put(name, "");
        assert_eq!(read(&fs, &text_source(file_text(name))).unwrap().concat(), [""; 0]);
    }
}

#[test]
fn a_packed_file_that_is_cut_off_or_changed_is_an_error_that_says_where() {
    let text = text();
    let lines = naive_lines(&text);
    for (name, whole) in [("a.gz", gzip(text.as_bytes())), ("a.zst", zstd(text.as_bytes()))] {
        let step = whole.len() / 23;
        for at in (1..whole.len()).step_by(step).chain([whole.len() - 1]) {
            let fs = MemFs::new();
            fs.put(name, &whole[..at]);
            let error = read(&fs, &text_source(file_text(name))).unwrap_err();
            let said = format!("file {name}: ");
            assert!(error.starts_with(&said) && error.contains("cut off"), "{at}: {error}");
            assert!(error.contains(&format!("byte {at} of the packed file")), "{at}: {error}");

            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            fs.put(name, changed);
            match read(&fs, &text_source(file_text(name))) {
                Err(error) => assert!(error.contains(" of the packed file"), "{error}"),
                // a byte of the head that says nothing of the text
                Ok(batches) => assert_eq!(batches.concat(), lines, "{name} {at}"),
            }
        }
        let fs = MemFs::new();
        fs.put(name, "plain text\n");
        let error = read(&fs, &text_source(file_text(name))).unwrap_err();
        assert!(error.contains("corrupt near byte"), "{error}");
    }
}

/// By another ending, by none, on the standard input, and in a directory, where it stops no other.
#[test]
fn packed_data_where_text_is_expected_is_refused() {
    let bzip2 = b"BZh91AY&SY\x8d\xe4\x99\x2b".to_vec();
    for (packed, said) in
        [(gzip(b"a\n"), "let its name end in `.gz`"), (zstd(b"a\n"), "`.zst`"), (bzip2, "(`bzip2 -d`)")]
    {
        let fs = MemFs::new();
        fs.create_dir_all(Path::new("in")).unwrap();
        fs.put("a.GZ", packed.clone());
        fs.put("a.gz", gzip(&packed));
        fs.set_stdin(packed.clone());
        for source in
            [file_text("a.GZ"), file_text("a.GZ").batch_records(1), file_text("a.gz"), file_text("-")]
        {
            let error = read(&fs, &text_source(source)).unwrap_err();
            assert!(error.contains("it is packed by ") && error.contains(said), "{error}");
        }
        let source = text_source(text_file_stream("in"));
        let cx = cx(fs.clone());
        source.begin(&cx).unwrap();
        fs.put("in/a.bz2", packed);
        fs.put("in/b", "plain\n");
        assert_eq!(records(&source.batch(2).unwrap()), ["plain"]);
        assert_eq!(cx.stats.files_unreadable.get(), 1);
    }
}

#[test]
fn a_packed_file_is_not_mapped() {
    let fs = MemFs::new();
    fs.put("a.gz", gzip(b"a\n"));
    let error = read(&fs, &text_source(file_text("a.gz").mapped())).unwrap_err();
    assert!(error.starts_with("file a.gz: ") && error.contains("leave out `.mapped()`"), "{error}");
}

#[test]
fn packed_files_that_appear_in_a_directory_are_unpacked() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let source = text_source(text_file_stream("in").max_unpacked_bytes(1 << 20).max_line_bytes(1000));
    let cx = cx(fs.clone());
    source.begin(&cx).unwrap();
    fs.put("in/a", "plain\n");
    fs.put("in/b.gz", gzip("\u{feff}packed\nto gzip".as_bytes()));
    fs.put("in/c.zst", zstd(format!("packed\n{}\nto zstd\n", "long".repeat(1000)).as_bytes()));
    let cut = source.batch(3).unwrap();
    assert_eq!(records(&cut), ["plain", "packed", "to gzip", "packed", "to zstd"]);
    assert_eq!(cx.stats.lines_too_long.get(), 1);
    let file = |n: usize| cut.spans[n].file_range().map(|(path, bytes)| (&**path, bytes));
    assert_eq!(file(0), Some((Path::new("in/a"), 0..6)));
    assert_eq!(file(1), Some((Path::new("in/b.gz"), 0..u64::MAX)));
    // members, frames, and nothing
    fs.put("in/d.gz", [gzip(b"one\ntw"), gzip(b""), gzip(b"o\n")].concat());
    fs.put("in/e.zst", [zstd(b"three\n"), skippable(), zstd(b"four")].concat());
    fs.put("in/empty.gz", "");
    fs.put("in/empty.zst", "");
    fs.put("in/nothing.gz", gzip(b""));
    assert_eq!(records(&source.batch(3).unwrap()), ["one", "two", "three", "four"]);
    assert_eq!(cx.stats.files_unreadable.get(), 0);
}

/// Every way in which a file can be wrong: it is left out, counted and named with the reason, and
/// stops nothing.
#[test]
fn a_file_that_is_not_text_is_left_out_of_its_batch_and_named() {
    let (fs, clock) = (MemFs::new(), ManualClock::new(0));
    fs.create_dir_all(Path::new("in")).unwrap();
    let source = text_source(text_file_stream("in").max_unpacked_bytes(1 << 20));
    let cx = with_clock(cx(fs.clone()), &clock);
    let said = said(&cx);
    source.begin(&cx).unwrap();
    let bomb = gzip(&b"0123456789\n".repeat(1 << 18));
    let mut corrupt = zstd(text().as_bytes());
    corrupt.iter_mut().skip(500).take(100).for_each(|byte| *byte ^= 0x55);
    let cases = [
        ("bomb.gz", bomb, "longer than 1048576 bytes; give the source `.max_unpacked_bytes(n)`"),
        ("cut.gz", gzip(b"a\n")[..15].to_vec(), "it ends at byte 15 of the packed file"),
        ("cut.zst", zstd(text().as_bytes())[..900].to_vec(), "it ends at byte 900 of the packed file"),
        ("corrupt.zst", corrupt, "corrupt near byte"),
        ("plain.gz", b"plain text\n".to_vec(), "corrupt near byte"),
        ("twice.gz", gzip(&gzip(b"a\n")), "it is packed by gzip"),
        ("other.zst", zstd(&gzip(b"a\n")), "it is packed by gzip"),
        ("wide.gz", gzip(b"\xff\xfea\0\n\0"), "it is UTF-16"),
        ("wide", b"\xfe\xff\0a\0\n".to_vec(), "it is UTF-16"),
    ];
    for (n, (name, bytes, reason)) in cases.iter().enumerate() {
        fs.put(format!("in/{name}"), bytes.clone());
        fs.put(format!("in/good{n}"), "good\n");
        let cut = source.batch(2).unwrap();
        // by two stages
        for _ in 0..2 {
            assert_eq!(records(&cut), ["good"], "{name}");
        }
        assert_eq!(cx.stats.files_unreadable.get(), n as u64 + 1, "{name}");
        let last = said().lines().last().unwrap_or_default().to_owned();
        let start = format!("streamc: directory in: `in/{name}` ");
        assert!(last.starts_with(&start) && last.contains(reason), "{name}: {last}");
        clock.advance(std::time::Duration::from_secs(1));
    }
    // as long as they do not change they are not read again; then they are
    assert_eq!(records(&source.batch(2).unwrap()), [""; 0]);
    fs.put("in/cut.gz", gzip(b"whole\n"));
    fs.put("in/wide", "text\n");
    assert_eq!(records(&source.batch(2).unwrap()), ["whole", "text"]);
    assert_eq!((cx.stats.files_unreadable.get(), cx.stats.files_changed.get()), (cases.len() as u64, 0));
    assert_eq!(said().lines().count(), cases.len());
}

#[test]
fn a_byte_order_mark_is_dropped_at_the_beginning_of_a_file_and_nowhere_else() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let text = "\u{feff}a,b\n\u{feff}c\n";
    fs.put("a", text);
    fs.put("mark", "\u{feff}");
    fs.set_stdin(text);
    let right = ["a,b", "\u{feff}c"];
    assert_eq!(read(&fs, &text_source(file_text("a"))).unwrap(), [right]);
    assert_eq!(read(&fs, &text_source(file_text("a").batch_records(1))).unwrap(), [[right[0]], [right[1]]]);
    assert_eq!(read(&fs, &text_source(file_text("-"))).unwrap(), [right]);
    assert_eq!(read(&fs, &text_source(file_text("mark"))).unwrap().concat(), [""; 0]);
    let source = text_source(text_file_stream("in"));
    let cx = cx(fs.clone());
    source.begin(&cx).unwrap();
    fs.put("in/a", text);
    fs.put("in/wide", b"\xff\xfea\0\n\0");
    assert_eq!(records(&source.batch(1).unwrap()), right);
    assert_eq!(cx.stats.files_unreadable.get(), 1);
    for (name, bytes) in
        [("le", &b"\xff\xfea\0"[..]), ("be", b"\xfe\xff\0a"), ("le.gz", &gzip(b"\xff\xfea\0"))]
    {
        fs.put(name, bytes);
        let error = read(&fs, &text_source(file_text(name))).unwrap_err();
        assert!(error.contains("UTF-16") && error.contains("iconv"), "{error}");
    }
}

#[test]
fn files_that_do_not_say_how_long_they_are_are_read_to_their_end() {
    let (fs, text) = (MemFs::new(), text());
    fs.create_dir_all(Path::new("in")).unwrap();
    for name in ["a", "in/a"] {
        fs.hide_size(name);
    }
    fs.put("a", text.clone());
    assert_eq!(read(&fs, &text_source(file_text("a"))).unwrap(), [naive_lines(&text)]);
    let source = text_source(text_file_stream("in"));
    source.begin(&cx(fs.clone())).unwrap();
    fs.put("in/a", text.clone());
    assert_eq!(records(&source.batch(2).unwrap()), naive_lines(&text));
}

#[test]
#[cfg(all(target_os = "linux", not(miri)))]
fn files_that_the_system_makes_while_they_are_read_are_not_empty() {
    use streamc_runtime::env::RealFs;
    // they say 0 bytes, and a page
    let mut n = 0;
    for path in [
        "/proc/cpuinfo",
        "/proc/self/status",
        "/sys/kernel/mm/transparent_hugepage/enabled",
        "/sys/kernel/uevent_seqnum",
    ] {
        let Ok(file) = RealFs.open(Path::new(path)) else { continue };
        let mut right = String::new();
        file.stream().unwrap().read_to_string(&mut right).unwrap();
        let source = text_source(file_text(path));
        source.begin(&cx(RealFs)).unwrap();
        let got = all_batches(&*source, 2).concat();
        assert_eq!(got.len(), naive_lines(&right).len(), "{path}");
        n += got.len();
    }
    assert!(n > 10);
}
