//! A key and its state, encoded.

use crate::record::{Arena, Corrupt, Cursor, group_of_hash};

/// A key and its state, or the note that it has none any more.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Row<'a> {
    /// The key's [hash](crate::record::key_hash).
    pub hash: u64,
    /// The encoded key.
    pub key: Cursor<'a>,
    /// The encoded state; `None` in a tombstone.
    pub state: Option<Cursor<'a>>,
    /// When the key times out, if it does.
    pub due: Option<Due>,
}

/// When a key times out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// In microseconds since 1970.
    pub at: u64,
    /// Among equal times, the order in which they were set.
    pub rank: u64,
}

const STATE: u8 = 1;
const DUE: u8 = 2;

impl<'a> Row<'a> {
    /// A row that does not time out.
    pub fn new(hash: u64, key: &'a Arena, state: Option<&'a Arena>) -> Self {
        Row { hash, key: Cursor::new(key), state: state.map(Cursor::new), due: None }
    }

    /// As [`Row::new`], for parts of arenas.
    pub fn of(hash: u64, key: Cursor<'a>, state: Option<Cursor<'a>>) -> Self {
        Row { hash, key, state, due: None }
    }

    /// Sets when the key times out.
    #[must_use]
    pub fn due(self, due: Due) -> Self {
        Row { due: Some(due), ..self }
    }

    /// Returns the key's group.
    pub fn group(&self) -> u32 {
        group_of_hash(self.hash)
    }

    /// What rows are ordered by.
    pub(super) fn order(&self) -> (u32, u64, &'a [u8], &'a str) {
        (self.group(), self.hash, self.key.bytes, self.key.text)
    }

    pub(super) fn write(&self, out: &mut Arena) {
        out.bytes.extend(self.hash.to_le_bytes());
        let state = if self.state.is_some() { STATE } else { 0 };
        out.bytes.push(state | if self.due.is_some() { DUE } else { 0 });
        if let Some(Due { at, rank }) = self.due {
            out.bytes.extend(at.to_le_bytes());
            out.bytes.extend(rank.to_le_bytes());
        }
        let parts = [Some(self.key), self.state];
        for part in parts.iter().flatten() {
            varint(part.bytes.len() as u64, &mut out.bytes);
            varint(part.text.len() as u64, &mut out.bytes);
        }
        for part in parts.iter().flatten() {
            out.bytes.extend_from_slice(part.bytes);
            out.text.push_str(part.text);
        }
    }

    pub(super) fn read(from: &mut Cursor<'a>) -> Result<Self, Corrupt> {
        let hash = number(from)?;
        let flags = from.take_bytes(1)?[0];
        if flags & !(STATE | DUE) != 0 {
            return Err(Corrupt("a row has unknown flags"));
        }
        let due = flags & DUE != 0;
        let due = if due { Some(Due { at: number(from)?, rank: number(from)? }) } else { None };
        let key = [read_varint(from)?, read_varint(from)?];
        let has_state = flags & STATE != 0;
        let state = if has_state { Some([read_varint(from)?, read_varint(from)?]) } else { None };
        let key = part(from, key)?;
        let state = state.map(|lengths| part(from, lengths)).transpose()?;
        Ok(Row { hash, key, state, due })
    }
}

fn part<'a>(from: &mut Cursor<'a>, [bytes, text]: [usize; 2]) -> Result<Cursor<'a>, Corrupt> {
    Ok(Cursor { bytes: from.take_bytes(bytes)?, text: from.take_text(text)? })
}

fn number(from: &mut Cursor<'_>) -> Result<u64, Corrupt> {
    let bytes = from.take_bytes(8)?;
    Ok(u64::from_le_bytes(bytes.try_into().expect("eight bytes were taken")))
}

fn varint(mut n: u64, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn read_varint(from: &mut Cursor<'_>) -> Result<usize, Corrupt> {
    let mut n = 0u64;
    for shift in (0..35).step_by(7) {
        let byte = from.take_bytes(1)?[0];
        n |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return usize::try_from(n).map_err(|_| Corrupt("a length is too large"));
        }
    }
    Err(Corrupt("a length is too large"))
}
