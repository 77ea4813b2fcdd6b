//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 95 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.distinct();
    let x3 = s1.transform_with(s1, |a, b| a.subtract(b)).union(x2);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = s0.map_values(|n| n.to_string());
    let x2 = s0.sample(0.0);
    let _x3 = s0.transform_with(x0, |a, b| a.join(b));
    x2.transform_with(x1, |a, b| a.join(b)).print();
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a.max(b), "2s", "2s");
    let x1 = x0.map(|(k, v)| (v, k));
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x2.filter_map(Some);
    let x4 = x3.count_by_value_and_window("6s", "4s");
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x3 = x0.repartition(1).key_by(|(s, _)| s.clone());
    x0.count().save_as_text_files("out/0", "txt");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x2 = s1.group_by_key().map_partitions(|records| records);
    let x3 = x2.transform_with(s0, |a, b| a.join(b));
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.count_by_window("1s", "2s").print_n(3);
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = s0.group_by_key_and_window("3s");
    let x2 = s0.transform(|rdd| rdd);
    let x3 = x1.transform_with(x2, |a, b| a.join(b));
    x3.save_as_text_files("out/0");
    x0.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.glom();
    s1.foreach_rdd(|rdd| out.put(0, &rdd));
    let _x5 = s0.union(s0.flat_map_values(|n| 0..n % 4)).transform_with(x0.flat_map(|g| g), |a, b, _time| b.union(a));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, limit: u64, mut out: Out) {
    let x2 = s0.count_by_value().filter(|(_, n)| *n <= limit).reduce_by_key(|a, b| a.max(b));
    x2.map_values(plus(2)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x3 = x0.inspect(|_| ()).union(x0.reduce_by_window(|a, b| a.max(b), "3s"));
    x3.top_k(limit).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.repartition(limit + 1);
    let x1 = x0.union(x0);
    x0.reduce_by_window(|a, b| a.max(b), "3s", "2s").for_each_partition(|records| out.put_partition(0, &records));
    x1.try_map(Ok::<_, ()>).print_n(0);
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = s0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x3.transform_with(x0.filter(|(n, _)| *n <= limit), |a, b| a.subtract(b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, out: Out) {
    let _x1 = s0.flat_map_values(|r| [r.clone(), r]);
    s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).union(s0.transform_with(s0.repartition(3), |a, b, _time| b.union(a))).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.count_by_value_and_window("3s", "2s");
    let x1 = x0.map(|(k, _)| k);
    let x4 = x1.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.union(x0);
    let x3 = x0.transform_with(x0, |a, b, _time| b.union(a)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.union(x3).print();
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x1 = s1.union(s0).count_by_window("3s", "2s");
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x4 = x2.transform_with(x1.reduce_by_window(|a, b| a + b, "6s"), |a, b| a.subtract(b));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| n % 2 == 0);
    let x1 = s0.filter(|n| *n <= limit);
    let x2 = x0.flat_map(|r| [r.clone(), r]);
    s1.print_n(0);
    x1.union(x2).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, mut out: Out) {
    let x1 = s0.reduce(|a, _| a);
    let x2 = s0.reduce_by_window(|a, _| a, "1s", "2s");
    let x3 = s0.reduce(|a, b| a + "+" + &b).filter(|s| !s.is_empty());
    let _x4 = x3.union(x1);
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x1 = s0.reduce_by_key(|a, b| a.min(b)).sample(1.0);
    x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
    x1.reduce_by_key_and_window(|a, b| a + b, "2s", "2s").save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x0 = s1.containing("a");
    let x1 = x0.top_k(5);
    let x3 = x1.words().map(|s: &str| s.to_uppercase());
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    let x3 = x2.map(|(_, v)| v);
    x0.reduce_by_key(|a, b| a + b).print();
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "2s", "2s");
    let x1 = s0.key_by(|(s, _)| size(s));
    let x2 = x0.top_k(1);
    x1.save_as_object_files("out/objects/0");
    x0.union(x2).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a + b, "2s", "2s");
    let _x3 = s0.key_by(|n| n % 4).transform_with(s0.key_by(|n| n % 4), |a, b| a.subtract(b));
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.print_n(0);
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "3s");
    let x1 = x0.key_by(|((s, _), _)| size(s));
    let x4 = x1.reduce_by_key_and_window(|a, b| a.max(b), "1s", "2s").transform_with(x1.reduce_by_key_and_window(|a, b| a.max(b), "1s", "2s"), |a, b| a.subtract(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "3s", "2s");
    x0.reduce_by_key_and_window(|a, b| a + b, "6s").count_by_window("6s", "4s").foreach_rdd(|rdd| out.put(0, &rdd));
    x0.union(x0).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s1.union(s0);
    let x3 = x0.filter(|((_, n), _)| n % 2 == 0).window("3s");
    let x4 = x3.transform_with(x0.union(s0), |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.map_values(move |n| n + limit);
    let x2 = s0.map_values(move |n| n + limit);
    let x3 = s0.reduce_by_key(|_, b| b).union(x0);
    x3.transform_with(x2, |a, b, _time| b.union(a)).print_n(0);
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let _x1 = s0.transform(|rdd| rdd.distinct());
    let x3 = x0.union(x0);
    s0.map(size).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "1s", "2s");
    let x3 = x0.filter(|(s, _)| !s.is_empty()).group_by_key().filter(|(_, g)| g.len() > 1);
    x3.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, mut out: Out) {
    let x0 = s0.try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") });
    x0.union(s0).save_as_text_files("out/0", "txt");
    x0.window("1s", "2s").map(plus(2)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", "2s", |(_, n)| n % 2 == 1);
    let x3 = x0.group_by_key_and_window("6s").update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.window("6s", "4s").print_n(0);
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x2 = s1.reduce(|_, b| b).reduce_by_key_and_window(|a, b| a.min(b), "3s", "2s");
    s0.print_n(3);
    s1.reduce_by_key_and_window(|a, _| a, "1s", "2s").transform_with(x2, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x1 = s0.map_values(|n| n / 2);
    let _x3 = s0.union(x1);
    s0.reduce_by_window(|a, _| a, "3s", "2s").union(s0.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "2s", "2s")).print_n(3);
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|_, b| b, "3s");
    let x1 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    let x2 = x1.reduce_by_key_and_window(|a, b| a.max(b), "3s");
    let x3 = x1.reduce_by_key_and_window(|a, b| a.max(b), "3s", "2s");
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a.min(b), "2s", "2s");
    let x2 = x0.filter(|(n, _)| n % 2 == 0);
    x0.reduce_by_key_and_window(|a, b| a + b, "2s", "4s").save_as_text_files("out/0");
    x2.count_by_window("2s", "4s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, limit: u64) {
    let x0 = s0.union(s1);
    let x2 = x0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x4 = x2.reduce(|a, b| a + b).union(x0.union(s0));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64, out: Out) {
    let x3 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).transform_with(s0.filter(|s| size(s) >= limit), |a, b| a.subtract(b));
    x3.print_n(3);
    s0.reduce_by_window(|a, b| a + "+" + &b, "3s", "2s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.map_values(|n| (n % 3, n));
    let x1 = s0.filter(|(_, n)| n % 2 == 0);
    let _x2 = s0.reduce_by_window(|_, b| b, "1s", "2s");
    x0.transform_with(s1.union(x1), |a, b| a.join(b)).print_n(3);
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>) {
    let x1 = s0.distinct().map_values(|r| (7u64, r));
    let x3 = x1.reduce_by_key_and_window(|a, b| a.min(b), "2s", "2s");
    let x4 = x1.reduce_by_key_and_window(|a, b| a.min(b), "2s", "2s").transform_with(x3, |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>) {
    let x0 = s0.key_by(|(_, n)| (n % 2, n % 3));
    let x1 = x0.count();
    let x3 = x1.union(x1.reduce_by_window(|a, b| a + b, "3s"));
    x3.count_by_value_and_window("3s", "2s").save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x1 = x0.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "2s", "2s", |(_, n)| n % 2 == 1);
    let x2 = x0.window("3s", "2s");
    x1.union(x2.filter(|((s, _), _)| size(s) >= limit)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, out: Out) {
    let x0 = s0.map(|n| (n % 3, n));
    let x3 = x0.union(x0.repartition(3));
    let x4 = s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).transform_with(x3, |a, b| a.join(b));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x3 = s0.transform_with(s0.reduce_by_window(|_, b| b, "3s"), |a, b| a.subtract(b));
    let _x4 = s0.distinct().transform_with(s0.reduce_by_window(|_, b| b, "3s"), |a, b, _time| b.union(a));
    x3.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.key_by(|((_, n), _)| n % 4);
    let x2 = x1.reduce_by_key_and_window(|a, b| a.max(b), "2s", "2s");
    let x3 = x1.reduce_by_key(|a, b| a.max(b));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x2.print();
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.repartition(3);
    let x1 = x0.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "1s", "2s");
    x0.filter(|(s, _)| size(s) >= limit).filter(|(s, _)| size(s) >= limit).print_n(3);
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s1);
    let x2 = x1.group_by_key();
    let x3 = x2.transform_with(x2, |a, b, _time| b.union(a));
    let x4 = x3.group_by_key();
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x2 = s1.transform_with(s1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)), |a, b| a.join(b));
    s0.print();
    s1.count_by_value().foreach_rdd(|rdd| out.put(1, &rdd));
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, out: Out) {
    let _x1 = s0.count_by_value();
    s0.filter(|(s, _)| !s.is_empty()).save_as_text_files("out/0");
    s0.reduce_by_window(|_, b| b, "1s", "2s").window("4s", "4s").foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>, out: Out) {
    let x0 = s0.sample(0.0);
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, out: Out) {
    let x0 = s1.reduce_by_window(|a, b| a + b, |all, part| all - part, "2s", "2s");
    let x2 = x0.distinct();
    x2.transform_with(s1.reduce_by_window(|a, b| a + b, |all, part| all - part, "2s", "2s"), |a, b, _time| b.union(a)).save_as_object_files("out/objects/0");
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s");
    let x3 = x0.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x0.repartition(1).union(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.union(s1);
    let x2 = x0.repartition(limit + 1);
    let x4 = x2.reduce_by_key(|a, b| a + b).union(x0.union(x0));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x2 = s0.transform_with(s0, |a, b, _time| b.union(a)).map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    s1.print();
    x0.transform_with(x2, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x2 = x1.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s");
    x2.transform_with(x1.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s"), |a, b, _time| b.union(a)).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x1 = x0.count();
    x1.print_n(0);
    x0.window("2s", "2s").window("6s").foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p54(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.window("2s", "2s");
    let x2 = x0.reduce_by_key(|a, b| a + b);
    let x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x3.print();
    x1.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, limit: u64) {
    let x1 = s0.filter(|(_, n)| *n <= limit);
    let x3 = x1.transform_with(s0.top_k(1), |a, b| a.subtract(b));
    let x4 = x1.repartition(limit + 1).transform_with(x3, |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.key_by(|(_, n)| n % 4);
    x1.group_by_key_and_window("3s").reduce_by_key_and_window(|a, _| a, "1s", "2s").combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = x0.group_by_key();
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x0.map_partitions(|records| records).transform_with(x3, |a, b, _time| b.union(a));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>, s1: DStream<&str>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.window("1s", "2s");
    let x3 = x1.distinct();
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x1.count_by_value_and_window("6s", "4s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.count_by_value_and_window("3s", "2s");
    let x1 = x0.filter(|((_, n), _)| *n <= limit);
    let x2 = x0.filter(|((s, _), _)| !s.is_empty());
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.reduce_by_key_and_window(|a, b| a + b, "4s", "4s").print_n(3);
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>, mut out: Out) {
    let x0 = s1.repartition(3);
    let x2 = x0.repartition(1);
    let x3 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).union(x2);
    s0.save_as_text_files("out/0");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    let x2 = x0.map_partitions(|records| records);
    let x4 = x2.transform_with(x0.group_by_key_and_window("6s").combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b), |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.group_by_key_and_window("3s");
    let x2 = x0.window("3s");
    let x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.key_by(|((_, n), _)| (n % 2, n % 3)).print();
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key_and_window("3s");
    let x1 = x0.group_by_key();
    x1.print();
    x0.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", |(_, n)| n % 2 == 1).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p64(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x1 = x0.top_k(1);
    let x3 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x4 = x3.transform_with(x0.repartition(limit + 1), |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.group_by_key_and_window("3s");
    let x3 = x1.repartition(3);
    x3.transform_with(x0.union(s0), |a, b| a.join(b)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<(String, u64)>) {
    let x0 = s1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.top_k(1);
    let x2 = x1.group_by_key();
    s0.save_as_object_files("out/objects/0");
    x2.map_values(|g| g.len() as u64).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p67(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a.max(b), "2s", "2s");
    let x1 = x0.repartition(3);
    x1.transform_with(x0.group_by_key().flat_map_values(|g| g), |a, b, _time| b.union(a)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.count_by_value_and_window("3s", "2s");
    let x2 = x0.repartition(limit + 1);
    x0.transform_with(x2, |a, b, _time| b.union(a)).print_n(3);
    x1.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p69(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x2 = x0.window("2s", "2s");
    x0.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    x2.map_partitions(|records| records).print();
}

#[pipeline]
pub(crate) fn p70(s0: DStream<&str>, s1: DStream<&str>) {
    let x1 = s0.union(s1).union(s0);
    let x2 = s1.transform(|rdd| rdd.distinct());
    let x3 = x2.count_by_value_and_window("3s", "2s");
    x3.print();
    x1.print();
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.count_by_value_and_window("3s", "2s");
    let x2 = x0.window("2s", "2s");
    x2.group_by_key().save_as_text_files("out/0");
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p72(s0: DStream<(&str, u64)>) {
    let x0 = s0.window("3s");
    x0.repartition(1).transform_with(x0.transform_with(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b| a.subtract(b)), |a, b, _time| b.union(a)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p73(s0: DStream<String>, out: Out) {
    let x0 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let x1 = s0.count_by_value_and_window("3s", "2s");
    let x3 = x0.transform_with(x0.map_partitions(|records| records), |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.print_n(0);
}

#[pipeline]
pub(crate) fn p74(s0: DStream<((&str, u64), u64)>) {
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map_partitions(|records| records).group_by_key();
    let x4 = x2.key_by(|(_, g)| g.len() as u64).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p75(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.count_by_value_and_window("3s", "2s");
    let x1 = x0.map_partitions(|records| records);
    let x2 = x0.top_k(1);
    let x3 = x1.repartition(limit + 1);
    x2.transform_with(x3, |a, b| a.subtract(b)).print();
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x3 = x0.repartition(1).group_by_key().transform_with(s1, |a, b| a.join(b));
    x3.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p77(s0: DStream<&str>) {
    let x0 = s0.repartition(1);
    let x1 = s0.transform_with(x0, |a, b| a.subtract(b));
    let x2 = x0.window("3s", "2s");
    let x3 = x0.transform_with(x1, |a, b, _time| b.union(a));
    x2.save_as_object_files("out/objects/0");
    x3.print();
}

#[pipeline]
pub(crate) fn p78(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.inspect(|_| ()).map_partitions(|records| records);
    let x3 = x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x3.for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p79(s0: DStream<(String, u64)>) {
    let x0 = s0.repartition(1);
    let x3 = x0.transform_with(x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b, _time| b.union(a));
    x0.top_k(1).transform_with(x3, |a, b| a.join(b)).print();
}

#[pipeline]
pub(crate) fn p80(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b| a.join(b));
    let x2 = x0.map_partitions(|records| records);
    x0.key_by(|(n, _)| n % 4).print_n(3);
    x2.reduce_by_key(|a, b| a.max(b)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p81(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x4 = x0.map(|r| (7u64, r)).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).transform_with(x1, |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p82(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.union(x0);
    let x2 = s0.repartition(1);
    let x3 = x2.window("3s", "2s");
    x1.print();
    x3.print();
}

#[pipeline]
pub(crate) fn p83(s0: DStream<&str>, s1: DStream<&str>, mut out: Out) {
    let x1 = s1.window("3s");
    let x2 = s1.union(s0);
    s0.repartition(3).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.union(x1).print_n(0);
}

#[pipeline]
pub(crate) fn p84(s0: DStream<(&str, u64)>, s1: DStream<String>, mut out: Out) {
    let _x2 = s1.window("3s");
    s1.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.window("2s", "2s").foreach_rdd(|rdd| out.put(1, &rdd));
    s0.print_n(3);
}

#[pipeline]
pub(crate) fn p85(s0: DStream<u64>, limit: u64) {
    let x0 = s0.window("2s", "2s");
    let x2 = x0.window("2s", "4s");
    let x4 = x0.reduce_by_window(|a, b| a + b, "6s", "4s").union(x2).repartition(limit + 1);
    x4.print();
}

#[pipeline]
pub(crate) fn p86(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.repartition(1);
    let x1 = s0.map_partitions(|records| records);
    let x4 = x0.transform_with(x1.transform_with(x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b| a.subtract(b)), |a, b| a.join(b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p87(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    let x1 = s0.window("2s", "2s");
    let x2 = x1.top_k(1);
    s0.group_by_key().for_each_partition(|records| out.put_partition(0, &records));
    s1.save_as_text_files("out/1");
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p88(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.repartition(1);
    let x2 = s0.repartition(limit + 1);
    x2.for_each_partition(|records| out.put_partition(0, &records));
    let _x5 = x0.transform_with(s0.transform_with(x1, |a, b| a.subtract(b)), |a, b| a.join(b));
}

#[pipeline]
pub(crate) fn p89(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.group_by_key();
    let x3 = x2.reduce_by_key_and_window(|a, _| a, "1s", "2s");
    x3.print_n(3);
    x0.union(s1).print_n(0);
}

#[pipeline]
pub(crate) fn p90(s0: DStream<(&str, u64)>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.top_k(5);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    s1.print_n(0);
    s0.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x2, |a, b| a.subtract(b)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p91(s0: DStream<u64>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let _x4 = s0.transform_with(x0, |a, b| a.subtract(b)).transform_with(s0.transform(|rdd| rdd), |a, b, _time| b.union(a));
    x0.reduce_by_window(|a, b| a + b, "3s", "2s").print_n(0);
}

#[pipeline]
pub(crate) fn p92(s0: DStream<String>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.reduce_by_window(|a, b| a.max(b), "3s", "2s");
    let x3 = x2.map_partitions(|records| records);
    s0.union(x0).save_as_text_files("out/0", "txt");
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p93(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.count_by_window("3s", "2s");
    let x4 = x0.group_by_key().count_by_window("1s", "2s").transform_with(x1, |a, b, _time| b.union(a));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p94(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.group_by_key();
    let _x3 = x2.count();
    s0.map_values(|n| ((n % 2, n % 3), n)).for_each_partition(|records| out.put_partition(0, &records));
    s0.key_by(|((s, _), _)| s.get(..1).unwrap_or("")).print_n(0);
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p05" => p05(given.lines_pairs_pairs(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1), given.out()),
        "p07" => p07(given.strings_pairs(0), LIMIT, given.out()),
        "p08" => p08(given.lines_pairs(0), LIMIT, given.out()),
        "p09" => p09(given.ints_pairs(0), LIMIT, given.out()),
        "p10" => p10(given.ints_pairs(0), LIMIT),
        "p11" => p11(given.lines_pairs_pairs(0), given.out()),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16" => p16(given.strings(0), given.out()),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0)),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0), given.out()),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), LIMIT),
        "p26" => p26(given.lines(0), given.out()),
        "p27" => p27(given.strings_pairs(0)),
        "p28" => p28(given.ints(0), given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1), LIMIT),
        "p35" => p35(given.strings(0), LIMIT, given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0)),
        "p38" => p38(given.strings_pairs(0)),
        "p39" => p39(given.strings_pairs(0), LIMIT),
        "p40" => p40(given.ints(0), given.out()),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0), given.out()),
        "p43" => p43(given.strings_pairs(0), LIMIT, given.out()),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p45" => p45(given.lines(0), given.strings_pairs(1), given.out()),
        "p46" => p46(given.lines_pairs(0), given.out()),
        "p47" => p47(given.lines(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1), given.out()),
        "p49" => p49(given.ints_pairs(0), given.out()),
        "p50" => p50(given.strings_pairs(0), given.strings_pairs(1), LIMIT),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1)),
        "p52" => p52(given.lines_pairs(0)),
        "p53" => p53(given.ints(0), LIMIT, given.out()),
        "p54" => p54(given.lines_pairs_pairs(0)),
        "p55" => p55(given.ints_pairs(0), LIMIT),
        "p56" => p56(given.lines_pairs(0), given.out()),
        "p57" => p57(given.ints_pairs(0), given.out()),
        "p58" => p58(given.lines(0), given.lines(1), given.out()),
        "p59" => p59(given.strings_pairs(0), LIMIT, given.out()),
        "p60" => p60(given.strings(0), given.lines(1), given.out()),
        "p61" => p61(given.ints_pairs(0), given.out()),
        "p62" => p62(given.lines_pairs_pairs(0), given.out()),
        "p63" => p63(given.strings_pairs(0)),
        "p64" => p64(given.lines_pairs(0), LIMIT),
        "p65" => p65(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p66" => p66(given.ints(0), given.strings_pairs(1)),
        "p67" => p67(given.strings_pairs(0)),
        "p68" => p68(given.ints_pairs(0), LIMIT, given.out()),
        "p69" => p69(given.ints_pairs(0), given.out()),
        "p70" => p70(given.lines(0), given.lines(1)),
        "p71" => p71(given.lines_pairs(0), given.out()),
        "p72" => p72(given.lines_pairs(0)),
        "p73" => p73(given.strings(0), given.out()),
        "p74" => p74(given.lines_pairs_pairs(0)),
        "p75" => p75(given.strings_pairs(0), LIMIT),
        "p76" => p76(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p77" => p77(given.lines(0)),
        "p78" => p78(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p79" => p79(given.strings_pairs(0)),
        "p80" => p80(given.ints_pairs(0), given.out()),
        "p81" => p81(given.ints_pairs(0)),
        "p82" => p82(given.lines_pairs_pairs(0)),
        "p83" => p83(given.lines(0), given.lines(1), given.out()),
        "p84" => p84(given.lines_pairs(0), given.strings(1), given.out()),
        "p85" => p85(given.ints(0), LIMIT),
        "p86" => p86(given.lines_pairs_pairs(0), given.out()),
        "p87" => p87(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p88" => p88(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p89" => p89(given.strings_pairs(0), given.strings_pairs(1)),
        "p90" => p90(given.lines_pairs(0), given.ints(1), given.out()),
        "p91" => p91(given.ints(0)),
        "p92" => p92(given.strings(0)),
        "p93" => p93(given.ints_pairs(0)),
        "p94" => p94(given.lines_pairs_pairs(0), given.out()),
        _ => return None,
    })
}
