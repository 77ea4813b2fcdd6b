//! Records of one length in the files that appear in a directory (Spark's `binaryRecordsStream`,
//! row SRC-09).

use super::{
    Cut, Source, SourceCx,
    directory::{Directory, Left, Options},
    file_plan::Contents,
    fixed::FixedFile,
    packed::Packing,
};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    error::Error,
    record::{Bytes, BytesBlock},
};
use std::{io, path::PathBuf, sync::atomic::AtomicBool};

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
        let directory = Directory::new(self.directory, self.options);
        DStream::new(BinarySource {
            directory,
            left: Left::default(),
            record_bytes: self.record_bytes,
            said: AtomicBool::new(false),
        })
    }
}

#[derive(Debug)]
struct BinarySource {
    directory: Directory,
    left: Left<Bytes>,
    record_bytes: usize,
    /// whether a file that ends within a record has been spoken of
    said: AtomicBool,
}

impl Source<Bytes> for BinarySource {
    fn name(&self) -> String {
        self.directory.name()
    }

    fn bound(&self, bytes: u64) {
        self.directory.bound(bytes);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        if self.record_bytes == 0 {
            let reason = "records of 0 bytes cannot be told apart; say how long a record is";
            return Err(Error::source_failed(self.name(), reason));
        }
        self.directory.start(cx)
    }

    fn cut(&self, limit: usize) -> Result<Cut<Bytes>, Error> {
        let Some(stats) = self.directory.stats() else { return Ok(Cut::empty()) };
        Ok(self.directory.cut(limit, &self.left, |found| {
            let len = found.len.ok_or_else(|| io::Error::other("it does not say how long it is"))?;
            if Packing::of(&found.path).is_some() {
                let text =
                    "it is packed by its name, and records of one length are not unpacked; unpack it before";
                return Err(io::Error::new(io::ErrorKind::InvalidData, text));
            }
            let file = FixedFile {
                contents: Contents::File(found.file.clone(), len),
                name: found.name.clone(),
                record_bytes: self.record_bytes,
                stats: stats.clone(),
                unreadable: found.unreadable.clone(),
            };
            let ranges = file.blocks(0..file.whole(&self.said), found.block_bytes);
            let piece = |range: std::ops::Range<u64>| {
                let weight = range.end - range.start;
                (BytesBlock::fixed(file.block(range.clone())), range, weight)
            };
            Ok(ranges.into_iter().map(piece).collect())
        }))
    }

    fn finished(&self) -> bool {
        self.directory.finished()
    }

    fn stop(&self, graceful: bool) {
        self.directory.stop(graceful);
    }
}
