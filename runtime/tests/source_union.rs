//! Many inputs as one stream.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::sync::{Arc, Mutex};
use streamc_runtime::{
    Error,
    batch::{Span, SplitStatus},
    dstream::{DStream, IntoDStream},
    env::MemFs,
    record::{Block, Str},
    source::{
        Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart, queue_stream, union_all,
    },
};

/// Two partitions a batch, and what it was told.
#[derive(Clone, Debug)]
struct Two(&'static str, Arc<Mutex<Vec<String>>>);

impl Source<Str> for Two {
    fn name(&self) -> String {
        self.0.to_owned()
    }
    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        self.1.lock().unwrap().push(format!("{} start {}", self.0, cx.seed));
        if self.0 == "bad" { Err(Error::source_failed("bad", "no such host")) } else { Ok(()) }
    }
    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let span =
            |partition| Span::of_block(7 + u64::from(partition)).in_partition(partition).with_records(1);
        let spans = (0..limits.partitions.min(2) as u32).map(span).collect();
        Ok(Planned::of(spans, SplitStatus::Read))
    }
    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<Str>, ReadError> {
        let record = |span: &Span| format!("{}{}", self.0, span.from.offset().unwrap() - 7);
        let block = |span| Block::from_records([record(span).as_str()]);
        Ok(SourcePart::new(spans.iter().map(block).collect()))
    }
    fn replayable(&self) -> bool {
        true
    }
    fn finished(&self) -> bool {
        self.0 == "done"
    }
    fn stop(&self, graceful: bool) {
        self.1.lock().unwrap().push(format!("{} stop {graceful}", self.0));
    }
    fn decided(&self, spans: &[Span]) {
        let blocks: Vec<u64> = spans.iter().filter_map(|span| span.from.offset()).collect();
        self.1.lock().unwrap().push(format!("{} decided {blocks:?}", self.0));
    }
}

/// What the sources were told.
type Told = Arc<Mutex<Vec<String>>>;

fn union(names: &[&'static str]) -> (Arc<dyn Source<Str>>, Told) {
    let log = Arc::new(Mutex::new(Vec::new()));
    let all = names.iter().map(|name| DStream::<&str>::new(Two(name, Arc::clone(&log))));
    (union_all(all).into_source(), log)
}

#[test]
fn its_partitions_are_those_of_all_and_as_many_as_asked_at_most() {
    let (source, _) = union(&["a", "b", "c"]);
    source.begin(&cx(MemFs::new())).unwrap();
    for (limit, n) in [(1, 1), (2, 2), (3, 3), (6, 6), (9, 6)] {
        let cut = source.batch(limit).unwrap();
        assert_eq!(cut.parts.len(), n, "{limit}");
        let each = (limit / 3).clamp(1, 2);
        assert_eq!(cut.records as usize, 3 * each);
        let right: Vec<String> =
            ["a", "b", "c"].iter().flat_map(|name| (0..each).map(move |i| format!("{name}{i}"))).collect();
        assert_eq!(records(&cut), right, "in the order of the list");
        assert!(cut.spans.iter().all(|range| (range.partition as usize) < n));
    }
    assert_eq!(source.name(), "union of a, b, c");
    assert!(!source.finished() && !source.finite());
}

#[test]
fn each_source_is_told_of_its_own_blocks() {
    let (source, log) = union(&["a", "b"]);
    source.begin(&cx(MemFs::new())).unwrap();
    let cut = source.batch(4).unwrap();
    source.decided(&cut.spans);
    source.stop(true);
    let right =
        ["a start 1", "b start 2", "a decided [7, 8]", "b decided [7, 8]", "a stop true", "b stop true"];
    assert_eq!(*log.lock().unwrap(), right);
}

#[test]
fn where_one_cannot_start_none_does_and_an_empty_list_is_an_error() {
    let (source, log) = union(&["a", "bad", "c"]);
    source.begin(&cx(MemFs::new())).unwrap_err();
    assert_eq!(*log.lock().unwrap(), ["a start 1", "bad start 2", "a stop false"]);
    let (source, _) = union(&[]);
    let error = source.begin(&cx(MemFs::new())).unwrap_err().to_string();
    assert_eq!(error, "union_all: it has no stream; give it one at least");
}

#[test]
fn sources_of_different_kinds_go_together() {
    let streams: [DStream<&str>; 2] =
        [queue_stream([["a"]]).into_dstream(), DStream::new(Two("done", Arc::default()))];
    let source = union_all(streams).into_source();
    source.begin(&cx(MemFs::new())).unwrap();
    assert_eq!(records(&source.batch(2).unwrap()), ["a", "done0"]);
    assert!(source.finished());
}
