//! Each port runs as a process, on a little data from a real server or directory, and prints what
//! it should.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};
use streamc_spark_examples::page_views::{PageView, made_up};
use support::{Running, Server};

macro_rules! programs {
    ($($name:literal),*) => { [$(($name, env!(concat!("CARGO_BIN_EXE_spark_", $name)))),*] };
}

/// Each program with its path; the table of docs/spark-guide.md is held against it.
const PROGRAMS: [(&str, &str); 9] = programs![
    "custom_receiver",
    "hdfs_word_count",
    "network_word_count",
    "network_word_join_sentiments",
    "page_view_generator",
    "page_view_stream",
    "queue_stream",
    "raw_network_grep",
    "stateful_network_word_count"
];

fn path(name: &str) -> &'static str {
    PROGRAMS.iter().find(|(program, _)| *program == name).expect("a program").1
}

#[test]
fn every_program_says_how_it_is_used() {
    for (name, path) in PROGRAMS {
        let usage = format!("usage:\n  spark_{name}");
        let has_context = name != "page_view_generator";
        let help = Command::new(path).arg("--help").output().unwrap();
        let text = String::from_utf8(help.stdout).unwrap();
        assert!(
            help.status.success() && text.starts_with(&usage) && text.contains("--batch") == has_context,
            "{text}"
        );
        let refused = Command::new(path).args(["--no-such-flag"]).output().unwrap();
        let text = String::from_utf8(refused.stderr).unwrap();
        let expected =
            "Error: unknown argument `--no-such-flag`\nhelp: `--help` shows how the program is called\n";
        assert_eq!((refused.status.code(), &*text), (Some(1), expected), "{name}");
    }
}

/// It needs neither a server nor a file, and leaves nothing behind.
#[test]
fn every_program_explains_itself() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explained");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, path) in PROGRAMS.into_iter().filter(|(name, _)| *name != "page_view_generator") {
        let output = Command::new(path).arg("--explain").current_dir(&folder).output().unwrap();
        let plan = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && plan.starts_with("plan "), "{name}: {plan}{err}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn words_of_a_socket_are_counted() {
    for program in ["network_word_count", "custom_receiver"] {
        let server = Server::new();
        let running = Running::start(path(program), &["127.0.0.1", &server.port, "--batch", "100ms"]);
        let mut client = server.accept();
        client.send("to be or not to be\n");
        running.prints(&["(to,2)", "(be,2)", "(or,1)", "(not,1)"]);
    }
}

#[test]
fn counts_grow_from_what_they_begin_with() {
    for (initial, first, second) in
        [(&[][..], "(hello,1)", "(hello,2)"), (&["--initial", "hello=1,world=1"], "(hello,2)", "(hello,3)")]
    {
        let server = Server::new();
        let args = [&["127.0.0.1", &server.port, "--batch", "100ms"], initial].concat();
        let running = Running::start(path("stateful_network_word_count"), &args);
        let mut client = server.accept();
        client.send("hello\n");
        running.prints(&[first]);
        client.send("hello\n");
        running.prints(&[second]);
    }
}

#[test]
fn thirty_batches_come_from_a_queue() {
    let output = Command::new(path("queue_stream")).args(["--batch", "5ms"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for digit in 0..10 {
        let line = format!("({digit},100)");
        assert_eq!(text.lines().filter(|read| *read == line).count(), 30, "{line} in:\n{text}");
    }
}

#[test]
fn lines_of_all_raw_streams_are_counted() {
    let server = Server::new();
    let args = ["2", "127.0.0.1", &server.port, "--batch", "100ms"];
    let running = Running::start(path("raw_network_grep"), &args);
    for _ in 0..2 {
        // kept open: a connection that ends is made again
        let mut client = server.accept();
        for text in ["over the hill\nand far away", "the end\nother\n"] {
            client.send(u32::try_from(text.len()).unwrap().to_be_bytes());
            client.send(text);
        }
        std::mem::forget(client);
    }
    let count = |line: &String| line.strip_prefix("Grep count: ").map_or(0, |n| n.parse::<u64>().unwrap());
    let read = running.read_until(|read| read.iter().map(count).sum::<u64>() >= 6);
    assert_eq!(read.iter().map(count).sum::<u64>(), 6, "three lines of each stream: {read:?}");
}

#[test]
fn words_of_new_files_are_counted() {
    let directory = std::env::temp_dir().join(format!("streamc-hdfs-word-count-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let running = Running::start(path("hdfs_word_count"), &[directory.to_str().unwrap(), "--batch", "100ms"]);
    // what comes after the first batch is new
    running.read_until(|read| read.iter().any(|line| line.starts_with("Time: ")));
    fs::write(directory.join(".words"), "to be or\nnot to be\n").unwrap();
    fs::rename(directory.join(".words"), directory.join("words")).unwrap();
    running.prints(&["(to,2)", "(be,2)", "(or,1)", "(not,1)"]);
    drop(running);
    fs::remove_dir_all(&directory).unwrap();
}

#[test]
fn happy_words_are_ranked() {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/sentiments.txt");
    let server = Server::new();
    let args = ["127.0.0.1", &server.port, list, "--batch", "100ms"];
    let running = Running::start(path("network_word_join_sentiments"), &args);
    server.accept().send("good good late tram\n");
    let read = running.read_until(|read| read.iter().any(|line| line.starts_with("late")));
    assert_eq!(read, ["good: 6", "late: -1"]);
}

/// Whether a line is what a metric shows.
type Shows = fn(&str) -> bool;

/// Views as they are made up arrive, and every metric has something to show.
#[test]
fn page_views_are_looked_at_in_five_ways() {
    let generator = Running::start(path("page_view_generator"), &["0", "500"]);
    let listening = generator.read_until(|read| !read.is_empty());
    let port = listening[0].rsplit(':').next().unwrap();
    let shows: [(&str, Shows); 5] = [
        ("page-counts", |line| line.starts_with("(/news,")),
        ("sliding-page-counts", |line| line.starts_with("(/contact,")),
        ("error-rate", |line| line.starts_with("94709: ") && line.ends_with(" %")),
        ("active-users", |line| line.starts_with("Unique active users: ") && !line.ends_with(": 0")),
        ("known-users", |line| line.contains("Grace")),
    ];
    let start =
        |metric| Running::start(path("page_view_stream"), &[metric, "127.0.0.1", port, "--batch", "200ms"]);
    let running = shows.map(|(metric, shows)| (start(metric), shows));
    for (running, shows) in running {
        running.read_until(|read| read.last().is_some_and(|line| shows(line)));
    }
}

#[test]
fn page_views_are_counted_exactly() {
    let server = Server::new();
    let args = ["page-counts", "127.0.0.1", &server.port, "--batch", "100ms"];
    let running = Running::start(path("page_view_stream"), &args);
    let views: Vec<PageView<'_>> = made_up(1).take(200).collect();
    let text: String = views.iter().map(|view| format!("{view}\n")).collect();
    server.accept().send(text + "not a view\n");
    let count = |lines: &[String]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines.iter().filter_map(|line| line.strip_prefix('(')?.strip_suffix(')')) {
            let (url, n) = line.rsplit_once(',').unwrap();
            *counts.entry(url.to_owned()).or_default() += n.parse::<usize>().unwrap();
        }
        counts
    };
    let read = running.read_until(|read| count(read).values().sum::<usize>() >= views.len());
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    views.iter().for_each(|view| *expected.entry(view.url.to_owned()).or_default() += 1);
    assert_eq!(count(&read), expected);
}

#[test]
fn a_page_view_is_read_as_it_is_written() {
    for view in made_up(7).take(50) {
        assert_eq!(PageView::parse(&view.to_string()), Some(view));
    }
    for line in ["", "/", "/\t200", "/\t200\t94709\tsomebody"] {
        assert_eq!(PageView::parse(line), None, "{line:?}");
    }
}

/// The table of docs/spark-guide.md has every program here, claims no other, and gives a reason for
/// each that is missing.
#[test]
fn the_guide_has_every_program() {
    let guide = include_str!("../../../docs/spark-guide.md");
    let section = guide.split_once("\n## Spark's examples\n").unwrap().1.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let mut claimed = Vec::new();
    for row in rows {
        let [names, here] = row.trim_matches('|').split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        match here.trim().strip_prefix("[`") {
            Some(port) => {
                let (program, rest) = port.split_once("`][../examples/spark/").unwrap();
                let file = rest.split_once(']').unwrap().0;
                assert_eq!(format!("{program}.rs"), file, "{row}");
                assert!(fs::exists(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap(), "{file}");
                claimed.push(program);
            }
            None => assert!(here.trim().starts_with("not ported"), "{names}: {here}"),
        }
    }
    claimed.sort_unstable();
    assert_eq!(claimed, PROGRAMS.map(|(name, _)| name));
}
