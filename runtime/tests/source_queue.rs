//! The queue: one entry a batch, or all; records of any type; an end.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::MemFs,
    record::Block,
    source::queue_stream,
};

#[test]
fn a_batch_takes_one_entry_and_then_the_stream_ends() {
    let source = text_source(queue_stream([vec!["a", "", "two\nlines"], vec![], vec!["b"]]));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    let mut batches = Vec::new();
    while !source.finished() {
        let cut = source.batch(2).unwrap();
        assert_eq!(cut.spans.len() as u64, cut.records);
        batches.push(partitions(&cut));
    }
    let right: Vec<Vec<Vec<&str>>> = vec![vec![vec!["a", ""], vec!["two\nlines"]], vec![], vec![vec!["b"]]];
    assert_eq!(batches, right);
    assert!(source.batch(2).unwrap().parts.is_empty());
}

#[test]
fn all_that_is_there_can_be_one_batch() {
    let source = text_source(queue_stream([vec!["a"], vec!["b", "c"]]).one_at_a_time(false));
    source.begin(&cx(MemFs::new())).unwrap();
    assert_eq!(records(&source.batch(1).unwrap()), ["a", "b", "c"]);
    assert!(source.finished());
}

#[test]
fn records_of_any_type_are_divided_into_at_most_so_many_partitions() {
    for n in 1..=9 {
        let stream: DStream<(u32, String)> =
            queue_stream([(0..100u32).map(|i| (i, i.to_string())).collect::<Vec<_>>()]).into_dstream();
        let source = stream.into_source();
        source.begin(&cx(MemFs::new())).unwrap();
        let cut = source.batch(n).unwrap();
        assert_eq!((cut.parts.len(), cut.records), (n, 100));
        let mut all = Vec::new();
        for part in &cut.parts {
            assert!(!part.blocks.is_empty());
            part.blocks.iter().for_each(|block| block.each(true, |record| all.push(record)));
        }
        assert_eq!(all, (0..100).map(|i| (i, i.to_string())).collect::<Vec<_>>());
    }
}

#[test]
fn a_handle_keeps_the_stream_open() {
    let queue = queue_stream([vec!["a"]]);
    let (handle, other) = (queue.handle(), queue.handle());
    let third = handle.clone();
    let source = text_source(queue);
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    handle.push(["b", "c"]);
    assert_eq!(handle.waiting(), 2);
    assert_eq!(records(&source.batch(2).unwrap()), ["a"]);
    assert_eq!(records(&source.batch(2).unwrap()), ["b", "c"]);
    assert!(
        source.batch(2).unwrap().parts.is_empty() && !source.finished(),
        "an empty batch, and not the end"
    );
    drop(other);
    handle.close();
    third.push(["d"]);
    assert!(!source.finished());
    third.close();
    assert!(!source.finished(), "what was pushed is still to come");
    assert!(cx.clock.wait(&cx.wake, Some(0)), "the scheduler is told of the end");
    assert_eq!(records(&source.batch(2).unwrap()), ["d"]);
    assert!(source.finished());
}

#[test]
fn a_stop_keeps_what_is_there_only_if_it_is_graceful() {
    for graceful in [true, false] {
        let queue = queue_stream([vec!["a"]]);
        let _handle = queue.handle();
        let source = text_source(queue);
        source.begin(&cx(MemFs::new())).unwrap();
        source.stop(graceful);
        assert_eq!(source.batch(1).unwrap().records, u64::from(graceful));
        assert!(source.finished());
    }
}

#[test]
fn a_stream_and_its_clone_have_the_same_source() {
    let stream: DStream<u8> = queue_stream([[1u8]]).into_dstream();
    let other = stream.clone();
    assert!(std::sync::Arc::ptr_eq(&stream.into_source(), &other.into_source()));
}

/// Spark's `makeRDD(records, n)`: partition `i` begins with record `i * len / n`, and an entry
/// without records has `n` partitions too.
#[test]
fn an_entry_has_exactly_as_many_partitions_as_was_said() {
    let queue = queue_stream([vec!["a", "b", "c", "d"], vec![]]);
    let handle = queue.handle();
    let source = text_source(queue.partitions(3));
    source.begin(&cx(MemFs::new())).unwrap();
    handle.push(["e", "f"]);
    let batches: Vec<_> = (0..4).map(|_| partitions(&source.batch(2).unwrap())).collect();
    assert_eq!(batches[0], [vec!["a"], vec!["b"], vec!["c", "d"]]);
    assert_eq!(batches[1], [vec![""; 0], vec![], vec![]]);
    assert_eq!(batches[2], [vec![], vec!["e"], vec!["f"]]);
    assert!(batches[3].is_empty(), "an empty queue has none");
}

#[test]
fn entries_taken_together_keep_their_partitions() {
    let queue = queue_stream([vec!["a", "b"], vec!["c"]]).one_at_a_time(false).partitions(2);
    let source = text_source(queue);
    source.begin(&cx(MemFs::new())).unwrap();
    assert_eq!(partitions(&source.batch(1).unwrap()), [vec!["a"], vec!["b"], vec![], vec!["c"]]);
}

#[test]
fn an_empty_queue_gives_the_default_batch_again_and_again() {
    for one in [true, false] {
        let queue = queue_stream([vec!["a"], vec![]]).one_at_a_time(one).default_batch(["x", "y"]);
        let handle = queue.handle();
        let source = text_source(queue);
        source.begin(&cx(MemFs::new())).unwrap();
        let cut = || records(&source.batch(4).unwrap()).join(" ");
        let got = [cut(), cut(), cut(), cut()];
        if one {
            assert_eq!(got, ["a", "", "x y", "x y"], "an entry without records is not an empty queue");
        } else {
            assert_eq!(got, ["a", "x y", "x y", "x y"]);
        }
        handle.push(["b"]);
        assert_eq!([cut(), cut()], ["b", "x y"]);
        assert!(!source.finished());
        handle.close();
        assert!(source.finished(), "the default is no reason to go on");
    }
}

/// Entries without records make no batch at a stop, and what is after them must not wait for one.
#[test]
fn a_graceful_stop_gives_what_is_behind_empty_entries_at_once() {
    let mut batches = vec![Vec::new(); 20];
    batches.push(vec!["a"]);
    batches.extend(vec![Vec::new(); 20]);
    batches.push(vec!["b"]);
    batches.extend(vec![Vec::new(); 20]);
    let source = text_source(queue_stream(batches).default_batch(["default"]));
    source.begin(&cx(MemFs::new())).unwrap();
    source.stop(true);
    assert_eq!(records(&source.batch(1).unwrap()), ["a"]);
    assert_eq!(records(&source.batch(1).unwrap()), ["b"]);
    // neither the last empty entries nor the default are batches of a stop, which would never end
    assert!(source.batch(1).unwrap().parts.is_empty());
    assert!(source.finished());
}

#[test]
fn a_stop_at_once_counts_what_was_queued() {
    let source = text_source(queue_stream([vec!["a"], vec!["b", "c"], vec!["d"]]));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    source.batch(1).unwrap();
    source.stop(false);
    assert!(source.finished());
    assert_eq!(cx.stats.records_unread.get(), 3);
}

#[test]
fn what_is_pushed_after_the_end_is_counted() {
    let stream = queue_stream([vec!["a"]]);
    let (handle, source) = (stream.handle(), text_source(stream));
    let cx = cx(MemFs::new());
    source.begin(&cx).unwrap();
    source.stop(true);
    handle.push(["b"]);
    assert_eq!(records(&source.batch(1).unwrap()), ["a"]);
    assert_eq!(records(&source.batch(1).unwrap()), ["b"], "the stop is not over");
    source.stop(false);
    handle.push(["c", "d"]);
    assert_eq!((handle.waiting(), cx.stats.records_unread.get()), (0, 2));
    assert!(source.finished());
}
