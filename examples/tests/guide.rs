//! What `docs/guide.md` shows of each example program is what the program prints, and every program
//! is shown.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    net::UdpSocket,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

const GUIDE: &str = include_str!("../../docs/guide.md");

macro_rules! programs {
    ($($name:literal),*) => { [$(($name, env!(concat!("CARGO_BIN_EXE_", $name)))),*] };
}

/// Every program with its path; the first test holds them against the folder.
const PROGRAMS: [(&str, &str); 9] = programs![
    "anomaly",
    "custom_receiver",
    "enrich_join",
    "grep_count",
    "log_levels",
    "log_watch",
    "page_views",
    "top_words_window",
    "word_count"
];

/// A command of the guide, and what it prints.
struct Shown {
    program: &'static str,
    args: Vec<&'static str>,
    printed: &'static str,
}

fn shown() -> Vec<Shown> {
    let blocks = GUIDE.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let read = |block: &'static str| {
        let (command, printed) = block.split_once('\n').unwrap();
        let words = command.strip_prefix("$ cargo run --bin ").expect("a command").split(' ');
        let mut words = words.filter(|word| *word != "--");
        Shown { program: words.next().unwrap(), args: words.collect(), printed }
    };
    blocks.map(read).collect()
}

fn path(program: &str) -> &'static str {
    PROGRAMS.iter().find(|(name, _)| *name == program).expect("a program of this package").1
}

/// The times of batches depend on the day.
fn without_times(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        out.push_str(if digits.len() == 13 { "<ms>" } else { digits });
        out.push_str(&piece[digits.len()..]);
    }
    // "Time: <ms> ms  2026-11-25T20:00:56Z  counts.print"
    let of_day = |line: &str| match line.strip_prefix("Time: <ms> ms  ") {
        Some(rest) => format!("Time: <ms> ms  <date>{}", rest.find('Z').map_or("", |at| &rest[at + 1..])),
        None => line.to_owned(),
    };
    out.lines().map(of_day).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_program_is_shown() {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin")).unwrap();
    let stem = |entry: fs::DirEntry| entry.path().file_stem().unwrap().to_string_lossy().into_owned();
    let there: BTreeSet<String> = folder.map(|entry| stem(entry.unwrap())).collect();
    let known = PROGRAMS.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(there, known);
    assert_eq!(there, shown().into_iter().map(|shown| shown.program.to_owned()).collect());
}

#[test]
fn programs_print_what_the_guide_shows() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for Shown { program, args, printed } in shown() {
        if program == "custom_receiver" {
            continue; // it runs for ever: see below
        }
        let output = Command::new(path(program)).args(&args).current_dir(workspace).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        let got = String::from_utf8(output.stdout).unwrap();
        assert_eq!(without_times(got.trim_end()), without_times(printed.trim_end()), "{program} {args:?}");
    }
}

/// The first command of the README, and the same of the README itself: the five most frequent
/// words.
#[test]
fn the_first_command_counts_words() {
    const FIRST: &str = "\ncargo run --release --bin word_count -- ";
    let readme = include_str!("../../README.md");
    let shown = readme.split_once(FIRST).unwrap().1.lines().next().unwrap();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for (args, words) in [
        (shown, &["the", "tram", "after", "line", "Rovers"][..]),
        // its tables and paragraphs change
        ("--file README.md --top 5", &[]),
    ] {
        let mut command = Command::new(path("word_count"));
        let output = command.args(args.split(' ')).current_dir(workspace).output().unwrap();
        assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
        let got = String::from_utf8(output.stdout).unwrap();
        let (title, rest) = got.split_once('\n').unwrap();
        assert!(title.ends_with(" different words"), "{args}: {got}");
        let found: Vec<_> = rest.lines().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
        assert_eq!(found.len(), 5, "{args}: {got}");
        assert!(words.is_empty() || found == words, "{args}: {got}");
    }
}

/// Lines of a file are counted when they are read, after the batch was cut.
#[test]
fn the_summary_knows_the_records_of_the_slowest_batch() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/headlines.txt");
    let output = Command::new(path("top_words_window")).arg(file).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    let slowest = err.lines().find(|line| line.starts_with("  slowest batch: ")).expect(&err);
    assert!(slowest.ends_with(", 3 records"), "{err}");
}

/// Results that cannot be written are no success.
#[cfg(target_os = "linux")]
#[test]
fn counts_that_cannot_be_shown_are_an_error() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/headlines.txt");
    let output = Command::new(path("word_count")).args(["--file", file]).stdout(full).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && err.contains("No space left"), "{err}");
}

#[test]
fn the_receiver_shows_what_is_sent_to_it() {
    let shown = shown().into_iter().find(|shown| shown.program == "custom_receiver").unwrap();
    assert_eq!(shown.args, ["--port", "9998"]);
    // another one, that is free
    let port = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(path(shown.program));
    command
        .args(["--port", &port.to_string(), "--batch", "20ms"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (tell, told) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let mut first = None;
    // until it listens nothing arrives
    for _ in 0..3000 {
        socket.send_to(b"3.5\n", ("127.0.0.1", port)).unwrap();
        first = told.recv_timeout(Duration::from_millis(20)).ok();
        if first.is_some() {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(without_times(&first.unwrap()), without_times(shown.printed.trim_end()));
}

/// The programs that have flags of their own answer these two as those do that have none.
#[test]
fn every_program_answers_help_and_explain() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explained");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, path) in PROGRAMS {
        let run = |args: &[&str]| {
            let output = Command::new(path).args(args).current_dir(&folder).output().unwrap();
            let err = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && err.is_empty(), "{name} {args:?}: {err}");
            String::from_utf8(output.stdout).unwrap()
        };
        let help = run(&["--help"]);
        let named = help.starts_with(&format!("usage:\n  {name} ")) || help.starts_with("flags:\n");
        assert!(named && help.contains("\n  --batch DURATION ") && help.contains("\n  --explain "), "{help}");
        let plan = run(&["--explain"]);
        assert!(plan.starts_with("plan ") && plan.contains("\nstage 0: "), "{name}: {plan}");
        if name == "word_count" {
            run(&["--save", "out/words", "--explain"]);
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{name} leaves nothing behind");
    }
}
