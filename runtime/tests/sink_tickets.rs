//! Sinks with tickets: the order of their calls, commits that fail or of which nobody hears, runs
//! of batches, several instances, and what they hold when a log is continued.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, ended, tick};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Error, Pipeline,
    batch::{BatchId, BatchTime, Position, SplitId},
    dstream::DStream,
    env::ManualClock,
    record::Str,
    sink::{LogState, Prepared, Recovered, Ticket},
    testkit::{self, Executor, Peer, PeerFault, PeerSink, TestInput, TestKit},
};

const STOP: __rt::Policy = __rt::Policy { on_error: __rt::OnError::Stop, on_panic: __rt::OnPanic::Stop };
const RETRY: __rt::Policy = __rt::Policy { on_error: __rt::OnError::Retry(2), ..STOP };
const SKIP: __rt::Policy = __rt::Policy { on_error: __rt::OnError::Skip, ..STOP };

macro_rules! plan {
    ($policy:expr) => {{
        static PLAN: __rt::Plan = __rt::Plan {
            name: "copy",
            outputs: &["lines.write_to", "lines.write_to#2"],
            policies: &[$policy, $policy],
            calls: 2,
            fingerprint: 21,
            ..__rt::Plan::EMPTY
        };
        &PLAN
    }};
}

/// `lines.write_to(first); lines.write_to(second);`
fn both(
    lines: DStream<&'static str>,
    plan: &'static __rt::Plan,
    first: PeerSink,
    second: PeerSink,
) -> Pipeline {
    Pipeline::build(plan, move |__b| {
        let __i0 = __b.input("lines", lines);
        let (__o0, __o1) = (__b.sink(0, first), __b.sink(1, second));
        Ok(__rt::batch_fn(move |__cx| {
            let (__h0, __h1) = (__rt::Held::new(), __rt::Held::new());
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let (mut __t0, mut __t1) = (__rt::Keep::new(), __rt::Keep::new());
                __rt::each(__part, true, |__r0| {
                    __t0.push(__rt::share(&__r0));
                    __t1.push(__r0);
                });
                (__t0.done(), (__t1.done(), ()))
            });
            let (__c0, __s0) = __s0.split();
            let (__c1, _) = __s0.split();
            __rt::write_taken(__cx, &__o0, __rt::gather_for(__cx, 0, &__h0, &__o0, __c0));
            __rt::write_taken(__cx, &__o1, __rt::gather_for(__cx, 1, &__h1, &__o1, __c1));
        }))
    })
}

/// A transactional and a staging output, each with a peer, in both orders of the text.
fn pairs(plan: &'static __rt::Plan) -> [(TestInput<Str>, Peer, Peer, TestKit); 2] {
    [false, true].map(|staging_first| {
        let (lines, table, files) = (testkit::input::<&str>(), Peer::default(), Peer::default());
        let sinks = (table.transactional(), files.staging());
        let sinks = if staging_first { (sinks.1, sinks.0) } else { sinks };
        let kit = TestKit::new(both(lines.stream(), plan, sinks.0, sinks.1));
        (lines, table, files, kit)
    })
}

#[test]
fn a_commit_of_which_nobody_hears_is_asked_about_and_not_repeated() {
    for (lines, table, files, mut kit) in pairs(plan!(STOP)) {
        lines.push(["a"]);
        table.fail(PeerFault::AfterCommit);
        kit.run_batch().unwrap();
        assert_eq!(table.calls(), ["start", "prepare 0", "commit 0", "committed"]);
        assert_eq!((table.records(), files.records()), (vec!["a".to_owned()], vec!["a".to_owned()]));
    }
}

#[test]
fn if_the_first_commit_fails_for_certain_nothing_of_the_batch_is_seen() {
    for (lines, table, files, mut kit) in pairs(plan!(STOP)) {
        lines.push(["a"]);
        lines.push(["b"]);
        table.fail(PeerFault::BeforeCommit);
        let error = kit.run_batch().unwrap_err();
        assert!(matches!(&error, Error::Output { reason, .. } if reason.contains("lost the connection")));
        assert_eq!(table.calls(), ["start", "prepare 0", "commit 0", "committed", "abort 0"]);
        assert_eq!(files.calls(), ["start", "prepare 0", "abort 0"]);
        assert_eq!((table.records().len(), files.records().len()), (0, 0));
        // the kit goes on
        kit.run_batch().unwrap();
        assert_eq!((table.records(), files.records()), (vec!["b".to_owned()], vec!["b".to_owned()]));
    }
}

#[test]
fn a_commit_is_tried_again_only_after_the_sink_has_said_that_it_lacks_the_batch() {
    for (lines, table, _, mut kit) in pairs(plan!(RETRY)) {
        lines.push(["a"]);
        [PeerFault::BeforeCommit, PeerFault::BeforeCommit].into_iter().for_each(|fault| table.fail(fault));
        kit.run_batch().unwrap();
        let calls = ["start", "prepare 0", "commit 0", "committed", "commit 0", "committed", "commit 0"];
        assert_eq!(table.calls(), calls);
        // the answer is lost, and then the peer is gone for a moment
        lines.push(["b"]);
        [PeerFault::AfterCommit, PeerFault::Unreachable].into_iter().for_each(|fault| table.fail(fault));
        kit.run_batch().unwrap();
        assert_eq!(table.calls()[calls.len()..], ["prepare 1", "commit 1", "committed", "committed"]);
        assert_eq!(table.records(), ["a", "b"]);
    }
}

#[test]
fn if_nobody_knows_whether_it_has_the_batch_the_others_have_it_and_the_run_stops() {
    for (lines, table, files, mut kit) in pairs(plan!(SKIP)) {
        lines.push(["a"]);
        [PeerFault::BeforeCommit, PeerFault::Unreachable].into_iter().for_each(|fault| table.fail(fault));
        let error = kit.run_batch().unwrap_err().to_string();
        assert!(error.contains("whether the output has the batch is unknown"), "{error}");
        assert_eq!(files.records(), ["a"]);
        assert!(!table.calls().contains(&"abort 0".to_owned()), "{:?}", table.calls());
        assert_eq!(kit.stats().unwrap().outputs_skipped.get(), 0);
    }
}

#[test]
fn before_the_decision_an_output_may_go_without_the_batch() {
    for (lines, table, files, mut kit) in pairs(plan!(SKIP)) {
        lines.push(["a"]);
        table.fail(PeerFault::BeforeCommit);
        kit.run_batch().unwrap();
        assert_eq!((table.records().len(), table.open(), files.records().len()), (0, 0, 1));
        assert_eq!(table.calls().last().unwrap(), "abort 0");
        assert_eq!((kit.stats().unwrap().outputs_skipped.get(), kit.dead_letters().unwrap().len()), (1, 1));
    }
}

#[test]
fn after_the_decision_no_output_goes_without_the_batch() {
    for (lines, table, files, mut kit) in pairs(plan!(SKIP)) {
        lines.push(["a"]);
        files.fail(PeerFault::BeforeCommit);
        kit.run_batch().unwrap_err();
        assert_eq!(table.records(), ["a"]);
        assert_eq!((kit.stats().unwrap().outputs_skipped.get(), kit.dead_letters().unwrap().len()), (0, 0));
    }
    for (lines, table, files, mut kit) in pairs(plan!(RETRY)) {
        lines.push(["a"]);
        files.fail(PeerFault::BeforeCommit);
        files.fail(PeerFault::AfterCommit);
        kit.run_batch().unwrap();
        assert_eq!(files.calls(), ["start", "prepare 0", "commit 0", "commit 0", "commit 0"]);
        assert_eq!((table.records().len(), files.records().len()), (1, 1));
    }
}

/// Of two transactional outputs the second fails when the first has committed.
#[test]
fn once_something_may_have_been_seen_the_batch_does_not_abort() {
    let (lines, first, second) = (testkit::input::<&str>(), Peer::default(), Peer::default());
    let sinks = (first.transactional(), second.transactional());
    let mut kit = TestKit::new(both(lines.stream(), plan!(STOP), sinks.0, sinks.1));
    lines.push(["a"]);
    second.fail(PeerFault::BeforeCommit);
    let error = kit.run_batch().unwrap_err().to_string();
    assert!(error.contains("lines.write_to#2"), "{error}");
    assert_eq!((first.records().len(), second.records().len()), (1, 0));
    assert_eq!(first.calls(), ["start", "prepare 0", "commit 0"]);
    assert_eq!(second.calls(), ["start", "prepare 0", "commit 0", "committed", "abort 0"]);
}

#[test]
fn a_run_of_batches_is_committed_at_once_and_the_rest_at_the_end() {
    let (lines, table, files) = (testkit::input::<&str>(), Peer::default(), Peer::default());
    let sinks = (table.transactional().commit_every(3), files.staging().commit_every(2));
    let mut kit = TestKit::new(both(lines.stream(), plan!(STOP), sinks.0, sinks.1));
    for line in ["a", "b", "c", "d", "e", "f", "g"] {
        lines.push([line]);
        kit.run_batch().unwrap();
    }
    assert_eq!(table.records(), ["a", "b", "c", "d", "e", "f"]);
    kit.finish().unwrap();
    let commits = |peer: &Peer| -> Vec<String> {
        peer.calls().into_iter().filter(|call| call.starts_with("commit")).collect()
    };
    assert_eq!(commits(&table), ["commit 0 1 2", "commit 3 4 5", "commit 6"]);
    assert_eq!(commits(&files), ["commit 0 1", "commit 2 3", "commit 4 5", "commit 6"]);
    assert_eq!(table.records().concat(), "abcdefg");
}

#[test]
fn a_batch_that_aborts_is_in_no_run() {
    let (lines, first, second) = (testkit::input::<&str>(), Peer::default(), Peer::default());
    let sinks = (first.transactional().commit_every(3), second.transactional());
    let mut kit = TestKit::new(both(lines.stream(), plan!(STOP), sinks.0, sinks.1));
    for (line, fails) in [("a", false), ("b", true), ("c", false), ("d", false)] {
        lines.push([line]);
        if fails {
            second.fail(PeerFault::BeforeCommit);
        }
        assert_eq!(kit.run_batch().is_err(), fails, "{line}");
    }
    assert_eq!((first.records().concat(), second.records().concat()), ("acd".to_owned(), "acd".to_owned()));
    assert_eq!((first.open(), second.open()), (0, 0));
}

#[test]
fn sources_hear_of_a_batch_when_all_outputs_have_committed_it() {
    for fails in [false, true] {
        let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
        let (table, files) = (Peer::default(), Peer::default());
        let sinks = (table.transactional().commit_every(2), files.staging());
        let pipeline = both(feed.stream(), plan!(STOP), sinks.0, sinks.1);
        let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
        if fails {
            table.fail(PeerFault::BeforeCommit);
        }
        for line in ["a", "b"] {
            feed.push(line);
            tick(&clock, &feed);
        }
        if fails {
            let error = ended(&running).unwrap_err().to_string();
            assert!(error.contains("lost the connection"), "{error}");
            assert_eq!(feed.decided().len(), 0);
            assert_eq!(files.records(), ["a", "b"]);
        } else {
            feed.push("c");
            tick(&clock, &feed);
            running.stop(true);
            ended(&running).unwrap();
            assert_eq!(feed.decided().len(), 3);
            assert_eq!(table.records(), ["a", "b", "c"]);
        }
    }
}

#[test]
fn sinks_in_turn_prepare_a_batch_when_the_one_before_is_committed() {
    for (lines, in_turn) in [(testkit::input::<&str>(), true), (testkit::input::<&str>(), false)] {
        let (table, other) = (Peer::default(), Peer::default());
        let sink = table.transactional().commit_every(4);
        let sink = if in_turn { sink.in_turn() } else { table.transactional() };
        let mut kit = TestKit::new(both(lines.stream(), plan!(STOP), sink, other.staging()));
        (0..8).for_each(|n| lines.push([n.to_string().as_str()]));
        let results = kit.run_overlapping(8).unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert_eq!(table.records().concat(), "01234567");
        let turns = (0..8).flat_map(|n| [format!("prepare {n}"), format!("commit {n}")]);
        if in_turn {
            assert_eq!(table.calls()[1..], turns.collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_sink_in_turn_is_not_called_after_a_batch_that_failed() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (table, files) = (Peer::default(), Peer::default());
    let sinks = (table.transactional().in_turn(), files.staging());
    let pipeline = both(feed.stream(), plan!(STOP), sinks.0, sinks.1);
    table.fail(PeerFault::BeforeCommit);
    let running = context(&clock, &screen).concurrent_batches(3).build().unwrap().start([pipeline]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    ended(&running).unwrap_err();
    assert_eq!(table.calls(), ["start", "prepare 0", "commit 0", "committed", "abort 0"]);
}

#[test]
fn instances_prepare_their_own_partitions_and_the_driver_commits_by_all_tickets() {
    for instances in [1, 3] {
        for per_instance in [false, true] {
            let (lines, table, files) = (testkit::input::<&str>(), Peer::default(), Peer::default());
            let sinks = (table.transactional(), files.staging());
            let sinks = match per_instance {
                true => (sinks.0.per_instance(), sinks.1.per_instance()),
                false => sinks,
            };
            let kit = TestKit::new(both(lines.stream(), plan!(STOP), sinks.0, sinks.1));
            let executor = Executor::Sim { instances, seed: 7 };
            let mut kit = kit.executor(executor).source_partitions(6).partitions(6);
            lines.push(["a", "b", "c", "d", "e", "f"]);
            lines.push(["g", "h", "i", "j", "k", "l"]);
            table.fail(PeerFault::AfterCommit);
            kit.run_batch().unwrap();
            for peer in [&table, &files] {
                let mut records = peer.records();
                records.sort();
                assert_eq!((records.concat(), peer.open()), ("abcdef".to_owned(), 0));
                let prepared = peer.calls().iter().filter(|call| *call == "prepare 0").count();
                assert_eq!(prepared, if per_instance { instances as usize } else { 1 });
                assert_eq!(peer.calls().iter().filter(|call| *call == "commit 0").count(), 1);
            }
            // the driver cannot commit: all instances go without the batch
            table.fail(PeerFault::BeforeCommit);
            kit.run_batch().unwrap_err();
            assert_eq!(
                (table.records().len(), table.open(), files.records().len(), files.open()),
                (6, 0, 6, 0)
            );
        }
    }
}

#[test]
fn what_one_instance_cannot_prepare_is_aborted_in_all() {
    let (lines, table, files) = (testkit::input::<&str>(), Peer::default(), Peer::default());
    let sinks = (table.transactional().per_instance(), files.staging().per_instance());
    let mut kit = TestKit::new(both(lines.stream(), plan!(STOP), sinks.0, sinks.1))
        .executor(Executor::Sim { instances: 3, seed: 7 })
        .source_partitions(6);
    lines.push(["a", "b", "c", "d", "e", "f"]);
    table.fail(PeerFault::InPrepare);
    kit.run_batch().unwrap_err();
    assert_eq!((table.open(), files.open(), files.records().len()), (0, 0, 0));
    assert!(!table.calls().contains(&"commit 0".to_owned()));
}

const LOG: u64 = 0x10c;

/// What the sink of a run that continues a log was called with, and the number of its first batch.
fn continued(mark: Option<Recovered>, decided: Vec<(String, Vec<Prepared>)>) -> (Peer, Result<u64, Error>) {
    let (lines, files) = (testkit::input::<&str>(), Peer::default());
    mark.into_iter().for_each(|mark| files.hold(mark));
    let other = Peer::default();
    other.hold(Recovered::new(LOG, 1, 5, "another table"));
    let pipeline = both(lines.stream(), plan!(STOP), files.staging(), other.transactional());
    let kit = TestKit::new(pipeline).continues(LogState::new(LOG, Some(5), Some(6), 3), decided);
    let result = { kit }.run_batch().map(|outputs| outputs.batch.seq);
    (files, result)
}

#[test]
fn a_sink_that_does_not_belong_to_the_log_is_refused_with_its_choices() {
    let mark = |log, batch| Some(Recovered::new(log, 1, batch, "table `words`"));
    for fits in [mark(LOG, 5), mark(LOG, 6), mark(LOG, 4), mark(LOG, 2)] {
        let first = continued(fits.clone(), Vec::new()).1;
        assert_eq!(
            first.unwrap_or_else(|error| panic!("{fits:?}: {error}")),
            6,
            "the log has decided batch 5"
        );
    }
    for (refused, why) in [
        (mark(LOG + 1, 5), "was written by another log"),
        (mark(LOG, 7), "has a batch that this log has never seen"),
        (mark(LOG, 1), "lacks batches that this log no longer keeps"),
        (None, "lacks batches that this log no longer keeps"),
    ] {
        let error = continued(refused, Vec::new()).1.unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("--adopt-sink lines.write_to"), "{error}");
    }
}

#[test]
fn a_staging_sink_that_is_behind_commits_what_is_decided_by_its_tickets() {
    let at = |seq| BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq * 1000 } };
    let run = (3..=5).map(|seq| Prepared::new(at(seq), vec![Ticket(vec![3])])).collect();
    let mark = Some(Recovered::new(LOG, 1, 3, "a folder"));
    let (files, result) = continued(mark, vec![("lines.write_to".to_owned(), run)]);
    result.unwrap();
    assert_eq!(files.calls()[..2], ["start", "commit 4 5"]);
}

#[test]
fn a_sink_that_is_ahead_of_the_log_is_left_out_of_the_batches_that_it_has() {
    let (lines, ahead, other) = (testkit::input::<&str>(), Peer::default(), Peer::default());
    ahead.hold(Recovered::new(LOG, 1, 6, "table `words`"));
    other.hold(Recovered::new(LOG, 1, 5, "another table"));
    let pipeline = both(lines.stream(), plan!(STOP), ahead.transactional(), other.transactional());
    let state = LogState::new(LOG, Some(5), Some(6), 3);
    let mut kit = TestKit::new(pipeline).continues(state, Vec::new());
    lines.push(["a"]);
    lines.push(["b"]);
    // what one output has cannot be aborted, and is not taken away
    other.fail(PeerFault::BeforeCommit);
    kit.run_batch().unwrap_err();
    assert_eq!(ahead.calls(), ["start"]);
    kit.run_batch().unwrap();
    assert_eq!(ahead.calls(), ["start", "prepare 7", "commit 7"]);
    assert_eq!((ahead.records(), other.records()), (vec!["b".to_owned()], vec!["b".to_owned()]));
}

#[test]
fn positions_are_those_of_batches_that_all_outputs_have() {
    let (broker, table, files) = (testkit::broker::<&str>(["0"]), Peer::default(), Peer::default());
    let sinks = (table.transactional().commit_every(3), files.staging());
    let mut kit = TestKit::new(both(broker.stream(), plan!(STOP), sinks.0, sinks.1));
    let mut read = Vec::new();
    for batch in 0..4 {
        broker.push("0", ["a"]);
        kit.run_batch().unwrap();
        let positions = kit.positions().unwrap();
        let at = positions[0].of(&SplitId::new("0")).and_then(Position::offset);
        read.push((batch, at, table.records().len()));
    }
    assert_eq!(read, [(0, None, 0), (1, None, 0), (2, Some(3), 3), (3, Some(3), 3)]);
    kit.finish().unwrap();
    let at = kit.positions().unwrap()[0].of(&SplitId::new("0")).cloned();
    assert_eq!((at, table.records().len()), (Some(Position::Offset(4)), 4));
}
