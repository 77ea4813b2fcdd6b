//! Groups that are brought together only to become a number: a warning, by type, whatever the closure says.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn folds(pairs: DStream<(&str, u64)>, floats: DStream<(&str, f64)>) {
    pairs.group_by_key().map_values(|counts| counts.iter().sum::<u64>()).print();
    //    ^^^^^^^^^^^^ warning: use of deprecated method
    //                 `streamc_runtime::kernel::NumberOfGroup::streamc_check_fold`: the values of a key are
    //                 brought together, and what is made of them is one number
    //                 help: if that is a sum, a count or an extreme, write `reduce_by_key` in place of both:
    //                 it combines before the shuffle and keeps no group; if it needs all values, as a median
    //                 does, `#[allow(deprecated)]` on the pipeline says so
    floats.group_by_key().map(|(word, all)| (word, all.iter().fold(0.0, f64::max))).print();
    //     ^^^^^^^^^^^^ warning: use of deprecated method
    //                  `streamc_runtime::kernel::NumberOfGroup::streamc_check_fold`: the values of a key are
    //                  brought together, and what is made of them is one number
    //                  help: if that is a sum, a count or an extreme, write `reduce_by_key` in place of both:
    //                  it combines before the shuffle and keeps no group; if it needs all values, as a median
    //                  does, `#[allow(deprecated)]` on the pipeline says so
    // these say nothing
    pairs.group_by_key().map_values(|counts| counts.iter().max()).print();
    pairs.group_by_key().map(|(word, counts)| (word, counts.iter().map(|n| n.to_string()).collect::<String>())).print();
    let groups = pairs.group_by_key();
    groups.map_values(|counts| counts.iter().sum::<u64>()).print();
    groups.print();
}

#[allow(deprecated)]
#[pipeline(batch = "1s")]
fn meant(pairs: DStream<(&str, u64)>) {
    let median = |counts: Group<'_, u64>| counts.iter().nth(counts.len() / 2).unwrap_or_default();
    pairs.group_by_key().map_values(median).print();
}

fn main() {}
