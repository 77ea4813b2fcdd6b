//! An input whose batches are given by a test.

use crate::{
    batch::BlockRange,
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
use streamc_core::source::{Cut, Source, SourceCx, SourcePart};

/// An input of records like `R`: `testkit::input::<&str>()`.
#[must_use]
pub fn input<R: Record>() -> TestInput<R::Owned> {
    TestInput(Arc::default())
}

/// Batches that wait to be run. Clones share them.
pub struct TestInput<S>(Arc<Mutex<Waiting<S>>>);

struct Waiting<S> {
    batches: VecDeque<Records<S>>,
    given: u64,
    error: Option<String>,
    /// of the context that asks
    wake: Option<Wake>,
}

struct Records<S> {
    arena: Arena,
    stored: Vec<S>,
}

impl<S> Default for Waiting<S> {
    fn default() -> Self {
        Waiting { batches: VecDeque::new(), given: 0, error: None, wake: None }
    }
}

impl<S> Clone for TestInput<S> {
    fn clone(&self) -> Self {
        TestInput(Arc::clone(&self.0))
    }
}

impl<S> fmt::Debug for TestInput<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestInput({} batches wait)", self.lock().batches.len())
    }
}

impl<S> TestInput<S> {
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

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        self.lock().wake = Some(cx.wake.clone());
        Ok(())
    }

    /// The next batch in exactly `limit` partitions of almost the same size; a batch without
    /// records has none.
    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
        let mut waiting = self.lock();
        if let Some(reason) = Option::take(&mut waiting.error) {
            return Err(Error::source_failed("test input", reason));
        }
        let Some(Records { arena, stored }) = waiting.batches.pop_front() else { return Ok(Cut::empty()) };
        if stored.is_empty() {
            // a context asks at once for the batch behind it
            waiting.wake.iter().for_each(Wake::signal);
            return Ok(Cut::empty());
        }
        let (n, first) = (stored.len(), waiting.given);
        waiting.given += limit as u64;
        let mut stored = stored.into_iter();
        let mut cut = Cut { parts: Vec::new(), records: n as u64, lineage: Vec::new() };
        for part in 0..limit {
            let (start, end) = (part * n / limit, (part + 1) * n / limit);
            let records = stored.by_ref().take(end - start).map(|record| record.take(&arena));
            let block = S::Block::from_records(records);
            cut.lineage.push(BlockRange {
                block: first + part as u64,
                file: None,
                bytes: start as u64..end as u64,
                partition: u32::try_from(part).expect("a test has fewer than 4 G partitions"),
            });
            cut.parts.push(SourcePart::new(vec![block]));
        }
        Ok(cut)
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
}
