//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.filter_map(Some);
    let x2 = s0.flat_map_values(|r| [r.clone(), r]);
    let _x3 = x0.full_outer_join(s0.reduce(|a, b| a.min(b)));
    x2.remember(&Remembered::<(String, u64)>::new(), "3s");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p74_without_prune_unused(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x2 = s0.transform_with(x0, |a, b| a.join(b));
    let x3 = x0.map_partitions(|records| records);
    let _x4 = s0.transform_with(x0, |a, b| a.join(b)).transform_with(x2, |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.left_outer_join(s0);
    let x1 = s0.reduce_by_key(|a, b| a + b);
    let _x3 = s0.full_outer_join(x1);
    x0.print_n(0);
    s0.key_by(|(s, _)| s.get(..1).unwrap_or("")).save_as_object_files("out/objects/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|((_, n), _)| *n <= limit);
    let x1 = s0.transform(|rdd| rdd);
    let x2 = s0.glom();
    let x3 = x2.flat_map(|g| g);
    let _x4 = x1.right_outer_join(x0);
    x3.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>) {
    let x0 = s0.reduce(|a, b| a + b);
    let x2 = s0.repartition(1);
    let _x3 = x0.union(x2);
    s1.remember(&Remembered::<String>::new(), "3s");
    s0.map(|n| (n % 3, n)).remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p10_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = s0.union(x0);
    let x2 = x0.repartition(3);
    let x3 = x2.join(x2);
    x1.right_outer_join(x3).remember(&Remembered::<(u64, (Option<u64>, (u64, u64)))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p13_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x1 = x0.full_outer_join(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } });
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p39_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.cogroup(s0);
    let x1 = x0.reduce_by_key(|a, _| a);
    x0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots().save_as_text_files("out/0");
    x0.transform_with(x1, |a, b, _time| b.union(a)).remember(&Remembered::<(String, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p78_without_elide_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    s1.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    s0.for_each_partition(|records| out.put_partition(1, &records));
    x0.group_by_key().remember(&Remembered::<(u64, Group<'_, Group<'_, u64>>)>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p02_without_elide_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) });
    let x1 = x0.flat_map(|r| [r.clone(), r]);
    x1.join(x0).try_flat_map(|r| Ok::<_, ()>([r.clone(), r])).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p45_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x1 = s0.count_by_value();
    let x2 = s0.transform_with(x0, |a, b| a.subtract(b));
    x1.print_n(3);
    s1.save_as_text_files("out/1");
    x2.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p44_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s1.union(s0);
    x0.group_by_key().count().save_as_text_files("out/0");
    x0.union(s1).print_n(3);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s0.count().print_n(3);
    x0.union(s0.inspect(|_| ())).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p37_without_combine_before_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.join(s0);
    let x1 = x0.filter(|(_, (_, n))| *n <= limit);
    let x4 = x0.filter(|(_, (n, _))| n % 2 == 0).full_outer_join(x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x4.remember(&Remembered::<(u64, (Option<(u64, u64)>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p43_without_combine_before_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let x3 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).window("6s");
    x0.window("4s", "4s").foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_text_files("out/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.filter_map(Some);
    let x2 = s0.flat_map_values(|r| [r.clone(), r]);
    let _x3 = x0.full_outer_join(s0.reduce(|a, b| a.min(b)));
    x2.remember(&Remembered::<(String, u64)>::new(), "3s");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x1 = s0.filter(|n| *n <= limit);
    let x3 = s0.filter_map(|n| n.checked_sub(limit)).union(s0.union(x1));
    x3.print_n(0);
    s1.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.left_outer_join(s0);
    let x1 = s0.reduce_by_key(|a, b| a + b);
    let _x3 = s0.full_outer_join(x1);
    x0.print_n(0);
    s0.key_by(|(s, _)| s.get(..1).unwrap_or("")).save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p20_without_fuse_narrow(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.window("1s", "2s");
    let x3 = s0.filter(|(s, _)| size(s) >= limit).map_partitions(|records| records);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.transform_with(x0, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_text_files("out/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x1 = s0.filter(|n| *n <= limit);
    let x3 = s0.filter_map(|n| n.checked_sub(limit)).union(s0.union(x1));
    x3.print_n(0);
    s1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p01_without_share_prefix(s0: DStream<(&str, u64)>) {
    let x0 = s0.left_outer_join(s0);
    let x1 = s0.reduce_by_key(|a, b| a + b);
    let _x3 = s0.full_outer_join(x1);
    x0.print_n(0);
    s0.key_by(|(s, _)| s.get(..1).unwrap_or("")).save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p20_without_share_prefix(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.window("1s", "2s");
    let x3 = s0.filter(|(s, _)| size(s) >= limit).map_partitions(|records| records);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.transform_with(x0, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p22_without_share_prefix(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) });
    let x4 = x0.transform_with(x0, |a, b, _time| b.union(a)).map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).full_outer_join(x0.union(x0));
    x4.remember(&Remembered::<((&str, u64), (Option<u64>, Option<u64>))>::new(), "3s");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p74_without_prune_unused" => p74_without_prune_unused(given.ints_pairs(0), given.out()),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0)),
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0), LIMIT),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1)),
        "p10_without_elide_shuffle" => p10_without_elide_shuffle(given.ints_pairs(0)),
        "p13_without_elide_shuffle" => p13_without_elide_shuffle(given.ints_pairs(0)),
        "p39_without_elide_shuffle" => p39_without_elide_shuffle(given.strings_pairs(0)),
        "p78_without_elide_shuffle" => p78_without_elide_shuffle(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p02_without_elide_shuffle" => p02_without_elide_shuffle(given.lines_pairs_pairs(0)),
        "p45_without_combine_before_shuffle" => p45_without_combine_before_shuffle(given.lines(0), given.strings_pairs(1)),
        "p44_without_combine_before_shuffle" => p44_without_combine_before_shuffle(given.strings_pairs(0), given.strings_pairs(1)),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p37_without_combine_before_shuffle" => p37_without_combine_before_shuffle(given.ints_pairs(0), LIMIT),
        "p43_without_combine_before_shuffle" => p43_without_combine_before_shuffle(given.strings_pairs(0), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1)),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), LIMIT),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0)),
        "p20_without_fuse_narrow" => p20_without_fuse_narrow(given.lines_pairs(0), LIMIT, given.out()),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), LIMIT),
        "p01_without_share_prefix" => p01_without_share_prefix(given.lines_pairs(0)),
        "p20_without_share_prefix" => p20_without_share_prefix(given.lines_pairs(0), LIMIT, given.out()),
        "p22_without_share_prefix" => p22_without_share_prefix(given.lines_pairs_pairs(0)),
        _ => return None,
    })
}
