//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 68 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = x0.union(x0);
    s0.print();
    x1.union(x0.transform_with(x1, |a, b| a.subtract(b))).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.sample(1.0);
    let _x3 = s0.left_outer_join(s0.reduce_by_key(|_, b| b));
    s0.full_outer_join(s0).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).key_by(|((_, n), _)| (n % 2, n % 3));
    let x3 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).try_map(Ok::<_, ()>);
    x3.right_outer_join(x3).print_n(0);
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x1 = s0.repartition(1);
    s0.glom().flat_map(|g| g).transform_with(x1.join(x1), |a, b| a.join(b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.cogroup(x0);
    let x2 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    x1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x2).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64) {
    s0.group_by_key().full_outer_join(s0.filter(|((s, _), _)| size(s) >= limit).transform_with(s0.reduce(|a, b| a.max(b)), |a, b, _time| b.union(a))).print_n(3);
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x0 = s0.count_by_value();
    let x1 = s0.map(|r| (7u64, r));
    let x2 = s0.top_k(1);
    x1.save_as_text_files("out/0", "txt");
    x2.print();
    s1.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.distinct().inspect(|_| ());
    let x4 = x1.join(x1).map_values(|(k, _)| k).map_partitions(|records| records);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    x0.count().save_as_text_files("out/0");
    x0.flat_map_values(|n| 0..n % 4).filter_map(Some).print_n(0);
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x0.cogroup(x0).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x3.union(x0.transform_with(x0, |a, b| a.subtract(b))).print();
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = s0.union(x0);
    let x3 = x0.transform_with(x0, |a, b| a.subtract(b)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x3.left_outer_join(x1);
    x4.print();
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.union(x0);
    let x2 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let _x4 = x1.right_outer_join(x0.flat_map(|r| [r.clone(), r]));
    x2.print_n(0);
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    x0.map(|(k, v)| (v, k)).update_state_by_key(|values, best: Option<&str>| values.iter().max().max(best)).save_as_object_files("out/objects/0");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = x0.union(x0);
    x0.cogroup(x0).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x2).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.top_k(5);
    let x4 = x1.map_values(|n| n.to_string()).full_outer_join(x0.key_by(|(s, _)| s.get(..1).unwrap_or("")));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.map(|n| n / 2);
    let x1 = s0.filter_map(|n| n.checked_sub(limit));
    let x3 = x0.union(x1.top_k(limit));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = s0.union(x1);
    let _x4 = x0.union(x2);
    x1.transform_with(x1, |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x0.map_values(|(_, v)| v);
    x3.right_outer_join(x0.filter(|(n, _)| n % 2 == 0).reduce_by_key(|a, b| a.min(b))).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.filter(|s| !s.is_empty());
    let x2 = s1.union(x1);
    let x3 = x2.sample(0.0);
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.filter(|(s, _)| !s.is_empty()).right_outer_join(x0.union(x0)).print_n(0);
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.transform(|rdd| rdd.distinct());
    let x1 = s0.repartition(limit + 1);
    let x2 = x1.filter(|(s, _)| size(s) >= limit);
    let x3 = x1.right_outer_join(x0);
    x2.print_n(0);
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x1 = s0.flat_map(|n| 0..n % 4);
    let x3 = x0.union(s0.reduce(|a, b| a + b));
    s1.print_n(0);
    let _x5 = x3.transform_with(x1, |a, b| a.subtract(b));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).map(|(_, v)| v);
    let x2 = x1.group_by_key();
    let x4 = x2.key_by(|(n, _)| n % 4).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.count();
    x0.reduce_by_key(|a, _| a).save_as_text_files("out/0");
    x2.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).print_n(0);
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x1.group_by_key().transform_with(x2, |a, b| a.join(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.key_by(|(s, _)| size(s));
    let x3 = s0.transform(|rdd| rdd).full_outer_join(s0.transform(|rdd| rdd));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x0.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, limit: u64) {
    let x0 = s0.words();
    let x2 = s0.try_flat_map(|s| if s.is_empty() { Err(s) } else { Ok(s.split_whitespace()) });
    let x3 = x2.filter(|s| size(s) >= limit);
    let _x4 = s0.filter(|s| size(s) >= limit).transform_with(x3, |a, b, _time| b.union(a));
    x0.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    x1.group_by_key().filter(|(_, g)| g.len() > 1).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print();
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64) {
    let x0 = s0.filter(|n| *n <= limit);
    let x3 = x0.reduce(|a, _| a).filter(|n| *n <= limit);
    let x4 = x3.union(s0.union(x0));
    x4.print();
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>) {
    let x0 = s0.distinct();
    let x3 = x0.left_outer_join(x0.repartition(1));
    x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).save_as_object_files("out/objects/0");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).repartition(1);
    x2.for_each_partition(|records| out.put_partition(0, &records));
    s0.right_outer_join(s1.filter(|((s, _), _)| !s.is_empty())).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x0 = s0.cogroup(s0);
    let _x1 = x0.union(x0);
    let x4 = x0.repartition(1).union(x0.filter(|(_, (g, _))| g.len() > 1));
    x4.print();
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x1 = s0.left_outer_join(s0).reduce(|a, b| a.max(b));
    let x2 = x1.reduce_by_key(|a, b| a.max(b));
    let x3 = x1.repartition(3);
    x3.transform_with(x2, |a, b| a.subtract(b)).print();
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x3 = x0.repartition(1).count_by_value();
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.print_n(3);
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>) {
    let x0 = s1.union(s0);
    let x2 = x0.repartition(1);
    x2.reduce(|a, b| a.max(b)).union(x0.union(s1)).print_n(0);
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, out: Out) {
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let x3 = x2.union(s0.reduce(|a, b| a + "+" + &b));
    s0.count().foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x1 = s0.filter(|(n, _)| *n <= limit);
    let _x4 = x1.transform_with(s0.filter(|(n, _)| *n <= limit), |a, b| a.subtract(b)).transform_with(s1, |a, b, _time| b.union(a));
    x0.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.filter(|(_, n)| *n <= limit);
    let x3 = x1.reduce_by_key(|a, b| a + b);
    let x4 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).transform_with(x3, |a, b| a.join(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = x0.group_by_key();
    let x2 = x1.union(x1);
    let x4 = x2.map_partitions(|records| records).count();
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x0.join(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x3.print_n(0);
    x2.print_n(0);
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.filter(|n| n % 2 == 0);
    x1.transform_with(x0.transform_with(x0.repartition(3), |a, b| a.subtract(b)), |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x0 = s0.count();
    let _x1 = s0.filter(|s| !s.is_empty());
    x0.reduce(|a, b| a.min(b)).transform_with(s0.count(), |a, b, _time| b.union(a)).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.join(s0);
    let x2 = x0.join(x0).map(|(k, _)| k);
    let x3 = x2.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x4 = x3.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x4 = x1.map_partitions(|records| records).join(x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x2 = s0.union(s1).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).group_by_key();
    let x3 = x2.repartition(1);
    x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).print_n(0);
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x1.transform_with(x2, |a, b, _time| b.union(a));
    s1.save_as_text_files("out/0");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>) {
    let x0 = s0.join(s0);
    let _x4 = s0.repartition(1).transform_with(s0.join(s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1))), |a, b| a.join(b));
    x0.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>) {
    let x1 = s0.union(s0.inspect(|_| ()));
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x1 = s1.transform(|rdd| rdd.map(|n| n + limit));
    let x3 = x1.transform_with(s1.transform(|rdd| rdd.map(|n| n + limit)).map_partitions(|records| records.flat_map(|r| [r.clone(), r])), |a, b, _time| b.union(a));
    x3.print();
    s0.print();
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x3 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.join(s1);
    let x2 = s0.union(s1);
    let x3 = x2.union(x2);
    x0.map_partitions(|records| records).join(x3).print_n(0);
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x2 = s1.transform_with(s1.repartition(3), |a, b| a.join(b));
    s1.repartition(3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.print();
    s0.print();
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.reduce(|a, b| a.max(b));
    x1.union(x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p53(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.group_by_key().save_as_text_files("out/0", "txt");
    x0.transform_with(x2, |a, b| a.subtract(b)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s1.repartition(3);
    let _x1 = s1.map_partitions(|records| records);
    x0.print();
    s1.group_by_key().print();
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(String, u64)>) {
    let x0 = s0.join(s0);
    let x1 = x0.key_by(|(_, (_, n))| n % 4);
    let x2 = x1.repartition(3);
    x0.key_by(|(s, _)| s.clone()).print_n(0);
    x2.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.repartition(1);
    let x2 = x1.map_partitions(|records| records);
    x1.transform_with(x2, |a, b, _time| b.union(a)).transform_with(s0.map_partitions(|records| records), |a, b| a.join(b)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.join(s0);
    let x2 = x0.filter(|(_, (_, n))| n % 2 == 0);
    let x4 = x2.left_outer_join(x0.filter(|(_, (n, _))| *n <= limit).repartition(limit + 1));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>) {
    let x3 = s0.repartition(3).repartition(3);
    let x4 = s0.union(s0.map_partitions(|records| records)).transform_with(x3, |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = x0.flat_map_values(|r| [r.clone(), r]);
    let x2 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x0.join(x1);
    x3.join(x2).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>) {
    s0.map_partitions(|records| records).count_by_value().print_n(0);
    s0.map_partitions(|records| records).print_n(3);
    s1.print();
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>) {
    let x3 = s0.group_by_key().count();
    s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).group_by_key().print();
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.transform(|rdd| rdd);
    let x1 = x0.union(s0);
    let x3 = s0.transform_with(x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b, _time| b.union(a));
    let x4 = x3.join(x1);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.join(s0);
    let x3 = x0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x0.map_values(|r| (7u64, r)).for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p64(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.map_values(move |n| n + limit);
    let x3 = x0.group_by_key().map_values(|g| g.len() as u64);
    let x4 = x3.join(x2);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(&str, u64)>) {
    let x0 = s0.repartition(1);
    let x1 = s0.union(x0);
    let x2 = x0.group_by_key();
    let x4 = x1.transform_with(x2.map_values(|g| g.iter().sum::<u64>()), |a, b| a.subtract(b));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<(String, u64)>, out: Out) {
    let _x0 = s0.key_by(|n| n % 4);
    let x2 = s0.map(plus(2));
    x2.transform_with(s0.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") }), |a, b| a.subtract(b)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, mut out: Out) {
    let x2 = s0.map(size);
    s0.key_by(|s| size(s)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.key_by(|s| s.clone()).foreach_rdd(|rdd| out.put(1, &rdd));
    x2.print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1)),
        "p01" => p01(given.lines_pairs(0), given.out()),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT),
        "p06" => p06(given.strings_pairs(0), given.ints(1), given.out()),
        "p07" => p07(given.strings_pairs(0), given.out()),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT),
        "p12" => p12(given.lines_pairs(0), given.out()),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), LIMIT),
        "p21" => p21(given.ints(0), given.strings(1)),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0), LIMIT),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0), LIMIT),
        "p27" => p27(given.strings_pairs(0)),
        "p28" => p28(given.ints(0), LIMIT),
        "p29" => p29(given.ints_pairs(0)),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1)),
        "p35" => p35(given.strings(0), given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p37" => p37(given.ints_pairs(0), LIMIT, given.out()),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0)),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0)),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1)),
        "p46" => p46(given.lines_pairs(0)),
        "p47" => p47(given.lines(0)),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT),
        "p49" => p49(given.ints_pairs(0), given.out()),
        "p50" => p50(given.strings_pairs(0), given.strings_pairs(1)),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p52" => p52(given.lines_pairs(0), given.out()),
        "p53" => p53(given.ints_pairs(0), given.out()),
        "p54" => p54(given.strings(0), given.lines_pairs(1), given.out()),
        "p55" => p55(given.strings_pairs(0)),
        "p56" => p56(given.lines_pairs(0), given.out()),
        "p57" => p57(given.ints_pairs(0), LIMIT, given.out()),
        "p58" => p58(given.lines(0)),
        "p59" => p59(given.strings_pairs(0)),
        "p60" => p60(given.strings(0), given.lines(1)),
        "p61" => p61(given.ints_pairs(0)),
        "p62" => p62(given.lines_pairs_pairs(0), given.out()),
        "p63" => p63(given.strings_pairs(0), given.out()),
        "p64" => p64(given.lines_pairs(0), LIMIT, given.out()),
        "p65" => p65(given.lines_pairs(0)),
        "p66" => p66(given.ints(0), given.strings_pairs(1), given.out()),
        "p67" => p67(given.strings(0), given.out()),
        _ => return None,
    })
}
