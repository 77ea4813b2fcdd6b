//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, out: Out) {
    let x0 = s0.window("2s", "2s");
    let x2 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let _x3 = x0.union(x0);
    x2.for_each_partition(|records| out.put_partition(0, &records));
    s0.map(size).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let _x2 = s1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x3 = x0.transform_with(s1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])), |a, b| a.subtract(b));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = s0.sample(1.0);
    let x3 = x1.union(s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.save_as_text_files("out/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p46_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x4 = s0.reduce(|a, b| a.max(b)).transform_with(s0.reduce(|a, _| a), |a, b, _time| b.union(a));
    s0.transform_with(x0, |a, b, _time| b.union(a)).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, limit: u64) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let _x4 = x2.transform_with(s0.filter(|s| size(s) >= limit), |a, b, _time| b.union(a));
    s0.transform_with(x0, |a, b, _time| b.union(a)).save_as_object_files("out/objects/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p24_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.union(s1).transform_with(x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b), |a, b| a.subtract(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p66_without_elide_shuffle(s0: DStream<u64>, s1: DStream<(String, u64)>, out: Out) {
    let x1 = s1.transform_with(s1, |a, b| a.subtract(b)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce(|a, _| a);
    let x3 = x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.repartition(limit + 1).transform_with(x3, |a, b| a.subtract(b)).print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x3 = x0.inspect(|_| ());
    x0.sample(0.0).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x3).print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p59_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.map_values(|n| n.to_string());
    let x3 = x2.update_state_by_key(|values, best: Option<String>| values.iter().max().max(best));
    x3.print();
    x0.window("1s", "2s").foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.transform_with(s0.inspect(|_| ()), |a, b, _time| b.union(a));
    let x3 = x2.transform_with(s0.top_k(limit), |a, b, _time| b.union(a));
    x3.print_n(3);
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p69_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x3 = s1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).top_k(1);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p19_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x3 = x1.key_by(|(s, _)| s.clone());
    let x4 = x0.union(x0).transform_with(x3, |a, b| a.join(b));
    x4.print_n(3);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p03_without_combine_before_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.window("3s");
    let x2 = x0.map(|(_, v)| v);
    x2.union(x0.count().reduce(|a, b| a.min(b))).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x2 = x0.union(x0).flat_map_values(|r| [r.clone(), r]);
    let x3 = x2.top_k(1);
    x3.reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, mut out: Out) {
    let x3 = s0.union(s0).map_partitions(|records| records.flat_map(|r| [r.clone(), r])).transform_with(s0.transform_with(s0, |a, b| a.subtract(b)), |a, b| a.subtract(b));
    x3.save_as_object_files("out/objects/0");
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p58_without_fuse_narrow(s0: DStream<&str>) {
    let x1 = s0.window("3s", "2s");
    let x2 = s0.filter(|s| !s.is_empty());
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).print_n(0);
    x2.save_as_text_files("out/1");
    x1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x1 = s1.words().window("3s", "2s");
    let x2 = x1.containing("a");
    s0.print();
    x2.union(x1).print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p19_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x3 = x1.key_by(|(s, _)| s.clone());
    let x4 = x0.union(x0).transform_with(x3, |a, b| a.join(b));
    x4.print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p20_without_fuse_narrow(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = s0.map_values(|n| n / 2).map_partitions(|records| records);
    let x3 = x2.window("1s", "2s");
    x3.print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, mut out: Out) {
    let x3 = s0.union(s0).map_partitions(|records| records.flat_map(|r| [r.clone(), r])).transform_with(s0.transform_with(s0, |a, b| a.subtract(b)), |a, b| a.subtract(b));
    x3.save_as_object_files("out/objects/0");
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p58_without_share_prefix(s0: DStream<&str>) {
    let x1 = s0.window("3s", "2s");
    let x2 = s0.filter(|s| !s.is_empty());
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).print_n(0);
    x2.save_as_text_files("out/1");
    x1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x1 = s1.words().window("3s", "2s");
    let x2 = x1.containing("a");
    s0.print();
    x2.union(x1).print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p19_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x3 = x1.key_by(|(s, _)| s.clone());
    let x4 = x0.union(x0).transform_with(x3, |a, b| a.join(b));
    x4.print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p20_without_share_prefix(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = s0.map_values(|n| n / 2).map_partitions(|records| records);
    let x3 = x2.window("1s", "2s");
    x3.print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), given.out()),
        "p46_without_prune_unused" => p46_without_prune_unused(given.lines_pairs(0)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), LIMIT),
        "p24_without_elide_shuffle" => p24_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p66_without_elide_shuffle" => p66_without_elide_shuffle(given.ints(0), given.strings_pairs(1), given.out()),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0), LIMIT),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0)),
        "p59_without_elide_shuffle" => p59_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1), LIMIT, given.out()),
        "p69_without_combine_before_shuffle" => p69_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p19_without_combine_before_shuffle" => p19_without_combine_before_shuffle(given.strings_pairs(0)),
        "p03_without_combine_before_shuffle" => p03_without_combine_before_shuffle(given.strings_pairs(0), given.out()),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p58_without_fuse_narrow" => p58_without_fuse_narrow(given.lines(0)),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p19_without_fuse_narrow" => p19_without_fuse_narrow(given.strings_pairs(0)),
        "p20_without_fuse_narrow" => p20_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p58_without_share_prefix" => p58_without_share_prefix(given.lines(0)),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        "p19_without_share_prefix" => p19_without_share_prefix(given.strings_pairs(0)),
        "p20_without_share_prefix" => p20_without_share_prefix(given.lines_pairs(0), given.out()),
        _ => return None,
    })
}
