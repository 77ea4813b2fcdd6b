//! Finds the records of a block that contain a text, without finding the records that do not.
//!
//! Each has the meaning of `str::contains` on each record: so a text that holds an end of a line,
//! or none at all, and records that may hold ends of lines themselves, are looked at one by one.

use super::walk::walk;
use std::ops::Range;

/// A text that is looked for, prepared once.
#[derive(Clone, Debug)]
pub struct Pattern {
    finder: memchr::memmem::Finder<'static>,
}

impl Pattern {
    /// Prepares `text`.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Pattern { finder: memchr::memmem::Finder::new(text.as_bytes()).into_owned() }
    }

    /// Whether `text` contains it.
    #[inline(always)]
    #[doc(hidden)]
    pub fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// Whether it is always within one line.
    fn is_within_lines(&self) -> bool {
        let needle = self.finder.needle();
        !needle.is_empty() && memchr::memchr2(b'\n', b'\r', needle).is_none()
    }
}

/// One walk over a block.
pub(super) struct Search<'b> {
    text: &'b str,
    pattern: &'b Pattern,
    /// where the next line begins
    at: usize,
    /// what was found already, where records had to be looked at one by one
    listed: Option<std::vec::IntoIter<Range<usize>>>,
}

impl<'b> Search<'b> {
    pub(super) fn new(text: &'b str, borders: Option<&'b [u64]>, pattern: &'b Pattern) -> Self {
        let by_line = borders.is_none() && pattern.is_within_lines();
        let listed = (!by_line).then(|| {
            let mut listed = Vec::new();
            walk(text, borders, |record| {
                if pattern.is_in(record) {
                    let begin = record.as_ptr() as usize - text.as_ptr() as usize;
                    listed.push(begin..begin + record.len());
                }
            });
            listed.into_iter()
        });
        Search { text, pattern, at: 0, listed }
    }

    /// The next record, without its end.
    #[inline(never)]
    pub(super) fn next(&mut self) -> Option<Range<usize>> {
        if let Some(listed) = &mut self.listed {
            return listed.next();
        }
        let bytes = self.text.as_bytes();
        let found = self.at + self.pattern.finder.find(&bytes[self.at..])?;
        let before = memchr::memrchr2(b'\n', b'\r', &bytes[self.at..found]);
        let begin = before.map_or(self.at, |end| self.at + end + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[found..]).map_or(bytes.len(), |end| found + end);
        let terminator = match bytes[end..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        self.at = end + terminator;
        Some(begin..end)
    }
}
