//! How what was received becomes batches, and how much may wait.

use crate::{
    env::{Clock, Wake},
    metrics::stats::Stats,
    record::block::utf8::Rules,
};
use std::sync::Arc;

/// A block is finished when it holds that many bytes: few enough to stay in the cache while it is
/// checked.
const BLOCK_BYTES: usize = 1 << 20;

/// When what was received becomes a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Batching {
    /// whenever one is formed
    Now,
    /// all of it in one, at the end
    AtEnd,
    /// so many bytes in each, at most (or one line)
    Bytes(u64),
    /// so many lines in each
    Lines(u64),
}

/// What a source and its context have chosen.
#[derive(Debug)]
pub(super) struct Config {
    pub(super) batching: Batching,
    /// microseconds
    #[doc(hidden)]
    pub block_interval: u64,
    #[doc(hidden)]
    pub buffer_bytes: u64,
    /// what a batch takes at most, or one block
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

    /// A block of records is finished when it holds so much: the last one comes on top, and the
    /// block has to fit into a batch.
    pub(super) fn records_bytes(&self) -> u64 {
        (BLOCK_BYTES as u64).min(self.batch_bytes() / 8)
    }

    /// What a batch takes at most.
    pub(super) fn batch_bytes(&self) -> u64 {
        match self.batching {
            Batching::Bytes(n) => n.min(self.max_batch_bytes),
            Batching::Now | Batching::AtEnd | Batching::Lines(_) => self.max_batch_bytes,
        }
    }
}
