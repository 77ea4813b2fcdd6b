//! Finds where records end, some kilobytes ahead of the loop that reads them.

use super::masks::{self, Ends, LineEnds, WIDTH};

/// How many ends are found at a time, at most.
pub(super) const AHEAD: usize = 256;
/// How far is looked at a time: less than a first-level cache holds, so that the records are still there when they are read.
const CHUNKS: usize = 16 * 1024 / WIDTH;
/// Marks the end of a record whose terminator has two bytes.
pub(super) const TWO: u32 = 1 << 31;

/// One walk over a block.
pub(super) struct Scan<'b> {
    whole: &'b [[u8; WIDTH]],
    last: [u8; WIDTH],
    borders: Option<&'b [u64]>,
    line_ends: LineEnds,
    next: usize,
}

impl<'b> Scan<'b> {
    /// Over lines, or over records whose ends are the bits of `borders`.
    #[inline]
    pub(super) fn new(bytes: &'b [u8], borders: Option<&'b [u64]>) -> Self {
        let (whole, last) = masks::chunks(bytes, borders.is_none());
        Scan { whole, last, borders, line_ends: LineEnds::default(), next: 0 }
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

    /// The next ends, relative to [`Scan::position`] as it was; there may be none though more follow.
    #[inline(never)]
    pub(super) fn fill<'f>(&mut self, found: &'f mut [u32; AHEAD]) -> &'f [u32] {
        let first = self.next;
        let mut n = 0;
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
