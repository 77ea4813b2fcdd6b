//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.map_values(|r| (7u64, r));
    let x2 = s0.map_values(|n| n.to_string());
    let _x3 = s0.union(s0.filter(|((_, n), _)| *n <= limit));
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s0.map_values(move |n| n + limit);
    let x1 = s0.reduce(|a, b| a.max(b));
    let x3 = s0.map_values(|n| n / 2).union(x1);
    s1.save_as_text_files("out/0");
    let _x5 = x0.union(x3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>) {
    let x0 = s0.reduce(|a, b| a + b);
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.filter(|n| n % 2 == 0);
    x2.print();
    s1.print();
    let _x5 = x0.union(x1);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x3 = s0.union(s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)));
    let _x4 = s0.reduce_by_key(|a, b| a.max(b)).union(s0.filter(|(_, n)| *n <= limit));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, out: Out) {
    let _x0 = s0.key_by(|s| s.clone());
    let x3 = s0.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).reduce(|a, b| a + "+" + &b);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.key_by(|s| size(s)).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = x0.reduce_by_key(|a, b| a + b);
    let x4 = x2.union(x0.union(x0.reduce(|a, b| a.min(b))));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p09_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x3 = x0.filter(|(n, _)| *n <= limit).map_values(|n| (n % 3, n));
    x2.save_as_text_files("out/0");
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    x0.filter(|(n, _)| n % 2 == 0).group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x1 = s0.reduce_by_key(|a, _| a).filter(|(_, n)| n % 2 == 0);
    let x3 = x1.reduce_by_key(|a, _| a);
    let x4 = x3.union(x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.reduce_by_key(|a, _| a);
    let x2 = x0.group_by_key();
    let x3 = x1.group_by_key();
    x2.save_as_text_files("out/0", "txt");
    x3.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x1 = s1.flat_map(|r| [r.clone(), r]);
    let x2 = x0.count();
    s0.print();
    x2.save_as_text_files("out/1", "txt");
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p03_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.map_values(plus(2));
    let x2 = x0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p18_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x2 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).group_by_key();
    x2.count().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.group_by_key().key_by(|((s, _), _)| size(s));
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map(|(k, v)| (v, k)).reduce_by_key(|a, b| a + b);
    x4.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p09_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x3 = x0.filter(|(n, _)| *n <= limit).map_values(|n| (n % 3, n));
    x2.save_as_text_files("out/0");
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p04_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.key_by(|(_, n)| n % 4);
    x1.save_as_text_files("out/0");
    x0.union(x0.filter(|(n, _)| n % 2 == 0)).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p35_without_fuse_narrow(s0: DStream<String>, out: Out) {
    s0.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map(|s| s.to_lowercase()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.filter(|s| !s.is_empty()).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x2 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).group_by_key();
    x2.count().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.map_values(plus(2));
    let x2 = x0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p05_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x0.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p04_without_share_prefix(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.key_by(|(_, n)| n % 4);
    x1.save_as_text_files("out/0");
    x0.union(x0.filter(|(n, _)| n % 2 == 0)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p35_without_share_prefix(s0: DStream<String>, out: Out) {
    s0.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map(|s| s.to_lowercase()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.filter(|s| !s.is_empty()).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x2 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).group_by_key();
    x2.count().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.map_values(plus(2));
    let x2 = x0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p05_without_share_prefix(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x0.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1)),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0), LIMIT, given.out()),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p09_without_elide_shuffle" => p09_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0)),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p03_without_combine_before_shuffle" => p03_without_combine_before_shuffle(given.strings_pairs(0)),
        "p18_without_combine_before_shuffle" => p18_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p09_without_combine_before_shuffle" => p09_without_combine_before_shuffle(given.ints_pairs(0), LIMIT),
        "p04_without_fuse_narrow" => p04_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1)),
        "p35_without_fuse_narrow" => p35_without_fuse_narrow(given.strings(0), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings_pairs(0)),
        "p05_without_fuse_narrow" => p05_without_fuse_narrow(given.lines_pairs_pairs(0), given.out()),
        "p04_without_share_prefix" => p04_without_share_prefix(given.ints_pairs(0), given.ints_pairs(1)),
        "p35_without_share_prefix" => p35_without_share_prefix(given.strings(0), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings_pairs(0)),
        "p05_without_share_prefix" => p05_without_share_prefix(given.lines_pairs_pairs(0), given.out()),
        _ => return None,
    })
}
