//! Types of the standard library as records and keys, and fields of types that are not records.
#![cfg(feature = "macros")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    borrow::Cow,
    cmp::{Ordering, Reverse},
    collections::HashMap,
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6},
    num::{NonZero, ParseIntError, Saturating, Wrapping},
    panic::catch_unwind,
    str::FromStr,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use streamc_runtime::{
    record::{Arena, Corrupt, Cursor, Key, KeyPart, Record, Stored, Text, key_group},
    testkit::{check_key, check_record},
};

fn times() -> Vec<SystemTime> {
    let all = [(0, 0), (1, 1), (1_700_000_000, 123_456_789), (951_782_400, 500_000_000)];
    let after = all.map(|(s, n)| UNIX_EPOCH + Duration::new(s, n));
    let before = all.map(|(s, n)| UNIX_EPOCH - Duration::new(s, n));
    after.into_iter().chain(before).skip(1).collect()
}

#[test]
fn types_of_the_standard_library_are_records_and_keys() {
    let v6 = Ipv6Addr::new(0xfe80, 0, 0, 0, 1, 2, 3, 4);
    check_key(&[Ipv4Addr::LOCALHOST, Ipv4Addr::new(1, 0, 0, 127)]);
    check_key(&[IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST), IpAddr::V6(v6)]);
    check_key(&[
        SocketAddr::from(([127, 0, 0, 1], 80)),
        SocketAddr::from((v6, 80)),
        SocketAddrV6::new(v6, 80, 0, 1).into(),
        SocketAddrV6::new(v6, 80, 1, 0).into(),
    ]);
    check_key(&times());
    check_key(&[Ordering::Less, Ordering::Equal, Ordering::Greater]);
    check_key(&[NonZero::<u64>::MIN, NonZero::<u64>::MAX]);
    check_key(&[NonZero::<i8>::MIN, NonZero::<i8>::MAX]);
    check_key(&[
        Cow::Borrowed("a"),
        Cow::Owned("a".to_owned()),
        Cow::Borrowed("long enough for no exact code"),
    ]);
    check_key(&[Cow::Borrowed(&b"a"[..]), Cow::Owned(vec![b'a'])]);
    check_key(&[Box::new("a"), Box::new("b")]);
    check_key(&[Arc::new(vec![1u8]), Arc::new(vec![1]), Arc::new(vec![2])]);
    check_key(&[Reverse("a"), Reverse("b")]);
    check_key(&[Wrapping(1u8), Wrapping(2)]);
    check_key(&[Saturating(1u8), Saturating(2)]);
    check_key(&[0..1u64, 0..2, 1..2]);
    check_key(&[Some(Box::new(1u8)), None]);
    check_key(&[(1u8, 2u8, 3u8, 4u8, 5u8, 6u8, 7u8, 8u8, 9u8, "j", 11u8, 'l')]);
    check_record(&[0.0..1.0, 0.0..f64::NAN]);
    check_record(&[Box::new(Reverse(1.5))]);
}

#[test]
fn they_have_a_text() {
    let check = |record: &dyn Text, expected: &str| {
        let mut text = String::new();
        record.text(&mut text);
        assert_eq!(text, expected);
    };
    check(&IpAddr::V4(Ipv4Addr::LOCALHOST), "127.0.0.1");
    check(&SocketAddr::from((Ipv6Addr::LOCALHOST, 80)), "[::1]:80");
    check(&(Reverse(1), Wrapping(2u8), NonZero::<u8>::MAX, Ordering::Less, 0..3), "(1,2,255,Less,0..3)");
    check(&(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "x"), "(1,2,3,4,5,6,7,8,9,10,11,x)");
    let at = |seconds: i64, nanos| {
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 { UNIX_EPOCH - whole } else { UNIX_EPOCH + whole };
        time + Duration::from_nanos(nanos)
    };
    check(&at(0, 0), "1970-01-01T00:00:00Z");
    check(&at(951_782_399, 0), "2000-02-28T23:59:59Z");
    check(&at(951_782_400, 500_000_000), "2000-02-29T00:00:00.500Z");
    check(&at(4_107_542_399, 1_000), "2100-02-28T23:59:59.000001Z");
    check(&at(4_107_542_400, 7), "2100-03-01T00:00:00.000000007Z");
    check(&at(-1, 999_000_000), "1969-12-31T23:59:59.999Z");
    check(&at(-62_167_219_200, 0), "0000-01-01T00:00:00Z");
    check(&at(-62_167_219_201, 0), "-0001-12-31T23:59:59Z");
    check(&at(253_402_300_800, 0), "+10000-01-01T00:00:00Z");
}

/// What does not make sense is refused.
#[test]
fn bytes_that_are_no_value_are_corrupt() {
    fn refused<R: Record>(bytes: &[u8]) -> bool {
        let arena = Arena { bytes: bytes.to_vec(), text: String::new() };
        R::Owned::decode(&mut Cursor::new(&arena)).is_err()
    }
    assert!(refused::<IpAddr>(&[2, 0, 0, 0, 0]));
    assert!(refused::<NonZero<u16>>(&[0, 0]) && !refused::<NonZero<u16>>(&[1, 0]));
    assert!(refused::<Ordering>(&[2]) && !refused::<Ordering>(&[255]));
    let time = |seconds: i64, nanos: u32| [&seconds.to_le_bytes()[..], &nanos.to_le_bytes()].concat();
    assert!(refused::<SystemTime>(&time(0, 1_000_000_000)) && !refused::<SystemTime>(&time(-1, 999_999_999)));
    // the ends of time, whatever the system makes of them
    for (seconds, nanos) in [(i64::MIN, 0), (i64::MIN, 999_999_999), (i64::MAX, 999_999_999)] {
        refused::<SystemTime>(&time(seconds, nanos));
    }
}

/// A version, `1.2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Version(u8, u8);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl FromStr for Version {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let (major, minor) = text.split_once('.').unwrap_or((text, ""));
        Ok(Version(major.parse()?, minor.parse()?))
    }
}

/// A map, whose order changes from run to run: encoded in the order of its keys.
mod counts {
    use std::collections::{BTreeMap, HashMap};

    pub(super) fn encode(counts: &HashMap<String, u64>) -> BTreeMap<String, u64> {
        counts.clone().into_iter().collect()
    }

    pub(super) fn decode(counts: BTreeMap<String, u64>) -> Result<HashMap<String, u64>, String> {
        match counts.contains_key("") {
            true => Err("no name".to_owned()),
            false => Ok(counts.into_iter().collect()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Owned {
    #[record(text)]
    version: Version,
    #[record(with = counts)]
    counts: HashMap<String, u64>,
    id: u64,
}

#[derive(Clone, Debug, Record, Key, Text)]
struct Borrowing<'a> {
    name: &'a str,
    #[record(text)]
    version: Version,
    #[key(skip)]
    #[record(with = counts)]
    counts: HashMap<String, u64>,
}

#[derive(Clone, Debug, Record, Key, Text)]
enum Either<'a> {
    Name(&'a str),
    Version(#[record(text)] Version),
    Tree(Box<Tree>),
}

#[derive(Clone, Debug, Record, Key, Text)]
struct Tree {
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn counted(n: u64) -> HashMap<String, u64> {
    HashMap::from([("a".to_owned(), n), ("b".to_owned(), 2)])
}

#[test]
fn fields_of_foreign_types_are_encoded_as_their_attribute_says() {
    check_record(&[Owned { version: Version(1, 2), counts: counted(1), id: 7 }]);
    let key = |name, minor, n| Borrowing { name, version: Version(1, minor), counts: counted(n) };
    check_key(&[key("a", 1, 1), key("a", 1, 1), key("a", 2, 1), key("b", 1, 1)]);
    assert_eq!(key("a", 1, 1), key("a", 1, 2), "a skipped field");
    let leaf = Box::new(Tree { left: None, right: None });
    let tree = Box::new(Tree { left: Some(leaf.clone()), right: None });
    let version = |minor| Either::Version(Version(1, minor));
    check_key(&[Either::Name("a"), version(1), version(2), Either::Tree(leaf), Either::Tree(tree)]);
    let group = |key: &dyn Fn(&mut Arena)| {
        let mut arena = Arena::default();
        key(&mut arena);
        arena
    };
    // as its text, whatever it is made of
    let (key, same) = (key("a", 1, 1), ("a", "1.1"));
    assert_eq!(group(&|out| key.encode_key(out)), group(&|out| same.encode_key(out)));
    assert_eq!(key_group(&key, &mut Arena::default()), key_group(&same, &mut Arena::default()));
    let mut text = String::new();
    Owned { version: Version(1, 2), counts: counted(1), id: 7 }.text(&mut text);
    assert_eq!(text, "Owned(1.2,Map(a -> 1, b -> 2),7)");
}

#[test]
fn text_and_values_that_are_refused_are_corrupt() {
    fn decoded<R: Record>(record: &impl Record) -> Result<(), Corrupt> {
        let mut arena = Arena::default();
        record.encode(&mut arena);
        R::Owned::decode(&mut Cursor::new(&arena)).map(drop)
    }
    let wrong = ("1,2", std::collections::BTreeMap::from([("a".to_owned(), 1u64)]), 7u64);
    assert_eq!(decoded::<Owned>(&wrong), Err(Corrupt("`version` of `Owned` was refused")));
    let wrong = ("1.2", std::collections::BTreeMap::from([(String::new(), 1u64)]), 7u64);
    assert_eq!(decoded::<Owned>(&wrong), Err(Corrupt("`counts` of `Owned` was refused")));
}

/// What the check is for: each fault is found, by the name of the type.
mod faults {
    pub(super) mod forgets {
        pub(crate) fn encode(seconds: &f64) -> u64 {
            *seconds as u64
        }
        pub(crate) fn decode(seconds: u64) -> Result<f64, ()> {
            Ok(seconds as f64)
        }
    }
    pub(super) mod refuses {
        pub(crate) fn encode(n: &u64) -> u64 {
            *n
        }
        pub(crate) fn decode(n: u64) -> Result<u64, ()> {
            if n > 1 { Err(()) } else { Ok(n) }
        }
    }
    pub(super) mod ignores_case {
        pub(crate) fn encode(text: &super::super::Name) -> String {
            text.0.clone()
        }
        pub(crate) fn decode(text: String) -> Result<super::super::Name, ()> {
            Ok(super::super::Name(text))
        }
    }
}

#[derive(Clone, Debug, PartialEq, Record)]
struct Forgets(#[record(with = faults::forgets)] f64);

#[derive(Clone, Debug, PartialEq, Record)]
struct Refuses(#[record(with = faults::refuses)] u64);

/// Equal in any case.
#[derive(Clone, Debug)]
struct Name(String);

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}
impl Eq for Name {}
impl std::hash::Hash for Name {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_lowercase().hash(state);
    }
}

#[derive(Clone, Debug, Record, Key)]
struct IgnoresCase(#[record(with = faults::ignores_case)] Name);

#[test]
fn the_check_finds_what_is_wrong_and_names_the_type() {
    let said = |f: fn()| *catch_unwind(f).unwrap_err().downcast::<String>().unwrap();
    let forgets = said(|| check_record(&[Forgets(1.0), Forgets(1.5)]));
    assert!(forgets.contains("record_foreign::Forgets` is not the same after it was encoded"), "{forgets}");
    let refuses = said(|| check_record(&[Refuses(1), Refuses(2)]));
    assert!(refuses.contains("record_foreign::Refuses` does not decode what it encodes"), "{refuses}");
    let names = |all: [&str; 2]| all.map(|name| IgnoresCase(Name(name.to_owned())));
    check_key(&names(["a", "b"]));
    let case = catch_unwind(|| check_key(&names(["a", "A"]))).unwrap_err();
    let case = case.downcast::<String>().unwrap();
    assert!(case.contains("record_foreign::IgnoresCase`: `==` gives the left"), "{case}");
}
