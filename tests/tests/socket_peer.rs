//! A real peer process that is killed while it sends: what it had fully written arrives exactly
//! once and in order, the line that the kill cut arrives as far as it was written (as Spark's
//! `readLine` gives it), and is counted.
//!
//! The peer is this test binary, started again: its only test is then [`peer`], which does nothing
//! otherwise. It notes each line in a file once the line is written, so that the test knows what
//! must arrive. No sleeping: the peer is killed when its notes say that it is in the midst of
//! sending.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};
use streamc::{
    env::{Clock, SystemClock, Wake},
    prelude::*,
};

/// Address, notes, round, and at which line to stop in the middle (or -1), with blanks between.
const ORDERS: &str = "STREAMC_TEST_PEER";

/// The process that is killed. Without orders it is a test that has nothing to do.
#[test]
fn peer() {
    let Ok(orders) = std::env::var(ORDERS) else { return };
    let [address, notes, round, half] = orders.split(' ').collect::<Vec<_>>()[..] else { panic!("{orders}") };
    let mut notes = File::options().append(true).create(true).open(notes).unwrap();
    let listener = TcpListener::bind(address).unwrap();
    notes.write_all(format!("{}\n", listener.local_addr().unwrap()).as_bytes()).unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    for i in 0.. {
        let line = line(round, i);
        if i.to_string() == half {
            stream.write_all(&line.as_bytes()[..line.len() / 2]).unwrap();
            notes.write_all(b"half\n").unwrap();
            // until the kill: streamc sends nothing
            let _ = stream.read(&mut [0]);
        }
        // in two pieces, so that a kill finds lines that were begun
        let (begin, end) = line.split_at(3 + i % 7);
        stream.write_all(begin.as_bytes()).unwrap();
        stream.write_all(format!("{end}\n").as_bytes()).unwrap();
        notes.write_all(b".\n").unwrap();
    }
}

fn line(round: impl std::fmt::Display, i: usize) -> String {
    format!("round {round} line {i:07} end")
}

#[pipeline(batch = "20ms")]
fn numbered(
    lines: DStream<&str>,
    mut seen: Arc<Mutex<Vec<String>>>,
    mut words: Arc<Mutex<BTreeMap<String, u64>>>,
) {
    let counts =
        lines.flat_map(|l| l.split_whitespace()).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    lines.foreach_rdd(|rdd| seen.lock().unwrap().extend(rdd.iter().map(|line| (*line).to_owned())));
    counts.foreach_rdd(|rdd| {
        for (word, n) in rdd.iter() {
            *words.lock().unwrap().entry((*word).to_owned()).or_default() += *n;
        }
    });
}

struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // it may be dead already
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(address: &str, notes: &Path, round: usize, half: i64) -> Killed {
    let orders = format!("{address} {} {round} {half}", notes.display());
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["peer", "--exact"]).env(ORDERS, orders).stdout(Stdio::null()).stdin(Stdio::null());
    Killed(command.spawn().unwrap())
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let clock = SystemClock::new();
    while !done() {
        assert!(clock.monotonic() < 60_000_000, "{what} did not happen");
        clock.wait(&Wake::new(), Some(clock.monotonic() + 1000));
    }
}

fn noted(notes: &Path) -> Vec<String> {
    let text = fs::read_to_string(notes).unwrap_or_default();
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().map(str::to_owned).collect()
}

#[test]
fn what_a_peer_has_written_before_it_is_killed_arrives_once_and_in_order() {
    let folder: PathBuf = std::env::temp_dir().join(format!("streamc-socket-peer-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let notes = |round: usize| folder.join(format!("notes-{round}"));

    // rounds 0 to 4 are killed anywhere, round 5 in the middle of a line
    let halves = [-1, -1, -1, -1, -1, 1500];
    let mut child = start("127.0.0.1:0", &notes(0), 0, halves[0]);
    wait_until("the first peer", || !noted(&notes(0)).is_empty());
    let address = noted(&notes(0)).remove(0);

    let (seen, words) =
        (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<BTreeMap<String, u64>>>::default());
    let context = StreamingContext::builder().partitions(2).signals(false).quiet().build().unwrap();
    let running = context
        .start([numbered(socket_text_stream(address.clone()).into_dstream(), seen.clone(), words.clone())])
        .unwrap();

    for (round, half) in halves.into_iter().enumerate() {
        if round > 0 {
            child = start(&address, &notes(round), round, half);
        }
        let is_time = |notes: &[String]| match half {
            -1 => notes.len() > 1000 + 777 * round,
            _ => notes.last().is_some_and(|last| last == "half"),
        };
        wait_until("enough of what the peer sends", || is_time(&noted(&notes(round))));
        child.0.kill().unwrap();
        child.0.wait().unwrap();
        wait_until("the disconnect", || running.stats().disconnects.get() == round as u64 + 1);
    }
    running.stop(true);
    running.await_termination().unwrap();

    let seen = seen.lock().unwrap();
    let mut rest = seen.iter().peekable();
    let mut n_cut = 0;
    for (round, half) in halves.into_iter().enumerate() {
        // beside the address, a point for each line
        let n_noted = noted(&notes(round)).iter().filter(|note| *note == ".").count();
        let mut n = 0;
        while rest.next_if(|got| **got == line(round, n)).is_some() {
            n += 1;
        }
        // the kill may come between a line and its note
        assert!((n_noted..=n_noted + 1).contains(&n), "round {round}: {n_noted} written, {n} arrived");
        if let Some(cut) = rest.next_if(|got| line(round, n).starts_with(got.as_str())) {
            n_cut += 1;
            assert!(half == -1 || *cut == line(round, n)[..line(round, n).len() / 2], "{cut}");
        } else {
            assert_eq!(half, -1, "the half line of round {round} is missing");
        }
    }
    assert_eq!(rest.next(), None, "nothing comes twice");
    let stats = running.stats();
    // a line can be cut right before its end
    let counted = stats.lines_cut.get();
    assert!(n_cut <= counted && counted <= halves.len() as u64, "{n_cut} lines were cut, {counted} counted");
    assert_eq!((stats.connects.get(), stats.records_in.get()), (halves.len() as u64, seen.len() as u64));

    let mut right = BTreeMap::<String, u64>::new();
    seen.iter()
        .flat_map(|line| line.split_whitespace())
        .for_each(|w| *right.entry(w.to_owned()).or_default() += 1);
    assert_eq!(*words.lock().unwrap(), right);
    fs::remove_dir_all(&folder).unwrap();
}
