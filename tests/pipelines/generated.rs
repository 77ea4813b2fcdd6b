//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 80 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s1.union(s1);
    let x2 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x1.union(x2).for_each_partition(|records| out.put_partition(0, &records));
    s0.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let _x1 = s0.map(|(k, _)| k);
    let x2 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s0.count().save_as_object_files("out/objects/0");
    s0.transform_with(x2, |a, b| a.subtract(b)).print_n(3);
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x3 = s0.reduce_by_key(|a, b| a + b).try_flat_map(|r| Ok::<_, ()>([r.clone(), r])).group_by_key().key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.window("3s");
    x0.flat_map(|r| [r.clone(), r]).transform_with(x1.filter(|(_, n)| *n <= limit), |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.inspect(|_| ());
    let x2 = x0.reduce(|a, _| a);
    s1.union(x2).transform_with(x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)), |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.distinct();
    let x1 = s0.glom();
    let x2 = x0.sample(0.0);
    let x4 = x1.flat_map(|g| g).union(x2);
    x4.print();
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, out: Out) {
    let _x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    s0.filter_map(Some).save_as_text_files("out/0");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.window("2s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x0 = s0.count_by_value();
    let x2 = x0.map_values(|n| n / 2);
    let x3 = x0.flat_map_values(|n| 0..n % 4).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x2.union(x3).remember(&Remembered::<((String, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = x0.union(x0.top_k(1));
    let x3 = x0.try_map(Ok::<_, ()>);
    x3.print_n(0);
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.transform_with(x0, |a, b| a.join(b));
    let x2 = x0.union(x0);
    let x3 = x1.filter(|(n, _)| n % 2 == 0);
    x3.remember(&Remembered::<(u64, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
    x2.remember(&Remembered::<(u64, Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x0 = s0.key_by(|(_, n)| n % 4);
    let x1 = s0.repartition(1);
    let x2 = x1.transform_with(x1, |a, b| a.subtract(b));
    let x3 = x0.flat_map_values(|r| [r.clone(), r]);
    x3.transform_with(x2, |a, b| a.join(b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s0.key_by(|((s, _), _)| size(s));
    let x2 = s0.map_partitions(|records| records);
    let _x4 = s0.filter(|((s, _), _)| size(s) >= limit).transform_with(s0.union(x2), |a, b| a.subtract(b));
    x1.remember(&Remembered::<(u64, ((&str, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.map(|r| (7u64, r));
    x1.reduce_by_key(|a, b| a.min(b)).remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
    x0.key_by(|(s, _)| s.get(..1).unwrap_or("")).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.window("1s", "2s");
    let x3 = x2.transform_with(x2, |a, b, _time| b.union(a));
    x1.remember(&Remembered::<(u64, u64)>::new(), "3s");
    x3.remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.window("3s", "2s");
    let x3 = x2.union(x2);
    x0.key_by(|(_, n)| (n % 2, n % 3)).remember(&Remembered::<((u64, u64), (&str, u64))>::new(), "3s");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.top_k(5);
    let x2 = s0.map(plus(2)).filter(|n| *n <= limit);
    s1.print_n(3);
    x0.transform_with(x2, |a, b| a.subtract(b)).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let x0 = s0.sample(1.0);
    let x2 = s0.map(|s| s.to_lowercase());
    let _x4 = s0.union(x0).transform_with(x2, |a, b, _time| b.union(a));
    s0.key_by(|s| size(s)).print();
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = x0.filter(|(n, _)| *n <= limit);
    let x2 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x0.transform_with(x2, |a, b, _time| b.union(a)).map_values(move |n| n + limit).print_n(3);
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64) {
    let x0 = s1.words();
    let x2 = x0.repartition(limit + 1);
    s0.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x0.containing("a").union(x2).remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.top_k(limit);
    let x1 = x0.map(|(_, v)| v);
    let x2 = x0.reduce(|a, b| a.max(b));
    let x3 = x2.filter(|(s, _)| !s.is_empty());
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>) {
    let x1 = s0.map(|(k, v)| (v, k));
    let x2 = x1.reduce(|a, b| a.min(b));
    let x3 = x1.union(x2);
    x3.remember(&Remembered::<(u64, &str)>::new(), "3s");
    s0.transform(|rdd| rdd).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.key_by(|n| n % 4);
    let _x3 = x1.transform_with(s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))), |a, b, _time| b.union(a));
    s1.remember(&Remembered::<String>::new(), "3s");
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x2 = x0.key_by(|((s, _), _)| (*s, size(s) % 2));
    let x3 = x0.key_by(|((_, n), _)| (n % 2, n % 3)).reduce_by_key(|a, b| a.max(b));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x2.remember(&Remembered::<((&str, u64), ((&str, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(1);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x0.top_k(5);
    x2.transform_with(x1.map_values(|n| (n % 3, n)), |a, b| a.join(b)).remember(&Remembered::<(String, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x3 = x0.reduce_by_key(|_, b| b).reduce_by_key(|a, _| a);
    let x4 = x3.union(x1);
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|(s, _)| size(s) >= limit);
    let x1 = s0.filter(|(s, _)| size(s) >= limit);
    let x3 = x1.union(s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))));
    let x4 = x0.transform_with(x3, |a, b| a.subtract(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>) {
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let _x4 = x2.union(s0.map(|s| s.trim()).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()));
    s0.flat_map(|s| s.split_whitespace()).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|a, _| a).inspect(|_| ());
    let x2 = x1.group_by_key();
    let x4 = x2.filter(|(_, g)| g.len() > 1).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64) {
    let x0 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x4 = x0.reduce(|a, b| a + b).union(s0.union(x0).reduce(|a, b| a + b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    x0.top_k(limit).remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
    x0.group_by_key().count().print();
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x3 = s1.transform_with(s0.transform(|rdd| rdd.distinct()).reduce_by_key(|a, b| a.min(b)), |a, b| a.join(b));
    let x4 = x3.transform_with(s0.filter(|((_, n), _)| *n <= limit), |a, b| a.join(b));
    x4.remember(&Remembered::<((&str, u64), ((u64, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = s0.union(x1);
    let _x4 = s0.distinct().union(s0.repartition(1));
    x3.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = x0.repartition(1);
    let x2 = x1.map_partitions(|records| records);
    let x4 = x2.count_by_value().key_by(|((_, n), _)| n % 4);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>) {
    let x0 = s0.distinct();
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.window("3s");
    let x3 = x1.repartition(3);
    x2.transform_with(x3, |a, b| a.subtract(b)).print();
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, limit: u64) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = x1.repartition(limit + 1);
    let x4 = x2.transform_with(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])), |a, b| a.subtract(b));
    x4.print();
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, out: Out) {
    let x0 = s0.reduce(|a, b| a + "+" + &b);
    let x1 = s0.filter(|s| !s.is_empty());
    x0.transform_with(x1, |a, b, _time| b.union(a)).union(s0.window("3s")).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x3 = s1.union(s0.reduce_by_key(|a, b| a + b));
    let _x4 = s0.reduce(|a, b| a.min(b)).union(x3);
    s0.repartition(3).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x2 = x0.filter(|((n, _), _)| n % 2 == 0);
    let x3 = x2.reduce_by_key(|a, b| a + b);
    let x4 = x3.transform_with(x0.filter(|((n, _), _)| *n <= limit), |a, b| a.join(b));
    x4.remember(&Remembered::<((u64, u64), (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = s0.union(x1).union(x3);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = x0.repartition(3);
    let x4 = x2.transform_with(x0.group_by_key().update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b| a.subtract(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x1 = s0.count();
    let x4 = x0.transform_with(x1, |a, b, _time| b.union(a)).transform_with(x0.repartition(1), |a, b| a.subtract(b));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>, limit: u64, out: Out) {
    let _x4 = s0.filter(|s| size(s) >= limit).union(s0.transform_with(s0.filter(|s| size(s) >= limit), |a, b| a.subtract(b)));
    s0.filter(|s| size(s) >= limit).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.key_by(|(_, g)| g.len() as u64);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x2.union(x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>) {
    let x0 = s0.top_k(1);
    let x2 = x0.map_partitions(|records| records);
    let x3 = x2.top_k(1);
    x3.union(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64))).print();
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x3 = x0.union(x0).inspect(|_| ());
    x0.group_by_key().remember(&Remembered::<(String, Group<'_, u64>)>::new(), "3s");
    x3.print();
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, limit: u64, out: Out) {
    let x2 = s0.transform_with(s0.repartition(limit + 1), |a, b| a.subtract(b));
    s0.count().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = s0.reduce(|_, b| b);
    let _x4 = x1.transform_with(s0.transform_with(x2, |a, b| a.subtract(b)), |a, b, _time| b.union(a));
    s0.window("3s", "2s").print_n(3);
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>) {
    let x0 = s0.sample(1.0);
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, out: Out) {
    let x0 = s0.inspect(|_| ());
    let x1 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.map_partitions(|records| records);
    let x3 = x1.transform_with(x2, |a, b| a.subtract(b));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s1.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>, mut out: Out) {
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).key_by(|(_, (n, _))| (n % 2, n % 3));
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x2.transform_with(x3, |a, b| a.join(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p50(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = x0.filter(|((_, n), _)| n % 2 == 0);
    let x2 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x1.filter(|((_, n), _)| n % 2 == 0);
    x3.transform_with(x2, |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let x1 = x0.window("4s", "4s");
    let x2 = x0.repartition(1);
    x2.print_n(0);
    x1.for_each_partition(|records| out.put_partition(1, &records));
    s1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.map_values(|n| n.to_string());
    let x3 = x2.update_state_by_key(|values, best: Option<String>| values.iter().max().max(best));
    let x4 = x3.transform_with(x0.map_partitions(|records| records), |a, b| a.join(b));
    x4.remember(&Remembered::<(&str, (String, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x1 = x0.window("1s", "2s");
    let x3 = x1.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") });
    x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).print_n(0);
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p54(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.group_by_key();
    x1.transform_with(x0.transform_with(x0.filter(|((s, _), _)| !s.is_empty()), |a, b| a.join(b)), |a, b| a.join(b)).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = s0.repartition(3);
    let x4 = x1.transform_with(x0, |a, b| a.join(b)).transform_with(x1.repartition(limit + 1), |a, b| a.join(b));
    x4.remember(&Remembered::<(u64, ((u64, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.map_partitions(|records| records);
    let x2 = s0.window("3s");
    let _x4 = x1.transform_with(s0.transform_with(s0.repartition(3), |a, b, _time| b.union(a)), |a, b| a.subtract(b));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x4 = x0.repartition(1).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x0.window("3s"), |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p58(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x3 = x0.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x0.distinct().transform_with(x3, |a, b| a.subtract(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x2 = s1.union(s0).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x2.group_by_key();
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>, out: Out) {
    let x0 = s0.window("3s");
    x0.map_partitions(|records| records).for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.count().print();
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.distinct();
    x1.transform_with(x0.transform_with(x0.transform_with(s0, |a, b| a.subtract(b)), |a, b| a.subtract(b)), |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.group_by_key();
    let x2 = x0.group_by_key();
    let x3 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x2.for_each_partition(|records| out.put_partition(0, &records));
    x3.remember(&Remembered::<((&str, u64), Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, s1: DStream<String>, mut out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.join(b));
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let _x3 = x1.transform_with(x0, |a, b| a.join(b));
    x2.print_n(0);
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p64(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.window("3s");
    x1.transform_with(x0.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).distinct(), |a, b| a.join(b)).remember(&Remembered::<(&str, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    x0.repartition(3).group_by_key().print();
    x0.map_partitions(|records| records).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x2 = s0.transform(|rdd| rdd.map(|n| n + limit));
    x2.window("3s", "2s").save_as_object_files("out/objects/0");
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, out: Out) {
    let x1 = s0.repartition(1);
    let x2 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    s0.distinct().print_n(0);
    x1.transform_with(x2, |a, b, _time| b.union(a)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.group_by_key();
    let x1 = x0.sample(0.0);
    let x2 = x0.filter(|(s, _)| size(s) >= limit);
    let x4 = x1.window("3s").transform_with(x2, |a, b, _time| b.union(a));
    x4.remember(&Remembered::<(&str, Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p69(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x1.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x0.group_by_key().foreach_rdd(|rdd| out.put(1, &rdd));
    s1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p70(s0: DStream<&str>) {
    let x1 = s0.key_by(|s| (*s, size(s) % 2));
    let x2 = s0.filter_map(|s| s.strip_prefix('a'));
    let x3 = s0.split_fields(' ').flat_map(|fields| fields.get(1));
    let _x4 = x2.union(x3);
    x1.remember(&Remembered::<((&str, u64), &str)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.key_by(|(s, _)| s.clone());
    x0.key_by(|(_, (_, n))| (n % 2, n % 3)).remember(&Remembered::<((u64, u64), (String, (u64, u64)))>::new(), "3s");
    x1.window("3s", "2s").remember(&Remembered::<(String, (String, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p72(s0: DStream<u64>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    s1.repartition(limit + 1).remember(&Remembered::<u64>::new(), "3s");
    x1.window("2s", "2s").foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p73(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.map_values(|n| ((n % 2, n % 3), n));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.inspect(|_| ()).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p74(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.window("3s");
    let x1 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = x0.window("3s");
    let x4 = x1.transform_with(x2.window("3s"), |a, b| a.join(b));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p75(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    s0.filter(|((s, _), _)| size(s) >= limit).repartition(3).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.union(s0).union(s1).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("1s", "2s");
    x0.window("6s", "4s").print_n(3);
    x0.window("6s").update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p77(s0: DStream<&str>) {
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    x2.transform_with(s0.filter_map(|s| s.split_once(' ')), |a, b| a.join(b)).remember(&Remembered::<(&str, (u64, &str))>::new(), "3s");
    s0.map(size).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p78(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x1 = s1.union(x0);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    s0.for_each_partition(|records| out.put_partition(0, &records));
    x1.transform_with(x2, |a, b| a.subtract(b)).print_n(0);
}

#[pipeline]
pub(crate) fn p79(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.window("2s", "2s");
    let x2 = x0.window("2s", "4s");
    x0.save_as_text_files("out/0", "txt");
    x0.group_by_key().for_each_partition(|records| out.put_partition(1, &records));
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), LIMIT, given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines_pairs_pairs(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1), given.out()),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0), given.out()),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT),
        "p12" => p12(given.lines_pairs(0), given.out()),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0), LIMIT),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), LIMIT),
        "p19" => p19(given.strings_pairs(0), LIMIT, given.out()),
        "p20" => p20(given.lines_pairs(0)),
        "p21" => p21(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), LIMIT, given.out()),
        "p26" => p26(given.lines(0)),
        "p27" => p27(given.strings_pairs(0), given.out()),
        "p28" => p28(given.ints(0), LIMIT),
        "p29" => p29(given.ints_pairs(0), LIMIT),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0)),
        "p34" => p34(given.ints(0), given.ints(1), LIMIT),
        "p35" => p35(given.strings(0), given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0), LIMIT),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0)),
        "p41" => p41(given.strings(0), LIMIT, given.out()),
        "p42" => p42(given.lines_pairs_pairs(0), given.out()),
        "p43" => p43(given.strings_pairs(0)),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1), LIMIT, given.out()),
        "p46" => p46(given.lines_pairs(0)),
        "p47" => p47(given.lines(0)),
        "p48" => p48(given.strings(0), given.ints(1), given.out()),
        "p49" => p49(given.ints_pairs(0), given.out()),
        "p50" => p50(given.lines_pairs_pairs(0), given.out()),
        "p51" => p51(given.lines(0), given.lines(1), given.out()),
        "p52" => p52(given.lines_pairs(0)),
        "p53" => p53(given.ints(0), LIMIT),
        "p54" => p54(given.lines_pairs_pairs(0)),
        "p55" => p55(given.ints_pairs(0), LIMIT),
        "p56" => p56(given.lines_pairs_pairs(0), given.out()),
        "p57" => p57(given.ints_pairs(0)),
        "p58" => p58(given.lines_pairs_pairs(0), given.out()),
        "p59" => p59(given.lines_pairs(0), given.lines_pairs(1)),
        "p60" => p60(given.strings(0), given.lines(1), given.out()),
        "p61" => p61(given.ints_pairs(0)),
        "p62" => p62(given.lines_pairs_pairs(0), given.out()),
        "p63" => p63(given.strings_pairs(0), given.strings(1), given.out()),
        "p64" => p64(given.lines_pairs(0)),
        "p65" => p65(given.ints_pairs(0), given.out()),
        "p66" => p66(given.ints(0), given.ints(1), LIMIT, given.out()),
        "p67" => p67(given.strings(0), given.out()),
        "p68" => p68(given.lines_pairs(0), LIMIT),
        "p69" => p69(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p70" => p70(given.lines(0)),
        "p71" => p71(given.strings_pairs(0)),
        "p72" => p72(given.ints(0), given.ints(1), LIMIT, given.out()),
        "p73" => p73(given.ints_pairs(0), given.out()),
        "p74" => p74(given.lines_pairs_pairs(0)),
        "p75" => p75(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p76" => p76(given.lines_pairs(0)),
        "p77" => p77(given.lines(0)),
        "p78" => p78(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p79" => p79(given.strings_pairs(0), given.out()),
        _ => return None,
    })
}
