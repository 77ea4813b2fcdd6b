//! Finds where records end, some kilobytes ahead of the loop that reads them.

use super::masks::{self, Ends, LineEnds, WIDTH};

/// How many ends are found at a time, at most.
pub(super) const AHEAD: usize = 256;
/// How far is looked at a time: less than a first-level cache holds, so that the records are still
/// there when they are read.
const CHUNKS: usize = 4 * 1024 / WIDTH;
/// Marks the end of a record whose terminator has two bytes.
pub(super) const TWO: u32 = 1 << 31;

/// One walk over a block.
pub(super) struct Scan<'b> {
    whole: &'b [[u8; WIDTH]],
    last: [u8; WIDTH],
    borders: Option<&'b [u64]>,
    line_ends: LineEnds,
    next: usize,
    /// up to here it is known that there is no `\r`
    plain_until: usize,
}

impl<'b> Scan<'b> {
    /// Over lines, or over records whose ends are the bits of `borders`.
    #[inline]
    pub(super) fn new(bytes: &'b [u8], borders: Option<&'b [u64]>) -> Self {
        let (whole, last) = masks::chunks(bytes, borders.is_none());
        Scan { whole, last, borders, line_ends: LineEnds::default(), next: 0, plain_until: 0 }
    }

    /// Whether everything has been looked at.
    #[inline(always)]
    pub(super) fn is_done(&self) -> bool {
        self.next > self.whole.len()
    }

    /// Where the next ends are counted from.
    #[inline(always)]
    pub(super) fn position(&self) -> usize {
        self.next * WIDTH
    }

    /// The next ends, relative to [`Scan::position`] as it was; there may be none though more
    /// follow.
    #[inline(never)]
    pub(super) fn fill<'f>(&mut self, found: &'f mut [u32; AHEAD]) -> &'f [u32] {
        let first = self.next;
        let mut n = 0;
        let end = self.plain(first);
        if first < end {
            // most text has no `\r`: one search for all of it, and simpler masks
            while self.next < end && n + WIDTH <= AHEAD {
                let mut ends = LineEnds::find_plain(&self.whole[self.next]);
                let base = ((self.next - first) * WIDTH) as u32;
                while ends != 0 {
                    found[n] = base + ends.trailing_zeros();
                    ends &= ends - 1;
                    n += 1;
                }
                self.next += 1;
            }
            // what is not plain, and the last chunk, have turns of their own
            return &found[..n];
        }
        while !self.is_done() && n + WIDTH <= AHEAD && self.next - first < CHUNKS {
            let Ends { at: mut ends, two } = self.ends();
            let base = ((self.next - first) * WIDTH) as u32;
            while ends != 0 {
                let bit = ends.trailing_zeros();
                ends &= ends - 1;
                found[n] = (base + bit) | ((two >> bit & 1) as u32) << 31;
                n += 1;
            }
            self.next += 1;
        }
        &found[..n]
    }

    /// Up to where only `\n` ends a line, from `first` on; each chunk is searched once, also if it
    /// takes many turns.
    #[inline(always)]
    fn plain(&mut self, first: usize) -> usize {
        if self.borders.is_some() || self.line_ends.is_open() {
            return first;
        }
        if self.plain_until <= first {
            let end = self.whole.len().min(first + CHUNKS);
            self.plain_until = if has_return(&self.whole[first..end]) { first } else { end };
        }
        self.plain_until
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
}

/// Whether there is a `\r` in these chunks.
#[inline(always)]
fn has_return(chunks: &[[u8; WIDTH]]) -> bool {
    memchr::memchr(b'\r', chunks.as_flattened()).is_some()
}
