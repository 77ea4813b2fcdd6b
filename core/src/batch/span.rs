//! What a batch takes from a split.

use super::{FileId, Position, SplitId};
use std::{ops::Range, path::Path, sync::Arc};

/// What a batch takes from a split, and the partition that it goes to: enough to read it, and to
/// read it again.
///
/// ```
/// use streamc_core::batch::{Position, Span, SplitId};
///
/// let span = Span::new(SplitId::new("3"), Position::Offset(40), Position::Offset(50));
/// let span = span.in_partition(1).with_records(10);
/// assert_eq!((span.partition, span.records), (1, Some(10)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Span {
    /// The split.
    pub split: SplitId,
    /// Where it begins.
    pub from: Position,
    /// Where it ends, which is where the next one begins.
    pub to: Position,
    /// The partition of the source in the batch, counted from 0.
    pub partition: u32,
    /// Roughly how many bytes there are to read.
    pub bytes: u64,
    /// How many records there are, if that is known without reading them.
    pub records: Option<u64>,
}

impl Span {
    /// Creates a span between two positions, in partition 0.
    #[must_use]
    pub fn new(split: SplitId, from: Position, to: Position) -> Self {
        Span { split, from, to, partition: 0, bytes: 0, records: None }
    }

    /// Creates a span of block number `block`, for a source that stores blocks.
    #[must_use]
    pub fn of_block(block: u64) -> Self {
        Span::new(SplitId::ONLY, Position::Offset(block), Position::Offset(block + 1))
    }

    /// Creates a span of bytes in a file.
    #[must_use]
    pub fn of_file(file: &Arc<FileId>, bytes: Range<u64>) -> Self {
        let at = |offset| Position::File { file: Arc::clone(file), offset };
        Span::new(SplitId::ONLY, at(bytes.start), at(bytes.end)).with_bytes(bytes.end - bytes.start)
    }

    /// Sets the partition.
    #[must_use]
    pub fn in_partition(self, partition: u32) -> Self {
        Span { partition, ..self }
    }

    /// Sets the number of bytes.
    #[must_use]
    pub fn with_bytes(self, bytes: u64) -> Self {
        Span { bytes, ..self }
    }

    /// Sets the number of records.
    #[must_use]
    pub fn with_records(self, records: u64) -> Self {
        Span { records: Some(records), ..self }
    }

    /// Returns the range of counts, if both positions are counts.
    #[must_use]
    pub fn offsets(&self) -> Option<Range<u64>> {
        Some(self.from.offset()?..self.to.offset()?)
    }

    /// Returns the byte range in a file, if it is one.
    #[must_use]
    pub fn file_range(&self) -> Option<(&Arc<Path>, Range<u64>)> {
        match (&self.from, &self.to) {
            (Position::File { file, offset }, Position::File { offset: end, .. }) => {
                Some((&file.path, *offset..*end))
            }
            _ => None,
        }
    }
}
