//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s0.top_k(1);
    let _x2 = s0.transform_with(x1, |a, b, _time| b.union(a));
    s0.glom().flat_map(|g| g).print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.filter(|n| n % 2 == 0);
    let _x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    s0.filter(|n| n % 2 == 0).for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p72_without_prune_unused(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>) {
    let x1 = s1.join(s1);
    let x2 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let _x3 = x1.left_outer_join(x2);
    s1.group_by_key().remember(&Remembered::new(), "3s");
    s0.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p86_without_prune_unused(s0: DStream<String>, out: Out) {
    let _x0 = s0.map(size);
    let x1 = s0.key_by(|s| size(s));
    let x2 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let x3 = s0.transform_with(x2, |a, b, _time| b.union(a));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x1.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = x0.union(x0);
    let _x4 = x2.union(x0.reduce(|a, b| a.min(b)));
    s0.transform_with(x0, |a, b| a.join(b)).remember(&Remembered::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p75_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.join(s0);
    x0.map_partitions(|records| records).save_as_object_files("out/objects/0");
    s1.remember(&Remembered::new(), "3s");
    x0.join(x0).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p87_without_elide_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).full_outer_join(s0.union(x0));
    x3.print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p05_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s0.filter_map(Some);
    let x4 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).full_outer_join(x1.transform_with(s0.filter(|((s, _), _)| size(s) >= limit), |a, b, _time| b.union(a)));
    x4.remember(&Remembered::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.count_by_value();
    let x2 = x0.flat_map_values(|n| 0..n % 4);
    let x3 = x0.sample(1.0).distinct();
    x2.right_outer_join(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p60_without_elide_shuffle(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x2 = x0.group_by_key();
    let x3 = x0.transform_with(x0.window("3s"), |a, b, _time| b.union(a));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p87_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).full_outer_join(s0.union(x0));
    x3.print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p54_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.left_outer_join(s0);
    let x2 = x0.map_partitions(|records| records);
    x0.transform_with(x0.reduce(|a, b| a.min(b)), |a, b, _time| b.union(a)).transform_with(x2, |a, b| a.subtract(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p83_without_combine_before_shuffle(s0: DStream<&str>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.distinct();
    x0.window("2s", "4s").remember(&Remembered::new(), "3s");
    x0.union(x1).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p51_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|((_, n), _)| *n <= limit);
    let x1 = s1.filter(|((_, n), _)| *n <= limit);
    let x2 = s1.count();
    let _x3 = x0.right_outer_join(x1);
    x2.remember(&Remembered::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p79_without_combine_before_shuffle(s0: DStream<u64>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x2 = x0.count_by_value();
    let x3 = x2.map_partitions(|records| records);
    x0.union(s0).for_each_partition(|records| out.put_partition(0, &records));
    x3.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x1 = x0.union(x0);
    x0.key_by(|s| s.get(..1).unwrap_or("")).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x3 = s1.containing("a").union(s1.union(s1.words()));
    s0.remember(&Remembered::new(), "3s");
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p23_without_fuse_narrow(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.window("3s", "2s");
    let x1 = x0.window("6s", "4s");
    let x2 = x0.union(x0);
    let x3 = x1.filter(|(_, n)| n % 2 == 0);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s0.top_k(1);
    let _x2 = s0.transform_with(x1, |a, b, _time| b.union(a));
    s0.glom().flat_map(|g| g).print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s1.repartition(1);
    let x1 = s1.union(x0);
    let x2 = x0.map_values(move |n| n + limit);
    let x3 = x2.full_outer_join(x1);
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x1 = x0.union(x0);
    x0.key_by(|s| s.get(..1).unwrap_or("")).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x3 = s1.containing("a").union(s1.union(s1.words()));
    s0.remember(&Remembered::new(), "3s");
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p23_without_share_prefix(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.window("3s", "2s");
    let x1 = x0.window("6s", "4s");
    let x2 = x0.union(x0);
    let x3 = x1.filter(|(_, n)| n % 2 == 0);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p65_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.full_outer_join(s0);
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x1.transform_with(x1.window("3s"), |a, b| a.subtract(b)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s1.repartition(1);
    let x1 = s1.union(x0);
    let x2 = x0.map_values(move |n| n + limit);
    let x3 = x2.full_outer_join(x1);
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p72_without_prune_unused" => p72_without_prune_unused(given.ints(0), given.lines_pairs_pairs(1)),
        "p86_without_prune_unused" => p86_without_prune_unused(given.strings(0), given.out()),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p75_without_elide_shuffle" => p75_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs(1), given.out()),
        "p87_without_elide_shuffle" => p87_without_elide_shuffle(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p05_without_elide_shuffle" => p05_without_elide_shuffle(given.lines_pairs_pairs(0), LIMIT),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p60_without_elide_shuffle" => p60_without_elide_shuffle(given.lines_pairs(0), given.out()),
        "p87_without_combine_before_shuffle" => p87_without_combine_before_shuffle(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p54_without_combine_before_shuffle" => p54_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p83_without_combine_before_shuffle" => p83_without_combine_before_shuffle(given.lines(0)),
        "p51_without_combine_before_shuffle" => p51_without_combine_before_shuffle(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p79_without_combine_before_shuffle" => p79_without_combine_before_shuffle(given.ints(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p23_without_fuse_narrow" => p23_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p23_without_share_prefix" => p23_without_share_prefix(given.strings_pairs(0), given.out()),
        "p65_without_share_prefix" => p65_without_share_prefix(given.ints_pairs(0), given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        _ => return None,
    })
}
