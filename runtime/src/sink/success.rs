//! `_SUCCESS`: says that a folder is complete, who wrote it, and what is in it.
//!
//! ```text
//! streamc 1                  the version of this form
//! run 4f1c9a0be2d37758       of the program; not in folders of `Rdd::save`
//! batch 12                   its number in the run; not in folders of `Rdd::save`
//! time 1700000001000         its time, as in the folder's name; not in folders of `Rdd::save`
//! files 2                    part-00000, part-00001
//! bytes 310                  of all files
//! digest 8a5d22f00c91b3e7    of the files in order: their numbers, their lengths and their bytes
//! ```
//!
//! Spark leaves the file empty. A reader of another program looks for its name only.

use super::digest::Digest;
use crate::{
    batch::BatchId,
    env::{FileWrite, Fs},
};
use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Read, Write},
    path::Path,
};

/// The name of the file.
pub(crate) const SUCCESS: &str = "_SUCCESS";
/// The file is shorter.
const BYTES_MAX: u64 = 4096;

/// What was written to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    len: u64,
    digest: u64,
}

/// The files of a folder, by the numbers of their partitions.
pub(crate) type Files = BTreeMap<u32, Written>;

/// A file that is measured while it is written.
#[derive(Debug)]
pub struct Measured {
    file: Box<dyn FileWrite>,
    digest: Digest,
    len: u64,
}

impl Measured {
    pub(crate) fn create(fs: &dyn Fs, path: &Path) -> io::Result<Self> {
        Ok(Measured { file: fs.create(path)?, digest: Digest::new(), len: 0 })
    }

    /// Returns when it is on the disk.
    pub(crate) fn finish(mut self) -> io::Result<Written> {
        self.file.sync()?;
        Ok(Written { len: self.len, digest: self.digest.finish() })
    }
}

impl Write for Measured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.digest.add(&bytes[..n]);
        self.len += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What a `_SUCCESS` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Success {
    /// the run and the batch; none in a folder of `Rdd::save`
    pub(crate) batch: Option<(u64, u64, String)>,
    files: u64,
    bytes: u64,
    digest: u64,
}

impl Success {
    pub(crate) fn new(batch: Option<(u64, BatchId)>, files: &Files) -> Self {
        let mut all = Digest::new();
        for (number, Written { len, digest }) in files {
            all.add(&number.to_le_bytes());
            all.add(&len.to_le_bytes());
            all.add(&digest.to_le_bytes());
        }
        Success {
            batch: batch.map(|(run, batch)| (run, batch.seq, batch.time.to_string())),
            files: files.len() as u64,
            bytes: files.values().map(|file| file.len).sum(),
            digest: all.finish(),
        }
    }

    /// Writes the file into `folder`.
    pub(crate) fn write(&self, fs: &dyn Fs, folder: &Path) -> io::Result<()> {
        let mut file = fs.create(&folder.join(SUCCESS))?;
        file.write_all(self.to_string().as_bytes())?;
        file.sync()
    }

    /// That of `folder`; none if there is none of this form, because the folder is not complete or
    /// of another program.
    pub(crate) fn read(fs: &dyn Fs, folder: &Path) -> Option<Self> {
        let mut text = String::new();
        let file = fs.open(&folder.join(SUCCESS)).and_then(|file| file.stream()).ok()?;
        file.take(BYTES_MAX).read_to_string(&mut text).ok()?;
        Success::parse(&text)
    }

    /// What was written, as the ticket of a batch has it: 20 bytes a file.
    pub(crate) fn ticket(files: &Files) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(files.len() * 20);
        for (number, Written { len, digest }) in files {
            bytes.extend(number.to_le_bytes());
            bytes.extend(len.to_le_bytes());
            bytes.extend(digest.to_le_bytes());
        }
        bytes
    }

    /// The files of a ticket; none if it is damaged.
    pub(crate) fn files_of(ticket: &[u8]) -> Option<Files> {
        let (files, []) = ticket.as_chunks::<20>() else { return None };
        let file = |bytes: &[u8; 20]| {
            let (number, rest) = bytes.split_first_chunk::<4>()?;
            let (len, rest) = rest.split_first_chunk::<8>()?;
            let digest = u64::from_le_bytes(*rest.first_chunk()?);
            Some((u32::from_le_bytes(*number), Written { len: u64::from_le_bytes(*len), digest }))
        };
        files.iter().map(file).collect()
    }

    fn parse(text: &str) -> Option<Self> {
        let fields: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.split_once(' ')).collect();
        let number = |name| fields.get(name)?.parse::<u64>().ok();
        let hex = |name| u64::from_str_radix(fields.get(name)?, 16).ok();
        let batch = || Some((hex("run")?, number("batch")?, (*fields.get("time")?).to_owned()));
        (*fields.get("streamc")? == "1").then_some(Success {
            batch: batch(),
            files: number("files")?,
            bytes: number("bytes")?,
            digest: hex("digest")?,
        })
    }

    /// Of all files.
    pub(super) fn digest(&self) -> u64 {
        self.digest
    }

    /// Whether the other folder holds the same files.
    pub(crate) fn same_files(&self, other: &Success) -> bool {
        (self.files, self.bytes, self.digest) == (other.files, other.bytes, other.digest)
    }
}

impl fmt::Display for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("streamc 1\n")?;
        if let Some((run, batch, time)) = &self.batch {
            write!(f, "run {run:016x}\nbatch {batch}\ntime {time}\n")?;
        }
        let Success { files, bytes, digest, .. } = self;
        write!(f, "files {files}\nbytes {bytes}\ndigest {digest:016x}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{batch::BatchTime, env::MemFs};

    fn files(texts: &[(u32, &str)]) -> Files {
        let fs = MemFs::new();
        let write = |text: &str| {
            let mut file = Measured::create(&fs, Path::new("x")).expect("a file");
            file.write_all(text.as_bytes()).and_then(|()| file.finish()).expect("a file")
        };
        texts.iter().map(|(number, text)| (*number, write(text))).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let id = BatchId { seq: 12, tick: 13, time: BatchTime { micros: 1_700_000_001_000_500 } };
        for batch in [Some((7, id)), None] {
            let success = Success::new(batch, &files(&[(0, "(to,2)\n"), (1, "")]));
            let (fs, folder) = (MemFs::new(), Path::new("out"));
            fs.create_dir_all(folder).expect("a folder");
            success.write(&fs, folder).expect("a file");
            assert_eq!(Success::read(&fs, folder), Some(success.clone()));
            let text = success.to_string();
            let head = "run 0000000000000007\nbatch 12\ntime 1700000001000.500\n";
            let head = if batch.is_some() { head } else { "" };
            let digest = success.digest;
            assert_eq!(text, format!("streamc 1\n{head}files 2\nbytes 7\ndigest {digest:016x}\n"));
        }
    }

    #[test]
    fn what_is_not_of_this_form_is_none() {
        let (fs, folder) = (MemFs::new(), Path::new("out"));
        for text in
            ["", "streamc 2\nfiles 1\nbytes 1\ndigest 00", "files 1\nbytes 1\ndigest 00", "\u{0}\u{1}"]
        {
            fs.put("out/_SUCCESS", text);
            assert_eq!(Success::read(&fs, folder), None, "{text}");
        }
        assert_eq!(Success::read(&fs, Path::new("nowhere")), None);
        fs.put("out/_SUCCESS", [0xFF, 0xFE]);
        assert_eq!(Success::read(&fs, folder), None);
    }

    #[test]
    fn files_are_the_same_if_their_numbers_lengths_and_bytes_are() {
        let of = |texts: &[(u32, &str)]| Success::new(None, &files(texts));
        let one = of(&[(0, "ab"), (1, "c")]);
        assert!(one.same_files(&of(&[(0, "ab"), (1, "c")])));
        for other in
            [&[(0, "a"), (1, "bc")][..], &[(0, "ab"), (2, "c")], &[(0, "ab")], &[(0, "ab"), (1, "d")]]
        {
            assert!(!one.same_files(&of(other)), "{other:?}");
        }
    }
}
