//! How far a split has been read.

use std::{fmt, path::Path, sync::Arc};

/// A place in a split, between two records. Only the source knows what it means; everyone else
/// keeps it and hands it back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// A count of records, bytes or blocks from the beginning of the split.
    Offset(u64),
    /// A byte of a file. A split that consists of files has a position in each of them.
    File {
        /// The file.
        file: Arc<FileId>,
        /// Bytes before the place. Of a packed file they are those of the unpacked text, to
        /// `u64::MAX` where it is read to its end, wherever that is.
        offset: u64,
    },
    /// Whatever the source's peer uses: a sequence number, a cursor.
    Bytes(Arc<[u8]>),
}

impl Position {
    /// The count, if it is one.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self {
            Position::Offset(offset) => Some(*offset),
            Position::File { .. } | Position::Bytes(_) => None,
        }
    }

    /// The file, if it is a place in one.
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
    /// As the source opens it.
    pub path: Arc<Path>,
    /// Its inode, or 0 where the file system has none.
    pub id: u64,
    /// Bytes.
    pub len: u64,
    /// Microseconds since 1970, or 0 where that is unknown.
    pub modified: u64,
}

impl FileId {
    /// The file of this path and length.
    #[must_use]
    pub fn new(path: &Path, len: u64) -> Self {
        FileId { path: path.into(), id: 0, len, modified: 0 }
    }

    /// Whether `other`, which has its name, is another file: one of another inode.
    #[must_use]
    pub fn is_replaced_by(&self, other: &FileId) -> bool {
        self.id != 0 && other.id != 0 && self.id != other.id
    }

    /// The same, also known by its inode and its time of modification in microseconds since 1970.
    #[must_use]
    pub fn with_identity(self, id: u64, modified: u64) -> Self {
        FileId { id, modified, ..self }
    }
}
