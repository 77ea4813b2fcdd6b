//! Text and bytes: borrowed ones become handles into the arena, owned ones stay what they are.

use super::{Arena, Code, Coder, Corrupt, Cursor, Key, KeyPart, Pack, Record, Stored, TypedBlock};
use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

/// A stored `&str`: a range of the arena's text.
#[derive(Clone, Copy, Debug)]
pub struct Str {
    pub(super) start: usize,
    pub(super) len: u32,
}

/// A stored `&[u8]`: a range of the arena's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    pub(super) start: usize,
    pub(super) len: u32,
}

/// Lengths are encoded in 32 bits; one record of 4 GiB is refused when it is stored.
fn short(len: usize) -> u32 {
    u32::try_from(len).expect("a record is shorter than 4 GiB")
}

impl Record for &str {
    type Owned = Str;
    #[inline]
    fn store(self, arena: &mut Arena) -> Str {
        let start = arena.text.len();
        arena.text.push_str(self);
        Str { start, len: short(self.len()) }
    }
    #[inline]
    fn encode(&self, out: &mut Arena) {
        short(self.len()).encode(out);
        out.text.push_str(self);
    }
}

impl KeyPart for &str {
    const TO_CHECK: bool = false;
    const IS_WHOLE: bool = true;
    #[inline]
    fn encode_key(&self, out: &mut Arena) {
        self.encode(out);
    }
    #[inline(always)]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        self.hash(state);
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        pack.push_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn code_short(&self) -> Option<Code> {
        Code::of_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn code_long(&self, coder: &Coder) -> Code {
        coder.of_long_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn is_same(&self, other: &Self) -> bool {
        same_bytes(self.as_bytes(), other.as_bytes())
    }
    #[inline(always)]
    fn code_hash(&self, code: Code) -> Option<u64> {
        Some(code.hash_of_text())
    }
}

impl Key for &str {}

impl Record for &[u8] {
    type Owned = Bytes;
    #[inline]
    fn store(self, arena: &mut Arena) -> Bytes {
        let start = arena.bytes.len();
        arena.bytes.extend_from_slice(self);
        Bytes { start, len: short(self.len()) }
    }
    #[inline]
    fn encode(&self, out: &mut Arena) {
        short(self.len()).encode(out);
        out.bytes.extend_from_slice(self);
    }
}

impl KeyPart for &[u8] {
    const TO_CHECK: bool = false;
    const IS_WHOLE: bool = true;
    #[inline]
    fn encode_key(&self, out: &mut Arena) {
        self.encode(out);
    }
    #[inline(always)]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        self.hash(state);
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        pack.push_bytes(self)
    }
    #[inline(always)]
    fn code_short(&self) -> Option<Code> {
        Code::of_bytes(self)
    }
    #[inline(always)]
    fn code_long(&self, coder: &Coder) -> Code {
        coder.of_long_bytes(self)
    }
    #[inline(always)]
    fn is_same(&self, other: &Self) -> bool {
        same_bytes(self, other)
    }
}

impl Key for &[u8] {}

/// Whether they are the same; without a call for those that are not much too long for an exact
/// code.
#[inline(always)]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // up to 32 bytes, the first 16 and the last 16 are all
    let ends = |bytes: &[u8]| {
        let word = |bytes: &[u8; 16]| u128::from_le_bytes(*bytes);
        Some((word(bytes.first_chunk()?), word(bytes.last_chunk()?)))
    };
    match (ends(a), ends(b)) {
        (Some((a_first, a_last)), Some((b_first, b_last))) if a.len() <= 32 => {
            (a_first ^ b_first) | (a_last ^ b_last) == 0
        }
        _ => a == b,
    }
}

/// Text that owns its bytes: it is its own stored form, and encoded as `&str` is.
macro_rules! owned_text {
    ($($t:ty)*) => {$(
        impl Stored for $t {
            type View<'a> = $t;
            type Block = TypedBlock<$t>;
            fn view(&self, _: &Arena) -> $t {
                self.clone()
            }
            fn take(self, _: &Arena) -> $t {
                self
            }
            fn is<'a>(&self, _: &'a Arena, key: &Self::View<'a>) -> bool
            where
                Self::View<'a>: KeyPart,
            {
                self.is_same(key)
            }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<$t, Corrupt> {
                Ok(Str::decode(from)?.into())
            }
        }

        impl Record for $t {
            type Owned = $t;
            fn store(self, _: &mut Arena) -> $t {
                self
            }
            fn encode(&self, out: &mut Arena) {
                let text: &str = self;
                text.encode(out);
            }
        }

        impl KeyPart for $t {
            const TO_CHECK: bool = false;
            const IS_WHOLE: bool = true;
            #[inline]
            fn encode_key(&self, out: &mut Arena) {
                self.encode(out);
            }
            #[inline(always)]
            fn hash_key<H: Hasher>(&self, state: &mut H) {
                self.hash(state);
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                pack.push_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn code_short(&self) -> Option<Code> {
                Code::of_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn code_long(&self, coder: &Coder) -> Code {
                coder.of_long_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn is_same(&self, other: &Self) -> bool {
                same_bytes(self.as_bytes(), other.as_bytes())
            }
            #[inline(always)]
            fn code_hash(&self, code: Code) -> Option<u64> {
                Some(code.hash_of_text())
            }
        }

        impl Key for $t {}
    )*};
}
owned_text!(String Box<str> Arc<str>);

#[cfg(test)]
mod tests {
    use crate::record::KeyPart;

    /// Every byte matters, wherever it is, and so does the length.
    #[test]
    fn keys_are_the_same_exactly_when_they_are_equal() {
        for n in 0..70 {
            let text = "a".repeat(n);
            assert!(text.is_same(&"a".repeat(n)) && text.as_str().is_same(&"a".repeat(n).as_str()));
            assert!(
                !text.is_same(&"a".repeat(n + 1)) && !text.as_bytes().is_same(&"a".repeat(n + 1).as_bytes())
            );
            for at in 0..n {
                let mut other = text.clone().into_bytes();
                other[at] = b'b';
                assert!(!text.as_bytes().is_same(&other.as_slice()), "byte {at} of {n}");
                let other = String::from_utf8(other).expect("ASCII");
                assert!(!text.is_same(&other) && !other.as_str().is_same(&text.as_str()), "byte {at} of {n}");
            }
        }
    }
}
