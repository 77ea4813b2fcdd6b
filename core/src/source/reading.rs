//! How spans are read, and why they cannot be.

use crate::error::Error;
use std::fmt;

/// Whether a batch is formed for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// For the first time: a source may leave out what it cannot read, if it counts and reports it.
    Live,
    /// Again: what was read the first time must be read, or the batch fails.
    Replay,
}

/// Why spans cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The peer does not answer; for this reason. The same spans are read again after a while.
    Unreachable(String),
    /// They are not there any more, or something else is in their place; what exactly, in the
    /// user's terms.
    Gone(String),
    /// They can never be read; for this reason, in the user's terms.
    Failed(String),
}

impl ReadError {
    /// Of a span of a source that hands over what it has, once.
    #[doc(hidden)]
    #[must_use]
    pub fn handed_over() -> Self {
        ReadError::Gone("it was received, and what was received is handed over once".to_owned())
    }

    /// The same, of one of the sources that a source consists of.
    #[doc(hidden)]
    #[must_use]
    pub fn of(self, source: &str) -> Self {
        match self {
            ReadError::Unreachable(why) => ReadError::Unreachable(format!("{source}: {why}")),
            ReadError::Gone(why) => ReadError::Gone(format!("{source}: {why}")),
            ReadError::Failed(why) => ReadError::Failed(format!("{source}: {why}")),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Unreachable(why) | ReadError::Gone(why) | ReadError::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<Error> for ReadError {
    fn from(error: Error) -> Self {
        ReadError::Failed(error.to_string())
    }
}
