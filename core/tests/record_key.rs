//! The group of a key, fixed by vectors.
//!
//! State is found by the group of its key: **changing one of these numbers makes every existing
//! checkpoint unreadable**, since keys would be looked for in other groups than those they were
//! written to. The encoding of keys is fixed with it. A new type of key may add rows; none may
//! change.

use streamc_core::record::{Arena, KeyPart, key_group};

fn group(key: impl KeyPart) -> u32 {
    key_group(&key, &mut Arena::default())
}

#[test]
fn the_groups_of_keys_never_change() {
    let vectors: &[(u32, u32)] = &[
        (group(0u8), 2943),
        (group(255u8), 2680),
        (group(0u32), 1255),
        (group(1u32), 2749),
        (group(u32::MAX), 3986),
        (group(0u64), 139),
        (group(1u64), 571),
        (group(1_000_000_007u64), 2006),
        (group(u64::MAX), 1322),
        (group(1u128), 2704),
        (group(1usize), 571),
        (group(-1i32), 3986),
        (group(-1i64), 1322),
        (group(true), 234),
        (group('a'), 3914),
        (group(()), 299),
        (group(""), 1255),
        (group("a"), 390),
        (group("b"), 3335),
        (group("the"), 4064),
        (group("eight888"), 3328),
        (group("nine99999"), 3368),
        (group("é"), 129),
        (group("日本語"), 480),
        (group("🦀"), 1711),
        (group(String::from("the")), 4064),
        (group(&b""[..]), 1255),
        (group(&b"the"[..]), 2191),
        (group(("a", 1u64)), 331),
        (group(("ab", "c")), 2115),
        (group(("a", "bc")), 1529),
        (group((1u8, 2u8, 3u8)), 4008),
        (group(((1u32, "x"), 'y')), 1772),
        (group(None::<u32>), 2943),
        (group(Some(7u32)), 1797),
        (group([1u16, 2, 3]), 2227),
        (group(vec![1u16, 2, 3]), 2252),
    ];
    for (row, (group, fixed)) in vectors.iter().enumerate() {
        assert_eq!(group, fixed, "row {row}");
    }
}

/// `("ab", "c")` and `("a", "bc")` have the same text; a `String` is found where its `&str` is.
#[test]
fn cuts_matter_and_owners_do_not() {
    assert_ne!(group(("ab", "c")), group(("a", "bc")));
    assert_eq!(group("word"), group(String::from("word")));
}

/// Keys that follow each other, and words that differ at their end, fill the groups evenly.
#[cfg(not(miri))] // a statement about arithmetic, and slow there
#[test]
fn keys_spread_over_the_groups() {
    use streamc_core::record::KEY_GROUPS;
    let per_group = 20;
    let n = u64::from(KEY_GROUPS) * per_group;
    let check = |group_of: &dyn Fn(u64) -> u32| {
        let mut sizes = std::collections::BTreeMap::<u32, u64>::new();
        for i in 0..n {
            *sizes.entry(group_of(i)).or_default() += 1;
        }
        // a Poisson distribution leaves e^-mean of the groups empty
        let expected = f64::from(KEY_GROUPS) * (1.0 - (-(per_group as f64)).exp());
        assert!(sizes.len() as f64 > 0.95 * expected, "{} groups used", sizes.len());
        assert!(sizes.values().all(|size| *size < 4 * per_group + 8), "{:?}", sizes.values().max());
    };
    check(&|i| group(i));
    check(&|i| group(i << 32));
    check(&|i| group((i as u32, i as u8)));
    check(&|i| group(format!("user{i}").as_str()));
}
