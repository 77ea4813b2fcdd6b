//! Codes: what stands for a key in tables.
//!
//! A key of up to 15 bytes is its own code: two codes are equal exactly when the keys are, so that a table that holds
//! codes never looks at the bytes of a key again, which lie anywhere in a block of many MiB. A longer key has its hash as
//! its code, and whoever finds an equal code compares the keys.
//!
//! Codes do not leave the program, and they do not place keys: that is [`key_group`](super::key_group).

use super::{Arena, Key, Record, key_group};
use std::{
    hash::{BuildHasher, Hash},
    hint::select_unpredictable,
};

/// The code of a key. Only codes of keys of one type are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The first eight bytes of a short key; the hash of a long one.
    pub low: u64,
    /// How many bytes a short key has, plus one, in the lowest byte, and above it up to seven more of them; 0 for a long key.
    pub high: u64,
}

/// The most bytes that a code holds.
const MOST: usize = 15;

/// Where the bytes stand behind those of `low`.
const REST_AT: u32 = 8;

impl Code {
    /// Of a key that has no exact one.
    pub(crate) fn hashed(hash: u64) -> Code {
        Code { low: hash, high: 0 }
    }

    /// Whether an equal code means an equal key.
    #[inline(always)]
    pub fn is_exact(self) -> bool {
        self.high != 0
    }

    /// The code of text or bytes, if they are short. They are loaded in pieces that overlap, never beyond their end.
    #[inline(always)]
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Code> {
        let n = bytes.len();
        if n > MOST {
            return None;
        }
        if n < 2 {
            let low = bytes.first().map_or(0, |byte| u64::from(*byte));
            return Some(Code { low, high: n as u64 + 1 });
        }
        // from here on no branch: lengths of words are guessed wrong. Where pieces overlap they have the same bits
        let two = |at: usize| {
            let at = at.min(n - 2);
            bytes[at..].first_chunk().map_or(0, |two| u64::from(u16::from_le_bytes(*two)) << (8 * at))
        };
        let low = two(0) | two(2) | two(4) | two(6);
        let last = select_unpredictable(n >= 8, bytes.last_chunk().unwrap_or(&[0; 8]), &[0; 8]);
        let high = u64::from_le_bytes(*last) >> (8 * (MOST - n.max(8))) & !0xff;
        Some(Code { low, high: high | (n as u64 + 1) })
    }

    /// How many bytes an exact code has.
    fn len(self) -> u64 {
        (self.high & 0xff) - 1
    }

    /// The group of a text that has this code.
    #[inline]
    pub(super) fn group_of_text(self) -> u32 {
        super::key::group_of_short_text(self.len(), self.low, self.high >> REST_AT)
    }
}

/// Brings the parts of a key together to its code.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pack {
    bytes: u128,
    n: usize,
}

impl Pack {
    /// Adds the lowest `width` bytes of `bits`, of which the others are zero; false when there is no room.
    #[inline(always)]
    pub(super) fn push(&mut self, bits: u64, width: usize) -> bool {
        let fits = self.n + width <= MOST;
        if fits {
            self.bytes |= u128::from(bits) << (8 * self.n);
            self.n += width;
        }
        fits
    }

    /// Adds a number of fixed width.
    #[inline(always)]
    pub(super) fn push_fixed<const N: usize>(&mut self, bytes: [u8; N]) -> bool {
        if N > 8 {
            return false;
        }
        let mut word = [0; 8];
        word[..N].copy_from_slice(&bytes);
        self.push(u64::from_le_bytes(word), N)
    }

    /// Adds bytes, and behind them how many they are.
    #[inline(always)]
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) -> bool {
        let n = bytes.len();
        n + 1 + self.n <= MOST
            && Code::of_bytes(bytes).is_some_and(|code| {
                let bytes = u128::from(code.low) | u128::from(code.high >> REST_AT) << 64;
                self.bytes |= bytes << (8 * self.n);
                self.n += n;
                self.push(n as u64, 1)
            })
    }

    /// The code of what was added.
    #[inline(always)]
    pub(super) fn code(self) -> Code {
        Code { low: self.bytes as u64, high: ((self.bytes >> 64) as u64) << REST_AT | (self.n as u64 + 1) }
    }
}

/// Makes codes.
#[derive(Clone, Debug)]
pub struct Coder {
    hasher: foldhash::fast::FixedState,
    noise: u64,
}

impl Coder {
    /// `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Coder { hasher: foldhash::fast::FixedState::with_seed(seed), noise: noise(seed) }
    }

    /// The code of `key`.
    #[inline(always)]
    pub fn code<K: Key>(&self, key: &K) -> Code {
        key.code_short().unwrap_or_else(|| key.code_long(self))
    }

    /// The code of a key that is too long for an exact one.
    #[inline(always)]
    pub(super) fn of_hash(&self, key: &impl Hash) -> Code {
        Code::hashed(self.hasher.hash_one(key))
    }

    /// As [`Coder::of_hash`], of text or bytes, which are mostly not much too long: no call, and fewer steps than a hasher
    /// that knows neither that it is given all at once, nor how much it is at least.
    #[inline(always)]
    pub(super) fn of_long_bytes(&self, bytes: &[u8]) -> Code {
        let ends = (bytes.first_chunk::<16>(), bytes.last_chunk::<16>());
        let (Some(first), Some(last)) = ends else { return self.of_hash(&bytes) };
        let ([a, b], [c, d]) = (halves(first), halves(last));
        let mut hash = fold(a ^ self.noise, b ^ self.noise);
        if bytes.len() > 32 {
            hash = fold_middle(hash, &bytes[16..bytes.len() - 16]);
        }
        Code::hashed(fold(hash ^ c, d ^ self.noise ^ bytes.len() as u64))
    }
}

/// Makes hashes of codes, for one table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    noise: u64,
}

impl Spread {
    pub(crate) fn new(seed: u64) -> Self {
        Spread { noise: noise(seed) }
    }

    /// A hash of the code. A code that is a hash needs no second one.
    #[inline(always)]
    pub(crate) fn hash(&self, code: Code) -> u64 {
        if code.is_exact() { fold(code.low ^ self.noise, code.high ^ self.noise) } else { code.low }
    }
}

impl Default for Spread {
    fn default() -> Self {
        Spread::new(0)
    }
}

/// Bits that look random.
// in memory and not a constant of the code: the loop of a kernel would keep that in a register, of which it has too few
fn noise(seed: u64) -> u64 {
    fold(seed ^ A, B) ^ A
}

/// Odd numbers with about as many ones as zeros.
const A: u64 = 0x9e37_79b9_7f4a_7c15;
const B: u64 = 0xc2b2_ae3d_27d4_eb4f;

/// Folded multiplication (the step of wyhash, W. Yi).
#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

#[inline(always)]
fn halves(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    [both as u64, (both >> 64) as u64]
}

/// What stands between the first and the last 16 bytes.
#[inline(never)]
fn fold_middle(mut hash: u64, middle: &[u8]) -> u64 {
    let mut chunks = middle.chunks_exact(16);
    for chunk in &mut chunks {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(chunk);
        let [a, b] = halves(&bytes);
        hash = fold(hash ^ a, b ^ A);
    }
    let mut bytes = [0; 16];
    let rest = chunks.remainder();
    bytes[..rest.len()].copy_from_slice(rest);
    let [a, b] = halves(&bytes);
    fold(hash ^ a, b ^ B)
}

/// The group of a key whose code is at hand: [`key_group`], but without looking at the key where the code is enough.
#[inline]
pub(crate) fn group_of<K: Record>(key: &K, code: Code, scratch: &mut Arena) -> u32 {
    match code.is_exact().then(|| key.code_group(code)).flatten() {
        Some(group) => group,
        None => key_group(key, scratch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record::Record, rng::Rng};

    /// All lengths, with letters that are often the same, and zeros.
    fn text(rng: &mut Rng, most: u64) -> String {
        (0..rng.below(most + 1)).map(|_| ['a', 'b', '\0', 'é'][rng.below(4) as usize]).collect()
    }

    #[test]
    fn codes_are_equal_exactly_when_short_keys_are() {
        let mut rng = Rng::new(1);
        for most in [1, 2, 3, 8, 20] {
            for _ in 0..if cfg!(miri) { 100 } else { 20_000 } {
                let (a, b) = (text(&mut rng, most), text(&mut rng, most));
                let codes = (a.as_str().code_short(), b.as_str().code_short());
                assert_eq!(codes.0.is_some(), a.len() <= MOST, "{a:?}");
                assert_eq!((codes.0, codes.1), (a.as_bytes().code_short(), b.code_short()));
                assert!(codes.0.is_none_or(Code::is_exact));
                if let (Some(x), Some(y)) = codes {
                    assert_eq!(x == y, a == b, "{a:?} {b:?}");
                }
                let (m, n) = (rng.below(3) as u8, rng.below(3) as u8);
                let pairs =
                    ((a.as_str(), m, b.as_str()).code_short(), (b.as_str(), n, a.as_str()).code_short());
                if let (Some(x), Some(y)) = pairs {
                    assert_eq!(x == y, a == b && m == n, "{a:?} {m} {b:?} {n}");
                }
            }
        }
    }

    #[test]
    fn a_code_holds_the_bytes_in_order() {
        let whole = "abcdefghijklmno";
        for n in 0..=MOST {
            let code = (&whole[..n]).code_short().expect("short");
            let mut bytes = [0; 16];
            bytes[..n].copy_from_slice(&whole.as_bytes()[..n]);
            let held = u128::from(code.low) | u128::from(code.high >> REST_AT) << 64;
            assert_eq!((held.to_le_bytes(), code.len()), (bytes, n as u64));
        }
    }

    /// Every bit of a long key matters, wherever it is.
    #[test]
    fn long_text_has_another_hash_where_it_is_another() {
        let coder = Coder::new(4);
        for n in 16..if cfg!(miri) { 36 } else { 150 } {
            let text = vec![b'a'; n];
            let whole = text.as_slice().code_long(&coder);
            assert_eq!(String::from_utf8(text.clone()).expect("ASCII").code_long(&coder), whole);
            for at in 0..n {
                let mut other = text.clone();
                other[at] ^= 1;
                assert_ne!(other.as_slice().code_long(&coder), whole, "byte {at} of {n}");
            }
            assert_ne!(vec![b'a'; n + 1].as_slice().code_long(&coder), whole, "{n} bytes");
        }
    }

    #[test]
    fn integers_and_small_tuples_are_short_and_the_rest_is_not() {
        assert_ne!(1u64.code_short(), 2u64.code_short());
        assert_ne!((-1i8).code_short(), 1i8.code_short());
        assert_ne!((1u8, 2u8).code_short(), (2u8, 1u8).code_short());
        assert!((1u64, 2u32, 3u16, true).code_short().is_some());
        assert_eq!((1u64, 2u64).code_short(), None);
        assert_eq!(1u128.code_short(), None);
        assert_eq!(vec![1u8].code_short(), None);
        assert_eq!("x".repeat(16).code_short(), None);
    }

    #[test]
    fn the_group_by_the_code_is_the_group() {
        let mut rng = Rng::new(2);
        let (coder, mut scratch) = (Coder::new(3), Arena::default());
        for _ in 0..if cfg!(miri) { 100 } else { 5_000 } {
            let key = text(&mut rng, 12);
            let group = key_group(&key, &mut scratch);
            assert_eq!(group_of(&key.as_str(), coder.code(&key.as_str()), &mut scratch), group, "{key:?}");
            assert_eq!(group_of(&key, coder.code(&key), &mut scratch), group, "{key:?}");
            let number = rng.below(1000);
            let group = key_group(&number, &mut scratch);
            assert_eq!(group_of(&number, coder.code(&number), &mut scratch), group);
        }
    }
}
