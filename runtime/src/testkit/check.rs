//! Checks that values of a type are good records and good keys: for types with `#[record(text)]`,
//! `#[record(with = module)]`, or impls by hand.

use crate::record::{Arena, Coder, Corrupt, Cursor, In, Key, Stored, key_group};
use std::{
    any::type_name,
    fmt::Debug,
    hash::{BuildHasher, Hash},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Checks that each of `values` is itself again after it was stored and seen, moved out of storage,
/// and sent: encoded and decoded; and that bytes which end early are refused without a panic.
///
/// Everything that is stored stays in memory until the process ends, so this is for tests.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::check_record};
/// use std::net::IpAddr;
///
/// #[derive(Clone, Debug, PartialEq, Record)]
/// struct Visit<'a> {
///     from: IpAddr,
///     #[record(text)]
///     version: Version,
///     page: &'a str,
/// }
/// # #[derive(Clone, Debug, PartialEq)]
/// # struct Version(u8, u8);
/// # impl std::fmt::Display for Version {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}.{}", self.0, self.1) }
/// # }
/// # impl std::str::FromStr for Version {
/// #     type Err = std::num::ParseIntError;
/// #     fn from_str(text: &str) -> Result<Self, Self::Err> {
/// #         let (a, b) = text.split_once('.').unwrap_or((text, ""));
/// #         Ok(Version(a.parse()?, b.parse()?))
/// #     }
/// # }
/// let from = [127, 0, 0, 1].into();
/// check_record(&[Visit { from, version: Version(1, 2), page: "/" }]);
/// # }
/// ```
///
/// # Panics
/// When a value is not the same again, or too few bytes are taken for one; the message names the
/// type.
#[track_caller]
pub fn check_record<'a, R: In<'a> + Clone + PartialEq + Debug>(values: &[R]) {
    let name = type_name::<R>();
    let arena_of = |value: &R| {
        let mut arena = Arena::default();
        value.encode(&mut arena);
        arena
    };
    for value in values {
        // what is not itself, as a NaN, is told by its bytes
        let same = |other: &R| {
            #[expect(clippy::eq_op, reason = "a NaN is not equal to itself")]
            let is_equal = other == value || (value != value && other != other);
            is_equal && arena_of(other) == arena_of(value)
        };
        let assert_same = |other: &R, what: &str| {
            assert!(
                same(other),
                "`{name}` is not the same after it was {what}:\n  before {value:?}\n  after  {other:?}"
            );
        };
        // in the middle of others, as in storage
        let mut arena = Arena { bytes: vec![1, 2, 3], text: "before".to_owned() };
        let (stored, moved) = (value.clone().store(&mut arena), value.clone().store(&mut arena));
        arena.text.push_str("after");
        // a record borrows from where it is stored for as long as `'a`, which nobody here knows
        let arena: &'static Arena = Box::leak(Box::new(arena));
        assert_same(&stored.view(arena), "stored");
        assert_same(&moved.take(arena), "moved out of storage");
        let encoded: &'static Arena = Box::leak(Box::new(arena_of(value)));
        let mut at = Cursor::new(encoded);
        match R::Owned::decode(&mut at) {
            Ok(decoded) => assert_same(&decoded, "encoded and decoded"),
            Err(Corrupt(why)) => panic!("`{name}` does not decode what it encodes: {why}\n  value {value:?}"),
        }
        assert!(at.is_empty(), "`{name}` leaves {} bytes of what it encodes\n  value {value:?}", at.left());
        for n in 0..encoded.bytes.len() {
            let mut at = Cursor { bytes: &encoded.bytes[..n], text: &encoded.text };
            let decoded = catch_unwind(AssertUnwindSafe(|| R::Owned::decode(&mut at).is_ok()));
            let said = decoded
                .unwrap_or_else(|_| panic!("`{name}` panics when bytes are missing: return `Corrupt`"));
            assert!(!said, "`{name}` is made of {n} of {} bytes\n  value {value:?}", encoded.bytes.len());
        }
    }
}

/// [`check_record`], and that any two of `values` are equal exactly if their key encodings are,
/// with equal hashes then, and that a key is the same key after it was stored and sent. Give values
/// that are equal, and ones that differ in one field each.
///
/// Skipped fields do not count in `==`; what becomes of them is checked by the bytes.
///
/// # Panics
/// When keys disagree with themselves; the message names the type.
#[track_caller]
pub fn check_key<'a, K: Key + In<'a> + Clone + Debug>(values: &[K]) {
    check_record(values);
    let name = type_name::<K>();
    let encoded = |key: &K| {
        let mut out = Arena::default();
        key.encode_key(&mut out);
        out
    };
    let own_hash = |key: &K| foldhash::fast::FixedState::default().hash_one(HashOf(key));
    let (coder, mut scratch) = (Coder::new(1), Arena::default());
    for (at, a) in values.iter().enumerate() {
        for b in &values[at..] {
            let same = encoded(a) == encoded(b);
            let both = || format!("\n  {a:?}\n  {b:?}");
            assert_eq!(a == b, same, "`{name}`: `==` gives the left, key encodings the right{}", both());
            assert_eq!(
                a.is_same(b),
                same,
                "`{name}`: tables take them for the left, key encodings for the right{}",
                both()
            );
            assert_eq!(coder.code(a) == coder.code(b), same, "`{name}`: codes give the left{}", both());
            assert!(
                !same || own_hash(a) == own_hash(b),
                "`{name}`: equal keys have different hashes{}",
                both()
            );
            let groups = (key_group(a, &mut scratch), key_group(b, &mut scratch));
            assert!(!same || groups.0 == groups.1, "`{name}`: equal keys have different groups{}", both());
        }
    }
}

/// By its own `Hash`.
struct HashOf<'k, K>(&'k K);

impl<K: Hash> Hash for HashOf<'_, K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
