//! Receivers: what a peer has written arrives once and in order, through outages; a full buffer
//! holds the peer back; the supervisor waits by the clock it is given.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{
    io::Write,
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    time::Duration,
};
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::{Clock, ManualClock, MemFs, SystemClock},
    receiver::{Ack, End, Receiver, Stopped, Store, receiver_stream},
    record::{Block, Str, TypedBlock, Utf8},
    source::{Source, SourceCx, socket_text_stream},
};

fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    (listener, address)
}

/// Cuts until there are `n` records.
fn collect(source: &dyn Source<Str>, n: usize) -> Vec<String> {
    let mut all = Vec::new();
    wait_until("the arrival of all records", || {
        all.extend(records(&source.batch(3).unwrap()));
        all.len() >= n
    });
    all
}

#[test]
fn lines_arrive_once_and_in_order_through_outages() {
    let (first, address) = listen();
    let source = text_source(socket_text_stream(address.clone()));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    let mut right = Vec::new();
    let mut listener = Some(first);
    for round in 0..4 {
        // the peer comes back on the same port
        let here = listener.take().unwrap_or_else(|| {
            let failures = cx.stats.connect_failures.get();
            wait_until("an attempt that is refused", || cx.stats.connect_failures.get() > failures);
            TcpListener::bind(&address).unwrap()
        });
        let (mut peer, _) = here.accept().unwrap();
        for i in 0..20_000 {
            let line = format!("round {round} line {i} é");
            peer.write_all(format!("{line}{}", ["\n", "\r\n", "\r"][i % 3]).as_bytes()).unwrap();
            right.push(line);
        }
        // killed in the middle of a line
        peer.write_all(b"half a li").unwrap();
        right.push("half a li".to_owned());
    }
    let got = collect(&*source, right.len());
    assert_eq!(got.len(), right.len());
    assert_eq!(got, right);
    assert_eq!(cx.stats.connects.get(), 4);
    assert_eq!(cx.stats.lines_cut.get(), 4);
    wait_until("the last disconnect", || cx.stats.disconnects.get() == 4);
    assert!(cx.stats.connect_failures.get() >= 3);
    assert!(!source.finished());
    source.stop(true);
    assert!(source.batch(1).unwrap().parts.is_empty() && source.finished());
}

#[test]
fn half_a_line_is_taken_after_a_close_and_dropped_after_a_reset() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    for (half, taken) in [
        (&b"half"[..], None),
        (b"within a char \xc3", None),
        (b"half", Some("half")),
        (b"within a char \xc3", Some("within a char \u{fffd}")),
    ] {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(&[b"\nwhole\n", half].concat()).unwrap();
        assert_eq!(collect(&*source, 2), ["", "whole"]);
        match taken {
            None => reset(peer),
            Some(line) => {
                drop(peer);
                assert_eq!(collect(&*source, 1), [line]);
            }
        }
    }
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"\nend\n").unwrap();
    assert_eq!(collect(&*source, 2), ["", "end"]);
    let stats = &cx.stats;
    assert_eq!((stats.lines_cut.get(), stats.lines_broken.get(), stats.lines_invalid.get()), (2, 2, 1));
}

/// Two halves of lines, from two runs.
#[derive(Debug)]
struct Halves(u32);

impl Receiver<Str> for Halves {
    fn name(&self) -> String {
        "halves".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        self.0 += 1;
        store.lines(format!("line {0}\nhalf {0}", self.0).as_bytes())?;
        Ok(if self.0 == 1 { End::Restart("once more".to_owned()) } else { End::Finished })
    }
}

#[test]
fn lines_of_two_runs_of_a_receiver_are_not_joined() {
    let source = text_source(receiver_stream(Halves(0)));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    assert_eq!(all_batches(&*source, 1).concat(), ["line 1", "line 2", "half 2"]);
    assert_eq!(cx.stats.lines_broken.get(), 1);
}

#[test]
fn what_is_left_behind_at_a_stop_is_counted() {
    for graceful in [true, false] {
        let (give, from) = mpsc::channel();
        let (stored, was_stored) = mpsc::channel();
        let source = text_source(receiver_stream(Fed { from, stored }).buffer_bytes(1000));
        let cx = cx(MemFs::new());
        source.begin(&cx).unwrap();
        let lines: &'static [u8] = b"123456789\n".repeat(150).leak();
        give.send(lines).unwrap();
        was_stored.recv_timeout(PATIENCE).unwrap();
        give.send(b"in hand\nand ").unwrap();
        wait_until("a full buffer", || cx.stats.receiver_waits.get() == 1);
        source.stop(graceful);
        wait_until("the refusal", || cx.stats.bytes_unread.get() == 12);
        let got = records(&source.batch(1).unwrap()).len() as u64;
        assert_eq!((got, cx.stats.records_unread.get()), if graceful { (150, 0) } else { (0, 150) });
    }
}

#[test]
fn what_had_arrived_at_a_stop_is_counted() {
    for graceful in [true, false] {
        let (listener, address) = listen();
        let source = text_source(socket_text_stream(address).buffer_bytes(1000));
        let cx = cx(MemFs::new());
        source.begin(&cx).unwrap();
        let (mut peer, _) = listener.accept().unwrap();
        // else the last few bytes may wait on the peer's side, and have not arrived
        peer.set_nodelay(true).unwrap();
        peer.write_all(&b"123456789\n".repeat(1000)).unwrap();
        // more than is read at once, until the receiver holds some in hand
        let mut written = 10_000;
        while cx.stats.receiver_waits.get() == 0 {
            peer.write_all(b"123456789\n").unwrap();
            written += 10;
        }
        peer.write_all(b"123456789\n1234").unwrap();
        written += 14;
        source.stop(graceful);
        let (mut got, mut bytes, mut unread) = (0, 0, 0);
        // counts are added to one by one, by the thread that stops and by that of the receiver
        wait_until("an account of all bytes", || {
            got += records(&source.batch(1).unwrap()).len() as u64;
            (bytes, unread) = (cx.stats.bytes_unread.get(), cx.stats.records_unread.get());
            source.finished() && cx.stats.disconnects.get() == 1 && bytes + (unread + got) * 10 >= written
        });
        let records = unread;
        assert_eq!(bytes + (records + got) * 10, written, "{got} {records} {bytes}");
        assert!(bytes >= 14 && bytes % 10 == 4);
        assert_eq!(records > 0, !graceful);
        assert_eq!(cx.stats.lines_cut.get() + cx.stats.lines_broken.get(), 0);
    }
}

#[test]
fn a_peer_that_is_silent_for_too_long_is_left() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address).idle_limit("200ms"));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    let (mut half_open, _) = listener.accept().unwrap();
    half_open.write_all(b"a\nhalf").unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"b\n").unwrap();
    assert_eq!(collect(&*source, 2), ["a", "b"]);
    assert!(cx.stats.disconnects_idle.get() >= 1 && cx.stats.lines_broken.get() == 1);
    for wrong in ["soon", "0s"] {
        let source = text_source(socket_text_stream("127.0.0.1:1").idle_limit(wrong));
        let error = source.begin(&cx).unwrap_err().to_string();
        assert!(error.contains("idle_limit"), "{error}");
    }
}

#[test]
fn block_intervals_are_durations_as_text_too() {
    let cx = cx(MemFs::new());
    let stream = || socket_text_stream("127.0.0.1:1");
    for source in [stream().block_interval("soon"), stream().block_interval(Duration::ZERO)] {
        let error = text_source(source).begin(&cx).unwrap_err().to_string();
        assert!(error.contains("socket 127.0.0.1:1") && error.contains("`.block_interval(..)`: "), "{error}");
    }
}

#[test]
fn a_batch_takes_whole_lines_of_the_unfinished_block() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address).block_interval("1000s"));
    let cx = with_clock(cx(MemFs::new()), &ManualClock::new(0));
    source.begin(&cx).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    // a mark is one at the beginning of files only
    peer.write_all("\u{feff}one\ntwo\r\nthr".as_bytes()).unwrap();
    assert_eq!(collect(&*source, 2), ["\u{feff}one", "two"]);
    peer.write_all(b"ee\n").unwrap();
    assert_eq!(collect(&*source, 1), ["three"]);
}

/// Stores what it is given, and says when it has.
#[derive(Debug)]
struct Fed {
    from: mpsc::Receiver<&'static [u8]>,
    stored: mpsc::Sender<()>,
}

impl Receiver<Str> for Fed {
    fn name(&self) -> String {
        "fed".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        while let Ok(bytes) = self.from.recv() {
            store.lines(bytes)?;
            let _ = self.stored.send(());
        }
        Ok(End::Finished)
    }
}

#[test]
fn blocks_are_finished_by_the_interval_and_become_partitions() {
    let clock = ManualClock::new(0);
    let (give, from) = mpsc::channel();
    let (stored, was_stored) = mpsc::channel();
    let source = text_source(receiver_stream(Fed { from, stored }));
    let cx = with_clock(cx(MemFs::new()), &clock);
    source.begin(&cx).unwrap();
    for (micros, bytes) in [(0, "1\n"), (199_999, "2\r"), (1, "\n3\n4"), (200_000, "\n5\n"), (500_000, "6\n")]
    {
        clock.advance(Duration::from_micros(micros));
        give.send(bytes.as_bytes()).unwrap();
        was_stored.recv_timeout(PATIENCE).unwrap();
    }
    let cut = source.batch(3).unwrap();
    // a line belongs to the block in which it ends
    assert_eq!(partitions(&cut), [vec!["1", "2"], vec!["3"], vec!["4", "5", "6"]]);
    assert_eq!(cut.spans.iter().map(|block| block.partition).collect::<Vec<_>>(), [0, 1, 2, 2]);
    assert_eq!(cx.stats.blocks.get(), 4);
    drop(give);
    wait_until("the end", || source.finished());
}

#[test]
fn a_full_buffer_holds_the_peer_back() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address).buffer_bytes(1 << 20));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    peer.set_write_timeout(Some(Duration::from_millis(300))).unwrap();
    let line = [b'x'; 1023].into_iter().chain([b'\n']).collect::<Vec<u8>>();
    let block = line.repeat(64);
    // until the peer cannot write any more: the kernel's buffers are full, and ours
    let mut written = 0usize;
    let mut cut_off = 0;
    while written < 1 << 30 {
        match peer.write(&block[cut_off..]) {
            Ok(n) => {
                written += n;
                cut_off = (cut_off + n) % block.len();
            }
            Err(_) => break,
        }
    }
    assert!(written < 200 << 20, "the peer could write {written} bytes");
    assert_eq!(cx.stats.receiver_waits.get(), 1);

    let before = cx.stats.bytes_in.get();
    let cut = source.batch(2).unwrap();
    let held = cx.stats.bytes_in.get() - before;
    assert!((1 << 20..(1 << 20) + (256 << 10)).contains(&held), "{held} bytes were held");
    let mut got = cut.records as usize;
    drop(cut);
    // the batch is done: it goes on, and nothing was lost
    peer.set_write_timeout(None).unwrap();
    written += block.len() - cut_off;
    let rest = std::thread::spawn(move || peer.write_all(&block[cut_off..]).unwrap());
    wait_until("the rest", || {
        got += records(&source.batch(2).unwrap()).len();
        got == written / 1024
    });
    rest.join().unwrap();
}

#[test]
fn policies_and_limits_hold_for_what_is_received() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address).utf8(Utf8::Skip).max_line_bytes(10));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"b\xffad\ngood\nthis line is too long\n").unwrap();
    for _ in 0..1000 {
        peer.write_all(&[b'x'; 1000]).unwrap();
    }
    peer.write_all(b"\nend\n").unwrap();
    assert_eq!(collect(&*source, 2), ["good", "end"]);
    assert_eq!(cx.stats.lines_invalid.get(), 1);
    assert_eq!(cx.stats.lines_too_long.get(), 2);
}

#[test]
fn an_address_without_a_port_is_an_error_at_the_start() {
    for address in ["localhost", "localhost:", "localhost:http", ":9999", "localhost:0"] {
        let error = text_source(socket_text_stream(address)).begin(&cx(MemFs::new())).unwrap_err();
        assert!(error.to_string().contains("write HOST:PORT"), "{error}");
    }
}

#[test]
fn a_stop_ends_a_connection_that_is_silent() {
    let (listener, address) = listen();
    let source = text_source(socket_text_stream(address));
    source.begin(&cx(MemFs::new())).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"a\n").unwrap();
    assert_eq!(collect(&*source, 1), ["a"]);
    source.stop(true);
    wait_until("the end", || source.finished());
    // the other side sees it too
    peer.set_read_timeout(Some(PATIENCE)).unwrap();
    assert_eq!(std::io::Read::read(&mut peer, &mut [0; 8]).unwrap(), 0);
}

/// Fails for some runs, then gives numbers.
#[derive(Debug)]
struct Unsteady {
    fail: u32,
    runs: mpsc::Sender<u64>,
    clock: ManualClock,
    acked: Arc<AtomicU64>,
}

impl Receiver<u64> for Unsteady {
    fn name(&self) -> String {
        "unsteady".to_owned()
    }

    fn run(&mut self, store: &Store<u64>) -> Result<End, Stopped> {
        let _ = self.runs.send(self.clock.monotonic());
        if self.fail > 0 {
            self.fail -= 1;
            return Ok(End::Restart("not yet".to_owned()));
        }
        for n in 0..3u64 {
            assert_eq!(store.block(TypedBlock::new([n, n + 10]))?, n);
        }
        Ok(End::Finished)
    }

    fn ack(&self) -> Option<Ack> {
        let acked = self.acked.clone();
        Some(Arc::new(move |block| acked.store(block, Ordering::Relaxed)))
    }
}

fn started(receiver: impl Receiver<u64>, cx: &SourceCx) -> Arc<dyn Source<u64>> {
    let stream: DStream<u64> = receiver_stream(receiver).into_dstream();
    let source = stream.into_source();
    source.begin(cx).unwrap();
    source
}

#[test]
fn restarts_wait_by_the_clock_and_acks_follow_decisions() {
    let clock = ManualClock::new(0);
    let cx = with_clock(cx(MemFs::new()), &clock);
    let (runs, ran) = mpsc::channel();
    let acked = Arc::new(AtomicU64::new(u64::MAX));
    let receiver = Unsteady { fail: 3, runs, clock: clock.clone(), acked: acked.clone() };
    let source = started(receiver, &cx);
    assert_eq!(ran.recv_timeout(PATIENCE), Ok(0));
    for longest in [100_000, 200_000, 400_000] {
        assert!(clock.wait_for_waiters(1, PATIENCE));
        let wait = clock.next_deadline().unwrap() - clock.monotonic();
        assert!((longest * 3 / 4..=longest).contains(&wait), "{wait}");
        clock.advance(Duration::from_micros(wait - 1));
        assert!(ran.try_recv().is_err(), "not a moment too early");
        clock.advance(Duration::from_micros(1));
        assert_eq!(ran.recv_timeout(PATIENCE), Ok(clock.monotonic()));
    }
    assert_eq!(cx.stats.receiver_restarts.get(), 3);
    let mut numbers = Vec::new();
    wait_until("the end", || {
        let cut = source.batch(1).unwrap();
        for block in cut.parts.iter().flat_map(|part| &part.blocks) {
            block.each(true, |n| numbers.push(n));
        }
        source.decided(&cut.spans);
        source.finished()
    });
    assert_eq!(numbers, [0, 10, 1, 11, 2, 12]);
    assert_eq!(acked.load(Ordering::Relaxed), 2);
}

#[derive(Debug)]
struct Broken(bool);

impl Receiver<u64> for Broken {
    fn name(&self) -> String {
        "broken".to_owned()
    }
    fn run(&mut self, store: &Store<u64>) -> Result<End, Stopped> {
        store.block(TypedBlock::new([7u64]))?;
        assert!(self.0, "out of order");
        Ok(End::Failed("no such topic".to_owned()))
    }
}

#[test]
fn a_receiver_that_fails_for_good_gives_what_it_has_and_then_its_error() {
    for (receiver, right) in [
        (Broken(true), "broken: no such topic"),
        (Broken(false), "broken: the receiver panicked: out of order"),
    ] {
        let source = started(receiver, &cx(MemFs::new()));
        let mut records = 0;
        let mut error = None;
        wait_until("the error", || {
            match source.batch(1) {
                Ok(cut) => records += cut.records,
                Err(e) => error = Some(e.to_string()),
            }
            error.is_some()
        });
        assert_eq!((records, error.as_deref()), (1, Some(right)));
        assert!(source.finished());
    }
}

#[test]
fn a_stop_ends_the_wait_for_a_restart_and_a_full_buffer() {
    let clock = ManualClock::new(0);
    let cx1 = with_clock(cx(MemFs::new()), &clock);
    let (runs, ran) = mpsc::channel();
    let receiver = Unsteady { fail: u32::MAX, runs, clock: clock.clone(), acked: Arc::default() };
    let source = started(receiver, &cx1);
    assert!(clock.wait_for_waiters(1, PATIENCE));
    source.stop(false);
    wait_until("the end of the thread", || matches!(ran.try_recv(), Err(mpsc::TryRecvError::Disconnected)));

    #[derive(Debug)]
    struct Endless(mpsc::Sender<()>);
    impl Receiver<u64> for Endless {
        fn name(&self) -> String {
            "endless".to_owned()
        }
        fn run(&mut self, store: &Store<u64>) -> Result<End, Stopped> {
            let _keep = &self.0;
            loop {
                store.block(TypedBlock::new(0..1000u64))?;
            }
        }
    }
    let (runs, ran) = mpsc::channel::<()>();
    let cx2 = cx(MemFs::new());
    let stream: DStream<u64> = receiver_stream(Endless(runs)).buffer_bytes(100_000).into_dstream();
    let source = stream.into_source();
    source.begin(&cx2).unwrap();
    wait_until("a full buffer", || cx2.stats.receiver_waits.get() == 1);
    assert!(cx2.stats.blocks.get() < 20);
    drop(source);
    wait_until("the end of the thread", || matches!(ran.try_recv(), Err(mpsc::TryRecvError::Disconnected)));
}

#[test]
fn the_peer_is_asked_again_when_the_name_cannot_be_resolved() {
    let source = text_source(socket_text_stream("no-such-host.invalid:9"));
    let cx = SourceCx { clock: Arc::new(SystemClock::new()), ..cx(MemFs::new()) };
    source.begin(&cx).unwrap();
    wait_until("a failure", || cx.stats.connect_failures.get() > 0);
    assert!(!source.finished());
    source.stop(true);
    assert!(source.finished());
}
