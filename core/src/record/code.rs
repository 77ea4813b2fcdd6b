//! Codes: what stands for a key in tables.
//!
//! A key of up to 15 bytes is its own code: two codes are equal exactly when the keys are, so that
//! a table that holds codes never looks at the bytes of a key again, which lie anywhere in a block
//! of many MiB. A longer key has its hash as its code, and whoever finds an equal code compares the
//! keys.
//!
//! Codes do not leave the program, and they do not place keys: that is
//! [`key_group`](super::key_group).

use foldhash::SharedSeed;
use std::hint::select_unpredictable;

/// The code of a key. Only codes of keys of one type are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The first eight bytes of a short key; the hash of a long one.
    pub low: u64,
    /// How many bytes a short key has, plus one, in the lowest byte, and above it up to seven more
    /// of them; 0 for a long key.
    pub high: u64,
}

/// The most bytes that a code holds.
const MOST: usize = 15;

/// Where the bytes stand behind those of `low`.
const REST_AT: u32 = 8;

impl Code {
    /// Of a key that has no exact one.
    #[doc(hidden)]
    pub fn hashed(hash: u64) -> Code {
        Code { low: hash, high: 0 }
    }

    /// Whether an equal code means an equal key.
    #[inline(always)]
    pub fn is_exact(self) -> bool {
        self.high != 0
    }

    /// The code of text or bytes, if they are short. They are loaded in pieces that overlap, never
    /// beyond their end.
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
        // from here on no branch: lengths of words are guessed wrong. Where pieces overlap they
        // have the same bits
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

    /// The [`key_hash`](fn@super::key_hash) of a text that has this code.
    #[inline]
    pub(super) fn hash_of_text(self) -> u64 {
        super::key_hash::of_short_text(self.len(), self.low, self.high >> REST_AT)
    }
}

/// Brings the parts of a key together to its code.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pack {
    bytes: u128,
    n: usize,
}

impl Pack {
    /// Adds the lowest `width` bytes of `bits`, of which the others are zero; false when there is
    /// no room.
    #[inline(always)]
    #[doc(hidden)]
    pub fn push(&mut self, bits: u64, width: usize) -> bool {
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

/// Makes codes. The seed is a secret of the run: without it nobody can choose keys that collide.
/// Each word of a key meets secret bits on both sides of a product, so no choice of words turns a
/// product into 0, which would forget the words before.
#[derive(Clone, Debug)]
pub struct Coder {
    pub(super) seeds: SharedSeed,
    pub(super) noise: [u64; 2],
}

impl Coder {
    /// `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let noise = noise(seed);
        // a seed of 0 would give seeds of zeros
        Coder { seeds: SharedSeed::from_u64(noise[1]), noise }
    }

    /// As [`Coder::of_key`], of text or bytes, which are mostly not much too long: no call, and
    /// fewer steps than a hasher that knows neither that it is given all at once, nor how much it
    /// is at least.
    #[inline(always)]
    pub(super) fn of_long_bytes(&self, bytes: &[u8]) -> Code {
        let ends = (bytes.first_chunk::<16>(), bytes.last_chunk::<16>());
        let (Some(first), Some(last)) = ends else { return self.of_key(&bytes) };
        let ([a, b], [c, d]) = (halves(first), halves(last));
        let [left, right] = self.noise;
        let mut hash = fold(a ^ left, b ^ right);
        if bytes.len() > 32 {
            hash = fold_middle(hash, &bytes[16..bytes.len() - 16], right);
        }
        // the length turns a secret: if it were a word of its own, another word could make up for
        // it
        Code::hashed(fold(hash ^ c, d ^ left.rotate_left(bytes.len() as u32)))
    }
}

/// Makes hashes of codes, for one table. The default has no seed yet, and is there only to be
/// replaced before the first key.
#[derive(Clone, Copy, Debug, Default)]
#[doc(hidden)]
pub struct Spread {
    noise: [u64; 2],
}

impl Spread {
    #[doc(hidden)]
    pub fn new(seed: u64) -> Self {
        Spread { noise: noise(seed) }
    }

    /// For those who choose keys, in tests.
    #[doc(hidden)]
    pub fn noise(&self) -> [u64; 2] {
        self.noise
    }

    /// A hash of the code. A code that is a hash needs no second one.
    #[inline(always)]
    #[doc(hidden)]
    pub fn hash(&self, code: Code) -> u64 {
        debug_assert_ne!(self.noise, [0; 2], "every table has a seed");
        let [left, right] = self.noise;
        if code.is_exact() { fold(code.low ^ left, code.high ^ right) } else { code.low }
    }
}

/// Bits that look random. Two words, so that a product is another one if its sides are exchanged.
// in memory and not a constant of the code: the loop of a kernel would keep that in a register, of
// which it has too few
fn noise(seed: u64) -> [u64; 2] {
    let left = fold(seed ^ A, B) ^ A;
    [left, fold(left ^ B, seed ^ A) ^ B]
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
fn fold_middle(mut hash: u64, middle: &[u8], noise: u64) -> u64 {
    let mut chunks = middle.chunks_exact(16);
    for chunk in &mut chunks {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(chunk);
        let [a, b] = halves(&bytes);
        hash = fold(hash ^ a, b ^ noise);
    }
    let mut bytes = [0; 16];
    let rest = chunks.remainder();
    bytes[..rest.len()].copy_from_slice(rest);
    let [a, b] = halves(&bytes);
    fold(hash ^ a, b ^ noise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        env::Rng,
        record::{Arena, KeyPart, group_of, key_group},
    };

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

    /// How many hashes there are.
    fn n_hashes(codes: impl Iterator<Item = Code>) -> usize {
        codes.map(|code| code.low).collect::<std::collections::BTreeSet<_>>().len()
    }

    /// Words that make a product 0 where one of its sides is public, among them all constants of
    /// this file and of foldhash. Whoever chooses keys can put them anywhere.
    const PUBLIC: [u64; 10] = [
        0,
        u64::MAX,
        A,
        B,
        noise_before(0),
        0xc0ac_29b7_c97c_50dd,
        0x3f84_d5b5_b547_0917,
        0x9216_d5d9_8979_fb1b,
        0xd131_0ba6_98df_b5ac,
        0x082e_fa98_ec4e_6c89,
    ];

    /// The left one of the secrets of a seed.
    const fn noise_before(seed: u64) -> u64 {
        let product = (seed ^ A) as u128 * B as u128;
        ((product >> 64) as u64 ^ product as u64) ^ A
    }

    #[test]
    fn no_word_of_a_key_makes_those_before_it_forgotten() {
        let n = if cfg!(miri) { 20 } else { 500 };
        for (seed, word) in [0, 1, 77].into_iter().flat_map(|seed| PUBLIC.map(|word| (seed, word))) {
            let coder = Coder::new(seed);
            // the word at every place behind words that differ, and then what is the same
            for (len, at) in [(48, 8), (48, 24), (48, 32), (48, 40), (80, 24), (80, 40), (80, 64)] {
                let key = |i: u64| {
                    let mut key = vec![b'x'; len];
                    key[at - 8..at].copy_from_slice(&i.to_le_bytes());
                    key[at..at + 8].copy_from_slice(&word.to_le_bytes());
                    key
                };
                let codes = (0..n).map(|i| key(i).as_slice().code_long(&coder));
                assert_eq!(n_hashes(codes), n as usize, "{word:x} at {at} of {len}, seed {seed}");
            }
            let pairs = (0..n).map(|i| (i, word).code_long(&coder));
            assert_eq!(n_hashes(pairs), n as usize, "a pair with {word:x}, seed {seed}");
            let four = (0..n).map(|i| (i, word, word, word).code_long(&coder));
            assert_eq!(n_hashes(four), n as usize, "four with {word:x}, seed {seed}");
            let wide = (0..n).map(|i| (u128::from(word) << 64 | u128::from(i)).code_long(&coder));
            assert_eq!(n_hashes(wide), n as usize, "a u128 with {word:x}, seed {seed}");
            let list = (0..n).map(|i| vec![i, word, i / 2, word].code_long(&coder));
            assert_eq!(n_hashes(list), n as usize, "a list with {word:x}, seed {seed}");
        }
    }

    /// Neither halves that are exchanged, nor lengths that another word makes up for.
    #[test]
    fn keys_do_not_collide_under_every_seed() {
        let mut rng = Rng::new(6);
        for seed in 0..3 {
            let (coder, spread) = (Coder::new(seed), Spread::new(seed));
            for _ in 0..100 {
                let (a, b) = (rng.next_u64(), rng.next_u64());
                let key = |x: u64, y: u64| [x.to_le_bytes(), y.to_le_bytes(), [7; 8], [8; 8]].concat();
                let hash = |key: Vec<u8>| key.as_slice().code_long(&coder);
                assert_ne!(hash(key(a, b)), hash(key(b, a)));
                let exact = |low, high| spread.hash(Code { low, high });
                assert_ne!(exact(a | 1, b | 1), exact(b | 1, a | 1));
            }
            for (least, most) in [(24, 32), (40, 48), (97, 112)] {
                let texts = (least..=most).map(|n| {
                    let mut text = vec![b'a'; n];
                    text[n - 8] ^= n as u8;
                    text.as_slice().code_long(&coder)
                });
                assert_eq!(n_hashes(texts), most - least + 1, "{least} to {most} bytes");
            }
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
