//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 40 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s1.union(s1);
    let x2 = x0.reduce(|a, b| a.max(b));
    s1.count().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.print();
    x2.save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, mut out: Out) {
    let x0 = s0.reduce_by_key(|a, b| a + b);
    let x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.union(x2.union(s0.flat_map(|r| [r.clone(), r]))).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p02(s0: DStream<u64>, limit: u64) {
    let x3 = s0.union(s0.filter(|n| *n <= limit));
    let _x4 = s0.map(|n| n / 2).union(x3);
    s0.key_by(|n| (n % 2, n % 3)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p03(s0: DStream<String>, s1: DStream<(String, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    x0.union(x0).save_as_text_files("out/0");
    x0.map_values(|g| g.iter().sum::<u64>()).foreach_rdd(|rdd| out.put(1, &rdd));
    s0.save_as_text_files("out/2", "txt");
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>) {
    let x1 = s0.union(s1).key_by(|(_, n)| (n % 2, n % 3));
    let x3 = x1.filter(|((n, _), _)| n % 2 == 0);
    x1.map_values(|(_, v)| v).print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p05(s0: DStream<&str>) {
    let x0 = s0.map(|s| ((s, size(s) % 3), size(s)));
    let x1 = s0.key_by(|s| (*s, size(s) % 2));
    x1.save_as_text_files("out/0", "txt");
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).print();
    x0.print();
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>, mut out: Out) {
    let x1 = s0.union(s0.filter(|(s, _)| !s.is_empty()));
    let x2 = x1.filter(|(s, _)| !s.is_empty());
    x2.reduce(|a, b| a.min(b)).print();
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p07(s0: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.key_by(|s| s.get(..1).unwrap_or(""));
    let x2 = x0.filter(|s| size(s) >= limit);
    x0.union(x2).print();
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p08(s0: DStream<u64>) {
    let x0 = s0.key_by(|n| n % 4);
    let x1 = x0.reduce_by_key(|_, b| b);
    let x3 = x1.key_by(|(n, _)| n % 4);
    x1.filter(|(n, _)| n % 2 == 0).print();
    x3.print();
}

#[pipeline]
pub(crate) fn p09(s0: DStream<String>, s1: DStream<&str>, mut out: Out) {
    let x0 = s1.filter(|s| !s.is_empty());
    s1.filter(|s| !s.is_empty()).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x0.key_by(|s| size(s)).save_as_text_files("out/1");
    s0.print();
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let _x0 = s0.key_by(|(n, _)| (n % 2, n % 3));
    s0.union(s0.filter(|(_, n)| n % 2 == 0)).union(s0.map_values(|n| n / 2)).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<&str>, limit: u64) {
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x3 = x1.reduce_by_key(|a, b| a.max(b));
    let x4 = x1.filter(|(s, _)| size(s) >= limit).union(x3);
    x4.print();
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.reduce_by_key(|a, b| a.min(b));
    let x2 = x1.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x1.reduce_by_key(|a, b| a.min(b));
    x2.print();
    x3.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<&str>) {
    let x0 = s0.map(|r| (7u64, r));
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    let x3 = x0.union(s0.map(|r| (7u64, r)));
    x2.print();
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x2 = s0.union(x0.filter(|(_, n)| *n <= limit));
    let x3 = x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40));
    x3.union(x2).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s1.group_by_key();
    let x1 = x0.reduce_by_key(|a, _| a);
    x1.save_as_text_files("out/0");
    x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<(u64, u64)>, mut out: Out) {
    let x1 = s0.reduce(|a, _| a).update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x1.map_values(plus(2));
    let x4 = x1.reduce(|a, b| a.min(b)).union(x2);
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p17(s0: DStream<&str>) {
    let x1 = s0.map(|s| (s, 1u64));
    s0.key_by(|s| size(s)).group_by_key().print();
    x1.reduce(|a, b| a.min(b)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<(String, u64)>, s1: DStream<&str>) {
    let x0 = s0.group_by_key();
    let x1 = s0.group_by_key();
    let x2 = s0.group_by_key();
    let x3 = x0.union(x1);
    let _x4 = x2.union(x3);
    s1.save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p19(s0: DStream<&str>, mut out: Out) {
    let x0 = s0.count();
    let x1 = x0.reduce(|a, b| a + b);
    let x2 = x0.reduce(|a, b| a + b);
    let x4 = x2.union(x1.reduce(|a, b| a + b));
    x4.foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>, out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.group_by_key();
    let x2 = x1.group_by_key();
    let x3 = x0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x2.foreach_rdd(|rdd| out.put(0, &rdd));
    x3.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    let x1 = s0.flat_map(|n| 0..n % 4);
    let x2 = s0.union(s0.filter(|n| n % 2 == 0));
    let x3 = x1.union(x2);
    x3.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s1.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<String>) {
    let x0 = s0.key_by(|s| s.clone());
    let x1 = x0.reduce_by_key(|a, b| a + "+" + &b);
    let x3 = x1.reduce(|a, b| a.min(b));
    let x4 = x1.union(x0).union(x3);
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(u64, u64)>) {
    let x0 = s0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    let x2 = x0.group_by_key();
    let x3 = x2.count();
    x0.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).save_as_text_files("out/0");
    x3.print();
}

#[pipeline]
pub(crate) fn p24(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, limit: u64, out: Out) {
    let x0 = s1.filter(|(s, _)| size(s) >= limit);
    x0.reduce_by_key(|a, b| a.min(b)).print();
    x0.group_by_key().save_as_text_files("out/1");
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p25(s0: DStream<&str>) {
    let x0 = s0.flat_map(|s| s.split_whitespace());
    let x1 = s0.map(|s: &str| s.to_uppercase());
    x0.save_as_text_files("out/0");
    x1.save_as_text_files("out/1");
    s0.map(size).print();
}

#[pipeline]
pub(crate) fn p26(s0: DStream<(&str, u64)>, mut out: Out) {
    let _x2 = s0.group_by_key();
    s0.map(|(_, v)| v).print();
    s0.union(s0.reduce(|a, b| a.max(b))).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<u64>, s1: DStream<u64>, limit: u64, mut out: Out) {
    s0.flat_map(|n| 0..n % 4).union(s1.reduce(|a, b| a.max(b))).union(s0.map(move |n| n + limit)).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<String>, s1: DStream<String>) {
    let x1 = s0.reduce(|a, b| a + "+" + &b);
    let x2 = s1.flat_map(|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let x3 = s0.union(s1).union(x2);
    x3.union(x1).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = s0.group_by_key();
    let x2 = s0.reduce(|a, b| a.min(b));
    x0.union(x2).foreach_rdd(|rdd| out.put(0, &rdd));
    x1.save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p30(s0: DStream<&str>, s1: DStream<&str>) {
    let x0 = s0.map(|s| s.trim());
    let x1 = s0.union(x0);
    let x3 = s1.map(|s| s.trim());
    x1.union(s0).union(x3).print();
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, mut out: Out) {
    let x0 = s0.reduce(|a, b| a.min(b));
    let x1 = x0.reduce_by_key(|a, b| a + b);
    let x3 = x0.group_by_key().map_values(|g| g.len() as u64);
    x3.union(x1).foreach_rdd(|rdd| out.put(0, &rdd));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.key_by(|(s, _)| (*s, size(s) % 2));
    let x1 = s0.reduce_by_key(|a, b| a.max(b));
    let x2 = x1.group_by_key();
    let x3 = x2.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x3.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<u64>, s1: DStream<(&str, u64)>, limit: u64, out: Out) {
    let x1 = s1.filter(|(_, n)| *n <= limit);
    let x2 = s1.map(|(k, v)| (v, k)).filter(|(n, _)| *n <= limit);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.save_as_text_files("out/1");
    x2.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p34(s0: DStream<String>) {
    let _x1 = s0.key_by(|s| s.clone());
    s0.map(|s| size(&s)).save_as_text_files("out/0");
    s0.key_by(|s| size(s)).map_values(|s| s.to_lowercase()).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p35(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    x0.flat_map(|(k, g)| g.into_iter().map(move |v| (k.clone(), v))).save_as_text_files("out/0", "txt");
    x0.filter(|(_, g)| g.len() > 1).filter(|(_, g)| g.len() > 1).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p36(s0: DStream<&str>, s1: DStream<&str>) {
    let x0 = s0.union(s1);
    let x1 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64)));
    x1.map(|(k, _)| k).print();
    x0.key_by(|s| (*s, size(s) % 2)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(String, u64)>, limit: u64, out: Out) {
    let x2 = s0.map_values(move |n| n + limit);
    s0.key_by(|(s, _)| size(s)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.map_values(|r| (7u64, r)).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x2.print();
}

#[pipeline]
pub(crate) fn p38(s0: DStream<&str>) {
    s0.union(s0.reduce(|_, b| b)).save_as_text_files("out/0");
    s0.union(s0.union(s0)).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(&str, u64)>, s1: DStream<&str>, limit: u64) {
    let x0 = s0.key_by(|(_, n)| n % 4);
    let x2 = x0.filter(|(_, (s, _))| size(s) >= limit);
    let x3 = x0.filter(|(_, (s, _))| !s.is_empty()).union(x2);
    s1.save_as_text_files("out/0");
    x3.save_as_text_files("out/1");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0), given.out()),
        "p02" => p02(given.ints(0), LIMIT),
        "p03" => p03(given.strings(0), given.strings_pairs(1), given.out()),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1)),
        "p05" => p05(given.lines(0)),
        "p06" => p06(given.strings_pairs(0), given.ints(1), given.out()),
        "p07" => p07(given.lines(0), LIMIT, given.out()),
        "p08" => p08(given.ints(0)),
        "p09" => p09(given.strings(0), given.lines(1), given.out()),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines(0), LIMIT),
        "p12" => p12(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p13" => p13(given.lines(0)),
        "p14" => p14(given.lines_pairs(0), LIMIT),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.ints_pairs(0), given.out()),
        "p17" => p17(given.lines(0)),
        "p18" => p18(given.strings_pairs(0), given.lines(1)),
        "p19" => p19(given.lines(0), given.out()),
        "p20" => p20(given.lines_pairs(0), given.lines_pairs(1), given.out()),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.strings(0)),
        "p23" => p23(given.ints_pairs(0)),
        "p24" => p24(given.strings_pairs(0), given.strings_pairs(1), LIMIT, given.out()),
        "p25" => p25(given.lines(0)),
        "p26" => p26(given.lines_pairs(0), given.out()),
        "p27" => p27(given.ints(0), given.ints(1), LIMIT, given.out()),
        "p28" => p28(given.strings(0), given.strings(1)),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines(0), given.lines(1)),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0), given.out()),
        "p33" => p33(given.ints(0), given.lines_pairs(1), LIMIT, given.out()),
        "p34" => p34(given.strings(0)),
        "p35" => p35(given.ints_pairs(0)),
        "p36" => p36(given.lines(0), given.lines(1)),
        "p37" => p37(given.strings_pairs(0), LIMIT, given.out()),
        "p38" => p38(given.lines(0)),
        "p39" => p39(given.lines_pairs(0), given.lines(1), LIMIT),
        _ => return None,
    })
}
