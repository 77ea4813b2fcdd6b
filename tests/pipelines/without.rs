//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! Some of them with one rule of the optimizer switched off.

use super::support::*;

#[pipeline(without = "prune_unused")]
pub(crate) fn p06_without_prune_unused(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    s0.filter_map(Some).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.window("2s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p21_without_prune_unused(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.key_by(|n| n % 4);
    let _x3 = x1.transform_with(s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))), |a, b, _time| b.union(a));
    s1.remember(&Remembered::<String>::new(), "3s");
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p31_without_prune_unused(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = s0.union(x1);
    let _x4 = s0.distinct().union(s0.repartition(1));
    x3.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p46_without_prune_unused(s0: DStream<(&str, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = s0.reduce(|_, b| b);
    let _x4 = x1.transform_with(s0.transform_with(x2, |a, b| a.subtract(b)), |a, b, _time| b.union(a));
    s0.window("3s", "2s").print_n(3);
}

#[pipeline(without = "prune_unused")]
pub(crate) fn p16_without_prune_unused(s0: DStream<String>) {
    let x0 = s0.sample(1.0);
    let x2 = s0.map(|s| s.to_lowercase());
    let _x4 = s0.union(x0).transform_with(x2, |a, b, _time| b.union(a));
    s0.key_by(|s| size(s)).print();
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p24_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x3 = x0.reduce_by_key(|_, b| b).reduce_by_key(|a, _| a);
    let x4 = x3.union(x1);
    x4.print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p17_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = x0.filter(|(n, _)| *n <= limit);
    let x2 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x0.transform_with(x2, |a, b, _time| b.union(a)).map_values(move |n| n + limit).print_n(3);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p37_without_elide_shuffle(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x2 = x0.filter(|((n, _), _)| n % 2 == 0);
    let x3 = x2.reduce_by_key(|a, b| a + b);
    let x4 = x3.transform_with(x0.filter(|((n, _), _)| *n <= limit), |a, b| a.join(b));
    x4.remember(&Remembered::<((u64, u64), (u64, u64))>::new(), "3s");
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p39_without_elide_shuffle(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = x0.repartition(3);
    let x4 = x2.transform_with(x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b| a.subtract(b));
    x4.print_n(0);
}

#[pipeline(without = "elide_shuffle")]
pub(crate) fn p62_without_elide_shuffle(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.group_by_key();
    let x2 = x0.group_by_key();
    let x3 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x2.for_each_partition(|records| out.put_partition(0, &records));
    x3.remember(&Remembered::<((&str, u64), Group<'_, u64>)>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p60_without_combine_before_shuffle(s0: DStream<String>, s1: DStream<&str>, out: Out) {
    let x0 = s0.window("3s");
    x0.map_partitions(|records| records).for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.count().print();
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p01_without_combine_before_shuffle(s0: DStream<(&str, u64)>) {
    let _x1 = s0.map(|(k, _)| k);
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s0.count().save_as_object_files("out/objects/0");
    s0.transform_with(x2, |a, b| a.subtract(b)).print_n(3);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p24_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x3 = x0.reduce_by_key(|_, b| b).reduce_by_key(|a, _| a);
    let x4 = x3.union(x1);
    x4.print_n(0);
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p04_without_combine_before_shuffle(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.inspect(|_| ());
    let x2 = x0.reduce(|a, _| a);
    s1.union(x2).transform_with(x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)), |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline(without = "combine_before_shuffle")]
pub(crate) fn p02_without_combine_before_shuffle(s0: DStream<((&str, u64), u64)>) {
    let x3 = s0.reduce_by_key(|a, b| a + b).try_flat_map(|r| Ok::<_, ()>([r.clone(), r])).group_by_key().key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p00_without_fuse_narrow(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s1.union(s1);
    let x2 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.union(x2).for_each_partition(|records| out.put_partition(0, &records));
    s0.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p06_without_fuse_narrow(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    s0.filter_map(Some).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.window("2s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p14_without_fuse_narrow(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.window("3s", "2s");
    let x3 = x2.union(x2);
    x0.key_by(|(_, n)| (n % 2, n % 3)).remember(&Remembered::<((u64, u64), (&str, u64))>::new(), "3s");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p21_without_fuse_narrow(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.key_by(|n| n % 4);
    let _x3 = x1.transform_with(s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))), |a, b, _time| b.union(a));
    s1.remember(&Remembered::<String>::new(), "3s");
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "fuse_narrow")]
pub(crate) fn p53_without_fuse_narrow(s0: DStream<u64>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x1 = x0.window("1s", "2s");
    let x3 = x1.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") });
    x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).print_n(0);
    x3.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p00_without_share_prefix(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s1.union(s1);
    let x2 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.union(x2).for_each_partition(|records| out.put_partition(0, &records));
    s0.save_as_text_files("out/1", "txt");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p06_without_share_prefix(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    s0.filter_map(Some).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.window("2s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p14_without_share_prefix(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.window("3s", "2s");
    let x3 = x2.union(x2);
    x0.key_by(|(_, n)| (n % 2, n % 3)).remember(&Remembered::<((u64, u64), (&str, u64))>::new(), "3s");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p53_without_share_prefix(s0: DStream<u64>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x1 = x0.window("1s", "2s");
    let x3 = x1.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") });
    x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).print_n(0);
    x3.print_n(0);
}

#[pipeline(without = "share_prefix")]
pub(crate) fn p79_without_share_prefix(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.window("2s", "2s");
    let x2 = x0.window("2s", "4s");
    x0.save_as_text_files("out/0", "txt");
    x0.group_by_key().for_each_partition(|records| out.put_partition(1, &records));
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p06_without_prune_unused" => p06_without_prune_unused(given.strings_pairs(0), given.ints(1), given.out()),
        "p21_without_prune_unused" => p21_without_prune_unused(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p31_without_prune_unused" => p31_without_prune_unused(given.strings_pairs(0), given.out()),
        "p46_without_prune_unused" => p46_without_prune_unused(given.lines_pairs(0)),
        "p16_without_prune_unused" => p16_without_prune_unused(given.strings(0)),
        "p24_without_elide_shuffle" => p24_without_elide_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p17_without_elide_shuffle" => p17_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p37_without_elide_shuffle" => p37_without_elide_shuffle(given.ints_pairs(0), LIMIT),
        "p39_without_elide_shuffle" => p39_without_elide_shuffle(given.strings_pairs(0)),
        "p62_without_elide_shuffle" => p62_without_elide_shuffle(given.lines_pairs_pairs(0), given.out()),
        "p60_without_combine_before_shuffle" => p60_without_combine_before_shuffle(given.strings(0), given.lines(1), given.out()),
        "p01_without_combine_before_shuffle" => p01_without_combine_before_shuffle(given.lines_pairs(0)),
        "p24_without_combine_before_shuffle" => p24_without_combine_before_shuffle(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p04_without_combine_before_shuffle" => p04_without_combine_before_shuffle(given.ints_pairs(0), given.ints_pairs(1)),
        "p02_without_combine_before_shuffle" => p02_without_combine_before_shuffle(given.lines_pairs_pairs(0)),
        "p00_without_fuse_narrow" => p00_without_fuse_narrow(given.lines(0), given.strings(1), given.out()),
        "p06_without_fuse_narrow" => p06_without_fuse_narrow(given.strings_pairs(0), given.ints(1), given.out()),
        "p14_without_fuse_narrow" => p14_without_fuse_narrow(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p21_without_fuse_narrow" => p21_without_fuse_narrow(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p53_without_fuse_narrow" => p53_without_fuse_narrow(given.ints(0), LIMIT),
        "p00_without_share_prefix" => p00_without_share_prefix(given.lines(0), given.strings(1), given.out()),
        "p06_without_share_prefix" => p06_without_share_prefix(given.strings_pairs(0), given.ints(1), given.out()),
        "p14_without_share_prefix" => p14_without_share_prefix(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p53_without_share_prefix" => p53_without_share_prefix(given.ints(0), LIMIT),
        "p79_without_share_prefix" => p79_without_share_prefix(given.strings_pairs(0), given.out()),
        _ => return None,
    })
}
