//! The thin shell around the state machines: one thread keeps the time and cuts, others run batches.
//!
//! An empty batch while nothing else runs is run by the time keeper itself, so that a quiet context does not hand
//! anything from thread to thread. Between ticks every thread sleeps.

use super::{AtEnd, Case, Cuts, Instance, Program, earlier, queue::Queue};
use crate::{
    Error,
    batch::{BatchId, BatchTime, Generator, Lineage, LineageLog, Ticks},
    clock::{Clock, Wake},
    events::{BatchInfo, Bus, Event, Events},
    exec::Fault,
    inside,
    sink::DeadLetter,
    stats::{Slowest, Stats},
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
    /// that was begun
    last: Option<BatchId>,
    running: usize,
    /// the time keeper waits until a batch leaves the queue
    wants_room: bool,
    stop: Stop,
    /// when a graceful stop has waited for long enough, in monotonic time
    stop_by: u64,
    /// somebody waits until no batch runs, to run some without input; meanwhile nobody begins another one
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

/// Why the time keeper has no more to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// all sources have ended by themselves and everything is cut: run what waits, and what windows still have
    End,
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
            queue: Queue::new(settings.queued_batches),
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
        self.guarded(|| self.count_open());
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
            state.stop_by = self.clock.monotonic().saturating_add(self.settings.stop_limit);
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
        let finite = self.program.finite();
        let generator = Generator::new(self.settings.interval);
        let mut generator = if finite { generator.by_batch() } else { generator };
        match finite {
            true => generator.start_at_once(self.clock.now()),
            false => generator.start(self.clock.now()),
        }
        self.settings.after.into_iter().for_each(|last| generator.continue_after(last));
        let left = match finite {
            true => self.follow_sources(&mut generator),
            false => self.follow_clock(&mut generator),
        };
        let left = match left {
            Ok(Left::Drain) => self.drain(&mut generator),
            Ok(Left::End) if !finite => {
                self.drain(&mut generator).map(|left| if left == Left::Close { Left::End } else { left })
            }
            other => other,
        };
        match left {
            Ok(Left::End) => self.show_rest(),
            Ok(Left::Drain | Left::Close | Left::Now) => {}
            Err(error) => self.keep_error(error),
        }
    }

    /// Batches at the multiples of the interval.
    fn follow_clock(&self, generator: &mut Generator) -> Result<Left, Error> {
        loop {
            if let Some(left) = self.stopping() {
                return Ok(left);
            }
            let now = self.clock.now();
            if let Some(ticks) = generator.advance(now) {
                self.tick(ticks, generator)?;
            } else if self.program.finished() {
                return Ok(Left::End);
            } else {
                let sleep = generator.wake_at().saturating_sub(now);
                self.clock.wait(&self.wake, Some(self.clock.monotonic() + sleep));
            }
        }
    }

    /// Batch times have come: one batch, at the last of them, or none if as many wait as may.
    fn tick(&self, ticks: Ticks, generator: &mut Generator) -> Result<(), Error> {
        if self.lock().queue.has_room() {
            let cuts = self.cut()?;
            self.push(self.reserve(ticks, generator)?, cuts);
        } else {
            self.stats.ticks_merged.add(ticks.n);
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
                return Ok(Left::End);
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
    fn next_time(&self, generator: &mut Generator) -> Result<Ticks, Error> {
        let ticks = generator.next_now(self.clock.now());
        self.reserve(ticks, generator)
    }

    /// Reserves the time where outputs write, or the first later one that no other run has. That is the same tick, only later.
    fn reserve(&self, mut at: Ticks, generator: &mut Generator) -> Result<Ticks, Error> {
        for _ in 0..=self.settings.max_catch_up {
            if self.is_ours(at.time) {
                return Ok(at);
            }
            generator.postpone();
            at.time.micros += self.settings.interval;
        }
        Err(earlier::all_taken(at.time, self.settings.max_catch_up))
    }

    /// Reserves a batch time where outputs write, if no other run has it.
    fn is_ours(&self, time: BatchTime) -> bool {
        self.instance.env.fs.as_ref().is_none_or(|fs| self.program.reserve(&**fs, time))
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

    fn push(&self, at: Ticks, cuts: Cuts) {
        self.stats.ticks_merged.add(at.n - 1);
        self.events.batch_submitted(|| info(at.time, &cuts));
        let mut state = self.lock();
        let free = state.queue.is_empty() && state.running == 0 && !state.catching_up;
        if cuts.is_empty() && free && !self.has_passed(&state, at.tick) {
            let id = state.begin(at.tick, at.time);
            drop(state);
            self.run(id, &cuts);
        } else {
            state.queue.push(at, cuts);
            drop(state);
            self.work.notify_one();
        }
    }

    /// The end of all input: batches without input, until nothing is left that is to be shown.
    fn show_rest(&self) {
        let timeouts = match self.settings.at_end {
            AtEnd::Leave => return,
            AtEnd::CloseWindows => false,
            AtEnd::FireTimeouts => true,
        };
        let mut state = self.lock();
        // a batch that was taken from the queue may still have times to catch up with
        while (!state.queue.is_empty() || state.catching_up) && state.stop == Stop::No {
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let (ever, again) = (BatchTime { micros: u64::MAX }, self.settings.max_catch_up);
        let case = Case::End { timeouts, again };
        drop(self.run_without_input(state, case, ever, |state, _| state.stop != Stop::No));
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
                return;
            }
            if state.queue.is_empty() {
                // for whoever waits for that
                self.work.notify_all();
            }
            let id = state.begin(at.tick, at.time);
            drop(state);
            self.run(id, &cuts);
        }
    }

    /// Whether windows may have ended in batch times that have passed without a batch, before the one at `tick`.
    fn has_passed(&self, state: &State, tick: u64) -> bool {
        state.last.is_some_and(|last| last.tick + 1 < tick) && self.program.has_windows()
    }

    /// Runs batches without input for such windows, as many as may be; those that are left are counted.
    fn catch_up<'s>(&'s self, state: MutexGuard<'s, State>, at: Ticks) -> MutexGuard<'s, State> {
        let upto = at.tick - 1;
        let first = state.last.map_or(0, |last| last.tick);
        let enough = |state: &State, n| {
            n >= self.settings.max_catch_up
                || state.stop == Stop::Now
                || (state.stop == Stop::Graceful && self.clock.monotonic() >= state.stop_by)
        };
        let state = self.run_without_input(state, Case::Passed { upto }, at.time, enough);
        let left = state.last.map_or(0, |last| self.instance.ahead().ends(last.tick, upto));
        if left > 0 {
            self.stats.windows_skipped.add(left);
            self.instance.say(&format!(
                "streamc: {} batch times have passed without a batch, and {left} windows that ended in them are not given \
                 out: `max_catch_up` is {}\n",
                upto - first,
                self.settings.max_catch_up
            ));
        }
        state
    }

    /// Runs batches without input, one after another, when no other batch runs: until nothing is due, or no time is left
    /// `before` that one, or it is `enough` after so many.
    fn run_without_input<'s>(
        &'s self,
        mut state: MutexGuard<'s, State>,
        case: Case,
        before: BatchTime,
        enough: impl Fn(&State, u64) -> bool,
    ) -> MutexGuard<'s, State> {
        state.catching_up = true;
        let mut said = false;
        for n in 0.. {
            while state.running > 0 {
                state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            let last = state.last.filter(|_| !enough(&state, n));
            if let (Case::End { again, .. }, Some(last), false) = (case, last, said) {
                said = self.say_not_again(last.tick, again);
            }
            let next = last.and_then(|last| self.instance.ahead().next(last, self.settings.interval, case));
            let Some((next, shows)) = next else { break };
            let later = |n| BatchTime { micros: next.time.micros + n * self.settings.interval };
            let mut times = (0..=self.settings.max_catch_up).map(later).take_while(|time| *time < before);
            let Some(time) = times.find(|time| self.is_ours(*time)) else { break };
            self.stats.batches_without_input.add(1);
            let id = state.begin(next.tick, time);
            drop(state);
            self.run(id, &self.program.without_input(shows));
            state = self.lock();
        }
        state.catching_up = false;
        self.work.notify_all();
        state
    }

    /// Says, if so, that there are too many windows after `tick` that would be shown again for windows made of them.
    fn say_not_again(&self, tick: u64, limit: u64) -> bool {
        let n = self.instance.ahead().n_again(tick);
        if n > limit {
            self.stats.windows_skipped.add(n);
            self.instance.say(&format!(
                "streamc: at the end of input, windows that are made of other windows lack {n} of these: `max_catch_up` \
                 is {limit}\n"
            ));
        }
        n > limit
    }

    /// Runs a batch that was begun.
    fn run(&self, id: BatchId, cuts: &Cuts) {
        self.stats.batches.add(1);
        self.stats.batches_empty.add(u64::from(cuts.is_empty()));
        self.stats.records_in.add(cuts.records);
        self.lineage.add(Lineage {
            batch: id,
            missed: cuts.shows.is_some(),
            incarnation: self.settings.incarnation,
            plans: Arc::clone(&self.program.fingerprints),
            partitions: self.instance.exec.place().partitions,
            tables: cuts.tables.iter().map(|table| table.number).collect(),
            inputs: cuts.lineage.clone(),
        });
        self.guarded(|| self.run_and_tell(id, cuts));
        let mut state = self.lock();
        state.running -= 1;
        if state.catching_up && state.running == 0 {
            self.work.notify_all();
        }
    }

    /// What is left when nothing runs any more.
    fn count_open(&self) {
        let Some(last) = self.lock().last else { return };
        let open = self.instance.ahead().open(last.tick);
        self.stats.windows_open.add(open.windows);
        self.stats.keys_open.add(open.keys);
        self.stats.timeouts_open.add(open.timeouts);
    }

    fn run_and_tell(&self, id: BatchId, cuts: &Cuts) {
        let missed = cuts.shows.is_some();
        let span = tracing::info_span!("batch", time = %id.time, seq = id.seq, records = cuts.records);
        let _entered = span.enter();
        let started = self.clock.monotonic();
        let mut batch = self.events.heard().then(|| info(id.time, cuts));
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
        self.stats.batch_took(Slowest { took, time: id.time.micros, records: cuts.records });
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

/// A batch that waits.
fn info(time: BatchTime, cuts: &Cuts) -> BatchInfo {
    BatchInfo {
        time,
        missed: cuts.shows.is_some(),
        inputs: cuts.inputs.clone(),
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

    fn begin(&mut self, tick: u64, time: BatchTime) -> BatchId {
        self.running += 1;
        let id = BatchId { seq: self.last.map_or(0, |last| last.seq + 1), tick, time };
        self.last = Some(id);
        id
    }
}
