//! Every count of what was lost, left open or made good: a run that makes it happen, and the line
//! of the report at the stop that says so.
//!
//! **Method:** each case is a run with a terminal in memory, and names the counts that it must
//! leave above zero. A count of [`Stats`] that no case names fails the test, unless it is one of
//! the figures, which all runs together must have.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    collections::BTreeSet,
    io::{self, BufRead, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use streamc::{
    context::{AtEnd, Builder, ContextHandle},
    env::{Clock, Console, EntryKind, Fs, ManualClock, MemFs, SystemClock, Wake},
    lookup::Rows,
    metrics::{
        events::{Event, Listener},
        stats::Stats,
    },
    prelude::*,
    source::{binary_records_stream, raw_socket_stream},
    testkit::{self, Screen},
};

/// What tells how much was done, and nothing of what went wrong.
const FIGURES: [&str; 13] = [
    "batches",
    "batches_empty",
    "batches_without_input",
    "blocks",
    "bytes_in",
    "bytes_read",
    "connects",
    "disconnects",
    "files",
    "receiver_waits",
    "records_in",
    "records_out",
    "table_reloads",
];

type Case = (&'static [&'static str], fn() -> Report);

const CASES: [Case; 14] = [
    (
        &[
            "entries_unusable",
            "files_ahead",
            "files_changed",
            "files_too_old",
            "files_unreadable",
            "files_vanished",
            "lines_invalid",
            "lines_too_long",
            "listings_failed",
        ],
        directory,
    ),
    (&["bytes_cut"], records_of_one_length),
    (&["connect_failures", "disconnects_idle", "lines_broken", "lines_cut", "receiver_restarts"], socket),
    (&["bytes_unread"], stopped_within_a_line),
    (&["blocks_cut", "blocks_refused"], raw_socket),
    (&["decode_failures", "records_cut"], decoder),
    (&["dead_records", "dead_records_lost", "outputs_retried", "outputs_skipped"], outputs_that_fail),
    (&["reads_retried"], a_source_that_does_not_answer),
    (&["batches_failed", "outputs_failed", "records_unread"], stopped_by_an_output),
    (&["events_lost"], slow_listener),
    (&["messages_lost"], broken_terminal),
    (&["ticks_merged", "windows_skipped"], clock_set_forward),
    (&["keys_open", "timeouts_open", "windows_open"], left_open),
    (&["drops_panicked", "table_reload_failures"], records_and_tables),
];

/// What a run has left.
struct Report {
    stats: Arc<Stats>,
    /// of its terminal
    said: String,
}

#[test]
fn every_count_has_a_run_that_makes_it_happen_and_a_line_in_the_report() {
    let all: BTreeSet<&str> = Stats::default().all().into_iter().map(|(name, ..)| name).collect();
    let named: BTreeSet<&str> = CASES.iter().flat_map(|(names, _)| *names).chain(&FIGURES).copied().collect();
    let missing: Vec<_> = all.symmetric_difference(&named).collect();
    assert!(missing.is_empty(), "a count needs a case here, and a case a count: {missing:?}");
    let mut seen = BTreeSet::new();
    for (names, run) in CASES {
        let Report { stats, said } = run();
        for name in names {
            assert!(stats.counter(name).unwrap() > 0, "{name} of {names:?} is zero: {said}");
            // a terminal that cannot be written shows nothing
            let shown = said.contains(&format!("({name})")) || *name == "messages_lost";
            assert!(shown, "{name} is not in the report: {said}");
        }
        seen.extend(stats.all().into_iter().filter(|(.., n)| *n > 0).map(|(name, ..)| name));
    }
    let unseen: Vec<_> = all.difference(&seen).collect();
    assert!(unseen.is_empty(), "no run has any of {unseen:?}");
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let clock = SystemClock::new();
    while !done() {
        assert!(clock.monotonic() < 60_000_000, "{what} did not happen");
        clock.wait(&Wake::new(), Some(clock.monotonic() + 1000));
    }
}

fn builder(screen: &Screen) -> Builder {
    StreamingContext::builder().batch("5ms").threads(1).signals(false).console(screen.clone())
}

fn start(builder: Builder, pipelines: impl IntoIterator<Item = Pipeline>) -> (ContextHandle, Arc<Stats>) {
    let running = builder.build().unwrap().start(pipelines).unwrap();
    let stats = running.stats();
    (running, stats)
}

/// Waits for the end; what made it end is another test's.
fn report(running: &ContextHandle, screen: &Screen) -> Report {
    wait_until("the end", || running.await_termination_for("1ms").unwrap_or(true));
    Report { stats: running.stats(), said: screen.take_err() }
}

#[pipeline]
fn lines_of(lines: DStream<&str>) {
    lines.count().foreach_rdd(|_| ());
}

#[pipeline]
fn blocks_of(blocks: DStream<&[u8]>) {
    blocks.count().foreach_rdd(|_| ());
}

fn directory() -> Report {
    let (fs, screen) = (MemFs::new(), Screen::default());
    fs.put("d/in/old", "from long ago\n");
    fs.put("d/in2/x", "");
    fs.make_readable("d/in2", false);
    let files = text_file_stream("d/in*").new_files_only(false).max_line_bytes(100);
    let (running, stats) = start(builder(&screen).fs(fs.clone()), [lines_of(files)]);
    fs.put("d/in/long", "x".repeat(101) + "\n");
    fs.put("d/in/invalid", b"\xff\n");
    fs.put("d/in/wide", b"\xff\xfea\0");
    fs.put_odd("d/in/pipe", EntryKind::Other);
    fs.vanish_when_opened("d/in/gone");
    fs.put("d/in/gone", "gone\n");
    wait_until("the files", || stats.files_vanished.get() == 1 && stats.lines_invalid.get() == 1);
    fs.put("d/in/invalid", "changed\n");
    fs.set_time(SystemClock::new().now() + 3_600_000_000);
    fs.put("d/in/ahead", "of its time\n");
    wait_until("the rest", || stats.files_changed.get() > 0 && stats.files_ahead.get() > 0);
    running.stop(true);
    report(&running, &screen)
}

fn records_of_one_length() -> Report {
    let (fs, screen) = (MemFs::new(), Screen::default());
    fs.create_dir_all(Path::new("in")).unwrap();
    let (running, stats) =
        start(builder(&screen).fs(fs.clone()), [blocks_of(binary_records_stream("in", 3))]);
    fs.put("in/a", "abcd");
    wait_until("the file", || stats.files.get() == 1);
    running.stop(true);
    report(&running, &screen)
}

fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    (listener, address)
}

/// The next connection, on which `bytes` are sent.
fn send(listener: &TcpListener, bytes: &[u8]) -> TcpStream {
    let mut peer = listener.accept().unwrap().0;
    peer.write_all(bytes).unwrap();
    peer
}

/// Ends a connection by a reset.
fn reset(peer: TcpStream) {
    socket2::SockRef::from(&peer).set_linger(Some(Duration::ZERO)).unwrap();
}

fn socket() -> Report {
    let screen = Screen::default();
    let (listener, address) = listen();
    let lines = socket_text_stream(address).idle_limit("100ms").buffer_bytes(1);
    let (running, stats) = start(builder(&screen), [lines_of(lines)]);
    drop(send(&listener, b"cut"));
    wait_until("the cut line", || stats.lines_cut.get() == 1);
    let peer = send(&listener, b"whole\nbroken");
    wait_until("the whole line", || stats.records_in.get() == 2);
    reset(peer);
    wait_until("the broken line", || stats.lines_broken.get() == 1);
    let silent = send(&listener, b"");
    wait_until("the idle limit", || stats.disconnects_idle.get() > 0);
    drop(silent);
    drop(listener);
    wait_until("a refusal", || stats.connect_failures.get() > 0);
    running.stop(true);
    let report = report(&running, &screen);
    assert!(report.said.contains("had no connection at the stop ("), "{}", report.said);
    report
}

fn stopped_within_a_line() -> Report {
    let screen = Screen::default();
    let (listener, address) = listen();
    let (running, stats) = start(builder(&screen), [lines_of(socket_text_stream(address))]);
    let _peer = send(&listener, b"whole\nleft");
    wait_until("the whole line", || stats.records_in.get() == 1);
    running.stop(false);
    report(&running, &screen)
}

fn raw_socket() -> Report {
    let screen = Screen::default();
    let (listener, address) = listen();
    let blocks = raw_socket_stream(address).max_block_bytes(10).buffer_bytes(1);
    let (running, stats) = start(builder(&screen), [blocks_of(blocks)]);
    drop(send(&listener, &[0, 0, 0, 5, 1, 2]));
    wait_until("the cut block", || stats.blocks_cut.get() == 1);
    let _long = send(&listener, &[0, 0, 0, 11]);
    wait_until("the refusal", || stats.blocks_refused.get() == 1);
    running.stop(true);
    report(&running, &screen)
}

/// A word to the next comma; `bad` is not one.
fn word(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut word = Vec::new();
    match input.read_until(b',', &mut word)? {
        0 => Ok(None),
        _ if word == b"bad," => Err(io::Error::other("it is bad")),
        _ => Ok(Some(String::from_utf8_lossy(&word).into_owned())),
    }
}

fn decoder() -> Report {
    let screen = Screen::default();
    let (listener, address) = listen();
    let words: DStream<&str> = socket_stream(address, word).buffer_bytes(1).into_dstream();
    let (running, stats) = start(builder(&screen), [lines_of(words)]);
    let _bad = send(&listener, b"bad,");
    wait_until("the failure", || stats.decode_failures.get() == 1);
    // one at a time has room
    let peer = send(&listener, &[&b"good,".repeat(20)[..], b"bro"].concat());
    wait_until("the good words", || stats.records_in.get() == 20);
    reset(peer);
    wait_until("the broken word", || stats.records_cut.get() == 1);
    running.stop(true);
    report(&running, &screen)
}

#[pipeline]
fn failing(lines: DStream<&str>) {
    let full = |n: u64| if n > 0 { Err("the disk is full") } else { Ok(()) };
    lines.foreach_rdd(move |rdd| full(rdd.count())).on_error("skip");
    lines.foreach_rdd(move |rdd| full(rdd.count().saturating_sub(2))).on_error("retry(1)");
}

fn outputs_that_fail() -> Report {
    let screen = Screen::default();
    // the third batch has too much for the other one too
    let lines = queue_stream([vec!["a"], vec!["b", "c"], vec!["d", "e", "f"]]);
    let (running, _) = start(builder(&screen).dead_letter_bytes(1), [failing(lines)]);
    report(&running, &screen)
}

#[pipeline]
fn passing(lines: DStream<&str>) {
    lines.for_each_partition(|_| ());
}

fn a_source_that_does_not_answer() -> Report {
    let screen = Screen::default();
    let broker = testkit::broker::<&str>(["0"]);
    broker.push("0", ["a"]);
    broker.fail_reads(1);
    let (running, _) = start(builder(&screen), [passing(broker.stream())]);
    report(&running, &screen)
}

#[pipeline]
fn stopping(lines: DStream<&str>, mut gate: Arc<Gate>) {
    lines.foreach_rdd(|_| {
        gate.pass();
        Err::<(), _>("the disk is full")
    });
}

fn stopped_by_an_output() -> Report {
    let (screen, gate) = (Screen::default(), Arc::new(Gate::default()));
    let lines = queue_stream([vec!["a"], vec!["b"], vec!["c"], vec!["d"]]);
    let handle = lines.handle();
    let (running, stats) = start(builder(&screen).queued_batches(1), [stopping(lines, Arc::clone(&gate))]);
    wait_until("the first batch", || stats.batches.get() > 0);
    // more than may be queued
    (0..50).for_each(|_| handle.push(["e"]));
    gate.open();
    report(&running, &screen)
}

/// Shut until it is opened.
#[derive(Debug, Default)]
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    fn pass(&self) {
        drop(self.1.wait_while(self.0.lock().unwrap(), |open| !*open).unwrap());
    }
    fn open(&self) {
        *self.0.lock().unwrap() = true;
        self.1.notify_all();
    }
}

struct Slow(Arc<Gate>);

impl Listener for Slow {
    fn on(&mut self, event: &Event) {
        if let Event::BatchStarted(_) = event {
            self.0.pass();
        }
    }
}

fn slow_listener() -> Report {
    let (screen, gate) = (Screen::default(), Arc::new(Gate::default()));
    let fs = MemFs::new();
    fs.put("lines", "a\n".repeat(4000));
    let builder = builder(&screen).fs(fs).listener(Slow(Arc::clone(&gate)));
    let (running, stats) = start(builder, [lines_of(file_text("lines").batch_records(1))]);
    wait_until("the batches", || stats.batches.get() == 4000 && stats.events_lost.get() > 0);
    gate.open();
    report(&running, &screen)
}

/// Nobody reads its messages.
#[derive(Debug)]
struct Unread;

impl Console for Unread {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

fn broken_terminal() -> Report {
    let (fs, screen) = (MemFs::new(), Screen::default());
    fs.put("lines", b"\xff\n");
    let (running, _) = start(builder(&screen).fs(fs).console(Unread), [lines_of(file_text("lines"))]);
    report(&running, &screen)
}

#[pipeline]
fn by_the_hour(lines: DStream<&str>) {
    let words = lines.map(|line| (line, 1u64));
    words
        .map_with_state(|word, one: Option<u64>, n: &mut State<u64>| {
            n.update(one.unwrap_or(0));
            word
        })
        .timeout("1h")
        .foreach_rdd(|_| ());
    lines.count_by_window("1h", "10ms").foreach_rdd(|_| ());
}

fn clock_set_forward() -> Report {
    let (screen, clock) = (Screen::default(), ManualClock::new(1_000_000_000_000));
    let lines = testkit::input::<&str>();
    lines.push(["a"]);
    // an input that ends would not wait for the clock
    let (_open, never) = std::sync::mpsc::channel::<&str>();
    let stream = union_all([lines.stream(), iter_stream(never).into_dstream()]);
    let builder = builder(&screen).clock(clock.clone()).max_catch_up(2);
    let (running, stats) = start(builder, [by_the_hour(stream)]);
    let tick = |by: Duration| {
        let batches = stats.batches.get();
        assert!(clock.wait_for_waiters(1, Duration::from_secs(20)));
        clock.advance(by);
        wait_until("a batch", || stats.batches.get() > batches);
    };
    tick(Duration::from_millis(5));
    wait_until("the record", || {
        tick(Duration::from_millis(5));
        stats.records_in.get() > 0
    });
    tick(Duration::from_secs(10));
    wait_until("the windows", || stats.windows_skipped.get() > 0);
    running.stop(false);
    report(&running, &screen)
}

fn left_open() -> Report {
    let screen = Screen::default();
    let builder = builder(&screen).at_end(AtEnd::Leave);
    let (running, _) = start(builder, [by_the_hour(queue_stream([vec!["a"]]))]);
    report(&running, &screen)
}

/// Its copies are harmless.
#[derive(Debug, Record)]
struct Bad(bool);

impl Clone for Bad {
    fn clone(&self) -> Self {
        Bad(false)
    }
}

impl Drop for Bad {
    fn drop(&mut self) {
        assert!(!self.0 || std::thread::panicking(), "this one is bad");
    }
}

#[pipeline]
fn looked_up(records: DStream<Bad>, table: BroadcastTable<u64, u64>) {
    records.map(|_| (1u64, ())).join_table(&table).foreach_rdd(|_| ());
    records.count().foreach_rdd(|_| ());
}

fn records_and_tables() -> Report {
    let (screen, loads) = (Screen::default(), Arc::new(AtomicU64::new(0)));
    let counted = Arc::clone(&loads);
    let table = reloading_table("1ms", move |rows: &mut Rows<u64, u64>| {
        rows.add(1u64, 1u64);
        // every other time
        match counted.fetch_add(1, Ordering::Relaxed) % 2 {
            0 => Ok(()),
            _ => Err("the table is away".into()),
        }
    });
    let records = queue_stream([[Bad(true)]]);
    let handle = records.handle();
    let records: DStream<Bad> = records.into_dstream();
    let pipelines = [looked_up(records.clone(), table.clone()), looked_up(records, table)];
    let (running, stats) = start(builder(&screen), pipelines);
    wait_until("the loads", || stats.table_reloads.get() > 0 && stats.table_reload_failures.get() > 0);
    wait_until("the record", || stats.drops_panicked.get() > 0);
    drop(handle);
    report(&running, &screen)
}
