//! The bytes of a pane, a state cell or a received buffer.

use std::fmt;

/// Bytes and text, kept apart so that a view of a `&str` is a slice of text: UTF-8 is checked once
/// per buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arena {
    /// Everything but text.
    pub bytes: Vec<u8>,
    /// All text, end to end.
    pub text: String,
}

impl Arena {
    /// Forgets the contents and keeps the capacity.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.text.clear();
    }

    /// Bytes held, text included.
    pub fn len(&self) -> usize {
        self.bytes.len() + self.text.len()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.text.is_empty()
    }
}

/// A place in an [`Arena`] that is being read.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    /// What is left of the bytes.
    pub bytes: &'a [u8],
    /// What is left of the text.
    pub text: &'a str,
}

impl<'a> Cursor<'a> {
    /// At the beginning of `arena`.
    pub fn new(arena: &'a Arena) -> Self {
        Cursor { bytes: &arena.bytes, text: &arena.text }
    }

    /// Whether everything has been read.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.text.is_empty()
    }

    /// Bytes that are left, text included.
    pub fn left(&self) -> usize {
        self.bytes.len() + self.text.len()
    }

    /// The next `n` bytes.
    ///
    /// # Errors
    /// [`Corrupt`] when fewer are left.
    pub fn take_bytes(&mut self, n: usize) -> Result<&'a [u8], Corrupt> {
        let (head, tail) = self.bytes.split_at_checked(n).ok_or(Corrupt("bytes end early"))?;
        self.bytes = tail;
        Ok(head)
    }

    /// The next `n` bytes of text.
    ///
    /// # Errors
    /// [`Corrupt`] when fewer are left, or a character would be cut.
    pub fn take_text(&mut self, n: usize) -> Result<&'a str, Corrupt> {
        let (head, tail) = self.text.split_at_checked(n).ok_or(Corrupt("text ends early"))?;
        self.text = tail;
        Ok(head)
    }
}

/// Encoded bytes that do not make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt(pub &'static str);

impl fmt::Display for Corrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the encoded records do not make sense: {}", self.0)
    }
}

impl std::error::Error for Corrupt {}

impl From<Corrupt> for crate::fault::Fault {
    fn from(corrupt: Corrupt) -> Self {
        Self::new(corrupt.to_string())
    }
}
