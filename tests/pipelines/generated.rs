//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 40 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x1 = s1.flat_map(|r| [r.clone(), r]);
    let x2 = x0.count();
    s0.print();
    x2.save_as_text_files("out/1", "txt");
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x3 = s0.union(s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)));
    let _x4 = s0.reduce_by_key(|a, b| a.max(b)).union(s0.filter(|(_, n)| *n <= limit));
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p02(s0: DStream<((&str, u64), u64)>) {
    let x1 = s0.group_by_key().key_by(|((s, _), _)| size(s));
    let x4 = x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).map(|(k, v)| (v, k)).reduce_by_key(|a, b| a + b);
    x4.print();
}

#[pipeline]
pub(crate) fn p03(s0: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.map_values(plus(2));
    let x2 = x0.union(x0);
    let x3 = x1.union(x1);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.key_by(|(_, n)| n % 4);
    x1.save_as_text_files("out/0");
    x0.union(x0.filter(|(n, _)| n % 2 == 0)).print();
}

#[pipeline]
pub(crate) fn p05(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s0.key_by(|((s, _), _)| s.get(..1).unwrap_or(""));
    let x1 = s0.map(|(_, v)| v);
    let x2 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x0.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, limit: u64) {
    let x0 = s0.map_values(move |n| n + limit);
    let x1 = s0.reduce(|a, b| a.max(b));
    let x3 = s0.map_values(|n| n / 2).union(x1);
    s1.save_as_text_files("out/0");
    let _x5 = x0.union(x3);
}

#[pipeline]
pub(crate) fn p07(s0: DStream<(String, u64)>) {
    let x1 = s0.reduce_by_key(|a, _| a).filter(|(_, n)| n % 2 == 0);
    let x3 = x1.reduce_by_key(|a, _| a);
    let x4 = x3.union(x1.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.filter(|(s, _)| size(s) >= limit);
    let x2 = x0.reduce(|a, b| a.min(b)).reduce(|a, b| a.min(b));
    let x3 = x0.filter(|(s, _)| size(s) >= limit);
    let x4 = x2.union(x3);
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<(u64, u64)>, limit: u64) {
    let x0 = s0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    let x2 = x0.reduce_by_key(|a, b| a.min(b));
    let x3 = x0.filter(|(n, _)| *n <= limit).map_values(|n| (n % 3, n));
    x2.save_as_text_files("out/0");
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>, mut out: Out) {
    let x3 = s0.map(|(k, _)| k).key_by(|n| (n % 2, n % 3));
    s0.map_values(|n| ((n % 2, n % 3), n)).filter(|(_, ((n, _), _))| n % 2 == 0).save_as_text_files("out/0", "txt");
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p11(s0: DStream<((&str, u64), u64)>, limit: u64, out: Out) {
    let x0 = s0.map_values(|r| (7u64, r));
    let x2 = s0.map_values(|n| n.to_string());
    let _x3 = s0.union(s0.filter(|((_, n), _)| *n <= limit));
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.print();
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(&str, u64)>) {
    let x3 = s0.group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).group_by_key().flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v)));
    let x4 = x3.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p13(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x2 = x0.reduce_by_key(|a, b| a.max(b));
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).count();
    x3.print();
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.union(s1);
    x0.union(s0).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.reduce_by_key(|_, b| b).map(|r| (7u64, r)).print();
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, mut out: Out) {
    let x2 = s1.group_by_key().filter(|(_, g)| g.len() > 1);
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).print();
}

#[pipeline]
pub(crate) fn p16(s0: DStream<String>, out: Out) {
    let _x0 = s0.key_by(|s| s.clone());
    let x3 = s0.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).reduce(|a, b| a + "+" + &b);
    x3.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.key_by(|s| size(s)).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p17(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    x0.filter(|(n, _)| n % 2 == 0).group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.union(x0).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p18(s0: DStream<((&str, u64), u64)>, s1: DStream<&str>, mut out: Out) {
    let x2 = s0.union(s0.reduce_by_key(|a, b| a.max(b))).group_by_key();
    x2.count().foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<(String, u64)>) {
    let x0 = s0.group_by_key();
    let x1 = x0.reduce_by_key(|a, _| a);
    let x2 = x0.group_by_key();
    let x3 = x1.group_by_key();
    x2.save_as_text_files("out/0", "txt");
    x3.print();
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x2 = s0.reduce_by_key(|a, b| a.min(b)).reduce_by_key(|a, b| a + b);
    let x3 = x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x3.union(x0).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>) {
    let x0 = s0.reduce(|a, b| a + b);
    let x1 = s0.filter(|n| n % 2 == 0);
    let x2 = s0.filter(|n| n % 2 == 0);
    x2.print();
    s1.print();
    let _x5 = x0.union(x1);
}

#[pipeline]
pub(crate) fn p22(s0: DStream<((&str, u64), u64)>, out: Out) {
    let x1 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).key_by(|((_, n), _)| n % 4);
    let x2 = x1.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).union(x2).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x0.group_by_key();
    x2.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p24(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>) {
    let x0 = s0.union(s1);
    let x2 = s1.reduce(|a, b| a.min(b));
    x0.union(s1).union(x2.filter(|((s, _), _)| !s.is_empty())).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x4 = x0.union(s0.reduce_by_key(|a, b| a.max(b))).union(s0.reduce_by_key(|a, b| a.max(b)));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p26(s0: DStream<&str>, limit: u64, out: Out) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let x2 = s0.map(size);
    let _x3 = s0.union(s0.filter(|s| size(s) >= limit));
    x1.save_as_text_files("out/0", "txt");
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a.min(b));
    let x1 = x0.filter(|(s, _)| !s.is_empty());
    let x3 = x1.reduce_by_key(|a, b| a + b);
    x1.reduce_by_key(|a, b| a + b).union(x3).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<u64>, limit: u64, out: Out) {
    let x2 = s0.union(s0.map(|n| n / 2)).filter(|n| *n <= limit);
    let x3 = s0.map(plus(2));
    x2.union(x3).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = x0.reduce_by_key(|a, b| a + b);
    let x4 = x2.union(x0.union(x0.reduce(|a, b| a.min(b))));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<((&str, u64), u64)>, s1: DStream<((&str, u64), u64)>, out: Out) {
    let x0 = s1.reduce(|a, _| a);
    let x1 = s1.key_by(|((_, n), _)| (n % 2, n % 3));
    let x2 = s0.key_by(|((_, n), _)| (n % 2, n % 3));
    let x3 = x1.union(x2);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>) {
    let x0 = s0.key_by(|(s, _)| size(s));
    let x2 = s0.key_by(|(s, _)| size(s));
    let x3 = s0.union(s0.reduce(|a, b| a.max(b)));
    let _x4 = x2.union(x0);
    x3.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x3 = x0.key_by(|(s, _)| s.get(..1).unwrap_or("")).reduce_by_key(|a, b| a.min(b));
    let x4 = x3.union(x0.key_by(|(s, _)| s.get(..1).unwrap_or("")));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p33(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x2 = x0.union(x0);
    let x3 = x0.group_by_key().map_values(|g| g.len() as u64);
    x3.union(x2).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p34(s0: DStream<u64>, s1: DStream<u64>, limit: u64) {
    let x0 = s0.union(s1);
    let x3 = x0.union(x0).map(move |n| n + limit);
    let x4 = x3.union(s0.map(move |n| n + limit));
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<String>, out: Out) {
    s0.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(0, &rdd));
    s0.map(|s| s.to_lowercase()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.filter(|s| !s.is_empty()).print();
}

#[pipeline]
pub(crate) fn p36(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s1.union(s0);
    let x2 = s0.key_by(|(_, n)| (n % 2, n % 3));
    let _x4 = s0.union(s1.union(s1)).union(x1);
    x2.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x4 = x0.map_values(|g| g.iter().sum::<u64>()).union(x0.map_values(|g| g.iter().sum::<u64>()).reduce_by_key(|a, b| a + b));
    x4.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<(String, u64)>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x2 = x1.count();
    x0.union(x1).foreach_rdd(|rdd| out.put(0, &rdd));
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<&str>, out: Out) {
    let x1 = s0.union(s0.filter(|s| !s.is_empty()));
    let x2 = x1.union(x1);
    let x3 = x2.union(x2);
    x3.union(s0).foreach_rdd(|rdd| out.put(0, &rdd));
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0), LIMIT, given.out()),
        "p02" => p02(given.lines_pairs_pairs(0)),
        "p03" => p03(given.strings_pairs(0)),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines_pairs_pairs(0), given.out()),
        "p06" => p06(given.strings_pairs(0), given.ints(1), LIMIT),
        "p07" => p07(given.strings_pairs(0)),
        "p08" => p08(given.lines_pairs(0), LIMIT),
        "p09" => p09(given.ints_pairs(0), LIMIT),
        "p10" => p10(given.ints_pairs(0), given.out()),
        "p11" => p11(given.lines_pairs_pairs(0), LIMIT, given.out()),
        "p12" => p12(given.lines_pairs(0)),
        "p13" => p13(given.ints_pairs(0), given.out()),
        "p14" => p14(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.strings(0), given.out()),
        "p17" => p17(given.ints_pairs(0), given.out()),
        "p18" => p18(given.lines_pairs_pairs(0), given.lines(1), given.out()),
        "p19" => p19(given.strings_pairs(0)),
        "p20" => p20(given.lines_pairs(0), given.out()),
        "p21" => p21(given.ints(0), given.strings(1)),
        "p22" => p22(given.lines_pairs_pairs(0), given.out()),
        "p23" => p23(given.strings_pairs(0), given.out()),
        "p24" => p24(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1)),
        "p25" => p25(given.strings_pairs(0), given.out()),
        "p26" => p26(given.lines(0), LIMIT, given.out()),
        "p27" => p27(given.strings_pairs(0), given.out()),
        "p28" => p28(given.ints(0), LIMIT, given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines_pairs_pairs(0), given.lines_pairs_pairs(1), given.out()),
        "p31" => p31(given.strings_pairs(0)),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints_pairs(0), given.out()),
        "p34" => p34(given.ints(0), given.ints(1), LIMIT),
        "p35" => p35(given.strings(0), given.out()),
        "p36" => p36(given.ints_pairs(0), given.ints_pairs(1)),
        "p37" => p37(given.ints_pairs(0), given.out()),
        "p38" => p38(given.strings_pairs(0), given.out()),
        "p39" => p39(given.lines(0), given.out()),
        _ => return None,
    })
}
