//! How a kit runs its batches.

use crate::batch::BatchTime;
use std::time::Duration;

/// The executor that a [`TestKit`](super::TestKit) uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executor {
    /// As programs are run.
    Local {
        /// How many threads.
        threads: usize,
    },
    /// As local with one thread, but every record that crosses to another stage is encoded and
    /// decoded.
    Wire,
    /// Several instances, one running at a time, in an order drawn from the seed.
    Sim {
        /// How many.
        instances: u32,
        /// Of the order.
        seed: u64,
    },
}

/// How a [`TestKit`](super::TestKit) runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Default: local with one thread.
    pub executor: Executor,
    /// Of keyed operators. Default: 2.
    pub partitions: u32,
    /// Into how many partitions the records of each input of a batch are split. Default: 2.
    pub source_partitions: usize,
    /// Default: that of the pipeline, else one second.
    pub interval: Option<Duration>,
    /// Of the hash tables: decides the order of keyed output.
    pub seed: u64,
    /// When the context starts: the first batch is at the next multiple of the interval after it.
    /// Default: 2023-11-14 22:13:20, a multiple of every usual interval.
    pub start: BatchTime,
    /// As [`Builder::max_catch_up`](crate::context::Builder::max_catch_up). Default: 1000.
    pub max_catch_up: u64,
}

impl Default for Options {
    fn default() -> Self {
        let executor = Executor::Local { threads: 1 };
        let start = BatchTime { micros: EPOCH_MICROS };
        let (interval, max_catch_up) = (None, 1000);
        Options { executor, partitions: 2, source_partitions: 2, interval, seed: 1, start, max_catch_up }
    }
}

/// Where the time of a kit begins if nothing is said.
pub(super) const EPOCH_MICROS: u64 = 1_700_000_000_000_000;
