//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let _x3 = x0.transform_with(x1, |a, b| a.subtract(b));
    s0.flat_map_values(|r| [r.clone(), r]).print();
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, limit: u64) {
    let x1 = s0.filter(|s| size(s) >= limit);
    let x2 = s0.filter(|s| size(s) >= limit);
    let _x3 = s0.transform_with(s0.words(), |a, b| a.subtract(b));
    let x4 = x1.transform_with(x2, |a, b| a.subtract(b));
    x4.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x2 = s0.reduce_by_key(|a, b| a + b);
    let _x4 = s0.reduce_by_key(|a, _| a).transform_with(x2, |a, b| a.join(b));
    s0.reduce(|a, b| a.min(b)).filter(|(_, n)| n % 2 == 0).save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") });
    let x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let _x3 = x1.union(x0);
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>, out: Out) {
    let x0 = s0.map(size);
    let _x1 = s0.map(|s| s.to_lowercase());
    x0.map_partitions(|records| records).print();
    s0.key_by(|s| size(s)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p38_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x3).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.count_by_value();
    let x1 = x0.reduce(|a, b| a.max(b));
    let x4 = x1.union(x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).sample(0.0));
    x4.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.reduce_by_key(|a, b| a + b);
    let x3 = x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.transform_with(x3, |a, b| a.join(b)).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p43_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x2 = x0.union(x0);
    let x3 = x2.group_by_key();
    x0.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    x3.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x1 = s0.reduce_by_key(|_, b| b).filter(|(s, _)| size(s) >= limit);
    x1.count_by_value().foreach_rdd(|rdd| out.put(0, &rdd));
    x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p44_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    x0.count_by_value().repartition(limit + 1).print();
    x1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p08_without_combine_before_shuffle(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.count();
    let x1 = x0.union(x0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x3 = x1.flat_map(|n| 0..n % 4);
    x3.union(x2).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p18_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64) {
    let x0 = s1.containing("a");
    x0.top_k(limit).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).containing("a").print();
    s0.save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p38_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x3).save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p23_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.reduce_by_key(|a, b| a + b);
    let x3 = x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.transform_with(x3, |a, b| a.join(b)).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s1.union(x0);
    let x2 = x0.map_partitions(|records| records);
    s0.print();
    x1.union(x2).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p55_without_fuse_narrow(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|(n, _)| *n <= limit);
    let x2 = s0.filter(|(n, _)| *n <= limit);
    s0.filter(|(n, _)| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x4 = x0.transform_with(x2, |a, b| a.join(b));
    x4.save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let _x3 = x0.transform_with(x1, |a, b| a.subtract(b));
    s0.flat_map_values(|r| [r.clone(), r]).print();
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.transform_with(x0, |a, b| a.join(b)).repartition(3);
    let x4 = x2.union(x2.try_flat_map(|r| Ok::<_, ()>([r.clone(), r])));
    x4.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.union(x0);
    let x3 = x2.reduce_by_key(|a, b| a.max(b));
    let x4 = x3.union(x0.transform_with(x0, |a, b| a.subtract(b)));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s1.union(x0);
    let x2 = x0.map_partitions(|records| records);
    s0.print();
    x1.union(x2).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p55_without_share_prefix(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|(n, _)| *n <= limit);
    let x2 = s0.filter(|(n, _)| *n <= limit);
    s0.filter(|(n, _)| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x4 = x0.transform_with(x2, |a, b| a.join(b));
    x4.save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p41_without_share_prefix(s0: DStream<String>, out: Out) {
    let x0 = s0.map(size);
    let _x1 = s0.map(|s| s.to_lowercase());
    x0.map_partitions(|records| records).print();
    s0.key_by(|s| size(s)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s1.group_by_key();
    s1.map_partitions(|records| records).save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x0.repartition(limit + 1).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p08_without_share_prefix(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.count();
    let x1 = x0.union(x0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x3 = x1.flat_map(|n| 0..n % 4);
    x3.union(x2).foreach_rdd(|rdd| out.put(0, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), LIMIT),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0), given.out()),
        "p38_without_elide_shuffle" => p38_without_elide_shuffle(given.strings_pairs(0)),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0)),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0)),
        "p43_without_elide_shuffle" => p43_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0), LIMIT, given.out()),
        "p44_without_combine_before_shuffle" => p44_without_combine_before_shuffle(given.strings_pairs(0), given.strings_pairs(1), LIMIT),
        "p08_without_combine_before_shuffle" => p08_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p18_without_combine_before_shuffle" => p18_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines(1), LIMIT),
        "p38_without_combine_before_shuffle" => p38_without_combine_before_shuffle(given.strings_pairs(0)),
        "p23_without_combine_before_shuffle" => p23_without_combine_before_shuffle(given.strings_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1)),
        "p55_without_fuse_narrow" => p55_without_fuse_narrow(given.ints_pairs(0), LIMIT, given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings_pairs(0)),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0), given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1)),
        "p55_without_share_prefix" => p55_without_share_prefix(given.ints_pairs(0), LIMIT, given.out()),
        "p41_without_share_prefix" => p41_without_share_prefix(given.strings(0), given.out()),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1), LIMIT, given.out()),
        "p08_without_share_prefix" => p08_without_share_prefix(given.lines_pairs(0), given.out()),
        _ => return None,
    })
}
