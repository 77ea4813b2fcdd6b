//! Files of records of one length: where they are divided, and how their blocks are read.

use super::{file_plan::Contents, read_at::read_exact, unreadable::Unreadable};
use crate::{
    env::{FileRead, Map},
    metrics::stats::Stats,
    record::{
        Fixed,
        block::raw::{Load, Raw},
    },
};
use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// A file of records of one length.
#[derive(Clone, Debug)]
pub(super) struct FixedFile {
    pub(super) contents: Contents,
    /// `file in/a.bin`
    pub(super) name: String,
    /// not 0
    pub(super) record_bytes: usize,
    pub(super) stats: Arc<Stats>,
    pub(super) unreadable: Unreadable,
}

impl FixedFile {
    /// How many bytes its whole records take. What is behind them is counted, and said unless
    /// `said`.
    pub(super) fn whole(&self, said: &AtomicBool) -> u64 {
        let len = self.contents.len();
        let rest = len % self.record_bytes as u64;
        if rest > 0 {
            self.stats.bytes_cut.add(rest);
            if !said.swap(true, Ordering::Relaxed) {
                let text = format!(
                    "its {len} bytes are no whole number of records of {} bytes: the last {rest} are left out. Others like \
                     them are counted (bytes_cut)",
                    self.record_bytes
                );
                self.stats.report(&self.name, &text);
            }
        }
        len - rest
    }

    /// `range` in blocks of about `bytes`, of whole records.
    pub(super) fn blocks(&self, range: Range<u64>, bytes: u64) -> Vec<Range<u64>> {
        let record = self.record_bytes as u64;
        let step = (bytes / record).max(1) * record;
        let mut blocks = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let end = start.saturating_add(step).min(range.end);
            blocks.push(start..end);
            start = end;
        }
        blocks
    }

    /// The records of a range.
    pub(super) fn block(&self, range: Range<u64>) -> Fixed {
        let bytes = range.end - range.start;
        let raw = match &self.contents {
            Contents::Mapped(map) => Raw::mapped(map.clone(), range.start as usize..range.end as usize),
            Contents::File(file, _) => {
                let (file, name, unreadable) = (file.clone(), self.name.clone(), self.unreadable.clone());
                Raw::later(FixedRange { file, range, name, unreadable })
            }
        };
        Fixed::new(raw, bytes, self.record_bytes, self.stats.clone())
    }
}

/// A block of a file, read when its task needs it.
#[derive(Debug)]
struct FixedRange {
    file: Arc<dyn FileRead>,
    range: Range<u64>,
    name: String,
    unreadable: Unreadable,
}

impl Load for FixedRange {
    fn load(&self) -> Result<Map, String> {
        let Range { start, end } = self.range;
        let read = Map::filled((end - start) as usize, |bytes| read_exact(&*self.file, bytes, start));
        self.unreadable.settle(read, &self.name, Some(&self.range))
    }
}
