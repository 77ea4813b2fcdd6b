//! Every program prints what stands at its head, and answers `--help` and `--explain`.
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
    time::{Duration, Instant},
};

/// How long a test waits for something that must happen.
const LIMIT: Duration = Duration::from_secs(60);

macro_rules! programs {
    ($($name:literal)*) => { [$(($name, env!(concat!("CARGO_BIN_EXE_", $name)))),*] };
}

/// Every program with its path.
const PROGRAMS: [(&str, &str); 8] =
    programs!["access_log" "dedupe" "fraud" "json_events" "sensors" "sessions" "statsd" "udp_lines"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

fn path(program: &str) -> &'static str {
    PROGRAMS.iter().find(|(name, _)| *name == program).unwrap().1
}

/// The command at the head of a program, and what it prints.
fn shown(program: &str) -> (Vec<String>, String) {
    let file = format!("{}/src/bin/{program}.rs", env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(file).unwrap();
    let head = source.lines().map_while(|line| line.strip_prefix("//!"));
    let head: String = head.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect();
    let block = head.split_once("```console\n$ ").unwrap().1.split_once("```").unwrap().0;
    let (command, printed) = block.split_once('\n').unwrap();
    let mut words = command.split_whitespace().map(str::to_owned);
    assert_eq!(words.next().as_deref(), Some(program));
    (words.collect(), printed.to_owned())
}

#[test]
fn the_list_is_that_of_the_folder() {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin")).unwrap();
    let stem = |entry: fs::DirEntry| entry.path().file_stem().unwrap().to_string_lossy().into_owned();
    let there: BTreeSet<String> = folder.map(|entry| stem(entry.unwrap())).collect();
    assert_eq!(there, PROGRAMS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn programs_print_what_stands_at_their_head() {
    for program in ["access_log", "dedupe", "fraud", "json_events", "sensors", "sessions"] {
        let (args, printed) = shown(program);
        // however many threads the machine has
        for partitions in ["1", "3"] {
            let mut command = Command::new(path(program));
            command.args(&args).args(["--quiet", "--partitions", partitions]).current_dir(root());
            let output = command.output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{program}: {output:?}");
            assert_eq!(String::from_utf8(output.stdout).unwrap(), printed, "{program}");
        }
    }
}

/// The words of a file, as datagrams.
#[test]
fn the_sink_sends_what_the_server_gets() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("words.txt");
    fs::write(&file, "tea cake tea\n").unwrap();
    let server = UdpSocket::bind("127.0.0.1:0").unwrap();
    server.set_read_timeout(Some(LIMIT)).unwrap();
    let address = server.local_addr().unwrap().to_string();
    let output = Command::new(path("statsd")).arg(&file).args([&address, "--quiet"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let mut bytes = [0; 100];
    let mut datagrams = BTreeSet::new();
    for _ in 0..2 {
        let n = server.recv(&mut bytes).unwrap();
        datagrams.insert(String::from_utf8(bytes[..n].to_vec()).unwrap());
    }
    assert_eq!(datagrams, BTreeSet::from(["words.cake:1|c".to_owned(), "words.tea:2|c".to_owned()]));
}

#[test]
fn the_receiver_counts_what_is_sent_to_it() {
    let (args, printed) = shown("udp_lines");
    assert_eq!(args[..2], ["--port", "5140"]);
    // another one, that is free
    let port = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(path("udp_lines"));
    command.args(["--port", &port.to_string(), "--batch", "20ms", "--quiet"]).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    let (tell, told) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let (begin, mut first) = (Instant::now(), None);
    // until it listens nothing arrives
    while first.is_none() && begin.elapsed() < LIMIT {
        socket.send_to(b"cron: job 7 done\n", ("127.0.0.1", port)).unwrap();
        first = told.recv_timeout(Duration::from_millis(200)).ok();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(first.as_deref(), Some(printed.trim_end()));
}

#[test]
fn every_program_answers_help_and_explain() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explained");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, path) in PROGRAMS {
        let run = |flag: &str| {
            let output = Command::new(path).arg(flag).current_dir(&folder).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{name} {flag}: {output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let help = run("--help");
        assert!(
            help.starts_with(&format!("usage:\n  {name} ")) && help.contains("\n  --batch DURATION "),
            "{help}"
        );
        let plan = run("--explain");
        assert!(plan.starts_with("plan ") && plan.contains("\nstage 0: "), "{name}: {plan}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{name} leaves nothing behind");
    }
}
