//! `remember(kept, length)`: the last batches of a stream, for the rest of the program to look at
//! (Spark rows SC-06 and DS-22).
//!
//! **Invariant:** only batches that were committed are seen, in the order of their times.

use super::{
    DecideCx, PrepareCx, Prepared, Sink, SinkControl, SinkError, SinkKind, Ticket, object_files::encoded,
};
use crate::{
    batch::{BatchId, BatchTime},
    env::micros,
    exec::Part,
    record::{Pane, Record, Stored},
};
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// A handle on the last batches of a stream. Make one, give it to a pipeline, and keep a clone: any
/// thread may ask it while the context runs and after its end.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// #[pipeline(batch = "1s")]
/// fn seen(lines: DStream<&str>, kept: Remembered<&'static str>) {
///     lines.remember(&kept, "1min");
/// }
///
/// let (lines, kept) = (testkit::input::<&str>(), Remembered::new());
/// let mut kit = TestKit::new(seen(lines.stream(), kept.clone()));
/// lines.push(["a", "b"]);
/// let first = kit.run_batch()?.time();
/// assert_eq!(kept.slice(first, first)[0].iter().collect::<Vec<_>>(), ["a", "b"]);
/// # }
/// # Ok::<(), streamc::Error>(())
/// ```
pub struct Remembered<R: Record>(Arc<Shared<R::Owned>>);

/// One batch that is remembered. It stays as long as somebody holds it.
pub struct RememberedBatch<S> {
    time: BatchTime,
    records: Pane<S>,
}

struct Shared<S>(Mutex<Batches<S>>);

struct Batches<S> {
    /// by ascending time
    kept: VecDeque<Arc<RememberedBatch<S>>>,
    /// several batches may be under way
    staged: Vec<RememberedBatch<S>>,
    /// how far apart they are, in microseconds; known when there is one
    slide: u64,
}

impl<R: Record> Remembered<R> {
    /// Of a stream that will be remembered.
    #[must_use]
    pub fn new() -> Self {
        let batches = Batches { kept: VecDeque::new(), staged: Vec::new(), slide: 0 };
        Remembered(Arc::new(Shared(Mutex::new(batches))))
    }

    /// The batches from `from` to `to`, both included, oldest first. As in Spark, both ends are
    /// taken back to the batch time at or before them: batch times are as far apart as the batch
    /// interval, or the slide of the window that the stream comes from. What is no longer
    /// remembered, or did not happen (yet), is left out.
    #[must_use]
    pub fn slice(&self, from: BatchTime, to: BatchTime) -> Vec<Arc<RememberedBatch<R::Owned>>> {
        let batches = self.0.lock();
        let times = || batches.kept.iter().map(|batch| batch.time.micros);
        // the batch that `from` is taken back to, unless that one is missing; behind `to` there is
        // none in any case
        let before = times().rfind(|time| *time <= from.micros && from.micros - time < batches.slide);
        let range = before.unwrap_or(from.micros)..=to.micros;
        batches.kept.iter().filter(|batch| range.contains(&batch.time.micros)).cloned().collect()
    }

    /// The latest batch.
    #[must_use]
    pub fn latest(&self) -> Option<Arc<RememberedBatch<R::Owned>>> {
        self.0.lock().kept.back().cloned()
    }
}

impl<R: Record> Default for Remembered<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Record> Clone for Remembered<R> {
    fn clone(&self) -> Self {
        Remembered(Arc::clone(&self.0))
    }
}

impl<R: Record> fmt::Debug for Remembered<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Remembered({} batches)", self.0.lock().kept.len())
    }
}

impl<S> Shared<S> {
    fn lock(&self) -> MutexGuard<'_, Batches<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Batches<S> {
    /// What was staged for a batch.
    fn forget(&mut self, time: BatchTime) -> Option<RememberedBatch<S>> {
        let at = self.staged.iter().position(|batch| batch.time == time)?;
        Some(self.staged.swap_remove(at))
    }
}

impl<S: Stored> RememberedBatch<S> {
    /// When it was.
    #[must_use]
    pub fn time(&self) -> BatchTime {
        self.time
    }

    /// Its records, in the order of the partitions.
    pub fn iter(&self) -> impl Iterator<Item = S::View<'_>> {
        self.records.iter()
    }

    /// How many records it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl<S> fmt::Debug for RememberedBatch<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RememberedBatch({})", self.time)
    }
}

/// Keeps what a [`Remembered`] shows.
pub struct RememberSink<S> {
    shared: Arc<Shared<S>>,
    micros: u64,
    /// the window of its stream
    slider: Option<u32>,
}

impl<S> RememberSink<S> {
    /// Keeps the batches of the last `length` of a stream that has a batch whenever the window
    /// `slider` has one, or always.
    #[must_use]
    pub fn new<R: Record<Owned = S>>(kept: &Remembered<R>, length: Duration, slider: Option<u32>) -> Self {
        RememberSink { shared: Arc::clone(&kept.0), micros: micros(length), slider }
    }
}

impl<S> fmt::Debug for RememberSink<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RememberSink({} us)", self.micros)
    }
}

/// The records that a [`Remembered`] of stored form `S` takes.
#[diagnostic::on_unimplemented(
    message = "a `Remembered` of another type cannot keep records of type `{Self}`",
    label = "records of type `{Self}`",
    note = "help: give the parameter the type of the records: `kept: Remembered<{Self}>`, with `'static` for their lifetime"
)]
pub trait KeptAs<S> {
    /// Into the pane.
    fn keep_in(self, pane: &mut Pane<S>);
}

#[diagnostic::do_not_recommend]
impl<S: Stored, T: Record<Owned = S>> KeptAs<S> for T {
    fn keep_in(self, pane: &mut Pane<S>) {
        pane.push(self);
    }
}

impl<S: Stored, T: KeptAs<S> + Record> Sink<T> for RememberSink<S> {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError> {
        let mut records = Pane::new();
        parts.into_iter().flat_map(|part| part.data).for_each(|record| record.keep_in(&mut records));
        let mut batches = self.shared.lock();
        batches.forget(cx.batch().time);
        batches.slide = cx.slide(self.slider);
        batches.staged.push(RememberedBatch { time: cx.batch().time, records });
        Ok(Ticket::default())
    }

    fn shown(&self, parts: &[Part<Vec<T>>]) -> Option<Vec<Part<Vec<String>>>> {
        let part =
            |part: &Part<Vec<T>>| Part { index: part.index, data: part.data.iter().map(encoded).collect() };
        Some(parts.iter().map(part).collect())
    }
}

impl<S: Stored> SinkControl for RememberSink<S> {
    fn kind(&self) -> SinkKind {
        SinkKind::Local
    }

    /// Two streams in one would take the place of each other in every batch.
    fn target(&self) -> Option<String> {
        Some(format!("one Remembered (at {:p})", Arc::as_ptr(&self.shared)))
    }

    fn commit(&self, _: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        let mut batches = self.shared.lock();
        for Prepared { batch, .. } in run {
            let staged = batches.forget(batch.time);
            batches.kept.extend(staged.map(Arc::new));
            let now = batch.time.micros;
            let gone = |batch: &Arc<RememberedBatch<S>>| batch.time.micros.saturating_add(self.micros) <= now;
            while batches.kept.front().is_some_and(gone) {
                batches.kept.pop_front();
            }
        }
        Ok(())
    }

    fn abort(&self, _: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        self.shared.lock().forget(batch.time);
        Ok(())
    }
}
