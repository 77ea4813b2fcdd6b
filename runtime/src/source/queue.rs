//! Records that the program itself gives, one batch after another (Spark's `queueStream`).

use super::{Held, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx};
use crate::{
    batch::{Span, SplitId, SplitStatus},
    error::Error,
    record::{Arena, Block, FeedsAs, Record, Stored},
    source::SourcePart,
};
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// In how many blocks the records of a batch are kept: so many partitions they can have at most.
const BLOCKS: usize = 16;

/// A stream that gives the batches of `batches`, one for each batch time, and then ends. Records of
/// any type.
///
/// ```
/// use streamc::{dstream::{DStream, IntoDStream}, source::queue_stream};
/// let words: DStream<&str> = queue_stream([vec!["a", "b"], vec![], vec!["a"]]).into_dstream();
/// let numbers: DStream<u64> = queue_stream([1..4u64, 4..9]).into_dstream();
/// ```
pub fn queue_stream<R: Record>(
    batches: impl IntoIterator<Item: IntoIterator<Item = R>>,
) -> QueueStream<R::Owned> {
    let queue = Arc::new(Queue { state: Mutex::default() });
    for batch in batches {
        queue.push(batch);
    }
    QueueStream { queue, one_at_a_time: true, partitions: None, default: None }
}

/// See [`queue_stream`].
#[must_use]
pub struct QueueStream<S: Stored> {
    queue: Arc<Queue<S>>,
    one_at_a_time: bool,
    partitions: Option<usize>,
    default: Option<Entry<S>>,
}

impl<S: Stored> QueueStream<S> {
    /// Whether a batch takes one entry of the queue (the default), or all that are there.
    pub fn one_at_a_time(mut self, one: bool) -> Self {
        self.one_at_a_time = one;
        self
    }

    /// Divides every entry into exactly `n` partitions, of which the `i`-th begins with record
    /// `i * len / n`, also an entry that has no records: Spark's `makeRDD(records, n)`. Otherwise
    /// there are as many partitions as the context has, 16 at most, and none without records.
    /// Entries that are taken together keep their partitions.
    ///
    /// # Panics
    /// When `n` is 0.
    #[track_caller]
    pub fn partitions(mut self, n: usize) -> Self {
        assert!(n > 0, "an entry of a queue has one partition at least");
        self.partitions = Some(n);
        self
    }

    /// What a batch gets for which the queue has nothing (Spark's `defaultRDD`); otherwise it is
    /// empty.
    ///
    /// ```
    /// # use streamc::{dstream::{DStream, IntoDStream}, source::queue_stream};
    /// let rates: DStream<f64> = queue_stream([[1.5], [1.75]]).default_batch([1.0]).into_dstream();
    /// ```
    pub fn default_batch<R: FeedsAs<S>>(mut self, batch: impl IntoIterator<Item = R>) -> Self {
        self.default = Some(Entry::new(batch));
        self
    }

    /// For giving more while the context runs. The stream does not end before all handles are
    /// closed or dropped.
    pub fn handle(&self) -> QueueHandle<S> {
        self.queue.lock().handles += 1;
        QueueHandle { queue: self.queue.clone() }
    }

    pub(super) fn into_source(self) -> Arc<dyn Source<S>> {
        self.queue.open(self.partitions);
        Arc::new(QueueSource {
            queue: self.queue,
            one_at_a_time: self.one_at_a_time,
            partitions: self.partitions,
            default: self.default,
            held: Held::default(),
        })
    }
}

impl<S: Stored> fmt::Debug for QueueStream<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QueueStream({} batches)", self.queue.lock().waiting())
    }
}

/// Gives batches to a [`queue_stream`].
pub struct QueueHandle<S: Stored> {
    queue: Arc<Queue<S>>,
}

impl<S: Stored> QueueHandle<S> {
    /// Appends one batch.
    pub fn push<R: FeedsAs<S>>(&self, batch: impl IntoIterator<Item = R>) {
        self.queue.push(batch);
    }

    /// How many batches wait.
    pub fn waiting(&self) -> usize {
        self.queue.lock().waiting()
    }

    /// Nothing more comes from this handle. The same as dropping it.
    pub fn close(self) {}
}

impl<S: Stored> Clone for QueueHandle<S> {
    fn clone(&self) -> Self {
        self.queue.lock().handles += 1;
        QueueHandle { queue: self.queue.clone() }
    }
}

impl<S: Stored> Drop for QueueHandle<S> {
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        state.handles -= 1;
        if state.handles == 0
            && let Some(cx) = &state.cx
        {
            cx.wake.signal();
        }
    }
}

impl<S: Stored> fmt::Debug for QueueHandle<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QueueHandle({} batches wait)", self.waiting())
    }
}

struct Queue<S: Stored> {
    state: Mutex<State<S>>,
}

struct State<S: Stored> {
    /// given before it was known how entries are divided
    early: Option<Vec<Entry<S>>>,
    partitions: Option<usize>,
    batches: VecDeque<Vec<S::Block>>,
    handles: usize,
    stopped: bool,
    /// no batch takes anything any more
    ended: bool,
    next_block: u64,
    cx: Option<SourceCx>,
}

impl<S: Stored> Default for State<S> {
    fn default() -> Self {
        State {
            early: Some(Vec::new()),
            partitions: None,
            batches: VecDeque::new(),
            handles: 0,
            stopped: false,
            ended: false,
            next_block: 0,
            cx: None,
        }
    }
}

impl<S: Stored> State<S> {
    fn waiting(&self) -> usize {
        self.batches.len() + self.early.as_ref().map_or(0, Vec::len)
    }

    /// Counts and reports what waits, and drops it.
    fn leave_behind(&mut self) {
        let records: u64 = self.batches.drain(..).flatten().map(|block| block.records()).sum();
        if let (Some(cx), 1..) = (&self.cx, records) {
            cx.stats.records_unread.add(records);
            let text = format!(
                "{records} records were still queued when the context stopped and are not in any batch"
            );
            cx.stats.report("queue", &format!("{text} (records_unread)"));
        }
    }
}

/// The records of one entry.
struct Entry<S> {
    arena: Arena,
    stored: Vec<S>,
}

impl<S: Stored> Entry<S> {
    fn new<R: FeedsAs<S>>(records: impl IntoIterator<Item = R>) -> Self {
        let mut arena = Arena::default();
        let stored = records.into_iter().map(|record| record.store_as(&mut arena)).collect();
        Entry { arena, stored }
    }

    fn to_blocks(&self, partitions: Option<usize>) -> Vec<S::Block> {
        blocks(self.stored.len(), partitions, self.stored.iter().map(|record| record.view(&self.arena)))
    }

    fn into_blocks(self, partitions: Option<usize>) -> Vec<S::Block> {
        let Entry { arena, stored } = self;
        blocks(stored.len(), partitions, stored.into_iter().map(|record| record.take(&arena)))
    }
}

/// One block for each partition, or for each partition that there might be.
fn blocks<S: Stored, R: Record<Owned = S>>(
    total: usize,
    partitions: Option<usize>,
    mut records: impl Iterator<Item = R>,
) -> Vec<S::Block> {
    let n = partitions.unwrap_or(total.min(BLOCKS));
    let share = |i: usize| total * (i + 1) / n - total * i / n;
    (0..n).map(|i| S::Block::from_records(records.by_ref().take(share(i)))).collect()
}

impl<S: Stored> Queue<S> {
    fn lock(&self) -> MutexGuard<'_, State<S>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push<R: FeedsAs<S>>(&self, batch: impl IntoIterator<Item = R>) {
        // the user's iterator runs outside of the lock
        let entry = Entry::new(batch);
        let mut state = self.lock();
        if let Some(early) = &mut state.early {
            early.push(entry);
            return;
        }
        let partitions = state.partitions;
        drop(state);
        let blocks = entry.into_blocks(partitions);
        let mut state = self.lock();
        state.batches.push_back(blocks);
        if state.ended {
            state.leave_behind();
        }
    }

    /// From now on it is known how entries are divided.
    fn open(&self, partitions: Option<usize>) {
        let mut state = self.lock();
        state.partitions = partitions;
        for entry in state.early.take().into_iter().flatten() {
            state.batches.push_back(entry.into_blocks(partitions));
        }
    }
}

struct QueueSource<S: Stored> {
    queue: Arc<Queue<S>>,
    one_at_a_time: bool,
    partitions: Option<usize>,
    default: Option<Entry<S>>,
    held: Held<S>,
}

impl<S: Stored> fmt::Debug for QueueSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueueSource")
    }
}

impl<S: Stored> Source<S> for QueueSource<S> {
    fn name(&self) -> String {
        "queue".to_owned()
    }

    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        let mut state = self.queue.lock();
        if state.cx.is_some() {
            return Err(Error::source_failed("queue", "a source can be started only once"));
        }
        state.cx = Some(cx.clone());
        Ok(())
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let mut state = self.queue.lock();
        if limits.pauses(&SplitId::ONLY) {
            return Ok(Planned::nothing(SplitStatus::Behind));
        }
        while state.stopped && state.batches.front().is_some_and(Vec::is_empty) {
            // no batch is made of it any more, and what is after it must not wait
            state.batches.pop_front();
        }
        let (mut bytes, mut records) = (0u64, 0u64);
        let fits = |entry: &&Vec<S::Block>| {
            bytes = bytes.saturating_add(entry.iter().map(Block::bytes).sum());
            records = records.saturating_add(entry.iter().map(Block::records).sum());
            bytes <= limits.bytes && records <= limits.records_of(&SplitId::ONLY)
        };
        let n = match self.one_at_a_time {
            true => state.batches.len().min(1),
            // an entry is not divided
            false => state.batches.iter().take_while(fits).count().max(1).min(state.batches.len()),
        };
        let mut blocks: Vec<S::Block> = state.batches.drain(..n).flatten().collect();
        if n == 0
            && !state.stopped
            && let Some(default) = &self.default
        {
            blocks = default.to_blocks(self.partitions);
        }
        let total = blocks.len();
        let parts = if self.partitions.is_some() { total } else { total.min(limits.partitions) };
        // as many blocks to each partition, in order
        let numbered = blocks.into_iter().enumerate().zip(state.next_block..);
        let hold =
            |((i, block), number)| self.held.hold(number, block).in_partition((i * parts / total) as u32);
        let spans: Vec<Span> = numbered.map(hold).collect();
        state.next_block += total as u64;
        if let Some(cx) = &state.cx {
            cx.stats.bytes_in.add(spans.iter().map(|span| span.bytes).sum());
            cx.stats.blocks.add(total as u64);
        }
        let status = match state.batches.is_empty() {
            false => SplitStatus::Behind,
            true if state.handles == 0 && !state.stopped => SplitStatus::Ended,
            true if spans.is_empty() => SplitStatus::CaughtUp,
            true => SplitStatus::Read,
        };
        Ok(Planned::of(spans, status))
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<S>, ReadError> {
        self.held.take(spans).map(SourcePart::new)
    }

    fn replayable(&self) -> bool {
        false
    }

    fn finished(&self) -> bool {
        let state = self.queue.lock();
        state.batches.is_empty() && (state.handles == 0 || state.stopped)
    }

    fn stop(&self, graceful: bool) {
        let mut state = self.queue.lock();
        state.stopped = true;
        if !graceful {
            state.ended = true;
            state.leave_behind();
        }
    }

    fn decided(&self, _: &[Span]) {}
}
