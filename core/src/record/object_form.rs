//! Records in a file, as `save_as_object_files` writes them and `object_files` reads them.
//!
//! ```text
//! file   := "STREAMCO" version:u32 name:u32+bytes checksum:u32 block* end
//! block  := n_bytes:u32 n_text:u32 n_records:u32 checksum:u32 bytes text       n_records > 0
//! end    := 8:u32 0:u32 0:u32 checksum:u32 n_records_in_file:u64
//! ```
//! Numbers have their lowest byte first; a checksum is a CRC-32 (IEEE) of what stands before it,
//! and for a block of its bytes and text too. The name is that of the records' stored type, with
//! owned and borrowed text as the same.
//!
//! **Nothing that is read is trusted**: a file that was cut, changed or written for other records
//! is an error that says where, and room is made only for what is there.

use super::{Arena, Cursor, Record, Stored};
use std::{
    any::type_name,
    io::{self, Read, Write},
};

const MAGIC: &[u8; 8] = b"STREAMCO";
const VERSION: u32 = 1;
/// A block is written when it holds so many bytes.
const BLOCK_BYTES: usize = 256 << 10;
const NAME_BYTES_MAX: u32 = 64 << 10;

/// Writes one file.
#[derive(Debug)]
#[doc(hidden)]
pub struct ObjectWriter<W> {
    to: W,
    arena: Arena,
    /// in the block
    n: u32,
    /// in the file
    total: u64,
}

impl<W: Write> ObjectWriter<W> {
    /// For records of type `R`.
    #[doc(hidden)]
    pub fn new<R: Record>(mut to: W) -> io::Result<Self> {
        let name = name_of::<R::Owned>();
        let len = u32::try_from(name.len()).expect("a type has a shorter name");
        let mut head = [&MAGIC[..], &VERSION.to_le_bytes(), &len.to_le_bytes(), name.as_bytes()].concat();
        let sum = Crc::of(&[&head]);
        head.extend(sum.to_le_bytes());
        to.write_all(&head)?;
        Ok(ObjectWriter { to, arena: Arena::default(), n: 0, total: 0 })
    }

    #[doc(hidden)]
    pub fn push(&mut self, record: &impl Record) -> io::Result<()> {
        record.encode(&mut self.arena);
        self.n += 1;
        if self.arena.len() >= BLOCK_BYTES || self.n == u32::MAX { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let short = |len: usize| {
            u32::try_from(len).map_err(|_| io::Error::other("a record of more than 4 GiB cannot be written"))
        };
        let (bytes, text) = (short(self.arena.bytes.len())?, short(self.arena.text.len())?);
        block(&mut self.to, [bytes, text, self.n], &self.arena.bytes, self.arena.text.as_bytes())?;
        self.total += u64::from(std::mem::take(&mut self.n));
        self.arena.clear();
        Ok(())
    }

    /// Writes what is left and the end.
    #[doc(hidden)]
    pub fn finish(mut self) -> io::Result<W> {
        if self.n > 0 {
            self.flush()?;
        }
        block(&mut self.to, [8, 0, 0], &self.total.to_le_bytes(), &[])?;
        Ok(self.to)
    }
}

fn block(to: &mut impl Write, head: [u32; 3], bytes: &[u8], text: &[u8]) -> io::Result<()> {
    let head: Vec<u8> = head.iter().flat_map(|n| n.to_le_bytes()).collect();
    to.write_all(&head)?;
    to.write_all(&Crc::of(&[&head, bytes, text]).to_le_bytes())?;
    to.write_all(bytes)?;
    to.write_all(text)
}

/// How many bytes are after the last record of a file.
#[doc(hidden)]
pub const OBJECT_END_BYTES: u64 = 24;

/// Reads one file.
#[derive(Debug)]
#[doc(hidden)]
pub struct ObjectReader<R> {
    from: R,
    arena: Arena,
    /// how much was read
    offset: u64,
    /// records in the blocks so far
    total: u64,
    done: bool,
}

impl<R: Read> ObjectReader<R> {
    /// Checks that the file holds records whose stored type is `S`.
    ///
    /// # Errors
    /// What is wrong and where, without the name of the file.
    #[doc(hidden)]
    pub fn open<S: Stored>(from: R) -> Result<Self, String> {
        let mut reader = ObjectReader { from, arena: Arena::default(), offset: 0, total: 0, done: false };
        let head = reader.take(16)?;
        if head[..8] != MAGIC[..] {
            return Err("not a file of `save_as_object_files` (bad magic)".to_owned());
        }
        let version = number(&head[8..]);
        if version != VERSION {
            return Err(format!("it is of version {version} of the format; this program reads {VERSION}"));
        }
        let len = number(&head[12..]);
        if len > NAME_BYTES_MAX {
            return Err("invalid header at byte 12: the file is corrupt".to_owned());
        }
        let name = reader.take(len)?;
        let sum = reader.take(4)?;
        if number(&sum) != Crc::of(&[&head, &name]) {
            return Err("header checksum mismatch: the file is corrupt".to_owned());
        }
        let (name, wanted) = (String::from_utf8_lossy(&name).into_owned(), name_of::<S>());
        if name != wanted {
            return Err(format!("it holds records of type `{name}`, not `{wanted}`"));
        }
        Ok(reader)
    }

    /// Where it stands in the file.
    #[doc(hidden)]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Passes over the blocks before the byte `offset`, without looking at their records.
    ///
    /// # Errors
    /// When no block begins there.
    #[doc(hidden)]
    pub fn skip_to(&mut self, offset: u64) -> Result<(), String> {
        while self.offset < offset {
            let head = self.take(16)?;
            self.total += u64::from(number(&head[8..]));
            let bytes = u64::from(number(&head)) + u64::from(number(&head[4..]));
            let passed = io::copy(&mut (&mut self.from).take(bytes), &mut io::sink());
            self.offset += passed.map_err(|e| unreadable(self.offset, &e))?;
        }
        match self.offset == offset {
            true => Ok(()),
            false => Err(format!("no block of it begins at byte {offset}: it is another file")),
        }
    }

    /// The records of the next block; nothing at the end of the file.
    ///
    /// # Errors
    /// What is wrong and where, without the name of the file.
    #[doc(hidden)]
    pub fn next_block<S: Stored>(&mut self) -> Result<Option<Vec<S::View<'_>>>, String> {
        if self.done {
            return Ok(None);
        }
        let at = self.offset;
        let wrong = |why: &str| format!("the block at byte {at} {why}");
        let head = self.take(16)?;
        let (n_bytes, n_text, n) = (number(&head), number(&head[4..]), number(&head[8..]));
        let bytes = self.take(n_bytes)?;
        let text = self.take(n_text)?;
        if number(&head[12..]) != Crc::of(&[&head[..12], &bytes, &text]) {
            return Err(wrong("has a checksum mismatch: the file is corrupt"));
        }
        if n == 0 {
            let told = bytes.first_chunk().map(|bytes| u64::from_le_bytes(*bytes));
            if told != Some(self.total) {
                return Err(wrong(&format!(
                    "says that there are {told:?} records, but there are {}",
                    self.total
                )));
            }
            if self.from.read(&mut [0]).map_err(|e| unreadable(self.offset, &e))? != 0 {
                return Err(format!("unexpected bytes after its end, at byte {}", self.offset));
            }
            self.done = true;
            return Ok(None);
        }
        let text = String::from_utf8(text).map_err(|_| wrong("holds text that is not UTF-8"))?;
        self.total += u64::from(n);
        self.arena = Arena { bytes, text };
        let mut cursor = Cursor::new(&self.arena);
        let mut records = Vec::new();
        for i in 0..n {
            let record = S::decode(&mut cursor);
            records
                .push(record.map_err(|e| wrong(&format!("cannot be decoded at its record {}: {e}", i + 1)))?);
        }
        if !cursor.is_empty() {
            return Err(wrong("holds more than its records"));
        }
        Ok(Some(records))
    }

    /// The next `n` bytes; makes room only for what comes.
    fn take(&mut self, n: u32) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = (&mut self.from).take(u64::from(n)).read_to_end(&mut bytes);
        read.map_err(|e| unreadable(self.offset, &e))?;
        if bytes.len() < n as usize {
            let end = self.offset + bytes.len() as u64;
            return Err(format!(
                "it was cut: it ends at byte {end}, where {} more are missing",
                n as usize - bytes.len()
            ));
        }
        self.offset += u64::from(n);
        Ok(bytes)
    }
}

fn unreadable(offset: u64, e: &io::Error) -> String {
    format!("it cannot be read at byte {offset}: {e}")
}

/// The number at the beginning of `bytes`, which are four at least.
fn number(bytes: &[u8]) -> u32 {
    u32::from_le_bytes(*bytes.first_chunk().expect("four bytes were taken"))
}

/// The name of a stored type. Owned and borrowed text are encoded in the same way, so they are the
/// same here.
fn name_of<S: Stored>() -> String {
    let mut name = type_name::<S>().to_owned();
    let texts = [type_name::<super::Str>(), type_name::<String>(), type_name::<Box<str>>()];
    for text in texts.into_iter().chain([type_name::<std::sync::Arc<str>>()]) {
        name = name.replace(text, "str");
    }
    name.replace(type_name::<super::Bytes>(), "[u8]")
}

/// CRC-32 as in zip and Ethernet.
struct Crc(u32);

const CRC_TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let (mut sum, mut bit) = (i as u32, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[i] = sum;
        i += 1;
    }
    table
};

impl Crc {
    fn of(pieces: &[&[u8]]) -> u32 {
        let mut crc = Crc(u32::MAX);
        pieces.iter().for_each(|bytes| crc.add(bytes));
        !crc.0
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = CRC_TABLE[((self.0 ^ u32::from(*byte)) & 0xFF) as usize] ^ (self.0 >> 8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Str;

    fn written(records: &[(&str, u64)]) -> Vec<u8> {
        let mut writer = ObjectWriter::new::<(&str, u64)>(Vec::new()).unwrap();
        records.iter().for_each(|record| writer.push(record).unwrap());
        writer.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, u64)>, String> {
        let mut reader = ObjectReader::open::<(Str, u64)>(bytes)?;
        let mut all = Vec::new();
        while let Some(records) = reader.next_block::<(Str, u64)>()? {
            all.extend(records.into_iter().map(|(text, n)| (text.to_owned(), n)));
        }
        Ok(all)
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(Crc::of(&[b"1234", b"56789"]), 0xCBF4_3926);
        assert_eq!(Crc::of(&[]), 0);
    }

    #[test]
    fn records_come_back_through_blocks_of_every_number() {
        for n in [0, 1, 7, if cfg!(miri) { 200 } else { 60_000 }] {
            let records: Vec<(String, u64)> = (0..n).map(|i| (format!("é{i}"), i)).collect();
            let borrowed: Vec<(&str, u64)> = records.iter().map(|(text, n)| (text.as_str(), *n)).collect();
            assert_eq!(read(&written(&borrowed)).unwrap(), records);
        }
    }

    #[test]
    fn a_file_that_was_cut_anywhere_or_changed_anywhere_is_refused() {
        let bytes = written(&[("a", 1), ("bc", 2)]);
        for len in 0..bytes.len() {
            let said = read(&bytes[..len]).unwrap_err();
            assert!(said.contains("it was cut: it ends at byte"), "{len}: {said}");
            assert!(said.contains(&format!("at byte {len},")), "{len}: {said}");
        }
        for at in 0..bytes.len() {
            for bit in [1, 0x80] {
                let mut changed = bytes.clone();
                changed[at] ^= bit;
                assert!(read(&changed).is_err(), "{at}");
            }
        }
        let said = read(&[&bytes[..], b"x"].concat()).unwrap_err();
        assert!(said.contains("after its end"), "{said}");
    }

    #[test]
    fn a_file_of_other_records_says_of_which() {
        let said = ObjectReader::open::<u64>(&written(&[])[..]).unwrap_err();
        assert_eq!(said, "it holds records of type `(str, u64)`, not `u64`");
        assert!(ObjectReader::open::<(String, u64)>(&written(&[])[..]).is_ok(), "owned text is text");
        let said = ObjectReader::open::<u64>(&b"some other file altogether"[..]).unwrap_err();
        assert!(said.contains("not a file of `save_as_object_files`"), "{said}");
    }
}
