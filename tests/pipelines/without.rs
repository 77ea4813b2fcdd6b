//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x2 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let _x3 = s0.union(x0);
    let x4 = x2.union(s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()));
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p60_without_prune_unused(s0: DStream<String>, s1: DStream<&str>, limit: u64) {
    let x2 = s1.filter(|s| !s.is_empty());
    let _x3 = s1.filter(|s| size(s) >= limit).transform_with(s1.repartition(1), |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0", "txt");
    s0.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p65_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = s0.map_partitions(|records| records);
    x2.print();
    let _x5 = x1.transform_with(s0.union(x0), |a, b| a.join(b));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|((s, _), _)| !s.is_empty());
    let x1 = s0.map_values(plus(2));
    let x2 = s0.filter(|((_, n), _)| *n <= limit);
    let x3 = s0.transform_with(x0, |a, b, _time| b.union(a));
    let _x4 = x1.transform_with(x3, |a, b| a.subtract(b));
    x2.print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x1 = s0.reduce(|a, _| a);
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let _x4 = x1.transform_with(s0.filter(|s| !s.is_empty()).reduce(|_, b| b), |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p69_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    s0.union(s1).union(s0).print_n(0);
    s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).reduce_by_key(|a, b| a.min(b)).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p39_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = x0.map_partitions(|records| records);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x0.transform_with(x1, |a, b| a.subtract(b));
    let x4 = x3.transform_with(x2, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.union(x0);
    let x3 = x1.repartition(1);
    x0.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x2 = x1.group_by_key();
    x2.transform_with(x2, |a, b| a.join(b)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p53_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x0.repartition(limit + 1).transform_with(x0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))), |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p48_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<u64>, out: Out) {
    let x0 = s1.transform(|rdd| rdd);
    let x1 = s1.filter(|n| n % 2 == 0);
    let x2 = x0.count_by_value();
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1");
    s0.save_as_text_files("out/2");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p69_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    s0.union(s1).union(s0).print_n(0);
    s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).reduce_by_key(|a, b| a.min(b)).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p19_without_combine_before_shuffle(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.top_k(limit);
    let x1 = x0.map_partitions(|records| records);
    let x2 = x0.union(x1);
    let x4 = x2.transform_with(x1.transform_with(x1, |a, b| a.subtract(b)), |a, b| a.subtract(b));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p04_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.flat_map_values(|n| 0..n % 4);
    let x1 = x0.top_k(1);
    x0.map_values(|n| n.to_string()).save_as_object_files("out/objects/0");
    s1.union(x1).save_as_object_files("out/objects/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p27_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x2 = x1.group_by_key();
    x2.transform_with(x2, |a, b| a.join(b)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>) {
    let x3 = s0.union(s0).transform_with(s0.inspect(|_| ()), |a, b, _time| b.union(a));
    s1.transform_with(s1, |a, b, _time| b.union(a)).print();
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p51_without_fuse_narrow(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.map(size);
    let x1 = x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x2 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x0.union(x2);
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p67_without_fuse_narrow(s0: DStream<String>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s0);
    s1.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.union(x0).flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = x0.transform_with(x0, |a, b| a.join(b));
    x1.union(x1).transform_with(x0.union(x0), |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.containing("a");
    let x1 = x0.words();
    let x3 = x1.transform_with(s1.union(x0), |a, b, _time| b.union(a));
    s0.save_as_text_files("out/0");
    x3.print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>) {
    let x3 = s0.union(s0).transform_with(s0.inspect(|_| ()), |a, b, _time| b.union(a));
    s1.transform_with(s1, |a, b, _time| b.union(a)).print();
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p51_without_share_prefix(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.map(size);
    let x1 = x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x2 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x0.union(x2);
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p67_without_share_prefix(s0: DStream<String>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s0);
    s1.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.union(x0).flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p09_without_share_prefix(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = x0.transform_with(x0, |a, b| a.join(b));
    x1.union(x1).transform_with(x0.union(x0), |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.containing("a");
    let x1 = x0.words();
    let x3 = x1.transform_with(s1.union(x0), |a, b, _time| b.union(a));
    s0.save_as_text_files("out/0");
    x3.print_n(3);
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p60_without_prune_unused" => p60_without_prune_unused(given.strings(0), given.lines(1), LIMIT),
        "p65_without_prune_unused" => p65_without_prune_unused(given.lines_pairs(0)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), LIMIT),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p69_without_elide_shuffle" => p69_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p39_without_elide_shuffle" => p39_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0)),
        "p53_without_elide_shuffle" => p53_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p48_without_combine_before_shuffle" => p48_without_combine_before_shuffle(given.strings(0), given.ints(1), given.out()),
        "p69_without_combine_before_shuffle" => p69_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p19_without_combine_before_shuffle" => p19_without_combine_before_shuffle(given.strings_pairs(0), LIMIT, given.out()),
        "p04_without_combine_before_shuffle" => p04_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p27_without_combine_before_shuffle" => p27_without_combine_before_shuffle(given.strings_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1)),
        "p51_without_fuse_narrow" => p51_without_fuse_narrow(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p67_without_fuse_narrow" => p67_without_fuse_narrow(given.strings(0), given.strings(1), given.out()),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0), LIMIT, given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1)),
        "p51_without_share_prefix" => p51_without_share_prefix(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p67_without_share_prefix" => p67_without_share_prefix(given.strings(0), given.strings(1), given.out()),
        "p09_without_share_prefix" => p09_without_share_prefix(given.ints_pairs(0), LIMIT, given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        _ => return None,
    })
}
