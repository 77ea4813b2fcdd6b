//! Finds the words of a whole block: what `str::split_whitespace` gives for each of its lines, one
//! after the other.
//!
//! The ends of lines are white space themselves, and so is the byte between records that were given
//! one by one; so words need no borders. White space of ASCII is found by masks over 64 bytes at a
//! time. Bytes that may begin another white space are looked at one by one, so the answer is
//! exactly that of `char::is_whitespace`.

use super::{
    bits::{Loop, with_bits},
    masks::{self, Spaces, WIDTH},
};

/// How many words are found at a time, at most, and how many more there is room for.
const AHEAD: usize = 256;
/// The most borders that 64 bytes have.
const MOST: usize = WIDTH;
/// Borders are written down so many at a time, whether there are as many or not.
const STEP: usize = 16;

/// Where words begin and end, in turn.
pub(super) type Found = [usize; 2 * AHEAD + MOST + STEP];

/// Nothing found yet.
pub(super) const NOTHING: Found = [0; 2 * AHEAD + MOST + STEP];

/// One walk over a text.
pub(super) struct Words<'b> {
    text: &'b str,
    whole: &'b [[u8; WIDTH]],
    /// the rest, and at least one space behind it
    last: [u8; WIDTH],
    next: usize,
    /// the word that was begun
    begun: Option<usize>,
    /// bit 0: the byte before is white space
    after_space: u64,
    /// bytes of the next 64 that belong to a white space that began before them
    spill: u64,
}

impl<'b> Words<'b> {
    #[inline]
    pub(super) fn new(text: &'b str) -> Self {
        let (whole, rest) = text.as_bytes().as_chunks::<WIDTH>();
        let mut last = [b' '; WIDTH];
        last[..rest.len()].copy_from_slice(rest);
        Words { text, whole, last, next: 0, begun: None, after_space: 1, spill: 0 }
    }

    /// Whether everything has been looked at.
    #[inline(always)]
    pub(super) fn is_done(&self) -> bool {
        self.next > self.whole.len()
    }

    /// The next words: begin and end of each. There may be none though more follow.
    #[inline(never)]
    pub(super) fn fill<'f>(&mut self, found: &'f mut Found) -> &'f [[usize; 2]] {
        let n = with_bits(Fill { words: self, found });
        found[..n].as_chunks().0
    }

    /// The white space of the next 64 bytes.
    #[inline(always)]
    fn spaces(&mut self) -> u64 {
        let chunk = self.whole.get(self.next).unwrap_or(&self.last);
        let Spaces { ascii, may_begin } = masks::spaces(chunk);
        if may_begin | self.spill == 0 { ascii } else { self.all_spaces(ascii, may_begin) }
    }

    #[inline(never)]
    fn all_spaces(&mut self, ascii: u64, mut may_begin: u64) -> u64 {
        let mut spaces = u128::from(ascii | self.spill);
        while may_begin != 0 {
            let bit = may_begin.trailing_zeros();
            may_begin &= may_begin - 1;
            // these bytes begin a character wherever they stand
            let rest = &self.text[self.next * WIDTH + bit as usize..];
            if let Some(space) = rest.chars().next().filter(|char| char.is_whitespace()) {
                spaces |= ((1 << space.len_utf8()) - 1) << bit;
            }
        }
        self.spill = (spaces >> WIDTH) as u64;
        spaces as u64
    }
}

/// One filling: gives how many borders belong to words that are whole.
struct Fill<'w, 'b> {
    words: &'w mut Words<'b>,
    found: &'w mut Found,
}

impl Loop for Fill<'_, '_> {
    type Done = usize;

    #[inline(always)]
    fn run(self) -> usize {
        let Fill { words, found } = self;
        let mut n = 0;
        if let Some(begin) = words.begun.take() {
            found[0] = begin;
            n = 1;
        }
        while !words.is_done() && n <= 2 * AHEAD {
            let spaces = words.spaces();
            let mut borders = spaces ^ (spaces << 1 | words.after_space);
            words.after_space = spaces >> (WIDTH - 1);
            let base = words.next * WIDTH;
            let end = n + borders.count_ones() as usize;
            // mostly one step: a loop without a branch that depends on the data
            loop {
                for place in &mut found[n..n + STEP] {
                    *place = base + borders.trailing_zeros() as usize;
                    borders &= borders.wrapping_sub(1);
                }
                n += STEP;
                if n >= end {
                    break;
                }
            }
            n = end;
            words.next += 1;
        }
        if n % 2 == 1 {
            n -= 1;
            words.begun = Some(found[n]);
        }
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Rng;

    fn all(text: &str, fill: impl Fn(Fill<'_, '_>) -> usize) -> Vec<&str> {
        let (mut words, mut found, mut all) = (Words::new(text), NOTHING, Vec::new());
        while !words.is_done() {
            let n = fill(Fill { words: &mut words, found: &mut found });
            all.extend(found[..n].as_chunks().0.iter().map(|[begin, end]| &text[*begin..*end]));
        }
        all
    }

    /// With the instructions of this machine and without them.
    #[test]
    fn words_are_those_of_split_whitespace() {
        let mut rng = Rng::new(4);
        for len in 0..if cfg!(miri) { 40 } else { 3000 } {
            let char = |_| {
                ['a', 'b', 'c', 'd', ' ', '\n', '\u{85}', '\u{a0}', '\u{2003}', '\u{e9}']
                    [rng.below(10) as usize]
            };
            let text: String = (0..if len % 50 == 0 { len } else { len % 300 }).map(char).collect();
            let naive: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(all(&text, |fill| fill.run()), naive, "{text:?}");
            assert_eq!(all(&text, |fill| with_bits(fill)), naive, "{text:?}");
        }
        // more than are found at a time, with a word that is begun at the end of one filling
        for text in ["a ".repeat(3 * AHEAD), " ab".repeat(2 * AHEAD + 1), "abc de ".repeat(AHEAD)] {
            let naive: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(all(&text, |fill| fill.run()), naive);
            assert_eq!(all(&text, |fill| with_bits(fill)), naive);
        }
    }
}
