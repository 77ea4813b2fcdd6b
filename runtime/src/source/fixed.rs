//! Files of records of one length: where they are divided, and how their blocks are read.

use super::{file_plan::Contents, format::Found, read_at::read_exact, unreadable::Unreadable};
use crate::{
    env::{FileRead, Map},
    metrics::stats::Stats,
    receiver::Batching,
    record::{
        Fixed,
        block::raw::{Load, Raw},
    },
};
use std::{
    io,
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
    /// whether a file that ends within a record has been reported
    pub(super) said: Arc<AtomicBool>,
}

impl FixedFile {
    /// Of a file that was found.
    ///
    /// # Errors
    /// When it does not say how long it is, or is packed by its name.
    pub(super) fn open(
        file: &Found,
        record_bytes: usize,
        stats: &Arc<Stats>,
        said: &Arc<AtomicBool>,
    ) -> io::Result<Self> {
        let len = file.len.ok_or_else(|| io::Error::other("it does not say how long it is"))?;
        Ok(FixedFile {
            contents: Contents::new(file.file.clone(), len, file.unchanging)?,
            name: file.name.clone(),
            record_bytes,
            stats: stats.clone(),
            unreadable: file.unreadable.clone(),
            said: said.clone(),
        })
    }

    /// The end of the batch that begins at `from`.
    pub(super) fn end_of_batch(&self, from: u64, end: u64, batching: Batching) -> u64 {
        let record = self.record_bytes as u64;
        let bytes = match batching {
            Batching::Now | Batching::AtEnd => u64::MAX,
            Batching::Bytes(n) => (n / record).max(1).saturating_mul(record),
            Batching::Lines(n) => n.saturating_mul(record),
        };
        from.saturating_add(bytes).min(end)
    }

    /// `range` in at most `n` parts of about the same length.
    pub(super) fn divide(&self, range: Range<u64>, n: usize) -> Vec<Range<u64>> {
        let share = (range.end - range.start).div_ceil(n.max(1) as u64);
        self.blocks(range, share.next_multiple_of(self.record_bytes as u64))
    }

    /// How many bytes its whole records take.
    pub(super) fn whole(&self) -> u64 {
        let len = self.contents.len();
        len - len % self.record_bytes as u64
    }

    /// Counts what is after them, and reports it unless that was done before.
    pub(super) fn count_rest(&self) {
        let len = self.contents.len();
        let rest = len % self.record_bytes as u64;
        if rest > 0 {
            self.stats.bytes_cut.add(rest);
            if !self.said.swap(true, Ordering::Relaxed) {
                let text = format!(
                    "its {len} bytes are no whole number of records of {} bytes: the last {rest} are left out. Others like \
                     them are counted (bytes_cut)",
                    self.record_bytes
                );
                self.stats.report(&self.name, &text);
            }
        }
    }

    /// Whether a record ends there.
    pub(super) fn is_border(&self, offset: u64) -> bool {
        offset.is_multiple_of(self.record_bytes as u64)
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
