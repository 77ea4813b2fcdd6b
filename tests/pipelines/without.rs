//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s1.top_k(1);
    let _x3 = x0.transform_with(s1.top_k(5), |a, b, _time| b.union(a));
    s1.window("1s", "2s").for_each_partition(|records| out.put_partition(0, &records));
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let x0 = s0.words();
    let x1 = s0.try_flat_map(|s| if s.is_empty() { Err(s) } else { Ok(s.split_whitespace()) });
    let x2 = s0.filter_map(|s| s.split_once(' '));
    let _x4 = s0.transform_with(x0, |a, b| a.subtract(b)).transform_with(x1, |a, b, _time| b.union(a));
    x2.remember(&Remembered::<(&str, &str)>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p49_without_prune_unused(s0: DStream<(u64, u64)>, mut out: Out) {
    let x1 = s0.full_outer_join(s0);
    let _x2 = s0.right_outer_join(s0);
    s0.window("1s", "2s").window("6s", "4s").foreach_rdd(|rdd| out.put(0, &rdd));
    x1.remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x1 = s1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = s1.filter(|(_, n)| *n <= limit).right_outer_join(s1.filter(|(_, n)| *n <= limit));
    let _x4 = s0.right_outer_join(x1);
    x3.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p65_without_prune_unused(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.repartition(1);
    let _x4 = s0.repartition(limit + 1).join(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
    x1.save_as_object_files("out/objects/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p24_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.union(x0);
    let x2 = x0.group_by_key();
    let x3 = x2.join(x2);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<((&str, u64), (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p42_without_elide_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x2 = x1.full_outer_join(x0);
    let x3 = x1.full_outer_join(s0);
    let x4 = x2.transform_with(x3, |a, b| a.subtract(b));
    x4.remember(&Remembered::<((&str, u64), (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.join(x0);
    x0.transform(|rdd| rdd).save_as_text_files("out/0");
    x1.right_outer_join(x1).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p73_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.window("1s", "2s");
    let x3 = x0.join(x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x0.window("4s", "4s").save_as_object_files("out/objects/0");
    x3.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p80_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.union(x0);
    x0.group_by_key().group_by_key().remember(&Remembered::<(u64, Group<'_, Group<'_, u64>>)>::new(), "3s");
    x1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p15_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = s1.join(s1.filter(|(n, _)| *n <= limit));
    let x3 = x2.union(x0);
    x3.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
    s0.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p14_without_combine_before_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x2 = x0.reduce_by_key(|_, b| b);
    let x3 = x0.union(x0).reduce(|a, b| a.min(b));
    x2.transform_with(x3, |a, b, _time| b.union(a)).remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p64_without_combine_before_shuffle(s0: DStream<&str>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x1 = x0.count_by_value();
    let x3 = x0.sample(1.0).window("3s");
    x1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p39_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x3 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).reduce_by_key(|a, b| a.min(b));
    x0.union(x0).full_outer_join(x3).remember(&Remembered::<(String, (Option<Group<'_, u64>>, Option<(u64, u64)>))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p28_without_combine_before_shuffle(s0: DStream<u64>) {
    let x0 = s0.map(plus(2));
    let x1 = x0.count();
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x4 = x1.union(x2.reduce(|a, b| a + b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x2 = x0.map_partitions(|records| records);
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p25_without_fuse_narrow(s0: DStream<(String, u64)>) {
    let x0 = s0.map_values(|n| ((n % 2, n % 3), n));
    let x1 = s0.map_values(|n| ((n % 2, n % 3), n));
    let x2 = s0.map(|(k, _)| k);
    let x3 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x2.remember(&Remembered::<String>::new(), "3s");
    x3.remember(&Remembered::<(String, ((u64, u64), u64))>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p72_without_fuse_narrow(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.union(x0);
    x1.union(x0.filter(|n| *n <= limit)).print_n(0);
    s1.save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p76_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.inspect(|_| ());
    let x2 = x0.window("4s", "4s");
    x2.print_n(0);
    x0.transform_with(x1, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = s1.join(s1.filter(|(n, _)| *n <= limit));
    let x3 = x2.union(x0);
    x3.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
    s0.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x2 = x0.map_partitions(|records| records);
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p25_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.map_values(|n| ((n % 2, n % 3), n));
    let x1 = s0.map_values(|n| ((n % 2, n % 3), n));
    let x2 = s0.map(|(k, _)| k);
    let x3 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x2.remember(&Remembered::<String>::new(), "3s");
    x3.remember(&Remembered::<(String, ((u64, u64), u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p69_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x1 = s1.window("3s", "2s");
    let x2 = x1.window("6s");
    x0.remember(&Remembered::<u64>::new(), "3s");
    x2.print_n(3);
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = s1.join(s1.filter(|(n, _)| *n <= limit));
    let x3 = x2.union(x0);
    x3.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
    s0.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p72_without_share_prefix(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.union(x0);
    x1.union(x0.filter(|n| *n <= limit)).print_n(0);
    s1.save_as_object_files("out/objects/1");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p49_without_prune_unused" => p49_without_prune_unused(given.ints_pairs(0), given.out()),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p65_without_prune_unused" => p65_without_prune_unused(given.lines_pairs(0), LIMIT),
        "p24_without_elide_shuffle" => p24_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p42_without_elide_shuffle" => p42_without_elide_shuffle(given.lines_pairs_pairs(0)),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p73_without_elide_shuffle" => p73_without_elide_shuffle(given.ints_pairs(0)),
        "p80_without_elide_shuffle" => p80_without_elide_shuffle(given.ints_pairs(0)),
        "p15_without_combine_before_shuffle" => p15_without_combine_before_shuffle(given.ints(0), given.ints_pairs(1), LIMIT),
        "p14_without_combine_before_shuffle" => p14_without_combine_before_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p64_without_combine_before_shuffle" => p64_without_combine_before_shuffle(given.lines(0), given.out()),
        "p39_without_combine_before_shuffle" => p39_without_combine_before_shuffle(given.strings_pairs(0)),
        "p28_without_combine_before_shuffle" => p28_without_combine_before_shuffle(given.ints(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p25_without_fuse_narrow" => p25_without_fuse_narrow(given.strings_pairs(0)),
        "p72_without_fuse_narrow" => p72_without_fuse_narrow(given.ints(0), given.lines_pairs_pairs(1), LIMIT),
        "p76_without_fuse_narrow" => p76_without_fuse_narrow(given.lines_pairs(0)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p25_without_share_prefix" => p25_without_share_prefix(given.strings_pairs(0)),
        "p69_without_share_prefix" => p69_without_share_prefix(given.lines_pairs_pairs(0), given.ints(1), LIMIT, given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT),
        "p72_without_share_prefix" => p72_without_share_prefix(given.ints(0), given.lines_pairs_pairs(1), LIMIT),
        _ => return None,
    })
}
