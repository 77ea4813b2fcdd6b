//! `save_as_text_files` leaves whole folders or none (row DS-18). Files are in memory; one test
//! uses the disk.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, save, tick};
use std::{io, path::PathBuf};
use streamc_runtime::{
    Error,
    env::{Fs, ManualClock, MemFs, RealFs},
    exec::Local,
    testkit,
};

fn run(fs: &MemFs, batches: &[&[&str]]) -> (Screen, Result<(), Error>) {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let running = context(&clock, &screen).fs(fs.clone()).build().unwrap();
    let running = match running.start([save(feed.stream(), "out/top", "txt")]) {
        Ok(running) => running,
        Err(error) => return (screen, Err(error)),
    };
    for lines in batches {
        lines.iter().for_each(|line| feed.push(line));
        tick(&clock, &feed);
    }
    running.stop(true);
    let result = running.await_termination();
    (screen, result)
}

fn paths(fs: &MemFs) -> Vec<String> {
    fs.paths().iter().map(|path| path.display().to_string()).collect()
}

#[test]
fn every_batch_has_a_folder_named_by_its_time_also_an_empty_one() {
    let fs = MemFs::new();
    run(&fs, &[&["a", "b"], &[]]).1.unwrap();
    let expected = [
        "out/top-1000001000.txt/_SUCCESS",
        "out/top-1000001000.txt/part-00000",
        "out/top-1000002000.txt/_SUCCESS",
    ];
    assert_eq!(paths(&fs), expected);
    assert_eq!(fs.get("out/top-1000001000.txt/part-00000").unwrap(), b"a\nb\n");
}

#[test]
fn success_says_which_batch_of_which_run_it_is_and_what_is_in_it() {
    let fs = MemFs::new();
    run(&fs, &[&["a", "b"], &[]]).1.unwrap();
    let said = |time: u64| {
        let text = String::from_utf8(fs.get(format!("out/top-{time}.txt/_SUCCESS")).unwrap()).unwrap();
        let fields = text.lines().map(|line| line.split_once(' ').unwrap());
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let (first, second) = (said(1_000_001_000), said(1_000_002_000));
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["streamc", "run", "batch", "time", "files", "bytes", "digest"]);
    let values = |said: &[(String, String)]| said[2..6].iter().map(|(_, v)| v.clone()).collect::<Vec<_>>();
    assert_eq!(values(&first), ["0", "1000001000", "1", "4"]);
    assert_eq!(values(&second), ["1", "1000002000", "0", "0"]);
    assert_eq!(first[1], second[1], "one run");
    assert!(first[1].1.len() == 16 && first[6].1.len() == 16 && first[6] != second[6], "{first:?}");
}

#[test]
fn a_full_disk_aborts_all_outputs_of_the_batch_and_leaves_nothing() {
    let fs = MemFs::new();
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let context = context(&clock, &screen).fs(fs.clone()).build().unwrap();
    let running = context.start([save(feed.stream(), "out/top", "txt")]).unwrap();
    fs.fail_write_after(0, io::ErrorKind::StorageFull);
    feed.push("a");
    tick(&clock, &feed);
    let error = running.await_termination().unwrap_err();
    let Error::Output { pipeline, name, reason, .. } = &error else { panic!("{error}") };
    assert_eq!((*pipeline, *name), ("save", "lines.save_as_text_files"));
    assert!(reason.contains("part-00000"), "{reason}");
    assert_eq!(paths(&fs), [""; 0]);
    assert_eq!(screen.out(), "", "the other output of the batch aborts too");
}

#[test]
fn a_commit_that_fails_stops_the_context_with_the_name_of_the_output() {
    let fs = MemFs::new();
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let context = context(&clock, &screen).fs(fs.clone()).build().unwrap();
    let running = context.start([save(feed.stream(), "out/top", "")]).unwrap();
    // only the folder with the final name cannot be made
    fs.make_read_only("out/top-1000001000");
    feed.push("a");
    tick(&clock, &feed);
    let error = running.await_termination().unwrap_err();
    let Error::Output { name, reason, batch, .. } = &error else { panic!("{error}") };
    assert_eq!((*name, batch.seq), ("lines.save_as_text_files", 0));
    assert!(reason.contains("out/top-1000001000"), "{reason}");
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_at_the_start() {
    let fs = MemFs::new();
    fs.make_read_only("out");
    let error = run(&fs, &[]).1.unwrap_err();
    assert!(error.to_string().contains("output folder `out`"), "{error}");
}

#[test]
fn two_outputs_to_one_place_are_refused_at_the_start() {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let (a, b) = (Feed::default(), Feed::default());
    let both = [save(a.stream(), "out/top", ""), save(b.stream(), "out/top", "")];
    let error = context(&clock, &screen).fs(MemFs::new()).build().unwrap().start(both).unwrap_err();
    assert!(error.to_string().contains("both write to `out/top-<time>`"), "{error}");
}

/// However the place is written: relative, absolute, by a detour, or through a link.
#[test]
fn two_paths_to_one_place_are_refused_at_the_start() {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let refused = |real: bool, one: &str, other: &str| {
        let (a, b) = (Feed::default(), Feed::default());
        let builder = context(&clock, &screen);
        let builder = if real { builder.fs(RealFs) } else { builder.fs(MemFs::new()) };
        let started =
            builder.build().unwrap().start([save(a.stream(), one, "csv"), save(b.stream(), other, "csv")]);
        match started {
            Ok(running) => {
                running.stop(false);
                running.await_termination().unwrap();
                false
            }
            Err(error) => {
                assert!(error.to_string().contains("both write to `"), "{error}");
                true
            }
        }
    };
    for other in ["./out/w", "out//w", "out/./w", "out/x/../w", "out/../out/w", "./x/.././out/w"] {
        assert!(refused(false, "out/w", other) && refused(false, other, "out/w"), "{other}");
    }
    for other in ["out/w2", "w", "../out/w", "/out/w", "out/out/w"] {
        assert!(!refused(false, "out/w", other), "{other}");
    }
    let folder = std::env::temp_dir().join(format!("streamc-one-place-{}", std::process::id()));
    RealFs.create_dir_all(&folder.join("a/b")).unwrap();
    let at = |path: &str| folder.join(path).display().to_string();
    for other in ["a/b/../w", "a/./w", "new/../a/w"] {
        assert!(refused(true, &at("a/w"), &at(other)), "{other}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a/b", folder.join("link")).unwrap();
        assert!(refused(true, &at("a/b/w"), &at("link/w")));
        // of a link, `..` is not where it stands
        assert!(refused(true, &at("a/w"), &at("link/../w")));
        assert!(!refused(true, &at("w"), &at("link/../w")));
    }
    RealFs.remove_dir_all(&folder).unwrap();
}

#[test]
fn partitions_are_files_on_the_disk_too() {
    let folder = std::env::temp_dir().join(format!("streamc-text-files-{}", std::process::id()));
    let prefix = folder.join("deep/counts").display().to_string();
    let (clock, screen, input) = (ManualClock::new(START), Screen::default(), testkit::input::<&str>());
    input.push(["a", "b", "c"]);
    input.push(["d"]);
    let context = context(&clock, &screen).executor(Local::new(2, 2)).build().unwrap();
    context.run(save(input.stream(), &prefix, "")).unwrap();
    let list = |path: PathBuf| -> Vec<String> {
        let paths = RealFs.entries(&path).unwrap();
        paths.iter().map(|entry| entry.path.strip_prefix(&folder).unwrap().display().to_string()).collect()
    };
    assert_eq!(list(folder.join("deep")), ["deep/counts-1000000000", "deep/counts-1000001000"]);
    let names = ["_SUCCESS", "part-00000", "part-00001"].map(|name| format!("deep/counts-1000000000/{name}"));
    assert_eq!(list(folder.join("deep/counts-1000000000")), names);
    RealFs.remove_dir_all(&folder).unwrap();
}

#[test]
fn prefixes_that_name_no_folder_are_refused_at_the_start() {
    let tmp = env!("CARGO_TARGET_TMPDIR");
    let file = format!("{tmp}/a-file");
    drop(RealFs.create(std::path::Path::new(&file)).unwrap());
    for (prefix, reason) in [
        (String::new(), "the prefix of output folders is empty"),
        (format!("{tmp}/"), "the prefix of output folders is empty, or ends in `/`"),
        (format!("{file}/words"), "a file has this name"),
        (format!("{file}/of/words"), "a file has this name, or that of a folder above it"),
    ] {
        let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
        let context = context(&clock, &screen).fs(RealFs).build().unwrap();
        let error = context.start([save(feed.stream(), &prefix, "")]).unwrap_err().to_string();
        assert!(error.contains(reason), "{prefix}: {error}");
    }
}
