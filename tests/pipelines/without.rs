//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s1.key_by(|n| (n % 2, n % 3));
    let _x3 = s1.distinct().union(s1.try_map(Ok::<_, ()>));
    x1.remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let _x4 = x2.union(x0);
    s0.union(s0.filter(|s| !s.is_empty())).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x1 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots();
    let _x4 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).transform_with(x1, |a, b, _time| b.union(a));
    s0.transform_with(x0, |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p54_without_prune_unused(s0: DStream<String>, s1: DStream<(&str, u64)>, out: Out) {
    let _x3 = s0.sample(0.0).transform_with(s0.filter(|s| !s.is_empty()), |a, b, _time| b.union(a));
    s0.repartition(3).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p26_without_prune_unused(s0: DStream<&str>) {
    let _x0 = s0.map(size);
    let x1 = s0.map(|s| s.trim());
    let x4 = x1.transform_with(s0.union(s0.map(|s| s.trim())), |a, b| a.subtract(b));
    x4.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p50_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.group_by_key();
    let x1 = x0.union(x0);
    let x2 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots();
    let x3 = x1.repartition(limit + 1);
    x3.transform_with(x2, |a, b| a.join(b)).remember(&Remembered::<((&str, u64), (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p04_without_elide_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x3 = s1.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots().reduce(|a, b| a.max(b)).group_by_key().map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s");
    x3.union(s0).save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>) {
    let x1 = s0.reduce_by_key(|a, b| a.min(b)).filter(|(n, _)| n % 2 == 0);
    let x2 = x1.reduce_by_key(|a, b| a.min(b));
    let x3 = x1.reduce_by_key(|a, _| a);
    x2.union(x3).print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.inspect(|_| ());
    let x2 = x0.map_values(|g| g.len() as u64);
    let x3 = x1.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } });
    let x4 = x2.transform_with(x3, |a, b| a.subtract(b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) });
    let x2 = x0.filter(|(_, n)| *n <= limit).group_by_key();
    let x4 = x2.flat_map_values(|g| g).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x4.print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p00_without_combine_before_shuffle(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    s0.transform_with(s0, |a, b, _time| b.union(a)).count_by_value().save_as_object_files("out/objects/0");
    s0.union(s0).foreach_rdd(|rdd| out.put(1, &rdd));
    s1.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p21_without_combine_before_shuffle(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.filter_map(|n| n.checked_sub(limit));
    let _x1 = s0.key_by(|n| n % 4);
    s0.reduce(|_, b| b).union(x0).remember(&Remembered::<u64>::new(), "3s");
    s1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p69_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, mut out: Out) {
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x2 = s0.window("1s", "2s").top_k(1);
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.save_as_object_files("out/objects/1");
    x1.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p74_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.repartition(3);
    let x1 = s0.repartition(limit + 1);
    let x3 = x1.union(x0);
    let x4 = x1.reduce_by_key(|a, b| a + b).transform_with(x3, |a, b| a.join(b));
    x4.remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p12_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = x0.key_by(|(s, _)| s.get(..1).unwrap_or("")).group_by_key();
    let x3 = x2.transform_with(x2, |a, b, _time| b.union(a));
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    s0.transform_with(s0, |a, b, _time| b.union(a)).count_by_value().save_as_object_files("out/objects/0");
    s0.union(s0).foreach_rdd(|rdd| out.put(1, &rdd));
    s1.print_n(0);
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s1.key_by(|n| (n % 2, n % 3));
    let _x3 = s1.distinct().union(s1.try_map(Ok::<_, ()>));
    x1.remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p48_without_fuse_narrow(s0: DStream<String>, s1: DStream<u64>, out: Out) {
    let x2 = s0.window("3s").filter(|s| !s.is_empty());
    x2.transform_with(s0.map_partitions(|records| records), |a, b, _time| b.union(a)).print();
    s1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p18_without_fuse_narrow(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.words().union(s1.union(x0)).save_as_object_files("out/objects/1");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p09_without_fuse_narrow(s0: DStream<(u64, u64)>) {
    let x0 = s0.glom();
    let x3 = x0.union(x0).flat_map(|g| g);
    let x4 = x0.flat_map(|g| g).transform_with(x3, |a, b| a.join(b));
    x4.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    s0.transform_with(s0, |a, b, _time| b.union(a)).count_by_value().save_as_object_files("out/objects/0");
    s0.union(s0).foreach_rdd(|rdd| out.put(1, &rdd));
    s1.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p10_without_share_prefix(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.flat_map_values(|n| 0..n % 4);
    let x1 = s0.window("2s", "2s");
    let x2 = x1.transform_with(x1, |a, b| a.join(b));
    x0.print_n(3);
    x2.key_by(|(n, _)| (n % 2, n % 3)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p18_without_share_prefix(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.words().union(s1.union(x0)).save_as_object_files("out/objects/1");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p09_without_share_prefix(s0: DStream<(u64, u64)>) {
    let x0 = s0.glom();
    let x3 = x0.union(x0).flat_map(|g| g);
    let x4 = x0.flat_map(|g| g).transform_with(x3, |a, b| a.join(b));
    x4.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p15_without_share_prefix(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.repartition(3);
    let x1 = s1.transform_with(x0, |a, b, _time| b.union(a));
    let x2 = x0.union(x0);
    s0.for_each_partition(|records| out.put_partition(0, &records));
    x1.transform_with(x2, |a, b, _time| b.union(a)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0), given.out()),
        "p54_without_prune_unused" => p54_without_prune_unused(given.strings(0), given.lines_pairs(1), given.out()),
        "p26_without_prune_unused" => p26_without_prune_unused(given.lines(0)),
        "p50_without_elide_shuffle" => p50_without_elide_shuffle(given.lines_pairs_pairs(0), LIMIT),
        "p04_without_elide_shuffle" => p04_without_elide_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0), LIMIT),
        "p00_without_combine_before_shuffle" => p00_without_combine_before_shuffle(given.lines(0), given.strings(1), given.out()),
        "p21_without_combine_before_shuffle" => p21_without_combine_before_shuffle(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p69_without_combine_before_shuffle" => p69_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p74_without_combine_before_shuffle" => p74_without_combine_before_shuffle(given.lines_pairs_pairs(0), LIMIT),
        "p12_without_combine_before_shuffle" => p12_without_combine_before_shuffle(given.lines_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1)),
        "p48_without_fuse_narrow" => p48_without_fuse_narrow(given.strings(0), given.ints(1), given.out()),
        "p18_without_fuse_narrow" => p18_without_fuse_narrow(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p09_without_fuse_narrow" => p09_without_fuse_narrow(given.ints_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p10_without_share_prefix" => p10_without_share_prefix(given.ints_pairs(0), given.out()),
        "p18_without_share_prefix" => p18_without_share_prefix(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p09_without_share_prefix" => p09_without_share_prefix(given.ints_pairs(0)),
        "p15_without_share_prefix" => p15_without_share_prefix(given.ints(0), given.ints_pairs(1), given.out()),
        _ => return None,
    })
}
