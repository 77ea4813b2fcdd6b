//! An output that stalls while a peer writes without end: memory stays flat, the peer is held back,
//! and when the output goes on, everything that was written arrives.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use streamc::{
    env::{Clock, SystemClock, Wake},
    prelude::*,
};

const BUFFER_BYTES: u64 = 1 << 20;
const LINE: &str = "a line of thirty-two bytes, all\n";

/// Shut until it is opened.
#[derive(Default)]
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

#[pipeline(batch = "5ms")]
fn stalled(lines: DStream<&str>, mut gate: Arc<Gate>, mut arrived: Arc<AtomicU64>) {
    lines.foreach_rdd(|rdd| {
        arrived.fetch_add(rdd.count(), Ordering::Relaxed);
        if rdd.count() > 0 {
            gate.pass();
        }
    });
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let clock = SystemClock::new();
    while !done() {
        assert!(clock.monotonic() < 60_000_000, "{what} did not happen");
        clock.wait(&Wake::new(), Some(clock.monotonic() + 1000));
    }
}

/// What the process holds, where the system says it.
fn resident_bytes() -> Option<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(pages.split(' ').nth(1)?.parse::<u64>().ok()? * 4096)
}

/// Writes lines as fast as it may, until it is told to stop; then it ends after a whole line.
fn write_without_end(mut peer: TcpStream, written: &AtomicU64, stop: &AtomicBool) {
    let block = LINE.repeat(1 << 11);
    while !stop.load(Ordering::Relaxed) {
        peer.write_all(block.as_bytes()).unwrap();
        written.fetch_add(1 << 11, Ordering::Relaxed);
    }
}

#[test]
fn a_stalled_output_holds_the_peer_back_and_memory_stays_flat() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let lines = socket_text_stream(listener.local_addr().unwrap().to_string()).buffer_bytes(BUFFER_BYTES);
    let (gate, arrived) = (Arc::new(Gate::default()), Arc::new(AtomicU64::new(0)));
    let context =
        StreamingContext::builder().partitions(2).queued_batches(4).signals(false).quiet().build().unwrap();
    let running = context.start([stalled(lines.into_dstream(), gate.clone(), arrived.clone())]).unwrap();
    let stats = running.stats();
    let (written, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let peer = listener.accept().unwrap().0;
    let writer = thread::spawn({
        let (written, stop) = (written.clone(), stop.clone());
        move || write_without_end(peer, &written, &stop)
    });

    wait_until("a full buffer", || stats.receiver_waits.get() > 0);
    // from here on nothing may grow, however long it lasts
    let missed = stats.ticks_merged.get();
    wait_until("some missed ticks", || stats.ticks_merged.get() > missed + 20);
    let (before, resident) = (written.load(Ordering::Relaxed), resident_bytes());
    let missed = stats.ticks_merged.get();
    wait_until("many missed ticks", || stats.ticks_merged.get() > missed + 200);
    let grown = written.load(Ordering::Relaxed) - before;
    assert_eq!(grown, 0, "the peer could write {grown} more lines");
    if let (Some(before), Some(now)) = (resident, resident_bytes()) {
        assert!(now.saturating_sub(before) < 2 << 20, "{before} bytes became {now}");
    }
    let held = stats.bytes_in.get();
    assert!(held <= BUFFER_BYTES + (256 << 10), "{held} bytes are held");

    stop.store(true, Ordering::Relaxed);
    gate.open();
    writer.join().unwrap();
    wait_until("the disconnect", || stats.disconnects.get() == 1);
    running.stop(true);
    assert!(running.await_termination_for(Duration::from_secs(60)).unwrap());
    assert_eq!(arrived.load(Ordering::Relaxed), written.load(Ordering::Relaxed));
    assert!(stats.ticks_merged.get() >= 220);
}
