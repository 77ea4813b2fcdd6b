//! A state apart from the one that goes on, as it is written into a segment.

use super::head::{HEAD, Head, OWN, to_section};
use crate::{
    record::{Arena, Cursor, Record, group_of_hash},
    segment::{BlockSize, Due, Row, SegmentWriter, tag},
};
use std::{
    fmt,
    io::{self, Write},
    ops::Range,
};

/// A state as of a decision. It shares nothing with the one that goes on, so that another thread
/// can write it.
pub trait Frozen: Send {
    /// Returns how long blocks are.
    fn block_size(&self) -> BlockSize;

    /// Writes rows in the order of segments, and sections.
    ///
    /// # Errors
    /// What the destination fails with.
    fn write(&self, to: &mut SegmentWriter<&mut dyn Write>) -> io::Result<()>;
}

/// A cell as it is saved: one segment.
pub(crate) struct FrozenCell {
    pub(super) head: Head,
    /// none if nothing has opened the state yet
    pub(super) state: Option<Box<dyn Frozen>>,
}

impl fmt::Debug for FrozenCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrozenCell({:?})", self.head.owners)
    }
}

impl FrozenCell {
    /// Writes the segment.
    pub(crate) fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let size = self.state.as_ref().map_or(BlockSize::Small, |state| state.block_size());
        let mut out = SegmentWriter::new(to, size)?;
        if let Some(state) = &self.state {
            state.write(&mut out)?;
        }
        out.section(HEAD, true, self.head.encode());
        out.finish().map(drop)
    }
}

/// Rows that were encoded, and what the state says beside them.
pub(crate) struct FrozenRows {
    arena: Arena,
    rows: Vec<FrozenRow>,
    own: Arena,
    size: BlockSize,
    /// whether the numbers of the keys are saved
    numbered: bool,
}

struct FrozenRow {
    hash: u64,
    number: u32,
    key: Span,
    state: Option<Span>,
    due: Option<Due>,
}

/// A part of bytes and one of text.
type Span = (Range<usize>, Range<usize>);

impl FrozenRows {
    pub(crate) fn new(size: BlockSize, numbered: bool) -> Self {
        FrozenRows { arena: Arena::default(), rows: Vec::new(), own: Arena::default(), size, numbered }
    }

    /// What the state says beside its rows.
    pub(crate) fn own(&mut self) -> &mut Arena {
        &mut self.own
    }

    /// Adds the key with this number; without a state it is one that had a state.
    pub(crate) fn push(
        &mut self,
        hash: u64,
        number: usize,
        key: impl Record,
        state: Option<impl FnOnce(&mut Arena)>,
        due: Option<Due>,
    ) {
        let key = span(&mut self.arena, |arena| key.encode(arena));
        let state = state.map(|state| span(&mut self.arena, state));
        self.rows.push(FrozenRow { hash, number: number as u32, key, state, due });
    }

    /// Brings the rows into the order of segments.
    pub(crate) fn sorted(mut self) -> Self {
        let FrozenRows { arena, rows, .. } = &mut self;
        rows.sort_unstable_by(|a, b| {
            let order = |row: &FrozenRow| (group_of_hash(row.hash), row.hash);
            let keys = || {
                let [a, b] = [&a.key, &b.key].map(|key| cursor(arena, key));
                (a.bytes, a.text).cmp(&(b.bytes, b.text))
            };
            order(a).cmp(&order(b)).then_with(keys)
        });
        self
    }
}

impl Frozen for FrozenRows {
    fn block_size(&self) -> BlockSize {
        self.size
    }

    fn write(&self, to: &mut SegmentWriter<&mut dyn Write>) -> io::Result<()> {
        for FrozenRow { hash, key, state, due, .. } in &self.rows {
            let state = state.as_ref().map(|state| cursor(&self.arena, state));
            let row = Row::of(*hash, cursor(&self.arena, key), state);
            to.push(due.map_or(row, |due| row.due(due)))?;
        }
        if self.numbered {
            let numbers = self.rows.iter().flat_map(|row| row.number.to_le_bytes());
            to.section(tag::LAYOUT, false, numbers.collect());
        }
        to.section(OWN, true, to_section(&self.own));
        Ok(())
    }
}

fn span(arena: &mut Arena, write: impl FnOnce(&mut Arena)) -> Span {
    let (bytes, text) = (arena.bytes.len(), arena.text.len());
    write(arena);
    (bytes..arena.bytes.len(), text..arena.text.len())
}

fn cursor<'a>(arena: &'a Arena, (bytes, text): &Span) -> Cursor<'a> {
    Cursor { bytes: &arena.bytes[bytes.clone()], text: &arena.text[text.clone()] }
}
