//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let _x2 = s0.filter(|n| n % 2 == 0);
    s0.filter(|n| n % 2 == 0).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let _x4 = s0.map(|s| s.trim()).union(s0.map(|s| s.trim()));
    x1.union(s1).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.map(|(k, _)| k);
    let _x2 = s0.filter(|(s, _)| size(s) >= limit);
    s0.count_by_value().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s0.group_by_key();
    let _x3 = x1.union(s0.group_by_key());
    s0.group_by_key().save_as_text_files("out/0");
    s1.save_as_text_files("out/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = s0.repartition(1);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.print_n(0);
    let _x5 = x3.union(s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.reduce_by_key(|a, b| a.max(b));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x3.union(x2).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p46_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let _x4 = s0.group_by_key().union(s0.group_by_key());
    s0.group_by_key().group_by_key().print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.repartition(1);
    x1.repartition(limit + 1).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_object_files("out/objects/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p28_without_elide_shuffle(s0: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x2 = x0.repartition(limit + 1).count_by_value();
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x3.union(x2).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p33_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(1);
    let x1 = x0.group_by_key();
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.key_by(|(n, _)| (n % 2, n % 3)).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_object_files("out/objects/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.map(|(k, _)| k);
    let _x2 = s0.filter(|(s, _)| size(s) >= limit);
    s0.count_by_value().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p19_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.print_n(0);
    let x4 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x4.print_n(3);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p14_without_combine_before_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.union(s0).count_by_value();
    let x4 = x2.reduce(|a, b| a.min(b)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p10_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x1 = s0.map_values(plus(2));
    let x2 = x1.map_values(move |n| n + limit);
    s0.reduce(|a, b| a.max(b)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).print();
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p15_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.map_values(|r| (7u64, r));
    let x2 = x0.reduce(|_, b| b);
    s0.for_each_partition(|records| out.put_partition(0, &records));
    x2.union(s1.key_by(|(n, _)| n % 4)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x3 = s1.sample(0.0).union(s1.flat_map(|r| [r.clone(), r]));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p19_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.print_n(0);
    let x4 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x4.print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p21_without_fuse_narrow(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let _x2 = s0.filter(|n| n % 2 == 0);
    s0.filter(|n| n % 2 == 0).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.map(|(k, _)| k);
    let _x2 = s0.filter(|(s, _)| size(s) >= limit);
    s0.count_by_value().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.words();
    let x1 = x0.union(s1);
    let x2 = x1.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x2.flat_map(|s| s.split_whitespace());
    s0.print_n(0);
    x3.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x3 = s1.sample(0.0).union(s1.flat_map(|r| [r.clone(), r]));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p19_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.print_n(0);
    let x4 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x4.print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p21_without_share_prefix(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let _x2 = s0.filter(|n| n % 2 == 0);
    s0.filter(|n| n % 2 == 0).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p06_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.map(|(k, _)| k);
    let _x2 = s0.filter(|(s, _)| size(s) >= limit);
    s0.count_by_value().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.words();
    let x1 = x0.union(s1);
    let x2 = x1.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x2.flat_map(|s| s.split_whitespace());
    s0.print_n(0);
    x3.print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1)),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p46_without_elide_shuffle" => p46_without_elide_shuffle(given.lines_pairs(0)),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p28_without_elide_shuffle" => p28_without_elide_shuffle(given.ints(0), LIMIT, given.out()),
        "p33_without_elide_shuffle" => p33_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p19_without_combine_before_shuffle" => p19_without_combine_before_shuffle(given.strings_pairs(0)),
        "p14_without_combine_before_shuffle" => p14_without_combine_before_shuffle(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p10_without_combine_before_shuffle" => p10_without_combine_before_shuffle(given.ints_pairs(0), LIMIT, given.out()),
        "p15_without_combine_before_shuffle" => p15_without_combine_before_shuffle(given.ints(0), given.ints_pairs(1), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p19_without_fuse_narrow" => p19_without_fuse_narrow(given.strings_pairs(0)),
        "p21_without_fuse_narrow" => p21_without_fuse_narrow(given.ints(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p19_without_share_prefix" => p19_without_share_prefix(given.strings_pairs(0)),
        "p21_without_share_prefix" => p21_without_share_prefix(given.ints(0), given.strings(1), given.out()),
        "p06_without_share_prefix" => p06_without_share_prefix(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        _ => return None,
    })
}
