//! Pipelines that `write_to` sinks: what is a sink's type, what records it takes, how it fails.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use streamc::{
    batch::BatchId,
    exec::Part,
    prelude::*,
    sink::{DecideCx, PrepareCx, Prepared, Sink, SinkControl, SinkError, SinkKind, Ticket},
    testkit::{self, Executor, Peer, PeerFault, PeerSink, TestKit},
};

#[pipeline(batch = "1s")]
fn counted(lines: DStream<&str>, table: PeerSink) {
    let counts = lines.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.write_to(table.clone()).sorted().on_error("retry(1)");
    counts.count().write_to(table).on_error("skip");
}

#[test]
fn every_executor_writes_the_same() {
    let executors = [
        Executor::Local { threads: 3 },
        Executor::Wire,
        Executor::Sim { instances: 3, seed: 1 },
        Executor::Sim { instances: 2, seed: 2 },
    ];
    for executor in executors {
        for per_instance in [false, true] {
            let (lines, peer) = (testkit::input::<&str>(), Peer::default());
            let sink = peer.transactional();
            let sink = if per_instance { sink.per_instance() } else { sink };
            let kit = TestKit::new(counted(lines.stream(), sink));
            let mut kit = kit.executor(executor).partitions(4).source_partitions(4);
            lines.push(["to be or", "not to be"]);
            lines.push(["a", "b", "a", "c"]);
            // the answers to two commits are lost, and the next one fails
            [PeerFault::AfterCommit, PeerFault::AfterCommit].into_iter().for_each(|fault| peer.fail(fault));
            kit.run_batch().unwrap();
            peer.fail(PeerFault::BeforeCommit);
            kit.run_batch().unwrap();
            let first = ["(be,2)", "(not,1)", "(or,1)", "(to,2)", "4"];
            let second = ["(a,2)", "(b,1)", "(c,1)", "3"];
            assert_eq!(peer.records(), [&first[..], &second].concat(), "{executor:?}");
            assert_eq!(peer.open(), 0);
        }
    }
}

#[test]
fn errors_name_the_output() {
    let (lines, peer) = (testkit::input::<&str>(), Peer::default());
    let mut kit = TestKit::new(counted(lines.stream(), peer.transactional()));
    lines.push(["a"]);
    peer.fail(PeerFault::InPrepare);
    peer.fail(PeerFault::InPrepare);
    let error = kit.run_batch().unwrap_err().to_string();
    assert!(error.contains("counts.write_to") && error.contains("the peer takes nothing"), "{error}");
}

#[test]
fn what_a_transactional_output_goes_without_is_a_dead_letter() {
    #[pipeline(batch = "1s")]
    fn skipping(lines: DStream<&str>, table: PeerSink) {
        lines.write_to(table).on_error("skip");
        lines.count().print();
    }
    let (lines, peer) = (testkit::input::<&str>(), Peer::default());
    let mut kit = TestKit::new(skipping(lines.stream(), peer.transactional()));
    lines.push(["a", "b"]);
    peer.fail(PeerFault::BeforeCommit);
    assert_eq!(kit.run_batch().unwrap().output("lines.count.print"), ["2"]);
    let letters = kit.dead_letters().unwrap();
    assert_eq!((letters.len(), &letters[0].records[..]), (1, &["a".to_owned(), "b".to_owned()][..]));
    assert_eq!(letters[0].output, "lines.write_to");
    assert!(letters[0].reason.contains("lost the connection"), "{}", letters[0].reason);
}

/// A record of the user's own.
#[derive(Clone, Debug, Record)]
struct Visit<'a> {
    page: &'a str,
    ms: u64,
}

/// Takes several types of records, borrowed ones too, and keeps what it needs of them.
#[derive(Clone, Debug, Default)]
struct Slowest(Arc<Mutex<BTreeMap<String, u64>>>);

impl Slowest {
    fn see(&self, page: &str, ms: u64) {
        let mut slowest = self.0.lock().unwrap();
        let of_page = slowest.entry(page.to_owned()).or_default();
        *of_page = ms.max(*of_page);
    }
}

impl Sink<Visit<'_>> for Slowest {
    fn prepare(&self, _: &PrepareCx<'_>, parts: Vec<Part<Vec<Visit<'_>>>>) -> Result<Ticket, SinkError> {
        parts.iter().flat_map(|part| &part.data).for_each(|visit| self.see(visit.page, visit.ms));
        Ok(Ticket::default())
    }
}

impl Sink<(&str, u64)> for Slowest {
    fn prepare(&self, _: &PrepareCx<'_>, parts: Vec<Part<Vec<(&str, u64)>>>) -> Result<Ticket, SinkError> {
        parts.iter().flat_map(|part| &part.data).for_each(|(page, ms)| self.see(page, *ms));
        Ok(Ticket::default())
    }
}

impl SinkControl for Slowest {
    fn kind(&self) -> SinkKind {
        SinkKind::Local
    }
    fn commit(&self, _: &DecideCx<'_>, _: &[Prepared]) -> Result<(), SinkError> {
        Ok(())
    }
    fn abort(&self, _: &DecideCx<'_>, _: BatchId) -> Result<(), SinkError> {
        Ok(())
    }
}

fn visit(line: &str) -> Visit<'_> {
    let (page, ms) = line.split_once(' ').unwrap_or((line, "0"));
    Visit { page, ms: ms.parse().unwrap_or(0) }
}

#[pipeline(batch = "1s")]
fn slow(lines: DStream<&str>, out: Slowest) {
    let visits = lines.map(visit);
    visits.write_to(out.clone());
    visits.map(|visit| (visit.page, visit.ms + 1)).write_to(out);
}

/// The sink is a type parameter.
#[pipeline(batch = "1s")]
fn any<S: for<'a> Sink<&'a str>>(lines: DStream<&str>, out: S) {
    lines.write_to(out);
}

#[test]
fn records_are_as_the_stream_has_them() {
    let (lines, out) = (testkit::input::<&str>(), Slowest::default());
    let mut kit = TestKit::new(slow(lines.stream(), out.clone()));
    lines.push(["/a 3", "/b 5", "/a 7"]);
    kit.run_batch().unwrap();
    let slowest = out.0.lock().unwrap().clone().into_iter().collect::<Vec<_>>();
    assert_eq!(slowest, [("/a".to_owned(), 8), ("/b".to_owned(), 6)]);

    let (lines, peer) = (testkit::input::<&str>(), Peer::default());
    let mut kit = TestKit::new(any(lines.stream(), peer.staging()));
    lines.push(["a"]);
    kit.run_batch().unwrap();
    assert_eq!(peer.records(), ["a"]);
}
