//! How spans are read, and why reading can fail.

use crate::error::Error;
use std::fmt;

/// Whether a batch is formed for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// For the first time: a source may leave out what it cannot read, if it counts and reports it.
    Live,
    /// Again: everything that was read the first time must be read, or the batch fails.
    Replay,
}

/// Why spans cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The peer does not respond, for this reason. The same spans are read again later.
    Unreachable(String),
    /// The data is gone, or something else has taken its place; the text says what, in the user's
    /// terms.
    Gone(String),
    /// The spans can never be read, for this reason, in the user's terms.
    Failed(String),
}

impl ReadError {
    /// The error for a span that was already read from a source that can read only once.
    #[doc(hidden)]
    #[must_use]
    pub fn handed_over() -> Self {
        ReadError::Gone("it was received, and received data can be read only once".to_owned())
    }

    /// Prefixes the reason with the name of the source, for a source in a union.
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
