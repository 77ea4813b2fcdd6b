//! Bytes as they arrive, put together to whole lines. Used by whatever cannot look ahead: sockets
//! and pipes.
//!
//! A line that was begun stays until its end arrives, or until it is longer than the limit: then it
//! is dropped as it comes, so that memory stays bounded.

use super::utf8::Rules;
use std::ops::Range;

/// Lines that are being received.
#[derive(Debug, Default)]
#[doc(hidden)]
pub struct Assembler {
    bytes: Vec<u8>,
    /// that many of them are whole lines
    whole: usize,
    /// the last byte that is not here any more was a `\r`; a `\n` that comes next belongs to it
    after_return: bool,
    /// in a line that is too long
    dropping: bool,
    /// how much was taken last: about what to expect
    hint: usize,
    /// where in all that has come the bytes begin that are here
    start: u64,
    /// before which of these bytes how much is missing that came
    holes: Vec<(usize, u64)>,
    /// what was taken last
    taken: Range<u64>,
    /// a line end that did not come is the last byte here
    added: bool,
}

impl Assembler {
    /// Takes bytes.
    #[doc(hidden)]
    pub fn push(&mut self, bytes: &[u8], rules: &Rules) {
        let mut new = bytes;
        if let Some(first) = new.first()
            && std::mem::take(&mut self.after_return)
            && *first == b'\n'
        {
            new = &new[1..];
            self.hole(1);
        }
        if self.dropping {
            let Some(end) = memchr::memchr2(b'\n', b'\r', new) else {
                return self.hole(new.len());
            };
            let before = new.len();
            self.dropping = false;
            new = match &new[end..] {
                [b'\r', b'\n', rest @ ..] => rest,
                [b'\r'] => {
                    self.after_return = true;
                    &[]
                }
                [_, rest @ ..] => rest,
                [] => &[],
            };
            self.hole(before - new.len());
        }
        if self.bytes.is_empty() {
            self.bytes.reserve(new.len().max(self.hint));
        }
        let before = self.bytes.len();
        self.bytes.extend_from_slice(new);
        if let Some(last) = memchr::memrchr2(b'\n', b'\r', new) {
            self.whole = before + last + 1;
        }
        if self.bytes.len() - self.whole > rules.max_line_bytes {
            self.drop_rest();
            // so that a `\n` behind the dropped line does not look like the second half of a `\r\n`
            self.bytes.iter_mut().rev().take_while(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
            self.dropping = true;
            rules.line_too_long();
        }
    }

    /// Nothing more comes: a line that was begun is taken as it is. Gives whether there was one.
    #[doc(hidden)]
    pub fn end(&mut self) -> bool {
        let cut = self.bytes.len() > self.whole;
        if cut {
            self.bytes.push(b'\n');
            self.added = true;
            self.whole = self.bytes.len();
        }
        self.after_return = false;
        self.dropping = false;
        cut
    }

    /// What comes next has nothing to do with what came: a line that was begun is dropped. Gives
    /// how long it was.
    pub(crate) fn drop_begun(&mut self) -> usize {
        self.after_return = false;
        self.dropping = false;
        self.drop_rest()
    }

    fn drop_rest(&mut self) -> usize {
        let rest = self.bytes.len() - self.whole;
        self.bytes.truncate(self.whole);
        self.hole(rest);
        rest
    }

    /// So many bytes came that are not here.
    fn hole(&mut self, n: usize) {
        if n == 0 {
            return;
        }
        match self.holes.last_mut() {
            Some((at, missing)) if *at == self.bytes.len() => *missing += n as u64,
            _ => self.holes.push((self.bytes.len(), n as u64)),
        }
    }

    /// The first `n` bytes are not here any more; gives where they lay in all that has come.
    fn pass(&mut self, n: usize) -> Range<u64> {
        let ends_here = self.added && self.bytes.is_empty();
        self.added &= !ends_here;
        let (mut start, mut missing) = (self.start, 0);
        self.holes.retain_mut(|(at, hole)| {
            match *at {
                0 => start += *hole,
                within if within < n => missing += *hole,
                behind => {
                    *at = behind - n;
                    return true;
                }
            }
            false
        });
        self.start = start + n as u64 + missing - u64::from(ends_here);
        start..self.start
    }

    /// So many bytes came before and are not part of any line.
    #[doc(hidden)]
    pub fn skip(&mut self, n: u64) {
        self.start += n;
    }

    /// Where in all that has come the bytes lie that were taken last.
    pub(crate) fn taken(&self) -> Range<u64> {
        self.taken.clone()
    }

    /// Where in all that has come those begin that are taken next.
    #[doc(hidden)]
    pub fn start(&self) -> u64 {
        self.start
    }

    /// The whole lines.
    #[doc(hidden)]
    pub fn whole(&self) -> &[u8] {
        &self.bytes[..self.whole]
    }

    /// Hands over the first `n` bytes, which end with a whole line.
    #[doc(hidden)]
    pub fn take(&mut self, n: usize) -> Vec<u8> {
        if n == 0 {
            return Vec::new();
        }
        let rest = self.bytes.split_off(n);
        let mut taken = std::mem::replace(&mut self.bytes, rest);
        self.whole -= n;
        self.hint = n;
        self.taken = self.pass(n);
        if self.bytes.is_empty() && !self.dropping && taken.last() == Some(&b'\r') {
            self.after_return = true;
        }
        if taken.capacity() > 2 * n {
            taken.shrink_to_fit();
        }
        taken
    }
}

/// Where to cut `whole` lines so that at most `limit` bytes are taken, or one line if that is
/// longer.
pub(crate) fn at_most(whole: &[u8], limit: usize) -> usize {
    if whole.len() <= limit {
        return whole.len();
    }
    let is_end = |last: usize| whole[last] == b'\n' || whole.get(last + 1) != Some(&b'\n');
    let mut from = limit;
    while let Some(last) = memchr::memrchr2(b'\n', b'\r', &whole[..from]) {
        if is_end(last) {
            return last + 1;
        }
        from = last;
    }
    match memchr::memchr2(b'\n', b'\r', &whole[limit..]) {
        Some(at) if !is_end(limit + at) => limit + at + 2,
        Some(at) => limit + at + 1,
        None => whole.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        env::Rng,
        record::block::utf8::{Rules, lines},
    };

    fn rules(max_line_bytes: usize) -> Rules {
        Rules { max_line_bytes, ..Rules::new("test".into(), std::sync::Arc::default()) }
    }

    /// Text in pieces of random size, handed over at random places, gives the lines of the text.
    #[test]
    fn lines_do_not_depend_on_how_they_arrive() {
        let mut rng = Rng::new(3);
        for _ in 0..if cfg!(miri) { 20 } else { 3000 } {
            let text: Vec<u8> = (0..rng.below(60)).map(|_| b"ab\n\r\r\n"[rng.below(6) as usize]).collect();
            let limit = if rng.below(2) == 0 { 4 } else { 1000 };
            let rules = rules(limit);
            let mut assembler = Assembler::default();
            let mut got: Vec<Vec<u8>> = Vec::new();
            let mut steps = Vec::new();
            let mut ranges: Vec<Range<u64>> = Vec::new();
            let mut rest = &text[..];
            while !rest.is_empty() {
                let (now, later) = rest.split_at(1 + rng.below(rest.len() as u64) as usize);
                rest = later;
                assembler.push(now, &rules);
                steps.push((String::from_utf8_lossy(now).into_owned(), 0));
                if rng.below(2) == 0 {
                    let n = at_most(assembler.whole(), 1 + rng.below(9) as usize);
                    steps.push((String::new(), n));
                    let taken = assembler.take(n);
                    if n > 0 {
                        ranges.push(assembler.taken());
                    }
                    got.extend(lines(&taken).map(|(line, _)| line.to_vec()));
                }
            }
            let unterminated = text.last().is_some_and(|b| !matches!(b, b'\n' | b'\r'));
            let last_is_long = lines(&text).last().is_some_and(|(line, _)| line.len() > limit);
            assert_eq!(assembler.end(), unterminated && !last_is_long);
            if !assembler.whole().is_empty() {
                got.extend(lines(&assembler.take(assembler.whole().len())).map(|(line, _)| line.to_vec()));
                ranges.push(assembler.taken());
            }
            // whole lines that are too long may pass: they are dropped when the block is made
            got.retain(|line| line.len() <= limit);
            let right: Vec<Vec<u8>> =
                lines(&text).map(|(line, _)| line.to_vec()).filter(|line| line.len() <= limit).collect();
            assert_eq!(got, right, "{steps:?}");
            // what was taken can be read again where it lay
            let mut again = Vec::new();
            let mut before = 0;
            for range in ranges {
                assert!(range.start as usize >= before, "{steps:?}");
                before = range.end as usize;
                let read = lines(&text[range.start as usize..before]).map(|(line, _)| line.to_vec());
                again.extend(read.filter(|line| line.len() <= limit));
            }
            assert_eq!(again, right, "{steps:?}");
        }
    }

    #[test]
    fn a_line_without_end_does_not_grow() {
        let rules = rules(100);
        let mut assembler = Assembler::default();
        for _ in 0..1000 {
            assembler.push(&[b'x'; 64], &rules);
        }
        assert!(assembler.bytes.capacity() < 1000);
        assembler.push(b"x\r\nnext\n", &rules);
        assert_eq!(assembler.whole(), b"next\n");
        assert_eq!(rules.stats.lines_too_long.get(), 1);
    }
}
