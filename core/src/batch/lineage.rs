//! What each batch was made of, as far as its context remembers: enough to form the same batch
//! again from the same sources. In memory, and the last few only.

use super::BatchId;
use std::{
    collections::VecDeque,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// One batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The batch.
    pub batch: BatchId,
    /// Whether it was run without input, for windows that ended in batch times without a batch, or
    /// at the end of all input.
    pub missed: bool,
    /// The log that it belongs to: a random number, the same for all runs that continue one
    /// another.
    pub log: u64,
    /// The run of the log that formed it, counted from 1.
    pub epoch: u64,
    /// The fingerprints of the plans that it went through, in order.
    pub plans: Arc<[u64]>,
    /// How many partitions keyed operators had.
    pub partitions: u32,
    /// The version of each table that records are looked up in, in the order in which the pipelines
    /// name them first.
    pub tables: Vec<u64>,
    /// What each source gave; sources without data in this batch are left out.
    pub inputs: Vec<InputLineage>,
}

/// What one source gave to one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputLineage {
    /// The source, as it names itself.
    pub source: Arc<str>,
    /// How many partitions.
    pub partitions: u32,
    /// The blocks, each with its partition.
    pub blocks: Arc<[BlockRange]>,
}

/// One block of a batch: what it is, and the partition it went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRange {
    /// The number of the block within its source, counted from 0.
    pub block: u64,
    /// The file that it is a part of, as the source opens it; none of what was received.
    pub file: Option<Arc<Path>>,
    /// Its bytes: offsets in the file, or in what the source has received or made. Of a packed file
    /// they are those of the unpacked text, to `u64::MAX` where it is read to its end, wherever
    /// that is.
    pub bytes: Range<u64>,
    /// The partition of the cut.
    pub partition: u32,
}

impl InputLineage {
    /// What was read of files, in order: their paths, as the source opens them, and the bytes of
    /// each that the batch has. Nothing of what was received.
    #[must_use]
    pub fn files(&self) -> Vec<(Arc<Path>, Range<u64>)> {
        let mut files: Vec<(Arc<Path>, Range<u64>)> = Vec::new();
        for block in &*self.blocks {
            let Some(file) = &block.file else { continue };
            match files.last_mut() {
                Some((last, bytes)) if last == file && bytes.end == block.bytes.start => {
                    bytes.end = block.bytes.end;
                }
                _ => files.push((file.clone(), block.bytes.clone())),
            }
        }
        files
    }
}

/// The last batches of a context.
#[derive(Debug)]
#[doc(hidden)]
pub struct LineageLog {
    last: Mutex<VecDeque<Lineage>>,
    keep: usize,
}

impl LineageLog {
    #[doc(hidden)]
    pub fn new(keep: usize) -> Self {
        LineageLog { last: Mutex::default(), keep }
    }

    #[doc(hidden)]
    pub fn add(&self, lineage: Lineage) {
        if self.keep == 0 {
            return;
        }
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.len() == self.keep {
            last.pop_front();
        }
        last.push_back(lineage);
    }

    /// Oldest first.
    #[doc(hidden)]
    pub fn all(&self) -> Vec<Lineage> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
