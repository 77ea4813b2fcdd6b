//! What a source plans for a batch.

use crate::batch::{FileId, Position, Span, SplitId, SplitStatus};
use std::sync::Arc;

/// What belongs to the batch that is being formed, without its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Planned {
    /// What is read, by ascending partition. Of one split they are in order.
    pub spans: Vec<Span>,
    /// The status of every split. One that is not named does not exist any more.
    pub statuses: Vec<(SplitId, SplitStatus)>,
    /// Positions that move on without a record: what is between them was compacted away, belongs to
    /// an aborted transaction, or cannot be read and is left out.
    pub moved: Vec<(SplitId, Position)>,
    /// Files that will not come again: their positions need not be kept.
    pub forgotten: Vec<(SplitId, Arc<FileId>)>,
}

impl Planned {
    /// Nothing to read, of a source of one split that stands so.
    #[must_use]
    pub fn nothing(status: SplitStatus) -> Self {
        Planned::of(Vec::new(), status)
    }

    /// These spans, of a source of one split that stands so.
    #[must_use]
    pub fn of(spans: Vec<Span>, status: SplitStatus) -> Self {
        Planned { spans, statuses: vec![(SplitId::ONLY, status)], ..Planned::default() }
    }

    /// How many partitions there are.
    #[must_use]
    pub fn partitions(&self) -> u32 {
        self.spans.last().map_or(0, |span| span.partition + 1)
    }

    /// The records that are known without reading.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.spans.iter().filter_map(|span| span.records).sum()
    }
}
