//! Holds blocks between planning a batch and reading it, for sources that cannot read twice.

use super::ReadError;
use crate::{
    batch::Span,
    record::{Block, Stored},
};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Mutex, PoisonError},
};

/// Blocks that are planned but not read yet, by number.
pub struct Held<S: Stored>(Mutex<BTreeMap<u64, S::Block>>);

impl<S: Stored> Default for Held<S> {
    fn default() -> Self {
        Held(Mutex::default())
    }
}

impl<S: Stored> fmt::Debug for Held<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}

impl<S: Stored> Held<S> {
    /// Holds block number `number` until its span is read.
    pub fn hold(&self, number: u64, block: S::Block) -> Span {
        let span = Span::of_block(number).with_bytes(block.bytes()).with_records(block.records());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(number, block);
        span
    }

    /// Takes the blocks of spans that [`Held::hold`] returned.
    ///
    /// # Errors
    /// When they have already been taken.
    pub fn take(&self, spans: &[Span]) -> Result<Vec<S::Block>, ReadError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut block = |span: &Span| held.remove(&span.from.offset()?);
        spans.iter().map(|span| block(span).ok_or_else(ReadError::handed_over)).collect()
    }
}
