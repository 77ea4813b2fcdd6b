//! The threads that run batches.

use super::{Runner, State, Stop, info};
use crate::{
    batch::{BatchId, BatchTime},
    env::inside,
    log::Lsn,
    metrics::{events::Event, stats::Slowest},
    schedule::BatchInputs,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::PoisonError,
    time::Duration,
};

impl Runner {
    pub(super) fn work(&self) {
        inside::serve(&self.wake);
        loop {
            let mut state = self.lock();
            let (at, cuts) = loop {
                if state.stop == Stop::Now {
                    return;
                }
                let next = if state.catching_up { None } else { state.queue.pop() };
                match next {
                    Some(next) => break next,
                    None if state.closed && state.queue.is_empty() => return,
                    None => state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner),
                }
            };
            if std::mem::take(&mut state.wants_room) {
                self.wake.signal();
            }
            if self.has_passed(&state, at.tick) {
                state = self.catch_up(state, at);
            }
            if state.stop == Stop::Now {
                drop(state);
                return self.abandon(at.time, cuts);
            }
            if state.queue.is_empty() {
                // for whoever waits for that
                self.work.notify_all();
            }
            let begun = self.begin(&mut state, at.tick, at.time, &cuts);
            drop(state);
            self.run(begun, &cuts);
            self.let_go(begun.0.time, cuts);
        }
    }

    /// The blocks go back to their sources. Records that are still in them run code of the user's,
    /// their `Drop`.
    pub(super) fn let_go(&self, time: BatchTime, cuts: BatchInputs) {
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(cuts))) {
            self.instance.dropped_badly(time, &*payload);
        }
    }

    /// The next batch gets its number, and the log takes what it is made of. Both under one lock,
    /// because the log takes batches in the order of their numbers.
    pub(super) fn begin(
        &self,
        state: &mut State,
        tick: u64,
        time: BatchTime,
        cuts: &BatchInputs,
    ) -> (BatchId, Lsn) {
        let (id, passed) = state.begin(tick, time);
        (id, self.instance.begin(id, passed, cuts))
    }

    /// Runs a batch that was begun.
    pub(super) fn run(&self, begun: (BatchId, Lsn), cuts: &BatchInputs) {
        self.stats.batches.add(1);
        self.stats.batches_empty.add(u64::from(cuts.is_empty()));
        let before = self.stats.records_in.get();
        self.stats.records_in.add(cuts.records);
        self.guarded(|| self.run_and_tell(begun, cuts, before));
        let mut state = self.lock();
        state.running -= 1;
        if state.catching_up && state.running == 0 {
            self.work.notify_all();
        }
    }

    fn run_and_tell(&self, (id, logged): (BatchId, Lsn), cuts: &BatchInputs, records_before: u64) {
        let missed = cuts.shows.is_some();
        let span = tracing::info_span!(target: "streamc", "batch", time = %id.time, seq = id.seq, records = cuts.records);
        let _entered = span.enter();
        let started = self.clock.monotonic();
        let mut batch = self.events.heard().then(|| info(id.time, cuts));
        if let Some(batch) = &mut batch {
            if missed {
                self.events.tell(|| Event::BatchSubmitted(batch.clone()));
            }
            let waited = if missed { 0 } else { started.saturating_sub(cuts.at) };
            batch.scheduling_delay = Some(Duration::from_micros(waited));
            self.events.tell(|| Event::BatchStarted(batch.clone()));
        }
        let result = self.instance.run(id, logged, cuts);
        let took = self.clock.monotonic().saturating_sub(started);
        let records = self.records(cuts, records_before);
        self.stats.batch_took(Slowest { took, time: id.time.micros, records });
        match &result {
            Ok(()) => tracing::debug!(target: "streamc", took_us = took, "batch completed"),
            Err(error) => tracing::error!(target: "streamc", took_us = took, %error, "batch failed"),
        }
        if let Some(mut batch) = batch {
            batch.processing_delay = Some(Duration::from_micros(took));
            batch.failed = result.as_ref().err().map(ToString::to_string);
            self.events.tell(|| Event::BatchCompleted(batch));
        }
        if let Err(error) = result {
            self.fail(error);
        }
    }

    /// How many records a batch that was run has had. Those of files are known when they have been
    /// read, and if no other batch was read at the same time.
    fn records(&self, cuts: &BatchInputs, before: u64) -> Option<u64> {
        match self.settings.concurrent_batches {
            1 => Some(self.stats.records_in.get() - before),
            _ => (cuts.records > 0 || cuts.is_empty()).then_some(cuts.records),
        }
    }
}
