//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 85 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_object_files("out/objects/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let _x0 = s0.cogroup(s0);
    let x1 = s0.try_map(Ok::<_, ()>);
    let x2 = s0.reduce(|a, b| a.max(b));
    let x3 = s0.left_outer_join(x1);
    x2.print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    let x3 = x1.right_outer_join(x1.distinct());
    x3.map(|(k, _)| k).print_n(0);
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.join(x0);
    x1.full_outer_join(x1).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.key_by(|(_, n)| n % 4).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x1 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = s1.sample(1.0);
    s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).union(x2).union(x1).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s0.window("2s", "2s");
    x1.save_as_text_files("out/0");
    s0.repartition(limit + 1).print_n(3);
    s0.count().remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s1.transform(|rdd| rdd);
    s0.remember(&Remembered::<(String, u64)>::new(), "3s");
    let _x5 = x1.union(s1.filter_map(Some).transform_with(s1.top_k(1), |a, b, _time| b.union(a)));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x0 = s0.count_by_value();
    let x4 = x0.flat_map_values(|n| 0..n % 4).right_outer_join(x0.inspect(|_| ()).reduce_by_key(|a, b| a + b));
    x4.print();
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let x1 = x0.map_values(|(_, v)| v);
    let x4 = x1.union(s0).left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)])).sample(0.0);
    x4.remember(&Remembered::<(&str, (u64, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.glom();
    let x1 = s0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x3 = x0.flat_map(|g| g);
    x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).transform_with(x3, |a, b| a.join(b)).remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_values(|n| (n % 3, n));
    let x1 = s0.map(|r| (7u64, r));
    let x3 = x0.full_outer_join(x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))));
    x3.remember(&Remembered::<(u64, (Option<(u64, u64)>, Option<(u64, u64)>))>::new(), "3s");
    x1.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x2 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let _x3 = s0.full_outer_join(s0.flat_map_values(|r| [r.clone(), r]));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map_values(|n| ((n % 2, n % 3), n)).print_n(0);
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x3 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).flat_map(|r| [r.clone(), r]).group_by_key().flat_map(|r| [r.clone(), r]);
    x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(5);
    let x1 = x0.full_outer_join(x0);
    x1.union(x1).union(x1.transform_with(x1, |a, b, _time| b.union(a))).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.left_outer_join(x0);
    let x2 = x0.union(s1);
    x2.repartition(1).remember(&Remembered::<(&str, u64)>::new(), "3s");
    x1.remember(&Remembered::<(&str, (u64, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x3 = s1.transform_with(x0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))), |a, b| a.subtract(b));
    s0.filter(|n| *n <= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, out: Out) {
    let _x0 = s0.map(size);
    let x1 = s0.reduce(|a, b| a.min(b));
    let x4 = s0.union(x1).union(x1.reduce(|a, b| a.min(b)));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x2 = x0.transform_with(x0, |a, b, _time| b.union(a));
    x0.left_outer_join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")])).remember(&Remembered::<(u64, (u64, Option<&str>))>::new(), "3s");
    x2.join(x2).print();
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.words();
    let x1 = x0.reduce(|a, _| a);
    let x2 = x1.containing("a");
    let x3 = x2.union(x0);
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.top_k(limit);
    let x1 = x0.window("3s");
    let x2 = x0.repartition(3);
    let x3 = x0.join(x2);
    let x4 = x3.transform_with(x1, |a, b| a.join(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>) {
    let x1 = s0.reduce_by_key(|_, b| b);
    s0.reduce_by_key(|_, b| b).transform_with(x1.transform_with(x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)), |a, b, _time| b.union(a)), |a, b| a.join(b)).remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let _x1 = s0.union(x0);
    let x3 = x0.filter(|n| n % 2 == 0).map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    x3.save_as_text_files("out/0", "txt");
    s1.print_n(3);
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.key_by(|(_, n)| (n % 2, n % 3)).reduce_by_key(|a, b| a.min(b));
    x3.remember(&Remembered::<((u64, u64), ((&str, u64), u64))>::new(), "3s");
    x0.key_by(|((s, _), _)| (*s, size(s) % 2)).remember(&Remembered::<((&str, u64), ((&str, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x3 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).filter(|(_, n)| n % 2 == 0);
    let x4 = x0.reduce_by_key(|a, b| a + b).full_outer_join(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x2 = x0.window("1s", "2s");
    let x3 = x2.join(x2);
    x1.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x3.remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, limit: u64) {
    let x4 = s0.transform(|rdd| rdd.distinct()).join(s0.filter(|(s, _)| !s.is_empty()).union(s0.filter(|(s, _)| size(s) >= limit)));
    x4.remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, limit: u64) {
    let x0 = s0.window("3s", "2s");
    let x1 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x2 = s0.filter(|s| size(s) >= limit);
    let x3 = x0.union(x0);
    let _x4 = x2.union(x1);
    x3.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x3 = x0.filter(|(_, n)| *n <= limit).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map_values(move |n| n + limit);
    x3.left_outer_join(x0).remember(&Remembered::<(String, (u64, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x1 = s0.union(x0);
    let x2 = x0.reduce(|a, b| a + b);
    x1.reduce(|a, b| a + b).transform_with(x2, |a, b| a.subtract(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.cogroup(s0);
    let x3 = x0.transform_with(x0.filter(|(_, (_, g))| g.len() > 1), |a, b, _time| b.union(a));
    x0.count().for_each_partition(|records| out.put_partition(0, &records));
    x3.remember(&Remembered::<(u64, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x4 = s0.filter(|((_, n), _)| n % 2 == 0).left_outer_join(s1.join(s0.filter(|((s, _), _)| !s.is_empty()).top_k(1)));
    x4.remember(&Remembered::<((&str, u64), (u64, Option<(u64, u64)>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.key_by(|(s, _)| s.clone());
    let x1 = s0.full_outer_join(s0);
    let _x2 = s0.cogroup(s0);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.full_outer_join(x0).print_n(0);
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x2 = x0.map(|(k, v)| (v, k));
    x2.combine_by_key(size, |n, s| n.max(size(s)), u64::max).for_each_partition(|records| out.put_partition(0, &records));
    x0.key_by(|(_, (n, _))| n % 4).remember(&Remembered::<(u64, (&str, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.count_by_value();
    let x2 = x0.top_k(limit);
    let x3 = x0.reduce_by_key(|a, b| a.max(b)).window("1s", "2s");
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>) {
    let x2 = s0.union(s1).union(s1).distinct();
    x2.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).count().remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>) {
    let x1 = s0.reduce(|a, b| a + "+" + &b);
    let x3 = s0.reduce(|a, b| a + "+" + &b).transform_with(s0.reduce(|a, b| a + "+" + &b), |a, b| a.subtract(b));
    x3.transform_with(x1, |a, b, _time| b.union(a)).remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.filter(|(n, _)| n % 2 == 0);
    let x1 = s1.map_values(|n| n.to_string());
    let x2 = s1.group_by_key();
    let x3 = x2.transform_with(s0, |a, b| a.join(b));
    let _x4 = x0.cogroup(x1);
    x3.remember(&Remembered::<(u64, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.reduce_by_key(|a, b| a.max(b)).filter(|(n, _)| *n <= limit);
    let x2 = x1.group_by_key();
    let x3 = x2.filter(|(n, _)| *n <= limit);
    let x4 = x3.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.key_by(|(s, _)| size(s));
    let x1 = x0.window("3s");
    let x3 = x1.filter(|(_, (s, _))| size(s) >= limit);
    x1.union(x0).full_outer_join(x3).remember(&Remembered::<(u64, (Option<(String, u64)>, Option<(String, u64)>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.group_by_key();
    let x2 = x0.left_outer_join(x1);
    x2.repartition(1).count().save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, limit: u64) {
    let x0 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x3 = x0.transform_with(s0.filter(|n| *n <= limit), |a, b, _time| b.union(a));
    x0.distinct().transform_with(x3, |a, b, _time| b.union(a)).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x0 = s0.count_by_value();
    let x2 = s0.inspect(|_| ());
    let x3 = s0.transform_with(s0.top_k(1), |a, b, _time| b.union(a));
    let _x4 = x2.transform_with(x3, |a, b, _time| b.union(a));
    x0.print();
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s0.cogroup(s0).map_partitions(|records| records);
    let x2 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x3 = x1.repartition(limit + 1);
    x2.transform_with(x3, |a, b, _time| b.union(a)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.top_k(5);
    let x2 = x0.group_by_key();
    x0.map_partitions(|records| records).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.count().save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s1);
    let x2 = x0.group_by_key();
    let x3 = x2.union(x2);
    x3.full_outer_join(x1).remember(&Remembered::<(String, (Option<Group<'_, u64>>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x1 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).transform_with(s0.transform_with(x1, |a, b, _time| b.union(a)), |a, b| a.subtract(b)).save_as_text_files("out/0");
    s1.print_n(0);
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.count();
    let x3 = s0.union(s0.repartition(limit + 1));
    let _x4 = x3.transform_with(s0.filter(|(s, _)| size(s) >= limit), |a, b| a.subtract(b));
    x0.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>) {
    let x1 = s0.union(s0.containing("a"));
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.filter(|n| *n <= limit);
    let x2 = x0.inspect(|_| ());
    let x3 = s1.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x2, |a, b, _time| b.union(a));
    x3.save_as_text_files("out/0", "txt");
    s0.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).key_by(|(n, _)| n % 4);
    let x2 = x1.cogroup(s0);
    x2.window("1s", "2s").update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p50(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x2 = x0.group_by_key();
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).top_k(limit);
    let x4 = x2.join(x3);
    x4.remember(&Remembered::<((&str, u64), (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<&str>, out: Out) {
    let x0 = s0.union(s1);
    let x3 = x0.map_partitions(|records| records).window("3s");
    let x4 = x3.transform_with(x0.union(s0), |a, b, _time| b.union(a));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, limit: u64) {
    let x1 = s0.cogroup(s0);
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).repartition(limit + 1).left_outer_join(s0.top_k(limit)).print_n(0);
}

#[pipeline]
pub(crate) fn p53(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.right_outer_join(s0);
    x0.filter(|(_, (o, _))| o.is_some()).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.filter(|(_, (o, _))| o.is_some()).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<(&str, u64)>) {
    let x0 = s1.join(s1);
    let x1 = x0.group_by_key();
    s0.print_n(0);
    x1.window("3s").count().print();
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x2 = x0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    x0.left_outer_join(x2).print_n(0);
    x0.map(|(_, v)| v).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|((s, _), _)| size(s) >= limit);
    let x2 = x0.repartition(limit + 1);
    x2.right_outer_join(x0.transform_with(s0.filter(|((s, _), _)| size(s) >= limit), |a, b, _time| b.union(a))).remember(&Remembered::<((&str, u64), (Option<u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = x1.key_by(|(n, _)| (n % 2, n % 3));
    x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).map_partitions(|records| records).remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p58(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.full_outer_join(s0);
    let x1 = x0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.filter(|(_, (_, o))| o.is_some()).window("2s", "2s");
    x3.remember(&Remembered::<((&str, u64), (Option<u64>, Option<u64>))>::new(), "3s");
    x1.print_n(3);
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, limit: u64) {
    s0.union(s1).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).window("2s", "2s").window("4s", "4s").repartition(limit + 1).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>) {
    let x1 = s1.window("3s", "2s");
    let _x3 = s1.split_fields(' ').flat_map(|fields| fields);
    x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).print_n(3);
    s0.print_n(0);
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>) {
    s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).sample(1.0).group_by_key().flat_map_values(|g| g).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records);
    let x1 = x0.reduce_by_key(|a, b| a.max(b));
    let x2 = x1.repartition(3);
    let x3 = x2.window("3s", "2s");
    let x4 = x3.map_values(|n| n / 2);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>) {
    let x0 = s0.window("2s", "2s");
    let x1 = x0.group_by_key();
    let x3 = x0.transform_with(x0.window("6s"), |a, b, _time| b.union(a));
    x1.transform_with(x3, |a, b| a.join(b)).remember(&Remembered::<(String, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p64(s0: DStream<&str>) {
    let x0 = s0.window("2s", "2s");
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    x0.print();
    x1.transform_with(x1.repartition(3), |a, b, _time| b.union(a)).print();
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.group_by_key();
    x1.repartition(1).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).flat_map(|r| [r.clone(), r]).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p66(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = s0.transform(|rdd| rdd);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x0.transform_with(x2.repartition(1), |a, b| a.subtract(b));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, s1: DStream<String>) {
    let x2 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    x2.filter(|s| !s.is_empty()).transform_with(s1.union(s0).union(s1), |a, b| a.subtract(b)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let _x4 = x2.transform_with(s0.transform_with(s0.transform_with(s0, |a, b, _time| b.union(a)), |a, b, _time| b.union(a)), |a, b| a.subtract(b));
    x0.remember(&Remembered::<(u64, Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p69(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, out: Out) {
    s1.transform(|rdd| rdd.distinct()).try_map(|n| if n % 2 == 0 { Ok(n / 2) } else { Err("odd") }).repartition(1).repartition(3).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p70(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = s0.transform_with(s0, |a, b| a.join(b)).window("3s");
    let x3 = x2.repartition(3);
    x0.transform_with(x3, |a, b| a.join(b)).remember(&Remembered::<((&str, u64), ((u64, u64), (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    x0.for_each_partition(|records| out.put_partition(0, &records));
    s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).transform_with(x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b| a.join(b)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p72(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = s0.repartition(1).group_by_key();
    let x3 = x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x0.transform_with(x3, |a, b| a.subtract(b)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p73(s0: DStream<String>, s1: DStream<String>) {
    let x0 = s0.union(s1);
    let x3 = x0.union(s0);
    x0.repartition(1).sample(1.0).print();
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p74(s0: DStream<(u64, u64)>) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x2 = x0.group_by_key();
    let x3 = x0.transform_with(s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b, _time| b.union(a));
    x2.print_n(3);
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p75(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.group_by_key();
    let x3 = x0.key_by(|(_, g)| g.len() as u64).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(&str, u64)>) {
    let x1 = s0.repartition(3);
    s0.group_by_key().remember(&Remembered::<(&str, Group<'_, u64>)>::new(), "3s");
    x1.transform_with(x1.key_by(|(s, _)| s.get(..1).unwrap_or("")), |a, b| a.join(b)).remember(&Remembered::<(&str, (u64, (&str, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p77(s0: DStream<&str>) {
    let x0 = s0.repartition(3);
    let x1 = x0.union(s0);
    let x2 = x0.distinct();
    let x4 = x2.transform_with(x1.repartition(3), |a, b, _time| b.union(a));
    x4.print();
}

#[pipeline]
pub(crate) fn p78(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).map_values(plus(2));
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).transform_with(x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)), |a, b| a.join(b)).remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p79(s0: DStream<u64>) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x4 = s0.union(x0).transform_with(x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).repartition(1), |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p80(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = x1.reduce_by_key(|a, b| a + b);
    x3.full_outer_join(x0.union(s0)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p81(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x3 = x0.right_outer_join(x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x0.group_by_key().remember(&Remembered::<(u64, Group<'_, Group<'_, u64>>)>::new(), "3s");
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p82(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.window("3s", "2s");
    let x3 = x0.window("6s", "4s").combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x0.window("6s", "4s").transform_with(x3, |a, b, _time| b.union(a));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p83(s0: DStream<&str>) {
    let x0 = s0.repartition(1);
    let x1 = s0.union(x0);
    let x3 = x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).repartition(3);
    let x4 = x1.union(x3);
    x4.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p84(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.map_partitions(|records| records);
    x0.join(x0.filter(|(_, g)| g.len() > 1)).remember(&Remembered::<(&str, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
    x1.for_each_partition(|records| out.put_partition(1, &records));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0), given.out()),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT, given.out()),
        "p16" => p16(given.strings(0), given.out()),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p19" => p19(given.strings_pairs(0), LIMIT),
        "p20" => p20(given.lines_pairs(0)),
        "p21" => p21(given.ints(0), given.strings(1), LIMIT),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0), given.out()),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), LIMIT),
        "p26" => p26(given.lines(0), LIMIT),
        "p27" => p27(given.strings_pairs(0), LIMIT),
        "p28" => p28(given.ints(0), given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), LIMIT, given.out()),
        "p34" => p34(given.ints(0), given.ints(1)),
        "p35" => p35(given.strings(0)),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0), LIMIT, given.out()),
        "p38" => p38(given.strings_pairs(0), LIMIT),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0), LIMIT),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0), LIMIT),
        "p43" => p43(given.strings_pairs(0), given.out()),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1)),
        "p46" => p46(given.lines_pairs(0), LIMIT, given.out()),
        "p47" => p47(given.lines(0)),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.lines_pairs_pairs(0), LIMIT),
        "p51" => p51(given.lines(0), given.lines(1), given.out()),
        "p52" => p52(given.lines_pairs(0), LIMIT),
        "p53" => p53(given.ints_pairs(0), given.out()),
        "p54" => p54(given.strings(0), given.lines_pairs(1)),
        "p55" => p55(given.strings_pairs(0)),
        "p56" => p56(given.lines_pairs_pairs(0), LIMIT),
        "p57" => p57(given.ints_pairs(0)),
        "p58" => p58(given.lines_pairs_pairs(0)),
        "p59" => p59(given.lines_pairs(0), given.lines_pairs(1), LIMIT),
        "p60" => p60(given.strings(0), given.lines(1)),
        "p61" => p61(given.ints_pairs(0)),
        "p62" => p62(given.lines_pairs_pairs(0), given.out()),
        "p63" => p63(given.strings_pairs(0)),
        "p64" => p64(given.lines(0)),
        "p65" => p65(given.ints_pairs(0), given.out()),
        "p66" => p66(given.lines_pairs_pairs(0)),
        "p67" => p67(given.strings(0), given.strings(1)),
        "p68" => p68(given.ints_pairs(0)),
        "p69" => p69(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p70" => p70(given.lines_pairs_pairs(0)),
        "p71" => p71(given.lines_pairs(0), given.out()),
        "p72" => p72(given.lines_pairs(0), given.out()),
        "p73" => p73(given.strings(0), given.strings(1)),
        "p74" => p74(given.ints_pairs(0)),
        "p75" => p75(given.strings_pairs(0), given.out()),
        "p76" => p76(given.lines_pairs(0)),
        "p77" => p77(given.lines(0)),
        "p78" => p78(given.lines_pairs_pairs(0)),
        "p79" => p79(given.ints(0)),
        "p80" => p80(given.ints_pairs(0), given.out()),
        "p81" => p81(given.ints_pairs(0), given.out()),
        "p82" => p82(given.lines_pairs_pairs(0)),
        "p83" => p83(given.lines(0)),
        "p84" => p84(given.lines_pairs(0), given.out()),
        _ => return None,
    })
}
