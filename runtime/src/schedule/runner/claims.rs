//! Batch times as claims: one that outputs write under belongs to one run alone.

use super::Runner;
use crate::{
    batch::BatchTime,
    error::Error,
    schedule::{BatchInputs, Generator, Ticks, earlier},
};

impl Runner {
    /// A batch time that no other run has, before the clock shows it.
    pub(super) fn next_time(&self, generator: &mut Generator) -> Result<Ticks, Error> {
        let ticks = generator.next_now(self.clock.now());
        self.reserve(ticks, generator)
    }

    /// Reserves the time where outputs write, or the first later one that no other run has. That is
    /// the same tick, only later.
    pub(super) fn reserve(&self, mut at: Ticks, generator: &mut Generator) -> Result<Ticks, Error> {
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
    pub(super) fn is_ours(&self, time: BatchTime) -> bool {
        self.program.reserve(&*self.instance.env.world.fs, time)
    }

    /// Batches that are not run any more.
    pub(super) fn drop_waiting(&self) {
        let waiting = self.lock().queue.clear();
        waiting.into_iter().for_each(|(at, cuts)| self.abandon(at.time, cuts));
    }

    /// A batch that will not be run.
    pub(super) fn abandon(&self, time: BatchTime, cuts: BatchInputs) {
        self.program.release(&*self.instance.env.world.fs, time);
        self.let_go(time, cuts);
    }
}
