//! What happens in a context, for those who listen: Spark's `StreamingListener`.
//!
//! The thread that something happens on only puts an event into a queue; listeners hear it on a
//! thread of their own, in order. **Invariants:** a context without listeners makes no events; a
//! slow listener holds up nobody: when the queue is full, events are lost and counted; a listener
//! that panics is not called again, and the user is told.

use crate::batch::BatchTime;
use std::{fmt, sync::Arc, time::Duration};

/// Hears what happens in a context. Every method does nothing unless you write it. They are called
/// on a thread of the listeners, one event after another, and must not wait for the end of the
/// context (asking for a stop is fine).
///
/// Of one batch: submitted, started, for each output started and completed, completed.
pub trait Listener: Send + 'static {
    /// The context runs.
    fn streaming_started(&mut self) {}
    /// The batch was cut and waits.
    fn batch_submitted(&mut self, _batch: &BatchInfo) {}
    /// Its computation begins.
    fn batch_started(&mut self, _batch: &BatchInfo) {}
    /// It is decided: its outputs are shown, or it failed.
    fn batch_completed(&mut self, _batch: &BatchInfo) {}
    /// An output is given its records.
    fn output_started(&mut self, _output: &OutputInfo) {}
    /// An output has taken its records, or failed. They are shown when the batch is completed.
    fn output_completed(&mut self, _output: &OutputInfo) {}
    /// A receiver begins to receive, for the first time or again.
    fn receiver_started(&mut self, _receiver: &ReceiverInfo) {}
    /// A receiver was interrupted, and is started again after a while, or failed for good.
    fn receiver_error(&mut self, _receiver: &ReceiverInfo) {}
    /// A receiver receives no more.
    fn receiver_stopped(&mut self, _receiver: &ReceiverInfo) {}
}

/// A batch, as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its time.
    pub time: BatchTime,
    /// It is run without input, for windows that ended in batch times without a batch, or at the
    /// end of all input.
    pub missed: bool,
    /// What each source gave, as far as known without reading; sources that gave nothing are left
    /// out.
    pub inputs: Vec<(Arc<str>, u64)>,
    /// How long it waited until it was computed. Known when it has started.
    pub scheduling_delay: Option<Duration>,
    /// How long its computation took. Known when it is completed.
    pub processing_delay: Option<Duration>,
    /// Why it failed.
    pub failed: Option<String>,
}

impl BatchInfo {
    /// How many records its sources gave.
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

/// An output in a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputInfo {
    /// The time of the batch.
    pub batch: BatchTime,
    /// The pipeline.
    pub pipeline: &'static str,
    /// The output: `counts.print`.
    pub output: &'static str,
    /// Why it could not take its records. Known when it is completed.
    pub failed: Option<String>,
}

/// A receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiverInfo {
    /// As it names itself: `socket 127.0.0.1:9999`.
    pub name: String,
    /// What went wrong, for errors; why it has stopped, if it was an error.
    pub reason: Option<String>,
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

/// One thing that happened.
#[derive(Clone, Debug)]
#[doc(hidden)]
pub enum Event {
    StreamingStarted,
    BatchSubmitted(BatchInfo),
    BatchStarted(BatchInfo),
    BatchCompleted(BatchInfo),
    OutputStarted(OutputInfo),
    OutputCompleted(OutputInfo),
    ReceiverStarted(ReceiverInfo),
    ReceiverError(ReceiverInfo),
    ReceiverStopped(ReceiverInfo),
}

impl Event {
    #[doc(hidden)]
    pub fn tell(&self, listener: &mut dyn Listener) {
        match self {
            Event::StreamingStarted => listener.streaming_started(),
            Event::BatchSubmitted(batch) => listener.batch_submitted(batch),
            Event::BatchStarted(batch) => listener.batch_started(batch),
            Event::BatchCompleted(batch) => listener.batch_completed(batch),
            Event::OutputStarted(output) => listener.output_started(output),
            Event::OutputCompleted(output) => listener.output_completed(output),
            Event::ReceiverStarted(receiver) => listener.receiver_started(receiver),
            Event::ReceiverError(receiver) => listener.receiver_error(receiver),
            Event::ReceiverStopped(receiver) => listener.receiver_stopped(receiver),
        }
    }
}
