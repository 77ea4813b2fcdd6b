//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 96 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b| a.subtract(b));
    let x1 = s1.union(s1);
    x1.inspect(|_| ()).transform_with(x0, |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(0, &records));
    s0.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x0 = s0.right_outer_join(s0);
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.distinct();
    let _x3 = s0.left_outer_join(x2);
    x0.print_n(3);
    x1.print();
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.key_by(|((_, n), _)| n % 4);
    let x4 = x1.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).join(x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = s0.sample(0.0);
    x0.full_outer_join(x0).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.cogroup(x2).remember(&Remembered::<(String, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.count_by_window("1s", "2s");
    let x1 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]).state_snapshots();
    x0.save_as_object_files("out/objects/0");
    s1.window("2s", "2s").remember(&Remembered::<(u64, u64)>::new(), "3s");
    x1.print_n(0);
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    s0.group_by_key().transform_with(s0.reduce_by_key_and_window(|a, b| a + b, "3s"), |a, b| a.join(b)).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.repartition(limit + 1).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.left_outer_join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let _x2 = s0.reduce_by_window(|a, b| a.max(b), "1s", "2s");
    s0.map_values(plus(2)).remember(&Remembered::<(String, u64)>::new(), "3s");
    x0.save_as_text_files("out/1", "txt");
    s1.save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>, limit: u64) {
    let x0 = s0.count_by_value();
    let x2 = x0.filter(|((s, _), _)| size(s) >= limit);
    let x3 = x2.reduce_by_key(|a, b| a.min(b));
    let x4 = x0.flat_map_values(|r| [r.clone(), r]).full_outer_join(x3);
    x4.remember(&Remembered::<((String, u64), (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)]));
    let x3 = x0.union(x0.transform(|rdd| rdd)).count();
    x3.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.count_by_value_and_window("3s", "2s");
    let x1 = x0.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    let x2 = x0.group_by_key_and_window("6s");
    let x3 = x2.count_by_window("6s", "4s");
    x3.print_n(3);
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x2 = s0.filter_map(Some).flat_map(|r| [r.clone(), r]);
    let x3 = s0.top_k(1).try_map(Ok::<_, ()>);
    x2.full_outer_join(x3).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.reduce_by_window(|_, b| b, "1s", "2s");
    let _x2 = s0.key_by(|(_, n)| n % 4);
    let x3 = s0.glom().flat_map(|g| g);
    x1.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x3.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "2s", "2s");
    let x3 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    x0.key_by(|(s, _)| size(s)).reduce_by_key_and_window(|a, b| a.max(b), "6s", "4s").remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
    x3.remember(&Remembered::<((&str, u64), (&str, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.count_by_window("3s", "2s");
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x2 = x0.union(x0);
    let x4 = x2.union(x2).transform_with(x1, |a, b, _time| b.union(a));
    x4.print();
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.left_outer_join(x0);
    let x2 = x1.union(x1);
    let x3 = x1.transform_with(x1, |a, b| a.subtract(b));
    let x4 = x2.transform_with(x3, |a, b| a.subtract(b));
    x4.remember(&Remembered::<(&str, (u64, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.repartition(3);
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.transform_with(x0, |a, b, _time| b.union(a)).transform_with(x0.union(x0), |a, b| a.subtract(b)).remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let _x0 = s0.key_by(|s| s.clone());
    s0.union(s0.filter_map(|s| Some(s).filter(|s| size(s) > 1))).save_as_object_files("out/objects/0");
    s0.map(|s| (size(&s) % 4, s)).remember(&Remembered::<(u64, String)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.transform_with(x0, |a, b, _time| b.union(a));
    let x4 = x1.full_outer_join(x1).map_values(|(_, v)| v).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s");
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s1.containing("a");
    let x1 = x0.words();
    let x2 = x1.union(x0);
    x2.map_partitions(|records| records).save_as_text_files("out/0", "txt");
    s0.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, _| a, "1s", "2s");
    let x2 = x0.union(x0);
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.cogroup(x0).count_by_window("2s", "4s").foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]);
    x0.transform_with(x0, |a, b, _time| b.union(a)).flat_map_values(|n| 0..n % 4).transform_with(s0.union(x0), |a, b, _time| b.union(a)).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>) {
    let _x1 = s0.flat_map(|n| 0..n % 4);
    let x2 = s0.reduce(|_, b| b);
    s0.reduce_by_window(|_, b| b, "3s").union(x2).print();
    s1.remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.group_by_key_and_window("3s").key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x2 = x1.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    let x3 = x1.update_state_by_key().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2));
    let x4 = x3.transform_with(x2, |a, b, _time| b.union(a));
    x4.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x1 = x0.union(x0);
    let x2 = x0.join(x0);
    let x3 = x2.full_outer_join(x2);
    x1.remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.remember(&Remembered::<(String, (Option<(u64, u64)>, Option<(u64, u64)>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.update_state_by_key().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) });
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.union(s0).map(|(k, v)| (v, k)).remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x1 = s0.union(x0);
    let x3 = s0.left_outer_join(x0.reduce_by_key(|a, b| a + b));
    x3.remember(&Remembered::<(String, (u64, Option<u64>))>::new(), "3s");
    x1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, out: Out) {
    let x0 = s0.split_fields(' ');
    let _x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let x2 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x3 = x0.flat_map(|fields| fields.get(1));
    let x4 = x2.transform_with(x3, |a, b, _time| b.union(a));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.reduce_by_key_and_window(|a, b| a + b, "2s", "2s").filter(|(s, _)| size(s) >= limit);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x2.right_outer_join(x1.reduce_by_key_and_window(|a, b| a + b, "6s"));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.filter(|n| *n <= limit);
    let x1 = x0.filter(|n| n % 2 == 0);
    let x2 = x0.union(s0);
    let x3 = x1.reduce_by_window(|a, b| a + b, "3s", "2s");
    x2.remember(&Remembered::<u64>::new(), "3s");
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.top_k(5);
    let x2 = x0.reduce_by_window(|a, b| a.min(b), "2s", "2s");
    x2.left_outer_join(x2).remember(&Remembered::<(u64, (u64, Option<u64>))>::new(), "3s");
    x0.transform_with(x0, |a, b, _time| b.union(a)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.top_k(limit);
    let x2 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x3 = s1.full_outer_join(s0.reduce(|a, b| a.min(b)));
    x2.print_n(3);
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x1 = s0.filter(|(_, n)| n % 2 == 0);
    let _x3 = s0.cogroup(s0.map_values(|n| (n % 3, n)));
    x1.print_n(0);
    s0.map_values(|n| ((n % 2, n % 3), n)).remember(&Remembered::<(String, ((u64, u64), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a", 2u64), ("only initial", 3u64)]);
    let x1 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x1.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([((1u64, 1u64), 2u64), ((100u64, 100u64), 3u64)]).remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]);
    let x2 = x0.window("1s", "2s");
    x0.filter(|(n, _)| *n <= limit).remember(&Remembered::<(u64, u64)>::new(), "3s");
    x2.left_outer_join(x2).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, out: Out) {
    let x0 = s1.union(s0);
    let x2 = x0.count_by_value();
    x2.save_as_object_files("out/objects/0");
    x0.union(s0).reduce_by_window(|a, b| a.min(b), "3s", "2s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64) {
    let x1 = s0.sample(1.0);
    let x2 = s0.filter(|s| size(s) >= limit);
    s0.reduce_by_window(|a, b| a + "+" + &b, "3s", "2s").save_as_object_files("out/objects/0");
    x2.union(x1).print_n(3);
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.key_by(|(n, _)| (n % 2, n % 3));
    let _x1 = s0.reduce_by_window(|a, _| a, "3s", "2s");
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map_values(|n| n / 2).right_outer_join(s1).remember(&Remembered::<(u64, (Option<u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>) {
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).filter(|(n, _)| n % 2 == 0);
    let x2 = x1.group_by_key();
    let x4 = x2.filter(|(n, _)| n % 2 == 0).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x4.remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    s0.union(x0).reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "1s", "2s").for_each_partition(|records| out.put_partition(0, &records));
    x0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k)).print();
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s");
    let x2 = x0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } }).state_snapshots();
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.left_outer_join(x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)])).print_n(0);
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>) {
    let x3 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).repartition(1);
    x3.print();
    s0.reduce_by_window(|a, b| a + b, "1s", "2s").map(|n| ((n % 2, n % 3), n)).print_n(0);
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x0 = s0.key_by(|s| size(s));
    let x2 = s0.reduce(|a, _| a);
    let _x4 = s0.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).transform_with(x2, |a, b| a.subtract(b));
    x0.window("3s", "2s").save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, _| a);
    let x1 = x0.key_by(|((s, _), _)| (*s, size(s) % 2));
    let x3 = x0.map(|(k, _)| k);
    x1.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).print();
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    let x1 = x0.window("3s");
    let x3 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x0.reduce_by_window(|a, b| a.max(b), "2s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.union(s1);
    let x2 = x0.union(s0).repartition(3);
    x2.full_outer_join(x2).filter(|(_, (_, o))| o.is_some()).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    s1.reduce_by_key_and_window(|a, b| a.min(b), "3s", "2s").foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.left_outer_join(s1.map_values(|n| n.to_string())).remember(&Remembered::<(String, (u64, Option<String>))>::new(), "3s");
    s0.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x1 = s0.reduce_by_key(|_, b| b);
    let x2 = s0.reduce_by_key(|_, b| b);
    let x3 = x0.filter(|(_, (s, _))| !s.is_empty());
    let _x4 = x1.full_outer_join(x2);
    x3.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>, mut out: Out) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    x2.union(x2).union(s0).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>) {
    let x2 = s0.reduce(|a, b| a + "+" + &b).count().count_by_value();
    s1.print();
    x2.full_outer_join(x2).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.join(s0);
    let x1 = x0.reduce(|a, b| a.max(b));
    let x2 = x1.reduce_by_key_and_window(|a, b| a.max(b), "1s", "2s");
    let x3 = x1.filter(|(_, (_, n))| *n <= limit);
    x2.print();
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, limit: u64) {
    let x1 = s0.left_outer_join(s0).map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).state_snapshots();
    let x3 = x1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).state_snapshots();
    let x4 = x1.filter(|(_, n)| *n <= limit).full_outer_join(x3);
    x4.remember(&Remembered::<(String, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s1.right_outer_join(s1);
    let x1 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    let x2 = x1.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", |(_, n)| n % 2 == 1);
    let x3 = x2.reduce_by_key_and_window(|a, b| a + b, "3s", "2s");
    s0.print();
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, limit: u64) {
    let x1 = s0.join(s0).window("2s", "2s");
    x1.key_by(|(_, (n, _))| n % 4).save_as_text_files("out/0", "txt");
    x1.filter(|(_, (n, _))| *n <= limit).remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>, out: Out) {
    let x0 = s0.count_by_value();
    let x1 = x0.reduce_by_key_and_window(|a, b| a + b, "1s", "2s");
    let x2 = x1.reduce_by_window(|a, b| a.max(b), "6s");
    let x3 = x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(1u64, 2u64), (100u64, 3u64)]);
    x3.print();
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.distinct();
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x2 = x0.count_by_window("3s", "2s");
    s1.print();
    x2.reduce_by_window(|a, b| a + b, "6s").for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    x0.print();
    let x2 = x0.repartition(1);
    let x3 = x2.left_outer_join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")]));
    let x4 = x3.repartition(3);
    x4.remember(&Remembered::<(u64, ((u64, u64), Option<&str>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.distinct().window("1s", "2s");
    let x2 = x1.reduce_by_key_and_window(|a, b| a + b, "4s", "4s");
    let x4 = x1.window("2s", "4s").union(x2);
    x4.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(String, u64)>, s1: DStream<(u64, u64)>) {
    s0.filter(|(s, _)| !s.is_empty()).map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots().reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "2s", "2s", |(_, n)| n % 2 == 1).window("4s", "4s").print();
    s1.print_n(0);
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>) {
    let x0 = s0.containing("a");
    let x1 = x0.window("3s", "2s");
    let x2 = x1.reduce_by_window(|a, b| a.max(b), "6s", "4s");
    let x3 = x1.top_k(5);
    x3.print();
    x2.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x0 = s0.count();
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x3 = x0.window("3s", "2s").map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x4 = x3.distinct();
    x4.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>) {
    let x0 = s1.count();
    let x1 = x0.repartition(1);
    let x3 = x1.reduce(|a, b| a + b).reduce_by_window(|a, b| a + b, |all, part| all - part, "1s", "2s");
    x3.save_as_text_files("out/0");
    s0.remember(&Remembered::<String>::new(), "3s");
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", "2s", |(_, n)| n % 2 == 1);
    let x1 = x0.top_k(limit);
    let x2 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x4 = x1.left_outer_join(x2.top_k(5));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s", "2s");
    let x1 = x0.distinct();
    let x3 = x1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots();
    x0.reduce_by_key_and_window(|a, b| a.min(b), "6s", "4s").remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, s1: DStream<String>) {
    let x0 = s0.reduce_by_window(|a, b| a.max(b), "3s", "2s");
    let x1 = x0.group_by_key();
    let x2 = x1.right_outer_join(x1);
    let x3 = x2.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    s1.save_as_text_files("out/0");
    x3.remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p64(s0: DStream<&str>, out: Out) {
    let x0 = s0.flat_map(|s| s.split_whitespace());
    let x3 = x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).reduce(|a, _| a);
    x3.for_each_partition(|records| out.put_partition(0, &records));
    x0.count().remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(&str, u64)>) {
    let x1 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]).state_snapshots().repartition(3);
    let x2 = x1.reduce_by_key_and_window(|a, b| a.max(b), "2s", "2s");
    let x3 = x1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]).state_snapshots();
    x2.print_n(0);
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<(String, u64)>) {
    let x0 = s1.group_by_key();
    let x1 = x0.count();
    let x3 = s0.transform_with(x1, |a, b| a.subtract(b));
    x0.union(x0).remember(&Remembered::<(String, Group<'_, u64>)>::new(), "3s");
    x3.print_n(3);
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, out: Out) {
    let x0 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x1 = x0.reduce_by_window(|a, _| a, "1s", "2s");
    let x2 = x1.window("6s", "4s");
    let x3 = x1.repartition(3);
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.map_partitions(|records| records);
    x1.transform_with(x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).map_partitions(|records| records.flat_map(|r| [r.clone(), r])), |a, b| a.join(b)).remember(&Remembered::<(u64, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p69(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, out: Out) {
    let x0 = s0.group_by_key();
    x0.print_n(0);
    let x2 = x0.reduce_by_key_and_window(|a, _| a, "1s", "2s");
    x2.repartition(1).for_each_partition(|records| out.put_partition(1, &records));
    s1.print_n(3);
}

#[pipeline]
pub(crate) fn p70(s0: DStream<&str>, out: Out) {
    s0.transform(|rdd| rdd.distinct()).count_by_value_and_window("3s", "2s").update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).window("6s").foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) });
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x4 = x2.repartition(3).map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p72(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s1.repartition(1);
    let x1 = x0.reduce_by_window(|a, b| a.min(b), "2s", "2s");
    let x3 = x1.filter(|((s, _), _)| !s.is_empty()).repartition(1);
    s0.save_as_object_files("out/objects/0");
    x3.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p73(s0: DStream<String>, mut out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x2 = x0.filter(|s| !s.is_empty());
    let x3 = x0.count_by_value().reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s");
    x3.print_n(3);
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p74(s0: DStream<(u64, u64)>) {
    let x0 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x1 = x0.map_partitions(|records| records);
    let x3 = x1.update_state_by_key().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2));
    let x4 = x0.group_by_key().transform_with(x3, |a, b| a.join(b));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p75(s0: DStream<((&str, u64), u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = x0.group_by_key();
    x1.remember(&Remembered::<((&str, u64), Group<'_, u64>)>::new(), "3s");
    s1.for_each_partition(|records| out.put_partition(1, &records));
    x0.window("3s", "2s").foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(String, u64)>) {
    let x0 = s0.window("3s", "2s");
    let x1 = x0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) });
    let x2 = x0.group_by_key();
    let x4 = x2.window("6s").transform_with(x1, |a, b| a.join(b));
    x4.remember(&Remembered::<(String, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p77(s0: DStream<&str>) {
    let x1 = s0.reduce_by_window(|a, b| a.max(b), "3s", "2s").count_by_value_and_window("6s", "4s");
    let x4 = x1.join(x1).repartition(3).filter(|(_, (_, n))| n % 2 == 0);
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p78(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x1 = s1.reduce_by_key_and_window(|_, b| b, "3s").map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x3 = x1.group_by_key().count_by_window("1s", "2s");
    s0.remember(&Remembered::<(&str, u64)>::new(), "3s");
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p79(s0: DStream<u64>, limit: u64) {
    let x1 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x2 = x1.window("3s");
    let x4 = s0.reduce_by_window(|a, b| a + b, "3s").transform_with(x2.repartition(3), |a, b, _time| b.union(a));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p80(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    let x1 = x0.repartition(1);
    x1.window("3s", "2s").save_as_object_files("out/objects/0");
    x1.repartition(limit + 1).print_n(0);
}

#[pipeline]
pub(crate) fn p81(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let x1 = x0.distinct();
    let x3 = x1.transform_with(x0.filter(|((_, n), _)| n % 2 == 0), |a, b| a.subtract(b));
    s1.print();
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p82(s0: DStream<(String, u64)>) {
    let x0 = s0.distinct();
    let x1 = x0.group_by_key();
    x0.map(|r| (7u64, r)).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
    x1.flat_map_values(|g| g).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p83(s0: DStream<&str>) {
    let x0 = s0.count_by_window("3s", "2s");
    let x4 = x0.reduce(|a, b| a.max(b)).reduce_by_window(|a, b| a + b, "4s", "4s").transform_with(x0.reduce_by_window(|a, b| a + b, "6s", "4s"), |a, b, _time| b.union(a));
    x4.save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p84(s0: DStream<(&str, u64)>, s1: DStream<String>, limit: u64, mut out: Out) {
    let x0 = s0.group_by_key();
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x2 = s0.sample(1.0);
    x2.filter(|(_, n)| *n <= limit).foreach_rdd(|rdd| out.put(1, &rdd));
    s1.save_as_object_files("out/objects/2");
}

#[pipeline]
pub(crate) fn p85(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd);
    let x2 = s0.filter(|n| *n <= limit);
    let x3 = x2.transform(|rdd| rdd);
    x3.transform_with(x0.count(), |a, b| a.subtract(b)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p86(s0: DStream<String>, limit: u64) {
    let x0 = s0.filter(|s| size(s) >= limit);
    let x4 = x0.reduce(|_, b| b).sample(0.0).transform_with(x0.sample(0.0), |a, b, _time| b.union(a));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p87(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, out: Out) {
    s1.group_by_key().for_each_partition(|records| out.put_partition(0, &records));
    let x4 = s0.join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")])).transform_with(s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }), |a, b| a.join(b));
    x4.remember(&Remembered::<(u64, ((u64, &str), u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p88(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.join(s0).reduce_by_key_and_window(|a, b| a.max(b), "3s", "2s");
    let x3 = x1.group_by_key().map_values(|g| g.len() as u64);
    x3.reduce_by_window(|a, b| a.max(b), "4s", "4s").print_n(0);
}

#[pipeline]
pub(crate) fn p89(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x1.top_k(1).group_by_key().update_state_by_key().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) }).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p90(s0: DStream<(&str, u64)>, s1: DStream<u64>, out: Out) {
    let x0 = s0.repartition(1);
    let x1 = x0.distinct();
    let x3 = s0.repartition(1).join(x1);
    s1.for_each_partition(|records| out.put_partition(0, &records));
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p91(s0: DStream<u64>, limit: u64) {
    s0.key_by(|n| n % 4).group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).print();
    s0.filter_map(|n| n.checked_sub(limit)).print_n(0);
}

#[pipeline]
pub(crate) fn p92(s0: DStream<String>, out: Out) {
    let x0 = s0.map(|s| (s, 1u64));
    let x1 = x0.join(x0);
    let x3 = x1.group_by_key().filter(|(_, g)| g.len() > 1);
    let x4 = x3.map(|(k, _)| k);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p93(s0: DStream<(u64, u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.repartition(1);
    let x2 = s1.map_values(|r| (7u64, r));
    x2.remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
    x0.group_by_key().count_by_window("1s", "2s").print_n(0);
}

#[pipeline]
pub(crate) fn p94(s0: DStream<((&str, u64), u64)>, limit: u64, mut out: Out) {
    let x1 = s0.union(s0.filter(|((_, n), _)| *n <= limit));
    let x3 = s0.filter(|((_, n), _)| *n <= limit).map_values(move |n| n + limit);
    let x4 = x1.union(x3);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p95(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count_by_window("1s", "2s");
    let x2 = x0.map(|n| n.to_string());
    x0.reduce_by_window(|a, b| a.min(b), "6s", "4s").foreach_rdd(|rdd| out.put(0, &rdd));
    x2.map(size).foreach_rdd(|rdd| out.put(1, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0), LIMIT),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0), given.out()),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0)),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0), given.out()),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1)),
        "p19" => p19(given.strings_pairs(0), given.out()),
        "p20" => p20(given.lines_pairs(0)),
        "p21" => p21(given.ints(0), given.strings(1)),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0), given.out()),
        "p27" => p27(given.strings_pairs(0), LIMIT, given.out()),
        "p28" => p28(given.ints(0), LIMIT, given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT, given.out()),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0), LIMIT, given.out()),
        "p34" => p34(given.ints(0), given.ints(1), given.out()),
        "p35" => p35(given.strings(0), LIMIT),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p37" => p37(given.ints_pairs(0)),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0), given.out()),
        "p40" => p40(given.ints(0)),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0), given.out()),
        "p43" => p43(given.strings_pairs(0), given.out()),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p45" => p45(given.lines(0), given.strings_pairs(1), given.out()),
        "p46" => p46(given.lines_pairs(0), given.out()),
        "p47" => p47(given.lines(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1)),
        "p49" => p49(given.ints_pairs(0), LIMIT, given.out()),
        "p50" => p50(given.strings_pairs(0), LIMIT),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1)),
        "p52" => p52(given.lines_pairs(0), LIMIT),
        "p53" => p53(given.ints(0), given.out()),
        "p54" => p54(given.strings(0), given.lines_pairs(1), given.out()),
        "p55" => p55(given.ints_pairs(0)),
        "p56" => p56(given.lines_pairs_pairs(0)),
        "p57" => p57(given.strings_pairs(0), given.ints_pairs(1)),
        "p58" => p58(given.lines(0)),
        "p59" => p59(given.lines_pairs(0), LIMIT, given.out()),
        "p60" => p60(given.strings(0), given.lines(1)),
        "p61" => p61(given.ints_pairs(0), LIMIT, given.out()),
        "p62" => p62(given.lines_pairs_pairs(0)),
        "p63" => p63(given.strings_pairs(0), given.strings(1)),
        "p64" => p64(given.lines(0), given.out()),
        "p65" => p65(given.lines_pairs(0)),
        "p66" => p66(given.ints(0), given.strings_pairs(1)),
        "p67" => p67(given.strings(0), given.out()),
        "p68" => p68(given.ints_pairs(0)),
        "p69" => p69(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p70" => p70(given.lines(0), given.out()),
        "p71" => p71(given.lines_pairs(0), given.out()),
        "p72" => p72(given.ints(0), given.lines_pairs_pairs(1)),
        "p73" => p73(given.strings(0), given.out()),
        "p74" => p74(given.ints_pairs(0)),
        "p75" => p75(given.lines_pairs_pairs(0), given.lines_pairs(1), given.out()),
        "p76" => p76(given.strings_pairs(0)),
        "p77" => p77(given.lines(0)),
        "p78" => p78(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p79" => p79(given.ints(0), LIMIT),
        "p80" => p80(given.ints_pairs(0), LIMIT),
        "p81" => p81(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p82" => p82(given.strings_pairs(0)),
        "p83" => p83(given.lines(0)),
        "p84" => p84(given.lines_pairs(0), given.strings(1), LIMIT, given.out()),
        "p85" => p85(given.ints(0), LIMIT, given.out()),
        "p86" => p86(given.strings(0), LIMIT),
        "p87" => p87(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p88" => p88(given.lines_pairs_pairs(0)),
        "p89" => p89(given.strings_pairs(0), given.out()),
        "p90" => p90(given.lines_pairs(0), given.ints(1), given.out()),
        "p91" => p91(given.ints(0), LIMIT),
        "p92" => p92(given.strings(0), given.out()),
        "p93" => p93(given.ints_pairs(0), given.lines_pairs_pairs(1)),
        "p94" => p94(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p95" => p95(given.strings_pairs(0), given.out()),
        _ => return None,
    })
}
