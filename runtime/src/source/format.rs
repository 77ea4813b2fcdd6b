//! Formats of files: what a source of files has to know to divide one, and to make blocks of it.
//!
//! Adding a format is one file that implements [`FileFormat`]. What watches a directory
//! ([`super::file_source`]) or reads one file ([`super::one_file`]) does the rest: which files
//! belong to a batch, their positions, limits, errors and counts.

use super::unreadable::Unreadable;
use crate::{
    env::{FileRead, Unchanging},
    metrics::stats::Stats,
    receiver::Batching,
    record::Stored,
};
use std::{fmt, io, ops::Range, path::Path, sync::Arc};

/// A format of files.
pub(super) trait FileFormat: fmt::Debug + Send + Sync + 'static {
    /// How its records are stored.
    type Stored: Stored;
    /// A file in it.
    type File: FormatFile<Self::Stored>;

    /// What is wrong with its options.
    fn check(&self) -> Result<(), &'static str> {
        Ok(())
    }

    /// Looks at a file, which has not been read yet. Called again when its blocks are made.
    ///
    /// # Errors
    /// When it cannot be one of this format, or does not say what has to be known.
    fn open(&self, file: &Found, stats: &Arc<Stats>) -> io::Result<Self::File>;
}

/// A file in some format.
pub(super) trait FormatFile<S: Stored>: fmt::Debug + Send + Sync + 'static {
    /// The bytes in which its records lie.
    fn records(&self) -> io::Result<Range<u64>>;

    /// Counts what lies behind its last record. Called once in a run, for each file that it takes.
    fn count_rest(&self) {}

    /// `range`, which is some of that, in blocks of about `bytes`, without looking at more than the
    /// places where it is divided.
    fn blocks(&self, range: Range<u64>, bytes: u64) -> io::Result<Vec<Range<u64>>>;

    /// How much memory a block of these bytes takes, about.
    fn weight(&self, range: &Range<u64>) -> io::Result<u64> {
        Ok(range.end - range.start)
    }

    /// A block, which is read when its task needs it.
    fn block(&self, range: Range<u64>) -> S::Block;
}

/// A file that can be divided into batches as well.
pub(super) trait DividedFile<S: Stored>: FormatFile<S> {
    /// Whether a record ends at `offset`, which lies inside [`FormatFile::records`].
    fn is_border(&self, offset: u64) -> io::Result<bool>;

    /// The end of the batch that begins at `from`; `end` is that of all records.
    fn end_of_batch(&self, from: u64, end: u64, batching: Batching) -> io::Result<u64>;

    /// `range` in at most `n` parts of about the same length; none of them is empty.
    fn divide(&self, range: Range<u64>, n: usize) -> io::Result<Vec<Range<u64>>>;
}

/// A file that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) file: Arc<dyn FileRead>,
    /// `file in/a.txt`
    pub(super) name: String,
    pub(super) path: Arc<Path>,
    /// none if it does not say so
    pub(super) len: Option<u64>,
    /// what becomes of blocks that cannot be read
    pub(super) unreadable: Unreadable,
    /// nobody changes it, and it may be mapped
    pub(super) unchanging: Option<Unchanging>,
}
