//! Several runs write under one prefix, one after another or at the same time: nothing of any of
//! them is replaced.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, ended, save, tick};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Barrier, atomic::Ordering},
    thread,
};
use streamc_runtime::{
    Error, Pipeline, StreamingContext,
    env::{Clock, Entry, Fs, ManualClock, MemFs, RealFs},
    record::Str,
    testkit::{self, TestInput},
};

const ROLE: &str = "STREAMC_TEST_RUNS_PREFIX";

/// The records of all complete folders in `folder`, and how many folders there are.
fn all(fs: &dyn Fs, folder: &Path) -> (BTreeMap<String, usize>, usize) {
    let (mut records, mut folders) = (BTreeMap::new(), 0);
    for Entry { path, .. } in fs.entries(folder).unwrap() {
        assert!(fs.exists(&path.join("_SUCCESS")).unwrap(), "{}", path.display());
        folders += 1;
        for Entry { path: part, .. } in fs.entries(&path).unwrap() {
            let mut text = String::new();
            fs.open(&part).unwrap().stream().unwrap().read_to_string(&mut text).unwrap();
            if !part.ends_with("_SUCCESS") {
                text.lines().for_each(|line| *records.entry(line.to_owned()).or_default() += 1);
            }
        }
    }
    (records, folders)
}

fn once(records: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    records.into_iter().map(|record| (record, 1)).collect()
}

/// Batches of one line each, as fast as they can be made.
fn input(run: usize, n: usize) -> TestInput<Str> {
    let input = testkit::input::<&str>();
    (0..n).for_each(|line| input.push([format!("{run} {line}").as_str()]));
    input
}

fn lines(run: usize, n: usize) -> Pipeline {
    save(input(run, n).stream(), "out/words", "txt")
}

fn names(fs: &MemFs) -> Vec<String> {
    let names: BTreeSet<PathBuf> =
        fs.paths().iter().map(|path| path.parent().unwrap().to_path_buf()).collect();
    names.into_iter().map(|path| path.display().to_string()).collect()
}

/// A finite run of one line on a clock that stands still.
fn finite(fs: &MemFs, line: &str) -> Result<(), Error> {
    let (clock, input) = (ManualClock::new(START), testkit::input::<&str>());
    input.push([line]);
    let context = context(&clock, &Screen::default()).fs(fs.clone()).build().unwrap();
    context.run(save(input.stream(), "out/words", "txt"))
}

#[test]
fn runs_within_one_interval_have_folders_of_their_own() {
    let fs = MemFs::new();
    (0..5).for_each(|run| finite(&fs, &run.to_string()).unwrap());
    let folders: Vec<String> = (0..5).map(|n| format!("out/words-100000{n}000.txt")).collect();
    assert_eq!(names(&fs), folders);
    assert_eq!(all(&fs, Path::new("out")).0, once((0..5).map(|run| run.to_string())));
}

#[test]
fn a_job_that_is_started_again_within_an_interval_goes_on_after_its_last_batch() {
    let (fs, clock) = (MemFs::new(), ManualClock::new(START));
    for run in 0..3 {
        let feed = Feed::default();
        let context = context(&clock, &Screen::default()).fs(fs.clone()).build().unwrap();
        let running = context.start([save(feed.stream(), "out/words", "")]).unwrap();
        feed.push(&format!("{run} live"));
        // one that is ahead of the clock may wait until that has caught up
        while feed.0.cuts.load(Ordering::SeqCst) == 0 {
            hand::tick_unseen(&clock);
            // the time keeper has seen this time when it waits for a later one
            while clock.next_deadline().is_none_or(|deadline| deadline <= clock.monotonic()) {
                thread::yield_now();
            }
        }
        // the last batches of a graceful stop are cut ahead of the clock
        feed.push(&format!("{run} last"));
        feed.push_late(&format!("{run} late"));
        running.stop(true);
        ended(&running).unwrap();
    }
    let lines = (0..3).flat_map(|run| ["live", "last", "late"].map(|word| format!("{run} {word}")));
    assert_eq!(all(&fs, Path::new("out")).0, once(lines));
}

#[test]
fn folders_of_other_programs_do_not_move_the_time_and_are_not_replaced() {
    for (path, text) in [
        ("part-00000", "of Spark\n"),
        ("_SUCCESS", ""),
        // copied from another folder
        ("_SUCCESS", "streamc 1\nrun 7\nbatch 0\ntime 5000\nfiles 0\nbytes 0\ndigest 0\n"),
        ("_SUCCESS", "streamc 1\nfiles 0\nbytes 0\ndigest 0\n"),
    ] {
        let fs = MemFs::new();
        fs.put(Path::new("out/words-1000007000.txt").join(path), text);
        finite(&fs, "a").unwrap();
        assert_eq!(names(&fs), ["out/words-1000000000.txt", "out/words-1000007000.txt"], "{text}");
    }
    // exactly the name that is wanted
    let fs = MemFs::new();
    fs.put("out/words-1000000000.txt/part-00000", "old\n");
    let error = finite(&fs, "new").unwrap_err().to_string();
    let said = "`out/words-1000000000.txt` is there already, and what is there is not replaced";
    assert!(error.contains("output `lines.save_as_text_files` failed") && error.contains(said), "{error}");
    assert_eq!(fs.get("out/words-1000000000.txt/part-00000").unwrap(), b"old\n");
    assert_eq!(fs.paths().len(), 1, "nothing else is left");
}

/// Another suffix or prefix is another place.
#[test]
fn only_folders_of_the_very_prefix_and_suffix_count() {
    let fs = MemFs::new();
    for name in
        ["words-1000009000", "words-1000009000.csv", "word-1000009000.txt", "words-x.txt", "words-.txt"]
    {
        let time = name.split(['-', '.']).nth(1).unwrap();
        let text = format!("streamc 1\nrun 7\nbatch 0\ntime {time}\nfiles 0\nbytes 0\ndigest 0\n");
        fs.put(Path::new("out").join(name).join("_SUCCESS"), text);
    }
    finite(&fs, "a").unwrap();
    assert!(names(&fs).contains(&"out/words-1000000000.txt".to_owned()), "{:?}", names(&fs));
}

#[test]
fn a_run_that_would_begin_far_ahead_of_the_clock_says_so() {
    let fs = MemFs::new();
    let folder = |time: u64| {
        let text = format!("streamc 1\nrun 7\nbatch 0\ntime {time}\nfiles 0\nbytes 0\ndigest 0\n");
        fs.put(format!("out/words-{time}.txt/_SUCCESS"), text);
    };
    folder(1_001_000_999);
    finite(&fs, "a").unwrap();
    assert!(names(&fs).contains(&"out/words-1001001000.txt".to_owned()), "{:?}", names(&fs));
    let error = finite(&fs, "b").unwrap_err().to_string();
    assert!(error.contains("`out/words-1001001000.txt`") && error.contains("1001 batches ahead"), "{error}");
    assert_eq!(names(&fs).len(), 2, "nothing was written");
}

/// What a process that was killed leaves: its time is not used by others, and nothing is lost.
#[test]
fn a_hidden_folder_of_a_killed_process_costs_a_batch_time_and_no_more() {
    let fs = MemFs::new();
    fs.put("out/.words-1000000000.txt.tmp/part-00000", "half a ba");
    finite(&fs, "a").unwrap();
    assert_eq!(names(&fs), ["out/.words-1000000000.txt.tmp", "out/words-1000001000.txt"]);
}

/// A stop at once drops batches that wait; their claims go with them.
#[test]
fn batches_that_are_dropped_leave_nothing() {
    let (fs, clock, feed) = (MemFs::new(), ManualClock::new(START), Feed::default());
    let screen = Screen::default();
    let context = context(&clock, &screen).fs(fs.clone()).build().unwrap();
    let running = context.start([save(feed.stream(), "out/words", "")]).unwrap();
    // the terminal holds the first batch
    let held = screen.out.lock().unwrap();
    for line in ["1", "2", "3"] {
        feed.push(line);
        tick(&clock, &feed);
    }
    // the first batch is prepared, and is shown when the terminal has it; the third has got its
    // time
    for path in ["out/.words-1000001000..tmp/part-00000", "out/.words-1000003000..tmp"] {
        while !fs.exists(Path::new(path)).unwrap() {
            thread::yield_now();
        }
    }
    running.stop(false);
    drop(held);
    ended(&running).unwrap();
    let there = fs.entries(Path::new("out")).unwrap();
    assert_eq!(
        there.iter().map(|entry| &*entry.path).collect::<Vec<_>>(),
        [Path::new("out/words-1000001000")]
    );
}

#[test]
fn runs_at_the_same_time_share_a_prefix_in_memory() {
    let (fs, n_runs, n_lines) = (MemFs::new(), 4, if cfg!(miri) { 3 } else { 25 });
    let barrier = Barrier::new(n_runs);
    thread::scope(|scope| {
        for run in 0..n_runs {
            let (fs, barrier) = (fs.clone(), &barrier);
            scope.spawn(move || {
                let clock = ManualClock::new(START);
                let context = context(&clock, &Screen::default()).fs(fs).build().unwrap();
                barrier.wait();
                context.run(lines(run, n_lines)).unwrap();
            });
        }
    });
    let every = (0..n_runs).flat_map(|run| (0..n_lines).map(move |line| format!("{run} {line}")));
    assert_eq!(all(&fs, Path::new("out")), (once(every), n_runs * n_lines));
}

/// Real processes that are released at once by the end of their standard input.
#[test]
fn processes_at_the_same_time_share_a_prefix() {
    let folder = std::env::temp_dir().join(format!("streamc-runs-{}", std::process::id()));
    RealFs.create_dir_all(&folder).unwrap();
    let prefix = folder.join("words").display().to_string();
    let spawn = |run: usize| -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["child", "--exact", "--nocapture"]).env(ROLE, &prefix).env("RUN", run.to_string());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
    };
    let mut children: Vec<Child> = (0..5).map(spawn).collect();
    for child in &mut children {
        let (out, mut seen, mut byte) = (child.stdout.as_mut().unwrap(), String::new(), [0]);
        while !seen.ends_with("ready\n") {
            assert_eq!(out.read(&mut byte).unwrap(), 1, "the child ended after: {seen}");
            seen.push(char::from(byte[0]));
        }
    }
    children.iter_mut().for_each(|child| drop(child.stdin.take()));
    for mut child in children {
        let mut out = String::new();
        child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        assert!(child.wait().unwrap().success(), "{out}");
    }
    let every = (0..5).flat_map(|run| (0..10).map(move |line| format!("{run} {line}")));
    assert_eq!(all(&RealFs, &folder), (once(every), 50));
    RealFs.remove_dir_all(&folder).unwrap();
}

/// Not a test of its own: what the processes do.
#[test]
fn child() {
    let Ok(prefix) = std::env::var(ROLE) else { return };
    let run = std::env::var("RUN").unwrap();
    let lines = input(run.parse().unwrap(), 10);
    let context = StreamingContext::builder().batch("1h").threads(1).quiet().build().unwrap();
    // the context prints too: the lock on the terminal is given back at once
    std::io::stdout().write_all(b"\nready\n").unwrap();
    std::io::stdout().flush().unwrap();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    context.run(save(lines.stream(), &prefix, "")).unwrap();
}
