//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p46_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.transform_with(s0, |a, b| a.join(b));
    let x1 = s0.transform_with(s0, |a, b| a.join(b));
    let x3 = s0.transform_with(s0.sample(0.0), |a, b, _time| b.union(a));
    let _x4 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x3.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p75_without_prune_unused(s0: DStream<((&str, u64), u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let _x2 = s0.map_values(|n| n / 2);
    s0.repartition(1).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.key_by(|((s, _), _)| (*s, size(s) % 2)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x2 = s1.map(move |n| n + limit);
    let _x3 = s1.window("3s").transform_with(x2, |a, b| a.subtract(b));
    s1.count_by_value().save_as_text_files("out/0", "txt");
    s0.print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, limit: u64) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x2 = s0.key_by(|s| size(s));
    let x3 = s0.transform_with(x0, |a, b, _time| b.union(a));
    let _x4 = s0.filter(|s| size(s) >= limit).union(x3);
    x2.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, mut out: Out) {
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.window("2s", "2s");
    let _x3 = s0.flat_map(|n| 0..n % 4).transform_with(x1, |a, b, _time| b.union(a));
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p61_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.join(b));
    let x1 = x0.group_by_key();
    x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
    x0.key_by(|(n, _)| n % 4).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = x0.map_partitions(|records| records);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x2.transform_with(x2, |a, b, _time| b.union(a));
    x1.union(x3).remember(&Remembered::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.filter(|(s, _)| !s.is_empty());
    x0.reduce_by_key(|a, _| a).window("3s", "2s").remember(&Remembered::new(), "3s");
    x2.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.sample(1.0);
    let x3 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).filter(|(_, (n, _))| n % 2 == 0);
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.remember(&Remembered::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.map_values(|(_, v)| v);
    let x2 = x0.map_values(|(k, v)| (v, k));
    x2.transform_with(x1.reduce_by_key(|a, b| a.max(b)), |a, b| a.join(b)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    x1.save_as_object_files("out/objects/0");
    x0.count().for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x2 = s1.map(move |n| n + limit);
    let _x3 = s1.window("3s").transform_with(x2, |a, b| a.subtract(b));
    s1.count_by_value().save_as_text_files("out/0", "txt");
    s0.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p09_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.reduce(|a, _| a);
    let x3 = x2.transform_with(x2, |a, b| a.subtract(b));
    let x4 = x3.union(x0.union(x0));
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = x0.union(x0);
    let x2 = x0.top_k(1);
    let x3 = x2.union(x2);
    let x4 = x1.transform_with(x3, |a, b, _time| b.union(a));
    x4.remember(&Remembered::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p74_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = s0.inspect(|_| ());
    x1.remember(&Remembered::new(), "3s");
    let x4 = x0.group_by_key().flat_map_values(|g| g);
    x4.remember(&Remembered::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    x1.save_as_object_files("out/objects/0");
    x0.count().for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.words();
    let x1 = x0.containing("a");
    x1.save_as_text_files("out/0", "txt");
    s0.remember(&Remembered::new(), "3s");
    x0.window("1s", "2s").save_as_text_files("out/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.sample(0.0);
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.filter_map(|n| n.checked_sub(limit)).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b| a.subtract(b)).print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p68_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    let x3 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.window("6s", "4s").remember(&Remembered::new(), "3s");
    x3.remember(&Remembered::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.reduce(|a, _| a);
    let x3 = x2.transform_with(x2, |a, b| a.subtract(b));
    let x4 = x3.union(x0.union(x0));
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    x1.save_as_object_files("out/objects/0");
    x0.count().for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.words();
    let x1 = x0.containing("a");
    x1.save_as_text_files("out/0", "txt");
    s0.remember(&Remembered::new(), "3s");
    x0.window("1s", "2s").save_as_text_files("out/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.sample(0.0);
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.filter_map(|n| n.checked_sub(limit)).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b| a.subtract(b)).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p64_without_share_prefix(s0: DStream<&str>, out: Out) {
    let x0 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    x0.remember(&Remembered::new(), "3s");
    let x4 = s0.window("1s", "2s").transform_with(s0.window("3s", "2s"), |a, b| a.subtract(b));
    x4.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p13_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = x0.union(x0);
    let x2 = x0.top_k(1);
    let x3 = x2.union(x2);
    let x4 = x1.transform_with(x3, |a, b, _time| b.union(a));
    x4.remember(&Remembered::new(), "3s");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p46_without_prune_unused" => p46_without_prune_unused(given.lines_pairs(0)),
        "p75_without_prune_unused" => p75_without_prune_unused(given.lines_pairs_pairs(0), given.lines_pairs(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), LIMIT),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p61_without_elide_shuffle" => p61_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0)),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings_pairs(0)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), LIMIT),
        "p09_without_combine_before_shuffle" => p09_without_combine_before_shuffle(given.ints_pairs(0)),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0)),
        "p74_without_combine_before_shuffle" => p74_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p68_without_fuse_narrow" => p68_without_fuse_narrow(given.lines_pairs(0)),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p64_without_share_prefix" => p64_without_share_prefix(given.lines(0), given.out()),
        "p13_without_share_prefix" => p13_without_share_prefix(given.ints_pairs(0)),
        _ => return None,
    })
}
