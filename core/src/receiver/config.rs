//! How received data becomes batches, and how much may be buffered.

use crate::{
    env::{Clock, Wake},
    metrics::stats::Stats,
    record::block::utf8::Rules,
};
use std::sync::Arc;

/// A block is finished when it holds this many bytes: few enough to stay in the cache while it is
/// checked.
const BLOCK_BYTES: usize = 1 << 20;

/// When received data becomes a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Batching {
    /// whenever one is formed
    Now,
    /// everything in one batch, at the end
    AtEnd,
    /// at most this many bytes per batch (or one line)
    Bytes(u64),
    /// this many lines per batch
    Lines(u64),
}

/// The settings of a source and its context.
#[derive(Debug)]
pub(super) struct Config {
    pub(super) batching: Batching,
    /// microseconds
    #[doc(hidden)]
    pub block_interval: u64,
    #[doc(hidden)]
    pub buffer_bytes: u64,
    /// the most that a batch takes, unless a single block is larger
    pub(super) max_batch_bytes: u64,
    pub(super) rules: Rules,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wake: Wake,
    pub(super) stats: Arc<Stats>,
}

impl Config {
    pub(super) fn block_bytes(&self) -> usize {
        BLOCK_BYTES.min(usize::try_from(self.batch_bytes()).unwrap_or(usize::MAX))
    }

    /// A block of records is finished at this size. The last record may exceed it, and the block
    /// has to fit into a batch.
    pub(super) fn records_bytes(&self) -> u64 {
        (BLOCK_BYTES as u64).min(self.batch_bytes() / 8)
    }

    /// Returns the most that a batch takes.
    pub(super) fn batch_bytes(&self) -> u64 {
        match self.batching {
            Batching::Bytes(n) => n.min(self.max_batch_bytes),
            Batching::Now | Batching::AtEnd | Batching::Lines(_) => self.max_batch_bytes,
        }
    }
}
