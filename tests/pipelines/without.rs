//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.right_outer_join(x0);
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    let _x4 = x1.transform_with(x1, |a, b, _time| b.union(a)).flat_map_values(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, mut out: Out) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = s0.reduce_by_window(|a, b| a.min(b), "2s", "2s");
    let _x4 = x1.union(x1).union(x1.transform_with(x1, |a, b, _time| b.union(a)));
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p87_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>) {
    let _x3 = s1.repartition(3).join(s1.window("3s"));
    s1.group_by_key().remember(&Remembered::<(String, Group<'_, u64>)>::new(), "3s");
    s0.save_as_text_files("out/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>) {
    let x1 = s0.map(|r| (7u64, r));
    let x2 = s0.map_values(|n| n.to_string());
    let _x3 = s0.cogroup(x2);
    s0.map(|r| (7u64, r)).cogroup(x1).remember(&Remembered::<(u64, (Group<'_, (String, u64)>, Group<'_, (String, u64)>))>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>) {
    let x2 = s0.reduce_by_window(|a, _| a, "1s", "2s");
    let x3 = s0.union(s0.filter(|s| !s.is_empty()));
    let _x4 = s0.filter(|s| !s.is_empty()).transform_with(x3, |a, b| a.subtract(b));
    x2.print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p45_without_elide_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>, mut out: Out) {
    let x1 = s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots();
    let x2 = s1.union(x1);
    let x3 = s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots().join(x2);
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p13_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k));
    let x2 = x0.reduce_by_key(|a, b| a + b);
    x2.transform_with(x2, |a, b| a.join(b)).transform_with(x0.transform_with(x0, |a, b, _time| b.union(a)), |a, b| a.join(b)).print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p79_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.repartition(1);
    let x2 = x0.flat_map_values(|g| g);
    x1.transform_with(x2.join(x2), |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p86_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.window("3s");
    let x3 = x0.group_by_key().group_by_key();
    x3.save_as_text_files("out/0", "txt");
    x0.inspect(|_| ()).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p04_without_elide_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.count_by_window("1s", "2s");
    let x1 = s0.repartition(1);
    let x2 = x1.right_outer_join(x1);
    let x3 = x2.reduce_by_key_and_window(|a, b| a.max(b), "3s", "2s");
    x0.remember(&Remembered::<u64>::new(), "3s");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p15_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    s1.remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).window("2s", "2s").remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.reduce(|a, b| a.max(b)).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p24_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x3 = x0.key_by(|((s, _), _)| (*s, size(s) % 2)).reduce_by_window(|a, b| a.max(b), "1s", "2s");
    x3.save_as_object_files("out/objects/0");
    x0.union(s0).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p13_without_combine_before_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k));
    let x2 = x0.reduce_by_key(|a, b| a + b);
    x2.transform_with(x2, |a, b| a.join(b)).transform_with(x0.transform_with(x0, |a, b, _time| b.union(a)), |a, b| a.join(b)).print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p48_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<u64>, mut out: Out) {
    let x2 = s1.filter(|n| n % 2 == 0).reduce_by_window(|a, b| a + b, "3s", "2s");
    s1.filter(|n| n % 2 == 0).print_n(0);
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
    x2.save_as_text_files("out/2", "txt");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p03_without_combine_before_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.reduce_by_window(|a, b| a.max(b), "2s", "2s");
    x2.join(x2).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.full_outer_join(x0).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, limit: u64) {
    let x2 = s1.filter(|s| size(s) >= limit);
    let x3 = s1.transform_with(s1, |a, b| a.subtract(b)).transform_with(x2, |a, b, _time| b.union(a));
    x3.remember(&Remembered::<String>::new(), "3s");
    s0.union(s0).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p08_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x1 = x0.flat_map_values(|r| [r.clone(), r]);
    let x2 = x1.union(x0);
    let x3 = x0.inspect(|_| ());
    let x4 = x2.union(x3);
    x4.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p73_without_fuse_narrow(s0: DStream<String>) {
    let x0 = s0.window("3s");
    let x1 = x0.window("3s");
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x2.print();
    x1.map(|s| (s, 1u64)).print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    s1.remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).window("2s", "2s").remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.reduce(|a, b| a.max(b)).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p45_without_fuse_narrow(s0: DStream<&str>, s1: DStream<(String, u64)>, mut out: Out) {
    let x1 = s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots();
    let x2 = s1.union(x1);
    let x3 = s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots().join(x2);
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, limit: u64) {
    let x2 = s1.filter(|s| size(s) >= limit);
    let x3 = s1.transform_with(s1, |a, b| a.subtract(b)).transform_with(x2, |a, b, _time| b.union(a));
    x3.remember(&Remembered::<String>::new(), "3s");
    s0.union(s0).save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p08_without_share_prefix(s0: DStream<(&str, u64)>) {
    let x0 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x1 = x0.flat_map_values(|r| [r.clone(), r]);
    let x2 = x1.union(x0);
    let x3 = x0.inspect(|_| ());
    let x4 = x2.union(x3);
    x4.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p73_without_share_prefix(s0: DStream<String>) {
    let x0 = s0.window("3s");
    let x1 = x0.window("3s");
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x2.print();
    x1.map(|s| (s, 1u64)).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p11_without_share_prefix(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.right_outer_join(x0);
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    let _x4 = x1.transform_with(x1, |a, b, _time| b.union(a)).flat_map_values(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    s1.remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).window("2s", "2s").remember(&Remembered::<(u64, u64)>::new(), "3s");
    s0.reduce(|a, b| a.max(b)).for_each_partition(|records| out.put_partition(2, &records));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), given.out()),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), given.out()),
        "p87_without_prune_unused" => p87_without_prune_unused(given.ints_pairs(0), given.strings_pairs(1)),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0)),
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0)),
        "p45_without_elide_shuffle" => p45_without_elide_shuffle(given.lines(0), given.strings_pairs(1), given.out()),
        "p13_without_elide_shuffle" => p13_without_elide_shuffle(given.ints_pairs(0)),
        "p79_without_elide_shuffle" => p79_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p86_without_elide_shuffle" => p86_without_elide_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p04_without_elide_shuffle" => p04_without_elide_shuffle(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p15_without_combine_before_shuffle" => p15_without_combine_before_shuffle(given.ints(0), given.ints_pairs(1), given.out()),
        "p24_without_combine_before_shuffle" => p24_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p13_without_combine_before_shuffle" => p13_without_combine_before_shuffle(given.ints_pairs(0)),
        "p48_without_combine_before_shuffle" => p48_without_combine_before_shuffle(given.strings(0), given.ints(1), given.out()),
        "p03_without_combine_before_shuffle" => p03_without_combine_before_shuffle(given.strings_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), LIMIT),
        "p08_without_fuse_narrow" => p08_without_fuse_narrow(given.lines_pairs(0)),
        "p73_without_fuse_narrow" => p73_without_fuse_narrow(given.strings(0)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), given.out()),
        "p45_without_fuse_narrow" => p45_without_fuse_narrow(given.lines(0), given.strings_pairs(1), given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), LIMIT),
        "p08_without_share_prefix" => p08_without_share_prefix(given.lines_pairs(0)),
        "p73_without_share_prefix" => p73_without_share_prefix(given.strings(0)),
        "p11_without_share_prefix" => p11_without_share_prefix(given.lines_pairs_pairs(0), given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), given.out()),
        _ => return None,
    })
}
