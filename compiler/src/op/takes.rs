//! How a terminal takes records.

/// How the record is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// As its own.
    Value,
    /// By reference; the record itself goes on.
    Ref,
    /// By reference, to make another record of it, or none.
    Peek,
    /// Not at all: it only needs to know that there is one.
    Nothing,
}
