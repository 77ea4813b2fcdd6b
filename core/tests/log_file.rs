//! A log in files: whatever call fails and whatever a loss of power takes, what was durable is
//! found again, and nothing that was not taken.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod file_log;

use file_log::{FileLog, Found};
use std::{
    io::{ErrorKind, Write},
    path::Path,
    sync::Arc,
};
use streamc_core::{
    batch::{BatchId, BatchTime, Lineage},
    env::{FaultyFs, Fs, MemFs},
    fault::Fault,
    log::{BatchLog, Decision, Lsn},
};

const SEGMENT: u64 = 600;

fn id(seq: u64) -> BatchId {
    BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq * 10 } }
}

fn open(fs: impl Fs) -> std::io::Result<(FileLog, Vec<Found>)> {
    FileLog::open(Arc::new(fs), "log", SEGMENT)
}

/// Batches `from..to` begin and are decided, each made durable; pairs of them share a sync. The
/// last one only begins. Returns how many records the log has acknowledged.
fn run(log: &FileLog, from: u64, to: u64) -> u64 {
    let mut acknowledged = 0;
    for seq in from..to {
        let begun = log.begin(&Lineage::new(id(seq)));
        if seq + 1 == to {
            break;
        }
        if seq.is_multiple_of(2) && log.durable(begun).is_ok() {
            acknowledged = begun.0 + 1;
        }
        let decision = Decision::aborted(Fault::new("a test"));
        let decided = log.decided(id(seq), &decision);
        if log.durable(decided).is_ok() {
            acknowledged = decided.0 + 1;
        }
    }
    acknowledged
}

/// As far as it was written in order: the number of records, each the one that comes next.
fn in_order(found: &[Found]) -> u64 {
    for (n, record) in (0u64..).zip(found) {
        match record {
            Found::Begun(seq, text) => {
                assert!(
                    n.is_multiple_of(2) && *seq == n / 2 && text.starts_with("Lineage {"),
                    "{n} {record:?}"
                );
            }
            Found::Decided(seq, text) => {
                assert!(n % 2 == 1 && *seq == n / 2 && text.contains("a test"), "{n} {record:?}");
            }
        }
    }
    found.len() as u64
}

#[test]
fn what_was_durable_is_found_after_any_fault_and_any_crash() {
    let calls = {
        let fs = FaultyFs::new(MemFs::new());
        run(&open(fs.clone()).unwrap().0, 0, 6);
        fs.calls()
    };
    assert!(calls > 20, "{calls}");
    let mut torn = 0;
    for call in 0..=calls {
        let disk = MemFs::new();
        let fs = FaultyFs::new(disk.clone());
        // the process dies there
        fs.fail_from(call, ErrorKind::NotConnected);
        let acknowledged = open(fs).map_or(0, |(log, _)| run(&log, 0, 6));
        for seed in 0..40 {
            let after = disk.crash(seed);
            let (log, found) = open(after.clone()).unwrap();
            let n = in_order(&found);
            assert!(
                n >= acknowledged,
                "call {call}, seed {seed}: {acknowledged} were durable, {n} are there"
            );
            torn += u64::from(n < 10 && n > acknowledged);
            // it goes on, and what it finds now is there to stay
            let next = log.begin(&Lineage::new(id(n / 2)));
            assert_eq!((next, n % 2 == 1 || log.durable(next).is_ok()), (Lsn(0), true));
            let again = open(after.crash(seed + 1)).unwrap().1;
            assert_eq!(in_order(&again), n + u64::from(n.is_multiple_of(2)), "call {call}, seed {seed}");
        }
    }
    assert!(torn > 0, "some crashes leave more than was acknowledged");
}

#[test]
fn a_log_that_could_not_write_never_claims_it_again() {
    let fs = FaultyFs::new(MemFs::new());
    let (log, _) = open(fs.clone()).unwrap();
    let begun = log.begin(&Lineage::new(id(0)));
    fs.fail(fs.calls(), ErrorKind::StorageFull);
    for _ in 0..2 {
        assert_eq!(log.durable(begun).unwrap_err().kind(), ErrorKind::StorageFull);
    }
    assert_eq!(log.durable(log.begin(&Lineage::new(id(1)))).unwrap_err().kind(), ErrorKind::StorageFull);
}

#[test]
fn a_damaged_segment_is_refused_unless_its_end_is_torn() {
    let fs = MemFs::new();
    run(&open(fs.clone()).unwrap().0, 0, 6);
    let paths = fs.paths();
    assert!(paths.len() > 2, "{paths:?}");
    let damage = |path: &Path| {
        let fs = fs.kill();
        let mut bytes = fs.get(path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs.create(path).unwrap().write_all(&bytes).unwrap();
        open(fs).map(|(_, found)| in_order(&found))
    };
    let refused = damage(&paths[0]).unwrap_err().to_string();
    assert!(refused.starts_with("`log/log-0000000000` is damaged at byte "), "{refused}");
    assert_eq!(damage(paths.last().unwrap()).unwrap(), 9, "the last record is cut off");
}
