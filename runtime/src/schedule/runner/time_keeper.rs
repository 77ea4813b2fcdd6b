//! The time keeper: plans what sources have, when batch times come or as fast as they have it, and
//! puts it into the queue.

use super::{Runner, Stop, info};
use crate::{
    error::Error,
    metrics::events::{Event, SplitInfo},
    schedule::{BatchInputs, Generator, Ticks},
};
use std::sync::Arc;

/// Why the time keeper has no more to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// all sources have ended by themselves and everything is planned: run what waits, and what
    /// windows still have
    End,
    /// plan what is left, run what waits
    Drain,
    /// run what waits
    Close,
    /// nothing more
    Now,
}

impl Runner {
    pub(super) fn keep_time(&self) {
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
            let cuts = self.plan()?;
            self.push(self.reserve(ticks, generator)?, cuts);
        } else {
            self.stats.ticks_merged.add(ticks.n);
        }
        Ok(())
    }

    /// Batches as fast as finite sources give them. One that has nothing at the moment is asked
    /// again when it signals, and in any case after a batch interval: it need not know whether the
    /// next plan will have something.
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
            // asked first: what comes in between is in the plan
            let finished = self.program.finished();
            let cuts = self.plan()?;
            if !cuts.is_empty() || (finished && !any) {
                any = true;
                self.push(self.next_time(generator)?, cuts);
                continue;
            }
            self.program.tell_later(cuts);
            if finished {
                return Ok(Left::End);
            }
            self.clock.wait(&self.wake, Some(self.ask_again_at()));
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
            let cuts = self.plan()?;
            if !cuts.is_empty() {
                self.push(self.next_time(generator)?, cuts);
                continue;
            }
            self.program.tell_later(cuts);
            if finished || self.clock.monotonic() >= limit {
                return Ok(Left::Close);
            }
            self.clock.wait(&self.wake, Some(limit.min(self.ask_again_at())));
        }
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

    fn plan(&self) -> Result<BatchInputs, Error> {
        let patience = |attempt| self.instance.may_read_again(attempt);
        let mut cuts =
            self.program.plan(&self.settings.limits, 1, self.clock.now(), &self.stats, &patience)?;
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

    fn push(&self, at: Ticks, cuts: BatchInputs) {
        self.stats.ticks_merged.add(at.n - 1);
        self.events.tell(|| Event::BatchSubmitted(info(at.time, &cuts)));
        for (_, input) in &cuts.lineage {
            for (split, status) in &input.statuses {
                let source = || Arc::clone(&input.source);
                let info = || SplitInfo::new(at.time, source(), split.clone(), status.clone());
                self.events.tell(|| Event::SplitStatus(info()));
            }
        }
        let mut state = self.lock();
        let free = state.queue.is_empty() && state.running == 0 && !state.catching_up;
        if cuts.is_empty() && free && !self.has_passed(&state, at.tick) {
            let begun = self.begin(&mut state, at.tick, at.time, &cuts);
            drop(state);
            self.run(begun, &cuts);
        } else {
            state.queue.push(at, cuts);
            drop(state);
            self.work.notify_one();
        }
    }
}
