//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.window("3s");
    let _x1 = s1.count_by_value();
    let x2 = s1.map(move |n| n + limit);
    let x3 = x0.transform_with(x2, |a, b| a.subtract(b));
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s1.filter(|(n, _)| *n <= limit);
    let x2 = s1.filter(|(n, _)| *n <= limit);
    let x3 = s0.union(s1.filter(|(n, _)| *n <= limit));
    let _x4 = x0.transform_with(x3, |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.map_partitions(|records| records);
    let x2 = s0.transform(|rdd| rdd);
    let _x4 = x0.transform_with(x2, |a, b, _time| b.union(a));
    s0.transform_with(x1, |a, b| a.subtract(b)).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, limit: u64, out: Out) {
    let _x1 = s0.filter_map(|s| s.split_once(' '));
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).remember(&Remembered::<&str>::new(), "3s");
    s0.map(size).map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p46_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x1 = s0.repartition(3);
    let x3 = s0.transform_with(x1, |a, b| a.join(b));
    let _x4 = s0.repartition(3).transform_with(x3, |a, b| a.join(b));
    s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.reduce_by_key(|a, b| a.min(b)).union(x0.union(x0.repartition(3))).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p54_without_elide_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x0.transform_with(x0.repartition(3), |a, b, _time| b.union(a));
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).transform_with(x3, |a, b| a.subtract(b)).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p57_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x3 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x2.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.filter(|(s, _)| !s.is_empty());
    x0.reduce_by_key(|a, _| a).window("3s", "2s").remember(&Remembered::<(String, Group<'_, u64>)>::new(), "3s");
    x2.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.sample(1.0).group_by_key();
    x2.transform_with(x2, |a, b, _time| b.union(a)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print_n(3);
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
pub(crate) fn p09_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.union(x1).union(x2).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p15_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = s1.key_by(|(_, n)| n % 4);
    let x2 = s1.transform_with(x0, |a, b, _time| b.union(a));
    s0.print();
    x2.transform_with(x1, |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p67_without_combine_before_shuffle(s0: DStream<String>) {
    let x0 = s0.window("3s");
    let x2 = x0.distinct();
    let x3 = x2.key_by(|s| s.clone());
    x3.remember(&Remembered::<(String, String)>::new(), "3s");
    x0.union(s0).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p69_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b, _time| b.union(a)).print_n(0);
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
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.window("3s");
    let _x1 = s1.count_by_value();
    let x2 = s1.map(move |n| n + limit);
    let x3 = x0.transform_with(x2, |a, b| a.subtract(b));
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x1 = s1.sample(1.0).window("1s", "2s");
    let x2 = x1.union(x1);
    x2.filter(|s| size(s) >= limit).remember(&Remembered::<&str>::new(), "3s");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.union(x1).union(x2).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p19_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.map(|r| (7u64, r));
    let x2 = x0.filter(|(_, n)| n % 2 == 0);
    x1.print_n(3);
    x0.transform_with(x2, |a, b, _time| b.union(a)).save_as_object_files("out/objects/1");
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
pub(crate) fn p06_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.window("3s");
    let _x1 = s1.count_by_value();
    let x2 = s1.map(move |n| n + limit);
    let x3 = x0.transform_with(x2, |a, b| a.subtract(b));
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x1 = s1.sample(1.0).window("1s", "2s");
    let x2 = x1.union(x1);
    x2.filter(|s| size(s) >= limit).remember(&Remembered::<&str>::new(), "3s");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p09_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.union(x1).union(x2).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p63_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<String>, out: Out) {
    let x1 = s0.window("2s", "2s");
    let x2 = x1.window("4s", "4s");
    s0.group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.print_n(0);
    x2.foreach_rdd(|rdd| out.put(2, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), LIMIT, given.out()),
        "p46_without_prune_unused" => p46_without_prune_unused(given.lines_pairs(0)),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0)),
        "p54_without_elide_shuffle" => p54_without_elide_shuffle(given.lines_pairs_pairs(0)),
        "p57_without_elide_shuffle" => p57_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings_pairs(0)),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0)),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p09_without_combine_before_shuffle" => p09_without_combine_before_shuffle(given.ints_pairs(0)),
        "p15_without_combine_before_shuffle" => p15_without_combine_before_shuffle(given.ints(0), given.ints_pairs(1)),
        "p67_without_combine_before_shuffle" => p67_without_combine_before_shuffle(given.strings(0)),
        "p69_without_combine_before_shuffle" => p69_without_combine_before_shuffle(given.ints_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1), LIMIT),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), LIMIT, given.out()),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0)),
        "p19_without_fuse_narrow" => p19_without_fuse_narrow(given.strings_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p06_without_share_prefix" => p06_without_share_prefix(given.strings_pairs(0), given.ints(1), LIMIT),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), LIMIT, given.out()),
        "p09_without_share_prefix" => p09_without_share_prefix(given.ints_pairs(0)),
        "p63_without_share_prefix" => p63_without_share_prefix(given.strings_pairs(0), given.strings(1), given.out()),
        _ => return None,
    })
}
