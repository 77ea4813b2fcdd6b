//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x1 = s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n)));
    let _x3 = s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).join(x1);
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.save_as_object_files("out/objects/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s1.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x1 = s1.transform(|rdd| rdd);
    let x3 = s1.transform(|rdd| rdd).union(x0);
    let _x4 = s0.join(x1);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.count_by_value();
    let _x1 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x2 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    x2.remember(&Remembered::<(String, (u64, Option<u64>))>::new(), "3s");
    x0.remember(&Remembered::<((String, u64), u64)>::new(), "3s");
    s1.print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let _x1 = s0.full_outer_join(x0);
    let x3 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x3, |a, b| a.join(b)).print_n(0);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, out: Out) {
    let x0 = s0.filter(|s| !s.is_empty());
    let _x1 = s0.key_by(|s| size(s));
    let x3 = x0.sample(0.0);
    x3.union(s0.union(x0)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p09_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.join(x0);
    x2.full_outer_join(x2).remember(&Remembered::<(u64, (Option<(u64, u64)>, Option<(u64, u64)>))>::new(), "3s");
    x0.try_map(Ok::<_, ()>).save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p82_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.union(s1).union(s0);
    let x2 = s1.group_by_key();
    x2.group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p01_without_elide_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let _x0 = s0.cogroup(s0);
    let x2 = s0.reduce(|a, b| a.max(b));
    x2.for_each_partition(|records| out.put_partition(0, &records));
    s0.right_outer_join(s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p89_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.window("3s", "2s");
    let x2 = x0.window("6s");
    x0.left_outer_join(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).remember(&Remembered::<(u64, (u64, Option<u64>))>::new(), "3s");
    x2.print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p03_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(1);
    let x1 = x0.full_outer_join(x0);
    let x2 = x1.count();
    x2.remember(&Remembered::<u64>::new(), "3s");
    x1.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.count_by_value();
    let _x1 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x2 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    x2.remember(&Remembered::<(String, (u64, Option<u64>))>::new(), "3s");
    x0.remember(&Remembered::<((String, u64), u64)>::new(), "3s");
    s1.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p63_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<String>) {
    s0.join(s0).repartition(1).right_outer_join(s0.reduce(|a, b| a.max(b))).remember(&Remembered::<(String, (Option<(u64, u64)>, u64))>::new(), "3s");
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p18_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x1 = s1.containing("a").reduce(|a, _| a);
    s0.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    s1.union(x1.words()).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p76_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("1s", "2s");
    x0.key_by(|(s, _)| (*s, size(s) % 2)).window("4s", "4s").remember(&Remembered::<((&str, u64), (&str, u64))>::new(), "3s");
    x0.top_k(1).print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.filter_map(Some).join(x0);
    x2.key_by(|(_, (n, _))| (n % 2, n % 3)).distinct().save_as_object_files("out/objects/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = s1.union(s1);
    let x2 = s0.map(|s| s.trim());
    x0.union(x1).print();
    x2.print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p45_without_fuse_narrow(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x2 = s0.transform_with(s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()), |a, b, _time| b.union(a));
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.remember(&Remembered::<&str>::new(), "3s");
    s0.map(|s: &str| s.to_uppercase()).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p87_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x1 = s0.join(s0);
    s0.window("3s", "2s").for_each_partition(|records| out.put_partition(0, &records));
    s1.print_n(3);
    x1.union(x1).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p04_without_fuse_narrow(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s1.sample(1.0);
    let x1 = x0.left_outer_join(x0);
    let x3 = s0.transform_with(x0.transform_with(x0, |a, b, _time| b.union(a)), |a, b, _time| b.union(a));
    x1.print_n(3);
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p14_without_fuse_narrow(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.join(x0);
    let x2 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x3 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.left_outer_join(x3).remember(&Remembered::<(&str, (u64, Option<(u64, u64)>))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = s1.union(s1);
    let x2 = s0.map(|s| s.trim());
    x0.union(x1).print();
    x2.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x2 = s0.transform_with(s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()), |a, b, _time| b.union(a));
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.remember(&Remembered::<&str>::new(), "3s");
    s0.map(|s: &str| s.to_uppercase()).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p87_without_share_prefix(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x1 = s0.join(s0);
    s0.window("3s", "2s").for_each_partition(|records| out.put_partition(0, &records));
    s1.print_n(3);
    x1.union(x1).print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p04_without_share_prefix(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s1.sample(1.0);
    let x1 = x0.left_outer_join(x0);
    let x3 = s0.transform_with(x0.transform_with(x0, |a, b, _time| b.union(a)), |a, b, _time| b.union(a));
    x1.print_n(3);
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p14_without_share_prefix(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.join(x0);
    let x2 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x3 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.left_outer_join(x3).remember(&Remembered::<(&str, (u64, Option<(u64, u64)>))>::new(), "3s");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), given.out()),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p09_without_elide_shuffle" => p09_without_elide_shuffle(given.ints_pairs(0)),
        "p82_without_elide_shuffle" => p82_without_elide_shuffle(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p01_without_elide_shuffle" => p01_without_elide_shuffle(given.lines_pairs(0), given.out()),
        "p89_without_elide_shuffle" => p89_without_elide_shuffle(given.ints_pairs(0)),
        "p03_without_elide_shuffle" => p03_without_elide_shuffle(given.strings_pairs(0)),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1)),
        "p63_without_combine_before_shuffle" => p63_without_combine_before_shuffle(given.strings_pairs(0), given.strings(1)),
        "p18_without_combine_before_shuffle" => p18_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p76_without_combine_before_shuffle" => p76_without_combine_before_shuffle(given.lines_pairs(0)),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1)),
        "p45_without_fuse_narrow" => p45_without_fuse_narrow(given.lines(0), given.strings_pairs(1), given.out()),
        "p87_without_fuse_narrow" => p87_without_fuse_narrow(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p04_without_fuse_narrow" => p04_without_fuse_narrow(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p14_without_fuse_narrow" => p14_without_fuse_narrow(given.lines_pairs(0), given.lines_pairs(1)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1)),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1), given.out()),
        "p87_without_share_prefix" => p87_without_share_prefix(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p04_without_share_prefix" => p04_without_share_prefix(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p14_without_share_prefix" => p14_without_share_prefix(given.lines_pairs(0), given.lines_pairs(1)),
        _ => return None,
    })
}
