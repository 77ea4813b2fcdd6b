//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 82 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    s1.save_as_text_files("out/0");
    x0.filter(|s| !s.is_empty()).transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b, _time| b.union(a)).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x0 = s0.left_outer_join(s0);
    let x1 = s0.reduce_by_key(|a, b| a + b);
    let _x3 = s0.full_outer_join(x1);
    x0.print_n(0);
    s0.key_by(|(s, _)| s.get(..1).unwrap_or("")).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.update_state_by_key().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) });
    let x1 = x0.flat_map(|r| [r.clone(), r]);
    x1.join(x0).try_flat_map(|r| Ok::<_, ()>([r.clone(), r])).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").print();
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.right_outer_join(x0);
    let x2 = s0.window("3s");
    x2.cogroup(x2).foreach_rdd(|rdd| out.put(0, &rdd));
    x1.remember(&Remembered::<(String, (Option<Group<'_, u64>>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s1.repartition(limit + 1);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x1.transform_with(x0, |a, b| a.join(b));
    x2.full_outer_join(s0.union(x1)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    s0.count().print_n(3);
    x0.union(s0.inspect(|_| ())).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.filter_map(Some);
    let x2 = s0.flat_map_values(|r| [r.clone(), r]);
    let _x3 = x0.full_outer_join(s0.reduce(|a, b| a.min(b)));
    x2.remember(&Remembered::<(String, u64)>::new(), "3s");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x0 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x1 = x0.sample(0.0);
    let x3 = x1.join(x1);
    x1.distinct().remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.try_map(Ok::<_, ()>);
    let x3 = x0.union(x0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots().transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))));
    let x4 = x3.map(|(k, _)| k);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(5);
    let x1 = x0.count_by_value();
    let x2 = x0.union(x0);
    x1.transform_with(x1, |a, b| a.join(b)).remember(&Remembered::<((u64, u64), (u64, u64))>::new(), "3s");
    x2.remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    let x1 = s0.union(x0);
    let x2 = x0.repartition(3);
    let x3 = x2.join(x2);
    x1.right_outer_join(x3).remember(&Remembered::<(u64, (Option<u64>, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|((_, n), _)| *n <= limit);
    let x1 = s0.transform(|rdd| rdd);
    let x2 = s0.glom();
    let x3 = x2.flat_map(|g| g);
    let _x4 = x1.right_outer_join(x0);
    x3.print_n(3);
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2));
    let x2 = x0.key_by(|(s, _)| (*s, size(s) % 2)).reduce_by_key(|a, b| a.max(b));
    x2.map(|(_, v)| v).update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x1 = x0.full_outer_join(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    let x4 = x3.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } });
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.union(x0);
    let x3 = x1.reduce(|a, _| a);
    let x4 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]).state_snapshots().transform_with(x3, |a, b, _time| b.union(a));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x1 = s0.filter(|n| *n <= limit);
    let x3 = s0.filter_map(|n| n.checked_sub(limit)).union(s0.union(x1));
    x3.print_n(0);
    s1.print();
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let _x0 = s0.map(size);
    let x2 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1));
    let x3 = s0.transform_with(s0.filter_map(|s| Some(s).filter(|s| size(s) > 1)), |a, b, _time| b.union(a));
    x2.union(x3).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, limit: u64) {
    let x1 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).filter(|(n, _)| n % 2 == 0);
    x1.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(1u64, 2u64), (100u64, 3u64)]).filter(|(_, n)| *n <= limit).reduce_by_key(|a, b| a.min(b)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x1 = s1.containing("a").split_fields(' ');
    x1.flat_map(|fields| fields).reduce(|_, b| b).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s0.top_k(limit);
    x0.flat_map_values(|n| 0..n % 4).transform_with(x0.join(x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).state_snapshots()), |a, b| a.join(b)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.window("1s", "2s");
    let x3 = s0.filter(|(s, _)| size(s) >= limit).map_partitions(|records| records);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.transform_with(x0, |a, b, _time| b.union(a)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>) {
    let x0 = s0.reduce(|a, b| a + b);
    let x2 = s0.repartition(1);
    let _x3 = x0.union(x2);
    s1.remember(&Remembered::<String>::new(), "3s");
    s0.map(|n| (n % 3, n)).remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) });
    let x4 = x0.transform_with(x0, |a, b, _time| b.union(a)).map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).full_outer_join(x0.union(x0));
    x4.remember(&Remembered::<((&str, u64), (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x4 = x0.reduce(|a, b| a.max(b)).reduce(|a, b| a.max(b)).full_outer_join(x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]));
    x4.print();
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x1 = s1.union(s0).union(s1);
    let x2 = x1.reduce_by_key(|a, _| a);
    x2.top_k(1).sample(1.0).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.filter(|(s, _)| !s.is_empty());
    let x2 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    s0.map_values(|n| n / 2).transform_with(x1, |a, b, _time| b.union(a)).transform_with(x2, |a, b| a.join(b)).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>) {
    let x0 = s0.words();
    let _x2 = s0.transform(|rdd| rdd.distinct());
    x0.window("2s", "2s").remember(&Remembered::<&str>::new(), "3s");
    s0.try_map(|s| s.split_once(' ').ok_or(s)).remember(&Remembered::<(&str, &str)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x4 = x0.filter(|(_, (_, n))| n % 2 == 0).group_by_key().map_values(|g| g.len() as u64).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>) {
    let x0 = s0.key_by(|n| n % 4);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x1.union(x0);
    let x4 = x2.right_outer_join(x1.filter(|(_, n)| n % 2 == 0));
    x4.remember(&Remembered::<(u64, (Option<u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]);
    let x1 = x0.window("3s", "2s");
    let x2 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]).state_snapshots();
    let x3 = x0.left_outer_join(x2);
    x1.print_n(3);
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s1.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    let x2 = s1.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots().filter(|((s, _), _)| size(s) >= limit);
    let x3 = s0.full_outer_join(x2);
    x1.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
    x3.print();
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x2 = s0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k));
    let x3 = s0.full_outer_join(s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots());
    let _x4 = s0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k)).full_outer_join(x2);
    x3.remember(&Remembered::<(String, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x1 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]).map(|r| (7u64, r));
    let x2 = x1.group_by_key();
    let x3 = x2.transform_with(x2, |a, b, _time| b.union(a));
    let x4 = x3.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x4.remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = x0.filter(|(_, g)| g.len() > 1);
    x2.repartition(1).full_outer_join(x0.union(x0)).print_n(3);
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.union(s0);
    let x1 = x0.window("3s");
    let x2 = x0.union(x1);
    let x3 = x1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1)));
    let x4 = x3.transform_with(x2, |a, b| a.subtract(b));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.filter(|s| size(s) >= limit);
    let x2 = s0.window("2s", "2s");
    x2.for_each_partition(|records| out.put_partition(0, &records));
    s0.reduce(|a, b| a + "+" + &b).transform_with(x0, |a, b, _time| b.union(a)).print_n(3);
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.filter(|(n, _)| *n <= limit);
    let _x3 = x0.full_outer_join(s0.distinct());
    s0.filter(|(n, _)| *n <= limit).left_outer_join(s1).remember(&Remembered::<(u64, (u64, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.join(s0);
    let x1 = x0.filter(|(_, (_, n))| *n <= limit);
    let x4 = x0.filter(|(_, (n, _))| n % 2 == 0).full_outer_join(x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b));
    x4.remember(&Remembered::<(u64, (Option<(u64, u64)>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x2 = s0.union(x1);
    let x3 = x1.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    x2.join(x3).print_n(0);
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.cogroup(s0);
    let x1 = x0.reduce_by_key(|a, _| a);
    x0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots().save_as_text_files("out/0");
    x0.transform_with(x1, |a, b, _time| b.union(a)).remember(&Remembered::<(String, (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>, limit: u64) {
    let x1 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x4 = s0.sample(1.0).transform_with(x1.transform_with(x1.filter(|n| n % 2 == 0), |a, b, _time| b.union(a)), |a, b, _time| b.union(a));
    x4.print();
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>) {
    let x1 = s0.window("3s");
    let _x4 = x1.transform_with(s0.transform_with(s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])), |a, b, _time| b.union(a)), |a, b| a.subtract(b));
    s0.repartition(1).print_n(3);
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x1 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots();
    let x2 = x1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots();
    x2.group_by_key().map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots().print_n(3);
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.window("3s", "2s");
    let x3 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).window("6s");
    x0.window("4s", "4s").foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.print();
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s1.union(s0);
    x0.group_by_key().count().save_as_text_files("out/0");
    x0.union(s1).print_n(3);
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>) {
    let x0 = s0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>());
    let x1 = s0.count_by_value();
    let x2 = s0.transform_with(x0, |a, b| a.subtract(b));
    x1.print_n(3);
    s1.save_as_text_files("out/1");
    x2.print_n(0);
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>, limit: u64, mut out: Out) {
    let _x0 = s0.cogroup(s0);
    let x3 = s0.right_outer_join(s0.filter(|(s, _)| size(s) >= limit));
    s0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>, out: Out) {
    let x0 = s0.containing("a");
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    x3.union(s0).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64, out: Out) {
    let x1 = s0.filter(|s| size(s) >= limit);
    s0.top_k(5).transform_with(x1.top_k(5), |a, b| a.subtract(b)).print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x3 = s0.join(s0.join(x0));
    let _x4 = x0.right_outer_join(x0.distinct());
    x3.remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p50(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x2 = s0.cogroup(s0).window("2s", "2s").filter(|((s, _), _)| !s.is_empty());
    x2.window("2s", "4s").repartition(limit + 1).remember(&Remembered::<((&str, u64), (Group<'_, u64>, Group<'_, u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p51(s0: DStream<(String, u64)>) {
    let x0 = s0.right_outer_join(s0);
    let x1 = x0.top_k(1);
    let x3 = x0.repartition(3).filter(|(_, (o, _))| o.is_some());
    let x4 = x3.transform_with(x1, |a, b| a.subtract(b));
    x4.remember(&Remembered::<(String, (Option<u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x1 = s1.union(s0).repartition(3);
    let x2 = x1.window("3s");
    let x3 = x2.top_k(1);
    let x4 = x3.repartition(limit + 1);
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>) {
    let x1 = s0.window("2s", "2s").key_by(|n| (n % 2, n % 3));
    let x3 = x1.repartition(1);
    let x4 = x1.filter(|((n, _), _)| n % 2 == 0).union(x3);
    x4.remember(&Remembered::<((u64, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p54(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.top_k(5);
    x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).transform_with(x0.group_by_key().map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]), |a, b| a.join(b)).remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, out: Out) {
    let x4 = s0.filter(|(n, _)| n % 2 == 0).transform_with(s0.repartition(1).group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b), |a, b| a.subtract(b));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p56(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x1 = s0.group_by_key().group_by_key();
    let x2 = x1.repartition(3);
    let x3 = x2.map_partitions(|records| records);
    let x4 = x3.repartition(limit + 1);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s0.join(s0);
    let x1 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]);
    let x4 = x0.filter(|(_, (n, _))| *n <= limit).transform_with(x1.repartition(3), |a, b| a.join(b));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.inspect(|_| ());
    x1.group_by_key().remember(&Remembered::<((&str, u64), Group<'_, Group<'_, u64>>)>::new(), "3s");
    x0.filter(|((_, n), _)| n % 2 == 0).remember(&Remembered::<((&str, u64), Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = x0.window("2s", "2s");
    x1.group_by_key().window("6s", "4s").update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a", 2u64), ("only initial", 3u64)]).print();
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>, limit: u64, mut out: Out) {
    let x3 = s1.filter(|s| size(s) >= limit).transform_with(s1.filter(|s| !s.is_empty()).transform(|rdd| rdd), |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print();
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, mut out: Out) {
    let x1 = s0.group_by_key();
    let x2 = s0.sample(1.0);
    let x3 = s0.transform_with(s0.filter(|(_, n)| n % 2 == 0), |a, b| a.join(b));
    let _x4 = x1.transform_with(x3, |a, b| a.join(b));
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots();
    let x2 = x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    x2.transform_with(x0.reduce(|a, b| a.max(b)).map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots(), |a, b| a.join(b)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, s1: DStream<String>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } }).state_snapshots();
    let x3 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).transform_with(s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).state_snapshots(), |a, b| a.join(b));
    x3.remember(&Remembered::<(String, ((u64, u64), u64))>::new(), "3s");
    s1.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p64(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.transform_with(s0, |a, b| a.join(b));
    let x2 = x0.transform_with(s0, |a, b| a.join(b));
    let x3 = x2.repartition(1);
    x3.transform_with(x1, |a, b, _time| b.union(a)).remember(&Remembered::<(&str, (Group<'_, u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.repartition(limit + 1);
    let x1 = s0.repartition(limit + 1);
    let x3 = x0.transform_with(x1, |a, b| a.subtract(b));
    x0.repartition(1).transform_with(x3, |a, b, _time| b.union(a)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p66(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x3 = x1.group_by_key();
    x3.print();
    x0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, s1: DStream<String>) {
    let x0 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x2 = s1.union(x0);
    let x3 = x2.union(s1);
    let x4 = x0.top_k(5).transform_with(x3, |a, b| a.subtract(b));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.transform_with(s0, |a, b, _time| b.union(a));
    let x1 = s0.repartition(limit + 1);
    let x3 = x1.transform_with(x0, |a, b| a.subtract(b));
    x1.reduce(|a, b| a.max(b)).transform_with(x3, |a, b| a.subtract(b)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p69(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, out: Out) {
    let x0 = s0.transform(|rdd| rdd.distinct());
    let x2 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let _x3 = s0.transform_with(s0.transform_with(x0, |a, b| a.subtract(b)), |a, b| a.join(b));
    x2.for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p70(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.repartition(1);
    let x1 = x0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x3 = x0.transform_with(x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)), |a, b| a.join(b));
    x1.transform_with(x3, |a, b, _time| b.union(a)).remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.transform(|rdd| rdd.distinct());
    let _x4 = s0.transform_with(x1, |a, b| a.subtract(b)).transform_with(s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])), |a, b| a.join(b));
    x1.group_by_key().for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p72(s0: DStream<(&str, u64)>) {
    let x0 = s0.count();
    let x1 = s0.transform_with(s0, |a, b| a.subtract(b));
    let x2 = s0.transform_with(s0, |a, b| a.subtract(b));
    x0.remember(&Remembered::<u64>::new(), "3s");
    x2.transform_with(x1, |a, b| a.join(b)).remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p73(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s");
    let x1 = x0.inspect(|_| ());
    x1.print_n(0);
    x0.sample(0.0).count_by_value().for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p74(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r]));
    let x2 = s0.transform_with(x0, |a, b| a.join(b));
    let x3 = x0.map_partitions(|records| records);
    let _x4 = s0.transform_with(x0, |a, b| a.join(b)).transform_with(x2, |a, b, _time| b.union(a));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p75(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x3 = s0.transform_with(x0.distinct(), |a, b, _time| b.union(a));
    let x4 = x0.window("3s").join(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.distinct();
    let x1 = s0.union(x0);
    let x3 = x0.group_by_key().map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) });
    x1.join(x3).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p77(s0: DStream<(u64, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5) } });
    let x1 = x0.group_by_key();
    let x2 = x0.map(|(k, v)| (v, k));
    let x4 = x2.transform_with(x1.flat_map_values(|g| g), |a, b| a.subtract(b));
    x4.print();
}

#[pipeline]
pub(crate) fn p78(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    s1.group_by_key().foreach_rdd(|rdd| out.put(0, &rdd));
    s0.for_each_partition(|records| out.put_partition(1, &records));
    x0.group_by_key().remember(&Remembered::<(u64, Group<'_, Group<'_, u64>>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p79(s0: DStream<u64>) {
    let x0 = s0.map(|n| ((n % 2, n % 3), n));
    let x1 = s0.map(plus(2));
    let _x4 = s0.transform_with(s0.transform(|rdd| rdd.distinct()), |a, b| a.subtract(b)).transform_with(x1, |a, b| a.subtract(b));
    x0.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p80(s0: DStream<(&str, u64)>) {
    let x0 = s0.join(s0);
    let x2 = x0.map_values(|(_, v)| v);
    let x4 = x2.transform_with(x0.group_by_key().combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b), |a, b, _time| b.union(a));
    x4.print_n(0);
}

#[pipeline]
pub(crate) fn p81(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    let x3 = s0.transform_with(s0, |a, b| a.join(b)).window("2s", "2s");
    x1.for_each_partition(|records| out.put_partition(0, &records));
    x3.remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p05" => p05(given.lines_pairs_pairs(0), given.out()),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0), given.out()),
        "p09" => p09(given.ints_pairs(0)),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0), LIMIT),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p19" => p19(given.strings_pairs(0), LIMIT, given.out()),
        "p20" => p20(given.lines_pairs(0), LIMIT, given.out()),
        "p21" => p21(given.ints(0), given.strings(1)),
        "p22" => p22(given.lines_pairs_pairs(0)),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0)),
        "p27" => p27(given.strings_pairs(0), given.out()),
        "p28" => p28(given.ints(0)),
        "p29" => p29(given.ints_pairs(0)),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0)),
        "p34" => p34(given.ints(0), given.ints(1), LIMIT),
        "p35" => p35(given.strings(0), LIMIT, given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p37" => p37(given.ints_pairs(0), LIMIT),
        "p38" => p38(given.strings_pairs(0)),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0), LIMIT),
        "p41" => p41(given.strings(0)),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0), given.out()),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1)),
        "p46" => p46(given.lines_pairs(0), LIMIT, given.out()),
        "p47" => p47(given.lines(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT, given.out()),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.lines_pairs_pairs(0), LIMIT),
        "p51" => p51(given.strings_pairs(0)),
        "p52" => p52(given.lines_pairs(0), given.lines_pairs(1), LIMIT, given.out()),
        "p53" => p53(given.ints(0)),
        "p54" => p54(given.lines_pairs_pairs(0)),
        "p55" => p55(given.ints_pairs(0), given.out()),
        "p56" => p56(given.lines_pairs(0), LIMIT, given.out()),
        "p57" => p57(given.ints_pairs(0), LIMIT, given.out()),
        "p58" => p58(given.lines_pairs_pairs(0)),
        "p59" => p59(given.lines_pairs(0)),
        "p60" => p60(given.strings(0), given.lines(1), LIMIT, given.out()),
        "p61" => p61(given.ints_pairs(0), given.out()),
        "p62" => p62(given.lines_pairs_pairs(0)),
        "p63" => p63(given.strings_pairs(0), given.strings(1)),
        "p64" => p64(given.lines_pairs(0)),
        "p65" => p65(given.lines_pairs(0), LIMIT),
        "p66" => p66(given.lines_pairs_pairs(0), given.out()),
        "p67" => p67(given.strings(0), given.strings(1)),
        "p68" => p68(given.ints_pairs(0), LIMIT),
        "p69" => p69(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p70" => p70(given.lines_pairs_pairs(0)),
        "p71" => p71(given.lines_pairs(0), given.out()),
        "p72" => p72(given.lines_pairs(0)),
        "p73" => p73(given.ints_pairs(0), given.out()),
        "p74" => p74(given.ints_pairs(0), given.out()),
        "p75" => p75(given.strings_pairs(0)),
        "p76" => p76(given.strings_pairs(0), given.out()),
        "p77" => p77(given.ints_pairs(0)),
        "p78" => p78(given.lines_pairs(0), given.ints_pairs(1), given.out()),
        "p79" => p79(given.ints(0)),
        "p80" => p80(given.lines_pairs(0)),
        "p81" => p81(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        _ => return None,
    })
}
