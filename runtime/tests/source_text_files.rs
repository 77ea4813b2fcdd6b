//! Files that appear in a directory: each of their lines is in exactly one batch, or the file is
//! counted.
//!
//! The selection itself is tested in `source/directory/watch.rs`; here it meets files that appear,
//! grow, are renamed, vanish and cannot be read, and a clock that a test moves.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{collections::BTreeMap, io::Write, path::Path, sync::Arc, time::Duration};
use streamc_runtime::{
    env::{Clock, EntryKind, Fs, ManualClock, MemFs, Rng, SystemClock},
    record::Str,
    source::{Source, SourceCx, TextFiles, text_file_stream},
};

const SECOND: u64 = 1_000_000;
/// when the source starts
const START: u64 = 1_000_000 * SECOND;

/// A directory source over files in memory, at a time of its own.
struct Watched {
    fs: MemFs,
    clock: ManualClock,
    source: Arc<dyn Source<Str>>,
    cx: SourceCx,
}

fn watch(fs: &MemFs, files: TextFiles) -> Watched {
    let clock = ManualClock::new(START);
    fs.set_time(START);
    let (source, cx) = (text_source(files), with_clock(cx(fs.clone()), &clock));
    source.begin(&cx).unwrap();
    Watched { fs: fs.clone(), clock, source, cx }
}

/// A source over the empty directory `in`.
fn fresh() -> Watched {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let watched = watch(&fs, text_file_stream("in"));
    watched.tick();
    watched
}

impl Watched {
    /// A second passes; what is written next is of that time.
    fn tick(&self) {
        self.pass(1);
    }

    fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        self.fs.set_time(self.clock.now());
    }

    fn batch(&self) -> Vec<String> {
        records(&self.source.batch(4).unwrap())
    }

    fn count(&self, name: &str) -> u64 {
        self.cx.stats.all().iter().find(|(count, ..)| *count == name).unwrap().2
    }
}

#[test]
fn files_that_appear_and_are_renamed_in_are_read_once() {
    let watched = fresh();
    watched.fs.put("in/b", "b1\nb2\n");
    watched.fs.put("in/a", "a1");
    watched.fs.put("else/c", "c1\r\nc2\r\n");
    assert_eq!(watched.batch(), ["a1", "b1", "b2"]);
    watched.tick();
    assert_eq!(watched.batch(), [""; 0]);
    watched.fs.rename(Path::new("else/c"), Path::new("in/c")).unwrap();
    assert_eq!(watched.batch(), ["c1", "c2"]);
    watched.pass(600);
    assert_eq!(watched.batch(), [""; 0]);
    assert_eq!((watched.count("files"), watched.count("bytes_in")), (3, 6 + 2 + 8));
    assert_eq!(watched.count("records_in"), 5);
}

#[test]
fn a_batch_takes_at_most_as_many_files_as_it_may_and_a_stop_takes_the_rest() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let watched = watch(&fs, text_file_stream("in").max_files_per_batch(2).remember(Duration::from_secs(3)));
    watched.tick();
    for name in ["c", "b", "a", "e", "d"] {
        watched.fs.put(format!("in/{name}"), name);
    }
    // one that cannot be read takes no room from others
    watched.fs.make_readable("in/a", false);
    assert_eq!(watched.batch(), ["b", "c"]);
    // however long it takes
    watched.pass(600);
    watched.fs.put("in/new", "new");
    assert_eq!(watched.batch(), ["d", "e"]);
    assert_eq!((watched.count("files_unreadable"), watched.count("files_too_old")), (1, 0));
    for name in ["f", "g", "h"] {
        watched.fs.put(format!("in/{name}"), name);
    }
    watched.source.stop(true);
    assert_eq!(watched.batch(), ["f", "g"]);
    assert!(!watched.source.finished());
    assert_eq!(watched.batch(), ["h", "new"]);
    assert_eq!(watched.batch(), [""; 0]);
    assert!(watched.source.finished());
    assert_eq!(watched.count("files"), 8);
}

#[test]
fn names_that_are_hidden_or_not_finished_are_not_read() {
    let watched = fresh();
    for name in ["_SUCCESS", ".part.swp", "_x", "in.txt", "sub/file"] {
        watched.fs.put(format!("in/{name}"), name);
    }
    assert_eq!(watched.batch(), ["in.txt"]);
    // finished
    watched.fs.rename(Path::new("in/_x"), Path::new("in/x")).unwrap();
    assert_eq!(watched.batch(), ["_x"]);
}

#[test]
fn a_file_that_grows_after_it_was_read_is_counted_and_not_read_twice() {
    let watched = fresh();
    watched.fs.put("in/log", "one\n");
    let cut = watched.source.batch(1).unwrap();
    // between listing and reading: the length was taken
    watched.fs.put("in/log", "one\ntwo\n");
    assert_eq!(records(&cut), ["one"]);
    watched.tick();
    watched.fs.put("in/log", "one\ntwo\nthree\n");
    for _ in 0..3 {
        watched.tick();
        assert_eq!(watched.batch(), [""; 0]);
    }
    assert_eq!(watched.count("files_changed"), 1);
    watched.pass(3600);
    assert_eq!(watched.batch(), [""; 0], "Spark reads it again when its window has passed");
}

#[test]
fn a_file_that_vanishes_before_it_is_read_is_counted_and_harms_no_other() {
    let watched = fresh();
    watched.fs.put("in/a", "a\n");
    watched.fs.put("in/b", "b\n");
    watched.fs.put("in/c", "c\n");
    watched.fs.vanish_when_opened("in/a");
    let cut = watched.source.batch(1).unwrap();
    assert_eq!(watched.count("files_vanished"), 1);
    watched.fs.remove_file(Path::new("in/b")).unwrap();
    assert_eq!(records(&cut), ["c"]);
    assert_eq!((watched.count("files_vanished"), watched.count("files")), (2, 2));
    // it was never read, so it may come again
    watched.tick();
    watched.fs.put("in/a", "a again\n");
    assert_eq!(watched.batch(), ["a again"]);
}

#[test]
fn a_large_file_that_vanishes_is_counted_once() {
    let watched = fresh();
    watched.fs.put("in/a", "a line\n".repeat(100_000));
    let cut = watched.source.batch(4).unwrap();
    assert_eq!(cut.parts.len(), 4);
    watched.fs.remove_file(Path::new("in/a")).unwrap();
    assert_eq!(records(&cut), [""; 0]);
    assert_eq!(watched.count("files_vanished"), 1);
}

#[test]
fn a_file_that_cannot_be_opened_is_tried_again_until_it_can() {
    let watched = fresh();
    watched.fs.put("in/a", "a\n");
    watched.fs.put("in/b", "b\n");
    watched.fs.make_readable("in/a", false);
    assert_eq!(watched.batch(), ["b"]);
    for _ in 0..100 {
        watched.tick();
        assert_eq!(watched.batch(), [""; 0]);
    }
    watched.fs.make_readable("in/a", true);
    assert_eq!(watched.batch(), ["a"], "although it is older than the window by now");
    assert_eq!((watched.count("files_unreadable"), watched.count("files")), (1, 2));
    watched.fs.put("in/c", "c\n");
    watched.fs.make_readable("in/c", false);
    watched.batch();
    watched.fs.remove_file(Path::new("in/c")).unwrap();
    watched.batch();
    assert_eq!((watched.count("files_unreadable"), watched.count("files_vanished")), (2, 1));
}

#[test]
fn a_file_that_became_shorter_or_may_not_be_read_any_more_is_left_out_of_its_batch() {
    let watched = fresh();
    for name in ["shorter", "denied", "whole"] {
        watched.fs.put(format!("in/{name}"), "0123456789");
    }
    let cut = watched.source.batch(1).unwrap();
    watched.fs.put("in/shorter", "01");
    watched.fs.make_readable("in/denied", false);
    assert_eq!(records(&cut), ["0123456789"]);
    assert_eq!((watched.count("files_unreadable"), watched.count("files")), (2, 3));
    // whatever becomes of the files: every stage and every pipeline that reads the batch sees the
    // same
    watched.fs.make_readable("in/denied", true);
    watched.fs.put("in/shorter", "0123456789");
    watched.fs.remove_file(Path::new("in/whole")).unwrap();
    assert_eq!(records(&cut), ["0123456789"]);
    assert_eq!((watched.count("files_unreadable"), watched.count("files_vanished")), (2, 0));
}

/// The blocks that were read stay in the batch; it is one file that is counted and named.
#[test]
fn a_large_file_that_becomes_shorter_is_counted_once() {
    let watched = fresh();
    let said = said(&watched.cx);
    watched.fs.put("in/a", "a line\n".repeat(100_000));
    let cut = watched.source.batch(4).unwrap();
    watched.fs.put("in/a", "a line\n".repeat(50_000));
    let n = records(&cut).len();
    assert!((25_000..=50_000).contains(&n), "{n}");
    assert_eq!(watched.count("files_unreadable"), 1);
    assert_eq!(said().matches("`in/a` cannot be read from byte").count(), 1, "{}", said());
}

#[test]
fn a_file_that_appears_after_the_start_is_read_whatever_its_time() {
    let fs = MemFs::new();
    fs.set_time(START - 30 * SECOND);
    fs.put("in/there", "there at the start\n");
    fs.put("else/old", "moved in with its old time\n");
    fs.set_time(START);
    fs.put("in/same", "there too\n");
    let watched = watch(&fs, text_file_stream("in"));
    // the clock of the file system is behind: of the start and before it
    for (name, modified) in [("tick", START), ("coarse", START - 4_000), ("skewed", START - 3600 * SECOND)] {
        fs.put(format!("in/{name}"), name);
        fs.set_modified(format!("in/{name}"), modified);
    }
    assert_eq!(watched.batch(), ["skewed", "coarse", "tick"]);
    fs.rename(Path::new("else/old"), Path::new("in/old")).unwrap();
    for seconds in [1, 100_000] {
        watched.pass(seconds);
        assert_eq!(watched.batch().len(), usize::from(seconds == 1));
    }
    // overwritten in the tick in which the context started: neither time nor length tell
    let watched = watch(&fs, text_file_stream("in"));
    fs.put("in/late", "x\n");
    fs.set_modified("in/late", START);
    let again = watch(&fs, text_file_stream("in"));
    fs.put("in/late", "y\n");
    fs.set_modified("in/late", START);
    assert_eq!((watched.batch(), again.batch()), (vec!["y".to_owned()], vec!["y".to_owned()]));
    assert_eq!(watched.count("files_too_old"), 0);
}

#[test]
fn a_time_in_the_future_is_waited_for_and_counted() {
    let watched = fresh();
    watched.fs.put("in/ahead", "ahead\n");
    watched.fs.set_modified("in/ahead", START + 10 * SECOND);
    for second in 2..=12 {
        watched.tick();
        assert_eq!(watched.batch().len(), usize::from(second == 10), "{second}");
    }
    assert_eq!(watched.count("files_ahead"), 1);
}

#[test]
fn an_entry_that_cannot_be_read_is_counted_and_stops_no_other() {
    let watched = fresh();
    let broken = |kind| EntryKind::Unusable(kind);
    watched.fs.put_odd("in/pipe", EntryKind::Other);
    watched.fs.put_odd("in/nowhere", broken(std::io::ErrorKind::NotFound));
    watched.fs.put_odd("in/denied", broken(std::io::ErrorKind::PermissionDenied));
    watched.fs.put_odd("in/_hidden", EntryKind::Other);
    watched.fs.put("in/a", "a\n");
    assert_eq!(watched.batch(), ["a"]);
    watched.tick();
    assert_eq!(watched.batch(), [""; 0]);
    assert_eq!(watched.count("entries_unusable"), 3);
    // mended
    watched.fs.put("in/nowhere", "found\n");
    assert_eq!(watched.batch(), ["found"]);
}

#[test]
fn a_directory_of_a_pattern_that_cannot_be_listed_stops_no_other() {
    let fs = MemFs::new();
    fs.put("logs/1/old", "old\n");
    fs.put("logs/2/old", "old\n");
    fs.make_readable("logs/2", false);
    let watched = watch(&fs, text_file_stream("logs/*"));
    watched.tick();
    for n in [1, 2] {
        fs.put(format!("logs/{n}/new"), format!("{n}\n"));
    }
    assert_eq!(watched.batch(), ["1"]);
    for _ in 0..100 {
        watched.tick();
        assert_eq!(watched.batch(), [""; 0]);
    }
    fs.make_readable("logs/2", true);
    assert_eq!(watched.batch(), ["2"], "what was there before the start is not new");
    // an outage makes nothing new either
    fs.make_readable("logs/1", false);
    for _ in 0..100 {
        watched.tick();
        assert_eq!(watched.batch(), [""; 0]);
    }
    fs.make_readable("logs/1", true);
    assert_eq!(watched.batch(), [""; 0]);
    assert_eq!(watched.count("listings_failed"), 201);
}

#[test]
fn a_directory_whose_name_looks_like_a_pattern_is_itself() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in[1]")).unwrap();
    fs.create_dir_all(Path::new("in1")).unwrap();
    let watched = watch(&fs, text_file_stream("in[1]"));
    watched.tick();
    fs.put("in[1]/a", "itself\n");
    fs.put("in1/a", "another\n");
    assert_eq!(watched.batch(), ["itself"]);
}

#[test]
fn files_from_before_the_start_are_read_when_asked_for_as_far_as_the_window() {
    let fs = MemFs::new();
    for (name, age) in [("minute", 59), ("hour", 3500), ("day", 86_000)] {
        fs.set_time(START - age * SECOND);
        fs.put(format!("in/{name}"), name);
    }
    let watched = watch(&fs, text_file_stream("in").new_files_only(false));
    assert_eq!(watched.batch(), ["minute"]);
    assert_eq!(watched.count("files_too_old"), 2);
    let hour = text_file_stream("in").new_files_only(false).remember("1h");
    assert_eq!(watch(&fs, hour).batch(), ["hour", "minute"]);
    let ever = text_file_stream("in").new_files_only(false).remember(Duration::MAX);
    assert_eq!(watch(&fs, ever).batch(), ["day", "hour", "minute"]);
}

#[test]
fn a_remember_window_that_is_not_a_duration_is_refused_at_the_start() {
    let error = text_source(text_file_stream("in").remember("an hour"))
        .begin(&cx(MemFs::new()))
        .unwrap_err()
        .to_string();
    assert!(error.contains("directory in") && error.contains("`.remember(..)`: `an hour`"), "{error}");
}

#[test]
fn a_thousand_files_at_once_are_one_batch_each_line_once() {
    let watched = fresh();
    let line = |n: usize, i: usize| format!("{n}.{i}");
    for n in 0..1000 {
        let text: String = (0..n % 7).map(|i| line(n, i) + "\n").collect();
        watched.fs.put(format!("in/{n}"), text);
    }
    let cut = watched.source.batch(4).unwrap();
    let parts = partitions(&cut);
    assert_eq!(parts.len(), 4);
    let mut right: Vec<String> = (0..1000).flat_map(|n| (0..n % 7).map(move |i| line(n, i))).collect();
    let mut got = parts.concat();
    right.sort();
    got.sort();
    assert_eq!(got, right);
    assert!(parts.iter().all(|part| part.len() > right.len() / 8), "about as much in each");
    assert_eq!(watched.count("files"), 1000);
}

#[test]
fn a_directory_that_cannot_be_listed_for_a_while_loses_nothing() {
    let watched = fresh();
    watched.fs.put("in/a", "a\n");
    watched.fs.make_readable("in", false);
    for _ in 0..200 {
        assert_eq!(watched.batch(), [""; 0]);
        watched.tick();
    }
    watched.fs.put("in/b", "b\n");
    watched.fs.make_readable("in", true);
    assert_eq!(watched.batch(), ["a", "b"]);
    assert_eq!(watched.count("listings_failed"), 200);
    assert_eq!(watched.count("files_too_old"), 0);
}

#[test]
fn a_directory_that_is_not_there_is_an_error_at_the_start_unless_it_is_a_pattern() {
    let source = text_source(text_file_stream("not/there"));
    let error = source.begin(&cx(MemFs::new())).unwrap_err().to_string();
    assert!(error.contains("directory not/there") && error.contains("cannot be listed"), "{error}");
    let fs = MemFs::new();
    let watched = watch(&fs, text_file_stream("logs/*/in"));
    assert_eq!(watched.batch(), [""; 0]);
    watched.tick();
    fs.put("logs/1/in/a", "1\n");
    fs.put("logs/2/in/a", "2\n");
    fs.put("logs/2/out/a", "3\n");
    assert_eq!(watched.batch(), ["1", "2"]);
    fs.remove_dir_all(Path::new("logs/2")).unwrap();
    assert_eq!(watched.batch(), [""; 0]);
}

#[test]
fn what_is_there_at_a_graceful_stop_is_read() {
    let watched = fresh();
    watched.fs.put("in/a", "a\n");
    assert!(!watched.source.finished() && !watched.source.finite());
    watched.source.stop(true);
    assert!(!watched.source.finished());
    assert_eq!(watched.batch(), ["a"]);
    assert!(watched.source.finished());
    watched.fs.put("in/b", "b\n");
    assert_eq!(watched.batch(), [""; 0]);

    let watched = fresh();
    watched.fs.put("in/a", "a\n");
    watched.source.stop(false);
    assert!(watched.source.finished());
    assert_eq!(watched.batch(), [""; 0]);
}

#[test]
fn a_long_story_of_files_brings_every_line_once_or_a_count() {
    for seed in 0..if cfg!(miri) { 2 } else { 40 } {
        let mut rng = Rng::new(seed);
        let watched = fresh();
        // what each file will bring
        let mut right: BTreeMap<String, usize> = BTreeMap::new();
        let (mut got, mut vanished) = (BTreeMap::new(), 0);
        for n in 0..200 {
            let path = format!("in/{n}");
            match rng.below(6) {
                0 | 1 => {
                    watched.fs.put(&path, format!("{n}\n"));
                    right.insert(n.to_string(), 1);
                }
                2 => {
                    watched.fs.put(format!("in/_{n}"), format!("{n}\n"));
                    watched.fs.rename(Path::new(&format!("in/_{n}")), Path::new(&path)).unwrap();
                    right.insert(n.to_string(), 1);
                }
                3 => {
                    watched.fs.put(&path, "gone\n");
                    watched.fs.vanish_when_opened(&path);
                    vanished += 1;
                }
                4 => {
                    watched.fs.put(&path, format!("{n}\n"));
                    watched.fs.set_modified(&path, START - rng.below(1000) * SECOND);
                    right.insert(n.to_string(), 1);
                }
                _ => watched.pass(rng.below(90)),
            }
            if rng.below(3) == 0 {
                watched.batch().into_iter().for_each(|line| *got.entry(line).or_default() += 1);
            }
        }
        watched.batch().into_iter().for_each(|line| *got.entry(line).or_default() += 1);
        assert_eq!(got, right, "{seed}");
        assert_eq!(watched.count("files_vanished"), vanished, "{seed}");
    }
}

#[test]
#[cfg(not(miri))]
#[expect(clippy::disallowed_methods, reason = "files get times of the past")]
fn real_files_are_read_by_the_same_rule() {
    let folder = std::env::temp_dir().join(format!("streamc-text-files-{}", std::process::id()));
    let fs = streamc_runtime::env::RealFs;
    let _ = fs.remove_dir_all(&folder);
    fs.create_dir_all(&folder.join("in/sub")).unwrap();
    fs.create(&folder.join("in/there")).unwrap();
    let clock = ManualClock::new(START);
    let (source, cx) = (text_source(text_file_stream(folder.join("in"))), with_clock(cx(fs), &clock));
    source.begin(&cx).unwrap();
    let put = |name: &str, text: &str, age: u64| {
        let path = folder.join(name);
        fs.create(&path).unwrap().write_all(text.as_bytes()).unwrap();
        let time = std::time::UNIX_EPOCH + Duration::from_micros(START + SECOND - age * SECOND);
        std::fs::File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
    };
    put("in/a", "a\n", 0);
    put("in/old", "old\n", 10);
    put("in/sub/b", "b\n", 0);
    put("in/_c", "c\n", 0);
    put("d", "d\n", 0);
    clock.advance(Duration::from_secs(1));
    assert_eq!(records(&source.batch(2).unwrap()), ["old", "a"]);
    fs.rename(&folder.join("d"), &folder.join("in/d")).unwrap();
    put("in/a", "a\nmore\n", 0);
    let cut = source.batch(2).unwrap();
    fs.remove_file(&folder.join("in/a")).unwrap();
    assert_eq!(records(&cut), ["d"]);
    assert_eq!((cx.stats.files_too_old.get(), cx.stats.files_changed.get()), (0, 1));
    fs.remove_dir_all(&folder).unwrap();
}

/// The clock of a file system is coarser than ours: the time of a file that is written now is up to
/// 10 ms ago.
#[test]
#[cfg(not(miri))]
fn real_files_that_are_written_right_after_the_start_are_read() {
    use streamc_runtime::env::RealFs;
    for round in 0..50 {
        let folder = std::env::temp_dir().join(format!("streamc-coarse-{}-{round}", std::process::id()));
        RealFs.create_dir_all(&folder).unwrap();
        let source = text_source(text_file_stream(&folder));
        let cx = SourceCx { clock: Arc::new(SystemClock::new()), ..cx(RealFs) };
        source.begin(&cx).unwrap();
        RealFs.create(&folder.join("a")).unwrap().write_all(b"a\n").unwrap();
        assert_eq!(records(&source.batch(2).unwrap()), ["a"], "{round}");
        RealFs.remove_dir_all(&folder).unwrap();
    }
}

/// One of each kind that a real directory may hold.
#[test]
#[cfg(all(unix, not(miri)))]
fn real_entries_that_cannot_be_read_are_left_out() {
    use std::{
        ffi::OsStr,
        os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener},
    };
    let folder = std::env::temp_dir().join(format!("streamc-odd-{}", std::process::id()));
    let fs = streamc_runtime::env::RealFs;
    let _ = fs.remove_dir_all(&folder);
    fs.create_dir_all(&folder.join("directory.gz")).unwrap();
    let clock = ManualClock::new(SystemClock::new().now());
    let (source, cx) = (text_source(text_file_stream(&folder)), with_clock(cx(fs), &clock));
    source.begin(&cx).unwrap();
    symlink("loop", folder.join("loop")).unwrap();
    symlink("nothing", folder.join("dangling")).unwrap();
    symlink("/dev/zero", folder.join("device")).unwrap();
    let _socket = UnixListener::bind(folder.join("socket")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap();
    assert!(pipe.success());
    fs.create(&folder.join("a")).unwrap().write_all(b"a\n").unwrap();
    fs.create(&folder.join(OsStr::from_bytes(b"not-\xff-text"))).unwrap().write_all(b"b\n").unwrap();
    symlink("a", folder.join("link")).unwrap();
    clock.advance(Duration::from_secs(5));
    let mut got = records(&source.batch(2).unwrap());
    got.sort();
    assert_eq!(got, ["a", "a", "b"]);
    assert_eq!(records(&source.batch(2).unwrap()), [""; 0]);
    assert_eq!((cx.stats.entries_unusable.get(), cx.stats.listings_failed.get()), (5, 0));
    for odd in ["pipe", "device", "socket"] {
        assert!(fs.open_regular(&folder.join(odd)).is_err(), "{odd}");
    }
    fs.remove_dir_all(&folder).unwrap();
}

#[cfg(all(unix, not(miri)))]
#[test]
fn a_pipe_that_takes_the_place_of_a_file_holds_nothing_back() {
    let folder = std::env::temp_dir().join(format!("streamc-swapped-{}", std::process::id()));
    let fs = streamc_runtime::env::RealFs;
    let _ = fs.remove_dir_all(&folder);
    fs.create_dir_all(&folder).unwrap();
    let clock = ManualClock::new(SystemClock::new().now());
    let (source, cx) = (text_source(text_file_stream(&folder)), with_clock(cx(fs), &clock));
    let said = said(&cx);
    source.begin(&cx).unwrap();
    let path = folder.join("a");
    fs.create(&path).unwrap().write_all(b"a\n").unwrap();
    clock.advance(Duration::from_secs(5));
    let cut = source.batch(2).unwrap();
    fs.remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert_eq!(records(&cut), [""; 0]);
    assert_eq!(cx.stats.files_unreadable.get(), 1);
    assert!(said().contains("it is not a regular file"), "{}", said());
    fs.remove_dir_all(&folder).unwrap();
}
