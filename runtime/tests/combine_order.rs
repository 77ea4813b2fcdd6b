//! The combine against a naive fold: many records, so that a table becomes one of many keys and
//! grows again; a fold whose result depends on the order of the values.
#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeMap;
use streamc_runtime::{
    env::Rng,
    kernel::{Combine, merge},
};

/// Not commutative, and associative as combines have to be: the first value, the last, and how many
/// there were.
fn fold(a: (u64, u64, u64), b: (u64, u64, u64)) -> (u64, u64, u64) {
    assert!(a.1 < b.0, "values come in their order");
    (a.0, b.1, a.2 + b.2)
}

fn check(keys: &[String], picks: impl Iterator<Item = u64>) {
    let mut naive: BTreeMap<&str, (u64, u64, u64)> = BTreeMap::new();
    let mut first_seen = Vec::new();
    let mut combine = Combine::new(7);
    for (i, pick) in (1..).zip(picks) {
        let key = keys[pick as usize].as_str();
        combine.push(0, (key, (i, i, 1)), fold);
        naive.entry(key).and_modify(|so_far| *so_far = fold(*so_far, (i, i, 1))).or_insert_with(|| {
            first_seen.push(key);
            (i, i, 1)
        });
    }
    let got: Vec<_> = merge(0, 7, vec![combine.done(0, fold)], fold).collect();
    let want: Vec<_> = first_seen.into_iter().map(|key| (key, naive[key])).collect();
    assert!(got == want, "{} keys like {:?}", keys.len(), keys[0]);
}

#[test]
fn keys_are_folded_in_the_order_of_their_values_however_many_there_are() {
    let mut rng = Rng::new(3);
    // short keys have exact codes; of long ones the codes are hashes
    for long in [false, true] {
        // of the last ones, many more than a table holds as few
        for n in [1, 40, 300, 5_000, 60_000, 150_000] {
            let tail = if long { "-and-more-than-a-code-can-hold" } else { "" };
            let keys: Vec<String> = (0..n).map(|i| format!("{i}{tail}")).collect();
            // uniform, skewed, and first the one half of the keys, then the other
            check(&keys, (0..150_000).map(|_| rng.below(n)));
            check(&keys, (0..150_000).map(|_| rng.below(n) * rng.below(n) / n));
            check(&keys, (0..150_000).map(|i| (rng.below(n) / 2 + i / 75_000 * (n / 2)) % n));
        }
    }
}
