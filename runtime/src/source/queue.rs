//! Records that the program itself gives, one batch after another (Spark's `queueStream`).

use super::{BlockRange, Cut, DStream, IntoDStream, Source, SourceCx};
use crate::{
    Error,
    batch::SourcePart,
    record::{Block, Record, Stored},
};
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// In how many blocks the records of a batch are kept: so many partitions they can have at most.
const BLOCKS: usize = 16;

/// A stream that gives the batches of `batches`, one for each batch time, and then ends. Records of any type.
///
/// ```
/// use streamc_runtime::source::{DStream, IntoDStream, queue_stream};
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
    QueueStream { queue, one_at_a_time: true }
}

/// See [`queue_stream`].
#[must_use]
pub struct QueueStream<S: Stored> {
    queue: Arc<Queue<S>>,
    one_at_a_time: bool,
}

impl<S: Stored> QueueStream<S> {
    /// Whether a batch takes one entry of the queue (the default), or all that are there.
    pub fn one_at_a_time(mut self, one: bool) -> Self {
        self.one_at_a_time = one;
        self
    }

    /// For giving more while the context runs. The stream does not end before all handles are closed or dropped.
    pub fn handle(&self) -> QueueHandle<S> {
        self.queue.lock().handles += 1;
        QueueHandle { queue: self.queue.clone() }
    }
}

impl<S: Stored> fmt::Debug for QueueStream<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QueueStream({} batches)", self.queue.lock().batches.len())
    }
}

impl<R: Record> IntoDStream<R> for QueueStream<R::Owned> {
    fn into_dstream(self) -> DStream<R> {
        DStream::new(QueueSource { queue: self.queue, one_at_a_time: self.one_at_a_time })
    }
}

/// Gives batches to a [`queue_stream`].
pub struct QueueHandle<S: Stored> {
    queue: Arc<Queue<S>>,
}

impl<S: Stored> QueueHandle<S> {
    /// Appends one batch.
    pub fn push<R: Record<Owned = S>>(&self, batch: impl IntoIterator<Item = R>) {
        self.queue.push(batch);
    }

    /// How many batches wait.
    pub fn waiting(&self) -> usize {
        self.queue.lock().batches.len()
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
    batches: VecDeque<Vec<S::Block>>,
    handles: usize,
    stopped: bool,
    next_block: u64,
    offset: u64,
    cx: Option<SourceCx>,
}

impl<S: Stored> Default for State<S> {
    fn default() -> Self {
        State { batches: VecDeque::new(), handles: 0, stopped: false, next_block: 0, offset: 0, cx: None }
    }
}

impl<S: Stored> Queue<S> {
    fn lock(&self) -> MutexGuard<'_, State<S>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push<R: Record<Owned = S>>(&self, batch: impl IntoIterator<Item = R>) {
        let records: Vec<R> = batch.into_iter().collect();
        let total = records.len();
        let n = total.min(BLOCKS);
        let mut records = records.into_iter();
        let share = |i: usize| total * (i + 1) / n - total * i / n;
        let blocks = (0..n).map(|i| S::Block::from_records(records.by_ref().take(share(i)))).collect();
        self.lock().batches.push_back(blocks);
    }
}

struct QueueSource<S: Stored> {
    queue: Arc<Queue<S>>,
    one_at_a_time: bool,
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

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let mut state = self.queue.lock();
        if state.cx.is_some() {
            return Err(Error::source_failed("queue", "a source can be started only once"));
        }
        state.cx = Some(cx.clone());
        Ok(())
    }

    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
        let mut state = self.queue.lock();
        let n = if self.one_at_a_time { state.batches.len().min(1) } else { state.batches.len() };
        let blocks: Vec<S::Block> = state.batches.drain(..n).flatten().collect();
        let total = blocks.len();
        let parts = total.min(limit.max(1));
        let mut cut = Cut::empty();
        let mut bytes = 0;
        for (i, block) in blocks.into_iter().enumerate() {
            // as many blocks to each partition, in order
            let partition = i * parts / total;
            if cut.parts.len() <= partition {
                cut.parts.push(SourcePart::new(Vec::new()));
            }
            let records = block.records();
            cut.records += records;
            bytes += block.bytes();
            cut.lineage.push(BlockRange {
                block: state.next_block,
                bytes: state.offset..state.offset + records,
                partition: partition as u32,
            });
            state.next_block += 1;
            state.offset += records;
            cut.parts[partition].blocks.push(block);
        }
        if let Some(cx) = &state.cx {
            cx.stats.bytes_in.add(bytes);
            cx.stats.blocks.add(total as u64);
        }
        Ok(cut)
    }

    fn finished(&self) -> bool {
        let state = self.queue.lock();
        state.batches.is_empty() && (state.handles == 0 || state.stopped)
    }

    fn stop(&self, graceful: bool) {
        let mut state = self.queue.lock();
        state.stopped = true;
        if !graceful {
            state.batches.clear();
        }
    }
}
