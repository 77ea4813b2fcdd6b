//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p02_without_prune_unused(s0: DStream<u64>, out: Out) {
    let _x0 = s0.map(|r| (7u64, r));
    let x1 = s0.reduce(|_, b| b);
    let x2 = s0.union(x1);
    x2.union(x1.filter(|n| n % 2 == 0)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p10_without_prune_unused(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = s0.flat_map(|r| [r.clone(), r]);
    let _x3 = s0.union(x2);
    s0.count().print();
    x0.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p18_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let _x2 = s0.count();
    x0.union(s0.filter(|(_, n)| n % 2 == 0)).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<(&str, u64)>, mut out: Out) {
    let x1 = s0.reduce_by_key(|a, _| a);
    let _x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = s0.union(x1);
    s0.reduce_by_key(|a, _| a).print();
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p34_without_prune_unused(s0: DStream<String>, mut out: Out) {
    let _x1 = s0.map(|s| (s, 1u64));
    let x2 = s0.map(|r| (7u64, r));
    x2.save_as_text_files("out/0", "txt");
    s0.union(s0.filter(|s| !s.is_empty())).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<String>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x1.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p11_without_elide_shuffle(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.key_by(|s| size(s)).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = x1.group_by_key();
    x1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x4 = x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.filter(|(n, _)| *n <= limit).group_by_key();
    let x2 = x1.filter(|(n, _)| n % 2 == 0);
    let x3 = x1.reduce_by_key(|a, _| a);
    x3.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p24_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.reduce_by_key(|a, b| a.max(b)).reduce_by_key(|a, _| a).print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p31_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x1.map_values(|(k, _)| k);
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/1");
    x3.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p01_without_combine_before_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.count();
    let x1 = s0.key_by(|(_, n)| n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.group_by_key().print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<u64>, out: Out) {
    let _x0 = s0.map(|r| (7u64, r));
    let x1 = s0.reduce(|_, b| b);
    let x2 = s0.union(x1);
    x2.union(x1.filter(|n| n % 2 == 0)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p03_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<&str>, out: Out) {
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    x1.count().save_as_text_files("out/1", "txt");
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<&str>) {
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).filter(|(s, _)| !s.is_empty()).filter(|(s, _)| !s.is_empty());
    let x3 = x2.count();
    x3.flat_map(|n| 0..n % 4).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.filter(|s| !s.is_empty());
    s1.print();
    x0.flat_map(|r| [r.clone(), r]).save_as_text_files("out/1", "txt");
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.count();
    let x1 = s0.key_by(|(_, n)| n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.group_by_key().print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p02_without_fuse_narrow(s0: DStream<u64>, out: Out) {
    let _x0 = s0.map(|r| (7u64, r));
    let x1 = s0.reduce(|_, b| b);
    let x2 = s0.union(x1);
    x2.union(x1.filter(|n| n % 2 == 0)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<String>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x1.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p04_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x2 = s1.union(s0).filter(|(n, _)| *n <= limit).flat_map(|r| [r.clone(), r]);
    let x3 = x2.union(x2);
    let x4 = x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x4.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.filter(|s| !s.is_empty());
    s1.print();
    x0.flat_map(|r| [r.clone(), r]).save_as_text_files("out/1", "txt");
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p01_without_share_prefix(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.count();
    let x1 = s0.key_by(|(_, n)| n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.group_by_key().print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p02_without_share_prefix(s0: DStream<u64>, out: Out) {
    let _x0 = s0.map(|r| (7u64, r));
    let x1 = s0.reduce(|_, b| b);
    let x2 = s0.union(x1);
    x2.union(x1.filter(|n| n % 2 == 0)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<String>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p04_without_share_prefix(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x2 = s1.union(s0).filter(|(n, _)| *n <= limit).flat_map(|r| [r.clone(), r]);
    let x3 = x2.union(x2);
    let x4 = x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x4.print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given) -> Option<Pipeline> {
    Some(match name {
        "p02_without_prune_unused" => p02_without_prune_unused(given.ints(0), given.out()),
        "p10_without_prune_unused" => p10_without_prune_unused(given.ints_pairs(0)),
        "p18_without_prune_unused" => p18_without_prune_unused(given.strings_pairs(0), given.lines(1), LIMIT, given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines_pairs(0), given.out()),
        "p34_without_prune_unused" => p34_without_prune_unused(given.strings(0), given.out()),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings(0), given.strings_pairs(1), LIMIT),
        "p11_without_elide_shuffle" => p11_without_elide_shuffle(given.lines(0), given.out()),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p24_without_elide_shuffle" => p24_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1)),
        "p31_without_elide_shuffle" => p31_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p01_without_combine_before_shuffle" => p01_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.ints(0), given.out()),
        "p03_without_combine_before_shuffle" => p03_without_combine_before_shuffle(given.strings(0), given.strings_pairs(1), LIMIT),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines(0), given.out()),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.lines(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p02_without_fuse_narrow" => p02_without_fuse_narrow(given.ints(0), given.out()),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings(0), given.strings_pairs(1), LIMIT),
        "p04_without_fuse_narrow" => p04_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p01_without_share_prefix" => p01_without_share_prefix(given.lines_pairs(0), given.out()),
        "p02_without_share_prefix" => p02_without_share_prefix(given.ints(0), given.out()),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings(0), given.strings_pairs(1), LIMIT),
        "p04_without_share_prefix" => p04_without_share_prefix(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        _ => return None,
    })
}
