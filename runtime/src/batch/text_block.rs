//! Received text, cut at record borders.
//!
//! Records are slices of the block. Their borders are either line ends, found by masks while the block is
//! read, or kept as a bit mask (records that were given one by one and may hold line ends themselves). UTF-8 is checked once
//! for a block, when it is received, or when it is read from a file; nothing is copied or allocated for a record.

use super::{
    masks::{self, WIDTH},
    scan::{AHEAD, Scan, TWO},
    utf8::{Rules, excerpt},
};
use crate::{
    exec::fault,
    fs::Map,
    record::{Arena, Block, Record, Str},
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
    /// where records end, if not at line ends: bit `i` of word `w` for byte `64 w + i`, a byte that belongs to no record
    borders: Option<Box<[u64]>>,
    records: u64,
    bytes: u64,
}

enum Content {
    /// text, checked when the block was made
    Here(String),
    /// bytes that are checked by the task that reads them
    Raw { raw: Raw, rules: Rules, repaired: OnceLock<Result<String, String>>, counted: AtomicBool },
    /// why there is nothing
    Refused(String),
}

enum Raw {
    /// read when first asked for
    Later { load: Box<dyn Load>, loaded: OnceLock<Result<Map, String>> },
    /// part of a file in memory
    Mapped { map: Arc<Map>, range: Range<usize> },
}

/// Gets the bytes of a block when they are needed.
pub(crate) trait Load: fmt::Debug + Send + Sync + 'static {
    /// The bytes, which end with a whole line or the file; or why there are none, in the user's terms.
    fn load(&self) -> Result<Map, String>;
}

impl TextBlock {
    /// The lines of `text`.
    #[must_use]
    pub fn lines(text: String) -> Self {
        let records = masks::count_lines(text.as_bytes());
        TextBlock { bytes: text.len() as u64, borders: None, records, content: Content::Here(text) }
    }

    /// The lines of `bytes`, which end with a whole line, by `rules`.
    pub(crate) fn received(bytes: Vec<u8>, rules: &Rules) -> Self {
        match rules.text(bytes) {
            Ok(text) => TextBlock::lines(text),
            Err(reason) => {
                TextBlock { content: Content::Refused(reason), borders: None, records: 0, bytes: 0 }
            }
        }
    }

    /// Lines that are read later; `bytes` is how much there is.
    pub(crate) fn later(load: impl Load, bytes: u64, rules: Rules) -> Self {
        TextBlock::raw(Raw::Later { load: Box::new(load), loaded: OnceLock::new() }, bytes, rules)
    }

    /// Lines of a file in memory.
    pub(crate) fn mapped(map: Arc<Map>, range: Range<usize>, rules: Rules) -> Self {
        let bytes = range.len() as u64;
        TextBlock::raw(Raw::Mapped { map, range }, bytes, rules)
    }

    fn raw(raw: Raw, bytes: u64, rules: Rules) -> Self {
        let content = Content::Raw { raw, rules, repaired: OnceLock::new(), counted: AtomicBool::new(false) };
        TextBlock { content, borders: None, records: 0, bytes }
    }

    /// The text, got ready if it is not.
    #[inline(never)]
    fn text(&self) -> &str {
        let (raw, rules, repaired) = match &self.content {
            Content::Here(text) => return text,
            Content::Raw { raw, rules, repaired, .. } => (raw, rules, repaired),
            Content::Refused(reason) => fault::raise(reason.clone()),
        };
        let bytes = match raw {
            Raw::Later { load, loaded } => match loaded.get_or_init(|| load.load()) {
                Ok(bytes) => bytes,
                Err(reason) => fault::raise(reason.clone()),
            },
            Raw::Mapped { map, range } => &map[range.clone()],
        };
        // looked at anew for each reading, which is mostly one: a mapped file is not ours
        if repaired.get().is_none()
            && let Some(text) = rules.clean(bytes)
        {
            return text;
        }
        match repaired.get_or_init(|| rules.repair(bytes)) {
            Ok(text) => text,
            Err(reason) => fault::raise(reason.clone()),
        }
    }

    /// It was read to its end and has so many records.
    #[inline(never)]
    fn was_read(&self, records: u64) {
        if let Content::Raw { raw, rules, counted, .. } = &self.content
            && !counted.swap(true, Ordering::Relaxed)
        {
            rules.stats.records_in.add(records);
            rules.stats.bytes_read.add(match raw {
                Raw::Later { loaded, .. } => {
                    loaded.get().and_then(|bytes| bytes.as_ref().ok()).map_or(0, |b| b.len())
                }
                Raw::Mapped { range, .. } => range.len(),
            } as u64);
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Here(text) => write!(f, "Here({} bytes)", text.len()),
            Content::Raw { raw: Raw::Later { load, .. }, .. } => write!(f, "Later({load:?})"),
            Content::Raw { raw: Raw::Mapped { range, .. }, .. } => write!(f, "Mapped({range:?})"),
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
        self.was_read(n);
    }
}

/// Pushes every record of `text` into `f` and counts them. The only loop over records: `f`, which is a whole kernel, stands
/// once in the code. Ends are found for many records at once, apart from it, so that the search has the registers
/// to itself.
#[inline(always)]
fn walk<'b>(text: &'b str, borders: Option<&'b [u64]>, mut f: impl FnMut(&'b str)) -> u64 {
    let mut scan = Scan::new(text.as_bytes(), borders);
    let mut found = [0; AHEAD];
    let mut reading = Reading { text, borders, start: 0 };
    let mut n = 0;
    while !scan.is_done() {
        let base = scan.position();
        let ends = scan.fill(&mut found);
        for end in ends {
            let two = (end >> 31) as usize;
            let end = base + (end & !TWO) as usize;
            f(&text[reading.start..end - two]);
            reading.start = end + 1;
        }
        n += ends.len() as u64;
    }
    std::mem::forget(reading);
    n
}

/// Lives while a block is read; names the record if a closure panics. All that is kept up per record is where it starts.
struct Reading<'b> {
    text: &'b str,
    borders: Option<&'b [u64]>,
    start: usize,
}

impl Drop for Reading<'_> {
    #[cold]
    fn drop(&mut self) {
        // a second walk finds what the first one did not keep; it cannot panic where the first one did not
        let (mut number, mut found) = (0u64, None);
        let base = self.text.as_ptr() as usize;
        walk(self.text, self.borders, |record| {
            let start = record.as_ptr() as usize - base;
            if start < self.start {
                number += 1;
            } else if start == self.start && found.is_none() {
                found = Some(record);
            }
        });
        if let Some(record) = found {
            fault::note_record(format!("record {} of its block: {}", number + 1, excerpt(record)));
        }
    }
}
