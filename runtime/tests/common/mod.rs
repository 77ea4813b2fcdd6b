//! What the tests of sources share.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::{Clock, Fs, ManualClock, SystemClock, Wake},
    metrics::{Events, stats::Stats},
    record::{Block, Str},
    source::{Cut, Source, SourceCx},
};

/// How long a test waits for something that must happen.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn cx(fs: impl Fs) -> SourceCx {
    SourceCx {
        clock: Arc::new(SystemClock::new()),
        fs: Arc::new(fs),
        stats: Arc::new(Stats::default()),
        batch_interval: Duration::from_secs(1),
        partitions: 2,
        wake: Wake::new(),
        events: Events::default(),
        seed: 1,
    }
}

pub(crate) fn with_clock(cx: SourceCx, clock: &ManualClock) -> SourceCx {
    SourceCx { clock: Arc::new(clock.clone()), ..cx }
}

/// What is reported from now on.
pub(crate) fn said(cx: &SourceCx) -> impl Fn() -> String + use<> {
    let text = Arc::<Mutex<String>>::default();
    let paper = text.clone();
    cx.stats.reports_to(move |message| paper.lock().unwrap().push_str(message));
    move || text.lock().unwrap().clone()
}

pub(crate) fn text_source(from: impl IntoDStream<&'static str>) -> Arc<dyn Source<Str>> {
    let stream: DStream<&str> = from.into_dstream();
    stream.into_source()
}

/// The records of each partition.
pub(crate) fn partitions(cut: &Cut<Str>) -> Vec<Vec<String>> {
    let part = |blocks: &Vec<_>| {
        let mut records = Vec::new();
        for block in blocks {
            <_ as Block<Str>>::each(block, true, |record: &str| records.push(record.to_owned()));
        }
        records
    };
    cut.parts.iter().map(|p| part(&p.blocks)).collect()
}

pub(crate) fn records(cut: &Cut<Str>) -> Vec<String> {
    partitions(cut).concat()
}

/// Ends a connection as a process that is killed with data on the way does: by a reset.
pub(crate) fn reset(peer: std::net::TcpStream) {
    socket2::SockRef::from(&peer).set_linger(Some(Duration::ZERO)).unwrap();
}

/// Waits until `done` says so; for things that other threads bring about.
pub(crate) fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let clock = SystemClock::new();
    let deadline = 20_000_000;
    while !done() {
        assert!(clock.monotonic() < deadline, "{what} did not happen");
        clock.wait(&Wake::new(), Some(clock.monotonic() + 500));
    }
}

/// Cuts until the source is finished; gives the records of each batch that has some.
pub(crate) fn all_batches(source: &dyn Source<Str>, limit: usize) -> Vec<Vec<String>> {
    let mut batches = Vec::new();
    wait_until("the end of the source", || {
        let cut = source.cut(limit).unwrap();
        if !cut.parts.is_empty() {
            batches.push(records(&cut));
        }
        source.finished()
    });
    batches
}

/// A line at a time, as Java's `BufferedReader` reads.
pub(crate) fn naive_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut chars = text.chars().peekable();
    let mut open = false;
    while let Some(c) = chars.next() {
        open = true;
        if c == '\n' || c == '\r' {
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
            }
            lines.push(std::mem::take(&mut line));
            open = false;
        } else {
            line.push(c);
        }
    }
    if open {
        lines.push(line);
    }
    lines
}
