//! Types of streams in a body, and functions that are given by the name of a parameter or a binding.

use std::{collections::BTreeMap, sync::Arc};
use streamc::prelude::*;

#[derive(Clone, Debug, PartialEq, Record, Text)]
pub struct Visit<'a> {
    pub user: &'a str,
    pub n: u64,
}

#[allow(deprecated, reason = "groups are counted to show their type")]
#[pipeline(batch = "1s")]
pub fn types(lines: DStream<&str>, more: DStream<&str>) {
    let all: DStream<&str> = lines;
    let both: DStream<&str> = all.union(more);
    let words: DStream<&str> = both.flat_map(|line| line.split(' ')).filter(|word| !word.is_empty());
    let visits: DStream<Visit> = words.map(|user| Visit { user, n: 1 });
    let again: DStream<Visit<'_>> = visits;
    let counts: DStream<(&str, u64)> = again.map(|visit| (visit.user, visit.n)).reduce_by_key(|a, b| a + b);
    let groups: DStream<(&str, Group<u64>)> = counts.group_by_key();
    let held: DStream<_> = groups.map(|(word, counts)| (word, counts.len()));
    let (good, bad): (DStream<u64>, DStream<std::num::ParseIntError>) = words.try_map(|word| word.parse::<u64>());
    let ones: DStream<(&str, u32)> = words.map(|word| (word, 1));
    let window: DStream<(&str, u64)> = counts.reduce_by_key_and_window(|a, b| a + b, "3s");
    let n: DStream<u64> = words.count();
    let top: DStream<&str> = words.transform(|rdd| Rdd::of(rdd.take(3)));
    held.print();
    good.print();
    bad.map(|error| error.to_string()).print();
    ones.print();
    window.print();
    n.print();
    top.print();
}

#[pipeline(batch = "1s")]
pub fn generic<T: Clone + Text + Ord>(records: DStream<T>) {
    let firsts: DStream<T> = records.filter(|_| true);
    firsts.print();
}

#[pipeline(batch = "1s")]
pub fn functions<F: Fn(&str) -> u64>(
    lines: DStream<&str>,
    keep: impl Fn(&str) -> bool,
    weigh: F,
    cut: fn(&str) -> &str,
    shared: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    merge: impl Fn(u64, u64) -> u64,
    stop: BTreeMap<String, u64>,
) {
    let long = move |line: &str| line.len() > 3 && !stop.contains_key(line);
    let kept = lines.filter(keep).filter(shared).filter(long).map(cut);
    let pairs = kept.map(weigh).key_by(|n| n % 3);
    let words = lines.flat_map(|line| line.split(' ')).filter(keep).filter(|word| keep(word) && long(word));
    pairs.reduce_by_key(merge).print();
    words.map(weigh).reduce(merge).print();
    words.map(weigh).reduce_by_window(merge, "3s").print();
}

fn main() {}
