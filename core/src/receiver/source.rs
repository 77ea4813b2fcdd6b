//! The shell of a receiver: its thread, and how its blocks become batches.

use super::{
    Ack, Batching, Receiver, Stopped, Store,
    config::Config,
    intake::{Lease, Ready, Shared},
    panic_text, panicked,
    supervisor::{Action, Supervisor},
};
use crate::{
    batch::{IntoDuration, Span, SplitId, SplitStatus},
    env::{Wake, inside, micros},
    error::Error,
    metrics::Events,
    record::{MAX_LINE_BYTES, Stored, Utf8, block::utf8::Rules},
    source::{
        Held, IntoSource, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    },
};
use std::{
    fmt,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    thread,
    time::Duration,
};

/// How long a block is filled by default, or half a batch if that is shorter.
const BLOCK_INTERVAL: Duration = Duration::from_millis(200);
/// The default limit on bytes that are queued or in batches that are not done.
const BUFFER_BYTES: u64 = 256 << 20;

/// The user's settings.
#[derive(Clone, Debug)]
#[doc(hidden)]
pub struct Options {
    #[doc(hidden)]
    pub utf8: Utf8,
    #[doc(hidden)]
    pub max_line_bytes: usize,
    /// or what is wrong with the user's value
    #[doc(hidden)]
    pub block_interval: Option<Result<Duration, String>>,
    #[doc(hidden)]
    pub buffer_bytes: u64,
    pub batching: Batching,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            utf8: Utf8::default(),
            max_line_bytes: MAX_LINE_BYTES,
            block_interval: None,
            buffer_bytes: BUFFER_BYTES,
            batching: Batching::Now,
        }
    }
}

impl Options {
    #[doc(hidden)]
    pub fn block_interval(&mut self, interval: impl IntoDuration) {
        let not_zero = |interval: Duration| match interval {
            Duration::ZERO => Err("a block interval cannot be zero".to_owned()),
            interval => Ok(interval),
        };
        self.block_interval = Some(interval.into_duration().and_then(not_zero));
    }
}

/// Creates a stream of what `receiver` receives (Spark's `receiverStream`).
pub fn receiver_stream<S: Stored>(receiver: impl Receiver<S>) -> ReceiverStream<S> {
    ReceiverStream { receiver: Box::new(receiver), options: Options::default() }
}

/// Returned by [`receiver_stream`].
#[derive(Debug)]
#[must_use]
pub struct ReceiverStream<S: Stored> {
    receiver: Box<dyn Receiver<S>>,
    options: Options,
}

impl<S: Stored> ReceiverStream<S> {
    /// Sets how long a block is filled (`"50ms"`, or a `Duration`): each block of a batch can be a
    /// partition. Default: 200 ms, or half a batch if that is shorter.
    pub fn block_interval(mut self, interval: impl IntoDuration) -> Self {
        self.options.block_interval(interval);
        self
    }

    /// Limits the bytes that are queued or in batches that are not done; beyond that, the receiver
    /// blocks. Default: 256 MiB.
    pub fn buffer_bytes(mut self, bytes: u64) -> Self {
        self.options.buffer_bytes = bytes;
        self
    }
}

impl<S: Stored> IntoSource for ReceiverStream<S> {
    type Stored = S;

    fn into_source(self) -> Arc<dyn Source<S>> {
        Arc::new(ReceiverSource::new(self.receiver, self.options))
    }
}

/// The source around a receiver.
#[doc(hidden)]
pub struct ReceiverSource<S: Stored> {
    name: String,
    ack: Option<Ack>,
    options: Options,
    receiver: Mutex<Option<Box<dyn Receiver<S>>>>,
    running: OnceLock<Running<S>>,
    /// planned, but not read yet
    held: Held<S>,
}

struct Running<S: Stored> {
    shared: Arc<Shared<S>>,
    /// interrupts the wait before a restart
    stop: Wake,
}

impl<S: Stored> fmt::Debug for ReceiverSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceiverSource({})", self.name)
    }
}

impl<S: Stored> ReceiverSource<S> {
    #[doc(hidden)]
    pub fn new(receiver: Box<dyn Receiver<S>>, options: Options) -> Self {
        let (name, ack) = (receiver.name(), receiver.ack());
        ReceiverSource {
            name,
            ack,
            options,
            receiver: Mutex::new(Some(receiver)),
            running: OnceLock::new(),
            held: Held::default(),
        }
    }

    fn failed(&self, reason: impl Into<String>) -> Error {
        Error::source_failed(self.name.clone(), reason)
    }

    /// Plans like [`Source::plan`], but passes the range of each block's bytes in the received data
    /// to `change`, together with its span.
    #[doc(hidden)]
    pub fn plan_bytes(
        &self,
        limits: &Limits,
        mut change: impl FnMut(Range<u64>, Span) -> Span,
    ) -> Result<Planned, Error> {
        let Some(running) = self.running.get() else { return Ok(Planned::nothing(SplitStatus::CaughtUp)) };
        if limits.pauses(&SplitId::ONLY) {
            return Ok(Planned::nothing(SplitStatus::Behind));
        }
        let ready = running.shared.take(limits).map_err(|reason| self.failed(reason))?;
        let limit = limits.partitions as u64;
        let total: u64 = ready.iter().map(Ready::bytes).sum();
        running.shared.config.stats.bytes_in.add(total);
        let mut spans: Vec<Span> = Vec::with_capacity(ready.len());
        let (mut before, mut group) = (0u64, None);
        for Ready { block, number, range, bytes, .. } in ready {
            // partitions get about the same number of bytes
            let middle = u128::from(before + bytes / 2) * u128::from(limit);
            let here = (middle / u128::from(total.max(1))).min(limit.into());
            before += bytes;
            let next = spans.last().map_or(0, |last| last.partition + u32::from(group != Some(here)));
            group = Some(here);
            let span = self.held.hold(number, block).with_bytes(bytes).in_partition(next);
            spans.push(change(range, span));
        }
        let status = running.shared.status(!spans.is_empty());
        Ok(Planned::of(spans, status))
    }
}

impl<S: Stored> Source<S> for ReceiverSource<S> {
    fn name(&self) -> String {
        self.name.clone()
    }

    /// Ignores positions: received data is not replayable, so those of an earlier run name blocks
    /// that are gone.
    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        let interval = self.options.block_interval.clone();
        let interval = interval.unwrap_or_else(|| Ok(BLOCK_INTERVAL.min(cx.batch_interval / 2)));
        let interval = interval.map_err(|wrong| self.failed(format!("`.block_interval(..)`: {wrong}")))?;
        let receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner).take();
        let receiver = receiver.ok_or_else(|| self.failed("a source can be started only once"))?;
        let mut rules = Rules::new(self.name.clone(), cx.stats.clone());
        rules.utf8 = self.options.utf8;
        rules.max_line_bytes = self.options.max_line_bytes;
        let shared = Arc::new(Shared::new(Config {
            batching: self.options.batching,
            block_interval: micros(interval),
            buffer_bytes: self.options.buffer_bytes,
            max_batch_bytes: cx.max_batch_bytes,
            rules,
            clock: cx.clock.clone(),
            wake: cx.wake.clone(),
            stats: cx.stats.clone(),
        }));
        let stop = Wake::new();
        let (store, stopped, seed, events) =
            (Store(shared.clone()), stop.clone(), cx.seed, cx.events.clone());
        // the thread is not joined: it ends once `Store` reports `Stopped`, and nothing waits for a
        // silent peer
        thread::Builder::new()
            .name("streamc-receiver".to_owned())
            .spawn(move || {
                inside::serve(&store.0.config.wake);
                let run = || supervise(receiver, &store, &stopped, seed, &events);
                // otherwise a thread that dies would leave a source that is silent forever
                if let Err(payload) = catch_unwind(AssertUnwindSafe(run)) {
                    let text = panic_text(&*payload);
                    store.0.ended(Some(format!("the thread of the receiver panicked: {text}")));
                }
            })
            .map_err(|e| self.failed(format!("its thread could not be started: {e}")))?;
        if self.running.set(Running { shared, stop }).is_err() {
            unreachable!("the receiver was taken once");
        }
        Ok(())
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        self.plan_bytes(limits, |_, span| span)
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<S>, ReadError> {
        let Some(running) = self.running.get() else { return Err(ReadError::handed_over()) };
        let blocks = self.held.take(spans)?;
        let bytes = spans.iter().map(|span| span.bytes).sum();
        Ok(SourcePart::new(blocks).with_lease(Arc::new(Lease { shared: running.shared.clone(), bytes })))
    }

    fn replayable(&self) -> bool {
        false
    }

    fn finished(&self) -> bool {
        self.running.get().is_some_and(|running| running.shared.finished())
    }

    fn stop(&self, graceful: bool) {
        if let Some(running) = self.running.get() {
            running.shared.stop(graceful);
            running.stop.signal();
        }
    }

    fn decided(&self, spans: &[Span]) {
        if let (Some(ack), Some(last)) = (&self.ack, spans.last().and_then(|span| span.from.offset())) {
            ack(last);
        }
    }
}

impl<S: Stored> Drop for ReceiverSource<S> {
    fn drop(&mut self) {
        self.stop(false);
    }
}

/// The thread of a receiver: carries out the supervisor's actions.
fn supervise<S: Stored>(
    mut receiver: Box<dyn Receiver<S>>,
    store: &Store<S>,
    stop: &Wake,
    seed: u64,
    events: &Events,
) {
    let config = &store.0.config;
    let mut supervisor = Supervisor::new(seed);
    let mut action = supervisor.start();
    loop {
        action = match action {
            Action::Run => {
                events.receiver_started(&config.rules.name);
                let end = catch_unwind(AssertUnwindSafe(|| receiver.run(store)));
                let received = store.0.returned(matches!(end, Ok(Ok(super::End::Finished))));
                let now = config.clock.monotonic();
                if let (false, Some(reason)) = (store.is_stopped(), reason_of(&end)) {
                    events.receiver_error(&config.rules.name, &reason);
                }
                match end {
                    _ if store.is_stopped() => {
                        supervisor.stop();
                        supervisor.due(now)
                    }
                    // a receiver that returns this without being stopped wants to be called again
                    Ok(Err(stopped)) => {
                        supervisor.ended(super::End::Restart(stopped.to_string()), received, now)
                    }
                    Ok(Ok(end)) => supervisor.ended(end, received, now),
                    Err(payload) => supervisor.ended(panicked(&*payload), received, now),
                }
            }
            Action::Wait { until, say } => {
                if let Some(text) = say {
                    store.0.tell_outage(&text);
                }
                config.clock.wait(stop, Some(until));
                if store.is_stopped() {
                    supervisor.stop();
                }
                let next = supervisor.due(config.clock.monotonic());
                if next == Action::Run {
                    config.stats.receiver_restarts.add(1);
                }
                next
            }
            Action::Done { failed } => {
                events.receiver_stopped(&config.rules.name, failed.as_deref());
                store.0.ended(failed);
                return;
            }
        };
    }
}

/// Why a receiver returned, if something was wrong.
fn reason_of(end: &thread::Result<Result<super::End, Stopped>>) -> Option<String> {
    let end = match end {
        Ok(Ok(end)) => end.clone(),
        Ok(Err(stopped)) => super::End::Restart(stopped.to_string()),
        Err(payload) => panicked(&**payload),
    };
    match end {
        super::End::Finished => None,
        super::End::Restart(reason) | super::End::Failed(reason) => Some(reason),
    }
}
