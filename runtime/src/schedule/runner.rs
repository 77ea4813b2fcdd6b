//! The thin shell around the state machines: one thread keeps the time and cuts, others run
//! batches.
//!
//! An empty batch while nothing else runs is run by the time keeper itself, so that a quiet context
//! does not hand anything from thread to thread. Between ticks every thread sleeps.

mod catch_up;
mod claims;
mod end;
mod time_keeper;
mod workers;

use super::{AtEnd, BatchInputs, Instance, Program, queue::Queue};
use crate::{
    batch::{BatchId, BatchTime, Lineage},
    cx::DeadLetter,
    env::{Clock, Wake, inside},
    error::Error,
    fault::Fault,
    log::MemoryLog,
    metrics::{
        Bus, Events,
        events::{BatchInfo, Event},
        stats::Stats,
    },
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};
use streamc_core::source::{Limits, Positions};

/// How a context is run.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// microseconds
    pub(crate) interval: u64,
    /// of a source in a batch
    pub(crate) limits: Limits,
    pub(crate) concurrent_batches: usize,
    pub(crate) queued_batches: usize,
    /// how long a graceful stop waits for sources, in microseconds
    pub(crate) stop_limit: u64,
    /// of the last batches
    pub(crate) lineage: Arc<MemoryLog>,
    /// the newest batch of an earlier run that is where outputs write
    pub(crate) after: Option<BatchTime>,
    /// batches without input at most, where batch times have passed without a batch
    pub(crate) max_catch_up: u64,
    pub(crate) at_end: AtEnd,
}

/// A context that runs.
#[derive(Debug)]
pub(crate) struct Runner {
    program: Arc<Program>,
    instance: Instance,
    clock: Arc<dyn Clock>,
    /// wakes the time keeper
    wake: Wake,
    pub(crate) stats: Arc<Stats>,
    settings: Settings,
    events: Events,
    /// the listeners, until all has been said
    bus: Mutex<Option<Bus>>,
    state: Mutex<State>,
    /// told when there is work, or none any more
    work: Condvar,
    /// told when the context has ended
    end: Condvar,
}

#[derive(Debug)]
struct State {
    queue: Queue<BatchInputs>,
    /// the number of the first batch
    first: u64,
    /// that was begun
    last: Option<BatchId>,
    running: usize,
    /// the time keeper waits until a batch leaves the queue
    wants_room: bool,
    stop: Stop,
    /// when a graceful stop has waited for long enough, in monotonic time
    stop_by: u64,
    /// somebody waits until no batch runs, to run some without input; meanwhile nobody begins
    /// another one
    catching_up: bool,
    /// nothing will be pushed any more
    closed: bool,
    error: Option<Error>,
    /// somebody was given the error
    heard: bool,
    /// nobody is left to ask for it
    alone: bool,
    ended: bool,
}

/// `No Graceful? Now?`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
enum Stop {
    No,
    Graceful,
    Now,
}

impl Runner {
    pub(crate) fn new(
        program: Arc<Program>,
        instance: Instance,
        clock: Arc<dyn Clock>,
        wake: Wake,
        stats: Arc<Stats>,
        bus: Bus,
        settings: Settings,
    ) -> Self {
        let state = State {
            queue: Queue::new(settings.queued_batches),
            first: instance.env.world.epoch.first_batch,
            last: None,
            running: 0,
            wants_room: false,
            stop: Stop::No,
            stop_by: u64::MAX,
            catching_up: false,
            closed: false,
            error: None,
            heard: false,
            alone: false,
            ended: false,
        };
        let (state, work, end) = (Mutex::new(state), Condvar::new(), Condvar::new());
        let (events, bus) = (bus.events(), Mutex::new(Some(bus)));
        Runner { program, instance, clock, wake, stats, settings, events, bus, state, work, end }
    }

    /// The life of a context: returns when it has ended. To be called once, on a thread of its own.
    /// `last` is called when everything is done, before those who wait for the end are told.
    pub(crate) fn drive(&self, last: impl FnOnce(&Stats)) {
        inside::serve(&self.wake);
        self.events.tell(|| Event::StreamingStarted);
        thread::scope(|scope| {
            let mut started = 0;
            for i in 0..self.settings.concurrent_batches {
                let thread = thread::Builder::new().name(format!("streamc-batch-{i}"));
                match thread.spawn_scoped(scope, || self.work()) {
                    Ok(_) => started += 1,
                    Err(e) if started == 0 => {
                        self.fail(Error::Thread { what: "start a thread".to_owned(), cause: e })
                    }
                    Err(_) => break,
                }
            }
            self.guarded(|| self.keep_time());
            self.close();
        });
        self.guarded(|| self.drop_waiting());
        self.guarded(|| {
            if let Err(error) = self.instance.finish() {
                self.keep_error(error);
            }
        });
        self.guarded(|| self.tell_rest());
        self.guarded(|| self.count_open());
        self.guarded(|| self.program.stop_sources(false));
        self.events.tell(|| Event::StreamingStopped);
        let bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.guarded(|| bus.into_iter().for_each(Bus::finish));
        self.guarded(|| last(&self.stats));
        self.lock().ended = true;
        self.end.notify_all();
        self.say_unheard();
    }

    /// Asks for a stop and does not wait for it.
    pub(crate) fn stop(&self, graceful: bool) {
        let mut state = self.lock();
        let stop = if graceful { Stop::Graceful } else { Stop::Now };
        if stop > state.stop {
            state.stop = stop;
            state.stop_by = self.clock.monotonic().saturating_add(self.settings.stop_limit);
        }
        drop(state);
        if !graceful {
            self.program.give_up_waiting();
        }
        self.work.notify_all();
        self.wake.signal();
    }

    pub(crate) fn positions(&self) -> Vec<(Arc<str>, Positions)> {
        self.instance.positions()
    }

    pub(crate) fn lineages(&self) -> Vec<Lineage> {
        self.settings.lineage.lineages()
    }

    pub(crate) fn dead_letters(&self) -> Vec<DeadLetter> {
        self.instance.env.dead.all()
    }

    /// What sources have told since the last batch, when all batches before are decided.
    fn tell_rest(&self) {
        let state = self.lock();
        let all_decided = state.error.is_none() && state.stop != Stop::Now;
        drop(state);
        if all_decided {
            self.instance.advance_positions(&self.program.untold());
        }
    }

    fn close(&self) {
        self.lock().closed = true;
        self.work.notify_all();
    }

    /// The first error stays; the context stops at once.
    fn fail(&self, error: Error) {
        self.keep_error(error);
        self.stop(false);
    }

    fn keep_error(&self, error: Error) {
        let mut state = self.lock();
        if state.error.is_none() {
            self.events.tell(|| Event::Error(error.to_string()));
            state.error = Some(error);
        }
    }

    /// A panic outside of the user's closures, in a source for example, ends the context with an
    /// error.
    fn guarded(&self, f: impl FnOnce()) {
        if let Err(payload) = catch_unwind(AssertUnwindSafe(f)) {
            let fault = Fault::from_panic(&*payload);
            self.fail(Error::Panic { message: fault.message().to_owned() });
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A batch that is queued.
fn info(time: BatchTime, cuts: &BatchInputs) -> BatchInfo {
    BatchInfo::new(time, cuts.shows.is_some(), cuts.inputs.clone())
}

impl State {
    /// The number of the next batch, and how many batch times have passed since the one before.
    fn begin(&mut self, tick: u64, time: BatchTime) -> (BatchId, u64) {
        self.running += 1;
        let passed = self.last.map_or(0, |last| tick.saturating_sub(last.tick + 1));
        let id = BatchId { seq: self.last.map_or(self.first, |last| last.seq + 1), tick, time };
        self.last = Some(id);
        (id, passed)
    }
}
