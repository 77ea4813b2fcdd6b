//! Storing and encoding of every record of the runtime, with random values: what goes in comes out,
//! as the same type, and bytes that were cut or changed are refused or are another record, but
//! never a panic.

mod record_support;

use record_support::{Lcg, assert_corruption_is_seen, decoded};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
    time::Duration,
};
use streamc_core::record::{Arena, Corrupt, Cursor, Group, Record, Stored, TypedBlock};

const ROUNDS: u64 = if cfg!(miri) { 3 } else { 300 };

#[test]
fn numbers_round_trip() {
    let mut random = Lcg(1);
    for _ in 0..ROUNDS {
        let n = random.next() >> random.below(64);
        assert_round_trip!(n as u8);
        assert_round_trip!(n as u16);
        assert_round_trip!(n as u32);
        assert_round_trip!(n);
        assert_round_trip!(u128::from(n) << 64 | u128::from(random.next()));
        assert_round_trip!(n as usize);
        assert_round_trip!(n as i8);
        assert_round_trip!(n as i16);
        assert_round_trip!(n as i32);
        assert_round_trip!(n as i64);
        assert_round_trip!(i128::from(n).wrapping_neg() << 60);
        assert_round_trip!(n as isize);
        assert_round_trip!(n as f32 / 3.0);
        assert_round_trip!(n as f64 / 3.0);
        assert_round_trip!(n.is_multiple_of(2));
        assert_round_trip!(char::from_u32(n as u32 % 0xd800).expect("below the surrogates"));
        assert_round_trip!(Duration::new(n, random.below(1_000_000_000) as u32));
    }
    assert_round_trip!(());
    assert_round_trip!(char::MAX);
    assert_round_trip!(Duration::MAX);
}

#[test]
fn a_float_keeps_its_bits() {
    for bits in [0x7ff8_0000_0000_0001, 0xfff0_0000_0000_0000, 1 << 63] {
        let coded = record_support::encoded(&f64::from_bits(bits));
        assert_eq!(f64::decode(&mut Cursor::new(&coded)).map(f64::to_bits), Ok(bits));
    }
}

#[test]
fn words_round_trip() {
    let mut random = Lcg(2);
    for _ in 0..ROUNDS {
        let word = random.word();
        assert_round_trip!(word.as_str());
        assert_round_trip!(word.as_bytes());
        assert_round_trip!(Box::<str>::from(word.as_str()));
        assert_round_trip!(Arc::<str>::from(word.as_str()));
        assert_round_trip!(word);
    }
}

#[test]
fn what_is_made_of_parts_round_trips() {
    let mut random = Lcg(3);
    for _ in 0..ROUNDS {
        let (a, b) = (random.word(), random.word());
        let (a, b, n) = (a.as_str(), b.as_str(), random.next());
        assert_round_trip!((a,));
        assert_round_trip!((a, n));
        assert_round_trip!((n, (b, a), b.as_bytes()));
        assert_round_trip!((a, b, n, 'x'));
        assert_round_trip!((a, b, n, 'x', true));
        assert_round_trip!((a, b, n, 'x', true, 1u8));
        assert_round_trip!((a, b, n, 'x', true, 1u8, ()));
        assert_round_trip!((a, b, n, 'x', true, 1u8, (), b.to_owned()));
        assert_round_trip!(n.is_multiple_of(2).then_some((a, n)));
        assert_round_trip!(if n.is_multiple_of(2) { Ok(a) } else { Err((n, b)) });
        assert_round_trip!([(a, 1u8), (b, 2), ("", 3)]);
        assert_round_trip!([[b.to_owned()], [a.to_owned()]]);
    }
    assert_round_trip!([0u8; 0]);
    assert_round_trip!([(); 3]);
}

#[test]
fn lists_round_trip() {
    let mut random = Lcg(4);
    for _ in 0..ROUNDS {
        let words: Vec<String> = (0..random.below(5)).map(|_| random.word()).collect();
        let numbers: Vec<(u8, Option<u32>)> =
            words.iter().map(|word| (word.len() as u8, word.chars().next().map(u32::from))).collect();
        assert_round_trip!(numbers.clone());
        assert_round_trip!(vec![words.clone(), vec![], words.clone()]);
        assert_round_trip!(vec![(); words.len()]);
        assert_round_trip!(vec![[(); 2]; words.len()]);
        assert_round_trip!(VecDeque::from(words.clone()));
        assert_round_trip!(words.iter().cloned().collect::<BTreeSet<_>>());
        assert_round_trip!(words.iter().cloned().zip(numbers.clone()).collect::<BTreeMap<_, _>>());
        assert_round_trip!(BTreeMap::from([((), vec![()])]));
    }
}

#[test]
fn groups_round_trip() {
    let mut random = Lcg(5);
    for _ in 0..ROUNDS {
        let words: Vec<String> = (0..random.below(5)).map(|_| random.word()).collect();
        let words: Vec<(&str, u64)> = words.iter().map(|word| (word.as_str(), random.next())).collect();
        assert_round_trip!(Group::from(&words[..]));
        assert_round_trip!(("key", Some(Group::from(&words[..])), 1u8));
        let nothing = vec![(); words.len()];
        assert_round_trip!(Group::from(&nothing[..]));
        let nested = [Group::from(&words[..]), Group::from(&words[..words.len() / 2])];
        assert_round_trip!(Group::from(&nested[..]));
    }
}

#[test]
fn a_received_group_is_iterated_again_and_again() {
    let words = ["b", "", "é"];
    let coded = record_support::encoded(&Group::from(&words[..]));
    let group = decoded(&Group::from(&words[..]), &mut Cursor::new(&coded)).expect("it was just encoded");
    assert_eq!((group.len(), group.is_empty(), group.iter().len()), (3, false, 3));
    assert_eq!(group.iter().collect::<Vec<_>>(), words);
    assert_eq!(group.iter().max(), Some("é"));
    assert_eq!((&group).into_iter().chain(group.clone()).count(), 6);
    assert_eq!(format!("{group:?}"), r#"["b", "", "é"]"#);
}

#[test]
fn cut_or_changed_bytes_never_panic() {
    assert_corruption_is_seen(&1_234_567u32);
    assert_corruption_is_seen(&usize::MAX);
    assert_corruption_is_seen(&(true, false));
    assert_corruption_is_seen(&'🦀');
    assert_corruption_is_seen(&Duration::from_millis(1_999));
    assert_corruption_is_seen(&"text é");
    assert_corruption_is_seen(&(&b"bytes"[..], "text", String::from("owned")));
    assert_corruption_is_seen(&(Box::<str>::from("box"), Arc::<str>::from("arc")));
    assert_corruption_is_seen(&(1u8, 2u16, 3u32, 4u64, 5u128, 6i8, 7i16, "8"));
    assert_corruption_is_seen(&[Some("a"), None]);
    assert_corruption_is_seen(&[Ok::<u8, &str>(1), Err("no")]);
    assert_corruption_is_seen(&vec![String::from("é"), String::new()]);
    assert_corruption_is_seen(&vec![(); 3]);
    assert_corruption_is_seen(&VecDeque::from([1u16, 2]));
    assert_corruption_is_seen(&BTreeSet::from([1u16, 2, 3]));
    assert_corruption_is_seen(&BTreeMap::from([("a".to_owned(), 1u8), ("é".to_owned(), 2)]));
    assert_corruption_is_seen(&Group::from(&["a", "", "éb"][..]));
    assert_corruption_is_seen(&Group::from(&[(); 3][..]));
    assert_corruption_is_seen(&Group::from(&[Group::from(&[1u8, 2][..]), Group::from(&[][..])][..]));
}

/// A list says first how many items it has. None of them makes room for more than the bytes at
/// hand, and items that need no bytes do not come in billions.
#[test]
fn an_absurd_length_is_refused_at_once() {
    fn refused<R: Record>(like: &R, bytes: &[u8]) -> bool {
        let arena = Arena { bytes: bytes.to_vec(), text: "some text".into() };
        matches!(decoded(like, &mut Cursor::new(&arena)), Err(Corrupt(_)))
    }
    for len in [1 << 20, 1 << 40, u64::MAX / 2, u64::MAX] {
        let bytes = len.to_le_bytes();
        assert!(refused(&vec![0u8], &bytes));
        assert!(refused(&vec![()], &bytes));
        assert!(refused(&vec![vec![String::new()]], &bytes));
        assert!(refused(&VecDeque::from([()]), &bytes));
        assert!(refused(&BTreeSet::from([0u64]), &bytes));
        assert!(refused(&BTreeMap::from([((), ())]), &bytes));
    }
    let group = [u32::MAX.to_le_bytes(), 0u32.to_le_bytes(), 0u32.to_le_bytes()].concat();
    assert!(refused(&Group::from(&[()][..]), &group));
    assert!(refused(&Group::from(&["a"][..]), &group));
    assert!(refused(&"", &u32::MAX.to_le_bytes()));
}

#[test]
fn maps_and_sets_have_each_key_once_and_in_order() {
    for keys in [[1u8, 1], [2, 1]] {
        let coded = record_support::encoded(&keys.to_vec());
        assert!(BTreeSet::<u8>::decode(&mut Cursor::new(&coded)).is_err());
        let coded = record_support::encoded(&keys.map(|key| (key, 0u8)).to_vec());
        assert!(BTreeMap::<u8, u8>::decode(&mut Cursor::new(&coded)).is_err());
    }
}

/// What is stored is text in the arena; no stored borrow has an allocation of its own.
#[test]
fn the_arena_holds_what_is_borrowed_and_nothing_else() {
    let mut arena = Arena::default();
    let stored = ("é", 1u64, &b"ab"[..], String::from("its own")).store(&mut arena);
    assert_eq!(arena, Arena { bytes: b"ab".to_vec(), text: "é".into() });
    assert_eq!(arena.len(), 4);
    let own = stored.3.as_ptr();
    assert_eq!(stored.take(&arena).3.as_ptr(), own, "an owned string is moved out");
    arena.clear();
    assert!(arena.is_empty());
}

/// From 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Percent(u8);

impl Record for Percent {
    type Owned = Percent;
    fn store(self, _: &mut Arena) -> Percent {
        self
    }
    fn encode(&self, out: &mut Arena) {
        self.0.encode(out);
    }
}

impl Stored for Percent {
    type View<'a> = Percent;
    type Block = TypedBlock<Percent>;
    fn view(&self, _: &Arena) -> Percent {
        *self
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Percent, Corrupt> {
        match u8::decode(from)? {
            percent @ 0..=100 => Ok(Percent(percent)),
            _ => Err(Corrupt("more than 100 percent")),
        }
    }
}

/// The example of `docs/records.md`.
#[test]
fn a_record_by_hand() {
    assert_round_trip!(Percent(100));
    assert_round_trip!(("cpu", vec![Percent(0), Percent(7)]));
    assert_corruption_is_seen(&[Percent(1), Percent(2)]);
    assert_eq!(
        Percent::decode(&mut Cursor { bytes: &[101], text: "" }),
        Err(Corrupt("more than 100 percent"))
    );
}
