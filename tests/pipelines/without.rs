//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.map(|s| s.trim());
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let _x2 = s0.filter_map(|s| s.split_once(' '));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print_n(0);
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p46_without_prune_unused(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.filter(|(s, _)| !s.is_empty());
    let x1 = s0.inspect(|_| ());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x3 = s0.union(x0);
    x2.save_as_text_files("out/0");
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x2 = s1.reduce(|a, b| a + "+" + &b);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print_n(0);
    let _x5 = s1.reduce(|a, b| a + "+" + &b).union(s1.reduce(|a, b| a + "+" + &b));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    let x2 = s0.union(x0);
    let x3 = x2.flat_map_values(|n| 0..n % 4);
    s1.save_as_object_files("out/objects/0");
    let _x5 = x1.union(x3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let _x2 = s0.words();
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print_n(3);
    s0.repartition(1).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p14_without_elide_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x2 = x0.reduce_by_key(|_, b| b);
    x2.reduce_by_key(|a, _| a).union(x0.reduce(|_, b| b)).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x0.union(x0.repartition(3)).union(x2);
    x4.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x0.count().top_k(1);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.filter(|(_, g)| g.len() > 1);
    x1.group_by_key().print_n(3);
    x0.filter(|(_, g)| g.len() > 1).print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.sample(0.0);
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).sample(0.0).reduce_by_key(|a, b| a.min(b));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    s0.map(|s| (s, 1u64)).save_as_text_files("out/0");
    s0.top_k(1).save_as_object_files("out/objects/1");
    s1.union(s1).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.union(x1);
    x0.print_n(3);
    s1.for_each_partition(|records| out.put_partition(1, &records));
    x2.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p49_without_combine_before_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x0.reduce_by_key(|a, b| a + b).for_each_partition(|records| out.put_partition(1, &records));
    x0.group_by_key().save_as_text_files("out/2", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p08_without_combine_before_shuffle(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.map(|(_, v)| v);
    let x1 = x0.repartition(limit + 1);
    let x2 = x0.union(x1);
    let x3 = x0.reduce(|a, b| a + b);
    let x4 = x3.union(x2);
    x4.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    s0.count().print_n(3);
    s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
    s0.sample(1.0).print_n(3);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p51_without_fuse_narrow(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.map(|s| s.trim());
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let _x2 = s0.filter_map(|s| s.split_once(' '));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print_n(0);
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p63_without_fuse_narrow(s0: DStream<&str>, out: Out) {
    let x0 = s0.inspect(|_| ());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p55_without_fuse_narrow(s0: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.key_by(|(_, n)| (n % 2, n % 3));
    let x2 = s0.key_by(|(_, n)| (n % 2, n % 3));
    x2.save_as_text_files("out/0", "txt");
    x1.for_each_partition(|records| out.put_partition(1, &records));
    s0.key_by(|(_, n)| (n % 2, n % 3)).save_as_object_files("out/objects/2");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p58_without_fuse_narrow(s0: DStream<&str>) {
    let x0 = s0.filter_map(|s| s.strip_prefix('a'));
    let x1 = s0.union(x0);
    x0.flat_map(|s| s.split_whitespace()).union(x1.flat_map(|s| s.split_whitespace())).save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p05_without_fuse_narrow(s0: DStream<((&str, u64), u64)>) {
    s0.count().print_n(3);
    s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
    s0.sample(1.0).print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p51_without_share_prefix(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.map(|s| s.trim());
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let _x2 = s0.filter_map(|s| s.split_once(' '));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print_n(0);
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p63_without_share_prefix(s0: DStream<&str>, out: Out) {
    let x0 = s0.inspect(|_| ());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p35_without_share_prefix(s0: DStream<String>, out: Out) {
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = s0.repartition(1);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1");
    s0.map_partitions(|records| records).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p55_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.key_by(|(_, n)| (n % 2, n % 3));
    let x2 = s0.key_by(|(_, n)| (n % 2, n % 3));
    x2.save_as_text_files("out/0", "txt");
    x1.for_each_partition(|records| out.put_partition(1, &records));
    s0.key_by(|(_, n)| (n % 2, n % 3)).save_as_object_files("out/objects/2");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p58_without_share_prefix(s0: DStream<&str>) {
    let x0 = s0.filter_map(|s| s.strip_prefix('a'));
    let x1 = s0.union(x0);
    x0.flat_map(|s| s.split_whitespace()).union(x1.flat_map(|s| s.split_whitespace())).save_as_text_files("out/0", "txt");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p46_without_prune_unused" => p46_without_prune_unused(given.lines_pairs(0), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p14_without_elide_shuffle" => p14_without_elide_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0)),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0)),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1), given.out()),
        "p49_without_combine_before_shuffle" => p49_without_combine_before_shuffle(given.ints_pairs(0), given.out()),
        "p08_without_combine_before_shuffle" => p08_without_combine_before_shuffle(given.lines_pairs(0), LIMIT),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p51_without_fuse_narrow" => p51_without_fuse_narrow(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p63_without_fuse_narrow" => p63_without_fuse_narrow(given.lines(0), given.out()),
        "p55_without_fuse_narrow" => p55_without_fuse_narrow(given.ints_pairs(0), given.out()),
        "p58_without_fuse_narrow" => p58_without_fuse_narrow(given.lines(0)),
        "p05_without_fuse_narrow" => p05_without_fuse_narrow(given.lines_pairs_pairs(0)),
        "p51_without_share_prefix" => p51_without_share_prefix(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p63_without_share_prefix" => p63_without_share_prefix(given.lines(0), given.out()),
        "p35_without_share_prefix" => p35_without_share_prefix(given.strings(0), given.out()),
        "p55_without_share_prefix" => p55_without_share_prefix(given.ints_pairs(0), given.out()),
        "p58_without_share_prefix" => p58_without_share_prefix(given.lines(0)),
        _ => return None,
    })
}
