//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, limit: u64) {
    let x1 = s1.filter(|s| size(s) >= limit);
    let _x3 = s1.filter(|s| !s.is_empty()).union(x1);
    s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).print_n(0);
    s0.save_as_object_files("out/objects/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x1 = s1.count_by_value();
    let x2 = s1.count();
    let _x3 = x2.union(s1.filter_map(|n| n.checked_sub(limit)));
    x1.print_n(0);
    s0.print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, mut out: Out) {
    let x2 = s0.words();
    let _x4 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).transform_with(s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()), |a, b| a.subtract(b));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p57_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    s1.filter(|(n, _)| *n <= limit).foreach_rdd(|rdd| out.put(0, &rdd));
    let _x4 = s1.filter(|(n, _)| *n <= limit).transform_with(s1.transform(|rdd| rdd), |a, b, _time| b.union(a));
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, limit: u64) {
    let x0 = s0.map(size);
    let x1 = s0.key_by(|s| size(s));
    let x2 = s0.key_by(|s| size(s));
    let _x4 = x2.transform_with(x1, |a, b| a.join(b));
    x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p44_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x3 = x1.union(x1);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.inspect(|_| ()).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x0.filter(|(s, _)| !s.is_empty());
    let x4 = x2.transform_with(x3, |a, b, _time| b.union(a));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p38_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x3 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x3.union(x2).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x1 = s0.reduce_by_key(|a, _| a).filter(|(n, _)| n % 2 == 0);
    let x2 = x1.group_by_key();
    let x4 = x2.map_values(|g| g.len() as u64).reduce_by_key(|a, _| a);
    x4.print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p33_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.repartition(limit + 1);
    x2.transform_with(x0.group_by_key().update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))), |a, b| a.join(b)).save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p18_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.reduce(|a, _| a);
    let x3 = x1.transform_with(s1.union(x0), |a, b, _time| b.union(a));
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x1 = s1.count_by_value();
    let x2 = s1.count();
    let _x3 = x2.union(s1.filter_map(|n| n.checked_sub(limit)));
    x1.print_n(0);
    s0.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p20_without_combine_before_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.transform(|rdd| rdd);
    x0.transform_with(s0.transform(|rdd| rdd.distinct()), |a, b| a.join(b)).for_each_partition(|records| out.put_partition(0, &records));
    x0.count_by_value().save_as_object_files("out/objects/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p09_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.repartition(3);
    let x3 = x0.top_k(limit).map_values(plus(2));
    let x4 = x3.union(x0.transform_with(x0, |a, b, _time| b.union(a)));
    x4.print_n(3);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p12_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let x2 = s0.reduce_by_key(|a, b| a.max(b)).filter_map(Some).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.transform_with(x2, |a, b, _time| b.union(a)).sample(1.0).save_as_text_files("out/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).for_each_partition(|records| out.put_partition(0, &records));
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    s0.for_each_partition(|records| out.put_partition(0, &records));
    let x3 = s1.union(s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))));
    s0.key_by(|n| (n % 2, n % 3)).print_n(0);
    x3.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p60_without_fuse_narrow(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x3 = x0.map(|(k, v)| (v, k));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    x3.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p48_without_fuse_narrow(s0: DStream<String>, s1: DStream<u64>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s1.print();
    x0.map(|s| s.to_lowercase()).transform_with(x1, |a, b| a.subtract(b)).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.top_k(1);
    let x1 = x0.reduce(|a, b| a.max(b));
    x0.transform_with(x0, |a, b, _time| b.union(a)).union(x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]))).save_as_object_files("out/objects/0");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).for_each_partition(|records| out.put_partition(0, &records));
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    s0.for_each_partition(|records| out.put_partition(0, &records));
    let x3 = s1.union(s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))));
    s0.key_by(|n| (n % 2, n % 3)).print_n(0);
    x3.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p60_without_share_prefix(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x3 = x0.map(|(k, v)| (v, k));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    x3.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p48_without_share_prefix(s0: DStream<String>, s1: DStream<u64>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s1.print();
    x0.map(|s| s.to_lowercase()).transform_with(x1, |a, b| a.subtract(b)).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.top_k(1);
    let x1 = x0.reduce(|a, b| a.max(b));
    x0.transform_with(x0, |a, b, _time| b.union(a)).union(x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]))).save_as_object_files("out/objects/0");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), LIMIT),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), given.out()),
        "p57_without_prune_unused" => p57_without_prune_unused(given.strings_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), LIMIT),
        "p44_without_elide_shuffle" => p44_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0)),
        "p38_without_elide_shuffle" => p38_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0)),
        "p33_without_elide_shuffle" => p33_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p18_without_combine_before_shuffle" => p18_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), LIMIT),
        "p20_without_combine_before_shuffle" => p20_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p09_without_combine_before_shuffle" => p09_without_combine_before_shuffle(given.ints_pairs(0), LIMIT),
        "p12_without_combine_before_shuffle" => p12_without_combine_before_shuffle(given.lines_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), given.out()),
        "p60_without_fuse_narrow" => p60_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p48_without_fuse_narrow" => p48_without_fuse_narrow(given.strings(0), given.ints(1)),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), given.out()),
        "p60_without_share_prefix" => p60_without_share_prefix(given.lines_pairs(0), given.out()),
        "p48_without_share_prefix" => p48_without_share_prefix(given.strings(0), given.ints(1)),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings_pairs(0)),
        _ => return None,
    })
}
