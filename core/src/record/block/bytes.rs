//! Received bytes, cut at record borders: kept for each record, or all records of one length.

use crate::{
    fault,
    metrics::stats::Stats,
    record::{Arena, Block, Bytes, Record, block::raw::Raw},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A block of `&[u8]` records.
#[derive(Debug)]
pub struct BytesBlock(Content);

#[derive(Debug)]
enum Content {
    /// records end to end, and where each ends
    Here { bytes: Vec<u8>, ends: Vec<usize> },
    /// records of one length
    Fixed(Fixed),
}

impl BytesBlock {
    /// A block of one record.
    #[doc(hidden)]
    pub fn one(bytes: Vec<u8>) -> Self {
        BytesBlock(Content::Here { ends: vec![bytes.len()], bytes })
    }

    /// Records of one length.
    #[doc(hidden)]
    pub fn fixed(fixed: Fixed) -> Self {
        BytesBlock(Content::Fixed(fixed))
    }
}

impl Block<Bytes> for BytesBlock {
    fn from_records<R: Record<Owned = Bytes>>(records: impl IntoIterator<Item = R>) -> Self {
        let mut arena = Arena::default();
        let mut ends = Vec::new();
        for record in records {
            record.store(&mut arena);
            ends.push(arena.bytes.len());
        }
        BytesBlock(Content::Here { bytes: arena.bytes, ends })
    }

    fn records(&self) -> u64 {
        match &self.0 {
            Content::Here { ends, .. } => ends.len() as u64,
            // counted when it is read
            Content::Fixed(_) => 0,
        }
    }

    fn bytes(&self) -> u64 {
        match &self.0 {
            Content::Here { bytes, ends } => (bytes.len() + size_of_val(&ends[..])) as u64,
            Content::Fixed(fixed) => fixed.bytes,
        }
    }

    #[inline]
    fn each<'b>(&'b self, _: bool, mut f: impl FnMut(&'b [u8])) {
        let (bytes, mut ends, len, n) = match &self.0 {
            Content::Here { bytes, ends } => (&bytes[..], ends.iter(), 0, ends.len()),
            Content::Fixed(fixed) => {
                let bytes = fixed.raw.bytes();
                (bytes, [].iter(), fixed.record_bytes, bytes.len() / fixed.record_bytes)
            }
        };
        let mut at = fault::Numbered::new();
        let mut start = 0;
        for _ in 0..n {
            let end = ends.next().map_or(start + len, |end| *end);
            f(&bytes[start..end]);
            start = end;
            at.next();
        }
        if let Content::Fixed(fixed) = &self.0 {
            fixed.was_read(n as u64);
        }
    }
}

/// Records of one length, end to end; read when they are needed, or mapped.
#[derive(Debug)]
#[doc(hidden)]
pub struct Fixed {
    #[doc(hidden)]
    pub raw: Raw,
    /// of the block
    pub(crate) bytes: u64,
    /// not 0
    pub(crate) record_bytes: usize,
    stats: Arc<Stats>,
    counted: AtomicBool,
}

impl Fixed {
    #[doc(hidden)]
    pub fn new(raw: Raw, bytes: u64, record_bytes: usize, stats: Arc<Stats>) -> Self {
        Fixed { raw, bytes, record_bytes, stats, counted: AtomicBool::new(false) }
    }

    /// It was read to its end and has so many records.
    pub(crate) fn was_read(&self, records: u64) {
        if !self.counted.swap(true, Ordering::Relaxed) {
            self.stats.records_in.add(records);
        }
    }
}
