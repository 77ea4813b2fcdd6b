//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let _x0 = s0.inspect(|_| ());
    let x2 = s0.flat_map_values(|n| 0..n % 4);
    let x3 = s0.try_map(Ok::<_, ()>).transform_with(x2, |a, b, _time| b.union(a));
    x3.save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.count();
    let x3 = s1.transform_with(s0.union(s0), |a, b, _time| b.union(a));
    let _x4 = x3.transform_with(s0.transform_with(s0, |a, b| a.subtract(b)), |a, b| a.subtract(b));
    x0.save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = s0.reduce(|a, b| a.max(b));
    let _x4 = x0.transform_with(x2.repartition(limit + 1), |a, b, _time| b.union(a));
    s0.key_by(|s| size(s)).print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.filter(|((_, n), _)| n % 2 == 0);
    let x1 = s0.transform(|rdd| rdd.distinct());
    let _x4 = x0.transform_with(x1.reduce_by_key(|a, b| a.max(b)), |a, b| a.subtract(b));
    s0.key_by(|((_, n), _)| (n % 2, n % 3)).save_as_text_files("out/0");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>) {
    let _x4 = s0.filter(|(s, _)| !s.is_empty()).union(s0.sample(0.0));
    s0.union(s0.filter(|(s, _)| !s.is_empty())).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p59_without_elide_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    s0.union(s1).union(s1).transform_with(x3, |a, b, _time| b.union(a)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.map_values(|n| (n % 3, n));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.filter(|(s, _)| size(s) >= limit).union(x3).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p29_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x1.save_as_text_files("out/0");
    x0.transform_with(x2, |a, b| a.join(b)).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = x0.filter(|(n, _)| *n <= limit);
    x1.group_by_key().filter(|(_, g)| g.len() > 1).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.reduce_by_key(|a, _| a);
    let x2 = x0.top_k(5);
    let x4 = x2.transform_with(x0.union(x1), |a, b| a.join(b));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p36_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.count();
    let x3 = s1.transform_with(s0.union(s0), |a, b, _time| b.union(a));
    let _x4 = x3.transform_with(s0.transform_with(s0, |a, b| a.subtract(b)), |a, b| a.subtract(b));
    x0.save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.top_k(1);
    let x1 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x2 = s0.key_by(|((s, _), _)| (*s, size(s) % 2));
    x2.print();
    x1.union(x0).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p51_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<&str>, mut out: Out) {
    let x1 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    x1.count_by_value().map_partitions(|records| records.flat_map(|r| [r.clone(), r])).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.distinct();
    let x1 = x0.sample(1.0);
    let x2 = x1.reduce_by_key(|a, b| a + b);
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).transform_with(x2, |a, b| a.join(b)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p32_without_combine_before_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    let x4 = x1.reduce_by_key(|a, b| a.min(b)).union(x1.distinct());
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, limit: u64) {
    let x1 = s0.union(s0);
    let x3 = x1.transform_with(s0.transform_with(s0, |a, b| a.subtract(b)).filter(|s| size(s) >= limit), |a, b, _time| b.union(a));
    x3.print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p08_without_fuse_narrow(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.union(x0);
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    x1.print();
    x2.transform_with(x2, |a, b| a.join(b)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let _x0 = s0.inspect(|_| ());
    let x2 = s0.flat_map_values(|n| 0..n % 4);
    let x3 = s0.try_map(Ok::<_, ()>).transform_with(x2, |a, b, _time| b.union(a));
    x3.save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.map(|(_, v)| v).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p10_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_values(plus(2));
    let x1 = s0.filter(|(n, _)| n % 2 == 0);
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x2.save_as_text_files("out/0", "txt");
    x1.map(|(k, v)| (v, k)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, limit: u64) {
    let x1 = s0.union(s0);
    let x3 = x1.transform_with(s0.transform_with(s0, |a, b| a.subtract(b)).filter(|s| size(s) >= limit), |a, b, _time| b.union(a));
    x3.print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p08_without_share_prefix(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.union(x0);
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    x1.print();
    x2.transform_with(x2, |a, b| a.join(b)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p06_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let _x0 = s0.inspect(|_| ());
    let x2 = s0.flat_map_values(|n| 0..n % 4);
    let x3 = s0.try_map(Ok::<_, ()>).transform_with(x2, |a, b, _time| b.union(a));
    x3.save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p09_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.map(|(_, v)| v).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p10_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_values(plus(2));
    let x1 = s0.filter(|(n, _)| n % 2 == 0);
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x2.save_as_text_files("out/0", "txt");
    x1.map(|(k, v)| (v, k)).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), given.out()),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), LIMIT),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0)),
        "p59_without_elide_shuffle" => p59_without_elide_shuffle(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0), LIMIT),
        "p29_without_elide_shuffle" => p29_without_elide_shuffle(given.ints_pairs(0)),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p36_without_combine_before_shuffle" => p36_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p51_without_combine_before_shuffle" => p51_without_combine_before_shuffle(given.lines(0), given.lines(1), given.out()),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.strings_pairs(0), given.out()),
        "p32_without_combine_before_shuffle" => p32_without_combine_before_shuffle(given.lines_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), LIMIT),
        "p08_without_fuse_narrow" => p08_without_fuse_narrow(given.lines_pairs(0), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1), given.out()),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0), given.out()),
        "p10_without_fuse_narrow" => p10_without_fuse_narrow(given.ints_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), LIMIT),
        "p08_without_share_prefix" => p08_without_share_prefix(given.lines_pairs(0), given.out()),
        "p06_without_share_prefix" => p06_without_share_prefix(given.strings_pairs(0), given.ints(1), given.out()),
        "p09_without_share_prefix" => p09_without_share_prefix(given.ints_pairs(0), given.out()),
        "p10_without_share_prefix" => p10_without_share_prefix(given.ints_pairs(0)),
        _ => return None,
    })
}
