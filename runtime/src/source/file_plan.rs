//! Where a file is divided: at line ends only.
//!
//! **Invariant:** the ranges of a cut follow each other without gap, and every border lies behind a
//! whole terminator, so that each line is in exactly one block whatever the number of partitions.

use super::{
    format::{DividedFile, FormatFile},
    packed::{Packing, Ratio},
    read_at::{read_exact, shorter},
    text_head,
    unreadable::Unreadable,
};
use crate::{
    env::{FileRead, Map, Unchanging},
    receiver::Batching,
    record::{
        Str, TextBlock,
        block::{lines::Assembler, masks, raw::Load, utf8::Rules},
    },
};
use std::{
    io::{self, Read},
    ops::Range,
    sync::Arc,
};

/// How much is looked at first to find a line end; doubled while there is none.
const LOOK_BYTES: usize = 4 << 10;
/// How much is looked at once, at most.
const LOOK_BYTES_MAX: usize = 1 << 20;

/// A regular file.
#[derive(Clone, Debug)]
pub(super) enum Contents {
    /// with the length that it had when it was opened
    File(Arc<dyn FileRead>, u64),
    Mapped(Arc<Map>),
}

impl Contents {
    /// Of a regular file of `len` bytes.
    pub(super) fn new(file: Arc<dyn FileRead>, len: u64, mapped: Option<Unchanging>) -> io::Result<Self> {
        match mapped {
            // an empty file cannot be mapped, and need not be
            Some(promise) if len > 0 => Ok(Contents::Mapped(Arc::new(file.map(promise)?))),
            _ => Ok(Contents::File(file, len)),
        }
    }

    /// Bytes of the file.
    pub(super) fn len(&self) -> u64 {
        match self {
            Contents::File(_, len) => *len,
            Contents::Mapped(map) => map.len() as u64,
        }
    }
}

/// The lines of a regular file.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    contents: Contents,
    rules: Rules,
    unreadable: Unreadable,
}

impl Lines {
    pub(super) fn new(contents: Contents, rules: Rules) -> Self {
        Lines { contents, rules, unreadable: Unreadable::default() }
    }

    /// The same, where other things happen to blocks that cannot be read.
    pub(super) fn or(self, unreadable: Unreadable) -> Self {
        Lines { unreadable, ..self }
    }

    /// Bytes of the file.
    fn len(&self) -> u64 {
        self.contents.len()
    }

    /// Where its text begins: behind a byte order mark.
    fn start(&self) -> io::Result<u64> {
        let mut head = [0; text_head::HEAD_BYTES];
        match self.read(&mut head, 0) {
            Ok(n) => Ok(text_head::mark(&head[..n])? as u64),
            // the batch says so
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
            Err(e) => Err(e),
        }
    }

    /// The first border at or behind `at`, which is not 0.
    fn border(&self, at: u64) -> io::Result<u64> {
        let mut offset = at - 1;
        let mut bytes = vec![0; LOOK_BYTES];
        loop {
            let n = self.read(&mut bytes, offset)?;
            let seen = &bytes[..n];
            // a terminator whose last byte is not among these can still be a `\r\n`
            let known = if offset + n as u64 == self.len() { n } else { n.saturating_sub(1) };
            match memchr::memchr2(b'\n', b'\r', seen) {
                Some(i) if i < known => {
                    let two = seen[i] == b'\r' && seen.get(i + 1) == Some(&b'\n');
                    return Ok(offset + i as u64 + 1 + u64::from(two));
                }
                _ if offset + n as u64 == self.len() => return Ok(self.len()),
                _ => offset += known as u64,
            }
            let more = (bytes.len() * 2).min(LOOK_BYTES_MAX);
            bytes.resize(more, 0);
        }
    }

    /// The last border behind `from`, at or before `at`.
    fn border_before(&self, from: u64, at: u64) -> io::Result<Option<u64>> {
        let mut look = LOOK_BYTES as u64;
        loop {
            let start = at.saturating_sub(look).max(from);
            let mut bytes = vec![0; (at - start) as usize];
            // the byte behind tells whether a last `\r` is half a terminator
            let mut behind = [0];
            let n = self.read(&mut bytes, start)?;
            let is_newline = self.read(&mut behind, at)? == 1 && behind[0] == b'\n';
            if n < bytes.len() {
                return Err(shorter());
            }
            while let Some(i) = memchr::memrchr2(b'\n', b'\r', &bytes) {
                if bytes[i] == b'\n' || i + 1 < n || !is_newline {
                    return Ok(Some(start + i as u64 + 1));
                }
                bytes.truncate(i);
            }
            if start == from {
                return Ok(None);
            }
            look *= 2;
        }
    }

    /// The end of line number `n`, counted from 0 at `from`; the end of the file if there are not
    /// that many.
    fn end_of_line(&self, from: u64, n: u64) -> io::Result<u64> {
        let (mut offset, mut left) = (from, n);
        let mut bytes = vec![0; LOOK_BYTES];
        while offset < self.len() {
            let read = self.read(&mut bytes, offset)?;
            let mut seen = &bytes[..read];
            if offset + (read as u64) < self.len() && seen.last() == Some(&b'\r') && seen.len() > 1 {
                seen = &seen[..read - 1];
            }
            if let Some(end) = masks::end_of_line(seen, left) {
                return Ok(offset + end as u64);
            }
            let whole = memchr::memrchr2(b'\n', b'\r', seen).map_or(0, |last| last + 1);
            left -= masks::count_lines(&seen[..whole]);
            offset += seen.len() as u64;
            let more = (bytes.len() * 2).min(LOOK_BYTES_MAX);
            bytes.resize(more, 0);
        }
        Ok(self.len())
    }

    /// Fills `bytes` as far as the file goes.
    fn read(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        let n = (bytes.len() as u64).min(self.len().saturating_sub(offset)) as usize;
        match &self.contents {
            Contents::Mapped(map) => bytes[..n].copy_from_slice(&map[offset as usize..offset as usize + n]),
            Contents::File(file, _) => read_exact(&**file, &mut bytes[..n], offset)?,
        }
        Ok(n)
    }
}

impl FormatFile<Str> for Lines {
    fn records(&self) -> io::Result<Range<u64>> {
        Ok(self.start()?..self.len())
    }

    fn blocks(&self, range: Range<u64>, bytes: u64) -> io::Result<Vec<Range<u64>>> {
        let mut blocks = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let end = if range.end - start <= bytes {
                range.end
            } else {
                self.border(start + bytes)?.min(range.end)
            };
            blocks.push(start..end);
            start = end;
        }
        Ok(blocks)
    }

    fn block(&self, range: Range<u64>) -> TextBlock {
        match &self.contents {
            Contents::Mapped(map) => {
                let rules = self.rules.clone();
                TextBlock::mapped(map.clone(), range.start as usize..range.end as usize, rules)
            }
            Contents::File(file, _) => {
                let (at, bytes, rules) = (range.start, range.end - range.start, self.rules.clone());
                let unreadable = self.unreadable.clone();
                let load = FileRange { file: file.clone(), range, rules: rules.clone(), unreadable };
                TextBlock::later(load, at, bytes, rules)
            }
        }
    }
}

impl DividedFile<Str> for Lines {
    fn is_border(&self, offset: u64) -> io::Result<bool> {
        Ok(self.border(offset)? == offset)
    }

    fn end_of_batch(&self, from: u64, end: u64, batching: Batching) -> io::Result<u64> {
        match batching {
            Batching::Now | Batching::AtEnd => Ok(end),
            Batching::Bytes(n) if end - from <= n => Ok(end),
            Batching::Bytes(n) => match self.border_before(from, from + n)? {
                Some(border) => Ok(border),
                None => self.border(from + n),
            },
            Batching::Lines(n) => self.end_of_line(from, n - 1),
        }
    }

    fn divide(&self, range: Range<u64>, n: usize) -> io::Result<Vec<Range<u64>>> {
        let len = u128::from(range.end - range.start);
        let mut parts = Vec::with_capacity(n);
        let mut start = range.start;
        for i in 1..=n as u128 {
            let ideal = range.start + (len * i / n as u128) as u64;
            let end = match ideal {
                _ if i == n as u128 => range.end,
                _ if ideal <= start => start,
                _ => self.border(ideal)?.min(range.end),
            };
            if end > start {
                parts.push(start..end);
                start = end;
            }
        }
        Ok(parts)
    }
}

/// A block of a file, read when its task needs it.
#[derive(Debug)]
struct FileRange {
    file: Arc<dyn FileRead>,
    range: Range<u64>,
    rules: Rules,
    unreadable: Unreadable,
}

impl Load for FileRange {
    fn load(&self) -> Result<Map, String> {
        let len = self.range.end - self.range.start;
        let too_long = self.rules.max_line_bytes.max(LOOK_BYTES_MAX) as u64 * 2;
        let read = if len > too_long {
            self.load_without_long_lines()
        } else {
            Map::filled(len as usize, |bytes| read_exact(&*self.file, bytes, self.range.start))
        };
        self.unreadable.settle(read, &self.rules.name, Some(&self.range))
    }
}

impl FileRange {
    /// There is a line in it that is longer than the limit: dropped while it is read.
    fn load_without_long_lines(&self) -> io::Result<Map> {
        let mut lines = Assembler::default();
        let mut bytes = vec![0; LOOK_BYTES_MAX];
        let mut offset = self.range.start;
        while offset < self.range.end {
            let n = (bytes.len() as u64).min(self.range.end - offset) as usize;
            read_exact(&*self.file, &mut bytes[..n], offset)?;
            lines.push(&bytes[..n], &self.rules);
            offset += n as u64;
        }
        lines.end();
        Ok(Map::read(lines.take(lines.whole().len())))
    }
}

/// A file that can only be read from its beginning to its end: it is packed, or does not say how
/// long it is. Read when its task needs it.
#[derive(Clone, Debug)]
pub(super) struct WholeFile {
    pub(super) file: Arc<dyn FileRead>,
    pub(super) packing: Option<Packing>,
    pub(super) rules: Rules,
    /// so many bytes of text are taken at most
    pub(super) max_bytes: u64,
    /// bytes of the file, if it says so
    pub(super) len: u64,
    /// takes note of how much text that was
    pub(super) ratio: Arc<Ratio>,
    pub(super) unreadable: Unreadable,
}

impl Load for WholeFile {
    fn load(&self) -> Result<Map, String> {
        self.unreadable.settle(self.read().map(Map::read), &self.rules.name, None)
    }
}

impl WholeFile {
    fn read(&self) -> io::Result<Vec<u8>> {
        let mut stream = self.file.stream()?;
        if let Some(packing) = self.packing {
            stream = packing.unpack(stream)?;
        }
        let (head, _) = text_head::without_mark(&mut stream)?;
        let mut lines = Assembler::default();
        lines.push(&head, &self.rules);
        let mut bytes = vec![0; LOOK_BYTES_MAX];
        let mut left = self.max_bytes;
        loop {
            match stream.read(&mut bytes) {
                Ok(0) => break,
                Ok(n) if n as u64 > left => {
                    let text = format!(
                        "its text is longer than {} bytes; give the source `.max_unpacked_bytes(n)` if that is right",
                        self.max_bytes
                    );
                    return Err(io::Error::new(io::ErrorKind::FileTooLarge, text));
                }
                Ok(n) => {
                    left -= n as u64;
                    lines.push(&bytes[..n], &self.rules);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        if self.packing.is_some() {
            self.ratio.add(self.len, self.max_bytes - left);
        }
        lines.end();
        Ok(lines.take(lines.whole().len()))
    }
}
