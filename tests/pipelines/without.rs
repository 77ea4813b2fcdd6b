//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p11_without_prune_unused(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.try_map(Ok::<_, ()>);
    let x1 = s0.sample(1.0);
    let x3 = x1.union(x1);
    let _x4 = x3.full_outer_join(s0.join(x1));
    x0.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s0.group_by_key_and_window("3s");
    let _x3 = s0.group_by_key().transform_with(x1, |a, b, _time| b.union(a));
    s0.reduce(|a, b| std::cmp::max(a, b)).save_as_text_files("out/0");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "3s");
    let x3 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x4 = s0.union(x0).transform_with(x3, |a, b| a.subtract(b));
    x0.count_by_window("1s", "2s").write_to(PrintSink::new(100_000));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let x1 = s0.flat_map(|s| s.split_whitespace());
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let x3 = s0.transform_with(s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])), |a, b, _time| b.union(a));
    let _x4 = x3.transform_with(x1, |a, b| a.subtract(b));
    x2.print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.map(move |n| n + limit);
    let x1 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "2s", "2s");
    let x2 = s0.repartition(limit + 1);
    let _x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x1.remember(&Remembered::<u64>::new(), "3s");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p51_without_elide_shuffle(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s1.join(s1);
    let x2 = x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    let x3 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots().union(x2);
    s0.write_to(PrintSink::new(100_000));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p72_without_elide_shuffle(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s1.union(s1);
    let x1 = x0.repartition(limit + 1);
    let x2 = x0.group_by_key();
    let x3 = x2.full_outer_join(x1);
    x3.remember(&Remembered::<((&str, u64), (Option<Group<'_, u64>>, Option<u64>))>::new(), "3s");
    s0.save_as_object_files("out/objects/1");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p36_without_elide_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let _x0 = s0.reduce_by_key_and_window(|a, b| a + b, "2s", "2s");
    let x2 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    s0.map_values(|n| ((n % 2, n % 3), n)).remember(&Remembered::<(u64, ((u64, u64), u64))>::new(), "3s");
    s1.full_outer_join(x2).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p57_without_elide_shuffle(s0: DStream<(String, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|(n, _)| *n <= limit);
    let x3 = x0.window("3s").reduce_by_key_and_window(|a, _| a, "1s", "2s").combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    s0.print();
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p76_without_elide_shuffle(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    x0.print_n(3);
    let x2 = x0.group_by_key();
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.window("3s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p24_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", "2s", |(_, n)| n % 2 == 1);
    let x4 = x1.transform_with(x1, |a, b, _time| b.union(a)).right_outer_join(x1.union(x1));
    x4.remember(&Remembered::<((&str, u64), (Option<u64>, u64))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p06_without_combine_before_shuffle(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s0.group_by_key_and_window("3s");
    let _x3 = s0.group_by_key().transform_with(x1, |a, b, _time| b.union(a));
    s0.reduce(|a, b| std::cmp::max(a, b)).save_as_text_files("out/0");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p21_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.map(move |n| n + limit);
    let x1 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "2s", "2s");
    let x2 = s0.repartition(limit + 1);
    let _x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x1.remember(&Remembered::<u64>::new(), "3s");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p23_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_window(|a, _| a, "3s", "2s");
    let x1 = x0.cogroup(x0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.transform_with(x2, |a, b, _time| b.union(a)).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots().save_as_text_files("out/0");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p48_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x2 = x0.reduce(|a, b| a + b);
    let x3 = x2.transform_with(x0.filter(|n| *n <= limit), |a, b, _time| b.union(a));
    s0.remember(&Remembered::<String>::new(), "3s");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s0.union(s0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x3 = x2.map(|r| (7u64, r));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p10_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x1 = s0.join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")]));
    let x2 = x1.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    s0.key_by(|(n, _)| (n % 2, n % 3)).print_n(3);
    x1.union(x2).save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p13_without_fuse_narrow(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.window("3s");
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    let x3 = x2.union(x2);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.full_outer_join(x0).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p14_without_fuse_narrow(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.key_by(|(s, _)| size(s));
    x0.union(x0).print_n(0);
    x2.transform_with(x2, |a, b, _time| b.union(a)).remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p11_without_fuse_narrow(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.try_map(Ok::<_, ()>);
    let x1 = s0.sample(1.0);
    let x3 = x1.union(x1);
    let _x4 = x3.full_outer_join(s0.join(x1));
    x0.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s0.union(s0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x3 = x2.map(|r| (7u64, r));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p10_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x1 = s0.join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")]));
    let x2 = x1.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    s0.key_by(|(n, _)| (n % 2, n % 3)).print_n(3);
    x1.union(x2).save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p13_without_share_prefix(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.window("3s");
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    let x3 = x2.union(x2);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.full_outer_join(x0).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p14_without_share_prefix(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.key_by(|(s, _)| size(s));
    x0.union(x0).print_n(0);
    x2.transform_with(x2, |a, b, _time| b.union(a)).remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p23_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_window(|a, _| a, "3s", "2s");
    let x1 = x0.cogroup(x0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.transform_with(x2, |a, b, _time| b.union(a)).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots().save_as_text_files("out/0");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p11_without_prune_unused" => p11_without_prune_unused(given.lines_pairs_pairs(0)),
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p51_without_elide_shuffle" => p51_without_elide_shuffle(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p72_without_elide_shuffle" => p72_without_elide_shuffle(given.ints(0), given.lines_pairs_pairs(1), LIMIT),
        "p36_without_elide_shuffle" => p36_without_elide_shuffle(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p57_without_elide_shuffle" => p57_without_elide_shuffle(given.strings_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p76_without_elide_shuffle" => p76_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p24_without_combine_before_shuffle" => p24_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p06_without_combine_before_shuffle" => p06_without_combine_before_shuffle(given.strings_pairs(0), given.ints(1)),
        "p21_without_combine_before_shuffle" => p21_without_combine_before_shuffle(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p23_without_combine_before_shuffle" => p23_without_combine_before_shuffle(given.strings_pairs(0)),
        "p48_without_combine_before_shuffle" => p48_without_combine_before_shuffle(given.strings(0), given.ints(1), LIMIT),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p10_without_fuse_narrow" => p10_without_fuse_narrow(given.ints_pairs(0)),
        "p13_without_fuse_narrow" => p13_without_fuse_narrow(given.ints_pairs(0), given.out()),
        "p14_without_fuse_narrow" => p14_without_fuse_narrow(given.lines_pairs(0), given.lines_pairs(1)),
        "p11_without_fuse_narrow" => p11_without_fuse_narrow(given.lines_pairs_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p10_without_share_prefix" => p10_without_share_prefix(given.ints_pairs(0)),
        "p13_without_share_prefix" => p13_without_share_prefix(given.ints_pairs(0), given.out()),
        "p14_without_share_prefix" => p14_without_share_prefix(given.lines_pairs(0), given.lines_pairs(1)),
        "p23_without_share_prefix" => p23_without_share_prefix(given.strings_pairs(0)),
        _ => return None,
    })
}
