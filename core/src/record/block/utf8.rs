//! What becomes of lines that are not UTF-8, and of lines that are too long.
//!
//! A block is checked as a whole, once. Only when something is wrong is it read line by line, here.

use crate::metrics::stats::Stats;
use std::{
    borrow::Cow,
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// What to do with a line that is not UTF-8. Each is counted as `lines_invalid`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Utf8 {
    /// Every invalid sequence becomes `\u{FFFD}`, as in Java and Spark.
    #[default]
    Replace,
    /// The line is left out.
    Skip,
    /// The batch fails, and says which line.
    Error,
}

/// The limit on the length of a line unless the source is told otherwise: 16 MiB.
pub const MAX_LINE_BYTES: usize = 16 << 20;

/// How a source treats its lines.
#[derive(Clone, Debug)]
#[doc(hidden)]
pub struct Rules {
    #[doc(hidden)]
    pub utf8: Utf8,
    #[doc(hidden)]
    pub max_line_bytes: usize,
    /// the source, for messages
    #[doc(hidden)]
    pub name: String,
    pub(crate) stats: Arc<Stats>,
    #[doc(hidden)]
    pub said: Arc<Said>,
}

/// Which faults of lines have been reported, each once for a source.
#[derive(Debug, Default)]
#[doc(hidden)]
pub struct Said {
    long: AtomicBool,
    invalid: AtomicBool,
}

impl Rules {
    /// With the defaults.
    #[doc(hidden)]
    pub fn new(name: String, stats: Arc<Stats>) -> Self {
        Rules { utf8: Utf8::default(), max_line_bytes: MAX_LINE_BYTES, name, stats, said: Arc::default() }
    }

    /// The text of `bytes`, which end with a whole line: as they are if nothing is wrong with them.
    /// They lie at `at` in the file, or in what was received.
    ///
    /// # Errors
    /// What is wrong, when a line is not UTF-8 and the policy is [`Utf8::Error`].
    pub(crate) fn text(&self, bytes: Vec<u8>, at: u64) -> Result<String, String> {
        if bytes.len() > self.max_line_bytes {
            return self.repair(&bytes, at);
        }
        String::from_utf8(bytes).or_else(|wrong| self.repair(wrong.as_bytes(), at))
    }

    /// Whether `bytes` can stay as they are, seen as text.
    pub(crate) fn clean<'b>(&self, bytes: &'b [u8]) -> Option<&'b str> {
        if bytes.len() > self.max_line_bytes && lines(bytes).any(|(line, _)| line.len() > self.max_line_bytes)
        {
            return None;
        }
        std::str::from_utf8(bytes).ok()
    }

    /// The text of `bytes`, which lie at `at`, without what may not be in it.
    #[cold]
    pub(crate) fn repair(&self, bytes: &[u8], at: u64) -> Result<String, String> {
        let mut text = String::with_capacity(bytes.len());
        let mut next = at;
        for (number, (line, end)) in lines(bytes).enumerate() {
            let at = next;
            next += (line.len() + end.len()) as u64;
            if line.len() > self.max_line_bytes {
                self.line_too_long();
                continue;
            }
            match (String::from_utf8_lossy(line), self.utf8) {
                (Cow::Borrowed(line), _) => text.push_str(line),
                (Cow::Owned(line), Utf8::Replace) => {
                    self.line_invalid(&line, at);
                    text.push_str(&line);
                }
                (Cow::Owned(line), Utf8::Skip) => {
                    self.line_invalid(&line, at);
                    continue;
                }
                (Cow::Owned(line), Utf8::Error) => {
                    self.stats.lines_invalid.add(1);
                    return Err(format!(
                        "{}: line {} of this block is not UTF-8: {}, at byte {at}; give the source `.utf8(Utf8::Replace)` or \
                         `.utf8(Utf8::Skip)` to go on without it",
                        self.name,
                        number + 1,
                        excerpt(&line)
                    ));
                }
            }
            // all ends become the same: a `\r` and a `\n` with a dropped line between them would
            // become one end
            if !end.is_empty() {
                text.push('\n');
            }
        }
        Ok(text)
    }

    /// A line at `at` was not UTF-8 and has been replaced by `line`, or left out.
    fn line_invalid(&self, line: &str, at: u64) {
        self.stats.lines_invalid.add(1);
        if !self.said.invalid.swap(true, Ordering::Relaxed) {
            let (fate, other) = match self.utf8 {
                Utf8::Skip => {
                    ("is left out", "`.utf8(Utf8::Replace)` puts U+FFFD in the place of what is wrong")
                }
                Utf8::Replace | Utf8::Error => {
                    ("has U+FFFD in the place of what is wrong", "`.utf8(Utf8::Skip)` leaves it out")
                }
            };
            self.stats.report(
                &self.name,
                &format!(
                    "the line at byte {at} is not UTF-8 and {fate}: {}; others like it are counted (lines_invalid). {other}, \
                     `.utf8(Utf8::Error)` fails the batch",
                    excerpt(line)
                ),
            );
        }
    }

    /// A line was longer than the limit and has been dropped.
    pub(crate) fn line_too_long(&self) {
        self.stats.lines_too_long.add(1);
        if !self.said.long.swap(true, Ordering::Relaxed) {
            let limit = self.max_line_bytes;
            self.stats.report(
                &self.name,
                &format!(
                    "a line is longer than {limit} bytes and was dropped; others like it are counted \
                     (`lines_too_long`); `.max_line_bytes(n)` allows longer ones"
                ),
            );
        }
    }
}

/// The lines of `bytes`, each with its terminator (empty at the end of the last line if it has
/// none).
#[doc(hidden)]
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = match &rest[len..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        let (line, behind) = rest.split_at(len);
        let (end, behind) = behind.split_at(end);
        rest = behind;
        Some((line, end))
    })
}

/// The first 200 characters of `text`, in quotes.
pub(crate) fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    let mut quoted = format!("{short:?}");
    if short.len() < text.len() {
        write!(quoted, ".. ({} bytes)", text.len()).expect("a String takes everything");
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    fn rules(utf8: Utf8, max_line_bytes: usize) -> Rules {
        Rules { utf8, max_line_bytes, ..Rules::new("test".into(), Arc::default()) }
    }

    const MIXED: &[u8] = b"good\r\nb\xffad\n\xc3\xa9\rcut \xc3\nend";

    #[test]
    fn replace_changes_only_the_bytes_that_are_wrong() {
        let rules = rules(Utf8::Replace, 100);
        assert_eq!(rules.text(MIXED.to_vec(), 100).unwrap(), "good\nb\u{fffd}ad\né\ncut \u{fffd}\nend");
        assert_eq!(rules.stats.lines_invalid.get(), 2);
    }

    #[test]
    fn skip_leaves_out_the_lines_that_are_wrong() {
        let rules = rules(Utf8::Skip, 100);
        assert_eq!(rules.text(MIXED.to_vec(), 100).unwrap(), "good\né\nend");
        assert_eq!(rules.stats.lines_invalid.get(), 2);
    }

    #[test]
    fn error_names_the_line_and_says_what_to_do() {
        let rules = rules(Utf8::Error, 100);
        let wrong = rules.text(MIXED.to_vec(), 100).unwrap_err();
        assert!(
            wrong.starts_with(
                "test: line 2 of this block is not UTF-8: \"b\u{fffd}ad\", at byte 106; give the source"
            ),
            "{wrong}"
        );
        assert_eq!(rules.stats.lines_invalid.get(), 1);
    }

    #[test]
    fn the_first_line_that_is_wrong_is_reported_with_its_place() {
        for (policy, fate) in
            [(Utf8::Replace, "has U+FFFD in the place of what is wrong"), (Utf8::Skip, "is left out")]
        {
            let (rules, said) = (rules(policy, 100), Arc::new(Mutex::new(String::new())));
            let paper = said.clone();
            rules.stats.say_by(move |text| {
                paper.lock().unwrap().push_str(text);
                Ok(())
            });
            rules.text(b"good\r\n".to_vec(), 0).unwrap();
            rules.text(MIXED.to_vec(), 6).unwrap();
            let said = said.lock().unwrap().clone();
            let right = format!(
                "streamc: test: the line at byte 12 is not UTF-8 and {fate}: \"b\u{fffd}ad\"; others"
            );
            assert!(said.starts_with(&right) && said.lines().count() == 1, "{said}");
        }
    }

    #[test]
    fn lines_longer_than_the_limit_are_dropped_and_counted() {
        let rules = rules(Utf8::Replace, 4);
        assert_eq!(rules.text(b"1234\n12345\r\n\n123456".to_vec(), 0).unwrap(), "1234\n\n");
        assert_eq!(rules.stats.lines_too_long.get(), 2);
        assert_eq!(rules.clean(b"1234\n1234"), Some("1234\n1234"));
        assert_eq!(rules.clean(b"1234\n12345"), None);
    }

    #[test]
    fn a_dropped_line_does_not_join_the_ends_around_it() {
        assert_eq!(rules(Utf8::Replace, 4).text(b"a\r12345\n\nb".to_vec(), 0).unwrap(), "a\n\nb");
    }

    #[test]
    fn what_is_right_is_not_copied() {
        let bytes = "é\n".repeat(1000).into_bytes();
        let at = bytes.as_ptr();
        let text = rules(Utf8::Replace, 4000).text(bytes, 0).unwrap();
        assert_eq!(text.as_ptr(), at);
    }
}
