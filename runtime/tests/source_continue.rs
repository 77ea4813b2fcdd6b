//! A run that continues from positions, where the files are not what they were: it reads what is
//! left, or says what is missing. And plans that overlap, as those of concurrent batches do.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{io::Write, path::Path, sync::Arc, time::Duration};
use streamc_runtime::{
    batch::{Span, SplitId},
    dstream::{DStream, IntoDStream},
    env::{Clock, Fs, ManualClock, MemFs, RealFs},
    record::{Block, Bytes, Str},
    source::{
        Limits, Positions, ReadError, Reading, Source, SourceCx, binary_records_stream, file_text,
        object_files, rate_stream, text_file_stream, union_all,
    },
};

/// A directory, as one run after another opens it.
struct Dir {
    fs: MemFs,
    clock: ManualClock,
}

impl Dir {
    fn new() -> Self {
        let dir = Dir { fs: MemFs::new(), clock: ManualClock::new(1_000_000_000) };
        dir.fs.create_dir_all(Path::new("in")).unwrap();
        dir.fs.set_time(dir.clock.now());
        dir
    }

    fn cx(&self) -> SourceCx {
        with_clock(cx(self.fs.clone()), &self.clock)
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.clock.advance(Duration::from_secs(1));
        self.fs.set_time(self.clock.now());
        self.fs.put(path, bytes.as_ref());
    }

    /// Other contents, in place.
    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.clock.advance(Duration::from_secs(1));
        self.fs.set_time(self.clock.now());
        self.fs.truncate(Path::new(path), 0).unwrap();
        self.fs.append(Path::new(path)).unwrap().write_all(bytes.as_ref()).unwrap();
    }

    fn text(&self, from: &Positions) -> Result<Arc<dyn Source<Str>>, String> {
        let source = text_source(text_file_stream("in"));
        source.start(&self.cx(), from).map_err(|e| e.to_string())?;
        Ok(source)
    }
}

/// Plans and reads the next batch; `positions` follow.
fn next(source: &Arc<dyn Source<Str>>, limits: &Limits, positions: &mut Positions) -> Vec<String> {
    let planned = source.plan(limits).unwrap();
    positions.follow(&planned);
    let parts = source.parts(&planned.spans, Reading::Live).unwrap();
    source.decided(&planned.spans);
    texts(&parts).concat()
}

fn ten_bytes() -> Limits {
    Limits::partitions(1).with_bytes(10)
}

#[test]
fn the_end_of_a_file_that_is_no_whole_record_is_not_read_by_the_next_run() {
    let dir = Dir::new();
    let open = |from: &Positions| {
        let stream: DStream<&[u8]> = binary_records_stream("in", 2).into_dstream();
        let source = stream.into_source();
        source.start(&dir.cx(), from).unwrap();
        source
    };
    let mut positions = Positions::new();
    let mut next = |source: &Arc<dyn Source<Bytes>>| {
        let planned = source.plan(&Limits::partitions(1).with_bytes(4)).unwrap();
        positions.follow(&planned);
        let mut all = Vec::new();
        for part in source.parts(&planned.spans, Reading::Live).unwrap() {
            part.blocks.iter().for_each(|block| {
                <_ as Block<Bytes>>::each(block, false, |record: &[u8]| all.push(record.to_vec()));
            });
        }
        (String::from_utf8(all.concat()).unwrap(), positions.clone())
    };
    let source = open(&Positions::new());
    dir.put("in/a", "0a0b0c0");
    let (first, left) = next(&source);
    let source = open(&left);
    let (second, left) = next(&source);
    assert_eq!((first.as_str(), second.as_str()), ("0a0b", "0c"));
    // it was read to its end, so it may go
    dir.fs.remove_file(Path::new("in/a")).unwrap();
    assert_eq!(next(&open(&left)).0, "");
}

#[test]
fn what_is_left_of_a_file_is_divided_by_the_limits_of_a_batch() {
    let dir = Dir::new();
    let mut positions = Positions::new();
    let source = dir.text(&positions).unwrap();
    dir.put("in/a", "one\ntwo\nthree\nfour\nfive\n");
    assert_eq!(next(&source, &ten_bytes(), &mut positions), ["one", "two", "three"]);
    let stream = text_source(text_file_stream("in"));
    stream.start(&SourceCx { max_batch_bytes: 5, ..dir.cx() }, &positions).unwrap();
    let limits = Limits::partitions(1).with_bytes(5);
    assert_eq!(next(&stream, &limits, &mut positions), ["four"]);
    assert_eq!(next(&stream, &limits, &mut positions), ["five"]);
}

/// What a run reads, or reports, that continues in the middle of a file after `change`.
fn rest_after(change: impl Fn(&Dir)) -> Result<Vec<String>, String> {
    let dir = Dir::new();
    let mut positions = Positions::new();
    let source = dir.text(&positions)?;
    dir.put("in/a", "one\ntwo\nthree\nfour\n");
    next(&source, &ten_bytes(), &mut positions);
    change(&dir);
    let source = dir.text(&positions)?;
    Ok(next(&source, &Limits::partitions(1), &mut positions))
}

#[test]
fn a_run_does_not_continue_in_the_middle_of_another_file() {
    assert_eq!(rest_after(|_| {}), Ok(vec!["four".to_owned()]));
    let begin = "directory in: `in/a` was read up to byte 14 before, and it";
    let gone = rest_after(|dir| dir.fs.remove_file(Path::new("in/a")).unwrap()).unwrap_err();
    assert!(gone.starts_with(&format!("{begin} cannot be opened any more: ")), "{gone}");
    let longer = rest_after(|dir| dir.put("in/a", "one\ntwo\nthree\nfour\nfive\n"));
    assert_eq!(longer, Err(format!("{begin} has 24 bytes now, and had 19")));
    let other = rest_after(|dir| dir.write("in/a", "two\none\nthree\nFOUR\n"));
    assert_eq!(other, Err(format!("{begin} has been changed or replaced since")));
}

#[test]
fn a_file_that_grows_is_read_as_it_was_planned_however_plans_and_decisions_overlap() {
    let dir = Dir::new();
    let source = dir.text(&Positions::new()).unwrap();
    dir.put("in/a", "one\ntwo\nthree\nfour\n");
    let first = source.plan(&ten_bytes()).unwrap().spans;
    let second = source.plan(&ten_bytes()).unwrap().spans;
    source.parts(&first, Reading::Live).unwrap();
    source.decided(&first);
    dir.put("in/a", "one\ntwo\nthree\nfour\nfive\n");
    assert_eq!(texts(&source.parts(&second, Reading::Live).unwrap()).concat(), ["four"]);
    // by an instance that has planned nothing
    let other = dir.text(&Positions::new()).unwrap();
    assert_eq!(texts(&other.parts(&second, Reading::Live).unwrap()).concat(), ["four"]);
    dir.fs.remove_file(Path::new("in/a")).unwrap();
    assert_eq!(texts(&other.parts(&second, Reading::Live).unwrap()).concat(), [""; 0]);
    // when all is decided nothing is kept of it
    source.decided(&second);
    assert!(!format!("{source:?}").contains("in/a\", id"), "{source:?}");
}

#[test]
fn a_file_that_was_written_again_is_an_error_when_its_batch_is_formed_again() {
    let dir = Dir::new();
    let source = dir.text(&Positions::new()).unwrap();
    dir.put("in/a", "one\n");
    let spans = source.plan(&Limits::partitions(1)).unwrap().spans;
    dir.put("in/a", "two\n");
    let error = dir.text(&Positions::new()).unwrap().parts(&spans, Reading::Replay).unwrap_err();
    assert_eq!(
        error,
        ReadError::Gone("file in/a was read, and it has been changed or replaced since".to_owned())
    );
}

fn positions_of(planned: &[Span]) -> Positions {
    let mut positions = Positions::new();
    planned.iter().for_each(|span| positions.set(span.split.clone(), span.to.clone()));
    positions
}

#[test]
fn one_file_is_continued_and_read_again_only_if_it_is_the_same() {
    let open = |dir: &Dir, from: &Positions| -> Result<Arc<dyn Source<Str>>, String> {
        let source = text_source(file_text("in/a"));
        source.start(&dir.cx(), from).map_err(|e| e.to_string())?;
        Ok(source)
    };
    // what the next run has after `text` is there, and what the first batch is then
    let after = |text: Option<&str>| {
        let dir = Dir::new();
        dir.put("in/a", "one\ntwo\nthree");
        let spans = open(&dir, &Positions::new()).unwrap().plan(&ten_bytes()).unwrap().spans;
        text.into_iter().for_each(|text| dir.write("in/a", text));
        let rest = open(&dir, &positions_of(&spans)).map(|source| records(&source.batch(1).unwrap()));
        let again = open(&dir, &Positions::new()).unwrap().parts(&spans, Reading::Replay);
        (rest, again.map(|parts| texts(&parts).concat()))
    };
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(after(None), (Ok(lines(&["three"])), Ok(lines(&["one", "two"]))));
    // it has grown
    assert_eq!(
        after(Some("one\ntwo\nthree\nfour")),
        (Ok(lines(&["three", "four"])), Ok(lines(&["one", "two"])))
    );
    for (text, why) in [
        ("one\ntwo\n", "it has 8 bytes now, and had 13"),
        ("one\ntwo\nfour!", "it has been written again since"),
        ("one and two and three", "no record of it ends at byte 8 any more: it is another file"),
    ] {
        let wrong = (
            Err(format!("file in/a: it was read up to byte 8 before, and {why}")),
            Err(ReadError::Gone(why.to_owned())),
        );
        assert_eq!(after(Some(text)), wrong, "{text}");
    }
    // a last line without its end has grown
    let dir = Dir::new();
    dir.put("in/a", "one\ntw");
    let spans = open(&dir, &Positions::new()).unwrap().plan(&Limits::partitions(1)).unwrap().spans;
    dir.write("in/a", "one\ntwo\n");
    let error = open(&dir, &positions_of(&spans)).unwrap_err();
    assert!(error.ends_with("no record of it ends at byte 6 any more: it is another file"), "{error}");
}

#[test]
#[cfg(feature = "packed")]
fn a_packed_file_is_read_again_while_it_is_read_and_not_if_it_is_another_one() {
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    // a real one: its readers share a place in it
    let path = std::env::temp_dir().join(format!("streamc-continue-{}.gz", std::process::id()));
    let write = |bytes: &[u8]| RealFs.create(&path).unwrap().write_all(bytes).unwrap();
    let all: Vec<String> = (0..200_000).map(|n| format!("line number {n}")).collect();
    write(&gzip(&(all.join("\r\n") + "\r\n")));
    let open = |from: &Positions| -> Result<Arc<dyn Source<Str>>, String> {
        let source = text_source(file_text(&path).batch_bytes(100_000));
        source.start(&cx(RealFs), from).map_err(|e| e.to_string())?;
        Ok(source)
    };
    let source = open(&Positions::new()).unwrap();
    let (mut seen, mut spans) = (Vec::new(), Vec::new());
    wait_until("the end", || {
        let planned = source.plan(&Limits::partitions(1)).unwrap();
        let live = texts(&source.parts(&planned.spans, Reading::Live).unwrap()).concat();
        if seen.len() < 20_000 {
            let again = texts(&source.parts(&planned.spans, Reading::Replay).unwrap()).concat();
            assert_eq!(live, again);
        }
        seen.extend(live);
        spans.extend(planned.spans);
        source.finished()
    });
    assert_eq!(seen, all);
    write(&gzip("another\n"));
    let error = open(&positions_of(&spans[..1])).unwrap_err();
    assert!(error.contains(" of its text before, and it has "), "{error}");
    let error = open(&Positions::new()).unwrap().parts(&spans[..1], Reading::Replay).unwrap_err();
    assert!(matches!(&error, ReadError::Gone(why) if why.contains("bytes now, and had")), "{error}");
    RealFs.remove_file(&path).unwrap();
}

#[test]
fn object_files_that_are_left_in_the_middle_must_be_there() {
    let file = |n: u64| {
        let mut writer = streamc_runtime::record::ObjectWriter::new::<(u64, String)>(Vec::new()).unwrap();
        (0..120).for_each(|i| writer.push(&(n + i, "x".repeat(5000))).unwrap());
        writer.finish().unwrap()
    };
    let dir = Dir::new();
    dir.put("out/part-00000", file(0));
    dir.put("out/part-00001", file(120));
    let open = |from: &Positions| {
        let stream: DStream<(u64, String)> =
            object_files::<(u64, String)>("out").batch_bytes(64).into_dstream();
        let source = stream.into_source();
        source.start(&dir.cx(), from).map_err(|e| e.to_string()).map(|()| source)
    };
    let source = open(&Positions::new()).unwrap();
    let mut spans = Vec::new();
    wait_until("all batches", || {
        spans.extend(source.plan(&Limits::partitions(1)).unwrap().spans);
        source.finished()
    });
    assert!(spans.len() > 4, "{spans:?}");
    let in_second =
        spans.iter().position(|span| span.from.file().unwrap().path.ends_with("part-00001")).unwrap();
    let (whole, middle) = (positions_of(&spans[..in_second]), positions_of(&spans[..1]));
    dir.fs.remove_file(Path::new("out/part-00000")).unwrap();
    // it was read to its end
    assert!(open(&whole).is_ok());
    let error = open(&middle).unwrap_err();
    assert!(
        error.contains("`out/part-00000` was read up to byte") && error.contains("cannot be opened"),
        "{error}"
    );
    dir.put("out/part-00000", file(240));
    let error = open(&middle).unwrap_err();
    assert!(error.ends_with("and it has been changed or replaced since"), "{error}");
}

#[test]
fn files_that_came_between_two_runs_are_read_whatever_their_time() {
    let dir = Dir::new();
    dir.put("in/old", "there before the first run\n");
    let (mut positions, limits) = (Positions::new(), Limits::partitions(1));
    let source = dir.text(&positions).unwrap();
    dir.put("in/a", "a\n");
    assert_eq!(next(&source, &limits, &mut positions), ["a"]);
    dir.put("in/b", "b\n");
    dir.fs.set_modified("in/b", 5_000_000);
    // nothing is read of a run that is stopped at once, and it continues where it began
    let source = dir.text(&positions).unwrap();
    source.stop(false);
    assert_eq!(next(&source, &limits, &mut positions), [""; 0]);
    let source = dir.text(&positions).unwrap();
    assert_eq!(next(&source, &limits, &mut positions), ["b"]);
    assert_eq!(next(&source, &limits, &mut positions), [""; 0]);
    // what was read and is gone for the remember window is forgotten, also by a run after that
    dir.fs.remove_file(Path::new("in/a")).unwrap();
    let source = dir.text(&positions).unwrap();
    next(&source, &limits, &mut positions);
    dir.clock.advance(Duration::from_secs(100));
    next(&source, &limits, &mut positions);
    let left: Vec<String> =
        positions.iter().filter_map(|(_, at)| Some(at.file()?.path.display().to_string())).collect();
    assert_eq!(left, ["in/b", "in/old"]);
    dir.put("in/a", "a again\n");
    assert_eq!(next(&dir.text(&positions).unwrap(), &limits, &mut positions), ["a again"]);
}

#[test]
fn blocks_of_a_union_know_their_splits() {
    let fs = MemFs::new();
    fs.put("a", "1\n");
    fs.put("b", "2\n");
    let source = text_source(union_all(["a", "b"].map(file_text)));
    source.begin(&cx(fs)).unwrap();
    let batch = source.batch(1).unwrap();
    let splits: Vec<String> = batch.parts[0].runs().map(|(split, _)| split.to_string()).collect();
    assert_eq!(splits, ["0", "1"]);
}

#[test]
fn a_rate_that_ends_before_the_place_where_a_run_continues_has_ended() {
    let clock = ManualClock::new(0);
    let stream: DStream<u64> = rate_stream(5).records(3).into_dstream();
    let source = stream.into_source();
    let mut from = Positions::new();
    from.set(SplitId::ONLY, streamc_runtime::batch::Position::Offset(5));
    source.start(&with_clock(cx(MemFs::new()), &clock), &from).unwrap();
    clock.advance(Duration::from_secs(2));
    assert_eq!(source.plan(&Limits::partitions(2)).unwrap().spans, []);
    assert!(source.finished());
}
