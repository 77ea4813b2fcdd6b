//! Numbers at a steady rate, for demonstrations and tests.

use super::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx};
use crate::{
    batch::{Position, Span, SplitId, SplitStatus},
    dstream::{DStream, IntoDStream},
    error::Error,
    record::{Block, TypedBlock},
    source::SourcePart,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many records a batch has at most: 128 MiB. What is due beyond that comes in the batches
/// after it.
const RECORDS_MAX: u64 = 16 << 20;
const RECORD_BYTES: u64 = size_of::<u64>() as u64;

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

#[derive(Debug, Default)]
struct State {
    /// with the monotonic time of the start
    cx: Option<(SourceCx, u64)>,
    /// how many were planned, of this run and of those that it continues
    given: u64,
    /// with which this run has begun
    begun: u64,
    stopped: bool,
}

impl RateSource {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many are due, if there were `begun`, after so many microseconds.
    fn due(&self, begun: u64, elapsed: u64) -> u64 {
        let due = u128::from(elapsed) * u128::from(self.rate.per_second) / 1_000_000 + u128::from(begun);
        u64::try_from(due).unwrap_or(u64::MAX).min(self.rate.records.unwrap_or(u64::MAX))
    }
}

impl Source<u64> for RateSource {
    fn name(&self) -> String {
        format!("rate of {} a second", self.rate.per_second)
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        let mut state = self.lock();
        if state.cx.is_some() {
            return Err(Error::source_failed(self.name(), "a source can be started only once"));
        }
        state.cx = Some((cx.clone(), cx.clock.monotonic()));
        state.begun = from.of(&SplitId::ONLY).and_then(Position::offset).unwrap_or(0);
        state.given = state.begun;
        Ok(())
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let mut state = self.lock();
        let Some((cx, start)) = &state.cx else { return Ok(Planned::nothing(SplitStatus::CaughtUp)) };
        if state.stopped || limits.pauses(&SplitId::ONLY) {
            return Ok(Planned::nothing(SplitStatus::Behind));
        }
        let due = self.due(state.begun, cx.clock.monotonic() - start);
        let most = (limits.bytes / RECORD_BYTES).clamp(1, RECORDS_MAX).min(limits.records_of(&SplitId::ONLY));
        let (first, n) = (state.given, due.saturating_sub(state.given).min(most));
        let parts = n.min(limits.partitions as u64);
        let of_part = |i| {
            let [from, to] = [i, i + 1].map(|i| first + n * i / parts);
            let span = Span::new(SplitId::ONLY, Position::Offset(from), Position::Offset(to));
            span.in_partition(i as u32).with_records(to - from).with_bytes((to - from) * RECORD_BYTES)
        };
        let spans = (0..parts).map(of_part).collect();
        cx.stats.bytes_in.add(n * RECORD_BYTES);
        cx.stats.blocks.add(parts);
        let status = match first + n {
            all if self.rate.records.is_some_and(|records| all >= records) => {
                cx.wake.signal();
                SplitStatus::Ended
            }
            some if some < due => SplitStatus::Behind,
            _ if n > 0 => SplitStatus::Read,
            _ => SplitStatus::CaughtUp,
        };
        state.given += n;
        Ok(Planned::of(spans, status))
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<u64>, ReadError> {
        let numbers = |span: &Span| span.offsets().map(TypedBlock::from_records);
        let blocks: Option<_> = spans.iter().map(numbers).collect();
        blocks.map(SourcePart::new).ok_or_else(|| ReadError::Failed("these are not its positions".to_owned()))
    }

    fn replayable(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        let state = self.lock();
        state.stopped || self.rate.records.is_some_and(|records| state.given >= records)
    }

    fn stop(&self, _: bool) {
        self.lock().stopped = true;
    }

    fn decided(&self, _: &[Span]) {}
}
