//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 64 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x3 = s1.sample(0.0).union(s1.flat_map(|r| [r.clone(), r]));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x2 = s0.group_by_key();
    let _x3 = s0.reduce_by_key(|a, b| a + b).repartition(1);
    s0.count().save_as_object_files("out/objects/0");
    x2.print_n(0);
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).key_by(|((s, _), _)| (*s, size(s) % 2));
    x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).filter_map(Some).distinct().save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.glom();
    let x1 = x0.reduce(|a, _| a);
    x1.union(x0.union(x1)).flat_map(|g| g).print();
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.inspect(|_| ());
    let x3 = x2.flat_map_values(|n| 0..n % 4);
    let x4 = x0.top_k(1).union(x3);
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x4 = s0.map_values(|n| n / 2).union(x1.union(s0.repartition(3)));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.map(|(k, _)| k);
    let _x2 = s0.filter(|(s, _)| size(s) >= limit);
    s0.count_by_value().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.reduce_by_key(|a, b| a.max(b));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x3.union(x2).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, limit: u64) {
    let x3 = s0.union(s0.reduce_by_key(|_, b| b)).repartition(limit + 1).top_k(5);
    x3.key_by(|(s, _)| (*s, size(s) % 2)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x3 = x0.map_partitions(|records| records).sample(1.0);
    x3.print();
    x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x1 = s0.map_values(plus(2));
    let x2 = x1.map_values(move |n| n + limit);
    s0.reduce(|a, b| a.max(b)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).print();
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>) {
    let _x2 = s0.map_values(|n| (n % 3, n));
    s0.union(s0.filter(|((s, _), _)| !s.is_empty())).union(s0.filter(|((s, _), _)| !s.is_empty())).print();
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = x0.map(|(k, v)| (v, k));
    let x2 = x1.update_state_by_key(|values, best: Option<&str>| values.iter().max().max(best));
    let x3 = x0.key_by(|(s, _)| size(s));
    x2.print_n(0);
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.top_k(limit);
    x0.top_k(limit).union(x0.filter(|(n, _)| n % 2 == 0).filter(|(n, _)| *n <= limit)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.union(s0).count_by_value();
    let x4 = x2.reduce(|a, b| a.min(b)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.map_values(|r| (7u64, r));
    let x2 = x0.reduce(|_, b| b);
    s0.for_each_partition(|records| out.put_partition(0, &records));
    x2.union(s1.key_by(|(n, _)| n % 4)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.map(size);
    let x1 = s0.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let x3 = x1.filter(|s| size(s) >= limit);
    let _x4 = x3.union(s0.map(|s| s.to_lowercase()));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x1 = s0.count_by_value().flat_map_values(|r| [r.clone(), r]);
    let x3 = x1.group_by_key().filter(|((_, n), _)| n % 2 == 0);
    x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.words();
    let x1 = x0.union(s1);
    let x2 = x1.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x2.flat_map(|s| s.split_whitespace());
    s0.print_n(0);
    x3.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.print_n(0);
    let x4 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.map(|(_, v)| v).map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    x2.repartition(limit + 1).save_as_text_files("out/0");
    s0.map_values(|n| n.to_string()).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let _x2 = s0.filter(|n| n % 2 == 0);
    s0.filter(|n| n % 2 == 0).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x1 = s0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    let x2 = x1.reduce_by_key(|a, b| a + b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.union(x3).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.count();
    let x3 = x0.repartition(1).filter(|n| *n <= limit);
    x0.map_partitions(|records| records).for_each_partition(|records| out.put_partition(0, &records));
    x3.print();
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x1 = s0.union(s1).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x4 = x1.filter(|((_, n), _)| *n <= limit).union(x1.reduce(|a, b| a.max(b)));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>) {
    let x1 = s0.filter(|(s, _)| !s.is_empty());
    x1.union(s0.filter(|(s, _)| !s.is_empty())).union(s0.filter(|(s, _)| !s.is_empty())).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.filter(|s| !s.is_empty());
    x1.count().foreach_rdd(|rdd| out.put(0, &rdd));
    let _x5 = x2.union(s0.filter(|s| !s.is_empty()));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x3 = x0.filter(|(_, n)| *n <= limit).group_by_key().filter(|(_, g)| g.len() > 1);
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.print();
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x2 = x0.repartition(limit + 1).count_by_value();
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x3.union(x2).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.repartition(1);
    x1.repartition(limit + 1).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.repartition(1);
    s0.top_k(1).print_n(0);
    x0.map_partitions(|records| records).foreach_rdd(|rdd| out.put(1, &rdd));
    s1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = s0.repartition(1);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.print_n(0);
    let _x5 = x3.union(s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x1 = s0.group_by_key().key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.union(x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(1);
    let x1 = x0.group_by_key();
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.key_by(|(n, _)| (n % 2, n % 3)).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x4 = x1.union(x0.flat_map(|n| 0..n % 4).repartition(3));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64) {
    let x4 = s0.sample(0.0).union(s0.inspect(|_| ()).union(s0.filter(|s| size(s) >= limit)));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s0.group_by_key();
    let _x3 = x1.union(s0.group_by_key());
    s0.group_by_key().save_as_text_files("out/0");
    s1.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.filter(|(n, _)| *n <= limit);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).union(x2).print_n(0);
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.group_by_key().group_by_key();
    s0.union(x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print();
    x0.group_by_key().foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>) {
    let x0 = s0.inspect(|_| ());
    let x3 = x0.union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    x3.union(s0.inspect(|_| ())).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x3 = s0.map(|r| (7u64, r)).update_state_by_key(|values, best: Option<String>| values.iter().max().max(best));
    let _x4 = s0.map(|r| (7u64, r)).union(x3);
    s0.reduce(|a, b| a + "+" + &b).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x3.union(x2);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x3.union(x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s1.union(s0);
    let x2 = x0.union(x0).group_by_key();
    let x3 = x0.group_by_key();
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s1.top_k(1);
    let x2 = s1.union(x1);
    x2.print();
    s1.group_by_key().save_as_text_files("out/1");
    s0.print_n(0);
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>) {
    let _x4 = s0.group_by_key().union(s0.group_by_key());
    s0.group_by_key().group_by_key().print_n(0);
}

#[pipeline]
pub(crate) fn p47(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.group_by_key().flat_map_values(|g| g);
    let x4 = x1.group_by_key().map_values(|g| g.len() as u64).distinct();
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x1 = s0.key_by(|s| size(s)).group_by_key();
    let x2 = x1.repartition(limit + 1);
    let x3 = x1.union(x2);
    s1.save_as_text_files("out/0", "txt");
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.group_by_key();
    let x2 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x3 = x1.count();
    x3.save_as_text_files("out/0");
    x2.print();
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.map_values(|n| ((n % 2, n % 3), n));
    let x2 = x0.group_by_key();
    x0.print_n(0);
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x2.print_n(3);
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let _x4 = s0.map(|s| s.trim()).union(s0.map(|s| s.trim()));
    x1.union(s1).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = x0.key_by(|(_, n)| n % 4);
    x2.for_each_partition(|records| out.put_partition(0, &records));
    x0.key_by(|(_, n)| n % 4).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p53(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.group_by_key();
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x1.map_values(|g| g.iter().sum::<u64>()).for_each_partition(|records| out.put_partition(0, &records));
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<String>) {
    let x1 = s1.union(s0).union(s0);
    let x3 = x1.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    s1.map(|s| (size(&s) % 4, s)).save_as_text_files("out/0", "txt");
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.filter(|(_, n)| n % 2 == 0);
    let x2 = s0.reduce_by_key(|a, b| a.min(b));
    let x3 = s0.filter_map(Some).union(x1);
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, limit: u64, mut out: Out) {
    let _x0 = s0.key_by(|((s, _), _)| size(s));
    let x3 = s0.union(s0.filter(|((s, _), _)| size(s) >= limit));
    x3.print();
    s0.filter(|((s, _), _)| size(s) >= limit).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    x0.map_values(|r| (7u64, r)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print_n(3);
    x0.flat_map_values(|r| [r.clone(), r]).print_n(3);
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>, out: Out) {
    let x0 = s0.filter_map(|s| s.strip_prefix('a'));
    let x1 = s0.union(x0);
    let x3 = x1.map(|s| (s, 1u64));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = s0.key_by(|(s, _)| s.clone());
    let x4 = x1.filter(|(_, (_, n))| *n <= limit).union(x0.key_by(|(s, _)| s.clone()));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>, limit: u64, mut out: Out) {
    let x0 = s1.map(|s: &str| s.to_uppercase());
    let x1 = s1.key_by(|s| (*s, size(s) % 2));
    let x3 = x0.union(s0);
    x3.print();
    x1.filter(|(_, s)| size(s) >= limit).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>) {
    let x1 = s0.count();
    let _x3 = s0.union(s0.map(|(k, v)| (v, k)));
    let x4 = s0.map(|(_, v)| v).union(x1);
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.key_by(|((_, n), _)| n % 4).print_n(3);
    x0.key_by(|((_, n), _)| (n % 2, n % 3)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).print();
}

#[pipeline]
pub(crate) fn p63(s0: DStream<&str>, out: Out) {
    let x1 = s0.union(s0.filter(|s| !s.is_empty()));
    let x2 = x1.union(x1);
    x2.union(x2).union(s0).foreach_rdd(|rdd| out.put(0, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines_pairs_pairs(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p07" => p07(given.strings_pairs(0), given.out()),
        "p08" => p08(given.lines_pairs(0), LIMIT),
        "p09" => p09(given.ints_pairs(0), given.out()),
        "p10" => p10(given.ints_pairs(0), LIMIT, given.out()),
        "p11" => p11(given.lines_pairs_pairs(0)),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0), LIMIT, given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.strings(0), LIMIT, given.out()),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1)),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), LIMIT, given.out()),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0), LIMIT, given.out()),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p25" => p25(given.strings_pairs(0)),
        "p26" => p26(given.lines(0), given.out()),
        "p27" => p27(given.strings_pairs(0), LIMIT),
        "p28" => p28(given.ints(0), LIMIT, given.out()),
        "p29" => p29(given.ints_pairs(0), LIMIT, given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1)),
        "p35" => p35(given.strings(0), LIMIT),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0), LIMIT),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0), given.out()),
        "p40" => p40(given.ints(0)),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0), given.out()),
        "p43" => p43(given.strings_pairs(0)),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1)),
        "p46" => p46(given.lines_pairs(0)),
        "p47" => p47(given.strings_pairs(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.strings_pairs(0), given.out()),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p52" => p52(given.lines_pairs(0), given.out()),
        "p53" => p53(given.ints_pairs(0), given.out()),
        "p54" => p54(given.strings(0), given.strings(1)),
        "p55" => p55(given.ints_pairs(0), given.out()),
        "p56" => p56(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p57" => p57(given.ints_pairs(0)),
        "p58" => p58(given.lines(0), given.out()),
        "p59" => p59(given.strings_pairs(0), LIMIT, given.out()),
        "p60" => p60(given.strings(0), given.lines(1), LIMIT, given.out()),
        "p61" => p61(given.ints_pairs(0)),
        "p62" => p62(given.lines_pairs_pairs(0)),
        "p63" => p63(given.lines(0), given.out()),
        _ => return None,
    })
}
