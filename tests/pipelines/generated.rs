//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 91 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.transform_with(s1, |a, b, _time| b.union(a));
    let x1 = s0.union(s0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    let x3 = x2.map(|r| (7u64, r));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x0 = s0.full_outer_join(s0);
    let x1 = s0.count();
    let x2 = s0.map_partitions(|records| records);
    let _x3 = s0.join(x2);
    x0.print();
    x1.print_n(0);
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "3s");
    let x2 = x0.flat_map(|r| [r.clone(), r]).cogroup(x0);
    let x3 = x2.filter_map(Some);
    let x4 = x3.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| std::cmp::max(a, b));
    let x1 = x0.left_outer_join(x0);
    let x2 = s0.update_state_by_key().with_key_and_time(|time, _, v, last: Option<u64>| match time.millis() / 1000 % 60 { now if !v.is_empty() => Some(now), now => last.filter(|last| now - last < 2) });
    x2.right_outer_join(x2).remember(&Remembered::<(String, (Option<u64>, u64))>::new(), "3s");
    x1.write_to(PrintSink::new(100_000));
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.left_outer_join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")]));
    let x2 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    x2.save_as_object_files("out/objects/0");
    s0.window("3s", "2s").flat_map_values(|r| [r.clone(), r]).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x1 = s0.repartition(1);
    x1.transform_with(s0.filter(|((s, _), _)| size(s) >= limit), |a, b| a.join(b)).print_n(3);
    s0.count_by_window("3s", "2s").print_n(3);
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x1 = s0.group_by_key_and_window("3s");
    let _x3 = s0.group_by_key().transform_with(x1, |a, b, _time| b.union(a));
    s0.reduce(|a, b| std::cmp::max(a, b)).save_as_text_files("out/0");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x0 = s0.distinct();
    let x2 = x0.inspect(|_| ());
    let x3 = x2.count_by_value_and_window("3s", "2s");
    x0.map_values(|n| (n % 3, n)).remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
    x3.remember(&Remembered::<((String, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } }).state_snapshots();
    let x1 = x0.reduce_by_window(|a, b| std::cmp::max(a, b), "3s", "2s");
    let x2 = s0.union(x0);
    x1.transform_with(x1, |a, b| a.subtract(b)).remember(&Remembered::<(&str, u64)>::new(), "3s");
    x2.remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.top_k(1);
    let x1 = x0.count_by_value();
    let x2 = x0.transform(|rdd| rdd);
    x1.print_n(0);
    x0.full_outer_join(x2).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x1 = s0.join_table(&broadcast_table([(1u64, "one"), (2, "two"), (2, "deux")]));
    let x2 = x1.try_flat_map(|r| Ok::<_, ()>([r.clone(), r]));
    s0.key_by(|(n, _)| (n % 2, n % 3)).print_n(3);
    x1.union(x2).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.try_map(Ok::<_, ()>);
    let x1 = s0.sample(1.0);
    let x3 = x1.union(x1);
    let _x4 = x3.full_outer_join(s0.join(x1));
    x0.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, _| a);
    x0.transform_with(x0, |a, b| a.subtract(b)).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.key_by(|(_, n)| (n % 2, n % 3)).reduce_by_key_and_window(|a, b| std::cmp::max(a, b), "3s", "2s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.window("3s");
    let x2 = x0.transform_with(x0, |a, b| a.join(b));
    let x3 = x2.union(x2);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.full_outer_join(x0).remember(&Remembered::<(u64, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x2 = x0.key_by(|(s, _)| size(s));
    x0.union(x0).print_n(0);
    x2.transform_with(x2, |a, b, _time| b.union(a)).remember(&Remembered::<(u64, (&str, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, limit: u64) {
    let x3 = s0.filter_map(|n| n.checked_sub(limit)).repartition(3).union(s0.filter(|n| *n <= limit));
    s1.print_n(0);
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let x0 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "3s");
    let x3 = x0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let _x4 = s0.union(x0).transform_with(x3, |a, b| a.subtract(b));
    x0.count_by_window("1s", "2s").write_to(PrintSink::new(100_000));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>) {
    let x1 = s0.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)).map_values(|(_, v)| v);
    let x3 = x1.group_by_key().filter(|(n, _)| n % 2 == 0);
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x1 = s1.words().containing("a");
    let x2 = x1.split_fields(' ');
    let x3 = x2.flat_map(|fields| fields);
    s0.save_as_text_files("out/0");
    x3.remember(&Remembered::<&str>::new(), "3s");
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.glom();
    let x1 = x0.flat_map(|g| g);
    let x2 = x0.flat_map(|g| g);
    let x4 = x2.union(x1.reduce(|a, b| a.min(b)));
    x4.remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key().with_key_and_time(|_, k, v, _| (v.len() != 2).then_some(k));
    let x1 = s0.sample(0.0);
    let x4 = x0.union(x0).combine_by_key(size, |n, s| n.max(size(s)), u64::max).union(x1);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.map(move |n| n + limit);
    let x1 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "2s", "2s");
    let x2 = s0.repartition(limit + 1);
    let _x3 = x0.transform_with(x2, |a, b, _time| b.union(a));
    x1.remember(&Remembered::<u64>::new(), "3s");
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s0.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s");
    let x1 = x0.map(|(k, _)| k);
    let x3 = x1.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) });
    x3.save_as_object_files("out/objects/0");
    x1.reduce_by_key_and_window(|a, b| std::cmp::max(a, b), "2s", "2s").foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_window(|a, _| a, "3s", "2s");
    let x1 = x0.cogroup(x0);
    let x2 = x1.transform_with(x1, |a, b, _time| b.union(a));
    x2.transform_with(x2, |a, b, _time| b.union(a)).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots().save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", "2s", |(_, n)| n % 2 == 1);
    let x4 = x1.transform_with(x1, |a, b, _time| b.union(a)).right_outer_join(x1.union(x1));
    x4.remember(&Remembered::<((&str, u64), (Option<u64>, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|_, b| b);
    let x2 = s0.map(|(k, v)| (v, k));
    let x3 = s0.map(|(k, v)| (v, k)).join(x2);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<(u64, (String, String))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>) {
    let x1 = s0.flat_map(|s| s.split_whitespace());
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let x3 = s0.transform_with(s0.transform(|rdd, _time| rdd.flat_map(|r| [r.clone(), r])), |a, b, _time| b.union(a));
    let _x4 = x3.transform_with(x1, |a, b| a.subtract(b));
    x2.print_n(3);
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, limit: u64) {
    let x1 = s0.reduce_by_key(|a, b| a.min(b)).flat_map_values(|n| 0..n % 4);
    let x3 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).filter(|(s, _)| size(s) >= limit);
    x3.reduce_by_key(|a, b| a.min(b)).remember(&Remembered::<(String, (u64, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64) {
    let x0 = s0.reduce_by_window(|a, _| a, "1s", "2s");
    let x1 = x0.window("6s");
    let x2 = x1.union(x0);
    x1.map_partitions(|records| records.filter(|n| *n > limit).map(plus(1))).transform_with(x2, |a, b, _time| b.union(a)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x1 = x0.reduce_by_key(|a, b| a + b);
    let x2 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.transform_with(x1.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "3s"), |a, b| a.subtract(b)).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s1.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots();
    let x1 = s1.filter(|((_, n), _)| n % 2 == 0);
    let x2 = x1.filter(|(_, n)| *n <= limit);
    s0.transform_with(x0, |a, b| a.subtract(b)).full_outer_join(x2).remember(&Remembered::<((&str, u64), (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, limit: u64) {
    let x3 = s0.top_k(5).top_k(limit);
    let _x4 = s0.join_table(&broadcast_table([("a", 1u64), ("bb", 2), ("a", 3), ("", 4)])).join(x3);
    s0.key_by(|(_, n)| n % 4).remember(&Remembered::<(u64, (String, u64))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    let x1 = x0.key_by(|(s, _)| (*s, size(s) % 2));
    let x3 = x1.map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    x0.key_by(|(s, _)| (*s, size(s) % 2)).full_outer_join(x3).print();
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_window(|a, b| std::cmp::max(a, b), "1s", "2s");
    let x1 = x0.count_by_value_and_window("6s", "4s");
    x0.map_values(|n| n / 2).window("6s", "4s").save_as_text_files("out/0");
    x1.print();
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.reduce_by_window(|a, b| a + b, "1s", "2s");
    let x3 = x1.reduce(|a, b| a + b);
    x0.reduce(|a, b| a + b).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64, mut out: Out) {
    let x2 = s0.map(size);
    let x3 = s0.filter_map(|s| Some(s).filter(|s| size(s) > 1)).union(s0.filter(|s| size(s) >= limit));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.print();
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, out: Out) {
    let _x0 = s0.reduce_by_key_and_window(|a, b| a + b, "2s", "2s");
    let x2 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    s0.map_values(|n| ((n % 2, n % 3), n)).remember(&Remembered::<(u64, ((u64, u64), u64))>::new(), "3s");
    s1.full_outer_join(x2).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(1u64, 2u64), (100u64, 3u64)]);
    let x2 = x0.filter(|(n, _)| *n <= limit).group_by_key();
    let x3 = x2.flat_map_values(|g| g);
    x3.update_state_by_key().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2)).print_n(0);
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x2 = s0.map(|(_, v)| v).reduce_by_window(|a, b| a.min(b), "3s", "2s").repartition(1);
    let x3 = x2.reduce_by_window(|a, b| a + b, "2s", "4s");
    x3.filter(|n| n % 2 == 0).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(String, u64)>) {
    let x0 = s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x2 = x0.window("1s", "2s");
    let x3 = x0.reduce_by_key_and_window(|a, b| a.min(b), "3s", "2s").reduce_by_key_and_window(|a, b| a + b, "6s", "4s");
    x2.print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p40(s0: DStream<u64>) {
    let x3 = s0.window("2s", "2s").window("4s", "4s").reduce(|_, b| b);
    x3.print_n(0);
    s0.filter_map(|n| (n % 2 == 1).then(|| (n % 3, n))).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p41(s0: DStream<String>, out: Out) {
    let _x1 = s0.reduce_by_window(|_, b| b, "3s");
    let x2 = s0.map(|s| (size(&s) % 4, s));
    let x3 = x2.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]).state_snapshots();
    s0.reduce_by_window(|a, b| a.min(b), "2s", "2s").foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p42(s0: DStream<((&str, u64), u64)>) {
    let x3 = s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).top_k(5).reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "1s", "2s").window("2s", "4s");
    let x4 = x3.filter(|((s, _), _)| !s.is_empty());
    x4.remember(&Remembered::<((&str, u64), u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p43(s0: DStream<(String, u64)>) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]);
    let x1 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).state_snapshots();
    let x2 = x0.repartition(1);
    let x3 = x2.right_outer_join(x2);
    x1.print();
    x3.print_n(3);
}

#[pipeline]
pub(crate) fn p44(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.filter(|(_, n)| n % 2 == 0);
    let x2 = x0.union(s0);
    x1.reduce(|a, _| a).transform_with(x2, |a, b, _time| b.union(a)).remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p45(s0: DStream<&str>, s1: DStream<(String, u64)>, out: Out) {
    let x1 = s1.filter(|(s, _)| !s.is_empty());
    let x2 = s1.join(x1);
    x2.print();
    s1.reduce_by_window(|_, b| b, "1s", "2s").remember(&Remembered::<(String, u64)>::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p46(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([("a", 2u64), ("only initial", 3u64)]);
    let _x4 = s0.union(s0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)])).left_outer_join(x0);
    s0.map_with_state(|k, v: Option<u64>, sum: &mut State<u64>| { let now = (sum.get().unwrap_or(0) * 3 + v.unwrap_or(0)) % 1000; sum.update(now); (k, now) }).state_snapshots().remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p47(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.union(s0.filter(|s| !s.is_empty()));
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p48(s0: DStream<String>, s1: DStream<u64>, limit: u64) {
    let x0 = s1.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x2 = x0.reduce(|a, b| a + b);
    let x3 = x2.transform_with(x0.filter(|n| *n <= limit), |a, b, _time| b.union(a));
    s0.remember(&Remembered::<String>::new(), "3s");
    x3.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p49(s0: DStream<(u64, u64)>) {
    let x0 = s0.full_outer_join(s0);
    x0.filter(|(_, (o, _))| o.is_some()).print_n(0);
    x0.union(x0).map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(1u64, 2u64), (100u64, 3u64)]).remember(&Remembered::<(u64, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p50(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x1 = s0.right_outer_join(s0).reduce_by_key_and_window(|a, b| std::cmp::max(a, b), "1s", "2s");
    let x2 = x1.reduce_by_window(|a, b| std::cmp::max(a, b), "2s", "4s");
    let x3 = x1.filter(|(_, (_, n))| *n <= limit);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p51(s0: DStream<&str>, s1: DStream<((&str, u64), u64)>, mut out: Out) {
    let x0 = s1.join(s1);
    let x2 = x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]);
    let x3 = x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([(("a", 1u64), 2u64), (("only initial", 100u64), 3u64)]).state_snapshots().union(x2);
    s0.write_to(PrintSink::new(100_000));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p52(s0: DStream<(&str, u64)>) {
    let x0 = s0.full_outer_join(s0);
    let x1 = x0.repartition(1);
    let x2 = x1.filter(|(_, (_, o))| o.is_some());
    let x4 = x2.transform_with(x1.reduce_by_key_and_window(|a, b| std::cmp::max(a, b), "3s"), |a, b, _time| b.union(a));
    x4.remember(&Remembered::<(&str, (Option<u64>, Option<u64>))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p53(s0: DStream<u64>) {
    let x1 = s0.distinct().count_by_value();
    let x2 = x1.group_by_key();
    let x4 = x2.union(x2).map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    x4.write_to(PrintSink::new(100_000));
}

#[pipeline]
pub(crate) fn p54(s0: DStream<String>, s1: DStream<(&str, u64)>) {
    let x0 = s1.distinct();
    let x1 = x0.reduce_by_window(|a, b| std::cmp::max(a, b), "3s");
    let x2 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x3 = x2.map_partitions(|records| records);
    x3.remember(&Remembered::<(&str, (u64, u64))>::new(), "3s");
    s0.print();
}

#[pipeline]
pub(crate) fn p55(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x3 = x0.window("1s", "2s").reduce_by_window(|a, b| std::cmp::max(a, b), "6s");
    x0.repartition(3).print_n(0);
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p56(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x1 = s0.filter(|((_, n), _)| *n <= limit).map_partitions(|records| records);
    let x3 = x1.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    x3.save_as_text_files("out/0", "txt");
    x1.reduce_by_key_and_window(|a, b| a + b, "1s", "2s").for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p57(s0: DStream<(String, u64)>, s1: DStream<(u64, u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|(n, _)| *n <= limit);
    let x3 = x0.window("3s").reduce_by_key_and_window(|a, _| a, "1s", "2s").combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    s0.print();
    x3.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p58(s0: DStream<&str>, out: Out) {
    let x0 = s0.top_k(1);
    x0.map_partitions(|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()).sample(0.0).for_each_partition(|records| out.put_partition(0, &records));
    x0.count_by_window("3s", "2s").save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p59(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.top_k(limit);
    let x1 = x0.group_by_key();
    let x2 = x1.full_outer_join(x1);
    x2.count().repartition(1).save_as_object_files("out/objects/0");
}

#[pipeline]
pub(crate) fn p60(s0: DStream<String>, s1: DStream<&str>, out: Out) {
    let x1 = s0.count_by_value_and_window("3s", "2s").reduce(|a, b| std::cmp::max(a, b));
    let x2 = x1.filter(|(s, _)| !s.is_empty());
    let x3 = x2.reduce_by_window(|a, b| std::cmp::max(a, b), "6s", "4s");
    s1.for_each_partition(|records| out.put_partition(0, &records));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p61(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.reduce_by_key_and_window(|_, b| b, "3s");
    let x1 = x0.repartition(limit + 1);
    let x3 = x1.combine_by_key(|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m));
    let x4 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).join(x3);
    x4.remember(&Remembered::<(u64, (u64, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p62(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x1 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x4 = x0.update_state_by_key().by_partition(|all| all.map(|(k, v, n)| (k, n.unwrap_or(0u64) + v.len() as u64)).filter(|(_, n)| n % 3 != 2)).full_outer_join(x3);
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p63(s0: DStream<(String, u64)>, s1: DStream<String>, limit: u64, out: Out) {
    s1.print_n(0);
    s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r])).repartition(limit + 1).map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a".to_owned(), 2u64), ("only initial".to_owned(), 3u64)]).reduce_by_window(|a, b| std::cmp::max(a, b), "2s", "2s").foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p64(s0: DStream<&str>) {
    let x0 = s0.transform(|rdd| rdd.distinct());
    let x2 = x0.count_by_value();
    x2.write_to(PrintSink::new(100_000));
    x0.window("3s").distinct().save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p65(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.count();
    x1.window("2s", "2s").foreach_rdd(|rdd| out.put(0, &rdd));
    x0.map_with_state(|_, k, v, n: &mut State<u64>| { if v.is_some() { n.update(n.get().unwrap_or(0) + 1) } (k, u64::from(n.is_timing_out())) }).timeout("1s").initial([("a", 2u64), ("only initial", 3u64)]).state_snapshots().remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p66(s0: DStream<u64>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    x0.write_to(PrintSink::new(100_000));
    let x3 = x0.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b).top_k(1);
    x3.remember(&Remembered::<(String, u64)>::new(), "3s");
    s0.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p67(s0: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.map_partitions(|records| records.flat_map(|r| [r.clone(), r]));
    let x1 = x0.reduce(|a, b| a + "+" + &b);
    let x3 = x0.window("2s", "2s").repartition(limit + 1);
    x3.remember(&Remembered::<String>::new(), "3s");
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p68(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.window("2s", "2s");
    let x2 = x0.reduce_by_key_and_window(|a, _| a, "1s", "2s");
    let x3 = x1.group_by_key();
    x3.remember(&Remembered::<(u64, Group<'_, Group<'_, u64>>)>::new(), "3s");
    x2.remember(&Remembered::<(u64, Group<'_, u64>)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p69(s0: DStream<((&str, u64), u64)>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.repartition(3);
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.join(x0.reduce(|a, b| std::cmp::max(a, b))).remember(&Remembered::<((&str, u64), (u64, u64))>::new(), "3s");
    s1.remember(&Remembered::<u64>::new(), "3s");
}

#[pipeline]
pub(crate) fn p70(s0: DStream<&str>, mut out: Out) {
    let x0 = s0.repartition(1);
    let x2 = x0.repartition(1).try_flat_map(|s| if s.is_empty() { Err(s) } else { Ok(s.split_whitespace()) });
    x0.window("1s", "2s").remember(&Remembered::<&str>::new(), "3s");
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p71(s0: DStream<(&str, u64)>) {
    let x0 = s0.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)));
    let x1 = x0.group_by_key();
    x1.repartition(3).remember(&Remembered::<(&str, Group<'_, u64>)>::new(), "3s");
    x0.reduce_by_key_and_window(|a, b| a + b, "3s", "2s").remember(&Remembered::<(&str, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p72(s0: DStream<u64>, s1: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s1.union(s1);
    let x1 = x0.repartition(limit + 1);
    let x2 = x0.group_by_key();
    let x3 = x2.full_outer_join(x1);
    x3.remember(&Remembered::<((&str, u64), (Option<Group<'_, u64>>, Option<u64>))>::new(), "3s");
    s0.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p73(s0: DStream<String>, mut out: Out) {
    let x0 = s0.count_by_value_and_window("3s", "2s");
    let x1 = x0.full_outer_join(x0);
    let x2 = x1.combine_by_key(|_| 1u64, |n, _| n + 1, |a, b| a + b);
    let x3 = x1.reduce_by_window(|a, b| std::cmp::max(a, b), "4s", "4s");
    x3.remember(&Remembered::<(String, (Option<u64>, Option<u64>))>::new(), "3s");
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p74(s0: DStream<(u64, u64)>) {
    let x0 = s0.top_k(1);
    let x1 = x0.key_by(|(n, _)| n % 4);
    x1.reduce_by_key_and_window(|a, b| a.min(b), "2s", "2s").remember(&Remembered::<(u64, (u64, u64))>::new(), "3s");
    x0.update_state_by_key(|v, n: Option<u64>| n.map(|n| n + v.len() as u64).or((v.len() == 1).then_some(7))).initial([(1u64, 2u64), (100u64, 3u64)]).print();
}

#[pipeline]
pub(crate) fn p75(s0: DStream<((&str, u64), u64)>, s1: DStream<(&str, u64)>) {
    let x1 = s1.reduce_by_window(|a, b| std::cmp::max(a, b), "3s").update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x1.group_by_key();
    x2.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).print_n(3);
    s0.print_n(3);
}

#[pipeline]
pub(crate) fn p76(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    x0.print_n(3);
    let x2 = x0.group_by_key();
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.window("3s").remember(&Remembered::<(String, u64)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p77(s0: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.transform(|rdd| rdd);
    let x3 = s0.count_by_value_and_window("3s", "2s").window("6s");
    x3.print_n(0);
    x0.repartition(limit + 1).for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p78(s0: DStream<(&str, u64)>, s1: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s1.inspect(|_| ());
    s0.print_n(0);
    x0.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "2s", "2s").save_as_text_files("out/1");
    x0.repartition(limit + 1).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p79(s0: DStream<u64>, limit: u64, mut out: Out) {
    let x0 = s0.transform(|rdd| rdd.map(|n| n + limit));
    let x1 = x0.reduce_by_window(|a, b| a + b, "3s", "2s");
    let x3 = x1.transform(|rdd| rdd.map(|n| n + limit));
    x0.transform(|rdd| rdd.map(|n| n + limit)).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p80(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.repartition(1);
    let x2 = x0.map_with_state(|k, _, n: &mut State<u64>| { n.update(n.get().unwrap_or(0) + 1); (k, n.get().unwrap_or(0)) }).state_snapshots();
    let x4 = x2.transform_with(x0.group_by_key(), |a, b| a.join(b)).map_with_state(|k, _, n: &mut State<u64>| match n.peek().copied() { Some(2) => { n.remove(); (k, 9u64) } old => { n.update(old.map_or(0, |n| n + 1)); (k, 5u64) } });
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p81(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.count_by_window("1s", "2s");
    x1.for_each_partition(|records| out.put_partition(0, &records));
    s1.count_by_value_and_window("3s", "2s").reduce_by_key_and_window(|a, b| std::cmp::max(a, b), "4s", "4s").print_n(0);
}

#[pipeline]
pub(crate) fn p82(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "1s", "2s");
    let x1 = x0.map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    let x2 = x0.reduce_by_key_and_window(|a, b| a + b, "4s", "4s");
    x2.save_as_object_files("out/objects/0");
    x1.reduce_by_key_and_window(|a, b| a + b, "6s").print();
}

#[pipeline]
pub(crate) fn p83(s0: DStream<&str>) {
    let x0 = s0.filter_map(|s| s.split_once(' '));
    let x2 = x0.join(x0).group_by_key();
    let x3 = x2.window("1s", "2s");
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x4.print_n(3);
}

#[pipeline]
pub(crate) fn p84(s0: DStream<(&str, u64)>, s1: DStream<String>) {
    let x2 = s1.count_by_value_and_window("3s", "2s").group_by_key().reduce_by_key_and_window(|a, _| a, "2s", "4s");
    let x3 = x2.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x3.print();
    s0.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p85(s0: DStream<u64>, out: Out) {
    let x0 = s0.union(s0);
    let x4 = x0.window("1s", "2s").key_by(|n| n % 4).reduce_by_window(|_, b| b, "2s", "4s").map_with_state(|k, v, n: &mut State<u64>| { let old = n.get().unwrap_or(0); match v { None => (k, 100 + old), Some(_) => { if old % 2 == 0 || old > 6 { n.update(old + 1) } (k, old) } } }).timeout("2s").state_snapshots();
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p86(s0: DStream<String>) {
    let x1 = s0.key_by(|s| size(s)).map_with_state(|k, v, best: &mut State<String>| { if let Some(v) = v.max(best.get()) { best.update(v) } (k, 3u64) }).state_snapshots();
    x1.group_by_key().filter(|(_, g)| g.len() > 1).map_values(|g| g.iter().max().unwrap_or_default()).remember(&Remembered::<(u64, String)>::new(), "3s");
}

#[pipeline]
pub(crate) fn p87(s0: DStream<(u64, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_window(|a, _| a, "3s", "2s");
    let x1 = x0.group_by_key();
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.left_outer_join(x1).count_by_window("6s", "4s").save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p88(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.join(s0);
    let x1 = x0.window("3s");
    let x2 = s0.right_outer_join(x0);
    x1.left_outer_join(s0).remember(&Remembered::<((&str, u64), ((u64, u64), Option<u64>))>::new(), "3s");
    x2.remember(&Remembered::<((&str, u64), (Option<u64>, (u64, u64)))>::new(), "3s");
}

#[pipeline]
pub(crate) fn p89(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_key_and_window(|a, b| a + b, "3s", "2s");
    let x1 = s0.map_values(plus(2));
    x0.save_as_object_files("out/objects/0");
    x1.save_as_text_files("out/1");
    x0.reduce_by_key_and_window(|a, b| a + b, "2s", "4s").foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p90(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    let x1 = x0.union(x0);
    let x2 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    x2.reduce_by_key_and_window(|a, _| a, "3s", "2s").remember(&Remembered::<(&str, (&str, u64))>::new(), "3s");
    x1.save_as_object_files("out/objects/1");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0), given.out()),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0)),
        "p09" => p09(given.ints_pairs(0), given.out()),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines_pairs_pairs(0)),
        "p12" => p12(given.lines_pairs(0), given.out()),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), LIMIT),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0)),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1)),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), given.out()),
        "p21" => p21(given.ints(0), given.strings(1), LIMIT, given.out()),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0)),
        "p27" => p27(given.strings_pairs(0), LIMIT),
        "p28" => p28(given.ints(0), LIMIT),
        "p29" => p29(given.ints_pairs(0)),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), LIMIT),
        "p31" => p31(given.strings_pairs(0), LIMIT),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints_pairs(0)),
        "p34" => p34(given.ints(0), given.ints(1), given.out()),
        "p35" => p35(given.strings(0), LIMIT, given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p37" => p37(given.ints_pairs(0), LIMIT),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.strings_pairs(0)),
        "p40" => p40(given.ints(0)),
        "p41" => p41(given.strings(0), given.out()),
        "p42" => p42(given.lines_pairs_pairs(0)),
        "p43" => p43(given.strings_pairs(0)),
        "p44" => p44(given.strings_pairs(0), given.strings_pairs(1)),
        "p45" => p45(given.lines(0), given.strings_pairs(1), given.out()),
        "p46" => p46(given.lines_pairs(0)),
        "p47" => p47(given.lines(0), given.out()),
        "p48" => p48(given.strings(0), given.ints(1), LIMIT),
        "p49" => p49(given.ints_pairs(0)),
        "p50" => p50(given.strings_pairs(0), LIMIT, given.out()),
        "p51" => p51(given.lines(0), given.lines_pairs_pairs(1), given.out()),
        "p52" => p52(given.lines_pairs(0)),
        "p53" => p53(given.ints(0)),
        "p54" => p54(given.strings(0), given.lines_pairs(1)),
        "p55" => p55(given.ints_pairs(0), given.out()),
        "p56" => p56(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p57" => p57(given.strings_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p58" => p58(given.lines(0), given.out()),
        "p59" => p59(given.lines_pairs(0), LIMIT),
        "p60" => p60(given.strings(0), given.lines(1), given.out()),
        "p61" => p61(given.ints_pairs(0), LIMIT),
        "p62" => p62(given.lines_pairs_pairs(0)),
        "p63" => p63(given.strings_pairs(0), given.strings(1), LIMIT, given.out()),
        "p64" => p64(given.lines(0)),
        "p65" => p65(given.lines_pairs(0), given.out()),
        "p66" => p66(given.ints(0), given.strings_pairs(1), given.out()),
        "p67" => p67(given.strings(0), LIMIT, given.out()),
        "p68" => p68(given.ints_pairs(0)),
        "p69" => p69(given.lines_pairs_pairs(0), given.ints(1), given.out()),
        "p70" => p70(given.lines(0), given.out()),
        "p71" => p71(given.lines_pairs(0)),
        "p72" => p72(given.ints(0), given.lines_pairs_pairs(1), LIMIT),
        "p73" => p73(given.strings(0), given.out()),
        "p74" => p74(given.ints_pairs(0)),
        "p75" => p75(given.lines_pairs_pairs(0), given.lines_pairs(1)),
        "p76" => p76(given.strings_pairs(0), given.out()),
        "p77" => p77(given.lines(0), LIMIT, given.out()),
        "p78" => p78(given.lines_pairs(0), given.ints_pairs(1), LIMIT, given.out()),
        "p79" => p79(given.ints(0), LIMIT, given.out()),
        "p80" => p80(given.ints_pairs(0), given.out()),
        "p81" => p81(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p82" => p82(given.strings_pairs(0)),
        "p83" => p83(given.lines(0)),
        "p84" => p84(given.lines_pairs(0), given.strings(1)),
        "p85" => p85(given.ints(0), given.out()),
        "p86" => p86(given.strings(0)),
        "p87" => p87(given.ints_pairs(0), given.strings_pairs(1), given.out()),
        "p88" => p88(given.lines_pairs_pairs(0)),
        "p89" => p89(given.ints_pairs(0), given.out()),
        "p90" => p90(given.lines_pairs(0), given.lines_pairs(1)),
        _ => return None,
    })
}
