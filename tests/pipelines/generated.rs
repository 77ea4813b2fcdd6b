//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 64 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    s0.map(|s| (s, 1u64)).save_as_text_files("out/0");
    s0.top_k(1).save_as_object_files("out/objects/1");
    s1.union(s1).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.inspect(|_| ());
    let x1 = s0.glom();
    let x2 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.flat_map(|g| g);
    let _x4 = x3.union(x0);
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.group_by_key().key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).filter_map(Some);
    x3.distinct().print();
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.repartition(3);
    let x3 = x0.reduce(|a, b| a.max(b)).map_values(move |n| n + limit);
    x3.print_n(0);
    x0.count_by_value().save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.union(x0);
    let x2 = x1.filter(|(n, _)| *n <= limit);
    let x3 = x0.map_partitions(|records| records);
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>) {
    s0.count().print_n(3);
    s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
    s0.sample(1.0).print_n(3);
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    let x2 = s0.union(x0);
    let x3 = x2.flat_map_values(|n| 0..n % 4);
    s1.save_as_object_files("out/objects/0");
    let _x5 = x1.union(x3);
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = x0.filter(|(s, _)| size(s) >= limit);
    let x2 = x0.flat_map_values(|r| [r.clone(), r]);
    x2.union(x1.distinct()).print_n(0);
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.map(|(_, v)| v);
    let x1 = x0.repartition(limit + 1);
    let x2 = x0.union(x1);
    let x3 = x0.reduce(|a, b| a + b);
    let x4 = x3.union(x2);
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = x0.reduce(|a, b| a.min(b));
    let x3 = x2.repartition(1);
    x3.union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]))).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x0.union(x1);
    let x4 = x0.map_values(|n| n / 2).union(x3);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|((_, n), _)| *n <= limit);
    let x2 = s0.map_values(|n| (n % 3, n));
    let x3 = x0.filter(|((s, _), _)| !s.is_empty());
    let _x4 = s0.filter(|(_, n)| n % 2 == 0).union(x3);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    x0.flat_map(|r| [r.clone(), r]).group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, _| a);
    let x3 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).top_k(5);
    let x4 = x0.filter(|(n, _)| n % 2 == 0).union(x3);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x2 = x0.reduce_by_key(|_, b| b);
    x2.reduce_by_key(|a, _| a).union(x0.reduce(|_, b| b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    x0.save_as_text_files("out/0", "txt");
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).map(|(k, v)| (v, k)).union(s1).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, mut out: Out) {
    let _x0 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let x1 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    x1.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.key_by(|s| s.clone()).print();
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.sample(0.0);
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).sample(0.0).reduce_by_key(|a, b| a.min(b));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.top_k(limit);
    let x2 = x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.union(x2).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x0.union(x0.repartition(3)).union(x2);
    x4.print();
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.map(|r| (7u64, r));
    let x2 = x0.map_partitions(|records| records);
    let x4 = s0.map(|r| (7u64, r)).union(x0.union(x2));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x2 = s1.reduce(|a, b| a + "+" + &b);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print_n(0);
    let _x5 = s1.reduce(|a, b| a + "+" + &b).union(s1.reduce(|a, b| a + "+" + &b));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.union(x0);
    let x3 = x1.repartition(limit + 1);
    x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x0.count().top_k(1);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s1);
    let x2 = x0.group_by_key();
    let x3 = x2.filter(|((_, n), _)| n % 2 == 0);
    x1.print_n(3);
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>) {
    let x2 = s0.reduce(|a, b| a.max(b));
    let x3 = s0.filter(|(s, _)| !s.is_empty()).union(x2);
    let x4 = s0.reduce(|a, b| a.min(b)).union(x3);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>) {
    let _x2 = s0.words();
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print_n(3);
    s0.repartition(1).print();
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.filter(|(_, g)| g.len() > 1);
    x1.group_by_key().print_n(3);
    x0.filter(|(_, g)| g.len() > 1).print_n(3);
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x1 = x0.repartition(1);
    let x3 = x1.repartition(1);
    x1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(1);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).union(x2).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.repartition(1);
    let x2 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x4 = x2.union(s1.union(s0.reduce(|a, b| a.max(b))));
    x4.print();
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, out: Out) {
    let _x2 = s0.top_k(5);
    let x4 = s0.reduce(|a, b| a.min(b)).union(s0.union(s0.reduce(|_, b| b)));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.group_by_key();
    let x2 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x2 = x0.group_by_key();
    x0.distinct().for_each_partition(|records| out.put_partition(0, &records));
    x2.count().for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.union(s1);
    let x3 = s1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).filter(|n| n % 2 == 0);
    x1.union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, out: Out) {
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = s0.repartition(1);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1");
    s0.map_partitions(|records| records).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.repartition(limit + 1);
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.group_by_key().save_as_text_files("out/1");
    let _x5 = x2.union(s1);
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x2 = x0.repartition(3).group_by_key();
    let x3 = x0.flat_map_values(|g| g);
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.map_partitions(|records| records).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.repartition(3);
    x3.union(x1.map_partitions(|records| records)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = x0.group_by_key();
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x1.union(x3);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(1);
    let x1 = s0.repartition(limit + 1);
    let x2 = x1.key_by(|n| n % 4);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.inspect(|_| ()).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>, limit: u64) {
    let x2 = s0.map_partitions(|records| records);
    let _x4 = s0.filter(|s| size(s) >= limit).union(x2);
    s0.union(s0.map_partitions(|records| records)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.key_by(|(_, n)| n % 4);
    let x2 = x0.key_by(|((_, n), _)| n % 4);
    x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print_n(0);
    x2.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.map_partitions(|records| records);
    let x3 = x0.reduce_by_key(|a, b| a + b).map_partitions(|records| records);
    x2.union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.filter(|(_, (n, _))| *n <= limit).print();
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.union(x1);
    x0.print_n(3);
    s1.for_each_partition(|records| out.put_partition(1, &records));
    x2.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.filter(|(s, _)| !s.is_empty());
    let x1 = s0.inspect(|_| ());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x3 = s0.union(x0);
    x2.save_as_text_files("out/0");
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p47(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.inspect(|_| ());
    let x3 = x0.filter(|(s, _)| !s.is_empty()).distinct();
    x1.union(x3).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x1 = s0.union(s0.map(|s| s.to_lowercase()));
    let x2 = s1.filter(|n| *n <= limit);
    x1.save_as_text_files("out/0");
    x2.repartition(3).print_n(3);
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x0.reduce_by_key(|a, b| a + b).for_each_partition(|records| out.put_partition(1, &records));
    x0.group_by_key().save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.distinct();
    x1.save_as_text_files("out/0");
    s0.count_by_value().group_by_key().map_values(|g| g.len() as u64).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.map(|s| s.trim());
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let _x2 = s0.filter_map(|s| s.split_once(' '));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print_n(0);
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = x0.key_by(|(s, _)| size(s));
    let x3 = x2.reduce_by_key(|a, b| a.max(b));
    x0.key_by(|(s, _)| s.get(..1).unwrap_or("")).print();
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p53(s0: DStream<(u64, u64)>, limit: u64) {
    s0.key_by(|(n, _)| (n % 2, n % 3)).filter(|((n, _), _)| *n <= limit).print_n(0);
    s0.top_k(1).map(|(k, _)| k).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<String>) {
    let x1 = s1.union(s0).union(s0);
    let x3 = s1.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).map(size);
    x1.print_n(0);
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.key_by(|(_, n)| (n % 2, n % 3));
    let x2 = s0.key_by(|(_, n)| (n % 2, n % 3));
    x2.save_as_text_files("out/0", "txt");
    x1.for_each_partition(|records| out.put_partition(1, &records));
    s0.key_by(|(_, n)| (n % 2, n % 3)).save_as_object_files("out/objects/2");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x2 = s0.filter(|((s, _), _)| size(s) >= limit);
    let _x3 = s0.union(x2);
    s0.key_by(|((s, _), _)| (*s, size(s) % 2)).save_as_text_files("out/0", "txt");
    s0.key_by(|((s, _), _)| (*s, size(s) % 2)).print();
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>) {
    let x0 = s0.distinct();
    x0.filter(|(n, _)| n % 2 == 0).union(x0.map_values(|r| (7u64, r)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>) {
    let x0 = s0.filter_map(|s| s.strip_prefix('a'));
    let x1 = s0.union(x0);
    x0.flat_map(|s| s.split_whitespace()).union(x1.flat_map(|s| s.split_whitespace())).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.count();
    let x1 = s0.key_by(|(s, _)| s.clone());
    let x2 = x0.flat_map(|n| 0..n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1", "txt");
    x1.save_as_object_files("out/objects/2");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>) {
    let x0 = s1.map(|s: &str| s.to_uppercase());
    s0.save_as_text_files("out/0", "txt");
    x0.print_n(3);
    s1.map(|s: &str| s.to_uppercase()).key_by(|s| size(s)).print();
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, out: Out) {
    let _x2 = s0.key_by(|(n, _)| n % 4);
    let x3 = s0.union(s0.map_values(plus(2)));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s0.key_by(|(n, _)| n % 4).print_n(0);
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.key_by(|((s, _), _)| size(s));
    let x2 = x0.key_by(|((s, _), _)| size(s));
    let x3 = x2.reduce_by_key(|a, b| a.max(b));
    x1.save_as_object_files("out/objects/0");
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p63(s0: DStream<&str>, out: Out) {
    let x0 = s0.inspect(|_| ());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0), given.out()),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), LIMIT),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p05" => p05(given.lines_pairs_pairs(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0), LIMIT),
        "p08" => p08(given.lines_pairs(0), LIMIT),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0), LIMIT, given.out()),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p12" => p12(given.lines_pairs(0), given.out()),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16" => p16(given.strings(0), given.out()),
        "p17" => p17(given.ints_pairs(0), given.out()),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), LIMIT, given.out()),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), given.out()),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p23" => p23(given.strings_pairs(0), given.out()),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0)),
        "p26" => p26(given.lines(0)),
        "p27" => p27(given.strings_pairs(0)),
        "p28" => p28(given.ints(0), LIMIT, given.out()),
        "p29" => p29(given.ints_pairs(0)),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1), given.out()),
        "p35" => p35(given.strings(0), given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p37" => p37(given.ints_pairs(0), given.out()),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0), given.out()),
        "p40" => p40(given.ints(0), LIMIT, given.out()),
        "p41" => p41(given.strings(0), LIMIT),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0), given.out()),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1), LIMIT, given.out()),
        "p45" => p45(given.lines(0), given.strings_pairs(1), given.out()),
        "p46" => p46(given.lines_pairs(0), given.out()),
        "p47" => p47(given.strings_pairs(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT),
        "p49" => p49(given.ints_pairs(0), given.out()),
        "p50" => p50(given.strings_pairs(0), given.out()),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p52" => p52(given.lines_pairs(0)),
        "p53" => p53(given.ints_pairs(0), LIMIT),
        "p54" => p54(given.strings(0), given.strings(1)),
        "p55" => p55(given.ints_pairs(0), given.out()),
        "p56" => p56(given.lines_pairs_pairs(0), LIMIT),
        "p57" => p57(given.ints_pairs(0)),
        "p58" => p58(given.lines(0)),
        "p59" => p59(given.strings_pairs(0), given.out()),
        "p60" => p60(given.strings(0), given.lines(1)),
        "p61" => p61(given.ints_pairs(0), given.out()),
        "p62" => p62(given.lines_pairs_pairs(0)),
        "p63" => p63(given.lines(0), given.out()),
        _ => return None,
    })
}
