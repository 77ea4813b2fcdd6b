//! The thin shell around the state machines: one thread keeps the time and cuts, others run batches.
//!
//! An empty batch while nothing else runs is run by the time keeper itself, so that a quiet context does not hand
//! anything from thread to thread. Between ticks every thread sleeps.

use super::{
    Cuts, Instance, Program,
    earlier::{self, MAX_AHEAD},
    queue::{Job, Queue},
};
use crate::{
    Error,
    batch::{BatchId, BatchTime, Due, Generator, Lineage, LineageLog},
    clock::{Clock, Wake},
    events::{BatchInfo, Bus, Event, Events},
    exec::Fault,
    inside,
    sink::DeadLetter,
    stats::Stats,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// How a context is run.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// microseconds
    pub(crate) interval: u64,
    /// of a source at most
    pub(crate) partitions: usize,
    pub(crate) concurrent_batches: usize,
    pub(crate) queued_batches: usize,
    /// how long a graceful stop waits for sources, in microseconds
    pub(crate) stop_limit: u64,
    pub(crate) lineage_kept: usize,
    pub(crate) incarnation: u64,
    /// the newest batch of an earlier run that is where outputs write
    pub(crate) after: Option<BatchTime>,
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
    pub(crate) lineage: LineageLog,
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
    queue: Queue<Cuts>,
    next_seq: u64,
    running: usize,
    /// the time keeper waits until a batch leaves the queue
    wants_room: bool,
    stop: Stop,
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

/// Why the time keeper has no more to do.
enum Left {
    /// cut what is left, run what waits
    Drain,
    /// run what waits
    Close,
    /// nothing more
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
            queue: Queue::new(settings.queued_batches, settings.interval),
            next_seq: 0,
            running: 0,
            wants_room: false,
            stop: Stop::No,
            closed: false,
            error: None,
            heard: false,
            alone: false,
            ended: false,
        };
        let lineage = LineageLog::new(settings.lineage_kept);
        let (state, work, end) = (Mutex::new(state), Condvar::new(), Condvar::new());
        let (events, bus) = (bus.events(), Mutex::new(Some(bus)));
        Runner { program, instance, clock, wake, stats, lineage, settings, events, bus, state, work, end }
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
                    Err(e) if started == 0 => self.fail(Error::Config(format!("cannot start a thread: {e}"))),
                    Err(_) => break,
                }
            }
            self.guarded(|| self.keep_time());
            self.close();
        });
        self.guarded(|| self.drop_waiting());
        self.guarded(|| self.program.stop_sources(false));
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
        }
        drop(state);
        self.work.notify_all();
        self.wake.signal();
    }

    /// Waits for the end; gives the error that caused it to all who wait.
    pub(crate) fn await_end(&self) -> Result<(), Error> {
        self.may_wait()?;
        let mut state = self.lock();
        while !state.ended {
            state = self.end.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.result()
    }

    /// As [`Runner::await_end`], for a limited time; false when it is over.
    pub(crate) fn await_end_for(&self, limit: Duration) -> Result<bool, Error> {
        self.may_wait()?;
        let state = self.lock();
        let waited = self.end.wait_timeout_while(state, limit, |state| !state.ended);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
        match state.ended {
            true => state.result().map(|()| true),
            false => Ok(false),
        }
    }

    /// What the context runs must not wait for the context.
    fn may_wait(&self) -> Result<(), Error> {
        match inside::serves(&self.wake) {
            true => Err(Error::Config(
                "the end of a context cannot be awaited by what it runs itself: an operator, an output, a listener, a \
                 source or a receiver would wait for its own end. Call `stop(..)` there, which returns at once, and \
                 `await_termination()` in `main`"
                    .to_owned(),
            )),
            false => Ok(()),
        }
    }

    /// Nobody can ask for the error any more.
    pub(crate) fn left_alone(&self) {
        self.lock().alone = true;
        self.say_unheard();
    }

    /// An error that nobody was given and nobody can ask for any more goes to the terminal.
    fn say_unheard(&self) {
        let mut state = self.lock();
        if !state.ended || !state.alone || std::mem::replace(&mut state.heard, true) {
            return;
        }
        let error = state.error.clone();
        drop(state);
        if let (Some(error), Some(console)) = (error, &self.instance.env.console) {
            // a terminal that is gone has no reader to be told
            let _ = console.err(&format!("streamc: the context has failed: {error}\n"));
        }
    }

    pub(crate) fn dead_letters(&self) -> Vec<DeadLetter> {
        self.instance.env.dead.all()
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.lock().ended
    }

    // ---- the time keeper

    fn keep_time(&self) {
        let mut generator = Generator::new(self.settings.interval);
        generator.start(self.clock.now());
        self.settings.after.into_iter().for_each(|last| generator.continue_after(last));
        let left = match self.program.finite() {
            true => self.follow_sources(&mut generator),
            false => self.follow_clock(&mut generator),
        };
        let left = match left {
            Ok(Left::Drain) => self.drain(&mut generator),
            other => other,
        };
        if let Err(error) = left {
            self.keep_error(error);
        }
    }

    /// Batches at the multiples of the interval.
    fn follow_clock(&self, generator: &mut Generator) -> Result<Left, Error> {
        loop {
            if let Some(left) = self.stopping() {
                return Ok(left);
            }
            let now = self.clock.now();
            if let Some(due) = generator.advance(now) {
                self.tick(due, generator)?;
            } else if self.program.finished() {
                return Ok(Left::Drain);
            } else {
                let sleep = generator.wake_at().saturating_sub(now);
                self.clock.wait(&self.wake, Some(self.clock.monotonic() + sleep));
            }
        }
    }

    fn tick(&self, mut due: Due, generator: &mut Generator) -> Result<(), Error> {
        let room = self.lock().queue.has_room();
        let mut missed = due;
        if room {
            let (cuts, mut time) = (self.cut()?, due.first);
            due.first = self.reserve(time, || {
                generator.postpone();
                time.micros += self.settings.interval;
                time
            })?;
            self.push(due.first, cuts);
            missed =
                Due { first: BatchTime { micros: due.first.micros + self.settings.interval }, n: due.n - 1 };
        }
        if missed.n > 0 {
            self.stats.batches_missed.add(missed.n);
            self.lock().queue.push_missed(missed);
            self.work.notify_one();
        }
        Ok(())
    }

    /// Batches as fast as finite sources give them. One that has nothing at the moment is asked again when it signals, and
    /// in any case after a batch interval: it need not know whether the next cut will have something.
    fn follow_sources(&self, generator: &mut Generator) -> Result<Left, Error> {
        let mut any = false;
        loop {
            if let Some(left) = self.stopping() {
                return Ok(left);
            }
            if !self.has_room() {
                self.clock.wait(&self.wake, None);
                continue;
            }
            // asked first: what comes in between is in the cut
            let finished = self.program.finished();
            let cuts = self.cut()?;
            if !cuts.is_empty() || (finished && !any) {
                any = true;
                self.push(self.next_time(generator)?, cuts);
            } else if finished {
                return Ok(Left::Close);
            } else {
                self.clock.wait(&self.wake, Some(self.ask_again_at()));
            }
        }
    }

    /// Steps 1 and 2 of a graceful stop.
    fn drain(&self, generator: &mut Generator) -> Result<Left, Error> {
        self.program.stop_sources(true);
        let limit = self.clock.monotonic() + self.settings.stop_limit;
        loop {
            if self.lock().stop == Stop::Now {
                return Ok(Left::Now);
            }
            if !self.has_room() {
                self.clock.wait(&self.wake, None);
                continue;
            }
            let finished = self.program.finished();
            let cuts = self.cut()?;
            if !cuts.is_empty() {
                self.push(self.next_time(generator)?, cuts);
            } else if finished || self.clock.monotonic() >= limit {
                return Ok(Left::Close);
            } else {
                self.clock.wait(&self.wake, Some(limit.min(self.ask_again_at())));
            }
        }
    }

    /// A batch time that no other run has, before the clock shows it.
    fn next_time(&self, generator: &mut Generator) -> Result<BatchTime, Error> {
        let mut next = || generator.next_now(self.clock.now());
        self.reserve(next(), next)
    }

    /// Reserves `time` where outputs write, or the first of the `later` ones that no other run has.
    fn reserve(&self, mut time: BatchTime, mut later: impl FnMut() -> BatchTime) -> Result<BatchTime, Error> {
        let Some(fs) = &self.instance.env.fs else { return Ok(time) };
        for _ in 0..=MAX_AHEAD {
            if self.program.reserve(&**fs, time) {
                return Ok(time);
            }
            time = later();
        }
        Err(earlier::all_taken(time))
    }

    /// Batches that are not run any more.
    fn drop_waiting(&self) {
        let Some(fs) = &self.instance.env.fs else { return };
        let waiting = self.lock().queue.clear();
        waiting.into_iter().for_each(|time| self.program.release(&**fs, time));
    }

    /// The monotonic time at which a source that gave nothing is asked again.
    fn ask_again_at(&self) -> u64 {
        self.clock.monotonic().saturating_add(self.settings.interval)
    }

    fn stopping(&self) -> Option<Left> {
        match self.lock().stop {
            Stop::No => None,
            Stop::Graceful => Some(Left::Drain),
            Stop::Now => Some(Left::Now),
        }
    }

    fn cut(&self) -> Result<Cuts, Error> {
        let mut cuts = self.program.cut(self.settings.partitions, 1, self.clock.now(), &self.stats)?;
        cuts.at = self.clock.monotonic();
        Ok(cuts)
    }

    /// Whether one more cut may wait; if not, the time keeper is woken when that changes.
    fn has_room(&self) -> bool {
        let mut state = self.lock();
        let room = state.queue.has_room();
        state.wants_room = !room;
        room
    }

    fn push(&self, time: BatchTime, cuts: Cuts) {
        self.events.batch_submitted(|| info(time, Some(&cuts)));
        let mut state = self.lock();
        if cuts.is_empty() && state.queue.is_empty() && state.running == 0 {
            let seq = state.begin();
            drop(state);
            self.run(BatchId { seq, time }, Some(cuts));
        } else {
            state.queue.push_cut(time, cuts);
            drop(state);
            self.work.notify_one();
        }
    }

    fn close(&self) {
        self.lock().closed = true;
        self.work.notify_all();
    }

    // ---- the workers

    fn work(&self) {
        inside::serve(&self.wake);
        loop {
            let mut state = self.lock();
            let job = loop {
                if state.stop == Stop::Now {
                    return;
                }
                match state.queue.pop() {
                    Some(job) => break job,
                    None if state.closed => return,
                    None => state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner),
                }
            };
            let seq = state.begin();
            if std::mem::take(&mut state.wants_room) {
                self.wake.signal();
            }
            drop(state);
            let Job { time, cut } = job;
            self.run(BatchId { seq, time }, cut);
        }
    }

    /// Runs a batch that was begun.
    fn run(&self, id: BatchId, cuts: Option<Cuts>) {
        let missed = cuts.is_none();
        let cuts = cuts.unwrap_or_else(|| self.program.missed());
        self.stats.batches.add(1);
        self.stats.batches_empty.add(u64::from(cuts.is_empty()));
        self.stats.records_in.add(cuts.records);
        self.lineage.add(Lineage {
            batch: id,
            missed,
            incarnation: self.settings.incarnation,
            plans: Arc::clone(&self.program.fingerprints),
            partitions: self.instance.exec.place().partitions,
            tables: cuts.tables.iter().map(|table| table.number).collect(),
            inputs: cuts.lineage.clone(),
        });
        self.guarded(|| self.run_and_tell(id, &cuts, missed));
        self.lock().running -= 1;
    }

    fn run_and_tell(&self, id: BatchId, cuts: &Cuts, missed: bool) {
        let span = tracing::info_span!("batch", time = %id.time, seq = id.seq, records = cuts.records);
        let _entered = span.enter();
        let started = self.clock.monotonic();
        let mut batch = self.events.heard().then(|| info(id.time, (!missed).then_some(cuts)));
        if let Some(batch) = &mut batch {
            if missed {
                self.events.batch_submitted(|| batch.clone());
            }
            let waited = if missed { 0 } else { started.saturating_sub(cuts.at) };
            batch.scheduling_delay = Some(Duration::from_micros(waited));
            self.events.tell(|| Event::BatchStarted(batch.clone()));
        }
        let result = self.instance.run(id, cuts);
        let took = self.clock.monotonic().saturating_sub(started);
        match &result {
            Ok(()) => tracing::debug!(took_us = took, "batch completed"),
            Err(error) => tracing::error!(took_us = took, %error, "batch failed"),
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

    // ---- what goes wrong

    /// The first error stays; the context stops at once.
    fn fail(&self, error: Error) {
        self.keep_error(error);
        self.stop(false);
    }

    fn keep_error(&self, error: Error) {
        self.lock().error.get_or_insert(error);
    }

    /// A panic outside of the user's closures, in a source for example, ends the context with an error.
    fn guarded(&self, f: impl FnOnce()) {
        if let Err(payload) = catch_unwind(AssertUnwindSafe(f)) {
            let fault = Fault::from_panic(&*payload);
            self.fail(Error::Config(format!("the context stopped because of a panic: {}", fault.message())));
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A batch that waits; without a cut if its tick was missed.
fn info(time: BatchTime, cuts: Option<&Cuts>) -> BatchInfo {
    BatchInfo {
        time,
        missed: cuts.is_none(),
        inputs: cuts.map(|cuts| cuts.inputs.clone()).unwrap_or_default(),
        scheduling_delay: None,
        processing_delay: None,
        failed: None,
    }
}

impl State {
    fn result(&mut self) -> Result<(), Error> {
        self.heard |= self.error.is_some();
        self.error.clone().map_or(Ok(()), Err)
    }

    fn begin(&mut self) -> u64 {
        self.running += 1;
        self.next_seq += 1;
        self.next_seq - 1
    }
}
