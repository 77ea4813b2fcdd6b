//! The file that state is saved in: one operator, one partition, one batch.
//!
//! A segment is written once and never changes. Its rows are ordered by key group,
//! [hash](crate::record::key_hash) and key, in blocks that are read and decoded alone, so that a
//! reader fetches the groups that it needs by ranges, and keys can later be looked up in a file
//! that stays where it is.
//!
//! ```text
//! segment := page block* section* entry* tail
//! page    := "STREAMCS" version:u32 zeros                                 up to byte 4096
//! block   := rows:u32 n_bytes:u32 n_text:u32 codec:u32 crc:u32 bytes text zeros     up to a multiple of 4096
//! row     := hash:u64 flags:u8 [due:u64 rank:u64] lengths key [state]     flags: 1 = state, 2 = due
//! lengths := key_bytes key_text [state_bytes state_text]                  each LEB128
//! entry   := tag:u32 required:u32 offset:u64 len:u64 crc:u32
//! tail    := n_entries:u32 version:u32 len:u64 crc:u32 "STREAMCS"         len of the whole file
//! ```
//! Numbers are little-endian; a crc is a CRC-32 (IEEE) of what precedes it in its part and of what
//! follows in a block, without the zeros, which are checked themselves. Keys and states are
//! [encoded](crate::record::Record::encode): their bytes in the block's bytes, their text in its
//! text, so that UTF-8 is checked once per block. A row without state is a tombstone: the key has
//! no state any more, whatever older segments say.
//!
//! Sections carry what is not a row. Their tags: [`tag`]. A reader refuses a file with a required
//! section that it does not know, and skips others.
//!
//! **Nothing that is read is trusted.** Every changed or missing byte is an error, never a panic,
//! and room is made only for what is there.
//!
//! ```
//! use streamc::record::{Arena, Record, Stored, key_hash};
//! use streamc::segment::{BlockSize, Row, Segment, SegmentWriter};
//!
//! let mut scratch = Arena::default();
//! let hash = key_hash(&"user-17", &mut scratch);
//! let (mut key, mut state) = (Arena::default(), Arena::default());
//! "user-17".encode(&mut key);
//! 42u64.encode(&mut state);
//!
//! let mut file = SegmentWriter::new(Vec::new(), BlockSize::Small)?;
//! file.push(Row::new(hash, &key, Some(&state)))?;
//! let bytes = file.finish()?;
//!
//! let segment = Segment::open(&bytes[..])?;
//! let block = segment.block(0)?;
//! let mut rows = block.rows();
//! let row = rows.next()?.expect("there is one row");
//! assert_eq!(String::decode(&mut row.key.clone())?, "user-17");
//! assert_eq!(u64::decode(&mut row.state.expect("it is not a tombstone"))?, 42);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod reader;
mod row;
#[cfg(test)]
mod tests;
mod writer;

pub use error::SegmentError;
pub use reader::{BlockInfo, GroupInfo, ReadAt, Rows, Segment, SegmentBlock};
pub use row::{Due, Row};
pub use writer::{BlockSize, SegmentWriter};

/// What sections hold.
pub mod tag {
    /// The blocks: offset, length, rows and first hash of each. Required.
    pub const BLOCKS: u32 = 1;
    /// The key groups that have rows: group, first block, rows. Required.
    pub const GROUPS: u32 = 2;
    /// Key numbers, free list and the order of idle keys. A load of the whole state needs it to
    /// continue byte for byte.
    pub const LAYOUT: u32 = 3;
    /// The first tag that operators choose themselves.
    pub const OWN: u32 = 0x1_0000;
}

const MAGIC: &[u8; 8] = b"STREAMCS";
const VERSION: u32 = 1;
/// Blocks begin at multiples of this.
const PAGE: usize = 4096;
const BLOCK_HEAD: usize = 20;
const BLOCK_ENTRY: usize = 24;
const GROUP_ENTRY: usize = 16;
const SECTION_ENTRY: usize = 28;
const TAIL: usize = 28;

fn crc(parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize()
}
