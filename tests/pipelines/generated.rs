//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 75 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    x1.save_as_object_files("out/objects/0");
    x0.count().for_each_partition(|records| out.put_partition(1, &records));
    s1.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x1 = s0.distinct();
    let x3 = s0.transform_with(s0.inspect(|_| ()), |a, b| a.join(b));
    let _x4 = s0.map_values(|n| (n % 3, n)).transform_with(x1, |a, b| a.join(b));
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x1 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).key_by(|((s, _), _)| size(s));
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x2.flat_map(|r| [r.clone(), r]).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.filter(|(s, _)| !s.is_empty());
    x0.reduce_by_key(|a, _| a).window("3s", "2s").remember(&Remembered::<(String, Group<'_, u64>)>::new(), "3s");
    x2.print();
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.filter_map(Some);
    x1.union(s1).transform(|rdd| rdd).top_k(limit).remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = s0.repartition(limit + 1);
    let x3 = x1.transform_with(x0, |a, b, _time| b.union(a));
    let x4 = x3.transform_with(s0.try_map(Ok::<_, ()>), |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.window("3s");
    let _x1 = s1.count_by_value();
    let x2 = s1.map(move |n| n + limit);
    let x3 = x0.transform_with(x2, |a, b| a.subtract(b));
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.sample(0.0);
    let x3 = x1.reduce_by_key(|a, b| a.max(b));
    x3.union(x0.flat_map_values(|r| [r.clone(), r])).remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.glom();
    let x1 = x0.flat_map(|g| g);
    let x2 = x1.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x3 = x1.repartition(1);
    x2.union(x3).print_n(3);
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.union(x0);
    x1.union(x1).union(x2).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x1 = s0.top_k(5);
    let x3 = x0.union(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])));
    let x4 = x3.union(x1);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x1 = s0.map_values(move |n| n + limit);
    let x3 = s0.union(x1);
    let _x4 = x0.transform_with(x3, |a, b, _time| b.union(a));
    s0.map(|(_, v)| v).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = x0.union(x0);
    x0.key_by(|(_, (_, n))| (n % 2, n % 3)).reduce_by_key(|a, b| a.min(b)).remember(&Remembered::<((u64, u64), (&str, (u64, u64)))>::new(), "3s");
    x2.remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.map_values(|n| n / 2);
    let x2 = x0.reduce(|a, b| a.max(b));
    let x3 = x1.reduce(|a, b| a.max(b));
    let x4 = x2.transform_with(x3, |a, b, _time| b.union(a));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x2 = s0.union(s1).union(s1).map(|(k, _)| k);
    let x3 = x2.containing("a");
    let x4 = x3.words();
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = s1.key_by(|(_, n)| n % 4);
    let x2 = s1.transform_with(x0, |a, b, _time| b.union(a));
    s0.print();
    x2.transform_with(x1, |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let x0 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let x1 = s0.filter(|s| !s.is_empty());
    let x2 = s0.union(x1);
    let _x4 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x1.reduce(|a, b| a.min(b)).print();
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.filter(|(n, _)| n % 2 == 0);
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x1.reduce_by_key(|a, b| a + b), |a, b, _time| b.union(a)).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x1 = s1.sample(1.0).window("1s", "2s");
    let x2 = x1.union(x1);
    x2.filter(|s| size(s) >= limit).remember(&Remembered::<&str>::new(), "3s");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.map(|r| (7u64, r));
    let x2 = x0.filter(|(_, n)| n % 2 == 0);
    x1.print_n(3);
    x0.transform_with(x2, |a, b, _time| b.union(a)).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd.distinct());
    let x3 = x0.union(x0.filter(|(_, n)| *n <= limit));
    s0.map_values(|n| ((n % 2, n % 3), n)).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, mut out: Out) {
    let x1 = s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n)));
    let _x3 = s0.key_by(|n| n % 4).transform_with(x1, |a, b, _time| b.union(a));
    s0.filter(|n| n % 2 == 0).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.flat_map(|r| [r.clone(), r]);
    let x3 = x1.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.top_k(1);
    let x2 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x2.top_k(1).transform_with(x0.inspect(|_| ()), |a, b| a.join(b));
    x4.remember(&Remembered::<(String, ((u64, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    x0.union(s0).transform_with(x0.reduce_by_key(|a, b| a + b).map_partitions(|records| records.flat_map(|r| [r.clone(), r])), |a, b, _time| b.union(a)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.key_by(|(s, _)| s.clone());
    let x3 = s0.filter(|(s, _)| size(s) >= limit).transform_with(x0, |a, b| a.join(b));
    x3.remember(&Remembered::<(String, (u64, (String, u64)))>::new(), "3s");
    s0.map_values(plus(2)).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, limit: u64, out: Out) {
    let _x1 = s0.filter_map(|s| s.split_once(' '));
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).remember(&Remembered::<&str>::new(), "3s");
    s0.map(size).map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.sample(1.0).group_by_key();
    x2.transform_with(x2, |a, b, _time| b.union(a)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print_n(3);
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64) {
    let x0 = s0.filter(|n| *n <= limit);
    let x1 = x0.filter(|n| *n <= limit);
    let x4 = s0.union(x0).transform_with(x1.repartition(3), |a, b, _time| b.union(a));
    x4.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x0.reduce_by_key(|a, b| a.min(b)).union(x0.union(x0.repartition(3))).print();
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.filter(|((s, _), _)| !s.is_empty());
    let x2 = s0.repartition(1).filter(|((s, _), _)| !s.is_empty());
    let x3 = x0.union(s1);
    x2.transform_with(x3, |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x1 = s0.distinct();
    let x3 = s0.transform_with(x1, |a, b| a.join(b));
    let _x4 = s0.repartition(1).transform_with(s0.reduce_by_key(|a, b| a.max(b)), |a, b, _time| b.union(a));
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.distinct().key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x0.group_by_key().count();
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.print_n(3);
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, limit: u64) {
    let x1 = s0.union(s1).union(s1);
    let x2 = x1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x4 = x2.reduce(|a, b| a + b).reduce(|a, b| a + b);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, mut out: Out) {
    let x0 = s0.count();
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let x3 = x0.transform_with(s0.count(), |a, b| a.subtract(b));
    x3.print();
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s1.filter(|(n, _)| *n <= limit);
    let x2 = s1.filter(|(n, _)| *n <= limit);
    let x3 = s0.union(s1.filter(|(n, _)| *n <= limit));
    let _x4 = x0.transform_with(x3, |a, b, _time| b.union(a));
    x2.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>) {
    let x1 = s0.distinct().map_values(|n| n.to_string());
    let x2 = x1.update_state_by_key(|values, best: Option<String>| values.iter().max().max(best));
    let x4 = x1.update_state_by_key(|values, best: Option<String>| values.iter().max().max(best)).transform_with(x2, |a, b| a.subtract(b));
    x4.remember(&Remembered::<(u64, String)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x1 = s0.count();
    let x3 = x1.union(x1.repartition(limit + 1));
    x0.save_as_text_files("out/0", "txt");
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.repartition(1);
    let x3 = x0.window("3s", "2s").window("6s", "4s");
    x0.repartition(3).for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, limit: u64) {
    let x1 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x3 = x1.transform_with(s0.reduce(|a, _| a), |a, b, _time| b.union(a));
    let x4 = x1.repartition(3).transform_with(x3, |a, b, _time| b.union(a));
    x4.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.map_partitions(|records| records);
    let x2 = s0.transform(|rdd| rdd);
    let _x4 = x0.transform_with(x2, |a, b, _time| b.union(a));
    s0.transform_with(x1, |a, b| a.subtract(b)).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).transform_with(x3, |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce(|a, _| a);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x2.top_k(limit);
    x0.map_partitions(|records| records).union(x3).print();
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s1);
    let x3 = x1.window("3s", "2s");
    x3.print_n(3);
    x0.repartition(1).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    x0.transform_with(s1.transform_with(s1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b, _time| b.union(a)), |a, b| a.join(b)).remember(&Remembered::<(String, (Group<'_, u64>, u64))>::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>) {
    let x1 = s0.repartition(3);
    let x3 = s0.transform_with(x1, |a, b| a.join(b));
    let _x4 = s0.repartition(3).transform_with(x3, |a, b| a.join(b));
    s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>, limit: u64) {
    let x1 = s0.union(s0.filter(|s| size(s) >= limit));
    let x2 = x1.union(x1);
    x2.union(x2).union(s0).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64, out: Out) {
    let x3 = s0.repartition(limit + 1).map_partitions(|records| records).transform_with(s0.transform(|rdd| rdd.distinct()), |a, b| a.subtract(b));
    s1.for_each_partition(|records| out.put_partition(0, &records));
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x1 = s0.transform(|rdd| rdd);
    let _x4 = x1.transform_with(s0.transform_with(s0.repartition(1), |a, b| a.subtract(b)), |a, b, _time| b.union(a));
    s0.window("3s", "2s").save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p50(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.window("1s", "2s");
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x0.group_by_key().repartition(1);
    x3.remember(&Remembered::<((&str, u64), Group<'_, u64>)>::new(), "3s");
    x2.print_n(0);
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<&str>, limit: u64) {
    let x0 = s1.union(s0);
    let x2 = s0.map_partitions(|records| records);
    let x3 = x2.repartition(limit + 1);
    x0.union(s0).transform_with(x3, |a, b| a.subtract(b)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = s0.transform(|rdd| rdd);
    let x4 = x0.group_by_key().transform_with(x0.transform_with(x1, |a, b| a.join(b)), |a, b| a.join(b));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.window("2s", "2s").map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    x2.map_partitions(|records| records).sample(1.0).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p54(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = x0.transform_with(x0.repartition(3), |a, b, _time| b.union(a));
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).transform_with(x3, |a, b| a.subtract(b)).print();
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.window("3s", "2s");
    x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map_partitions(|records| records).print_n(0);
    x2.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("3s", "2s");
    let x2 = x0.top_k(1);
    let x3 = x2.window("6s");
    let x4 = x3.transform_with(x0.repartition(1), |a, b, _time| b.union(a));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x3 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x2.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>, out: Out) {
    let x1 = s0.transform_with(s0, |a, b, _time| b.union(a));
    x1.key_by(|s| s.get(..1).unwrap_or("")).remember(&Remembered::<(&str, &str)>::new(), "3s");
    x1.transform_with(s0.repartition(1), |a, b, _time| b.union(a)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>, limit: u64) {
    let x1 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x2 = s0.window("1s", "2s");
    let x4 = s0.repartition(limit + 1).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).transform_with(x1, |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p60(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.window("2s", "2s");
    let x3 = x0.sample(1.0).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.save_as_object_files("out/objects/0");
    x3.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(1);
    let x1 = x0.group_by_key();
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x2.group_by_key();
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x2 = x0.filter(|((s, _), _)| size(s) >= limit);
    let x3 = x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x0.distinct().foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, s1: DStream<String>, out: Out) {
    let x1 = s0.window("2s", "2s");
    let x2 = x1.window("4s", "4s");
    s0.group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.print_n(0);
    x2.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p64(s0: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.filter_map(|s| s.strip_prefix('a'));
    let _x1 = s0.map_partitions(|records| records);
    let x3 = x0.window("3s", "2s");
    s0.repartition(limit + 1).print_n(0);
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(u64, u64)>) {
    let x0 = s0.window("3s", "2s");
    x0.map_partitions(|records| records).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).print_n(3);
    x0.window("2s", "4s").print_n(3);
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<u64>) {
    let x0 = s1.union(s0);
    let x2 = x0.union(x0).map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x4 = x2.distinct().map_partitions(|records| records);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>) {
    let x0 = s0.window("3s");
    let x2 = x0.distinct();
    let x3 = x2.key_by(|s| s.clone());
    x3.remember(&Remembered::<(String, String)>::new(), "3s");
    x0.union(s0).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let _x3 = s0.union(x1);
    s0.group_by_key().remember(&Remembered::<(u64, Group<'_, u64>)>::new(), "3s");
    x0.print_n(3);
}

#[pipeline]
pub(crate) fn p69(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline]
pub(crate) fn p70(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x3 = x0.group_by_key().map_values(|g| g.iter().sum::<u64>());
    let x4 = x0.reduce(|a, b| a.min(b)).transform_with(x3, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_partitions(|records| records);
    let x2 = x0.group_by_key();
    x0.save_as_text_files("out/0");
    s0.group_by_key().remember(&Remembered::<(&str, Group<'_, u64>)>::new(), "3s");
    x2.remember(&Remembered::<(&str, Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p72(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.window("3s");
    let x2 = x0.group_by_key();
    x2.remember(&Remembered::<(&str, Group<'_, Group<'_, u64>>)>::new(), "3s");
    x1.map_values(|r| (7u64, r)).print_n(3);
}

#[pipeline]
pub(crate) fn p73(s0: DStream<String>, s1: DStream<String>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    x1.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).print_n(0);
    s0.key_by(|s| size(s)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p74(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x1 = s0.union(s1).union(s0);
    let x2 = s1.key_by(|(n, _)| n % 4);
    x2.filter(|(_, (n, _))| n % 2 == 0).remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0), given.out()),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p06" => p06(given.strings_pairs(0), given.ints(1), LIMIT),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0), given.out()),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1)),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), LIMIT, given.out()),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), LIMIT, given.out()),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p25" => p25(given.strings_pairs(0), LIMIT),
        "p26" => p26(given.lines(0), LIMIT, given.out()),
        "p27" => p27(given.strings_pairs(0)),
        "p28" => p28(given.ints(0), LIMIT),
        "p29" => p29(given.ints_pairs(0)),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1), LIMIT),
        "p35" => p35(given.strings(0), given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p37" => p37(given.ints_pairs(0)),
        "p38" => p38(given.strings_pairs(0), LIMIT),
        "p39" => p39(given.strings_pairs(0), given.out()),
        "p40" => p40(given.ints(0), LIMIT),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0), LIMIT),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p45" => p45(given.lines(0), given.strings_pairs(1), given.out()),
        "p46" => p46(given.lines_pairs(0)),
        "p47" => p47(given.lines(0), LIMIT),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT, given.out()),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.lines_pairs_pairs(0)),
        "p51" => p51(given.lines(0), given.lines(1), LIMIT),
        "p52" => p52(given.lines_pairs(0), given.out()),
        "p53" => p53(given.ints(0), LIMIT),
        "p54" => p54(given.lines_pairs_pairs(0)),
        "p55" => p55(given.ints_pairs(0)),
        "p56" => p56(given.lines_pairs(0)),
        "p57" => p57(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p58" => p58(given.lines(0), given.out()),
        "p59" => p59(given.lines_pairs(0), LIMIT),
        "p60" => p60(given.lines_pairs(0)),
        "p61" => p61(given.ints_pairs(0), given.out()),
        "p62" => p62(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p63" => p63(given.strings_pairs(0), given.strings(1), given.out()),
        "p64" => p64(given.lines(0), LIMIT, given.out()),
        "p65" => p65(given.ints_pairs(0)),
        "p66" => p66(given.ints(0), given.ints(1)),
        "p67" => p67(given.strings(0)),
        "p68" => p68(given.ints_pairs(0)),
        "p69" => p69(given.ints_pairs(0)),
        "p70" => p70(given.lines_pairs_pairs(0), given.out()),
        "p71" => p71(given.lines_pairs(0)),
        "p72" => p72(given.lines_pairs(0)),
        "p73" => p73(given.strings(0), given.strings(1)),
        "p74" => p74(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        _ => return None,
    })
}
