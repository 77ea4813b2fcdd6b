//! Why a segment cannot be used.

use crate::record::Corrupt;
use std::{error, fmt, io};

/// Why a segment cannot be read. The caller adds the name of the file.
#[derive(Debug)]
#[non_exhaustive]
pub enum SegmentError {
    /// The bytes cannot be had.
    Io(io::Error),
    /// The bytes were changed, cut, or are not a segment.
    Corrupt {
        /// Where in the file.
        offset: u64,
        /// What is wrong there.
        what: &'static str,
    },
    /// A newer release wrote the file.
    Version(u32),
    /// The file has a section that must not be skipped and that this release does not know.
    Section(u32),
}

impl SegmentError {
    pub(super) fn corrupt(offset: u64, what: &'static str) -> Self {
        SegmentError::Corrupt { offset, what }
    }

    pub(super) fn at(offset: u64) -> impl Fn(Corrupt) -> Self {
        move |Corrupt(what)| SegmentError::Corrupt { offset, what }
    }
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SegmentError::Io(e) => write!(f, "cannot be read: {e}"),
            SegmentError::Corrupt { offset, what } => {
                write!(f, "the file is corrupt at byte {offset}: {what}")
            }
            SegmentError::Version(version) => {
                write!(
                    f,
                    "the file has version {version} of the format; this program reads {}",
                    super::VERSION
                )
            }
            SegmentError::Section(tag) => {
                write!(f, "a newer release wrote the file: its section {tag} is required and unknown")
            }
        }
    }
}

impl error::Error for SegmentError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            SegmentError::Io(e) => Some(e),
            _ => None,
        }
    }
}

impl From<io::Error> for SegmentError {
    fn from(e: io::Error) -> Self {
        SegmentError::Io(e)
    }
}
