//! Batches without input: for windows that ended in times without a batch, and at the end of all
//! input.

use super::{Runner, State, Stop};
use crate::{
    batch::BatchTime,
    schedule::{AtEnd, Case, Ticks},
};
use std::sync::{MutexGuard, PoisonError};

impl Runner {
    /// The end of all input: batches without input, until nothing is left that is to be shown.
    pub(super) fn show_rest(&self) {
        let timeouts = match self.settings.at_end {
            AtEnd::Leave => return,
            AtEnd::CloseWindows => false,
            AtEnd::FireTimeouts => true,
        };
        let mut state = self.lock();
        tracing::debug!(target: "streamc", "all input has ended");
        // a batch that was taken from the queue may still have times to catch up with
        while (!state.queue.is_empty() || state.catching_up) && state.stop == Stop::No {
            tracing::trace!(target: "streamc", "the end of all input waits for batches");
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let (ever, again) = (BatchTime { micros: u64::MAX }, self.settings.max_catch_up);
        let case = Case::End { timeouts, again };
        drop(self.run_without_input(state, case, ever, |state, _| state.stop != Stop::No));
    }

    /// Whether windows may have ended in batch times that have passed without a batch, before the
    /// one at `tick`.
    pub(super) fn has_passed(&self, state: &State, tick: u64) -> bool {
        state.last.is_some_and(|last| last.tick + 1 < tick) && self.program.has_windows()
    }

    /// Runs batches without input for such windows, as many as may be; those that are left are
    /// counted.
    pub(super) fn catch_up<'s>(&'s self, state: MutexGuard<'s, State>, at: Ticks) -> MutexGuard<'s, State> {
        let upto = at.tick - 1;
        let first = state.last.map_or(0, |last| last.tick);
        let enough = |state: &State, n| {
            n >= self.settings.max_catch_up
                || state.stop == Stop::Now
                || (state.stop == Stop::Graceful && self.clock.monotonic() >= state.stop_by)
        };
        let state = self.run_without_input(state, Case::Passed { upto }, at.time, enough);
        let ahead = self.instance.ahead();
        let last = state.last.map_or(upto, |last| last.tick);
        let left = ahead.ends(last, upto);
        self.instance.leave_out(&ahead, last, at.tick, false);
        if left > 0 {
            self.stats.windows_skipped.add(left);
            self.instance.say(&format!(
                "streamc: {} batch times have passed without a batch, and {left} windows that ended in them are not given \
                 out, nor windows that are made of them: `max_catch_up` is {}\n",
                upto - first,
                self.settings.max_catch_up
            ));
        }
        state
    }

    /// Runs batches without input, one after another, when no other batch runs: until nothing is
    /// due, or no time is left `before` that one, or it is `enough` after so many.
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
            let ahead = self.instance.ahead();
            let next = last.and_then(|last| Some((last, ahead.next(last, self.settings.interval, case)?)));
            let Some((last, (next, shows))) = next else { break };
            let later = |n| BatchTime { micros: next.time.micros + n * self.settings.interval };
            let mut times = (0..=self.settings.max_catch_up).map(later).take_while(|time| *time < before);
            let Some(time) = times.find(|time| self.is_ours(*time)) else { break };
            if matches!(case, Case::End { .. }) {
                self.instance.leave_out(&ahead, last.tick, next.tick, true);
            }
            self.stats.batches_without_input.add(1);
            let cuts = self.program.without_input(shows);
            let begun = self.begin(&mut state, next.tick, time, &cuts);
            drop(state);
            self.run(begun, &cuts);
            tracing::trace!(target: "streamc", tick = next.tick, "a batch without input is done");
            state = self.lock();
        }
        state.catching_up = false;
        self.work.notify_all();
        state
    }

    /// Says, if so, that there are too many windows after `tick` that would be shown again for
    /// windows made of them.
    fn say_not_again(&self, tick: u64, limit: u64) -> bool {
        let n = self.instance.ahead().n_again(tick);
        if n > limit {
            self.stats.windows_skipped.add(n);
            self.instance.say(&format!(
                "streamc: at the end of input, {n} windows are not given out again, nor windows that are made of them: \
                 `max_catch_up` is {limit}\n"
            ));
        }
        n > limit
    }

    /// What is left when nothing runs any more.
    pub(super) fn count_open(&self) {
        let Some(last) = self.lock().last else { return };
        let open = self.instance.ahead().open(last.tick);
        self.stats.windows_open.add(open.windows);
        self.stats.keys_open.add(open.keys);
        self.stats.timeouts_open.add(open.timeouts);
    }
}
