//! What the tests of sources share.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use streamc_runtime::{
    batch::Span,
    dstream::{DStream, IntoDStream},
    env::{Clock, Fs, ManualClock, SystemClock, Wake},
    error::Error,
    metrics::{Events, stats::Stats},
    record::Stored,
    record::{Block, Str},
    source::{Limits, Positions, ReadError, Reading, Source, SourceCx, SourcePart},
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
        max_batch_bytes: u64::MAX,
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

/// A batch of one source.
#[derive(Debug)]
pub(crate) struct Batch<S: Stored> {
    pub(crate) spans: Vec<Span>,
    pub(crate) parts: Vec<SourcePart<S>>,
    /// as far as known without reading
    pub(crate) records: u64,
}

/// What the engine does with a source.
pub(crate) trait Driven<S: Stored> {
    /// Starts it where it begins by itself.
    fn begin(&self, cx: &SourceCx) -> Result<(), Error>;
    /// The next batch, in at most `partitions`.
    fn batch(&self, partitions: usize) -> Result<Batch<S>, Error>;
    /// The next batch within these limits.
    fn batch_within(&self, limits: &Limits) -> Result<Batch<S>, Error>;
    /// The partitions of a plan.
    fn parts(&self, spans: &[Span], reading: Reading) -> Result<Vec<SourcePart<S>>, ReadError>;
}

impl<S: Stored, T: Source<S> + ?Sized> Driven<S> for T {
    fn begin(&self, cx: &SourceCx) -> Result<(), Error> {
        self.start(cx, &Positions::new())
    }

    fn batch(&self, partitions: usize) -> Result<Batch<S>, Error> {
        self.batch_within(&Limits::partitions(partitions))
    }

    fn batch_within(&self, limits: &Limits) -> Result<Batch<S>, Error> {
        let planned = self.plan(limits)?;
        let records = planned.records();
        let parts = self.parts(&planned.spans, Reading::Live).unwrap();
        Ok(Batch { spans: planned.spans, parts, records })
    }

    fn parts(&self, spans: &[Span], reading: Reading) -> Result<Vec<SourcePart<S>>, ReadError> {
        assert!(spans.is_sorted_by_key(|span| span.partition), "{spans:?}");
        let parts = spans.chunk_by(|a, b| a.partition == b.partition);
        assert!(parts.clone().zip(0..).all(|(part, n)| part[0].partition == n), "{spans:?}");
        parts.map(|spans| self.read(spans, reading)).collect()
    }
}

/// The records of each partition.
pub(crate) fn partitions(batch: &Batch<Str>) -> Vec<Vec<String>> {
    texts(&batch.parts)
}

/// The lines of each partition.
pub(crate) fn texts(parts: &[SourcePart<Str>]) -> Vec<Vec<String>> {
    let part = |blocks: &Vec<_>| {
        let mut records = Vec::new();
        for block in blocks {
            <_ as Block<Str>>::each(block, true, |record: &str| records.push(record.to_owned()));
        }
        records
    };
    parts.iter().map(|p| part(&p.blocks)).collect()
}

pub(crate) fn records(batch: &Batch<Str>) -> Vec<String> {
    partitions(batch).concat()
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

/// Plans until the source is finished; returns the records of each batch that has some.
pub(crate) fn all_batches(source: &dyn Source<Str>, limit: usize) -> Vec<Vec<String>> {
    let mut batches = Vec::new();
    wait_until("the end of the source", || {
        let batch = source.batch(limit).unwrap();
        if !batch.parts.is_empty() {
            batches.push(records(&batch));
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
