//! `#[derive(Key)]`: equality, hashes, codes and groups are all of the same fields.
#![cfg(feature = "macros")]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unnameable_types,
    single_use_lifetimes,
    unused_qualifications,
    missing_debug_implementations,
    clippy::pedantic,
    clippy::unwrap_used
)]

use std::{
    collections::{BTreeMap, HashSet},
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};
use streamc_runtime::record::{Arena, Coder, Group, Key, KeyPart, OwnedRecord, Record, key_group};

/// By `id` alone.
#[derive(Clone, Debug, Record, Key)]
struct User<'a> {
    id: u32,
    #[key(skip)]
    name: &'a str,
}

#[derive(Clone, Copy, Debug, Record, Key)]
struct Place {
    lat: f64,
    lon: f32,
    #[key(skip)]
    accuracy: f64,
}

#[derive(Clone, Debug, Record, Key)]
enum Kind<'a> {
    None,
    Named(&'a str),
    Numbered {
        n: u16,
        #[key(skip)]
        seen: Vec<String>,
    },
    Pair(u16, u16),
}

#[derive(Clone, Debug, Record, Key)]
struct Nested<'a, T, const N: usize> {
    user: User<'a>,
    list: [Option<Place>; N],
    value: T,
    #[key(skip)]
    rest: BTreeMap<String, f64>,
}

#[derive(Clone, Copy, Debug, PartialOrd, Ord, Record, Key)]
struct Id(u64);

#[derive(Clone, Copy, Debug, Record, Key)]
struct Unit;

#[derive(Clone, Debug, Record, Key)]
struct Grouped<'x>(Group<'x, &'x str>);

#[derive(Clone, Copy, Debug, Record, Key)]
#[record(pod)]
#[repr(C, packed)]
struct Packed {
    a: u8,
    b: u64,
    #[key(skip)]
    c: u32,
}

/// All ways of telling two keys apart say the same.
fn assert_agree<K: Key + std::fmt::Debug>(a: &K, b: &K, same: bool) {
    let encoded = |key: &K| {
        let mut out = Arena::default();
        key.encode_key(&mut out);
        out
    };
    let hash = |key: &K| BuildHasherDefault::<DefaultHasher>::new().hash_one(key);
    assert_eq!(a == b, same, "{a:?} == {b:?}");
    assert_eq!(encoded(a) == encoded(b), same, "{a:?} {b:?}: encoding");
    assert_eq!(a.is_same(b), same, "{a:?} {b:?}");
    for seed in 0..3 {
        let coder = Coder::new(seed);
        assert_eq!(coder.code(a) == coder.code(b), same, "{a:?} {b:?}: codes");
        assert_eq!(a.code_long(&coder) == b.code_long(&coder), same, "{a:?} {b:?}: hashes of the table");
    }
    if same {
        assert_eq!(hash(a), hash(b), "{a:?} {b:?}: hashes");
        assert_eq!(group(a), group(b));
    }
}

fn group(key: &impl KeyPart) -> u32 {
    key_group(key, &mut Arena::default())
}

fn assert_all_differ<K: Key + std::fmt::Debug>(keys: &[K]) {
    for (i, a) in keys.iter().enumerate() {
        for (j, b) in keys.iter().enumerate() {
            assert_agree(a, b, i == j);
        }
    }
}

#[test]
fn skipped_fields_do_not_count() {
    let user = |id, name| User { id, name };
    assert_agree(&user(1, "Ann"), &user(1, "Anna"), true);
    assert_agree(&user(1, "Ann"), &user(2, "Ann"), false);
    let numbered = |n, seen: &str| Kind::Numbered { n, seen: vec![seen.to_owned()] };
    assert_agree(&numbered(3, "a"), &numbered(3, "b"), true);
    assert_eq!(HashSet::from([user(1, "a"), user(1, "b"), user(2, "c")]).len(), 2);
    let (a, b) = (Packed { a: 1, b: 2, c: 3 }, Packed { a: 1, b: 2, c: 4 });
    assert_agree(&a, &b, true);
    assert_agree(&a, &Packed { b: 3, ..b }, false);
    // the record itself keeps them
    let mut out = Arena::default();
    user(1, "Ann").encode(&mut out);
    assert_eq!(out.text, "Ann");
}

#[test]
fn variants_are_told_apart_and_so_are_cuts() {
    let numbered = |n| Kind::Numbered { n, seen: vec![] };
    let named = ["", "a", "\u{1}", "\u{2}\0", "a name that is too long for an exact code"].map(Kind::Named);
    let pairs = [(0, 0), (1, 0), (2, 2), (3, 3)].map(|(a, b)| Kind::Pair(a, b));
    let all = [&[Kind::None, numbered(0), numbered(2), numbered(3)], &named[..], &pairs].concat();
    assert_all_differ(&all);
    assert_all_differ(&[None, Some(Kind::None), Some(Kind::Named("")), Some(Kind::Named("\u{1}"))]);
    assert_all_differ(&[None, Some(0u8), Some(1)]);
    assert_all_differ(&[Ok(""), Ok("\u{1}"), Err(0u8), Err(1)]);
    assert_all_differ(&[
        vec!["a".to_owned(), "bc".to_owned()],
        vec!["ab".to_owned(), "c".to_owned()],
        vec![],
    ]);
    let lists: [&[&str]; 4] = [&["a", "bc"], &["ab", "c"], &[], &[""]];
    assert_all_differ(&lists.map(|list| Grouped(Group::from(list))));
    assert_agree(&Unit, &Unit, true);
}

#[test]
fn in_a_key_a_nan_is_a_nan_and_a_zero_a_zero() {
    let place = |lat, lon| Place { lat, lon, accuracy: f64::NAN };
    let odd = (f64::from_bits(0xfff8_0000_0000_0001), f32::from_bits(0x7fc0_0001));
    assert_agree(&place(f64::NAN, 1.0), &place(-f64::NAN, 1.0), true);
    assert_agree(&place(f64::NAN, f32::NAN), &place(odd.0, odd.1), true);
    assert_agree(&place(0.0, -0.0), &place(-0.0, 0.0), true);
    assert_all_differ(&[
        place(0.0, 1.0),
        place(1.0, 0.0),
        place(f64::NAN, 1.0),
        place(f64::INFINITY, 1.0),
        place(f64::MIN_POSITIVE, 1.0),
        place(-1.0, 1.0),
    ]);
}

fn assert_owned<K: OwnedRecord + Key>(_: &K) {}

#[test]
fn keys_are_made_of_keys() {
    fn key<T>(name: &str, lat: f64, value: T) -> Nested<'_, T, 2> {
        let place = Place { lat, lon: 1.0, accuracy: lat };
        Nested {
            user: User { id: 1, name },
            list: [None, Some(place)],
            value,
            rest: BTreeMap::from([(name.to_owned(), lat)]),
        }
    }
    assert_agree(&key("a", 0.0, "x".to_owned()), &key("b", -0.0, "x".to_owned()), true);
    assert_agree(&key("a", 0.0, vec![1u8]), &key("a", 0.0, vec![2u8]), false);
    assert_owned(&Id(1));
    assert!(Id(1) < Id(2));
}

/// State is found by the group of its key: as in `record_key.rs`, **none of these may change**.
#[test]
fn the_groups_of_derived_keys_never_change() {
    let vectors: &[(u32, u32)] = &[
        // as the number, as the tuple
        (group(&Id(1)), group(&1u64)),
        (group(&User { id: 7, name: "Ann" }), group(&7u32)),
        (group(&Unit), group(&())),
        (group(&Kind::Pair(1, 2)), group(&(3u8, 1u16, 2u16))),
        (group(&Kind::Named("the")), group(&(1u8, "the"))),
        (group(&Kind::None), 2943),
        (group(&Kind::Named("the")), 1879),
        (group(&Kind::Numbered { n: 1, seen: vec![] }), 3517),
        (group(&Place { lat: 1.5, lon: -2.5, accuracy: 3.0 }), 3515),
        (group(&Place { lat: f64::NAN, lon: 0.0, accuracy: 3.0 }), 3707),
        (group(&Packed { a: 1, b: 2, c: 3 }), group(&(1u8, 2u64))),
    ];
    let wrong: Vec<_> = vectors.iter().enumerate().filter(|(_, (group, fixed))| group != fixed).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
