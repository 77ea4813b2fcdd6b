//! What each batch was made of: enough to form the same batch again from the same sources.

use super::{BatchId, FileId, Position, Span, SplitId, SplitStatus};
use std::{collections::BTreeSet, ops::Range, path::Path, sync::Arc};

/// One batch.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lineage {
    /// The batch.
    pub batch: BatchId,
    /// How many batch times before it, since the batch before or the start, passed without a batch.
    /// They are empty: what came in them is in this one. A batch that failed is none of them; the
    /// [decision](crate::log::Decision) on it says so.
    pub passed: u64,
    /// Whether it was run without input, for windows that ended in batch times without a batch, or
    /// at the end of all input.
    pub missed: bool,
    /// The log that it belongs to: a random number, shared by all runs that continue one another.
    pub log: u64,
    /// The run of the log that formed it, counted from 1.
    pub epoch: u64,
    /// What is random in the batch follows from this.
    pub seed: u64,
    /// The batch interval, in microseconds.
    pub interval: u64,
    /// The fingerprints of the plans that it went through, in order.
    pub plans: Arc<[u64]>,
    /// The number of partitions of keyed operators.
    pub partitions: u32,
    /// The version of each table used for lookups, in the order in which the pipelines first
    /// mention them.
    pub tables: Vec<u64>,
    /// What it took from each source; sources with nothing to record are left out.
    pub inputs: Vec<InputLineage>,
}

impl Lineage {
    /// A batch of which nothing else is known.
    #[must_use]
    pub fn new(batch: BatchId) -> Self {
        Lineage {
            batch,
            passed: 0,
            missed: false,
            log: 0,
            epoch: 0,
            seed: 0,
            interval: 0,
            plans: Arc::new([]),
            partitions: 0,
            tables: Vec::new(),
            inputs: Vec::new(),
        }
    }
}

/// What one source gave to one batch, and what became known of its splits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InputLineage {
    /// The name of the source.
    pub source: Arc<str>,
    /// The number of partitions.
    pub partitions: u32,
    /// What was read, by ascending partition.
    pub spans: Arc<[Span]>,
    /// The splits whose status differs from the previous batch. Splits that are gone have ended.
    pub statuses: Vec<(SplitId, SplitStatus)>,
    /// Positions that advanced without a record.
    pub moved: Vec<(SplitId, Position)>,
    /// Files that will not appear again: their positions need not be kept.
    pub forgotten: Vec<(SplitId, Arc<FileId>)>,
}

impl InputLineage {
    /// Creates the input from a source's spans.
    #[doc(hidden)]
    #[must_use]
    pub fn new(source: Arc<str>, spans: Arc<[Span]>) -> Self {
        let partitions = spans.last().map_or(0, |span| span.partition + 1);
        let (statuses, moved, forgotten) = Default::default();
        InputLineage { source, partitions, spans, statuses, moved, forgotten }
    }

    /// Takes in what was told before, in place of which newer things may have been told here.
    #[doc(hidden)]
    pub fn follows(&mut self, before: InputLineage) {
        let key =
            |(split, at): &(SplitId, Position)| (split.clone(), at.file().map(|file| file.path.clone()));
        let mut newer: BTreeSet<_> = self.moved.iter().map(key).collect();
        newer.extend(self.spans.iter().map(|span| key(&(span.split.clone(), span.to.clone()))));
        let InputLineage { statuses, moved, forgotten, .. } = before;
        let is_old = |(split, _): &(SplitId, SplitStatus)| self.statuses.iter().all(|(now, _)| now != split);
        let statuses: Vec<_> = statuses.into_iter().filter(is_old).collect();
        let gone = |(split, file): &(SplitId, Arc<FileId>)| (split.clone(), Some(file.path.clone()));
        let forgotten: Vec<_> = forgotten.into_iter().filter(|file| !newer.contains(&gone(file))).collect();
        // what is forgotten is told last, and would be in place of a position that is older
        newer.extend(self.forgotten.iter().map(gone));
        let moved: Vec<_> = moved.into_iter().filter(|moved| !newer.contains(&key(moved))).collect();
        self.statuses.splice(..0, statuses);
        self.moved.splice(..0, moved);
        self.forgotten.splice(..0, forgotten);
    }

    /// What was read of files, in order: their paths, as the source opens them, and the bytes of
    /// each that the batch has. Nothing of what was received.
    #[must_use]
    pub fn files(&self) -> Vec<(Arc<Path>, Range<u64>)> {
        let mut files: Vec<(Arc<Path>, Range<u64>)> = Vec::new();
        for (path, read) in self.spans.iter().filter_map(Span::file_range) {
            match files.last_mut() {
                Some((last, bytes)) if last == path && bytes.end == read.start => bytes.end = read.end,
                _ => files.push((Arc::clone(path), read)),
            }
        }
        files
    }
}
