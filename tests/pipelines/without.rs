//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map(|s: &str| s.to_uppercase());
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let _x2 = s0.filter_map(|s| s.strip_prefix('a'));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.save_as_text_files("out/1", "txt");
    x0.save_as_text_files("out/2");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, limit: u64) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x1 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x2 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let _x3 = x0.union(x1);
    x2.print();
    s1.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.sample(0.0);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    let x2 = s0.map_values(|n| (n % 3, n));
    let _x3 = x1.union(x0);
    s1.save_as_text_files("out/0");
    x2.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, out: Out) {
    let x0 = s0.map(|s| (s, 1u64));
    let _x1 = s0.key_by(|s| size(s));
    s0.union(s0.repartition(3)).print();
    x0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|_, b| b);
    let x2 = s0.map_values(|n| ((n % 2, n % 3), n));
    let _x3 = s0.filter_map(Some).map(|(_, v)| v);
    x1.save_as_text_files("out/0", "txt");
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p39_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.map_partitions(|records| records);
    x0.union(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).union(x2).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p43_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print();
    x3.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.filter(|(s, _)| size(s) >= limit);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.reduce_by_key(|a, b| a + b).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p32_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/0");
    x0.key_by(|(_, g)| g.len() as u64).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p22_without_elide_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.reduce_by_key(|a, _| a).group_by_key();
    x1.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).map_partitions(|records| records).save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).count_by_value();
    x1.save_as_text_files("out/0");
    x2.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p44_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.top_k(1);
    let x4 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x2);
    x4.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.filter(|(s, _)| size(s) >= limit);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.reduce_by_key(|a, b| a + b).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p43_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print();
    x3.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.map(|(k, _)| k);
    let x2 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.print();
    s0.filter_map(|s| s.split_once(' ')).save_as_text_files("out/1", "txt");
    x0.flat_map(|s| s.split_whitespace()).foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p25_without_fuse_narrow(s0: DStream<(String, u64)>, limit: u64) {
    let x2 = s0.filter(|(_, n)| *n <= limit);
    let x3 = x2.union(s0.filter(|(s, _)| !s.is_empty()));
    s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x3).save_as_text_files("out/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.union(s0.filter_map(|n| n.checked_sub(limit)));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map(|n| n / 2).union(x2).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p45_without_fuse_narrow(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).count_by_value();
    x1.save_as_text_files("out/0");
    x2.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p12_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.key_by(|(s, _)| size(s));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.print();
    s0.filter_map(|s| s.split_once(' ')).save_as_text_files("out/1", "txt");
    x0.flat_map(|s| s.split_whitespace()).foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p25_without_share_prefix(s0: DStream<(String, u64)>, limit: u64) {
    let x2 = s0.filter(|(_, n)| *n <= limit);
    let x3 = x2.union(s0.filter(|(s, _)| !s.is_empty()));
    s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x3).save_as_text_files("out/0");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.union(s0.filter_map(|n| n.checked_sub(limit)));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map(|n| n / 2).union(x2).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).count_by_value();
    x1.save_as_text_files("out/0");
    x2.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p12_without_share_prefix(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.key_by(|(s, _)| size(s));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), LIMIT),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), given.out()),
        "p39_without_elide_shuffle" => p39_without_elide_shuffle(given.strings_pairs(0)),
        "p43_without_elide_shuffle" => p43_without_elide_shuffle(given.strings_pairs(0)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0), LIMIT, given.out()),
        "p32_without_elide_shuffle" => p32_without_elide_shuffle(given.lines_pairs(0)),
        "p22_without_elide_shuffle" => p22_without_elide_shuffle(given.lines_pairs_pairs(0)),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1)),
        "p44_without_combine_before_shuffle" => p44_without_combine_before_shuffle(given.strings_pairs(0), given.strings_pairs(1)),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.strings_pairs(0), LIMIT, given.out()),
        "p43_without_combine_before_shuffle" => p43_without_combine_before_shuffle(given.strings_pairs(0)),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p25_without_fuse_narrow" => p25_without_fuse_narrow(given.strings_pairs(0), LIMIT),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p45_without_fuse_narrow" => p45_without_fuse_narrow(given.lines(0), given.strings_pairs(1)),
        "p12_without_fuse_narrow" => p12_without_fuse_narrow(given.lines_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p25_without_share_prefix" => p25_without_share_prefix(given.strings_pairs(0), LIMIT),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1)),
        "p12_without_share_prefix" => p12_without_share_prefix(given.lines_pairs(0)),
        _ => return None,
    })
}
