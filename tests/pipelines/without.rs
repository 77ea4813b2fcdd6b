//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.key_by(|(_, n)| n % 4);
    let x2 = s0.map_values(move |n| n + limit);
    let _x3 = s0.filter(|(s, _)| !s.is_empty()).union(x2);
    s1.print();
    x0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x1 = s0.reduce(|a, b| a + "+" + &b);
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let x3 = s0.union(x1);
    let _x4 = s0.reduce(|a, b| a + "+" + &b).union(x3);
    x2.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.key_by(|(s, _)| size(s));
    let _x3 = s0.union(s0.reduce_by_key(|a, b| a.min(b)));
    s0.map_values(|n| n.to_string()).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let _x2 = s0.key_by(|n| n % 4);
    s0.map(plus(2)).union(s0.flat_map(|n| 0..n % 4)).for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map_values(|n| n / 2).save_as_object_files("out/objects/1");
    let _x5 = s0.map_values(|n| n / 2).union(s0.reduce_by_key(|a, b| a.max(b)));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).filter(|(_, n)| n % 2 == 0);
    let x2 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x2.union(x1.reduce_by_key(|a, b| a.min(b))).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.group_by_key();
    x0.print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    x0.reduce_by_key(|a, _| a).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p33_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x3.save_as_text_files("out/0");
    x0.key_by(|(n, _)| n % 4).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, mut out: Out) {
    let x3 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).group_by_key().filter(|(_, g)| g.len() > 1).group_by_key();
    x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p13_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x4 = x1.union(x2.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p04_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.union(s1);
    let x3 = x0.union(s0);
    x0.map_values(|n| (n % 3, n)).reduce(|a, _| a).save_as_text_files("out/0", "txt");
    x3.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p15_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a + b);
    s0.reduce(|a, b| a + b).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.union(x0).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).filter(|(_, n)| n % 2 == 0);
    let x2 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x2.union(x1.reduce_by_key(|a, b| a.min(b))).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p12_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let x1 = s0.reduce_by_key(|_, b| b).map(|r| (7u64, r));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.map(|(k, _)| k);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.save_as_text_files("out/0");
    x1.reduce_by_key(|a, b| a + b).print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.union(s1).save_as_object_files("out/objects/1");
    s0.filter(|s| !s.is_empty()).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p36_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map_values(|n| n / 2).save_as_object_files("out/objects/1");
    let _x5 = s0.map_values(|n| n / 2).union(s0.reduce_by_key(|a, b| a.max(b)));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p39_without_fuse_narrow(s0: DStream<&str>, out: Out) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    s1.save_as_object_files("out/objects/0");
    s0.union(x0).reduce(|a, b| a.max(b)).reduce_by_key(|a, b| a + b).save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p02_without_fuse_narrow(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.map(|(k, _)| k);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.save_as_text_files("out/0");
    x1.reduce_by_key(|a, b| a + b).print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.union(s1).save_as_object_files("out/objects/1");
    s0.filter(|s| !s.is_empty()).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p39_without_share_prefix(s0: DStream<&str>, out: Out) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    s1.save_as_object_files("out/objects/0");
    s0.union(x0).reduce(|a, b| a.max(b)).reduce_by_key(|a, b| a + b).save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p30_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.key_by(|((s, _), _)| size(s));
    let x1 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    s1.key_by(|((s, _), _)| s.get(..1).unwrap_or("")).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    x1.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p12_without_share_prefix(s0: DStream<(&str, u64)>) {
    let x1 = s0.reduce_by_key(|_, b| b).map(|r| (7u64, r));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p33_without_elide_shuffle" => p33_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p13_without_elide_shuffle" => p13_without_elide_shuffle(given.ints_pairs(0)),
        "p04_without_combine_before_shuffle" => p04_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p15_without_combine_before_shuffle" => p15_without_combine_before_shuffle(given.ints(0), given.ints_pairs(1), given.out()),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.strings_pairs(0)),
        "p12_without_combine_before_shuffle" => p12_without_combine_before_shuffle(given.lines_pairs(0)),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p36_without_fuse_narrow" => p36_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p39_without_fuse_narrow" => p39_without_fuse_narrow(given.lines(0), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p02_without_fuse_narrow" => p02_without_fuse_narrow(given.lines_pairs_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p39_without_share_prefix" => p39_without_share_prefix(given.lines(0), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        "p30_without_share_prefix" => p30_without_share_prefix(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p12_without_share_prefix" => p12_without_share_prefix(given.lines_pairs(0)),
        _ => return None,
    })
}
