//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p02_without_prune_unused(s0: DStream<u64>, limit: u64) {
    let x3 = s0.union(s0.filter(|n| *n <= limit));
    let _x4 = s0.map(|n| n / 2).union(x3);
    s0.key_by(|n| (n % 2, n % 3)).save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p10_without_prune_unused(s0: DStream<(u64, u64)>) {
    let _x0 = s0.key_by(|(n, _)| (n % 2, n % 3));
    s0.union(s0.filter(|(_, n)| n % 2 == 0)).union(s0.map_values(|n| n / 2)).save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p18_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<&str>) {
    let x0 = s0.group_by_key();
    let x1 = s0.group_by_key();
    let x2 = s0.group_by_key();
    let x3 = x0.union(x1);
    let _x4 = x2.union(x3);
    s1.save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<(&str, u64)>, mut out: Out) {
    let _x2 = s0.group_by_key();
    s0.map(|(_, v)| v).print();
    s0.union(s0.reduce(|a, b| a.max(b))).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p34_without_prune_unused(s0: DStream<String>) {
    let _x1 = s0.key_by(|s| s.clone());
    s0.map(|s| size(&s)).save_as_text_files("out/0");
    s0.key_by(|s| size(s)).map_values(|s| s.to_lowercase()).save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p11_without_elide_shuffle(s0: DStream<&str>, limit: u64) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.reduce_by_key(|a, b| a.max(b));
    let x4 = x1.filter(|(s, _)| size(s) >= limit).union(x3);
    x4.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p12_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.reduce_by_key(|a, b| a.min(b));
    let x2 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x1.reduce_by_key(|a, b| a.min(b));
    x2.print();
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p15_without_elide_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    let x1 = x0.reduce_by_key(|a, _| a);
    x1.save_as_text_files("out/0");
    x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p20_without_elide_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.group_by_key();
    let x3 = x2.count();
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).save_as_text_files("out/0");
    x3.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.reduce(|a, b| a.max(b));
    s1.count().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print();
    x2.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p01_without_combine_before_shuffle(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.union(x2.union(s0.flat_map(|r| [r.clone(), r]))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let x1 = s0.union(s0.filter(|(s, _)| !s.is_empty()));
    let x2 = x1.filter(|(s, _)| !s.is_empty());
    x2.reduce(|a, b| a.min(b)).print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.key_by(|s| s.get(..1).unwrap_or(""));
    let x2 = x0.filter(|s| size(s) >= limit);
    x0.union(x2).print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p08_without_combine_before_shuffle(s0: DStream<u64>) {
    let x0 = s0.key_by(|n| n % 4);
    let x1 = x0.reduce_by_key(|_, b| b);
    let x3 = x1.key_by(|(n, _)| n % 4);
    x1.filter(|(n, _)| n % 2 == 0).print();
    x3.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.reduce(|a, b| a.max(b));
    s1.count().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print();
    x2.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.union(x2.union(s0.flat_map(|r| [r.clone(), r]))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p02_without_fuse_narrow(s0: DStream<u64>, limit: u64) {
    let x3 = s0.union(s0.filter(|n| *n <= limit));
    let _x4 = s0.map(|n| n / 2).union(x3);
    s0.key_by(|n| (n % 2, n % 3)).save_as_text_files("out/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<String>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    x0.union(x0).save_as_text_files("out/0");
    x0.map_values(|g| g.iter().sum::<u64>()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p04_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s0.union(s1).key_by(|(_, n)| (n % 2, n % 3));
    let x3 = x1.filter(|((n, _), _)| n % 2 == 0);
    x1.map_values(|(_, v)| v).print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.reduce(|a, b| a.max(b));
    s1.count().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print();
    x2.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p01_without_share_prefix(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.union(x2.union(s0.flat_map(|r| [r.clone(), r]))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<String>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    x0.union(x0).save_as_text_files("out/0");
    x0.map_values(|g| g.iter().sum::<u64>()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p04_without_share_prefix(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s0.union(s1).key_by(|(_, n)| (n % 2, n % 3));
    let x3 = x1.filter(|((n, _), _)| n % 2 == 0);
    x1.map_values(|(_, v)| v).print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p05_without_share_prefix(s0: DStream<&str>) {
    let x0 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let x1 = s0.key_by(|s| (*s, size(s) % 2));
    x1.save_as_text_files("out/0", "txt");
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).print();
    x0.print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p02_without_prune_unused" => p02_without_prune_unused(given.ints(0), LIMIT),
        "p10_without_prune_unused" => p10_without_prune_unused(given.ints_pairs(0)),
        "p18_without_prune_unused" => p18_without_prune_unused(given.strings_pairs(0), given.lines(1)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines_pairs(0), given.out()),
        "p34_without_prune_unused" => p34_without_prune_unused(given.strings(0)),
        "p11_without_elide_shuffle" => p11_without_elide_shuffle(given.lines(0), LIMIT),
        "p12_without_elide_shuffle" => p12_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p15_without_elide_shuffle" => p15_without_elide_shuffle(given.ints(0), given.ints_pairs(1), given.out()),
        "p20_without_elide_shuffle" => p20_without_elide_shuffle(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.ints_pairs(0)),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p01_without_combine_before_shuffle" => p01_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), given.out()),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.lines(0), LIMIT, given.out()),
        "p08_without_combine_before_shuffle" => p08_without_combine_before_shuffle(given.ints(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p02_without_fuse_narrow" => p02_without_fuse_narrow(given.ints(0), LIMIT),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings(0), given.strings_pairs(1), given.out()),
        "p04_without_fuse_narrow" => p04_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p01_without_share_prefix" => p01_without_share_prefix(given.lines_pairs(0), given.out()),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings(0), given.strings_pairs(1), given.out()),
        "p04_without_share_prefix" => p04_without_share_prefix(given.ints_pairs(0), given.ints_pairs(1)),
        "p05_without_share_prefix" => p05_without_share_prefix(given.lines(0)),
        _ => return None,
    })
}
