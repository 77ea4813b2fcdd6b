//! Received text, cut at record borders.
//!
//! Records are slices of the block. Their borders are either line ends, found by masks while the
//! block is read, or kept as a bit mask (records that were given one by one and may hold line ends
//! themselves). UTF-8 is checked once for a block, when it is received, or when it is read from a
//! file; nothing is copied or allocated for a record.

use super::{
    fields,
    masks::{self, WIDTH},
    raw::{Load, Raw},
    search::{Pattern, Search},
    utf8::Rules,
    walk::{Reading, walk},
    words::{NOTHING, Words},
};
use crate::{
    env::Map,
    fault,
    record::{Arena, Block, Fields, Record, Str},
};
use std::{
    fmt,
    ops::Range,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

/// A block of `&str` records.
#[derive(Debug)]
pub struct TextBlock {
    content: Content,
    /// where records end, if not at line ends: bit `i` of word `w` for byte `64 w + i`, a byte that
    /// belongs to no record
    borders: Option<Box<[u64]>>,
    records: u64,
    bytes: u64,
}

enum Content {
    /// text, checked when the block was made
    Here(String),
    /// bytes that are checked by the task that reads them
    Raw {
        raw: Raw,
        /// where they begin in the file
        at: u64,
        rules: Rules,
        repaired: OnceLock<Result<String, String>>,
        counted: AtomicBool,
    },
    /// why there is nothing
    Refused(String),
}

impl TextBlock {
    /// The lines of `text`.
    #[must_use]
    pub fn lines(text: String) -> Self {
        let records = masks::count_lines(text.as_bytes());
        TextBlock { bytes: text.len() as u64, borders: None, records, content: Content::Here(text) }
    }

    /// The lines of `bytes`, which end with a whole line, by `rules`; `at` is where they lie in
    /// what has come.
    #[doc(hidden)]
    pub fn received(bytes: Vec<u8>, at: u64, rules: &Rules) -> Self {
        match rules.text(bytes, at) {
            Ok(text) => TextBlock::lines(text),
            Err(reason) => {
                TextBlock { content: Content::Refused(reason), borders: None, records: 0, bytes: 0 }
            }
        }
    }

    /// Lines that are read later; `bytes` is how much there is, and `at` where it begins.
    #[doc(hidden)]
    pub fn later(load: impl Load, at: u64, bytes: u64, rules: Rules) -> Self {
        TextBlock::raw(Raw::later(load), at, bytes, rules)
    }

    /// Lines of a file in memory.
    #[doc(hidden)]
    pub fn mapped(map: Arc<Map>, range: Range<usize>, rules: Rules) -> Self {
        let (at, bytes) = (range.start as u64, range.len() as u64);
        TextBlock::raw(Raw::mapped(map, range), at, bytes, rules)
    }

    fn raw(raw: Raw, at: u64, bytes: u64, rules: Rules) -> Self {
        let (repaired, counted) = (OnceLock::new(), AtomicBool::new(false));
        let content = Content::Raw { raw, at, rules, repaired, counted };
        TextBlock { content, borders: None, records: 0, bytes }
    }

    /// The text, got ready if it is not.
    #[inline(never)]
    fn text(&self) -> &str {
        let (raw, at, rules, repaired) = match &self.content {
            Content::Here(text) => return text,
            Content::Raw { raw, at, rules, repaired, .. } => (raw, *at, rules, repaired),
            Content::Refused(reason) => fault::raise(reason.clone()),
        };
        let bytes = raw.bytes();
        // looked at anew for each reading, which is mostly one: a mapped file is not ours
        if repaired.get().is_none()
            && let Some(text) = rules.clean(bytes)
        {
            return text;
        }
        match repaired.get_or_init(|| rules.repair(bytes, at)) {
            Ok(text) => text,
            Err(reason) => fault::raise(reason.clone()),
        }
    }

    /// It was read to its end and has so many records.
    #[inline(never)]
    fn was_read(&self, records: impl FnOnce() -> u64) {
        if let Content::Raw { raw, rules, counted, .. } = &self.content
            && !counted.swap(true, Ordering::Relaxed)
        {
            rules.stats.records_in.add(records());
            rules.stats.bytes_read.add(match raw {
                Raw::Later { loaded, .. } => {
                    loaded.get().and_then(|bytes| bytes.as_ref().ok()).map_or(0, |b| b.len())
                }
                Raw::Mapped { range, .. } => range.len(),
            } as u64);
        }
    }

    /// Pushes every word of every record into `f`, in order: the parts between white space.
    #[inline]
    #[doc(hidden)]
    pub fn each_word<'b>(&'b self, mut f: impl FnMut(&'b str)) {
        let text = self.text();
        let mut words = Words::new(text);
        let mut found = NOTHING;
        let mut reading = Reading { text, borders: self.borders.as_deref(), start: 0 };
        while !words.is_done() {
            for [begin, end] in words.fill(&mut found) {
                reading.start = *begin;
                f(&text[*begin..*end]);
            }
        }
        std::mem::forget(reading);
        self.was_read(|| masks::count_lines(text.as_bytes()));
    }

    /// Pushes every record with its fields into `f`, in order.
    #[inline]
    #[doc(hidden)]
    pub fn each_fields<'b>(&'b self, separator: char, f: impl FnMut(Fields<'b>)) {
        let text = self.text();
        let borders = self.borders.as_deref();
        let mut reading = Reading { text, borders, start: 0 };
        let n = fields::each_fields(text, borders, separator, &mut reading.start, f);
        std::mem::forget(reading);
        self.was_read(|| n);
    }

    /// Pushes every record that contains the pattern into `f`, in order.
    #[inline]
    #[doc(hidden)]
    pub fn each_containing<'b>(&'b self, pattern: &'b Pattern, mut f: impl FnMut(&'b str)) {
        let text = self.text();
        let borders = self.borders.as_deref();
        let mut search = Search::new(text, borders, pattern);
        let mut reading = Reading { text, borders, start: 0 };
        while let Some(record) = search.next() {
            reading.start = record.start;
            f(&text[record]);
        }
        std::mem::forget(reading);
        self.was_read(|| masks::count_lines(text.as_bytes()));
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Here(text) => write!(f, "Here({} bytes)", text.len()),
            Content::Raw { raw, .. } => raw.fmt(f),
            Content::Refused(reason) => write!(f, "Refused({reason:?})"),
        }
    }
}

impl Block<Str> for TextBlock {
    fn from_records<R: Record<Owned = Str>>(records: impl IntoIterator<Item = R>) -> Self {
        let mut arena = Arena::default();
        let mut borders = Vec::new();
        let mut n = 0;
        for record in records {
            record.store(&mut arena);
            let end = arena.text.len();
            borders.resize(end / WIDTH + 1, 0u64);
            borders[end / WIDTH] |= 1 << (end % WIDTH);
            arena.text.push('\n');
            n += 1;
        }
        borders.resize(arena.text.len() / WIDTH + 1, 0);
        let (bytes, borders) = (arena.text.len() as u64, Some(borders.into_boxed_slice()));
        TextBlock { content: Content::Here(arena.text), borders, records: n, bytes }
    }

    fn records(&self) -> u64 {
        self.records
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    #[inline]
    fn each<'b>(&'b self, _: bool, f: impl FnMut(&'b str)) {
        let n = walk(self.text(), self.borders.as_deref(), f);
        self.was_read(|| n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Rng;

    /// Pieces of text: every white space there is, characters that begin as they do, and letters.
    fn pieces() -> Vec<String> {
        // an interpreter would take minutes for those that are none
        let last = if cfg!(miri) { '\u{3000}' } else { char::MAX };
        let spaces = ('\0'..=last).filter(|char| char.is_whitespace());
        let mut pieces: Vec<String> = spaces.map(String::from).collect();
        assert_eq!(pieces.len(), 25, "Unicode has another white space");
        let near = "\u{80}\u{84}\u{86}\u{9f}\u{a1}\u{bf}\u{1680}\u{1681}\u{2007}\u{200b}\u{2027}\u{2030}\u{205e}\u{3001}";
        let other = "\u{1c}\u{1f}\0ab-éд€𝄞\u{fffd}";
        pieces.extend(near.chars().chain(other.chars()).map(String::from));
        pieces.extend(["\r\n", "word", "a longer line of words", "\n\n"].map(String::from));
        pieces
    }

    fn text(rng: &mut Rng, pieces: &[String]) -> String {
        let n = rng.below(120);
        // mostly letters, or mostly anything
        let letters = rng.below(3) == 0;
        (0..n)
            .map(|_| match letters && rng.below(8) != 0 {
                true => "x",
                false => &*pieces[rng.below(pieces.len() as u64) as usize],
            })
            .collect()
    }

    fn words(block: &TextBlock) -> Vec<&str> {
        let mut words = Vec::new();
        block.each_word(|word| words.push(word));
        words
    }

    /// What the operator stands for.
    fn by_record(block: &TextBlock) -> Vec<&str> {
        let mut words = Vec::new();
        block.each(true, |line: &str| words.extend(line.split_whitespace()));
        words
    }

    #[test]
    fn words_of_blocks_are_those_of_their_lines() {
        let (mut rng, pieces) = (Rng::new(5), pieces());
        for _ in 0..if cfg!(miri) { 10 } else { 5_000 } {
            let text = text(&mut rng, &pieces);
            let lines = TextBlock::lines(text.clone());
            assert_eq!(words(&lines), by_record(&lines), "{text:?}");
            let records: Vec<&str> = text.split('x').collect();
            let given = TextBlock::from_records(records);
            assert_eq!(words(&given), by_record(&given), "{text:?}");
        }
    }

    #[test]
    fn records_that_contain_a_text_are_those_of_a_reading_by_record() {
        let (mut rng, pieces) = (Rng::new(6), pieces());
        let patterns = ["x", "a", "wor", "é", "\u{2007}", "", "\n", "x\ry", "\r\n", "zz"];
        let mut n_found = 0;
        for _ in 0..if cfg!(miri) { 10 } else { 3_000 } {
            let text = text(&mut rng, &pieces);
            let records: Vec<&str> = text.split('b').collect();
            for block in [TextBlock::lines(text.clone()), TextBlock::from_records(records)] {
                for pattern in patterns {
                    let mut right = Vec::new();
                    block.each(true, |record: &str| right.extend(record.contains(pattern).then_some(record)));
                    let (prepared, mut found) = (Pattern::new(pattern), Vec::new());
                    block.each_containing(&prepared, |record| found.push(record));
                    assert_eq!(found, right, "{pattern:?} in {text:?}");
                    n_found += found.len();
                }
            }
        }
        assert!(n_found > 100);
    }

    #[test]
    fn fields_of_blocks_are_those_of_their_records() {
        let (mut rng, pieces) = (Rng::new(7), pieces());
        let separators = ['x', ',', ' ', 'é', '\u{2007}', '𝄞', '\n', '\r', '\0', '\u{80}'];
        let mut n_fields = 0;
        for round in 0..if cfg!(miri) { 10 } else { 600 } {
            let text = match round % 16 {
                // many in 64 bytes, and records longer than what is found at a time
                0 => [",", "x", "é", ",\r\n", "aé,"][rng.below(5) as usize].repeat(rng.below(800) as usize),
                _ => text(&mut rng, &pieces),
            };
            let records: Vec<&str> = text.split('b').collect();
            for block in [TextBlock::lines(text.clone()), TextBlock::from_records(records)] {
                for separator in separators {
                    let mut right: Vec<Vec<&str>> = Vec::new();
                    block.each(true, |record: &str| right.push(record.split(separator).collect()));
                    let mut found = Vec::new();
                    block.each_fields(separator, |fields| {
                        found.push((0..fields.len()).filter_map(|n| fields.get(n)).collect::<Vec<_>>());
                    });
                    assert_eq!(found, right, "{separator:?} in {text:?}");
                    n_fields += found.iter().map(|fields| fields.len() - 1).sum::<usize>();
                }
            }
        }
        assert!(n_fields > 100);
    }

    /// Longer than what is found at a time, a word over all of it, and many words in 64 bytes.
    #[test]
    fn words_may_be_many_or_long() {
        for text in [" a".repeat(5_000), "a".repeat(100_000), format!("{} b", "a".repeat(128)), String::new()]
        {
            let block = TextBlock::lines(text);
            assert_eq!(words(&block), by_record(&block));
        }
    }
}
