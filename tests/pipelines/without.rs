//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, limit: u64, mut out: Out) {
    let x0 = s0.top_k(1);
    let x2 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let _x4 = x0.union(s0.transform_with(s0.filter(|s| size(s) >= limit), |a, b| a.subtract(b)));
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p63_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<String>) {
    let x0 = s1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s1.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    x0.save_as_text_files("out/0", "txt");
    let _x4 = s1.filter_map(|s| Some(s).filter(|s| size(s) > 1)).transform_with(x1, |a, b, _time| b.union(a));
    s0.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.transform(|rdd| rdd);
    let _x4 = s0.repartition(1).union(s0.reduce_by_key(|_, b| b));
    s0.union(x0).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, limit: u64, mut out: Out) {
    let x0 = s0.key_by(|s| size(s));
    let x3 = x0.map(|(_, v)| v);
    let _x4 = s0.filter(|s| size(s) >= limit).union(x3);
    s0.map(size).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x2 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x3 = s0.reduce(|a, b| a + b).transform_with(x0, |a, b, _time| b.union(a));
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    let _x5 = x3.transform_with(x2, |a, b| a.subtract(b));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p44_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.reduce_by_key(|a, b| a + b);
    let x3 = x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.transform_with(x3, |a, b, _time| b.union(a)).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.group_by_key();
    let x2 = x0.map_partitions(|records| records);
    let x3 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.transform_with(x3, |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p33_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(3);
    let x2 = x0.group_by_key();
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.count().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p43_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x3 = x0.repartition(1).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.group_by_key().save_as_text_files("out/0", "txt");
    x3.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p14_without_combine_before_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.reduce(|a, _| a);
    let x2 = x1.key_by(|(s, _)| (*s, size(s) % 2));
    let x3 = x0.union(s0);
    x2.print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>, mut out: Out) {
    let x2 = s1.transform_with(s1.top_k(1), |a, b| a.subtract(b));
    let x3 = s1.reduce(|a, b| a.min(b)).transform_with(x2, |a, b, _time| b.union(a));
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x2 = s1.sample(1.0);
    let _x3 = s1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).union(x2);
    s0.print();
    s1.count_by_value().save_as_text_files("out/1", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p20_without_combine_before_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = x0.reduce(|_, b| b);
    s0.map(|(k, v)| (v, k)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.filter(|(_, (_, n))| n % 2 == 0).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p56_without_combine_before_shuffle(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.repartition(1);
    let x2 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x3 = x0.filter(|(s, _)| size(s) >= limit).repartition(1);
    let x4 = x2.transform_with(x3, |a, b| a.join(b));
    x4.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map(|s| s.trim()).union(x0.union(x0)).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p68_without_fuse_narrow(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    x0.print();
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x0.map_values(|n| n.to_string()).foreach_rdd(|rdd| out.put(1, &rdd));
    x2.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.filter_map(|s| s.strip_prefix('a'));
    let x2 = s1.union(x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()));
    let x3 = x2.filter(|s| !s.is_empty());
    x3.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.union(x0);
    let x2 = x0.map_partitions(|records| records);
    let x3 = x2.transform_with(x2, |a, b| a.subtract(b));
    let x4 = x1.transform_with(x3, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p07_without_fuse_narrow(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map(|s| s.trim()).union(x0.union(x0)).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p68_without_share_prefix(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    x0.print();
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x0.map_values(|n| n.to_string()).foreach_rdd(|rdd| out.put(1, &rdd));
    x2.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.filter_map(|s| s.strip_prefix('a'));
    let x2 = s1.union(x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()));
    let x3 = x2.filter(|s| !s.is_empty());
    x3.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p09_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.union(x0);
    let x2 = x0.map_partitions(|records| records);
    let x3 = x2.transform_with(x2, |a, b| a.subtract(b));
    let x4 = x1.transform_with(x3, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p07_without_share_prefix(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), LIMIT, given.out()),
        "p63_without_prune_unused" => p63_without_prune_unused(given.strings_pairs(0), given.strings(1)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), LIMIT, given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p44_without_elide_shuffle" => p44_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p33_without_elide_shuffle" => p33_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p43_without_elide_shuffle" => p43_without_elide_shuffle(given.strings_pairs(0)),
        "p14_without_combine_before_shuffle" => p14_without_combine_before_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1), given.out()),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), LIMIT),
        "p20_without_combine_before_shuffle" => p20_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p56_without_combine_before_shuffle" => p56_without_combine_before_shuffle(given.lines_pairs(0), LIMIT),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p68_without_fuse_narrow" => p68_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0), given.out()),
        "p07_without_fuse_narrow" => p07_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p68_without_share_prefix" => p68_without_share_prefix(given.lines_pairs(0), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        "p09_without_share_prefix" => p09_without_share_prefix(given.ints_pairs(0), given.out()),
        "p07_without_share_prefix" => p07_without_share_prefix(given.strings_pairs(0), given.out()),
        _ => return None,
    })
}
