//! Reads a segment by ranges.

use super::{
    BLOCK_ENTRY, BLOCK_HEAD, GROUP_ENTRY, MAGIC, PAGE, Row, SECTION_ENTRY, SegmentError, TAIL, VERSION, crc,
    tag,
};
use crate::record::{Arena, Cursor, KEY_GROUPS, group_of_hash};
use std::{io, ops::Range, sync::Arc};

/// Bytes that are read by ranges: a file, an object in a store, or memory.
pub trait ReadAt {
    /// Returns how many bytes there are.
    ///
    /// # Errors
    /// What the file or store fails with.
    fn len(&self) -> io::Result<u64>;

    /// Returns whether there are none.
    ///
    /// # Errors
    /// As [`ReadAt::len`].
    fn is_empty(&self) -> io::Result<bool> {
        Ok(self.len()? == 0)
    }

    /// Reads exactly this range.
    ///
    /// # Errors
    /// What the file or store fails with; [`io::ErrorKind::UnexpectedEof`] if it ends earlier.
    fn read_at(&self, range: Range<u64>) -> io::Result<Vec<u8>>;
}

impl ReadAt for &[u8] {
    fn len(&self) -> io::Result<u64> {
        Ok(<[u8]>::len(self) as u64)
    }

    fn read_at(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
        let bytes = range.and_then(|(start, end)| self.get(start..end));
        Ok(bytes.ok_or(io::ErrorKind::UnexpectedEof)?.to_vec())
    }
}

impl ReadAt for Vec<u8> {
    fn len(&self) -> io::Result<u64> {
        ReadAt::len(&&self[..])
    }

    fn read_at(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        (&self[..]).read_at(range)
    }
}

impl<R: ReadAt + ?Sized> ReadAt for Arc<R> {
    fn len(&self) -> io::Result<u64> {
        (**self).len()
    }

    fn read_at(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        (**self).read_at(range)
    }
}

/// Where a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlockInfo {
    /// Its first byte in the file.
    pub offset: u64,
    /// Its length, without the zeros that follow.
    pub len: u32,
    /// How many rows it has.
    pub rows: u32,
    /// The hash of its first row.
    pub first: u64,
}

/// Where the rows of a key group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupInfo {
    /// The key group.
    pub group: u32,
    /// The block of its first row. Its other rows follow.
    pub block: u32,
    /// How many rows it has.
    pub rows: u64,
}

#[derive(Debug)]
struct Section {
    tag: u32,
    range: Range<u64>,
    crc: u32,
}

/// A segment whose tables were read and checked. Blocks are read when they are needed.
#[derive(Debug)]
pub struct Segment<R> {
    from: R,
    sections: Vec<Section>,
    blocks: Vec<BlockInfo>,
    groups: Vec<GroupInfo>,
}

impl<R: ReadAt> Segment<R> {
    /// Reads the footer and the tables of blocks and groups.
    ///
    /// # Errors
    /// If the file cannot be read, is not a segment or not a whole one, or a newer release wrote
    /// it.
    pub fn open(from: R) -> Result<Self, SegmentError> {
        Self::open_knowing(from, &[])
    }

    /// As [`Segment::open`], for a reader that also knows sections with these tags.
    ///
    /// # Errors
    /// As [`Segment::open`].
    pub fn open_knowing(from: R, known: &[u32]) -> Result<Self, SegmentError> {
        let corrupt = SegmentError::corrupt;
        let len = from.len()?;
        if len < (PAGE + TAIL) as u64 {
            return Err(corrupt(0, "it is too short for a segment"));
        }
        let page = read(&from, 0..PAGE as u64)?;
        if page[..8] != MAGIC[..] {
            return Err(corrupt(0, "it is not a segment (bad magic)"));
        }
        let version = u32_at(&page, 8);
        if version != VERSION {
            return Err(SegmentError::Version(version));
        }
        if page[12..].iter().any(|byte| *byte != 0) {
            return Err(corrupt(12, "the first page was changed"));
        }
        let at = len - TAIL as u64;
        let tail = read(&from, at..len)?;
        if tail[20..] != MAGIC[..] || u64_at(&tail, 8) != len {
            return Err(corrupt(at, "it was cut or changed: its end is missing"));
        }
        let n = u64::from(u32_at(&tail, 0));
        let entries = n * SECTION_ENTRY as u64;
        let start = at.checked_sub(entries).filter(|start| *start >= PAGE as u64);
        let start = start.ok_or(corrupt(at, "it has more sections than fit"))?;
        let bytes = read(&from, start..at)?;
        if crc(&[&bytes, &tail[..16]]) != u32_at(&tail, 16) {
            return Err(corrupt(start, "the checksum of the footer does not match"));
        }
        let mut sections = Vec::new();
        for entry in bytes.chunks_exact(SECTION_ENTRY) {
            let (tag, required) = (u32_at(entry, 0), u32_at(entry, 4) != 0);
            let is_known = matches!(tag, tag::BLOCKS | tag::GROUPS | tag::LAYOUT) || known.contains(&tag);
            if required && !is_known {
                return Err(SegmentError::Section(tag));
            }
            let (offset, length) = (u64_at(entry, 8), u64_at(entry, 16));
            let end = offset.checked_add(length).filter(|end| *end <= start);
            let end = end.ok_or(corrupt(start, "a section is outside of the file"))?;
            sections.push(Section { tag, range: offset..end, crc: u32_at(entry, 24) });
        }
        let mut segment = Segment { from, sections, blocks: Vec::new(), groups: Vec::new() };
        segment.read_tables(start)?;
        Ok(segment)
    }

    fn read_tables(&mut self, end: u64) -> Result<(), SegmentError> {
        let missing = SegmentError::corrupt(end, "a required section is missing");
        let (Some(blocks), Some(groups)) = (self.section(tag::BLOCKS)?, self.section(tag::GROUPS)?) else {
            return Err(missing);
        };
        let wrong = |what| Err(SegmentError::corrupt(end, what));
        if blocks.len() % BLOCK_ENTRY != 0 || groups.len() % GROUP_ENTRY != 0 {
            return wrong("a table has a part of an entry");
        }
        let mut next = PAGE as u64;
        for entry in blocks.chunks_exact(BLOCK_ENTRY) {
            let (offset, len) = (u64_at(entry, 0), u32_at(entry, 8));
            let block = BlockInfo { offset, len, rows: u32_at(entry, 12), first: u64_at(entry, 16) };
            let padded = u64::from(len).next_multiple_of(PAGE as u64);
            if offset != next || len < BLOCK_HEAD as u32 || offset + padded > end {
                return wrong("the table of blocks does not make sense");
            }
            next = offset + padded;
            self.blocks.push(block);
        }
        let mut before = None;
        for entry in groups.chunks_exact(GROUP_ENTRY) {
            let info = GroupInfo { group: u32_at(entry, 0), block: u32_at(entry, 4), rows: u64_at(entry, 8) };
            let is_ordered = before.is_none_or(|before| before < info.group);
            let is_there = info.group < KEY_GROUPS && (info.block as usize) < self.blocks.len();
            if !is_ordered || !is_there || info.rows == 0 {
                return wrong("the table of key groups does not make sense");
            }
            before = Some(info.group);
            self.groups.push(info);
        }
        Ok(())
    }

    /// Returns where the blocks are.
    pub fn blocks(&self) -> &[BlockInfo] {
        &self.blocks
    }

    /// Returns the key groups that have rows, in their order.
    pub fn groups(&self) -> &[GroupInfo] {
        &self.groups
    }

    /// Returns the blocks that hold the rows of these key groups, and perhaps others at their ends.
    pub fn blocks_of(&self, groups: Range<u32>) -> Range<usize> {
        let within = |info: &&GroupInfo| groups.contains(&info.group);
        let Some(first) = self.groups.iter().find(within) else { return 0..0 };
        let begins_after = |block: &BlockInfo| group_of_hash(block.first) >= groups.end;
        let from = first.block as usize;
        let n = self.blocks[from..].iter().position(begins_after);
        from..n.map_or(self.blocks.len(), |n| from + n)
    }

    /// Reads and checks a block.
    ///
    /// # Errors
    /// If it cannot be read, or was changed.
    ///
    /// # Panics
    /// If there is no block of this number.
    pub fn block(&self, number: usize) -> Result<SegmentBlock, SegmentError> {
        let BlockInfo { offset, len, rows, first } = self.blocks[number];
        let corrupt = |what| SegmentError::corrupt(offset, what);
        let padded = u64::from(len).next_multiple_of(PAGE as u64);
        let bytes = read(&self.from, offset..offset + padded)?;
        let (head, rest) = bytes.split_at(BLOCK_HEAD);
        let (rest, zeros) = rest.split_at(len as usize - BLOCK_HEAD);
        if crc(&[&head[..16], rest]) != u32_at(head, 16) || zeros.iter().any(|byte| *byte != 0) {
            return Err(corrupt("the checksum of a block does not match"));
        }
        let (n_bytes, n_text) = (u32_at(head, 4) as usize, u32_at(head, 8) as usize);
        if u32_at(head, 0) != rows || n_bytes.checked_add(n_text) != Some(rest.len()) {
            return Err(corrupt("a block differs from the table of blocks"));
        }
        if u32_at(head, 12) != 0 {
            return Err(corrupt("a block is compressed in an unknown way"));
        }
        let (bytes, text) = rest.split_at(n_bytes);
        let text =
            String::from_utf8(text.to_vec()).map_err(|_| corrupt("the text of a block is not UTF-8"))?;
        Ok(SegmentBlock { offset, first, rows, arena: Arena { bytes: bytes.to_vec(), text } })
    }

    /// Reads a section; `None` if the segment does not have it.
    ///
    /// # Errors
    /// If it cannot be read, or was changed.
    pub fn section(&self, tag: u32) -> Result<Option<Vec<u8>>, SegmentError> {
        let Some(section) = self.sections.iter().find(|section| section.tag == tag) else {
            return Ok(None);
        };
        let bytes = read(&self.from, section.range.clone())?;
        if crc(&[&bytes]) != section.crc {
            let what = "the checksum of a section does not match";
            return Err(SegmentError::corrupt(section.range.start, what));
        }
        Ok(Some(bytes))
    }
}

/// A block in memory. Keys and states that borrow do so from it.
#[derive(Debug)]
pub struct SegmentBlock {
    offset: u64,
    first: u64,
    rows: u32,
    arena: Arena,
}

impl SegmentBlock {
    /// Returns its rows, from the first on.
    pub fn rows(&self) -> Rows<'_> {
        Rows { block: self, at: Cursor::new(&self.arena), left: self.rows, last: None }
    }
}

/// Goes through the rows of a block.
#[derive(Debug)]
pub struct Rows<'a> {
    block: &'a SegmentBlock,
    at: Cursor<'a>,
    left: u32,
    last: Option<Row<'a>>,
}

impl<'a> Rows<'a> {
    /// Returns the next row; `None` after the last one.
    ///
    /// # Errors
    /// If the block does not make sense, or its rows are not in their order.
    #[expect(clippy::should_implement_trait, reason = "it can fail, and stops when it does")]
    pub fn next(&mut self) -> Result<Option<Row<'a>>, SegmentError> {
        let corrupt = |what| SegmentError::corrupt(self.block.offset, what);
        let Some(left) = self.left.checked_sub(1) else {
            return if self.at.is_empty() {
                Ok(None)
            } else {
                Err(corrupt("a block holds more than its rows"))
            };
        };
        let row = Row::read(&mut self.at).map_err(SegmentError::at(self.block.offset))?;
        let is_ordered = match &self.last {
            None => row.hash == self.block.first,
            Some(last) => last.order() < row.order(),
        };
        if !is_ordered {
            return Err(corrupt("the rows of a block are not in their order"));
        }
        (self.left, self.last) = (left, Some(row));
        Ok(Some(row))
    }
}

fn read(from: &impl ReadAt, range: Range<u64>) -> Result<Vec<u8>, SegmentError> {
    let len = range.end - range.start;
    let start = range.start;
    let bytes = from.read_at(range)?;
    if bytes.len() as u64 != len {
        return Err(SegmentError::corrupt(start, "a read returned another number of bytes"));
    }
    Ok(bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}
