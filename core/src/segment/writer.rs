//! Writes a segment.

use super::{BLOCK_HEAD, MAGIC, PAGE, Row, VERSION, crc, tag};
use crate::record::Arena;
use std::io::{self, Write};

/// How many bytes a block has, its header included; a longer row has a block of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockSize {
    /// 4 KiB, for states of which single keys are read.
    Small,
    /// 64 KiB, for what is read from one end to the other.
    Large,
}

impl BlockSize {
    fn bytes(self) -> usize {
        match self {
            BlockSize::Small => PAGE,
            BlockSize::Large => 64 << 10,
        }
    }
}

/// Writes one segment: rows in their order, then sections, then [`SegmentWriter::finish`].
#[derive(Debug)]
pub struct SegmentWriter<W> {
    to: W,
    size: usize,
    /// how much was written
    offset: u64,
    /// the block that is being filled
    block: Arena,
    rows: u32,
    first: u64,
    /// the row that came last, encoded; and whether there was one
    last: Option<(u64, Arena)>,
    /// the next row, until it is known which block it belongs to
    next: Arena,
    /// the sections [`tag::BLOCKS`] and [`tag::GROUPS`]
    blocks: Vec<u8>,
    n_blocks: u32,
    groups: Vec<(u32, u32, u64)>,
    sections: Vec<(u32, bool, Vec<u8>)>,
}

impl<W: Write> SegmentWriter<W> {
    /// Begins a segment.
    ///
    /// # Errors
    /// What `to` fails with.
    pub fn new(to: W, size: BlockSize) -> io::Result<Self> {
        let mut page = [0; PAGE];
        page[..8].copy_from_slice(MAGIC);
        page[8..12].copy_from_slice(&VERSION.to_le_bytes());
        let mut writer = SegmentWriter {
            to,
            size: size.bytes(),
            offset: 0,
            block: Arena::default(),
            rows: 0,
            first: 0,
            last: None,
            next: Arena::default(),
            blocks: Vec::new(),
            n_blocks: 0,
            groups: Vec::new(),
            sections: Vec::new(),
        };
        writer.write(&[&page])?;
        Ok(writer)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// What `to` fails with; [`io::ErrorKind::InvalidInput`] if the row does not come after the one
    /// before it in the order (group, hash, encoded key), or is longer than 4 GiB.
    pub fn push(&mut self, row: Row<'_>) -> io::Result<()> {
        if let Some((hash, key)) = &self.last
            && Row::new(*hash, key, None).order() >= row.order()
        {
            return Err(invalid("the rows of a segment are not in their order"));
        }
        self.next.clear();
        row.write(&mut self.next);
        let fits = BLOCK_HEAD + self.block.len() + self.next.len() <= self.size;
        if self.rows > 0 && !fits {
            self.flush()?;
        }
        if self.rows == 0 {
            self.first = row.hash;
        }
        self.block.bytes.extend_from_slice(&self.next.bytes);
        self.block.text.push_str(&self.next.text);
        self.rows += 1;
        match self.groups.last_mut() {
            Some((group, _, rows)) if *group == row.group() => *rows += 1,
            _ => self.groups.push((row.group(), self.n_blocks, 1)),
        }
        let (hash, key) = self.last.get_or_insert_default();
        *hash = row.hash;
        key.clear();
        key.bytes.extend_from_slice(row.key.bytes);
        key.text.push_str(row.key.text);
        Ok(())
    }

    /// Adds a section. A reader that does not know the tag of a `required` one refuses the file.
    pub fn section(&mut self, tag: u32, required: bool, bytes: Vec<u8>) {
        self.sections.push((tag, required, bytes));
    }

    /// Writes what is left and returns what was written to. It is not yet durable.
    ///
    /// # Errors
    /// What the destination fails with.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        let mut groups = Vec::new();
        for (group, block, rows) in &self.groups {
            groups.extend(group.to_le_bytes());
            groups.extend(block.to_le_bytes());
            groups.extend(rows.to_le_bytes());
        }
        let blocks = std::mem::take(&mut self.blocks);
        let mut sections = vec![(tag::BLOCKS, true, blocks), (tag::GROUPS, true, groups)];
        sections.append(&mut self.sections);
        let mut end = Vec::new();
        for (tag, required, bytes) in &sections {
            end.extend(tag.to_le_bytes());
            end.extend(u32::from(*required).to_le_bytes());
            end.extend(self.offset.to_le_bytes());
            end.extend((bytes.len() as u64).to_le_bytes());
            end.extend(crc(&[bytes]).to_le_bytes());
            self.write(&[bytes])?;
        }
        let len = self.offset + (end.len() + super::TAIL) as u64;
        end.extend(short(sections.len())?.to_le_bytes());
        end.extend(VERSION.to_le_bytes());
        end.extend(len.to_le_bytes());
        end.extend(crc(&[&end]).to_le_bytes());
        end.extend(MAGIC);
        self.write(&[&end])?;
        Ok(self.to)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let block = std::mem::take(&mut self.block);
        let (bytes, text) = (&block.bytes[..], block.text.as_bytes());
        let mut head = Vec::with_capacity(BLOCK_HEAD);
        for n in [self.rows, short(bytes.len())?, short(text.len())?, 0] {
            head.extend(n.to_le_bytes());
        }
        head.extend(crc(&[&head, bytes, text]).to_le_bytes());
        let len = BLOCK_HEAD + block.len();
        self.blocks.extend(self.offset.to_le_bytes());
        self.blocks.extend(short(len)?.to_le_bytes());
        self.blocks.extend(self.rows.to_le_bytes());
        self.blocks.extend(self.first.to_le_bytes());
        self.write(&[&head, bytes, text, &[0; PAGE][..len.next_multiple_of(PAGE) - len]])?;
        self.n_blocks += 1;
        self.rows = 0;
        self.block = block;
        self.block.clear();
        Ok(())
    }

    fn write(&mut self, parts: &[&[u8]]) -> io::Result<()> {
        for part in parts {
            self.to.write_all(part)?;
            self.offset += part.len() as u64;
        }
        Ok(())
    }
}

fn short(len: usize) -> io::Result<u32> {
    u32::try_from(len).map_err(|_| invalid("a row of state is longer than 4 GiB"))
}

fn invalid(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, what)
}
