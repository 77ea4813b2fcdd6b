//! Groups that are brought together only to be folded, as far as the closure shows: a warning with what to write.

use streamc::prelude::*;

#[allow(dead_code)]
fn p95(all: Group<'_, u64>) -> u64 {
    let mut all: Vec<u64> = all.iter().collect();
    all.sort_unstable();
    all[all.len() * 95 / 100]
}

#[pipeline(batch = "1s")]
fn folds(pairs: DStream<(&str, u64)>, floats: DStream<(&str, f64)>) {
    pairs.group_by_key().map_values(|counts| counts.iter().sum::<u64>()).print();
    //    ^^^^^^^^^^^^ warning: use of deprecated method `folds::_::group_by_key::map_values`: the values of a
    //                 key are grouped only to make a sum of them
    //                 help: write `.reduce_by_key(|a, b| a + b)` in place of both: it combines before records
    //                 move, and keeps no group
    pairs.group_by_key().map(|(word, counts)| (word, counts.len())).print();
    //    ^^^^^^^^^^^^ warning: use of deprecated method `folds::_::group_by_key::map`: the values of a key are
    //                 grouped only to make a count of them
    //                 help: write `.map_values(|_| 1u64).reduce_by_key(|a, b| a + b)` in place of both: it
    //                 combines before records move, and keeps no group
    pairs.group_by_key_and_window("30s", "10s").map(|(word, counts)| (word, counts.iter().max().unwrap())).print();
    // these say nothing
    pairs.group_by_key().map(|(word, counts)| (word, p95(counts))).print();
    pairs.group_by_key().map_values(|counts| counts.iter().max()).print();
    floats.group_by_key().map(|(word, all)| (word, all.iter().fold(0.0, f64::max))).print();
    let groups = pairs.group_by_key();
    groups.map_values(|counts| counts.iter().sum::<u64>()).print();
    groups.print();
}

#[allow(deprecated)]
#[pipeline(batch = "1s")]
fn meant(pairs: DStream<(&str, u64)>) {
    pairs.group_by_key().map_values(|counts| counts.iter().sum::<u64>()).print();
}

fn main() {}
