//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p84_without_prune_unused(s0: DStream<(&str, u64)>, s1: DStream<String>, mut out: Out) {
    let _x2 = s1.window("3s");
    s1.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.window("2s", "2s").foreach_rdd(|rdd| out.put(1, &rdd));
    s0.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = s0.map_values(|n| n.to_string());
    let x2 = s0.sample(0.0);
    let _x3 = s0.transform_with(x0, |a, b| a.join(b));
    x2.transform_with(x1, |a, b| a.join(b)).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let _x1 = s0.transform(|rdd| rdd.distinct());
    let x3 = x0.union(x0);
    s0.map(size).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p94_without_prune_unused(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.group_by_key();
    let _x3 = x2.count();
    s0.map_values(|n| ((n % 2, n % 3), n)).for_each_partition(|records| out.put_partition(0, &records));
    s0.key_by(|((s, _), _)| s.get(..1).unwrap_or("")).print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.glom();
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    let _x5 = s0.union(s0.flat_map_values(|n| 0..n % 4)).transform_with(x0.flat_map(|g| g), |a, b, _time| b.union(a));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p89_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.group_by_key();
    let x3 = x2.reduce_by_key_and_window(|a, _| a, "1s", "2s");
    x3.print_n(3);
    x0.union(s1).print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "3s", "2s");
    x0.reduce_by_key_and_window(|a, b| a + b, "6s").count_by_window("6s", "4s").foreach_rdd(|rdd| out.put(0, &rdd));
    x0.union(x0).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p49_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s");
    let x3 = x0.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x0.repartition(1).union(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p52_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x2 = x1.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s");
    x2.transform_with(x1.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s"), |a, b, _time| b.union(a)).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p81_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x4 = x0.map(|r| (7u64, r)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x1, |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.distinct();
    let x3 = s1.transform_with(s1, |a, b| a.subtract(b)).union(x2);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.union(x0);
    let x3 = x0.transform_with(x0, |a, b, _time| b.union(a)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.union(x3).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p21_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<String>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a + b, "2s", "2s");
    let _x3 = s0.key_by(|n| n % 4).transform_with(s0.key_by(|n| n % 4), |a, b| a.subtract(b));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p30_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x2 = s1.reduce(|_, b| b).reduce_by_key_and_window(|a, b| a.min(b), "3s", "2s");
    s0.print_n(3);
    s1.reduce_by_key_and_window(|a, _| a, "1s", "2s").transform_with(x2, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p92_without_combine_before_shuffle(s0: DStream<String>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.reduce_by_window(|a, b| a.max(b), "3s", "2s");
    let x3 = x2.map_partitions(|records| records);
    s0.union(x0).save_as_text_files("out/0", "txt");
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p47_without_fuse_narrow(s0: DStream<&str>, out: Out) {
    let x0 = s0.sample(0.0);
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p26_without_fuse_narrow(s0: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let _x1 = s0.transform(|rdd| rdd.distinct());
    let x3 = x0.union(x0);
    s0.map(size).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p78_without_fuse_narrow(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.inspect(|_| ()).map_partitions(|records| records);
    let x3 = x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p10_without_fuse_narrow(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x3.transform_with(x0.filter(|(n, _)| *n <= limit), |a, b| a.subtract(b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p13_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.union(x0);
    let x3 = x0.transform_with(x0, |a, b, _time| b.union(a)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.union(x3).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p47_without_share_prefix(s0: DStream<&str>, out: Out) {
    let x0 = s0.sample(0.0);
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p51_without_share_prefix(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x2 = s0.transform_with(s0, |a, b, _time| b.union(a)).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    s1.print();
    x0.transform_with(x2, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p26_without_share_prefix(s0: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let _x1 = s0.transform(|rdd| rdd.distinct());
    let x3 = x0.union(x0);
    s0.map(size).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p78_without_share_prefix(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.inspect(|_| ()).map_partitions(|records| records);
    let x3 = x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p13_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.union(x0);
    let x3 = x0.transform_with(x0, |a, b, _time| b.union(a)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.union(x3).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p84_without_prune_unused" => p84_without_prune_unused(given.lines_pairs(0), given.strings(1), given.out()),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), given.out()),
        "p94_without_prune_unused" => p94_without_prune_unused(given.lines_pairs_pairs(0), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), given.out()),
        "p89_without_elide_shuffle" => p89_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1)),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p49_without_elide_shuffle" => p49_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p52_without_elide_shuffle" => p52_without_elide_shuffle(given.lines_pairs(0)),
        "p81_without_elide_shuffle" => p81_without_elide_shuffle(given.ints_pairs(0)),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0)),
        "p21_without_combine_before_shuffle" => p21_without_combine_before_shuffle(given.ints(0), given.strings(1), given.out()),
        "p30_without_combine_before_shuffle" => p30_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p92_without_combine_before_shuffle" => p92_without_combine_before_shuffle(given.strings(0)),
        "p47_without_fuse_narrow" => p47_without_fuse_narrow(given.lines(0), given.out()),
        "p26_without_fuse_narrow" => p26_without_fuse_narrow(given.lines(0), given.out()),
        "p78_without_fuse_narrow" => p78_without_fuse_narrow(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p10_without_fuse_narrow" => p10_without_fuse_narrow(given.ints_pairs(0), LIMIT),
        "p13_without_fuse_narrow" => p13_without_fuse_narrow(given.ints_pairs(0)),
        "p47_without_share_prefix" => p47_without_share_prefix(given.lines(0), given.out()),
        "p51_without_share_prefix" => p51_without_share_prefix(given.lines(0), given.lines_pairs_pairs(1)),
        "p26_without_share_prefix" => p26_without_share_prefix(given.lines(0), given.out()),
        "p78_without_share_prefix" => p78_without_share_prefix(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p13_without_share_prefix" => p13_without_share_prefix(given.ints_pairs(0)),
        _ => return None,
    })
}
