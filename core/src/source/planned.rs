//! What a source plans for a batch.

use crate::batch::{FileId, Position, Span, SplitId, SplitStatus};
use std::sync::Arc;

/// What belongs to the batch being formed, without its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Planned {
    /// What to read, by ascending partition. The spans of a split are in order.
    pub spans: Vec<Span>,
    /// The status of every split. Splits that are not listed no longer exist.
    /// A source that cannot know its splits yet, because nothing answers, reports
    /// [`SplitId::ONLY`] as unreachable.
    pub statuses: Vec<(SplitId, SplitStatus)>,
    /// Positions that advance without a record: what they skip was compacted away, belongs to an
    /// aborted transaction, or cannot be read and is left out.
    pub moved: Vec<(SplitId, Position)>,
    /// Files that will not appear again: their positions need not be kept.
    pub forgotten: Vec<(SplitId, Arc<FileId>)>,
}

impl Planned {
    /// Creates a plan that reads nothing, for a source with one split in the given status.
    #[must_use]
    pub fn nothing(status: SplitStatus) -> Self {
        Planned::of(Vec::new(), status)
    }

    /// Creates a plan of these spans, for a source with one split in the given status.
    #[must_use]
    pub fn of(spans: Vec<Span>, status: SplitStatus) -> Self {
        Planned { spans, statuses: vec![(SplitId::ONLY, status)], ..Planned::default() }
    }

    /// Returns the number of partitions.
    #[must_use]
    pub fn partitions(&self) -> u32 {
        self.spans.last().map_or(0, |span| span.partition + 1)
    }

    /// Returns the number of records, as far as it is known without reading.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.spans.iter().filter_map(|span| span.records).sum()
    }
}
