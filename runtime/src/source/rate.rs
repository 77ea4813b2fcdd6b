//! Numbers at a steady rate, for demonstrations and tests.

use super::{Cut, Source, SourceCx};
use crate::{
    batch::BlockRange,
    dstream::{DStream, IntoDStream},
    error::Error,
    record::{Block, TypedBlock},
    source::SourcePart,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many records a batch has at most: 128 MiB. What is due beyond that comes in the batches
/// after it.
const RECORDS_MAX: u64 = 16 << 20;

/// The numbers 0, 1, 2 … as `u64`, `per_second` of them in a second. Exact over time: number `n` is
/// due `n / per_second` seconds after the start, and a batch has what has become due since the one
/// before it.
///
/// ```
/// use streamc::{dstream::{DStream, IntoDStream}, source::rate_stream};
/// let numbers: DStream<u64> = rate_stream(1000).records(5000).into_dstream();   // ends after five seconds
/// ```
pub fn rate_stream(per_second: u64) -> RateStream {
    RateStream { per_second, records: None }
}

/// See [`rate_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct RateStream {
    per_second: u64,
    records: Option<u64>,
}

impl RateStream {
    /// Ends after so many. Default: never.
    pub fn records(mut self, n: u64) -> Self {
        self.records = Some(n);
        self
    }
}

impl IntoDStream<u64> for RateStream {
    fn into_dstream(self) -> DStream<u64> {
        DStream::new(RateSource { rate: self, state: Mutex::default() })
    }
}

#[derive(Debug)]
struct RateSource {
    rate: RateStream,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// with the monotonic time of the start
    cx: Option<(SourceCx, u64)>,
    given: u64,
    blocks: u64,
    /// of a batch
    max_records: u64,
    stopped: bool,
}

impl Default for State {
    fn default() -> Self {
        State { cx: None, given: 0, blocks: 0, max_records: RECORDS_MAX, stopped: false }
    }
}

impl RateSource {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many are due after so many microseconds.
    fn due(&self, elapsed: u64) -> u64 {
        let due = u128::from(elapsed) * u128::from(self.rate.per_second) / 1_000_000;
        u64::try_from(due).unwrap_or(u64::MAX).min(self.rate.records.unwrap_or(u64::MAX))
    }
}

impl Source<u64> for RateSource {
    fn name(&self) -> String {
        format!("rate of {} a second", self.rate.per_second)
    }

    fn bound(&self, bytes: u64) {
        self.lock().max_records = (bytes / size_of::<u64>() as u64).clamp(1, RECORDS_MAX);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let mut state = self.lock();
        if state.cx.is_some() {
            return Err(Error::source_failed(self.name(), "a source can be started only once"));
        }
        state.cx = Some((cx.clone(), cx.clock.monotonic()));
        Ok(())
    }

    fn cut(&self, limit: usize) -> Result<Cut<u64>, Error> {
        let mut state = self.lock();
        let Some((cx, start)) = &state.cx else { return Ok(Cut::empty()) };
        if state.stopped {
            return Ok(Cut::empty());
        }
        let due = self.due(cx.clock.monotonic() - start);
        let (first, n) = (state.given, (due - state.given).min(state.max_records));
        let parts = n.min(limit.max(1) as u64);
        let mut cut = Cut { records: n, ..Cut::empty() };
        for i in 0..parts {
            let numbers = first + n * i / parts..first + n * (i + 1) / parts;
            let block = state.blocks + i;
            cut.lineage.push(BlockRange {
                block,
                file: None,
                bytes: numbers.start..numbers.end,
                partition: i as u32,
            });
            cut.parts.push(SourcePart::new(vec![TypedBlock::from_records(numbers)]));
        }
        cx.stats.bytes_in.add(n * size_of::<u64>() as u64);
        cx.stats.blocks.add(parts);
        if Some(first + n) == self.rate.records {
            cx.wake.signal();
        }
        state.given += n;
        state.blocks += parts;
        Ok(cut)
    }

    fn finished(&self) -> bool {
        let state = self.lock();
        state.stopped || Some(state.given) == self.rate.records
    }

    fn stop(&self, _: bool) {
        self.lock().stopped = true;
    }
}
