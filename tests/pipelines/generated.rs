//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 40 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s1.union(s1).save_as_object_files("out/objects/1");
    s0.filter(|s| !s.is_empty()).for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = s0.reduce(|a, b| a.min(b));
    let _x4 = x2.union(s0.reduce_by_key(|a, _| a));
    x0.key_by(|(s, _)| s.get(..1).unwrap_or("")).print();
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.map(|(k, _)| k);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x2.save_as_text_files("out/0");
    x1.reduce_by_key(|a, b| a + b).print_n(3);
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.count();
    let x1 = x0.map(|n| n / 2);
    let x3 = x1.union(x1);
    x0.count().union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s0.union(s1);
    let x3 = x0.union(s0);
    x0.map_values(|n| (n % 3, n)).reduce(|a, _| a).save_as_text_files("out/0", "txt");
    x3.print_n(0);
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, limit: u64) {
    let x0 = s0.filter(|((s, _), _)| size(s) >= limit);
    let x1 = s0.union(x0);
    let x2 = x0.reduce(|a, b| a.max(b));
    x2.union(x0.union(x1)).print();
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s0.key_by(|(_, n)| n % 4);
    let x2 = s0.map_values(move |n| n + limit);
    let _x3 = s0.filter(|(s, _)| !s.is_empty()).union(x2);
    s1.print();
    x0.for_each_partition(|records| out.put_partition(1, &records));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).filter(|(_, n)| n % 2 == 0);
    let x2 = x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x2.union(x1.reduce_by_key(|a, b| a.min(b))).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.filter(|(s, _)| size(s) >= limit);
    let x2 = x1.map(|(k, v)| (v, k));
    let x3 = s0.union(x1);
    x2.save_as_text_files("out/0", "txt");
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.key_by(|(n, _)| (n % 2, n % 3)).map_values(|(_, v)| v);
    x0.filter(|(_, n)| *n <= limit).foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|(n, _)| *n <= limit);
    let x1 = s0.filter(|(n, _)| n % 2 == 0);
    let x4 = x1.union(x0.union(x0.filter(|(n, _)| n % 2 == 0)));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = s0.filter(|((_, n), _)| n % 2 == 0);
    let _x4 = x2.union(s0.filter(|((s, _), _)| !s.is_empty()));
    s0.union(x0).print_n(3);
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x1 = s0.reduce_by_key(|_, b| b).map(|r| (7u64, r));
    let x2 = x1.group_by_key();
    let x3 = x2.union(x2);
    x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).print();
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x4 = x1.union(x2.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s0.union(s1);
    x0.group_by_key().save_as_text_files("out/0");
    x0.union(x0).filter(|(s, _)| !s.is_empty()).print();
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a + b);
    s0.reduce(|a, b| a + b).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.union(x0).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>) {
    let x1 = s0.reduce(|a, b| a + "+" + &b);
    let x2 = s0.reduce(|a, b| a + "+" + &b);
    let x3 = s0.union(x1);
    let _x4 = s0.reduce(|a, b| a + "+" + &b).union(x3);
    x2.print();
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, mut out: Out) {
    let x3 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).group_by_key().filter(|(_, g)| g.len() > 1).group_by_key();
    x3.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>) {
    let x0 = s0.reduce(|a, b| a.max(b));
    s1.save_as_object_files("out/objects/0");
    s0.union(x0).reduce(|a, b| a.max(b)).reduce_by_key(|a, b| a + b).save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.group_by_key();
    x0.print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    x0.reduce_by_key(|a, _| a).foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, out: Out) {
    let x1 = s0.reduce_by_key(|_, b| b);
    let x2 = x1.reduce_by_key(|a, b| a.max(b));
    let x4 = x2.union(s0.reduce_by_key(|a, b| a + b).reduce(|a, b| a.max(b)));
    x4.for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let _x2 = s0.key_by(|n| n % 4);
    s0.map(plus(2)).union(s0.flat_map(|n| 0..n % 4)).for_each_partition(|records| out.put_partition(0, &records));
    s1.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).key_by(|((s, _), _)| (*s, size(s) % 2));
    x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).save_as_text_files("out/0");
    x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.group_by_key();
    let x3 = x2.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x1.union(x3).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s1.union(s0);
    let x2 = x0.reduce_by_key(|a, _| a);
    let x3 = x2.map(|(_, v)| v);
    x3.print_n(0);
    x0.union(s0).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, mut out: Out) {
    let x3 = s0.map_values(plus(2)).union(s0.flat_map(|r| [r.clone(), r]));
    s0.key_by(|(s, _)| s.clone()).print_n(0);
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.flat_map(|s| s.split_whitespace());
    let _x3 = s0.map(size).filter(|n| *n <= limit);
    s0.map(|s| s.trim()).union(x0).for_each_partition(|records| out.put_partition(0, &records));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, mut out: Out) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map_values(|n| ((n % 2, n % 3), n));
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, mut out: Out) {
    let x0 = s0.map(|n| ((n % 2, n % 3), n));
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.union(x1);
    let x3 = x1.reduce(|a, b| a.min(b));
    let x4 = x2.union(x3);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.group_by_key();
    let x1 = x0.count();
    x0.save_as_text_files("out/0");
    x0.map_values(|r| (7u64, r)).save_as_text_files("out/1");
    x1.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.key_by(|((s, _), _)| size(s));
    let x1 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    s1.key_by(|((s, _), _)| s.get(..1).unwrap_or("")).foreach_rdd(|rdd| out.put(0, &rdd));
    x0.for_each_partition(|records| out.put_partition(1, &records));
    x1.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.key_by(|(s, _)| size(s));
    let _x3 = s0.union(s0.reduce_by_key(|a, b| a.min(b)));
    s0.map_values(|n| n.to_string()).for_each_partition(|records| out.put_partition(0, &records));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.flat_map(|r| [r.clone(), r]);
    let x2 = x0.key_by(|(_, n)| (n % 2, n % 3));
    x1.reduce_by_key(|a, b| a.max(b)).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_object_files("out/objects/1");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    x3.save_as_text_files("out/0");
    x0.key_by(|(n, _)| n % 4).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, mut out: Out) {
    let x0 = s0.union(s1);
    let x1 = x0.union(s0);
    x1.key_by(|n| (n % 2, n % 3)).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.map(|n| (n % 3, n)).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, limit: u64, out: Out) {
    let x0 = s0.filter(|s| size(s) >= limit);
    let x2 = s0.key_by(|s| size(s));
    x0.for_each_partition(|records| out.put_partition(0, &records));
    s0.filter(|s| size(s) >= limit).for_each_partition(|records| out.put_partition(1, &records));
    x2.for_each_partition(|records| out.put_partition(2, &records));
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, mut out: Out) {
    s1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map_values(|n| n / 2).save_as_object_files("out/objects/1");
    let _x5 = s0.map_values(|n| n / 2).union(s0.reduce_by_key(|a, b| a.max(b)));
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.map_values(|n| n / 2);
    x2.union(x0.filter(|(n, _)| n % 2 == 0).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x3 = x0.union(s0).key_by(|(s, _)| size(s));
    x3.save_as_object_files("out/objects/0");
    x0.filter(|(s, _)| !s.is_empty()).print_n(0);
}

#[pipeline]
pub(crate) fn p39(s0: DStream<&str>, out: Out) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x1 = s0.union(x0);
    let x2 = x1.union(x1);
    let x4 = x2.union(x2).union(s0);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0)),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0), given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines_pairs_pairs(0), LIMIT),
        "p06" => p06(given.strings_pairs(0), given.ints(1), LIMIT, given.out()),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0), LIMIT),
        "p09" => p09(given.ints_pairs(0), LIMIT, given.out()),
        "p10" => p10(given.ints_pairs(0), LIMIT, given.out()),
        "p11" => p11(given.lines_pairs_pairs(0)),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0)),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1)),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.strings(0)),
        "p17" => p17(given.ints_pairs(0), given.out()),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1)),
        "p19" => p19(given.strings_pairs(0), given.out()),
        "p20" => p20(given.lines_pairs(0), given.out()),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0)),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0), LIMIT, given.out()),
        "p27" => p27(given.strings_pairs(0), given.out()),
        "p28" => p28(given.ints(0), given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1), given.out()),
        "p35" => p35(given.strings(0), LIMIT, given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1), given.out()),
        "p37" => p37(given.ints_pairs(0), given.out()),
        "p38" => p38(given.strings_pairs(0)),
        "p39" => p39(given.lines(0), given.out()),
        _ => return None,
    })
}
