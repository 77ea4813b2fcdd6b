//! What the record tests share: seeded random numbers, and the checks that hold for every record.

#![allow(dead_code, reason = "every test file uses another part of this")]

use std::fmt::Debug;
use streamc_runtime::record::{Arena, Corrupt, Cursor, Record, Stored, View};

/// A linear congruential generator (Knuth's MMIX constants); the upper bits are the good ones.
pub(crate) struct Lcg(pub(crate) u64);

impl Lcg {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 ^ self.0 >> 29
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        (self.next() >> 11) % n
    }

    pub(crate) fn word(&mut self) -> String {
        let letters = ['a', 'b', 'z', ' ', 'é', '日', '🦀'];
        (0..self.below(9)).map(|_| letters[self.below(7) as usize]).collect()
    }
}

pub(crate) fn encoded<R: Record>(record: &R) -> Arena {
    let mut arena = Arena::default();
    record.encode(&mut arena);
    arena
}

/// Decodes a record of the type of `_like`.
pub(crate) fn decoded<'a, R: Record>(_like: &R, from: &mut Cursor<'a>) -> Result<View<'a, R>, Corrupt> {
    R::Owned::decode(from)
}

/// Stores, views, takes, encodes and decodes a value; it must be the same again, in the middle of
/// other contents.
#[macro_export]
macro_rules! assert_round_trip {
    ($value:expr) => {{
        use streamc_runtime::record::{Arena, Cursor, Record, Stored};
        let value = $value;
        let mut arena = Arena { bytes: vec![7, 7, 7], text: "é before".to_owned() };
        let stored = value.clone().store(&mut arena);
        arena.text.push_str("after");
        assert_eq!(stored.view(&arena), value, "viewed");
        // what was stored can be stored again, elsewhere
        let mut other = Arena { bytes: vec![1], text: "x".to_owned() };
        let again = stored.view(&arena).store(&mut other);
        assert_eq!(again.take(&other), value, "stored again and taken");
        assert_eq!(stored.take(&arena), value, "taken");

        let mut arena = Arena { bytes: vec![9], text: "é".to_owned() };
        value.encode(&mut arena);
        1_234u16.encode(&mut arena);
        let mut at = Cursor { bytes: &arena.bytes[1..], text: &arena.text["é".len()..] };
        assert_eq!($crate::record_support::decoded(&value, &mut at).as_ref(), Ok(&value), "decoded");
        assert_eq!(u16::decode(&mut at), Ok(1_234), "what follows is where it was");
        assert!(at.is_empty());
    }};
}

/// Cuts the encoding of `record` everywhere, and changes each of its bytes in every bit: each time
/// it is refused, or it is another record whose encoding is exactly the changed bytes. It never
/// panics.
pub(crate) fn assert_corruption_is_seen<R: Record + Debug>(record: &R) {
    let whole = encoded(record);
    for n in 0..whole.bytes.len() {
        let mut at = Cursor { bytes: &whole.bytes[..n], text: &whole.text };
        assert!(decoded(record, &mut at).is_err(), "{record:?} with {n} of its bytes");
    }
    for n in (0..whole.text.len()).filter(|n| whole.text.is_char_boundary(*n)) {
        let mut at = Cursor { bytes: &whole.bytes, text: &whole.text[..n] };
        assert!(decoded(record, &mut at).is_err(), "{record:?} with {n} bytes of its text");
    }
    for i in 0..whole.bytes.len() {
        // an interpreter is slow, and the flips differ in nothing that it looks for
        for flip in [1, 128, 255, 2, 4, 8, 16, 32, 64].into_iter().take(if cfg!(miri) { 2 } else { 9 }) {
            let mut changed = whole.clone();
            changed.bytes[i] ^= flip;
            assert_canonical(record, &changed);
        }
    }
    for i in 0..whole.text.len() {
        let mut text = whole.text.clone().into_bytes();
        text[i] ^= 1;
        // text that is not UTF-8 is refused where the buffer comes in
        if let Ok(text) = String::from_utf8(text) {
            assert_canonical(record, &Arena { text, ..whole.clone() });
        }
    }
}

fn assert_canonical<R: Record + Debug>(record: &R, changed: &Arena) {
    let mut at = Cursor::new(changed);
    if let Ok(other) = decoded(record, &mut at) {
        let again = encoded(&other);
        assert_eq!(again.bytes, changed.bytes[..changed.bytes.len() - at.bytes.len()], "{record:?}");
        assert_eq!(again.text, changed.text[..changed.text.len() - at.text.len()], "{record:?}");
    }
}
