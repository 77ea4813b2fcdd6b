//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! 40 pipelines of seed 1.

use super::support::*;

#[pipeline]
pub(crate) fn p00(s0: DStream<&str>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s0);
    let x1 = s0.filter(|s| !s.is_empty());
    s1.print();
    x0.flat_map(|r| [r.clone(), r]).save_as_text_files("out/1", "txt");
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p01(s0: DStream<(&str, u64)>, out: Out) {
    let x0 = s0.count();
    let x1 = s0.key_by(|(_, n)| n % 4);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x1.foreach_rdd(|rdd| out.put(1, &rdd));
    s0.group_by_key().print();
}

#[pipeline]
pub(crate) fn p02(s0: DStream<u64>, out: Out) {
    let _x0 = s0.map(|r| (7u64, r));
    let x1 = s0.reduce(|_, b| b);
    let x2 = s0.union(x1);
    x2.union(x1.filter(|n| n % 2 == 0)).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
}

#[pipeline]
pub(crate) fn p03(s0: DStream<String>, s1: DStream<(String, u64)>, limit: u64) {
    let x0 = s1.reduce_by_key(|_, b| b);
    let x1 = x0.map_values(move |n| n + limit);
    let x2 = x0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x2.save_as_text_files("out/0");
    s0.save_as_text_files("out/1");
    x1.print();
}

#[pipeline]
pub(crate) fn p04(s0: DStream<(u64, u64)>, s1: DStream<(u64, u64)>, limit: u64) {
    let x2 = s1.union(s0).filter(|(n, _)| *n <= limit).flat_map(|r| [r.clone(), r]);
    let x3 = x2.union(x2);
    let x4 = x3.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    x4.print();
}

#[pipeline]
pub(crate) fn p05(s0: DStream<&str>, out: Out) {
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    let x1 = s0.map(|s| ((s, size(s) % 3), size(s)));
    x1.count().save_as_text_files("out/1", "txt");
    s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p06(s0: DStream<(String, u64)>, s1: DStream<u64>) {
    let x0 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x1 = x0.union(x0);
    let x2 = x0.filter(|(s, _)| !s.is_empty());
    x1.save_as_text_files("out/0");
    x2.print();
    s1.print();
}

#[pipeline]
pub(crate) fn p07(s0: DStream<&str>) {
    let x2 = s0.flat_map(|s| s.split(' ').map(|w| (w, 1u64))).filter(|(s, _)| !s.is_empty()).filter(|(s, _)| !s.is_empty());
    let x3 = x2.count();
    x3.flat_map(|n| 0..n % 4).save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p08(s0: DStream<u64>) {
    let x0 = s0.map(|n| (n % 3, n));
    let x2 = x0.reduce_by_key(|a, b| a + b);
    x2.union(x2).print();
    x0.flat_map(|r| [r.clone(), r]).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p09(s0: DStream<String>, s1: DStream<&str>, out: Out) {
    let x0 = s0.key_by(|s| s.clone());
    let x2 = x0.group_by_key();
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    s0.union(s0).save_as_text_files("out/1");
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p10(s0: DStream<(u64, u64)>) {
    let x0 = s0.group_by_key();
    let x2 = s0.flat_map(|r| [r.clone(), r]);
    let _x3 = s0.union(x2);
    s0.count().print();
    x0.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p11(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.key_by(|s| size(s)).update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x2 = x1.group_by_key();
    x1.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x4 = x2.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x4.foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p12(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>, mut out: Out) {
    let x0 = s1.union(s0);
    let x1 = x0.reduce(|_, b| b);
    x1.reduce_by_key(|a, b| a + b).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.count().foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p13(s0: DStream<&str>, mut out: Out) {
    let x0 = s0.reduce(|a, b| a.max(b));
    let x1 = s0.reduce(|a, _| a);
    let x2 = s0.count();
    x2.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.union(x0).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p14(s0: DStream<(&str, u64)>, limit: u64) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let x1 = s0.union(x0);
    let x3 = x0.reduce_by_key(|a, b| a + b).filter(|(s, _)| !s.is_empty());
    x3.save_as_text_files("out/0");
    x1.print();
}

#[pipeline]
pub(crate) fn p15(s0: DStream<u64>, s1: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.reduce(|_, b| b);
    let x1 = x0.count();
    let x2 = x0.reduce(|a, b| a + b);
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.save_as_text_files("out/1");
    s1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p16(s0: DStream<(u64, u64)>) {
    let x4 = s0.filter(|(n, _)| n % 2 == 0).update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)).reduce(|a, b| a.max(b)).group_by_key().count();
    x4.save_as_text_files("out/0", "txt");
}

#[pipeline]
pub(crate) fn p17(s0: DStream<&str>, mut out: Out) {
    let x1 = s0.union(s0);
    let x2 = x1.reduce(|a, b| a.max(b));
    x1.foreach_rdd(|rdd| out.put(0, &rdd));
    s0.key_by(|s| size(s)).save_as_text_files("out/1", "txt");
    x2.save_as_text_files("out/2");
}

#[pipeline]
pub(crate) fn p18(s0: DStream<(String, u64)>, s1: DStream<&str>, limit: u64, out: Out) {
    let x0 = s0.filter(|(_, n)| *n <= limit);
    let _x2 = s0.count();
    x0.union(s0.filter(|(_, n)| n % 2 == 0)).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.print();
}

#[pipeline]
pub(crate) fn p19(s0: DStream<&str>, limit: u64) {
    let x0 = s0.filter(|s| !s.is_empty());
    let x3 = x0.filter(|s| size(s) >= limit).filter(|s| !s.is_empty()).filter(|s| size(s) >= limit);
    x0.union(x3).save_as_text_files("out/0");
}

#[pipeline]
pub(crate) fn p20(s0: DStream<(&str, u64)>, s1: DStream<(&str, u64)>) {
    let x0 = s1.union(s0);
    let x1 = x0.reduce_by_key(|a, b| a.max(b));
    let x2 = x0.group_by_key();
    x1.save_as_text_files("out/0", "txt");
    x2.union(x2).save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p21(s0: DStream<u64>, s1: DStream<String>, out: Out) {
    s1.print();
    s1.filter(|s| !s.is_empty()).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    s0.print();
    s1.reduce(|a, b| a.min(b)).foreach_rdd(|rdd| out.put(3, &rdd));
}

#[pipeline]
pub(crate) fn p22(s0: DStream<String>, limit: u64, out: Out) {
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x1 = s0.count();
    let x2 = x1.reduce(|a, b| a.min(b));
    let x4 = x1.union(x2).filter(|n| *n <= limit);
    x4.print();
}

#[pipeline]
pub(crate) fn p23(s0: DStream<(u64, u64)>, limit: u64, mut out: Out) {
    let x1 = s0.filter(|(n, _)| *n <= limit).group_by_key();
    let x2 = x1.filter(|(n, _)| n % 2 == 0);
    let x3 = x1.reduce_by_key(|a, _| a);
    x3.print();
    x2.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p24(s0: DStream<(String, u64)>, s1: DStream<(String, u64)>) {
    let x0 = s0.reduce(|a, _| a);
    let x1 = x0.update_state_by_key(|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1));
    x1.reduce_by_key(|a, b| a.max(b)).reduce_by_key(|a, _| a).print();
    s1.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p25(s0: DStream<&str>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|s| size(s) >= limit);
    s0.foreach_rdd(|rdd| out.put(0, &rdd));
    x0.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
    x0.filter(|s| !s.is_empty()).flat_map(|s| s.split_whitespace()).print();
}

#[pipeline]
pub(crate) fn p26(s0: DStream<(&str, u64)>, mut out: Out) {
    let x1 = s0.reduce_by_key(|a, _| a);
    let _x2 = s0.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64));
    let x3 = s0.union(x1);
    s0.reduce_by_key(|a, _| a).print();
    x3.foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p27(s0: DStream<u64>, s1: DStream<u64>, limit: u64, out: Out) {
    let x0 = s1.filter(|n| *n <= limit);
    let x1 = s1.filter(|n| n % 2 == 0);
    let x2 = x0.count();
    x2.save_as_text_files("out/0");
    x1.save_as_text_files("out/1");
    s0.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p28(s0: DStream<String>, s1: DStream<String>, out: Out) {
    let x0 = s0.union(s1);
    x0.count().save_as_text_files("out/0", "txt");
    x0.filter(|s| !s.is_empty()).count().foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p29(s0: DStream<(u64, u64)>, out: Out) {
    let x0 = s0.group_by_key();
    let x1 = s0.reduce_by_key(|a, b| a + b);
    let x2 = s0.reduce_by_key(|a, b| a + b);
    x0.foreach_rdd(|rdd| out.put(0, &rdd));
    x2.print();
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p30(s0: DStream<&str>, s1: DStream<&str>, out: Out) {
    s0.count().print();
    s1.union(s1.flat_map(|r| [r.clone(), r])).filter(|s| !s.is_empty()).foreach_rdd(|rdd, time| out.put_at(1, time, &rdd));
}

#[pipeline]
pub(crate) fn p31(s0: DStream<(String, u64)>, mut out: Out) {
    s0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    let x1 = s0.update_state_by_key(|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64)));
    let x3 = x1.map_values(|(k, _)| k);
    x1.update_state_by_key(|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)).save_as_text_files("out/1");
    x3.foreach_rdd(|rdd| out.put(2, &rdd));
}

#[pipeline]
pub(crate) fn p32(s0: DStream<(&str, u64)>) {
    let x0 = s0.group_by_key();
    x0.group_by_key().save_as_text_files("out/0");
    x0.map_values(|g| g.iter().sum::<u64>()).reduce_by_key(|a, b| a.min(b)).save_as_text_files("out/1");
}

#[pipeline]
pub(crate) fn p33(s0: DStream<u64>, s1: DStream<(&str, u64)>, out: Out) {
    let x2 = s1.reduce_by_key(|_, b| b).count();
    s0.save_as_text_files("out/0", "txt");
    s1.count().foreach_rdd(|rdd| out.put(1, &rdd));
    x2.print();
}

#[pipeline]
pub(crate) fn p34(s0: DStream<String>, mut out: Out) {
    let _x1 = s0.map(|s| (s, 1u64));
    let x2 = s0.map(|r| (7u64, r));
    x2.save_as_text_files("out/0", "txt");
    s0.union(s0.filter(|s| !s.is_empty())).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p35(s0: DStream<(u64, u64)>) {
    let x0 = s0.reduce_by_key(|_, b| b);
    x0.reduce_by_key(|a, b| a + b).save_as_text_files("out/0", "txt");
    let x4 = x0.group_by_key().count();
    x4.save_as_text_files("out/1", "txt");
}

#[pipeline]
pub(crate) fn p36(s0: DStream<&str>, s1: DStream<&str>, out: Out) {
    s0.union(s1).foreach_rdd(|rdd| out.put(0, &rdd));
    s1.count().foreach_rdd(|rdd| out.put(1, &rdd));
    s0.count().foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p37(s0: DStream<(String, u64)>, out: Out) {
    let x1 = s0.filter(|(s, _)| !s.is_empty());
    let x2 = s0.filter(|(_, n)| n % 2 == 0);
    s0.group_by_key().foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
    x1.foreach_rdd(|rdd, time| out.put_at(2, time, &rdd));
}

#[pipeline]
pub(crate) fn p38(s0: DStream<&str>, limit: u64, mut out: Out) {
    let x0 = s0.filter(|s| size(s) >= limit);
    let x1 = x0.union(s0);
    s0.filter(|s| size(s) >= limit).foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x1.filter(|s| !s.is_empty()).foreach_rdd(|rdd| out.put(1, &rdd));
}

#[pipeline]
pub(crate) fn p39(s0: DStream<(&str, u64)>, s1: DStream<&str>, out: Out) {
    let x0 = s1.flat_map(|s| s.split_whitespace());
    let x1 = s0.key_by(|(s, _)| s.get(..1).unwrap_or(""));
    let x2 = s0.count();
    x0.foreach_rdd(|rdd, time| out.put_at(0, time, &rdd));
    x2.foreach_rdd(|rdd| out.put(1, &rdd));
    x1.save_as_text_files("out/2", "txt");
}

/// The pipeline with that name.
pub(crate) fn build(name: &str, given: &Given) -> Option<Pipeline> {
    Some(match name {
        "p00" => p00(given.lines(0), given.strings(1), given.out()),
        "p01" => p01(given.lines_pairs(0), given.out()),
        "p02" => p02(given.ints(0), given.out()),
        "p03" => p03(given.strings(0), given.strings_pairs(1), LIMIT),
        "p04" => p04(given.ints_pairs(0), given.ints_pairs(1), LIMIT),
        "p05" => p05(given.lines(0), given.out()),
        "p06" => p06(given.strings_pairs(0), given.ints(1)),
        "p07" => p07(given.lines(0)),
        "p08" => p08(given.ints(0)),
        "p09" => p09(given.strings(0), given.lines(1), given.out()),
        "p10" => p10(given.ints_pairs(0)),
        "p11" => p11(given.lines(0), given.out()),
        "p12" => p12(given.strings_pairs(0), given.strings_pairs(1), given.out()),
        "p13" => p13(given.lines(0), given.out()),
        "p14" => p14(given.lines_pairs(0), LIMIT),
        "p15" => p15(given.ints(0), given.ints_pairs(1), given.out()),
        "p16" => p16(given.ints_pairs(0)),
        "p17" => p17(given.lines(0), given.out()),
        "p18" => p18(given.strings_pairs(0), given.lines(1), LIMIT, given.out()),
        "p19" => p19(given.lines(0), LIMIT),
        "p20" => p20(given.lines_pairs(0), given.lines_pairs(1)),
        "p21" => p21(given.ints(0), given.strings(1), given.out()),
        "p22" => p22(given.strings(0), LIMIT, given.out()),
        "p23" => p23(given.ints_pairs(0), LIMIT, given.out()),
        "p24" => p24(given.strings_pairs(0), given.strings_pairs(1)),
        "p25" => p25(given.lines(0), LIMIT, given.out()),
        "p26" => p26(given.lines_pairs(0), given.out()),
        "p27" => p27(given.ints(0), given.ints(1), LIMIT, given.out()),
        "p28" => p28(given.strings(0), given.strings(1), given.out()),
        "p29" => p29(given.ints_pairs(0), given.out()),
        "p30" => p30(given.lines(0), given.lines(1), given.out()),
        "p31" => p31(given.strings_pairs(0), given.out()),
        "p32" => p32(given.lines_pairs(0)),
        "p33" => p33(given.ints(0), given.lines_pairs(1), given.out()),
        "p34" => p34(given.strings(0), given.out()),
        "p35" => p35(given.ints_pairs(0)),
        "p36" => p36(given.lines(0), given.lines(1), given.out()),
        "p37" => p37(given.strings_pairs(0), given.out()),
        "p38" => p38(given.lines(0), LIMIT, given.out()),
        "p39" => p39(given.lines_pairs(0), given.lines(1), given.out()),
        _ => return None,
    })
}
