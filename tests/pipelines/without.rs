//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let _x0 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let x1 = s0.filter(|s| size(s) >= limit);
    let x2 = s0.filter_map(|s| s.strip_prefix('a'));
    x1.save_as_text_files("out/0");
    s1.save_as_text_files("out/1");
    x2.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.map_partitions(|records| records);
    let x3 = s0.union(s0.map(|s| s.to_lowercase()));
    x0.save_as_text_files("out/0");
    let _x5 = s0.reduce(|a, b| a + "+" + &b).union(x3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let _x4 = s0.map_partitions(|records| records).union(s0.map_partitions(|records| records));
    s0.key_by(|((s, _), _)| (*s, size(s) % 2)).map_partitions(|records| records).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let _x0 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    s0.map(|s| (s, 1u64)).save_as_text_files("out/0");
    s0.key_by(|s| s.clone()).repartition(3).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    s0.reduce(|a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
    let _x4 = s0.filter(|n| n % 2 == 0).union(s0.filter(|n| n % 2 == 0));
    s1.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p30_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    s0.union(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).union(s1.distinct()).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.filter(|(n, _)| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.filter(|(_, n)| n % 2 == 0).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.distinct();
    let x1 = x0.flat_map_values(|n| 0..n % 4);
    let x2 = x1.group_by_key();
    x2.sample(0.0).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.top_k(1);
    let x1 = x0.group_by_key();
    let x2 = x0.repartition(3);
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).union(x2);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p28_without_elide_shuffle(s0: DStream<u64>) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.count_by_value();
    let x4 = x1.group_by_key().group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.flat_map_values(|r| [r.clone(), r]);
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x3 = x1.union(x0);
    s0.count_by_value().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p14_without_combine_before_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x2 = x0.reduce_by_key(|_, b| b);
    let x4 = x2.union(x1.reduce(|a, _| a));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p21_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    s0.reduce(|a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
    let _x4 = s0.filter(|n| n % 2 == 0).union(s0.filter(|n| n % 2 == 0));
    s1.save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x4 = x0.key_by(|((s, _), _)| size(s)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).filter_map(Some).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p17_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.filter(|(n, _)| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.filter(|(_, n)| n % 2 == 0).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p45_without_fuse_narrow(s0: DStream<&str>, s1: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let x2 = s0.union(s0.flat_map(|s| s.split_whitespace()));
    x1.save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x2.save_as_text_files("out/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p25_without_fuse_narrow(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.filter(|(s, _)| size(s) >= limit);
    let x2 = s0.filter(|(s, _)| size(s) >= limit);
    x1.save_as_text_files("out/0", "txt");
    let x4 = x0.union(x2);
    x4.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p50_without_fuse_narrow(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.key_by(|(s, _)| s.clone());
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.group_by_key().foreach_rdd(|rdd| out.put(1, &rdd));
    x1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p08_without_fuse_narrow(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x0.union(x0).repartition(limit + 1).union(x0.repartition(limit + 1));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p54_without_fuse_narrow(s0: DStream<String>, s1: DStream<String>, mut out: Out) {
    s0.union(s1).union(s0).sample(1.0).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map(|s| (size(&s) % 4, s)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let x2 = s0.union(s0.flat_map(|s| s.split_whitespace()));
    x1.save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x2.save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p25_without_share_prefix(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.filter(|(s, _)| size(s) >= limit);
    let x2 = s0.filter(|(s, _)| size(s) >= limit);
    x1.save_as_text_files("out/0", "txt");
    let x4 = x0.union(x2);
    x4.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p50_without_share_prefix(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.key_by(|(s, _)| s.clone());
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.group_by_key().foreach_rdd(|rdd| out.put(1, &rdd));
    x1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p08_without_share_prefix(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x0.union(x0).repartition(limit + 1).union(x0.repartition(limit + 1));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p54_without_share_prefix(s0: DStream<String>, s1: DStream<String>, mut out: Out) {
    s0.union(s1).union(s0).sample(1.0).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map(|s| (size(&s) % 4, s)).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p30_without_elide_shuffle" => p30_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0)),
        "p28_without_elide_shuffle" => p28_without_elide_shuffle(given.ints(0)),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), given.out()),
        "p14_without_combine_before_shuffle" => p14_without_combine_before_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p21_without_combine_before_shuffle" => p21_without_combine_before_shuffle(given.ints(0), given.strings(1), given.out()),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p17_without_combine_before_shuffle" => p17_without_combine_before_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p45_without_fuse_narrow" => p45_without_fuse_narrow(given.lines(0), given.strings_pairs(1), given.out()),
        "p25_without_fuse_narrow" => p25_without_fuse_narrow(given.strings_pairs(0), LIMIT),
        "p50_without_fuse_narrow" => p50_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p08_without_fuse_narrow" => p08_without_fuse_narrow(given.lines_pairs(0), LIMIT, given.out()),
        "p54_without_fuse_narrow" => p54_without_fuse_narrow(given.strings(0), given.strings(1), given.out()),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1), given.out()),
        "p25_without_share_prefix" => p25_without_share_prefix(given.strings_pairs(0), LIMIT),
        "p50_without_share_prefix" => p50_without_share_prefix(given.strings_pairs(0), given.out()),
        "p08_without_share_prefix" => p08_without_share_prefix(given.lines_pairs(0), LIMIT, given.out()),
        "p54_without_share_prefix" => p54_without_share_prefix(given.strings(0), given.strings(1), given.out()),
        _ => return None,
    })
}
