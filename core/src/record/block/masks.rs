//! Where records end: bit masks over 64 bytes at a time.
//!
//! `\n`, `\r\n` and a lone `\r` end a line (as in Java's `BufferedReader` and Hadoop's
//! `LineRecordReader`). A record ends at the **last** byte of its terminator, so the next one
//! begins right behind it.
//!
//! On x86_64 the masks come from SSE2, which every such machine has, so there is nothing to find
//! out at run time; the vectors are built from integers, which become plain loads. The portable
//! twin works in 64-bit words; a test holds them equal.

/// The bytes that one mask covers.
pub(crate) const WIDTH: usize = 64;

/// Bit `i` speaks of byte `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// it is `\n`
    pub(crate) newline: u64,
    /// it is `\r`
    pub(crate) carriage_return: u64,
}

/// Bit `i` speaks of byte `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spaces {
    /// it is a white space of ASCII
    pub(crate) ascii: u64,
    /// it is one of the bytes that every other white space begins with: C2, E1, E2, E3
    pub(crate) may_begin: u64,
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
pub(crate) use sse2::{equal, spaces};
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
use sse2::{marks, newlines};

#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
pub(crate) use portable::{equal, spaces};
#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use portable::{marks, newlines};

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2 {
    use super::{Marks, Spaces, WIDTH};
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x,
        _mm_set1_epi8, _mm_sub_epi8,
    };

    /// The marks of `chunk`.
    #[inline(always)]
    #[expect(unsafe_code, reason = "the language wants it even where the feature is always there")]
    pub(super) fn marks(chunk: &[u8; WIDTH]) -> Marks {
        // SAFETY: the only condition is that the machine has SSE2, and this module is compiled only
        // for targets that have it by definition.
        unsafe { compare(chunk) }
    }

    /// The `\n` of `chunk`.
    #[inline(always)]
    #[expect(unsafe_code, reason = "the language wants it even where the feature is always there")]
    pub(super) fn newlines(chunk: &[u8; WIDTH]) -> u64 {
        // SAFETY: as for `marks`.
        unsafe { find_newlines(chunk) }
    }

    /// The bytes of `chunk` that are `byte`.
    #[inline(always)]
    #[expect(unsafe_code, reason = "the language wants it even where the feature is always there")]
    pub(crate) fn equal(chunk: &[u8; WIDTH], byte: u8) -> u64 {
        // SAFETY: as for `marks`.
        unsafe { find_equal(chunk, byte) }
    }

    /// The spaces of `chunk`.
    #[inline(always)]
    #[expect(unsafe_code, reason = "the language wants it even where the feature is always there")]
    pub(crate) fn spaces(chunk: &[u8; WIDTH]) -> Spaces {
        // SAFETY: as for `marks`
        unsafe { find_spaces(chunk) }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn find_spaces(chunk: &[u8; WIDTH]) -> Spaces {
        let (quarters, _) = chunk.as_chunks::<16>();
        let [a, b, c, d] = [load(&quarters[0]), load(&quarters[1]), load(&quarters[2]), load(&quarters[3])];
        let ascii = |v| _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x20)), within(v, 0x09, 0x0d));
        let high = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
        // most text has none: one test for all 64 bytes
        let may_begin = if _mm_movemask_epi8(high) == 0 {
            0
        } else {
            let first = |v| _mm_or_si128(within(v, 0xc2, 0xc2), within(v, 0xe1, 0xe3));
            bits([first(a), first(b), first(c), first(d)])
        };
        Spaces { ascii: bits([ascii(a), ascii(b), ascii(c), ascii(d)]), may_begin }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn within(v: __m128i, from: u8, to: u8) -> __m128i {
        let above = _mm_sub_epi8(v, _mm_set1_epi8(from.cast_signed()));
        _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((to - from).cast_signed())), above)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn bits(vs: [__m128i; 4]) -> u64 {
        let bits = |v| u64::from(_mm_movemask_epi8(v).cast_unsigned());
        bits(vs[0]) | bits(vs[1]) << 16 | bits(vs[2]) << 32 | bits(vs[3]) << 48
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn find_newlines(chunk: &[u8; WIDTH]) -> u64 {
        find_equal(chunk, b'\n')
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn find_equal(chunk: &[u8; WIDTH], byte: u8) -> u64 {
        let (quarters, _) = chunk.as_chunks::<16>();
        mask(load(&quarters[0]), load(&quarters[1]), load(&quarters[2]), load(&quarters[3]), byte)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn compare(chunk: &[u8; WIDTH]) -> Marks {
        let (quarters, _) = chunk.as_chunks::<16>();
        let [a, b, c, d] = [load(&quarters[0]), load(&quarters[1]), load(&quarters[2]), load(&quarters[3])];
        let newline = mask(a, b, c, d, b'\n');
        let wanted = _mm_set1_epi8(b'\r'.cast_signed());
        let ab = _mm_or_si128(_mm_cmpeq_epi8(a, wanted), _mm_cmpeq_epi8(b, wanted));
        let cd = _mm_or_si128(_mm_cmpeq_epi8(c, wanted), _mm_cmpeq_epi8(d, wanted));
        // most text has none: one test for all 64 bytes
        let any = _mm_movemask_epi8(_mm_or_si128(ab, cd)) != 0;
        Marks { newline, carriage_return: if any { mask(a, b, c, d, b'\r') } else { 0 } }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn mask(a: __m128i, b: __m128i, c: __m128i, d: __m128i, byte: u8) -> u64 {
        let wanted = _mm_set1_epi8(byte.cast_signed());
        let bits = |v| u64::from(_mm_movemask_epi8(_mm_cmpeq_epi8(v, wanted)).cast_unsigned());
        bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn load(bytes: &[u8; 16]) -> __m128i {
        let word = u128::from_le_bytes(*bytes);
        _mm_set_epi64x(((word >> 64) as u64).cast_signed(), (word as u64).cast_signed())
    }
}

#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
mod portable {
    use super::{Marks, Spaces, WIDTH};

    /// The spaces of `chunk`.
    #[inline(always)]
    pub(crate) fn spaces(chunk: &[u8; WIDTH]) -> Spaces {
        Spaces {
            ascii: mask(chunk, b' ') | within(chunk, 0x09, 0x0d, 0),
            may_begin: mask(chunk, 0xc2) | within(chunk, 0x61, 0x63, HIGH),
        }
    }

    /// The bytes whose lower seven bits are within these bounds and whose highest bit is that of
    /// `high`.
    #[inline(always)]
    fn within(chunk: &[u8; WIDTH], from: u8, to: u8, high: u64) -> u64 {
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        let at_least = |x: u64, bound: u8| (x & !HIGH) + ONES * u64::from(0x80 - bound);
        let (words, _) = chunk.as_chunks::<8>();
        words.iter().rev().fold(0, |bits, word| {
            let x = u64::from_le_bytes(*word);
            bits << 8 | gather(at_least(x, from) & !at_least(x, to + 1) & !(x ^ high) & HIGH)
        })
    }

    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

    /// The highest bits of eight bytes side by side.
    #[inline(always)]
    fn gather(high: u64) -> u64 {
        (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }

    /// The `\n` of `chunk`.
    #[inline(always)]
    pub(super) fn newlines(chunk: &[u8; WIDTH]) -> u64 {
        mask(chunk, b'\n')
    }

    /// The marks of `chunk`.
    #[inline(always)]
    pub(super) fn marks(chunk: &[u8; WIDTH]) -> Marks {
        Marks { newline: mask(chunk, b'\n'), carriage_return: mask(chunk, b'\r') }
    }

    /// The bytes of `chunk` that are `byte`.
    #[inline(always)]
    pub(crate) fn equal(chunk: &[u8; WIDTH], byte: u8) -> u64 {
        mask(chunk, byte)
    }

    #[inline(always)]
    fn mask(chunk: &[u8; WIDTH], byte: u8) -> u64 {
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        const LOW7: u64 = u64::from_le_bytes([0x7f; 8]);
        let (words, _) = chunk.as_chunks::<8>();
        words.iter().rev().fold(0, |bits, word| {
            let x = u64::from_le_bytes(*word) ^ (ONES * u64::from(byte));
            // the highest bit of every byte that is zero; exact, no carry crosses a byte
            let zero = !(((x & LOW7) + LOW7) | x | LOW7);
            bits << 8 | gather(zero)
        })
    }
}

/// The records that end within 64 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    /// Bit `i`: byte `i` is the last one of a terminator.
    pub(crate) at: u64,
    /// Bit `i`: byte `i` is the `\n` of a `\r\n`.
    pub(crate) two: u64,
}

/// Finds the ends of lines in one 64 bytes after the other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineEnds {
    /// the last byte seen was `\r`
    after_return: bool,
}

impl LineEnds {
    /// The ends in `chunk`, of which it is known that there is no `\r` in it.
    #[inline(always)]
    pub(crate) fn find_plain(chunk: &[u8; WIDTH]) -> u64 {
        newlines(chunk)
    }

    /// Whether the last byte seen may be the first half of a terminator.
    #[inline(always)]
    pub(crate) fn is_open(self) -> bool {
        self.after_return
    }

    /// The ends in `chunk`, which is followed by the byte `next`.
    #[inline(always)]
    pub(crate) fn find(&mut self, chunk: &[u8; WIDTH], next: Option<u8>) -> Ends {
        let marks = marks(chunk);
        if marks.carriage_return == 0 && !self.after_return {
            return Ends { at: marks.newline, two: 0 };
        }
        let two = marks.newline & (marks.carriage_return << 1 | u64::from(self.after_return));
        let newline_next = marks.newline >> 1 | u64::from(next == Some(b'\n')) << (WIDTH - 1);
        self.after_return = marks.carriage_return >> (WIDTH - 1) == 1;
        Ends { at: marks.newline | marks.carriage_return & !newline_next, two }
    }
}

/// `bytes` in 64s: the whole ones and the rest, filled up with zeros; a last line without its end
/// gets one.
#[inline(always)]
pub(crate) fn chunks(bytes: &[u8], lines: bool) -> (&[[u8; WIDTH]], [u8; WIDTH]) {
    let (whole, rest) = bytes.as_chunks::<WIDTH>();
    let mut last = [0; WIDTH];
    last[..rest.len()].copy_from_slice(rest);
    if lines && bytes.last().is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
        last[rest.len()] = b'\n';
    }
    (whole, last)
}

/// How many lines there are in `bytes`; a last one without its end counts.
#[doc(hidden)]
pub fn count_lines(bytes: &[u8]) -> u64 {
    let (whole, last) = chunks(bytes, true);
    let mut ends = LineEnds::default();
    let mut n = 0;
    for i in 0..=whole.len() {
        let chunk = whole.get(i).unwrap_or(&last);
        let next = whole.get(i + 1).unwrap_or(&last)[0];
        n += u64::from(ends.find(chunk, Some(next)).at.count_ones());
    }
    n
}

/// Where line number `n` (counted from 0) of `bytes` ends, its terminator included; none when there
/// are not that many whole lines. The last byte is not looked behind: a `\r` there ends its line.
#[doc(hidden)]
pub fn end_of_line(bytes: &[u8], n: u64) -> Option<usize> {
    let (whole, last) = chunks(bytes, false);
    let mut ends = LineEnds::default();
    let mut left = n;
    for i in 0..=whole.len() {
        let chunk = whole.get(i).unwrap_or(&last);
        let next = whole.get(i + 1).unwrap_or(&last)[0];
        let mut at = ends.find(chunk, Some(next)).at;
        let here = u64::from(at.count_ones());
        if left >= here {
            left -= here;
            continue;
        }
        for _ in 0..left {
            at &= at - 1;
        }
        return Some(i * WIDTH + at.trailing_zeros() as usize + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(unused_qualifications, reason = "elsewhere than on x86-64 the masks are the portable ones")]

    use super::*;
    use crate::env::Rng;

    /// Bytes in which line ends are frequent, or rare.
    fn bytes(rng: &mut Rng, len: usize) -> Vec<u8> {
        let alphabet: &[u8] = if rng.below(2) == 0 {
            b"\n\r\n\rab"
        } else {
            b"\x0a\x0d\x0b\x8a\x8d\x00\xff\x0e\x7f\x08\x20\xa0\xc2\xc3\xe1\xe3\xe4\x61"
        };
        (0..len).map(|_| alphabet[rng.below(alphabet.len() as u64) as usize]).collect()
    }

    /// One byte at a time: the place behind each record, and how long its terminator is.
    fn naive(bytes: &[u8]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (i, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' => found.push((i + 1, if i > 0 && bytes[i - 1] == b'\r' { 2 } else { 1 })),
                b'\r' if bytes.get(i + 1) != Some(&b'\n') => found.push((i + 1, 1)),
                _ => {}
            }
        }
        found
    }

    #[test]
    fn vector_and_portable_masks_are_equal_and_right() {
        let mut rng = Rng::new(1);
        for round in 0..if cfg!(miri) { 20 } else { 2000 } {
            let mut chunk = [0u8; WIDTH];
            if round < 256 {
                chunk[round % WIDTH] = round as u8;
            } else {
                chunk.copy_from_slice(&bytes(&mut rng, WIDTH));
            }
            let bits = |byte| (0..WIDTH).filter(|i| chunk[*i] == byte).fold(0u64, |bits, i| bits | 1 << i);
            let right = Marks { newline: bits(b'\n'), carriage_return: bits(b'\r') };
            assert_eq!(marks(&chunk), right);
            assert_eq!([newlines(&chunk), portable::newlines(&chunk)], [right.newline; 2]);
            assert_eq!(portable::marks(&chunk), right);
            let byte = chunk[round % WIDTH];
            assert_eq!([equal(&chunk, byte), portable::equal(&chunk, byte)], [bits(byte); 2]);
            let bits = |is: &dyn Fn(u8) -> bool| {
                (0..WIDTH).filter(|i| is(chunk[*i])).fold(0u64, |bits, i| bits | 1 << i)
            };
            let right = Spaces {
                ascii: bits(&|byte| byte.is_ascii() && char::from(byte).is_whitespace()),
                may_begin: bits(&|byte| matches!(byte, 0xc2 | 0xe1..=0xe3)),
            };
            assert_eq!(spaces(&chunk), right);
            assert_eq!(portable::spaces(&chunk), right);
        }
        for byte in 0..=255u8 {
            let chunk = [byte; WIDTH];
            assert_eq!(marks(&chunk), portable::marks(&chunk), "{byte}");
            assert_eq!(spaces(&chunk), portable::spaces(&chunk), "{byte}");
            assert_eq!([equal(&chunk, byte), equal(&chunk, !byte)], [u64::MAX, 0], "{byte}");
        }
    }

    #[test]
    fn ends_are_those_of_a_naive_reading_for_every_length() {
        let mut rng = Rng::new(2);
        for len in 0..if cfg!(miri) { 70 } else { 300 } {
            let text = bytes(&mut rng, len);
            for from in 0..len.min(3) {
                let text = &text[from..];
                let right = naive(text);
                let unterminated = text.last().is_some_and(|b| !matches!(b, b'\n' | b'\r'));
                assert_eq!(count_lines(text), right.len() as u64 + u64::from(unterminated));
                for (n, (end, _)) in right.iter().enumerate() {
                    assert_eq!(end_of_line(text, n as u64), Some(*end), "{text:?}");
                }
                assert_eq!(end_of_line(text, right.len() as u64), None);
                let (whole, last) = chunks(text, false);
                let mut ends = LineEnds::default();
                let mut found = Vec::new();
                for i in 0..=whole.len() {
                    let next = whole.get(i + 1).unwrap_or(&last)[0];
                    let got = ends.find(whole.get(i).unwrap_or(&last), Some(next));
                    let places = (0..WIDTH).filter(|bit| got.at >> bit & 1 == 1);
                    found.extend(places.map(|bit| (i * WIDTH + bit + 1, 1 + (got.two >> bit & 1) as usize)));
                }
                assert_eq!(found, right, "{text:?}");
            }
        }
    }
}
