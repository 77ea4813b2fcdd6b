//! How far a split has been read.

use std::{fmt, path::Path, sync::Arc};

/// A place in a split, between two records. Only the source interprets it; everything else stores
/// it and passes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// A count of records, bytes or blocks from the start of the split.
    Offset(u64),
    /// A byte offset in a file. A split made of files has a position in each of them.
    File {
        /// The file.
        file: Arc<FileId>,
        /// Bytes before the place. In a compressed file they count uncompressed text, and are
        /// `u64::MAX` when it is read to its end, wherever that is.
        offset: u64,
    },
    /// Whatever the source's peer uses: a sequence number, a cursor.
    Bytes(Arc<[u8]>),
}

impl Position {
    /// Returns the count, if it is one.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self {
            Position::Offset(offset) => Some(*offset),
            Position::File { .. } | Position::Bytes(_) => None,
        }
    }

    /// Returns the file, if it is a place in one.
    #[must_use]
    pub fn file(&self) -> Option<&Arc<FileId>> {
        match self {
            Position::File { file, .. } => Some(file),
            Position::Offset(_) | Position::Bytes(_) => None,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::Offset(offset) => write!(f, "{offset}"),
            Position::File { file, offset: u64::MAX } => write!(f, "the end of `{}`", file.path.display()),
            Position::File { file, offset } => write!(f, "byte {offset} of `{}`", file.path.display()),
            Position::Bytes(bytes) => write!(f, "{}", bytes.escape_ascii()),
        }
    }
}

/// A file as it was when a source looked at it, so that another one of its name is told apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct FileId {
    /// The path by which the source opens it.
    pub path: Arc<Path>,
    /// Its inode, or 0 if the file system has none.
    pub id: u64,
    /// Its length in bytes.
    pub len: u64,
    /// Its time of modification in microseconds since 1970, or 0 if unknown.
    pub modified: u64,
}

impl FileId {
    /// Identifies a file by path and length.
    #[must_use]
    pub fn new(path: &Path, len: u64) -> Self {
        FileId { path: path.into(), id: 0, len, modified: 0 }
    }

    /// Whether `other`, a file of the same name, has another inode and is thus another file.
    #[must_use]
    pub fn is_replaced_by(&self, other: &FileId) -> bool {
        self.id != 0 && other.id != 0 && self.id != other.id
    }

    /// Adds its inode and its time of modification in microseconds since 1970.
    #[must_use]
    pub fn with_identity(self, id: u64, modified: u64) -> Self {
        FileId { id, modified, ..self }
    }
}
