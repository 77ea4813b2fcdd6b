//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = s0.union(x1);
    let _x4 = x0.union(x2);
    x1.transform_with(x1, |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p66_without_prune_unused(s0: DStream<u64>, s1: DStream<(String, u64)>, out: Out) {
    let _x0 = s0.key_by(|n| n % 4);
    let x2 = s0.map(plus(2));
    x2.transform_with(s0.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") }), |a, b| a.subtract(b)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.sample(1.0);
    let _x3 = s0.left_outer_join(s0.reduce_by_key(|_, b| b));
    s0.full_outer_join(s0).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p54_without_prune_unused(s0: DStream<String>, s1: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s1.repartition(3);
    let _x1 = s1.map_partitions(|records| records);
    x0.print();
    s1.group_by_key().print();
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x0 = s0.count_by_value();
    let x1 = s0.map(|r| (7u64, r));
    let x2 = s0.top_k(1);
    x1.save_as_text_files("out/0", "txt");
    x2.print();
    s1.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p09_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x0.cogroup(x0).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x3.union(x0.transform_with(x0, |a, b| a.subtract(b))).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p10_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = s0.union(x0);
    let x3 = x0.transform_with(x0, |a, b| a.subtract(b)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x3.left_outer_join(x1);
    x4.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p13_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = x0.union(x0);
    x0.cogroup(x0).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x2).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p42_without_elide_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.join(s0);
    let x2 = x0.join(x0).map(|(k, _)| k);
    let x3 = x2.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x4 = x3.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p59_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = x0.flat_map_values(|r| [r.clone(), r]);
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x0.join(x1);
    x3.join(x2).save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x0 = s0.count_by_value();
    let x1 = s0.map(|r| (7u64, r));
    let x2 = s0.top_k(1);
    x1.save_as_text_files("out/0", "txt");
    x2.print();
    s1.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p60_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<&str>) {
    s0.map_partitions(|records| records).count_by_value().print_n(0);
    s0.map_partitions(|records| records).print_n(3);
    s1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p24_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x1.group_by_key().transform_with(x2, |a, b| a.join(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p08_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    x0.count().save_as_text_files("out/0");
    x0.flat_map_values(|n| 0..n % 4).filter_map(Some).print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).key_by(|((_, n), _)| (n % 2, n % 3));
    let x3 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).try_map(Ok::<_, ()>);
    x3.right_outer_join(x3).print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = x0.union(x0);
    s0.print();
    x1.union(x0.transform_with(x1, |a, b| a.subtract(b))).save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p67_without_fuse_narrow(s0: DStream<String>, mut out: Out) {
    let x2 = s0.map(size);
    s0.key_by(|s| size(s)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.key_by(|s| s.clone()).foreach_rdd(|rdd| out.put(1, &rdd));
    x2.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.filter(|s| !s.is_empty());
    let x2 = s1.union(x1);
    let x3 = x2.sample(0.0);
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.sample(1.0);
    let _x3 = s0.left_outer_join(s0.reduce_by_key(|_, b| b));
    s0.full_outer_join(s0).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p19_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.filter(|(s, _)| !s.is_empty()).right_outer_join(x0.union(x0)).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = x0.union(x0);
    s0.print();
    x1.union(x0.transform_with(x1, |a, b| a.subtract(b))).save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p67_without_share_prefix(s0: DStream<String>, mut out: Out) {
    let x2 = s0.map(size);
    s0.key_by(|s| size(s)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.key_by(|s| s.clone()).foreach_rdd(|rdd| out.put(1, &rdd));
    x2.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.filter(|s| !s.is_empty());
    let x2 = s1.union(x1);
    let x3 = x2.sample(0.0);
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x1.transform_with(x2, |a, b, _time| b.union(a));
    s1.save_as_text_files("out/0");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p01_without_share_prefix(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.sample(1.0);
    let _x3 = s0.left_outer_join(s0.reduce_by_key(|_, b| b));
    s0.full_outer_join(s0).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p66_without_prune_unused" => p66_without_prune_unused(given.ints(0), given.strings_pairs(1), given.out()),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0), given.out()),
        "p54_without_prune_unused" => p54_without_prune_unused(given.strings(0), given.lines_pairs(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), given.out()),
        "p09_without_elide_shuffle" => p09_without_elide_shuffle(given.ints_pairs(0)),
        "p10_without_elide_shuffle" => p10_without_elide_shuffle(given.ints_pairs(0)),
        "p13_without_elide_shuffle" => p13_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p42_without_elide_shuffle" => p42_without_elide_shuffle(given.lines_pairs_pairs(0)),
        "p59_without_elide_shuffle" => p59_without_elide_shuffle(given.strings_pairs(0)),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1), given.out()),
        "p60_without_combine_before_shuffle" => p60_without_combine_before_shuffle(given.strings(0), given.lines(1)),
        "p24_without_combine_before_shuffle" => p24_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p08_without_combine_before_shuffle" => p08_without_combine_before_shuffle(given.lines_pairs(0)),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1)),
        "p67_without_fuse_narrow" => p67_without_fuse_narrow(given.strings(0), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p19_without_fuse_narrow" => p19_without_fuse_narrow(given.strings_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1)),
        "p67_without_share_prefix" => p67_without_share_prefix(given.strings(0), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1)),
        "p01_without_share_prefix" => p01_without_share_prefix(given.lines_pairs(0), given.out()),
        _ => return None,
    })
}
