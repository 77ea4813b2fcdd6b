//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s1.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    let x2 = s1.filter(|((s, _), _)| size(s) >= limit);
    let _x3 = x0.transform_with(s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots(), |a, b| a.join(b));
    x2.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    s0.print();
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p36_without_prune_unused(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let _x0 = s1.reduce_by_key_and_window(|a, b| a + b, "1s", "2s");
    let x1 = s1.filter(|(n, _)| n % 2 == 0);
    let x2 = s1.key_by(|(n, _)| n % 4);
    let x3 = s0.transform_with(x1, |a, b| a.join(b));
    let x4 = x3.transform_with(x2, |a, b, _time| b.union(a));
    x4.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p63_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<String>, mut out: Out) {
    let x0 = s0.count();
    let _x3 = s0.repartition(3).transform_with(s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)), |a, b| a.join(b));
    x0.remember(&Remembered::<u64>::new(), "3s");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>, out: Out) {
    let x1 = s0.reduce_by_window(|a, b| a + "+" + &b, "3s", "2s");
    let x3 = s0.filter(|s| !s.is_empty()).reduce_by_window(|a, b| a + "+" + &b, "3s", "2s");
    let _x4 = x3.transform_with(x1, |a, b, _time| b.union(a));
    s0.map(|s| s.to_lowercase()).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p78_without_prune_unused(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let _x3 = x0.transform_with(s1.window("3s"), |a, b, _time| b.union(a));
    s1.group_by_key().save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p60_without_elide_shuffle(s0: DStream<String>, s1: DStream<&str>, mut out: Out) {
    let x0 = s0.count_by_value();
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.repartition(1).union(x1).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p19_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.transform_with(x0.transform_with(x0, |a, b| a.subtract(b)).filter(|(s, _)| size(s) >= limit), |a, b, _time| b.union(a)).remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p08_without_elide_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.top_k(5);
    x0.group_by_key_and_window("3s").map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots().union(x0.try_map(Ok::<_, ()>)).print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p30_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    s0.reduce_by_window(|_, b| b, "1s", "2s").remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    s0.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "2s", "2s").reduce_by_key_and_window(|a, b| a.max(b), "4s", "4s").foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p72_without_elide_shuffle(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s1.reduce_by_key_and_window(|a, b| a.max(b), "2s", "2s");
    let x3 = x0.group_by_key_and_window("6s").repartition(3).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p14_without_combine_before_shuffle(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.union(s0);
    let x3 = x0.reduce_by_window(|a, b| a.max(b), "2s", "2s").filter_map(Some);
    x3.save_as_object_files("out/objects/0");
    x1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map(|(k, _)| k);
    let x1 = s0.reduce(|_, b| b);
    let x3 = x1.union(s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x3.save_as_text_files("out/0", "txt");
    x0.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p16_without_combine_before_shuffle(s0: DStream<String>, limit: u64) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    let x1 = s0.filter(|s| size(s) >= limit);
    let _x2 = x0.union(x0);
    let x3 = x0.count_by_window("2s", "4s");
    x3.save_as_object_files("out/objects/0");
    x1.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p29_without_combine_before_shuffle(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.window("1s", "2s");
    let x1 = x0.union(x0);
    let x2 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x4 = x1.transform_with(x2.reduce(|a, b| a.max(b)), |a, b, _time| b.union(a));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p21_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<String>, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd);
    let x2 = s0.transform(|rdd| rdd.distinct());
    let _x3 = x0.union(x2);
    s0.count_by_window("3s", "2s").foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x2 = s0.union(s0).filter_map(|s| s.strip_prefix('a'));
    let x3 = x2.transform_with(s0.transform_with(s0, |a, b, _time| b.union(a)), |a, b| a.subtract(b));
    x3.print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p15_without_fuse_narrow(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.map_values(|n| n.to_string());
    let x1 = s1.map(|(k, v)| (v, k));
    s0.remember(&Remembered::<u64>::new(), "3s");
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.map(|(_, v)| v).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p51_without_fuse_narrow(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s1.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    let x2 = s1.filter(|((s, _), _)| size(s) >= limit);
    let _x3 = x0.transform_with(s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots(), |a, b| a.join(b));
    x2.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    s0.print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.words();
    let x1 = x0.containing("a");
    let x3 = x0.union(x1).window("3s");
    x3.remember(&Remembered::<&str>::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p28_without_fuse_narrow(s0: DStream<u64>, limit: u64) {
    let x0 = s0.reduce_by_window(|a, b| a + b, "3s");
    let x1 = x0.repartition(limit + 1);
    let x2 = x0.union(x1);
    let x3 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.union(x3).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x2 = s0.union(s0).filter_map(|s| s.strip_prefix('a'));
    let x3 = x2.transform_with(s0.transform_with(s0, |a, b, _time| b.union(a)), |a, b| a.subtract(b));
    x3.print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.map_values(|n| n.to_string());
    let x1 = s1.map(|(k, v)| (v, k));
    s0.remember(&Remembered::<u64>::new(), "3s");
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.map(|(_, v)| v).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.words();
    let x1 = x0.containing("a");
    let x3 = x0.union(x1).window("3s");
    x3.remember(&Remembered::<&str>::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p16_without_share_prefix(s0: DStream<String>, limit: u64) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    let x1 = s0.filter(|s| size(s) >= limit);
    let _x2 = x0.union(x0);
    let x3 = x0.count_by_window("2s", "4s");
    x3.save_as_object_files("out/objects/0");
    x1.print();
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p29_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.window("1s", "2s");
    let x1 = x0.union(x0);
    let x2 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x4 = x1.transform_with(x2.reduce(|a, b| a.max(b)), |a, b, _time| b.union(a));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), LIMIT),
        "p36_without_prune_unused" => p36_without_prune_unused(given.ints_pairs(0), given.ints_pairs(1)),
        "p63_without_prune_unused" => p63_without_prune_unused(given.strings_pairs(0), given.strings(1), given.out()),
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0), given.out()),
        "p78_without_prune_unused" => p78_without_prune_unused(given.lines_pairs(0), given.ints_pairs(1)),
        "p60_without_elide_shuffle" => p60_without_elide_shuffle(given.strings(0), given.lines(1), given.out()),
        "p19_without_elide_shuffle" => p19_without_elide_shuffle(given.strings_pairs(0), LIMIT),
        "p08_without_elide_shuffle" => p08_without_elide_shuffle(given.lines_pairs(0)),
        "p30_without_elide_shuffle" => p30_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p72_without_elide_shuffle" => p72_without_elide_shuffle(given.ints(0), given.lines_pairs_pairs(1), given.out()),
        "p14_without_combine_before_shuffle" => p14_without_combine_before_shuffle(given.lines_pairs(0), given.lines_pairs(1)),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p16_without_combine_before_shuffle" => p16_without_combine_before_shuffle(given.strings(0), LIMIT),
        "p29_without_combine_before_shuffle" => p29_without_combine_before_shuffle(given.ints_pairs(0), given.out()),
        "p21_without_combine_before_shuffle" => p21_without_combine_before_shuffle(given.ints(0), given.strings(1), given.out()),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p15_without_fuse_narrow" => p15_without_fuse_narrow(given.ints(0), given.ints_pairs(1), given.out()),
        "p51_without_fuse_narrow" => p51_without_fuse_narrow(given.lines(0), given.lines_pairs_pairs(1), LIMIT),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p28_without_fuse_narrow" => p28_without_fuse_narrow(given.ints(0), LIMIT),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p16_without_share_prefix" => p16_without_share_prefix(given.strings(0), LIMIT),
        "p29_without_share_prefix" => p29_without_share_prefix(given.ints_pairs(0), given.out()),
        _ => return None,
    })
}
