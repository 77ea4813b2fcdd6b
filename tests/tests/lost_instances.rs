//! An instance goes in the middle of a batch: whichever call it is, every instance ends with the
//! same error, the batch is seen nowhere, and those before it are whole.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::path::{Path, PathBuf};
use streamc::{
    Error,
    env::{Fs, MemFs},
    prelude::*,
    testkit::{self, Executor, Options, Screen, TestKit},
};

/// Exchanges of every kind: by key, to one partition, to the driver and back.
#[pipeline(batch = "1s")]
fn counted(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let counts = words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.print();
    words.count().print();
    let running = counts.map_with_state(|word, n, sum: &mut State<u64>| {
        let all = sum.get().unwrap_or_default() + n.unwrap_or_default();
        sum.update(all);
        (word, all)
    });
    running.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).save_as_text_files("out/running", "");
}

/// Runs batches until one fails, after `calls` calls. Returns how many were decided before, and how
/// many were shown.
fn lose(instances: u32, gone: u32, calls: u64) -> (usize, usize) {
    let lines = testkit::input::<&str>();
    let options = Options { executor: Executor::Sim { instances, seed: calls }, ..Options::default() };
    let (fs, screen) = (MemFs::new(), Screen::default());
    let kit = TestKit::with_options(counted(lines.stream()), options);
    let mut kit = kit.writes_to(fs.clone(), screen.clone());
    kit.lose_instance(gone, calls).unwrap();
    let mut whole = 0;
    while whole < 3 {
        lines.push(["to be or", "not to be"]);
        match kit.run_batch() {
            Ok(_) => whole += 1,
            Err(Error::Peer { peer, batch, .. }) => {
                assert_eq!((peer, batch.seq), (gone, whole));
                lines.push(["more"]);
                assert!(matches!(kit.run_batch(), Err(Error::Peer { .. })), "no later batch is decided");
                break;
            }
            Err(other) => panic!("instance {gone} went after {calls} calls: {other}"),
        }
    }
    // each output has each batch as a whole or not at all; what other instances wrote aside may be
    // left
    let printed = screen.take();
    let heads = printed.matches("\nTime: ").count();
    let folders = fs.entries(Path::new("out")).unwrap_or_default().into_iter().map(|entry| entry.path);
    let folders: Vec<PathBuf> = folders.filter(|path| !path.to_string_lossy().contains("/.")).collect();
    let shown = folders.len();
    assert_eq!(heads, 2 * shown, "{printed}{folders:?}");
    assert_eq!(
        ["(to,2)", "(be,2)", "(or,1)", "(not,1)"].map(|line| printed.matches(line).count()),
        [shown; 4]
    );
    for folder in folders {
        assert!(
            folder.to_string_lossy().starts_with("out/running-")
                && fs.exists(&folder.join("_SUCCESS")).unwrap(),
            "{folder:?}"
        );
    }
    (usize::try_from(whole).unwrap(), shown)
}

#[test]
fn whichever_call_an_instance_goes_in_all_end_and_nothing_is_half_shown() {
    for instances in [2, 3] {
        for gone in 0..instances {
            let all: Vec<(usize, usize)> = (0..40).map(|calls| lose(instances, gone, calls)).collect();
            assert!(all.is_sorted(), "{all:?}");
            assert_eq!((all[0], all[39]), ((0, 0), (3, 3)), "calls are few enough for this test");
            // in the last call of a batch the driver says that it has shown it
            assert!([(0, 1), (1, 1), (1, 2), (2, 3)].iter().all(|n| all.contains(n)), "{all:?}");
        }
    }
}
