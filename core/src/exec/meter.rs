//! What a stage reports about itself, if somebody wants to know.

use std::{fmt, time::Duration};

/// Measures the stages of a batch.
pub trait Meter: fmt::Debug + Sync {
    /// Monotonic time in microseconds.
    fn now(&self) -> u64;
    /// A stage has run.
    fn ran(&self, stage: StageRun<'_>);
}

/// How a stage went.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StageRun<'a> {
    /// Its number in its pipeline.
    pub stage: u32,
    /// Records that it passed on.
    pub records: u64,
    /// How long it took.
    pub took: Duration,
    /// Why it failed.
    pub failed: Option<&'a str>,
}

impl<'a> StageRun<'a> {
    #[doc(hidden)]
    pub fn new(stage: u32, records: u64, took: Duration, failed: Option<&'a str>) -> Self {
        StageRun { stage, records, took, failed }
    }
}
