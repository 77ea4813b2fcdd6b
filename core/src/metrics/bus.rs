//! The queue between those who make events and those who listen, and its thread.

use super::events::{Event, Listeners, ReceiverInfo};
use crate::{
    env::{Wake, inside},
    fault::Fault,
    metrics::stats::Stats,
};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use std::{
    fmt, io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread::{self, JoinHandle},
};

/// Events that may wait: more than a batch of many outputs makes, and little memory.
const QUEUED_EVENTS: usize = 10_000;

/// Where events go; clones go to the same listeners. Empty in a context without listeners. What
/// happens is also told to the subscriber of `tracing`, if the program has one.
#[derive(Clone, Default)]
pub struct Events(Option<Arc<Queue>>);

struct Queue {
    send: Sender<Option<Event>>,
    stats: Arc<Stats>,
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Events({})", if self.0.is_some() { "heard" } else { "not heard" })
    }
}

impl Events {
    /// Whether anybody listens.
    #[doc(hidden)]
    pub fn heard(&self) -> bool {
        self.0.is_some()
    }

    /// `event` is made only if somebody listens.
    #[doc(hidden)]
    pub fn tell(&self, event: impl FnOnce() -> Event) {
        // what happens after the listeners have heard the end, as a receiver that stops late, is
        // not lost to them
        if let Some(queue) = &self.0
            && let Err(TrySendError::Full(_)) = queue.send.try_send(Some(event()))
        {
            queue.stats.events_lost.add(1);
        }
    }

    pub(crate) fn receiver_started(&self, name: &str) {
        tracing::info!(target: "streamc", receiver = name, "receiver started");
        self.tell(|| Event::ReceiverStarted(ReceiverInfo::new(name, None)));
    }

    pub(crate) fn receiver_error(&self, name: &str, reason: &str) {
        tracing::warn!(target: "streamc", receiver = name, reason, "receiver interrupted");
        self.tell(|| Event::ReceiverError(ReceiverInfo::new(name, Some(reason))));
    }

    pub(crate) fn receiver_stopped(&self, name: &str, reason: Option<&str>) {
        tracing::info!(target: "streamc", receiver = name, reason, "receiver stopped");
        self.tell(|| Event::ReceiverStopped(ReceiverInfo::new(name, reason)));
    }
}

/// The thread of the listeners.
#[doc(hidden)]
pub struct Bus {
    events: Events,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Bus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bus({:?})", self.events)
    }
}

impl Bus {
    /// Starts the thread, if there is anybody to hear.
    #[doc(hidden)]
    pub fn start(listeners: Listeners, stats: Arc<Stats>, wake: &Wake) -> io::Result<Bus> {
        if listeners.0.is_empty() {
            return Ok(Bus { events: Events::default(), thread: None });
        }
        let (send, receive) = bounded(QUEUED_EVENTS);
        let (wake, said) = (wake.clone(), Arc::clone(&stats));
        let hear = move || {
            inside::serve(&wake);
            hear(listeners, &receive, &said);
        };
        let thread = thread::Builder::new().name("streamc-listeners".to_owned()).spawn(hear)?;
        Ok(Bus { events: Events(Some(Arc::new(Queue { send, stats }))), thread: Some(thread) })
    }

    #[doc(hidden)]
    pub fn events(&self) -> Events {
        self.events.clone()
    }

    /// Waits until everything that happened so far has been heard, and ends the thread.
    #[doc(hidden)]
    pub fn finish(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        if let Some(queue) = &self.events.0 {
            // fails only if the thread has ended
            let _ = queue.send.send(None);
        }
        // panics of listeners are caught inside
        let _ = thread.join();
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.end();
    }
}

fn hear(mut listeners: Listeners, events: &Receiver<Option<Event>>, stats: &Stats) {
    while let Ok(Some(event)) = events.recv() {
        listeners.0.retain_mut(|listener| {
            let told = catch_unwind(AssertUnwindSafe(|| listener.on(&event)));
            if let Err(payload) = &told {
                let message = Fault::from_panic(&**payload);
                stats.report("a listener panicked and hears no more", message.message());
            }
            told.is_ok()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::QUEUED_EVENTS;
    use crate::metrics::Bus;
    use crate::{
        batch::BatchTime,
        env::Wake,
        metrics::{
            events::{BatchInfo, Event, Listener, Listeners},
            stats::Stats,
        },
    };
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    };

    /// Hears nothing until it may.
    struct Slow(mpsc::Receiver<()>, Arc<AtomicU64>);

    impl Listener for Slow {
        fn on(&mut self, event: &Event) {
            match event {
                Event::StreamingStarted => self.0.recv().expect("the test lets it go"),
                _ => drop(self.1.fetch_add(1, Ordering::SeqCst)),
            }
        }
    }

    #[test]
    fn events_are_lost_when_too_many_wait_and_not_after_the_end() {
        let (go, gate) = mpsc::channel();
        let (stats, heard) = (Arc::<Stats>::default(), Arc::<AtomicU64>::default());
        let listeners = Listeners(vec![Box::new(Slow(gate, Arc::clone(&heard)))]);
        let bus = Bus::start(listeners, Arc::clone(&stats), &Wake::new()).expect("a thread");
        let events = bus.events();
        events.tell(|| Event::StreamingStarted);
        let told = QUEUED_EVENTS as u64 + 20;
        let batch = || Event::BatchSubmitted(BatchInfo::new(BatchTime { micros: 0 }, false, Vec::new()));
        (0..told).for_each(|_| events.tell(batch));
        let lost = stats.events_lost.get();
        assert!(lost >= 19, "{lost}");
        go.send(()).expect("it waits");
        bus.finish();
        assert_eq!(heard.load(Ordering::SeqCst) + lost, told);
        events.receiver_stopped("late", None);
        assert_eq!(stats.events_lost.get(), lost, "nobody was too slow to hear it");
    }
}
