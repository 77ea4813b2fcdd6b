//! What happens in a context, for those who listen: Spark's `StreamingListener`.
//!
//! The thread that something happens on only queues an event; listeners receive it on a thread of
//! their own, in order. **Invariants:** a context without listeners makes no events and measures
//! nothing for them; a slow listener delays nobody: when the queue is full, events are lost and
//! counted; a listener that panics is not called again, and a message reports it.

use crate::batch::{BatchTime, SplitId, SplitStatus};
use std::{fmt, sync::Arc, time::Duration};

/// Receives what happens in a context, on a thread of the listeners, one event after another. It
/// must not wait for the end of the context (asking for a stop is fine).
///
/// Closures are listeners:
///
/// ```
/// use streamc::{StreamingContext, metrics::events::Event};
///
/// let builder = StreamingContext::builder().listener(|event: &Event| {
///     if let Event::StageCompleted(stage) = event {
///         eprintln!("{} {}: {:?}", stage.pipeline, stage.name, stage.took);
///     }
/// });
/// # drop(builder);
/// ```
pub trait Listener: Send + 'static {
    /// Something happened. Events that you do not know are to be ignored: there will be more.
    fn on(&mut self, event: &Event);
}

impl<F: FnMut(&Event) + Send + 'static> Listener for F {
    fn on(&mut self, event: &Event) {
        self(event);
    }
}

/// Something that happened.
///
/// Of one batch, in this order: submitted, started, for each pipeline its stages and then for each
/// output started and completed, completed. With several batches at a time their events mix.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Event {
    /// The context runs.
    StreamingStarted,
    /// The batch was formed and is queued.
    BatchSubmitted(BatchInfo),
    /// The status of a split has changed since the batch before was formed: read, caught up,
    /// behind, unreachable, ended. Comes right after the batch was submitted.
    SplitStatus(SplitInfo),
    /// Its computation begins.
    BatchStarted(BatchInfo),
    /// It is decided: its outputs are seen, or it failed.
    BatchCompleted(BatchInfo),
    /// A stage has run over the partitions of this instance. An operator with several inputs may
    /// report twice: when they were brought together, and when it has read them.
    StageCompleted(StageInfo),
    /// An output gets its records.
    OutputStarted(OutputInfo),
    /// An output has taken its records, or failed. They are seen when the batch is completed.
    OutputCompleted(OutputInfo),
    /// A receiver begins to receive, for the first time or again.
    ReceiverStarted(ReceiverInfo),
    /// A receiver was interrupted, and is started again after a while, or failed for good.
    ReceiverError(ReceiverInfo),
    /// A receiver receives no more.
    ReceiverStopped(ReceiverInfo),
    /// The context fails with this error, which all who wait for its end get too.
    Error(String),
    /// The context has ended. Nothing comes after this.
    StreamingStopped,
}

/// A batch, as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchInfo {
    /// Its time.
    pub time: BatchTime,
    /// It is run without input, for windows that ended in batch times without a batch, or at the
    /// end of all input.
    pub missed: bool,
    /// How many records each source has for it, as far as known without reading; sources that have
    /// none are left out.
    pub inputs: Vec<(Arc<str>, u64)>,
    /// How long it was queued. Known when it has started.
    pub scheduling_delay: Option<Duration>,
    /// How long its computation took. Known when it is completed.
    pub processing_delay: Option<Duration>,
    /// Why it failed.
    pub failed: Option<String>,
}

impl BatchInfo {
    /// A batch that has just been formed.
    #[must_use]
    pub fn new(time: BatchTime, missed: bool, inputs: Vec<(Arc<str>, u64)>) -> Self {
        BatchInfo { time, missed, inputs, scheduling_delay: None, processing_delay: None, failed: None }
    }

    /// How many records its sources have for it.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.inputs.iter().map(|(_, records)| records).sum()
    }

    /// From the cut to the decision. Known when it is completed.
    #[must_use]
    pub fn total_delay(&self) -> Option<Duration> {
        Some(self.scheduling_delay? + self.processing_delay?)
    }
}

/// A split of a source: one of the parts that it reads in order, such as a partition of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitInfo {
    /// The time of the batch.
    pub batch: BatchTime,
    /// The source, as it names itself.
    pub source: Arc<str>,
    /// The split.
    pub split: SplitId,
    /// How far it is, and why it cannot be read.
    pub status: SplitStatus,
}

impl SplitInfo {
    /// A split as it is when a batch is formed.
    #[must_use]
    pub fn new(batch: BatchTime, source: Arc<str>, split: SplitId, status: SplitStatus) -> Self {
        SplitInfo { batch, source, split, status }
    }
}

/// A stage in a batch: the operators between two shuffles, which run as one loop.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageInfo {
    /// The time of the batch.
    pub batch: BatchTime,
    /// The pipeline.
    pub pipeline: &'static str,
    /// Its number in the pipeline, as `--explain` prints it.
    pub stage: u32,
    /// The stream that it begins with, by the user's name: `counts`.
    pub name: &'static str,
    /// How many records it passed on, to shuffles and outputs, after combining; what an output asks
    /// for only the first of (`print`) it passes on no more of.
    pub records: u64,
    /// How long it took, with all its partitions.
    pub took: Duration,
    /// Why it failed.
    pub failed: Option<String>,
}

impl StageInfo {
    /// Stage number `stage` of a pipeline, which has passed on nothing yet.
    #[must_use]
    pub fn new(batch: BatchTime, pipeline: &'static str, stage: u32, name: &'static str) -> Self {
        StageInfo { batch, pipeline, stage, name, records: 0, took: Duration::ZERO, failed: None }
    }
}

/// An output in a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputInfo {
    /// The time of the batch.
    pub batch: BatchTime,
    /// The pipeline.
    pub pipeline: &'static str,
    /// The output: `counts.print`.
    pub output: &'static str,
    /// How many records it got. Known when it is completed, and 0 if the stages before it failed.
    pub records: u64,
    /// How long it took them to prepare. Known when it is completed.
    pub took: Option<Duration>,
    /// Why it could not take its records. Known when it is completed.
    pub failed: Option<String>,
}

impl OutputInfo {
    /// An output that is about to get its records.
    #[must_use]
    pub fn new(batch: BatchTime, pipeline: &'static str, output: &'static str) -> Self {
        OutputInfo { batch, pipeline, output, records: 0, took: None, failed: None }
    }
}

/// A receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceiverInfo {
    /// As it names itself: `socket 127.0.0.1:9999`.
    pub name: String,
    /// What went wrong, for errors; why it has stopped, if it was an error.
    pub reason: Option<String>,
}

impl ReceiverInfo {
    /// A receiver of that name.
    #[must_use]
    pub fn new(name: &str, reason: Option<&str>) -> Self {
        ReceiverInfo { name: name.to_owned(), reason: reason.map(str::to_owned) }
    }
}

/// Those who listen to a context.
#[derive(Default)]
#[doc(hidden)]
pub struct Listeners(#[doc(hidden)] pub Vec<Box<dyn Listener>>);

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} listeners", self.0.len())
    }
}
