//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let _x2 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    s0.map_values(plus(2)).remember(&Remembered::<(String, u64)>::new(), "3s");
    x0.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.right_outer_join(s0);
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.distinct();
    let _x3 = s0.left_outer_join(x2);
    x0.print_n(3);
    x1.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let _x0 = s0.key_by(|s| s.clone());
    s0.union(s0.filter_map(|s| Some(s).filter(|s| size(s) > 1))).save_as_object_files("out/objects/0");
    s0.map(|s| (size(&s) % 4, s)).remember(&Remembered::<(u64, String)>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>) {
    let _x1 = s0.flat_map(|n| 0..n % 4);
    let x2 = s0.reduce(|_, b| b);
    s0.reduce_by_window(|_, b| b, "3s").union(x2).print();
    s1.remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>, out: Out) {
    let x0 = s0.split_fields(' ');
    let _x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x0.flat_map(|fields| fields.get(1));
    let x4 = x2.transform_with(x3, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p23_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x1 = x0.union(x0);
    let x2 = x0.join(x0);
    let x3 = x2.full_outer_join(x2);
    x1.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<(String, (Option<(u64, u64)>, Option<(u64, u64)>))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p48_without_elide_shuffle(s0: DStream<String>, s1: DStream<u64>) {
    let x2 = s0.reduce(|a, b| a + "+" + &b).count().count_by_value();
    s1.print();
    x2.full_outer_join(x2).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p63_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<String>) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s", "2s");
    let x1 = x0.group_by_key();
    let x2 = x1.right_outer_join(x1);
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    s1.save_as_text_files("out/0");
    x3.remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p73_without_elide_shuffle(s0: DStream<String>, mut out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.filter(|s| !s.is_empty());
    let x3 = x0.count_by_value().reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s");
    x3.print_n(3);
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x4 = x1.full_outer_join(x1).map_values(|(_, v)| v).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s");
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.count_by_window("3s", "2s");
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x2 = x0.union(x0);
    let x4 = x2.union(x2).transform_with(x1, |a, b, _time| b.union(a));
    x4.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p28_without_combine_before_shuffle(s0: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x1 = x0.filter(|n| n % 2 == 0);
    let x2 = x0.union(s0);
    let x3 = x1.reduce_by_window(|a, b| a + b, "3s", "2s");
    x2.remember(&Remembered::<u64>::new(), "3s");
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    s1.reduce_by_key_and_window(|a, b| a.min(b), "3s", "2s").foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.left_outer_join(s1.map_values(|n| n.to_string())).remember(&Remembered::<(String, (u64, Option<String>))>::new(), "3s");
    s0.save_as_text_files("out/2");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p48_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<u64>) {
    let x2 = s0.reduce(|a, b| a + "+" + &b).count().count_by_value();
    s1.print();
    x2.full_outer_join(x2).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p73_without_combine_before_shuffle(s0: DStream<String>, mut out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.filter(|s| !s.is_empty());
    let x3 = x0.count_by_value().reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s");
    x3.print_n(3);
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = s1.union(s1);
    x1.inspect(|_| ()).transform_with(x0, |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
    s0.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let _x2 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    s0.map_values(plus(2)).remember(&Remembered::<(String, u64)>::new(), "3s");
    x0.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.containing("a");
    let x1 = x0.words();
    let x2 = x1.union(x0);
    x2.map_partitions(|records| records).save_as_text_files("out/0", "txt");
    s0.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.right_outer_join(s0);
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.distinct();
    let _x3 = s0.left_outer_join(x2);
    x0.print_n(3);
    x1.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(3);
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x0.union(x0), |a, b| a.subtract(b)).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = s1.union(s1);
    x1.inspect(|_| ()).transform_with(x0, |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
    s0.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p06_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let _x2 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    s0.map_values(plus(2)).remember(&Remembered::<(String, u64)>::new(), "3s");
    x0.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.containing("a");
    let x1 = x0.words();
    let x2 = x1.union(x0);
    x2.map_partitions(|records| records).save_as_text_files("out/0", "txt");
    s0.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p01_without_share_prefix(s0: DStream<(&str, u64)>) {
    let x0 = s0.right_outer_join(s0);
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.distinct();
    let _x3 = s0.left_outer_join(x2);
    x0.print_n(3);
    x1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(3);
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x0.union(x0), |a, b| a.subtract(b)).remember(&Remembered::<u64>::new(), "3s");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0), given.out()),
        "p23_without_elide_shuffle" => p23_without_elide_shuffle(given.strings_pairs(0)),
        "p48_without_elide_shuffle" => p48_without_elide_shuffle(given.strings(0), given.ints(1)),
        "p63_without_elide_shuffle" => p63_without_elide_shuffle(given.strings_pairs(0), given.strings(1)),
        "p73_without_elide_shuffle" => p73_without_elide_shuffle(given.strings(0), given.out()),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), given.out()),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0)),
        "p28_without_combine_before_shuffle" => p28_without_combine_before_shuffle(given.ints(0), LIMIT, given.out()),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1), given.out()),
        "p48_without_combine_before_shuffle" => p48_without_combine_before_shuffle(given.strings(0), given.ints(1)),
        "p73_without_combine_before_shuffle" => p73_without_combine_before_shuffle(given.strings(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1)),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1)),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p06_without_share_prefix" => p06_without_share_prefix(given.strings_pairs(0), given.ints(1)),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1)),
        "p01_without_share_prefix" => p01_without_share_prefix(given.lines_pairs(0)),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), given.out()),
        _ => return None,
    })
}
