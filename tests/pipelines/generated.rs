//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 64 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.print();
    s0.filter_map(|s| s.split_once(' ')).save_as_text_files("out/1", "txt");
    x0.flat_map(|s| s.split_whitespace()).foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, limit: u64) {
    let x1 = s0.inspect(|_| ());
    let x2 = s0.repartition(limit + 1);
    let _x3 = s0.distinct().key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x4 = x1.union(x2);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.map(|(k, _)| k);
    let x2 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x3 = x0.count_by_value().top_k(1);
    x3.print();
    x0.count().save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|a, b| a.min(b));
    let x3 = s0.glom().flat_map(|g| g);
    x3.union(x1.union(s1)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x2 = s0.filter(|((s, _), _)| !s.is_empty());
    s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).union(x0).union(x2).print();
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.sample(0.0);
    let x1 = s0.flat_map_values(|n| 0..n % 4);
    let x2 = s0.map_values(|n| (n % 3, n));
    let _x3 = x1.union(x0);
    s1.save_as_text_files("out/0");
    x2.print();
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.filter(|(s, _)| size(s) >= limit);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.reduce_by_key(|a, b| a + b).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x3 = x0.map(|r| (7u64, r));
    s0.union(x0).reduce_by_key(|a, b| a.max(b)).print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.top_k(5);
    x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x0.repartition(1).sample(1.0)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.filter(|(n, _)| *n <= limit);
    x0.print();
    s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).flat_map_values(|r| [r.clone(), r]).filter(|(_, (_, n))| n % 2 == 0).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|_, b| b);
    let x2 = s0.map_values(|n| ((n % 2, n % 3), n));
    let _x3 = s0.filter_map(Some).map(|(_, v)| v);
    x1.save_as_text_files("out/0", "txt");
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.key_by(|(s, _)| size(s));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).print();
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.filter(|(n, _)| n % 2 == 0);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x2.reduce(|a, b| a.min(b));
    let x4 = x1.union(x3);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, limit: u64) {
    let x0 = s1.union(s0);
    let x1 = x0.union(s1);
    let x3 = x0.filter(|(_, n)| n % 2 == 0).filter(|(_, n)| *n <= limit);
    let x4 = x3.union(x1);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.union(s0.filter_map(|n| n.checked_sub(limit)));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map(|n| n / 2).union(x2).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, out: Out) {
    let x0 = s0.map(|s| (s, 1u64));
    let _x1 = s0.key_by(|s| size(s));
    s0.union(s0.repartition(3)).print();
    x0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, out: Out) {
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).inspect(|_| ()).group_by_key();
    let x3 = x2.filter(|(_, g)| g.len() > 1);
    x3.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64, mut out: Out) {
    let x2 = s0.key_by(|((s, _), _)| (*s, size(s) % 2)).repartition(limit + 1).map(|(k, v)| (v, k));
    x2.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.distinct();
    let x2 = x0.count_by_value();
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0.repartition(3)).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.count_by_value();
    let x1 = s0.flat_map(|r| [r.clone(), r]);
    let x3 = x1.union(x1.top_k(limit));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, limit: u64) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x1 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x2 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let _x3 = x0.union(x1);
    x2.print();
    s1.print();
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.reduce_by_key(|a, _| a).group_by_key();
    x1.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).map_partitions(|records| records).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.repartition(3);
    let x3 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).filter(|(s, _)| !s.is_empty());
    let x4 = x1.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    x0.map_partitions(|records| records).union(x0.union(s0).repartition(1)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, limit: u64) {
    let x2 = s0.filter(|(_, n)| *n <= limit);
    let x3 = x2.union(s0.filter(|(s, _)| !s.is_empty()));
    s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x3).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let _x4 = x1.union(s0.union(s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>())));
    s0.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, limit: u64) {
    let x1 = s0.group_by_key().filter(|(s, _)| size(s) >= limit);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x3.union(x2);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64) {
    let x0 = s0.filter(|n| *n <= limit);
    let x3 = x0.repartition(3).repartition(3);
    s0.union(x0).union(x3).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = x0.map_partitions(|records| records);
    let x3 = x0.union(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
    x1.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64, mut out: Out) {
    let x1 = s1.filter(|((_, n), _)| *n <= limit);
    let x4 = s1.filter(|((s, _), _)| size(s) >= limit).map_partitions(|records| records).union(s0.union(x1));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x0 = s0.sample(0.0);
    let x1 = s0.filter(|(s, _)| !s.is_empty());
    let x2 = s0.sample(0.0);
    let x3 = s0.union(x1);
    let _x4 = x2.union(x3);
    x0.print();
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/0");
    x0.key_by(|(_, g)| g.len() as u64).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = x0.repartition(3);
    x0.group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.reduce(|a, b| a.max(b)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>) {
    let x0 = s1.union(s0);
    let x3 = x0.union(s1).filter(|n| n % 2 == 0);
    let x4 = x3.union(s1.inspect(|_| ()));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64, out: Out) {
    let x1 = s0.filter(|s| size(s) >= limit);
    let x3 = x1.union(s0.filter(|s| size(s) >= limit));
    let x4 = s0.map_partitions(|records| records).union(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.inspect(|_| ());
    let x1 = s1.sample(0.0);
    let x2 = s1.map_partitions(|records| records);
    let x3 = s0.union(x2);
    let _x4 = x0.union(x1);
    x3.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.filter(|(_, g)| g.len() > 1);
    let x2 = x0.sample(0.0);
    let x3 = x1.group_by_key();
    x3.save_as_text_files("out/0", "txt");
    x2.print();
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = x0.union(s0);
    x1.group_by_key().print();
    x0.key_by(|(_, n)| n % 4).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.map_partitions(|records| records);
    x0.union(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).union(x2).print();
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.inspect(|_| ());
    x0.filter(|n| n % 2 == 0).union(x0.union(s0.repartition(limit + 1))).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x1 = s0.inspect(|_| ());
    let x3 = s0.union(s0.map_partitions(|records| records));
    let _x4 = x1.union(x3);
    s0.repartition(1).print();
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x0.key_by(|(_, (_, n))| n % 4).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.repartition(1).save_as_text_files("out/0");
    x3.print();
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print();
    x3.print();
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x0.top_k(1);
    let x4 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x2);
    x4.print();
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).count_by_value();
    x1.save_as_text_files("out/0");
    x2.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.map_partitions(|records| records);
    let x3 = s0.filter(|(s, _)| size(s) >= limit).top_k(1);
    s0.repartition(3).foreach_rdd(|rdd| out.put(0, &rdd));
    let _x5 = x3.union(x1);
}

#[pipeline]
pub(crate) fn p47(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = x0.map_values(|n| n / 2);
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x1.reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>) {
    let x0 = s1.map_partitions(|records| records);
    let x1 = s1.union(x0);
    s0.save_as_text_files("out/0");
    x1.union(x0.reduce(|a, b| a + b)).print();
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x0 = s0.repartition(3);
    let x1 = x0.count_by_value();
    let x3 = x0.group_by_key().count();
    x1.save_as_text_files("out/0", "txt");
    x3.print();
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.count_by_value();
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.union(x2);
    s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_text_files("out/0", "txt");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map(|s: &str| s.to_uppercase());
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let _x2 = s0.filter_map(|s| s.strip_prefix('a'));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.save_as_text_files("out/1", "txt");
    x0.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    let x2 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p53(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.group_by_key();
    let x4 = x0.reduce(|a, b| a.min(b)).union(x1.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))));
    x4.print();
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x3 = x1.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    s0.key_by(|s| s.clone()).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = s0.top_k(limit);
    let x2 = s0.map_values(plus(2));
    x1.print();
    x0.union(x2).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.map_values(move |n| n + limit);
    let _x1 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    s0.reduce(|_, b| b).union(s0.union(x0)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.map_values(|r| (7u64, r));
    let x2 = x0.filter(|(_, (n, _))| n % 2 == 0);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>) {
    let x1 = s0.key_by(|s| s.get(..1).unwrap_or(""));
    let x3 = x1.union(x1.map_values(|s| s.trim()));
    s0.map(|s| ((s, size(s) % 3), size(s))).save_as_text_files("out/0", "txt");
    x3.print();
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.max(b));
    x0.group_by_key().count().foreach_rdd(|rdd| out.put(0, &rdd));
    x0.key_by(|(_, n)| (n % 2, n % 3)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>) {
    let x0 = s1.key_by(|s| (*s, size(s) % 2));
    let x2 = x0.key_by(|(_, s)| size(s));
    s0.save_as_text_files("out/0", "txt");
    x2.save_as_text_files("out/1", "txt");
    s1.map(size).save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>) {
    let _x1 = s0.key_by(|(n, _)| (n % 2, n % 3));
    s0.map_values(|n| n.to_string()).save_as_text_files("out/0");
    s0.key_by(|(n, _)| (n % 2, n % 3)).key_by(|((n, _), _)| n % 4).print();
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.key_by(|((s, _), _)| size(s));
    let x2 = x0.key_by(|((s, _), _)| size(s));
    let x3 = x2.distinct();
    let x4 = x1.union(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p63(s0: DStream<&str>) {
    let x1 = s0.union(s0.sample(0.0));
    let x2 = x1.union(x1);
    x2.union(x2).union(s0).print();
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0), LIMIT),
        "p02" => p02(given.lines_pairs_pairs(0), given.out()),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p05" => p05(given.lines_pairs_pairs(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0), LIMIT, given.out()),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0), given.out()),
        "p10" => p10(given.ints_pairs(0), LIMIT),
        "p11" => p11(given.lines_pairs_pairs(0), given.out()),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1), LIMIT),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16" => p16(given.strings(0), given.out()),
        "p17" => p17(given.ints_pairs(0), given.out()),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), LIMIT, given.out()),
        "p19" => p19(given.strings_pairs(0), given.out()),
        "p20" => p20(given.lines_pairs(0), LIMIT, given.out()),
        "p21" => p21(given.ints(0), given.strings(1), LIMIT),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), LIMIT),
        "p26" => p26(given.lines(0), given.out()),
        "p27" => p27(given.strings_pairs(0), LIMIT),
        "p28" => p28(given.ints(0), LIMIT),
        "p29" => p29(given.ints_pairs(0), LIMIT, given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1)),
        "p35" => p35(given.strings(0), LIMIT, given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0)),
        "p38" => p38(given.strings_pairs(0), LIMIT, given.out()),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0), LIMIT, given.out()),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0)),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1)),
        "p46" => p46(given.lines_pairs(0), LIMIT, given.out()),
        "p47" => p47(given.strings_pairs(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1)),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.strings_pairs(0), given.out()),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p52" => p52(given.lines_pairs(0), given.out()),
        "p53" => p53(given.ints_pairs(0)),
        "p54" => p54(given.strings(0), given.strings(1), given.out()),
        "p55" => p55(given.ints_pairs(0), LIMIT),
        "p56" => p56(given.lines_pairs_pairs(0), LIMIT),
        "p57" => p57(given.ints_pairs(0), given.out()),
        "p58" => p58(given.lines(0)),
        "p59" => p59(given.strings_pairs(0), given.out()),
        "p60" => p60(given.strings(0), given.lines(1)),
        "p61" => p61(given.ints_pairs(0)),
        "p62" => p62(given.lines_pairs_pairs(0), given.out()),
        "p63" => p63(given.lines(0)),
        _ => return None,
    })
}
