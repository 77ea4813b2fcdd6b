//! An input whose batches are given by a test.

use crate::{
    batch::{Span, SplitStatus},
    dstream::DStream,
    env::Wake,
    error::Error,
    record::{Arena, Block, FeedsAs, Record, Stored},
};
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use streamc_core::source::{
    Held, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
};

/// An input of records like `R`: `testkit::input::<&str>()`.
#[must_use]
pub fn input<R: Record>() -> TestInput<R::Owned> {
    TestInput(Arc::default())
}

/// Batches that wait to be run. Clones share them.
pub struct TestInput<S: Stored>(Arc<Mutex<Waiting<S>>>);

struct Waiting<S: Stored> {
    batches: VecDeque<Records<S>>,
    given: u64,
    held: Held<S>,
    error: Option<String>,
    /// of the context that asks
    wake: Option<Wake>,
}

struct Records<S> {
    arena: Arena,
    stored: Vec<S>,
}

impl<S: Stored> Default for Waiting<S> {
    fn default() -> Self {
        Waiting { batches: VecDeque::new(), given: 0, held: Held::default(), error: None, wake: None }
    }
}

impl<S: Stored> Clone for TestInput<S> {
    fn clone(&self) -> Self {
        TestInput(Arc::clone(&self.0))
    }
}

impl<S: Stored> fmt::Debug for TestInput<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestInput({} batches wait)", self.lock().batches.len())
    }
}

impl<S: Stored> TestInput<S> {
    fn lock(&self) -> MutexGuard<'_, Waiting<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many batches wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lock().batches.len()
    }

    /// The source fails for good when the next batch is formed.
    pub fn fail(&self, reason: impl Into<String>) {
        self.lock().error = Some(reason.into());
    }
}

impl<S: Stored> TestInput<S> {
    /// The stream, to be given to a pipeline.
    pub fn stream<R: Record<Owned = S>>(&self) -> DStream<R> {
        DStream::new(self.clone())
    }

    /// The records of one more batch; none are a batch too. (A context that is not run by a
    /// [`TestKit`](super::TestKit) passes over batches without records, as over those of any source
    /// that has an end.)
    pub fn push<R: FeedsAs<S>>(&self, records: impl IntoIterator<Item = R>) {
        let mut arena = Arena::default();
        let stored = records.into_iter().map(|record| record.store_as(&mut arena)).collect();
        self.lock().batches.push_back(Records { arena, stored });
    }
}

impl<S: Stored> Source<S> for TestInput<S> {
    fn name(&self) -> String {
        "test input".to_owned()
    }

    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        self.lock().wake = Some(cx.wake.clone());
        Ok(())
    }

    /// The next batch in exactly as many partitions as there may be, of almost the same size; a
    /// batch without records has none.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let mut waiting = self.lock();
        if let Some(reason) = Option::take(&mut waiting.error) {
            return Err(Error::source_failed("test input", reason));
        }
        let Some(Records { arena, stored }) = waiting.batches.pop_front() else {
            return Ok(Planned::nothing(SplitStatus::CaughtUp));
        };
        if stored.is_empty() {
            // a context asks at once for the batch behind it
            waiting.wake.iter().for_each(Wake::signal);
            return Ok(Planned::nothing(SplitStatus::CaughtUp));
        }
        let (n, first, limit) = (stored.len(), waiting.given, limits.partitions);
        waiting.given += limit as u64;
        let mut stored = stored.into_iter();
        let mut spans = Vec::with_capacity(limit);
        for (part, number) in (0..limit).zip(first..) {
            let (start, end) = (part * n / limit, (part + 1) * n / limit);
            let records = stored.by_ref().take(end - start).map(|record| record.take(&arena));
            let partition = u32::try_from(part).expect("a test has fewer than 4 G partitions");
            let span = waiting.held.hold(number, S::Block::from_records(records));
            spans.push(span.in_partition(partition));
        }
        Ok(Planned::of(spans, SplitStatus::Read))
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<S>, ReadError> {
        self.lock().held.take(spans).map(SourcePart::new)
    }

    fn replayable(&self) -> bool {
        false
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        self.lock().batches.is_empty()
    }

    fn stop(&self, graceful: bool) {
        if !graceful {
            self.lock().batches.clear();
        }
    }

    fn decided(&self, _: &[Span]) {}
}
