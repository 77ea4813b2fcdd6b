//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p41_without_prune_unused(s0: DStream<String>, out: Out) {
    let x2 = s0.transform(|rdd| rdd);
    let x3 = s0.union(s0.transform_with(s0, |a, b, _time| b.union(a)));
    let _x4 = s0.union(s0).transform_with(x2, |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p51_without_prune_unused(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|((s, _), _)| !s.is_empty());
    let x1 = s1.filter(|((_, n), _)| *n <= limit);
    let x2 = s1.filter(|((s, _), _)| !s.is_empty());
    let _x3 = x1.transform_with(x0, |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0", "txt");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p72_without_prune_unused(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, out: Out) {
    s1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots().foreach_rdd(|rdd| out.put(0, &rdd));
    let _x4 = s1.reduce(|a, b| a.max(b)).union(s1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots());
    s0.save_as_object_files("out/objects/1");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p01_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) });
    let x2 = s0.reduce_by_key(|_, b| b);
    let x3 = s0.union(x0);
    let _x4 = x3.transform_with(x2, |a, b| a.subtract(b));
    s0.map(|(k, _)| k).print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>, limit: u64) {
    let x0 = s0.repartition(limit + 1);
    let x2 = x0.top_k(5);
    let _x4 = s0.union(x0).union(x2);
    x0.window("3s", "2s").print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p20_without_elide_shuffle(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x3 = x1.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k));
    s0.map(|(k, v)| (v, k)).filter(|(_, s)| !s.is_empty()).print_n(0);
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p38_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = s0.union(x0);
    let x3 = x0.group_by_key().transform_with(x1, |a, b| a.join(b));
    let x4 = x3.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    x4.save_as_text_files("out/0");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p07_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.filter(|(_, (n, _))| n % 2 == 0);
    x1.reduce_by_key(|a, b| a.min(b)).union(x0.flat_map_values(|r| [r.clone(), r])).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p43_without_elide_shuffle(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x2 = x0.group_by_key();
    x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).transform_with(x2.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots(), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p27_without_elide_shuffle(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.filter(|(s, _)| size(s) >= limit);
    let x3 = x2.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x4 = x3.transform_with(x1, |a, b, _time| b.union(a));
    x4.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p69_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, out: Out) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x1 = s0.transform_with(x0, |a, b| a.subtract(b));
    s1.for_each_partition(|records| out.put_partition(0, &records));
    x1.transform_with(x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)), |a, b| a.join(b)).save_as_text_files("out/1");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p05_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.window("1s", "2s");
    let x3 = s0.reduce(|a, b| a.min(b)).transform_with(s0.filter(|(_, n)| n % 2 == 0), |a, b| a.join(b));
    x1.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p24_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.union(s0);
    let x3 = x2.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).transform_with(x3, |a, b| a.join(b)).print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p55_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.repartition(3);
    let x2 = x0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).window("1s", "2s");
    let x3 = x2.top_k(5);
    s0.print();
    x3.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p07_without_combine_before_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.filter(|(_, (n, _))| n % 2 == 0);
    x1.reduce_by_key(|a, b| a.min(b)).union(x0.flat_map_values(|r| [r.clone(), r])).print();
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.union(x0);
    let x2 = s0.map_partitions(|records| records);
    x1.union(x2).save_as_object_files("out/objects/0");
    s1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p25_without_fuse_narrow(s0: DStream<(String, u64)>, out: Out) {
    let x2 = s0.key_by(|(s, _)| s.clone());
    let x3 = s0.key_by(|(s, _)| s.clone()).transform_with(s0.map_values(|n| n / 2), |a, b| a.join(b));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p51_without_fuse_narrow(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|((s, _), _)| !s.is_empty());
    let x1 = s1.filter(|((_, n), _)| *n <= limit);
    let x2 = s1.filter(|((s, _), _)| !s.is_empty());
    let _x3 = x1.transform_with(x0, |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0", "txt");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p67_without_fuse_narrow(s0: DStream<String>, mut out: Out) {
    let x0 = s0.window("3s");
    let x1 = x0.inspect(|_| ());
    let x2 = s0.union(x0);
    let x3 = x2.window("1s", "2s");
    x1.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p01_without_fuse_narrow(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) });
    let x2 = s0.reduce_by_key(|_, b| b);
    let x3 = s0.union(x0);
    let _x4 = x3.transform_with(x2, |a, b| a.subtract(b));
    s0.map(|(k, _)| k).print_n(3);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.union(x0);
    let x2 = s0.map_partitions(|records| records);
    x1.union(x2).save_as_object_files("out/objects/0");
    s1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p25_without_share_prefix(s0: DStream<(String, u64)>, out: Out) {
    let x2 = s0.key_by(|(s, _)| s.clone());
    let x3 = s0.key_by(|(s, _)| s.clone()).transform_with(s0.map_values(|n| n / 2), |a, b| a.join(b));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p67_without_share_prefix(s0: DStream<String>, mut out: Out) {
    let x0 = s0.window("3s");
    let x1 = x0.inspect(|_| ());
    let x2 = s0.union(x0);
    let x3 = x2.window("1s", "2s");
    x1.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p45_without_share_prefix(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.filter(|(s, _)| !s.is_empty());
    let x1 = s1.window("3s");
    let x2 = s1.transform_with(x0, |a, b| a.subtract(b));
    s0.for_each_partition(|records| out.put_partition(0, &records));
    x1.transform_with(x2, |a, b| a.subtract(b)).print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p07_without_share_prefix(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.filter(|(_, (n, _))| n % 2 == 0);
    x1.reduce_by_key(|a, b| a.min(b)).union(x0.flat_map_values(|r| [r.clone(), r])).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p41_without_prune_unused" => p41_without_prune_unused(given.strings(0), given.out()),
        "p51_without_prune_unused" => p51_without_prune_unused(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p72_without_prune_unused" => p72_without_prune_unused(given.ints(0), given.lines_pairs_pairs(1), given.out()),
        "p01_without_prune_unused" => p01_without_prune_unused(given.lines_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0), LIMIT),
        "p20_without_elide_shuffle" => p20_without_elide_shuffle(given.lines_pairs(0), given.out()),
        "p38_without_elide_shuffle" => p38_without_elide_shuffle(given.strings_pairs(0)),
        "p07_without_elide_shuffle" => p07_without_elide_shuffle(given.strings_pairs(0)),
        "p43_without_elide_shuffle" => p43_without_elide_shuffle(given.strings_pairs(0), given.out()),
        "p27_without_elide_shuffle" => p27_without_elide_shuffle(given.strings_pairs(0), LIMIT),
        "p69_without_combine_before_shuffle" => p69_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p05_without_combine_before_shuffle" => p05_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p24_without_combine_before_shuffle" => p24_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p55_without_combine_before_shuffle" => p55_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p07_without_combine_before_shuffle" => p07_without_combine_before_shuffle(given.strings_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p25_without_fuse_narrow" => p25_without_fuse_narrow(given.strings_pairs(0), given.out()),
        "p51_without_fuse_narrow" => p51_without_fuse_narrow(given.lines(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p67_without_fuse_narrow" => p67_without_fuse_narrow(given.strings(0), given.out()),
        "p01_without_fuse_narrow" => p01_without_fuse_narrow(given.lines_pairs(0)),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p25_without_share_prefix" => p25_without_share_prefix(given.strings_pairs(0), given.out()),
        "p67_without_share_prefix" => p67_without_share_prefix(given.strings(0), given.out()),
        "p45_without_share_prefix" => p45_without_share_prefix(given.lines(0), given.strings_pairs(1), given.out()),
        "p07_without_share_prefix" => p07_without_share_prefix(given.strings_pairs(0)),
        _ => return None,
    })
}
