//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x2 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let _x4 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).union(s0.filter(|(_, n)| n % 2 == 0));
    x2.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<&str>) {
    let x2 = s0.filter(|s| !s.is_empty());
    let _x3 = s0.filter(|s| !s.is_empty()).map(size);
    x2.union(s0.filter(|s| !s.is_empty())).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, mut out: Out) {
    let _x1 = s0.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let x2 = s0.key_by(|s| s.clone());
    let x3 = s0.map(|r| (7u64, r)).reduce_by_key(|a, b| a + "+" + &b);
    x3.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let _x0 = s1.map(|s| size(&s));
    let x2 = s1.key_by(|s| size(s));
    x2.save_as_text_files("out/0", "txt");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
    s1.map(|s| size(&s)).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let _x1 = s0.map(|s: &str| s.to_uppercase());
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).save_as_text_files("out/0");
    s0.union(s0.filter(|s| !s.is_empty())).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p06_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.group_by_key();
    let _x1 = x0.union(x0);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x2.filter(|(_, (n, _))| n % 2 == 0);
    x3.save_as_text_files("out/0", "txt");
    s1.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x1.reduce_by_key(|a, b| a + b);
    let x3 = x0.filter(|(n, _)| n % 2 == 0);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p10_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.reduce_by_key(|_, b| b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.reduce_by_key(|_, b| b).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p12_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.reduce_by_key(|a, _| a);
    let x2 = x1.reduce_by_key(|a, _| a);
    let x3 = x0.key_by(|(s, _)| size(s));
    x2.save_as_text_files("out/0");
    x3.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p14_without_elide_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x1 = s0.union(s1).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.group_by_key().reduce_by_key(|a, _| a);
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, mut out: Out) {
    let x0 = s1.union(s1);
    let x1 = x0.count();
    x1.save_as_text_files("out/0");
    s0.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.map(|s| s.to_lowercase()).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p03_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<(String, u64)>) {
    let x0 = s1.reduce(|a, _| a);
    let x2 = x0.map_values(|n| n / 2);
    s0.save_as_text_files("out/0", "txt");
    x0.union(x0).union(x2).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p04_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.filter(|(_, n)| *n <= limit);
    let x3 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x0.reduce_by_key(|a, b| a.min(b)).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x1.reduce_by_key(|a, b| a + b);
    let x3 = x0.filter(|(n, _)| n % 2 == 0);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p08_without_combine_before_shuffle(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.map(|(k, v)| (v, k));
    let x1 = x0.map_values(size);
    let x3 = x0.reduce(|a, b| a.max(b)).filter(|(n, _)| *n <= limit);
    x3.print();
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, mut out: Out) {
    let x0 = s1.union(s1);
    let x1 = x0.count();
    x1.save_as_text_files("out/0");
    s0.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.map(|s| s.to_lowercase()).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x2 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let _x4 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).union(s0.filter(|(_, n)| n % 2 == 0));
    x2.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p02_without_fuse_narrow(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.flat_map(|r| [r.clone(), r]).group_by_key();
    x2.flat_map(|r| [r.clone(), r]).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<String>, s1: DStream<(String, u64)>) {
    let x0 = s1.reduce(|a, _| a);
    let x2 = x0.map_values(|n| n / 2);
    s0.save_as_text_files("out/0", "txt");
    x0.union(x0).union(x2).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p04_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.filter(|(_, n)| *n <= limit);
    let x3 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x0.reduce_by_key(|a, b| a.min(b)).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, mut out: Out) {
    let x0 = s1.union(s1);
    let x1 = x0.count();
    x1.save_as_text_files("out/0");
    s0.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.map(|s| s.to_lowercase()).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<String>, s1: DStream<(String, u64)>) {
    let x0 = s1.reduce(|a, _| a);
    let x2 = x0.map_values(|n| n / 2);
    s0.save_as_text_files("out/0", "txt");
    x0.union(x0).union(x2).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p05_without_share_prefix(s0: DStream<&str>, mut out: Out) {
    s0.map(|s| (s, 1u64)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.key_by(|s| s.get(..1).unwrap_or("")).save_as_text_files("out/1", "txt");
    s0.map(|s| s.trim()).save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p07_without_share_prefix(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x1.reduce_by_key(|a, b| a + b);
    let x3 = x0.filter(|(n, _)| n % 2 == 0);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p08_without_share_prefix(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.map(|(k, v)| (v, k));
    let x1 = x0.map_values(size);
    let x3 = x0.reduce(|a, b| a.max(b)).filter(|(n, _)| *n <= limit);
    x3.print();
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p06_without_elide_shuffle" => p06_without_elide_shuffle(given.strings_pairs(0), given.ints(1)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p10_without_elide_shuffle" => p10_without_elide_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p12_without_elide_shuffle" => p12_without_elide_shuffle(given.lines_pairs(0)),
        "p14_without_elide_shuffle" => p14_without_elide_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p03_without_combine_before_shuffle" => p03_without_combine_before_shuffle(given.strings(0), given.strings_pairs(1)),
        "p04_without_combine_before_shuffle" => p04_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.ints_pairs(0), LIMIT),
        "p08_without_combine_before_shuffle" => p08_without_combine_before_shuffle(given.lines_pairs(0), LIMIT, given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0)),
        "p02_without_fuse_narrow" => p02_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings(0), given.strings_pairs(1)),
        "p04_without_fuse_narrow" => p04_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings(0), given.strings_pairs(1)),
        "p05_without_share_prefix" => p05_without_share_prefix(given.lines(0), given.out()),
        "p07_without_share_prefix" => p07_without_share_prefix(given.ints_pairs(0), LIMIT),
        "p08_without_share_prefix" => p08_without_share_prefix(given.lines_pairs(0), LIMIT, given.out()),
        _ => return None,
    })
}
