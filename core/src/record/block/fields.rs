//! Finds the fields of a whole block: where records end and where a character is in them, in one
//! look at each 64 bytes.
//!
//! A character of several bytes is found by its last byte, and then compared: in text its bytes
//! stand nowhere but where it does. The end of a record is never a separator, whatever byte it is.

use super::masks::{self, Ends, LineEnds, WIDTH};
use crate::record::{Fields, Marks};

/// How many marks are found at a time, at most.
const AHEAD: usize = 256;
/// How far is looked at a time, so that the text is still near when it is read.
const CHUNKS: usize = 4 * 1024 / WIDTH;
/// A mark is the place of a byte and what it is: the last byte of a separator, or one of these.
const END: u32 = 1 << 31;
/// With [`END`]: the terminator has two bytes.
const TWO: u32 = 1 << 30;
const PLACE: u32 = TWO - 1;

struct FieldScan<'b> {
    text: &'b [u8],
    whole: &'b [[u8; WIDTH]],
    last: [u8; WIDTH],
    borders: Option<&'b [u64]>,
    line_ends: LineEnds,
    next: usize,
    /// its bytes; none if it cannot be in a record
    separator: &'b [u8],
}

impl FieldScan<'_> {
    /// The next marks, relative to where it stood; there may be none though more follow.
    #[inline(never)]
    fn fill<'f>(&mut self, found: &'f mut [u32; AHEAD]) -> &'f [u32] {
        let (first, mut n) = (self.next, 0);
        while self.next <= self.whole.len() && n + WIDTH <= AHEAD && self.next - first < CHUNKS {
            let Ends { at, two } = self.ends();
            let mut marks = at | self.separators() & !at;
            let base = ((self.next - first) * WIDTH) as u32;
            while marks != 0 {
                let bit = marks.trailing_zeros();
                marks &= marks - 1;
                let is = |mask: u64| (mask >> bit & 1) as u32;
                found[n] = (base + bit) | (is(at) * END) | (is(two) * TWO);
                n += 1;
            }
            self.next += 1;
        }
        &found[..n]
    }

    #[inline(always)]
    fn ends(&mut self) -> Ends {
        match self.borders {
            Some(borders) => Ends { at: borders[self.next], two: 0 },
            None => {
                let chunk = self.whole.get(self.next).unwrap_or(&self.last);
                let after = self.whole.get(self.next + 1).unwrap_or(&self.last)[0];
                self.line_ends.find(chunk, Some(after))
            }
        }
    }

    /// The last byte of each separator in the next 64.
    #[inline(always)]
    fn separators(&self) -> u64 {
        let Some((last, before)) = self.separator.split_last() else { return 0 };
        let chunk = self.whole.get(self.next).unwrap_or(&self.last);
        let base = self.next * WIDTH;
        // behind the text there is nothing, though the chunk goes on
        let n_left = self.text.len() - base;
        let inside = if n_left < WIDTH { (1 << n_left) - 1 } else { u64::MAX };
        let mut found = masks::equal(chunk, *last) & inside;
        if !before.is_empty() {
            let mut candidates = found;
            while candidates != 0 {
                let bit = candidates.trailing_zeros();
                candidates &= candidates - 1;
                if !self.text[..base + bit as usize].ends_with(before) {
                    found &= !(1 << bit);
                }
            }
        }
        found
    }
}

/// Pushes the fields of every record of `text` into `f` and counts the records. `start` always
/// holds where the one begins that `f` is at.
#[inline(always)]
pub(super) fn each_fields<'b>(
    text: &'b str,
    borders: Option<&'b [u64]>,
    separator: char,
    start: &mut usize,
    mut f: impl FnMut(Fields<'b>),
) -> u64 {
    let bytes = text.as_bytes();
    let mut encoded = [0; 4];
    // a line has no end of a line in it
    let never = borders.is_none() && matches!(separator, '\n' | '\r');
    let separator_bytes = if never { &[][..] } else { separator.encode_utf8(&mut encoded).as_bytes() };
    let before = separator.len_utf8() - 1;
    let (whole, last) = masks::chunks(bytes, borders.is_none());
    let line_ends = LineEnds::default();
    let mut scan =
        FieldScan { text: bytes, whole, last, borders, line_ends, next: 0, separator: separator_bytes };
    let (mut found, mut marks, mut n) = ([0; AHEAD], Marks::default(), 0);
    while scan.next <= scan.whole.len() {
        let base = scan.next * WIDTH;
        for mark in scan.fill(&mut found) {
            let place = base + (mark & PLACE) as usize;
            if mark & END == 0 {
                marks.push(place - before - *start);
            } else {
                let end = place - usize::from(mark & TWO != 0);
                f(marks.fields(&text[*start..end], separator));
                *start = place + 1;
                n += 1;
            }
        }
    }
    n
}
