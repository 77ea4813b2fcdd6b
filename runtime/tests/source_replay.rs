//! What makes recovery possible: a plan that is read again, by a process that has not made it, is
//! the same records; and a source goes on where it has been read up to, with nothing lost and
//! nothing twice.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{io::Write, path::Path, sync::Arc, time::Duration};
use streamc_runtime::{
    batch::{Span, SplitId, SplitStatus},
    dstream::{DStream, IntoDStream},
    env::{Clock, Fs, ManualClock, MemFs},
    record::{Block, Record, Stored},
    source::{
        Limits, Positions, ReadError, Reading, Source, SourceCx, SourcePart, binary_records_stream,
        file_text, object_files, rate_stream, text_file_stream, union_all,
    },
};

/// A source as one run after another opens it.
struct Case<S: Stored> {
    name: &'static str,
    open: Box<dyn Fn() -> Arc<dyn Source<S>>>,
    cx: Box<dyn Fn() -> SourceCx>,
    /// something new comes, before batch `n`
    comes: Box<dyn Fn(usize)>,
}

fn case<R: Record, D: IntoDStream<R>>(
    name: &'static str,
    cx: impl Fn() -> SourceCx + 'static,
    open: impl Fn() -> D + 'static,
) -> Case<R::Owned> {
    let source = move || -> Arc<dyn Source<R::Owned>> { open().into_dstream().into_source() };
    Case { name, open: Box::new(source), cx: Box::new(cx), comes: Box::new(|_| {}) }
}

fn texts_of<S: Stored>(parts: &[SourcePart<S>], text: &dyn Fn(S::View<'_>) -> String) -> Vec<Vec<String>> {
    let of = |part: &SourcePart<S>| {
        let mut all = Vec::new();
        part.blocks.iter().for_each(|block| block.each(false, |record| all.push(text(record))));
        assert_eq!(part.runs().map(|(_, blocks)| blocks.len()).sum::<usize>(), part.blocks.len());
        all
    };
    parts.iter().map(of).collect()
}

/// Plans six batches with a new run after every second one; each is read again by a run that knows
/// nothing of it.
fn check<S: Stored>(case: &Case<S>, text: impl Fn(S::View<'_>) -> String, right: &[String]) {
    let (mut all, mut positions) = (Vec::new(), Positions::new());
    let mut n = 0;
    for _ in 0..3 {
        let (source, cx) = ((case.open)(), (case.cx)());
        source.start(&cx, &positions).unwrap();
        assert!(source.replayable(), "{}", case.name);
        for _ in 0..2 {
            (case.comes)(n);
            n += 1;
            let mut planned = source.plan(&Limits::partitions(3).with_bytes(64)).unwrap();
            // what is read ahead on a thread may not be there yet
            wait_until("a plan", || {
                if planned.spans.is_empty() && source.finite() && !source.finished() {
                    planned = source.plan(&Limits::partitions(3).with_bytes(64)).unwrap();
                    return false;
                }
                true
            });
            let first = texts_of(&source.parts(&planned.spans, Reading::Live).unwrap(), &text);
            let again = (case.open)();
            again.start(&(case.cx)(), &Positions::new()).unwrap();
            let second = texts_of(&again.parts(&planned.spans, Reading::Replay).unwrap(), &text);
            assert_eq!(first, second, "{}", case.name);
            again.stop(false);
            positions.follow(&planned);
            all.extend(first.concat());
        }
        source.stop(false);
    }
    assert_eq!(all, right, "{}", case.name);
}

fn lines(n: usize) -> Vec<String> {
    (0..n).map(|n| format!("line number {n}")).collect()
}

fn text_of(lines: &[String], end: &str) -> String {
    lines.iter().map(|line| format!("{line}{end}")).collect()
}

#[cfg(feature = "packed")]
fn gzip(text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_file_goes_on_where_it_was_read_up_to() {
    let right = lines(20);
    for end in ["\n", "\r\n", "\r"] {
        let fs = MemFs::new();
        fs.put("in", format!("\u{feff}{}", text_of(&right, end)));
        let seam = fs.clone();
        let case = case::<&str, _>("file", move || cx(seam.clone()), || file_text("in"));
        check(&case, str::to_owned, &right);
    }
}

#[test]
#[cfg(feature = "packed")]
fn a_packed_file_goes_on_where_its_text_was_read_up_to() {
    let right = lines(20);
    for end in ["\n", "\r\n"] {
        let fs = MemFs::new();
        fs.put("in.gz", gzip(&format!("\u{feff}{}", text_of(&right, end))));
        let seam = fs.clone();
        let open = || file_text("in.gz").batch_bytes(64);
        check(&case::<&str, _>("packed file", move || cx(seam.clone()), open), str::to_owned, &right);
    }
}

#[cfg(feature = "macros")]
#[derive(Clone, Copy, streamc_runtime::Record)]
#[record(pod)]
#[repr(C)]
struct Number {
    n: u64,
}

#[test]
#[cfg(feature = "macros")]
fn records_of_a_fixed_layout_go_on_where_they_were_read_up_to() {
    let fs = MemFs::new();
    fs.put("in", (0..30u64).flat_map(u64::to_le_bytes).collect::<Vec<_>>());
    let right: Vec<String> = (0..30u64).map(|n| n.to_string()).collect();
    let open = || streamc_runtime::source::pod_file::<Number>("in");
    check(
        &case::<Number, _>("pod file", move || cx(fs.clone()), open),
        |number| number.n.to_string(),
        &right,
    );
}

#[test]
fn numbers_at_a_rate_go_on_where_they_were_read_up_to() {
    let clock = ManualClock::new(0);
    let (now, later) = (clock.clone(), clock.clone());
    let open = || rate_stream(7).records(30);
    let mut case = case::<u64, _>("rate", move || with_clock(cx(MemFs::new()), &now), open);
    case.comes = Box::new(move |_| later.advance(Duration::from_secs(1)));
    let right: Vec<String> = (0..30u64).map(|n| n.to_string()).collect();
    check(&case, |n| n.to_string(), &right);
}

#[test]
fn object_files_go_on_where_they_were_read_up_to() {
    let fs = MemFs::new();
    for part in 0..3u64 {
        let mut writer = streamc_runtime::record::ObjectWriter::new::<(u64, String)>(Vec::new()).unwrap();
        (0..40).for_each(|n| writer.push(&(part * 40 + n, "x".repeat(2000))).unwrap());
        fs.put(format!("out/part-0000{part}"), writer.finish().unwrap());
    }
    let open = || object_files::<(u64, String)>("out").batch_bytes(64);
    let case = case::<(u64, String), _>("object files", move || cx(fs.clone()), open);
    let right: Vec<String> = (0..120u64).map(|n| n.to_string()).collect();
    check(&case, |(n, _)| n.to_string(), &right);
}

fn in_directory<R: Record, D: IntoDStream<R>>(
    name: &'static str,
    files: impl Fn(usize) -> (String, Vec<u8>) + 'static,
    open: impl Fn() -> D + 'static,
) -> Case<R::Owned> {
    let (fs, clock) = (MemFs::new(), ManualClock::new(1_000_000_000));
    fs.create_dir_all(Path::new("in")).unwrap();
    fs.set_time(clock.now());
    fs.put("in/old", "there before the first run\n");
    let (seam, now) = (fs.clone(), clock.clone());
    let mut case = case(name, move || with_clock(cx(seam.clone()), &now), open);
    case.comes = Box::new(move |n| {
        clock.advance(Duration::from_secs(1));
        // as `mv` does, that of the fourth is older than the first run
        fs.set_time(if n == 3 { 500_000_000 } else { clock.now() });
        let (name, bytes) = files(n);
        fs.put(name, bytes);
    });
    case
}

#[test]
fn a_directory_goes_on_with_its_files_and_with_what_came_meanwhile() {
    // more than a batch takes of each, so that files are left in the middle
    let text =
        |n: usize| text_of(&lines(4).iter().map(|line| format!("{n} {line}")).collect::<Vec<_>>(), "\n");
    let files = move |n: usize| {
        // nothing new while what is too much is taken
        let text = if n.is_multiple_of(2) { text(n) } else { String::new() };
        (format!("in/file-{n}"), text.into_bytes())
    };
    let right: Vec<String> =
        [0, 2, 4].iter().flat_map(|n| lines(4).into_iter().map(move |l| format!("{n} {l}"))).collect();
    let case = in_directory::<&str, _>("directory", files, || text_file_stream("in"));
    check(&case, str::to_owned, &right);
}

#[test]
#[cfg(feature = "packed")]
fn packed_files_and_binary_records_of_a_directory_are_read_again() {
    let files = |n: usize| (format!("in/file-{n}.gz"), gzip(&format!("{n} a\n{n} b\n")));
    let case = in_directory::<&str, _>("packed directory", files, || text_file_stream("in"));
    let right: Vec<String> = (0..6).flat_map(|n| [format!("{n} a"), format!("{n} b")]).collect();
    check(&case, str::to_owned, &right);
    let files = |n: usize| (format!("in/file-{n}"), format!("{n}a{n}b").into_bytes());
    let case = in_directory::<&[u8], _>("binary records", files, || binary_records_stream("in", 2));
    let right: Vec<String> = (0..6).flat_map(|n| [format!("{n}a"), format!("{n}b")]).collect();
    check(&case, |bytes| String::from_utf8(bytes.to_vec()).unwrap(), &right);
}

#[test]
fn a_union_of_files_goes_on_in_each() {
    let fs = MemFs::new();
    let all = lines(12);
    fs.put("a", text_of(&all[..6], "\n"));
    fs.put("b", text_of(&all[6..], "\n"));
    let open = || union_all(["a", "b"].map(file_text));
    let case = case::<&str, _>("union", move || cx(fs.clone()), open);
    // a batch takes 32 bytes of each: two lines
    let right: Vec<String> =
        all[..6].chunks(2).zip(all[6..].chunks(2)).flat_map(|(a, b)| [a, b].concat()).collect();
    check(&case, str::to_owned, &right);
}

/// Plans the only batch of a directory with one file, which `change` changes then; why that cannot
/// be read again.
fn replayed(change: impl Fn(&MemFs)) -> Result<Vec<String>, ReadError> {
    let (fs, clock) = (MemFs::new(), ManualClock::new(1_000_000_000));
    fs.create_dir_all(Path::new("in")).unwrap();
    let open = || {
        let source = text_source(text_file_stream("in"));
        source.begin(&with_clock(cx(fs.clone()), &clock)).unwrap();
        source
    };
    let first = open();
    fs.put("in/a", "one\ntwo\n");
    let spans: Vec<Span> = first.plan(&Limits::partitions(1)).unwrap().spans;
    change(&fs);
    open().parts(&spans, Reading::Replay).map(|parts| texts(&parts).concat())
}

#[test]
fn a_file_that_is_gone_or_another_one_is_an_error_when_its_batch_is_formed_again() {
    assert_eq!(replayed(|_| {}), Ok(vec!["one".to_owned(), "two".to_owned()]));
    let gone = replayed(|fs| fs.remove_file(Path::new("in/a")).unwrap()).unwrap_err();
    assert!(
        matches!(&gone, ReadError::Gone(why) if why.starts_with("file in/a was read, and it cannot be opened any more"))
    );
    let longer = replayed(|fs| fs.put("in/a", "one\ntwo\nthree\n")).unwrap_err();
    let why = "file in/a was read, and it has 14 bytes now, and had 8";
    assert_eq!(longer, ReadError::Gone(why.to_owned()));
    let replaced = |fs: &MemFs| {
        fs.put("elsewhere", "ONE\nTWO\n");
        fs.rename(Path::new("elsewhere"), Path::new("in/a")).unwrap();
    };
    let why = "file in/a was read, and it has been changed or replaced since";
    assert_eq!(replayed(replaced), Err(ReadError::Gone(why.to_owned())));
}

#[test]
fn a_file_in_the_place_of_one_that_was_read_in_part_is_an_error() {
    let fs = MemFs::new();
    fs.put("in", "one\ntwo\n");
    let limits = Limits::partitions(1).with_bytes(4);
    let first = text_source(file_text("in"));
    first.begin(&cx(fs.clone())).unwrap();
    let planned = first.plan(&limits).unwrap();
    let mut positions = Positions::new();
    positions.follow(&planned);
    // one that grows is the same
    fs.append(Path::new("in")).unwrap().write_all(b"three\n").unwrap();
    let second = text_source(file_text("in"));
    second.start(&cx(fs.clone()), &positions).unwrap();
    assert_eq!(records(&second.batch(1).unwrap()), ["two", "three"]);
    assert_eq!(texts(&second.parts(&planned.spans, Reading::Replay).unwrap()), [["one"]]);
    fs.put("elsewhere", "ONE\nTWO\n");
    fs.rename(Path::new("elsewhere"), Path::new("in")).unwrap();
    let third = text_source(file_text("in"));
    let error = third.start(&cx(fs.clone()), &positions).unwrap_err().to_string();
    assert_eq!(error, "file in: another file is in the place of the one that was read up to byte 4 before");
    third.begin(&cx(fs)).unwrap();
    assert!(matches!(third.parts(&planned.spans, Reading::Replay), Err(ReadError::Gone(_))));
}

#[test]
fn a_source_that_is_paused_is_behind_and_one_that_is_stopped_has_not_ended() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    fs.put("in.txt", "a\nb\n");
    fs.set_stdin("from a pipe\n");
    let clock = ManualClock::new(0);
    let pause = Limits::partitions(2).with_split(SplitId::ONLY, 0);
    let status = |source: &Arc<dyn Source<_>>, limits: &Limits| source.plan(limits).unwrap().statuses;
    let only = |status| vec![(SplitId::ONLY, status)];
    let files: [DStream<&str>; 3] =
        [file_text("in.txt").into(), text_file_stream("in").into(), file_text("-").into()];
    for stream in files {
        let source = stream.into_source();
        source.begin(&with_clock(cx(fs.clone()), &clock)).unwrap();
        assert_eq!(status(&source, &pause), only(SplitStatus::Behind), "{source:?}");
        source.stop(false);
        assert_ne!(status(&source, &Limits::partitions(2)), only(SplitStatus::Ended), "{source:?}");
    }
    let source = text_source(file_text("in.txt"));
    source.begin(&cx(fs)).unwrap();
    let planned = source.plan(&Limits::partitions(1)).unwrap();
    assert_eq!((planned.spans.len(), planned.statuses), (1, only(SplitStatus::Ended)));
    let rate: DStream<u64> = rate_stream(5).records(5).into_dstream();
    let rate = rate.into_source();
    rate.begin(&with_clock(cx(MemFs::new()), &clock)).unwrap();
    let of_rate = |limits: &Limits| rate.plan(limits).unwrap().statuses;
    assert_eq!(of_rate(&Limits::partitions(1)), only(SplitStatus::CaughtUp));
    clock.advance(Duration::from_secs(2));
    assert_eq!(of_rate(&pause), only(SplitStatus::Behind));
    assert_eq!(of_rate(&Limits::partitions(1).with_records(3)), only(SplitStatus::Behind));
    assert_eq!(of_rate(&Limits::partitions(1)), only(SplitStatus::Ended));
}
