//! Keys of every kind, each with each: equality, hashes, codes and groups say the same, whatever
//! the seed, before and after a key was stored and sent; and none of them collide.
#![cfg(feature = "macros")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::Debug,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    num::{NonZero, Saturating, Wrapping},
    ops::Range,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use streamc_runtime::{
    record::{Arena, Coder, Cursor, In, Key, KeyPart, Record, Stored, key_group},
    testkit::check_key,
};

const SEEDS: [u64; 5] = [0, 1, 2, 0x9e37_79b9_7f4a_7c15, u64::MAX];

fn group(key: &impl KeyPart) -> u32 {
    key_group(key, &mut Arena::default())
}

/// Keys are the same exactly if their classes are.
#[track_caller]
fn check<'a, K: Key + In<'a> + Clone + Debug>(classes: &[(u32, K)]) {
    check_key(&classes.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>());
    let hash = |key: &K| BuildHasherDefault::<DefaultHasher>::new().hash_one(key);
    let sent = |key: &K| {
        let mut arena = Arena::default();
        key.encode(&mut arena);
        K::Owned::decode(&mut Cursor::new(Box::leak(Box::new(arena)))).unwrap()
    };
    for (a_class, a) in classes {
        for (b_class, b) in classes {
            let (same, b_sent) = (a_class == b_class, sent(b));
            assert_eq!((a == b, a.is_same(b), a.is_same(&b_sent)), (same, same, same), "{a:?} {b:?}");
            for seed in SEEDS {
                let coder = Coder::new(seed);
                assert_eq!(coder.code(a) == coder.code(b), same, "{a:?} {b:?}, codes of seed {seed}");
                assert_eq!(coder.code(a) == coder.code(&b_sent), same, "{a:?} {b:?}, sent");
                let long = a.code_long(&coder) == b.code_long(&coder);
                assert_eq!(long, same, "{a:?} {b:?}, hashes of seed {seed}");
            }
            if same {
                assert_eq!(hash(a), hash(b), "{a:?} {b:?}");
                assert_eq!((group(a), group(a)), (group(b), group(&b_sent)), "{a:?} {b:?}");
            }
        }
    }
}

/// All of them differ.
#[track_caller]
fn differ<'a, K: Key + In<'a> + Clone + Debug>(keys: impl IntoIterator<Item = K>) {
    check(&(0..).zip(keys).collect::<Vec<_>>());
}

#[derive(Clone, Debug, Record, Key)]
enum Either<L, R> {
    Left(L),
    Right {
        value: R,
        #[key(skip)]
        note: String,
    },
    Both(L, #[key(skip)] R),
    Noted(#[key(skip)] String, #[key(skip)] R),
}

#[derive(Clone, Debug, Record, Key)]
struct Pair<T> {
    #[key(skip)]
    before: Option<T>,
    key: T,
}

/// Holds itself, and text of the block.
#[derive(Clone, Debug, Record, Key)]
enum Path<'a> {
    End,
    Step {
        name: &'a str,
        #[key(skip)]
        note: &'a str,
        rest: Box<Path<'a>>,
    },
}

/// Holds itself in lists.
#[derive(Clone, Debug, Record, Key)]
struct Tree {
    children: Vec<Tree>,
    #[key(skip)]
    n: u64,
}

/// Floats wherever they can be.
#[derive(Clone, Debug, Record, Key)]
struct Floats {
    option: Option<f64>,
    list: Vec<f32>,
    queue: VecDeque<f64>,
    reverse: Reverse<f64>,
    array: [f32; 2],
    range: Range<f64>,
    held: Box<f64>,
    shared: Arc<f32>,
    result: Result<f32, f64>,
    map: BTreeMap<u8, f64>,
    pair: (f32, f64),
    inner: Either<Point, Point>,
}

#[derive(Clone, Copy, Debug, Record, Key)]
struct Point {
    x: f64,
    y: f32,
}

#[derive(Clone, Copy, Debug, Record, Key)]
struct Unit;
#[derive(Clone, Copy, Debug, Record, Key)]
struct Empty();
#[derive(Clone, Copy, Debug, Record, Key)]
struct Braces {}
#[derive(Clone, Copy, Debug, Record, Key)]
enum One {
    Only,
}

#[test]
fn generic_structs_and_enums_with_skipped_fields() {
    let note = |text: &str| text.to_owned();
    let right = |value: &str, text: &str| Either::Right { value: note(value), note: note(text) };
    check(&[
        (0, Either::Left(1u64)),
        (1, Either::Left(2)),
        (2, right("", "a")),
        (2, right("", "b")),
        (3, right("\u{1}\0\0", "a")),
        (4, right("long enough for no exact code", "a")),
        (4, right("long enough for no exact code", "b")),
        (5, Either::Both(1, note("a"))),
        (5, Either::Both(1, note("b"))),
        (6, Either::Both(2, note("a"))),
        (7, Either::Noted(note("a"), note("b"))),
        (7, Either::Noted(note("c"), note("d"))),
    ]);
    fn pair<T>(before: Option<T>, key: T) -> Pair<T> {
        Pair { before, key }
    }
    check(&[
        (0, pair(None, "a".to_owned())),
        (0, pair(Some(note("x")), note("a"))),
        (1, pair(None, note("b"))),
    ]);
    check(&[
        (0, pair(None, Point { x: 0.0, y: f32::NAN })),
        (0, pair(None, Point { x: -0.0, y: -f32::NAN })),
    ]);
    check(&[
        (0, Some(Box::new((pair(None, 1u8), 2u8)))),
        (0, Some(Box::new((pair(Some(3), 1), 2)))),
        (1, None),
    ]);
}

#[test]
fn keys_that_hold_themselves() {
    let step = |name, note, rest| Path::Step { name, note, rest: Box::new(rest) };
    check(&[
        (0, Path::End),
        (1, step("", "x", Path::End)),
        (1, step("", "y", Path::End)),
        (2, step("a", "x", step("b", "x", Path::End))),
        (2, step("a", "y", step("b", "z", Path::End))),
        (3, step("ab", "x", step("", "x", Path::End))),
        (4, step("", "x", step("ab", "x", Path::End))),
        (5, step("", "x", step("", "x", step("ab", "x", Path::End)))),
    ]);
    let tree = |n, children: &[Tree]| Tree { children: children.to_vec(), n };
    let leaf = || tree(1, &[]);
    check(&[
        (0, leaf()),
        (0, tree(2, &[])),
        (1, tree(1, &[leaf()])),
        (2, tree(1, &[leaf(), leaf()])),
        (3, tree(1, &[tree(1, &[leaf()])])),
        (3, tree(1, &[tree(7, &[tree(8, &[])])])),
    ]);
}

#[test]
fn floats_within_keys_have_one_nan_and_one_zero() {
    fn floats(nan: f64, small: f32, zero: f64, small_zero: f32) -> Floats {
        Floats {
            option: Some(nan),
            list: vec![small, small_zero],
            queue: VecDeque::from([zero, nan]),
            reverse: Reverse(zero),
            array: [small_zero, small],
            range: zero..nan,
            held: Box::new(nan),
            shared: Arc::new(small),
            result: Err(zero),
            map: BTreeMap::from([(1, nan), (2, zero)]),
            pair: (small, zero),
            inner: Either::Both(Point { x: nan, y: small_zero }, Point { x: zero, y: small }),
        }
    }
    let nans = [f64::NAN, -f64::NAN, f64::from_bits(0x7ff0_0000_0000_0001), f64::from_bits(u64::MAX)];
    let small = [f32::NAN, -f32::NAN, f32::from_bits(0x7f80_0001), f32::from_bits(u32::MAX)];
    let same = nans.iter().zip(small).enumerate().map(|(i, (nan, small))| {
        let zero = [0.0, -0.0][i % 2];
        (0, floats(*nan, small, zero, -zero as f32))
    });
    let mut all: Vec<(u32, Floats)> = same.collect();
    let base = || floats(f64::NAN, f32::NAN, 0.0, 0.0);
    all.extend([
        (1, Floats { option: Some(f64::INFINITY), ..base() }),
        (2, Floats { option: None, ..base() }),
        (3, Floats { list: vec![f32::NAN], ..base() }),
        (4, Floats { queue: VecDeque::from([f64::MIN_POSITIVE, f64::NAN]), ..base() }),
        (5, Floats { reverse: Reverse(f64::from_bits(1)), ..base() }),
        (6, Floats { array: [0.0, 1.0], ..base() }),
        (7, Floats { range: f64::NAN..0.0, ..base() }),
        (8, Floats { held: Box::new(f64::NEG_INFINITY), ..base() }),
        (9, Floats { shared: Arc::new(0.0), ..base() }),
        (10, Floats { result: Ok(0.0), ..base() }),
        (11, Floats { map: BTreeMap::from([(1, f64::NAN), (2, 1.0)]), ..base() }),
        (12, Floats { pair: (0.0, 0.0), ..base() }),
        (13, Floats { inner: Either::Left(Point { x: 0.0, y: 0.0 }), ..base() }),
    ]);
    // the records themselves keep their bits, which `check_key` sees
    check(&all);
}

#[test]
fn keys_without_bytes() {
    check(&[(0, Unit), (0, Unit)]);
    check(&[(0, Empty()), (0, Empty())]);
    check(&[(0, Braces {}), (0, Braces {})]);
    check(&[(0, One::Only), (0, One::Only)]);
    check(&[(0, ()), (0, ())]);
    check(&[(0, [(); 3]), (0, [(); 3])]);
    check(&[(0, [0u64; 0]), (0, [])]);
    check(&[(0, (Unit, Empty(), [(); 2])), (0, (Unit, Empty(), [(); 2]))]);
    differ([vec![], vec![()], vec![(); 2], vec![(); 300]]);
    differ([None, Some(Unit)]);
    differ([vec![], vec![vec![]], vec![vec![(), ()]], vec![vec![()], vec![()]]]);
}

/// `n` tuples of twelve, each of which differs in one part.
#[test]
fn long_tuples() {
    type Twelve = (u8, i16, char, bool, u32, &'static str, (), Option<u8>, [u8; 2], u64, i128, String);
    let base = || -> Twelve { (1, 2, 'c', true, 5, "f", (), Some(8), [9, 9], 10, 11, "l".to_owned()) };
    let change: [fn(&mut Twelve); 11] = [
        |t| t.0 = 0,
        |t| t.1 = -2,
        |t| t.2 = 'd',
        |t| t.3 = false,
        |t| t.4 = 6,
        |t| t.5 = "",
        |t| t.7 = None,
        |t| t.8 = [9, 8],
        |t| t.9 = 0,
        |t| t.10 = -11,
        |t| t.11 = String::new(),
    ];
    differ(std::iter::once(base()).chain(change.map(|change| {
        let mut tuple = base();
        change(&mut tuple);
        tuple
    })));
}

#[test]
fn types_of_the_standard_library() {
    let before = |nanos| UNIX_EPOCH - Duration::from_nanos(nanos);
    let after = |nanos| UNIX_EPOCH + Duration::from_nanos(nanos);
    let times: [SystemTime; 8] = [
        before(1),
        after(1),
        before(999_999_999),
        before(1_000_000_000),
        before(1_000_000_001),
        UNIX_EPOCH,
        before(u64::MAX),
        after(u64::MAX),
    ];
    differ(times);
    differ([Duration::ZERO, Duration::from_nanos(1), Duration::from_secs(1), Duration::MAX]);
    // an IPv6 address that stands for one of IPv4 is another key
    let (v4, mapped) = (Ipv4Addr::new(1, 2, 3, 4), Ipv4Addr::new(1, 2, 3, 4).to_ipv6_mapped());
    differ([
        IpAddr::V4(v4),
        IpAddr::V6(mapped),
        IpAddr::V6(v4.to_ipv6_compatible()),
        IpAddr::V4(Ipv4Addr::UNSPECIFIED),
    ]);
    differ([Ipv6Addr::UNSPECIFIED, mapped]);
    differ([Reverse(("a", 1u8)), Reverse(("a", 2)), Reverse(("", 1))]);
    differ([Wrapping(i8::MIN), Wrapping(0), Wrapping(i8::MAX)]);
    differ([Saturating(u128::MAX), Saturating(0)]);
    differ([NonZero::<i128>::MIN, NonZero::<i128>::MAX]);
    differ([BTreeSet::from([1u8, 2]), BTreeSet::from([1]), BTreeSet::new()]);
    differ([Some(None), Some(Some(0u8)), None]);
    differ([Ok(Err(0u8)), Ok(Ok(0u8)), Err(0u8)]);
    check(&[(0, Cow::Borrowed("a")), (0, Cow::Owned("a".to_owned())), (1, Cow::Borrowed(""))]);
}

/// What owns its text is in the partition in which the same borrowed text is.
#[test]
fn owned_and_borrowed_text_have_one_group_and_one_code() {
    for n in [0, 1, 2, 7, 8, 14, 15, 16, 17, 31, 32, 33, 200] {
        let text = "é€xyz".repeat(n)[..].chars().take(n).collect::<String>();
        let borrowed = text.as_str();
        let groups = [
            group(&text),
            group(&Box::<str>::from(borrowed)),
            group(&Arc::<str>::from(borrowed)),
            group(&Cow::Borrowed(borrowed)),
            group(&Reverse(borrowed)),
            group(&Box::new(borrowed)),
            group(&(borrowed,)),
        ];
        assert!(groups.iter().all(|other| *other == group(&borrowed)), "{text}");
        assert_eq!(group(&Some((text.clone(), 1u8))), group(&Some((borrowed, 1u8))));
        for seed in SEEDS {
            let coder = Coder::new(seed);
            assert_eq!(coder.code(&text), coder.code(&borrowed));
            assert_eq!(coder.code(&Cow::Borrowed(borrowed)), coder.code(&borrowed));
            assert_eq!(coder.code(&(text.clone(), 1u8)), coder.code(&(borrowed, 1u8)));
        }
    }
}

#[test]
fn keys_of_ten_megabytes() {
    let long = |at: usize, byte: u8| {
        let mut bytes = vec![b'a'; 10 << 20];
        bytes[at] = byte;
        bytes
    };
    let (first, middle, last) = (long(0, b'b'), long(5_000_001, b'b'), long((10 << 20) - 1, b'b'));
    let coder = Coder::new(3);
    let all = [&long(0, b'a'), &first, &middle, &last];
    let texts = all.map(|bytes| std::str::from_utf8(bytes).unwrap());
    let (groups, codes) = (texts.map(|key| group(&key)), texts.map(|key| coder.code(&key)));
    let pairs = texts.map(|key| coder.code(&(key, 1u8)));
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a.as_slice().is_same(&b.as_slice()), i == j);
            // that two of four groups are the same is improbable
            assert_eq!((groups[i] == groups[j], codes[i] == codes[j]), (i == j, i == j), "{i} {j}");
            assert_eq!(pairs[i] == pairs[j], i == j, "{i} {j}");
        }
    }
}

/// A few bytes say that there is always one more inside.
#[test]
fn bytes_of_a_key_that_holds_itself_without_an_end_are_refused() {
    fn refused<R: Record>(bytes: &[u8]) -> bool {
        let arena = Arena { bytes: bytes.repeat(1 << 20), text: String::new() };
        R::Owned::decode(&mut Cursor::new(&arena)).is_err()
    }
    // a step with two empty texts; a tree with one child
    assert!(refused::<Path<'_>>(&[1, 0, 0, 0, 0, 0, 0, 0, 0]));
    assert!(refused::<Tree>(&[1, 0, 0, 0, 0, 0, 0, 0]));
    assert!(refused::<Shared>(&[1]));
    assert!(refused::<ByName>(&[1, 0, 0, 0, 0, 0, 0, 0, 0]));
}

#[derive(Clone, Debug, PartialEq, Record)]
struct Shared(Option<Arc<Shared>>);

#[derive(Clone, Debug, PartialEq, Record)]
struct ByName(BTreeMap<u8, ByName>);

/// All different keys have different codes, under every seed. Of keys that are too long for an
/// exact code, that is their whole hash.
#[cfg(not(miri))] // a statement about arithmetic, and slow there
#[test]
fn nothing_collides() {
    fn all_differ<K: Key + Debug + Ord + Clone>(keys: impl IntoIterator<Item = K>) {
        let keys: BTreeSet<K> = keys.into_iter().collect();
        for seed in [0, 77] {
            let coder = Coder::new(seed);
            let codes: BTreeSet<(u64, u64)> =
                keys.iter().map(|key| coder.code(key)).map(|code| (code.low, code.high)).collect();
            assert_eq!(codes.len(), keys.len(), "{} of seed {seed}", std::any::type_name::<K>());
            let long: BTreeSet<u64> = keys.iter().map(|key| key.code_long(&coder).low).collect();
            assert_eq!(long.len(), keys.len(), "hashes of {} of seed {seed}", std::any::type_name::<K>());
        }
    }
    // few bits, in every place
    fn bits(width: u32) -> impl Iterator<Item = u128> {
        let one = move |at: u32| (0..4).map(move |low| 1u128 << at | low);
        (0..width)
            .flat_map(one)
            .chain((0..width).map(move |at| u128::MAX >> (128 - width) ^ 1 << at))
            .chain(0..500)
    }
    macro_rules! widths {
        ($($t:ty)*) => {$(
            all_differ(bits(<$t>::BITS).map(|n| n as $t));
            all_differ(bits(<$t>::BITS).map(|n| (n as $t, 7u8)));
            all_differ(bits(<$t>::BITS).map(|n| [n as $t, 0, n as $t]));
            all_differ(bits(<$t>::BITS).flat_map(|n| [vec![n as $t], vec![0, n as $t], vec![n as $t, 0]]));
            all_differ(bits(<$t>::BITS).map(|n| Some((0u64, n as $t, 0u64))));
        )*};
    }
    widths!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    all_differ((0..0x11_0000).step_by(997).filter_map(char::from_u32));
    all_differ((0u16..1 << 12).map(|n| std::array::from_fn::<bool, 12, _>(|at| n >> at & 1 == 1)));
    all_differ((0usize..64).map(|at| std::array::from_fn::<bool, 64, _>(|i| i == at)));
    all_differ((0usize..200).flat_map(|n| [vec![true; n], vec![false; n]]));
    all_differ((0u64..500).map(|n| (Duration::from_nanos(n), Duration::from_secs(n))));
    all_differ((0u128..500).map(|n| Ipv6Addr::from(n << 64 | n)));
    // of every length: all alike, zeros, and one byte that is another
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for n in 0..=200usize {
        texts.extend([vec![0; n], vec![b'a'; n]]);
        texts.extend((0..n).step_by(11).map(|at| {
            let mut text = vec![b'a'; n];
            text[at] = b'b';
            text
        }));
    }
    all_differ(texts.iter().map(Vec::as_slice));
    all_differ(texts.iter().cloned());
    all_differ(texts.iter().filter_map(|text| String::from_utf8(text.clone()).ok()));
    all_differ(texts.iter().map(|text| (text.as_slice(), 1u64)));
    all_differ(texts.iter().flat_map(|text| (0..2u8).map(move |n| (n, text.as_slice(), n))));
    // where a text ends and the next one begins
    let cuts = (0..60).flat_map(|n| (0..=n).map(move |at| ("a".repeat(at), "a".repeat(n - at))));
    all_differ(cuts.clone());
    all_differ(cuts.clone().map(|(a, b)| vec![a, b]));
    all_differ(cuts.map(|(a, b)| (Some(a), Reverse(b), ())));
}
