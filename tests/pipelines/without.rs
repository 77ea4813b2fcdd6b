//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let _x3 = s0.full_outer_join(s0.flat_map_values(|r| [r.clone(), r]));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map_values(|n| ((n % 2, n % 3), n)).print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, limit: u64) {
    let x0 = s0.window("3s", "2s");
    let x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x2 = s0.filter(|s| size(s) >= limit);
    let x3 = x0.union(x0);
    let _x4 = x2.union(x1);
    x3.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p60_without_prune_unused(s0: DStream<String>, s1: DStream<&str>) {
    let x1 = s1.window("3s", "2s");
    let _x3 = s1.split_fields(' ').flat_map(|fields| fields);
    x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print_n(3);
    s0.print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, out: Out) {
    let _x0 = s0.map(size);
    let x1 = s0.reduce(|a, b| a.min(b));
    let x4 = s0.union(x1).union(x1.reduce(|a, b| a.min(b)));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s1.transform(|rdd| rdd);
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    let _x5 = x1.union(s1.filter_map(Some).transform_with(s1.top_k(1), |a, b, _time| b.union(a)));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.join(x0);
    x1.full_outer_join(x1).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.key_by(|(_, n)| n % 4).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p10_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_values(|n| (n % 3, n));
    let x1 = s0.map(|r| (7u64, r));
    let x3 = x0.full_outer_join(x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))));
    x3.remember(&Remembered::<(u64, (Option<(u64, u64)>, Option<(u64, u64)>))>::new(), "3s");
    x1.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p54_without_elide_shuffle(s0: DStream<String>, s1: DStream<(&str, u64)>) {
    let x0 = s1.join(s1);
    let x1 = x0.group_by_key();
    s0.print_n(0);
    x1.window("3s").count().print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p20_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let x1 = s0.reduce_by_key(|_, b| b);
    s0.reduce_by_key(|_, b| b).transform_with(x1.transform_with(x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)), |a, b, _time| b.union(a)), |a, b| a.join(b)).remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p80_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.reduce_by_key(|a, b| a + b);
    x3.full_outer_join(x0.union(s0)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(5);
    let x1 = x0.full_outer_join(x0);
    x1.union(x1).union(x1.transform_with(x1, |a, b, _time| b.union(a))).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p18_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.words();
    let x1 = x0.reduce(|a, _| a);
    let x2 = x1.containing("a");
    let x3 = x2.union(x0);
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p54_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<(&str, u64)>) {
    let x0 = s1.join(s1);
    let x1 = x0.group_by_key();
    s0.print_n(0);
    x1.window("3s").count().print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p17_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x0.left_outer_join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")])).remember(&Remembered::<(u64, (u64, Option<&str>))>::new(), "3s");
    x2.join(x2).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p80_without_combine_before_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.reduce_by_key(|a, b| a + b);
    x3.full_outer_join(x0.union(s0)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_object_files("out/objects/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p11_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let _x3 = s0.full_outer_join(s0.flat_map_values(|r| [r.clone(), r]));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map_values(|n| ((n % 2, n % 3), n)).print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p03_without_fuse_narrow(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.join(x0);
    x1.full_outer_join(x1).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.key_by(|(_, n)| n % 4).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p13_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(5);
    let x1 = x0.full_outer_join(x0);
    x1.union(x1).union(x1.transform_with(x1, |a, b, _time| b.union(a))).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x3 = s1.transform_with(x0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))), |a, b| a.subtract(b));
    s0.filter(|n| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_object_files("out/objects/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p11_without_share_prefix(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let _x3 = s0.full_outer_join(s0.flat_map_values(|r| [r.clone(), r]));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map_values(|n| ((n % 2, n % 3), n)).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p03_without_share_prefix(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.join(x0);
    x1.full_outer_join(x1).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.key_by(|(_, n)| n % 4).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p13_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(5);
    let x1 = x0.full_outer_join(x0);
    x1.union(x1).union(x1.transform_with(x1, |a, b, _time| b.union(a))).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x3 = s1.transform_with(x0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))), |a, b| a.subtract(b));
    s0.filter(|n| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), LIMIT),
        "p60_without_prune_unused" => p60_without_prune_unused(given.strings(0), given.lines(1)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p10_without_elide_shuffle" => p10_without_elide_shuffle(given.ints_pairs(0)),
        "p54_without_elide_shuffle" => p54_without_elide_shuffle(given.strings(0), given.lines_pairs(1)),
        "p20_without_elide_shuffle" => p20_without_elide_shuffle(given.lines_pairs(0)),
        "p80_without_elide_shuffle" => p80_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0)),
        "p18_without_combine_before_shuffle" => p18_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p54_without_combine_before_shuffle" => p54_without_combine_before_shuffle(given.strings(0), given.lines_pairs(1)),
        "p17_without_combine_before_shuffle" => p17_without_combine_before_shuffle(given.ints_pairs(0)),
        "p80_without_combine_before_shuffle" => p80_without_combine_before_shuffle(given.ints_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p11_without_fuse_narrow" => p11_without_fuse_narrow(given.lines_pairs_pairs(0), given.out()),
        "p03_without_fuse_narrow" => p03_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p13_without_fuse_narrow" => p13_without_fuse_narrow(given.ints_pairs(0)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p11_without_share_prefix" => p11_without_share_prefix(given.lines_pairs_pairs(0), given.out()),
        "p03_without_share_prefix" => p03_without_share_prefix(given.strings_pairs(0), given.out()),
        "p13_without_share_prefix" => p13_without_share_prefix(given.ints_pairs(0)),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        _ => return None,
    })
}
