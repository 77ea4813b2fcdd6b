//! Records of one length in the files that appear in a directory (Spark's `binaryRecordsStream`,
//! row SRC-09).

use super::{
    directory::Options,
    file_source::FileSource,
    fixed::FixedFile,
    format::{FileFormat, FormatFile, Found},
    packed::Packing,
};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    metrics::stats::Stats,
    record::{Bytes, BytesBlock},
};
use std::{
    io,
    ops::Range,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

/// The records of `record_bytes` bytes each in the files that appear in `directory`, by the rules
/// of [`text_file_stream`](super::text_file_stream).
///
/// A file whose length is no multiple of it gives its whole records; the rest is counted as
/// `bytes_cut`, and said once. (In Spark the batch fails.)
pub fn binary_records_stream(directory: impl Into<PathBuf>, record_bytes: usize) -> BinaryRecords {
    BinaryRecords { directory: directory.into(), record_bytes, options: Options::default() }
}

/// See [`binary_records_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct BinaryRecords {
    directory: PathBuf,
    record_bytes: usize,
    options: Options,
}

impl BinaryRecords {
    /// Whether files that are there when the context starts are left out (the default) or read too,
    /// as far back as [`BinaryRecords::remember`] says.
    pub fn new_files_only(mut self, only: bool) -> Self {
        self.options.new_files_only = only;
        self
    }

    /// A batch takes at most so many files (at least one), the oldest first; the others wait for
    /// the next one. Default: no limit, as in Spark.
    pub fn max_files_per_batch(mut self, n: usize) -> Self {
        self.options.max_files = n.max(1);
        self
    }

    /// How old files that are there at the start may be (`"1h"`, or a `Duration`; with
    /// `.new_files_only(false)`). Default: a minute, as in Spark.
    pub fn remember(mut self, window: impl IntoDuration) -> Self {
        self.options.remember = window.into_duration();
        self
    }
}

impl<'a> IntoDStream<&'a [u8]> for BinaryRecords {
    fn into_dstream(self) -> DStream<&'a [u8]> {
        let format = BinaryFormat { record_bytes: self.record_bytes, said: Arc::default() };
        DStream::new(FileSource::new(self.directory, self.options, format))
    }
}

/// Records of one length.
#[derive(Debug)]
struct BinaryFormat {
    record_bytes: usize,
    /// whether a file that ends within a record has been reported
    said: Arc<AtomicBool>,
}

impl FileFormat for BinaryFormat {
    type Stored = Bytes;
    type File = BinaryFile;

    fn check(&self) -> Result<(), &'static str> {
        match self.record_bytes {
            0 => Err("records of 0 bytes cannot be told apart; say how long a record is"),
            _ => Ok(()),
        }
    }

    fn open(&self, file: &Found, stats: &Arc<Stats>) -> io::Result<BinaryFile> {
        if Packing::of(&file.path).is_some() {
            let text =
                "it is packed by its name, and records of one length are not unpacked; unpack it before";
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        FixedFile::open(file, self.record_bytes, stats, &self.said).map(BinaryFile)
    }
}

#[derive(Debug)]
struct BinaryFile(FixedFile);

impl FormatFile<Bytes> for BinaryFile {
    fn records(&self) -> io::Result<Range<u64>> {
        Ok(0..self.0.whole())
    }

    fn count_rest(&self) {
        self.0.count_rest();
    }

    fn blocks(&self, range: Range<u64>, bytes: u64) -> io::Result<Vec<Range<u64>>> {
        Ok(self.0.blocks(range, bytes))
    }

    fn block(&self, range: Range<u64>) -> BytesBlock {
        BytesBlock::fixed(self.0.block(range))
    }
}
