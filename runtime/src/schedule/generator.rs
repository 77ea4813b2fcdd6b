//! When batches are due: a state machine without thread or clock, driven by events that carry the
//! time.
//!
//! 1. Batch times are multiples of the interval since 1970. The first batch is at the next one
//!    after the start (Spark row OP-01); where batches do not wait for their times, at the one that
//!    has just passed ([`Generator::start_at_once`]).
//! 2. Batch times only grow. A clock that is set back never makes one occur twice: batches go on at
//!    their pace, and their times run ahead of the clock until it has caught up.
//! 3. Ticks are numbered from the start. When more than one is due at once (the process slept, or
//!    the clock jumped forward, however far), there is one batch, at the last of them.
//!
//! 4. Batch times are later than those of earlier runs whose outputs are there: see
//!    [`Generator::continue_after`].
//!
//! Not here: which batches wait to be run ([`crate::schedule`]), and who sleeps until
//! [`Generator::wake_at`].

use crate::batch::BatchTime;

/// Says which batches are due.
///
/// `(created) (start | start_at_once) continue_after? (advance | next_now | postpone)*`
#[derive(Clone, Debug)]
pub(crate) struct Generator {
    /// microseconds
    interval: u64,
    /// the next tick, in our own time; none before the start
    next: Option<u64>,
    /// our own time at the last event; never goes back
    seen: u64,
    /// how far our own time runs ahead of the clock since it was set back
    ahead: u64,
    /// the number of the last tick
    tick: u64,
    /// whether a batch is a tick, however long it took
    by_batch: bool,
}

/// Ticks that have become due, and the batch that stands for them, at the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticks {
    /// The number of the last tick, counted from 1.
    pub(crate) tick: u64,
    /// The time of the last tick.
    pub(crate) time: BatchTime,
    /// How many; at least one.
    pub(crate) n: u64,
}

impl Generator {
    /// For batches of `interval` microseconds.
    ///
    /// # Panics
    /// When the interval is zero: whoever reads it from a user refuses that.
    #[must_use]
    #[track_caller]
    pub(crate) fn new(interval: u64) -> Self {
        assert!(interval > 0, "a batch interval is never zero");
        Generator { interval, next: None, seen: 0, ahead: 0, tick: 0, by_batch: false }
    }

    /// Microseconds between two batches.
    pub(crate) fn interval(&self) -> u64 {
        self.interval
    }

    /// For sources that are finite: a batch is one tick, however long the one before it took, so
    /// that windows of a run do not depend on how fast it is.
    #[must_use]
    pub(crate) fn by_batch(self) -> Self {
        Generator { by_batch: true, ..self }
    }

    /// The context starts at `now`, in microseconds since 1970.
    pub(crate) fn start(&mut self, now: u64) {
        self.seen = now;
        self.next = Some(self.after(now));
    }

    /// As [`Generator::start`], for batches that do not wait for their times: the first has the
    /// start of the interval in which `now` lies, since the end of it may be an hour ahead of the
    /// clock.
    pub(crate) fn start_at_once(&mut self, now: u64) {
        self.seen = now;
        self.next = Some(now - now % self.interval);
    }

    /// Batches that are there already, of an earlier run, end with `last`: ours come after it, at
    /// their usual pace, and their times run ahead of the clock until it has caught up.
    pub(crate) fn continue_after(&mut self, last: BatchTime) {
        let first = self.after(last.micros);
        self.ahead_by(first.saturating_sub(self.next()));
    }

    /// The next batch time belongs to another run; so does that of a batch that has just become
    /// due: all that are still to come are one interval later.
    pub(crate) fn postpone(&mut self) {
        self.ahead_by(self.interval);
    }

    /// `micros` is a multiple of the interval.
    fn ahead_by(&mut self, micros: u64) {
        self.next = Some(self.next() + micros);
        self.ahead += micros;
        self.seen += micros;
    }

    /// What the clock has to show for the next tick, in microseconds since 1970.
    #[must_use]
    pub(crate) fn wake_at(&self) -> u64 {
        self.next().saturating_sub(self.ahead)
    }

    /// The clock shows `now`: which ticks have become due?
    pub(crate) fn advance(&mut self, now: u64) -> Option<Ticks> {
        let now = self.own_time(now);
        let next = self.next();
        let n = (now + self.interval).checked_sub(next)? / self.interval;
        (n > 0).then(|| self.ticks(n))
    }

    /// The next batch is made without waiting for its time: for sources that are finite, and for
    /// the last batches.
    pub(crate) fn next_now(&mut self, now: u64) -> Ticks {
        let now = self.own_time(now);
        // a batch may be early by any number of intervals, but one that is late keeps to the clock
        let late = now.saturating_sub(self.next()) / self.interval;
        self.ticks(late + 1)
    }

    /// The next `n` batch times are over.
    fn ticks(&mut self, n: u64) -> Ticks {
        let time = self.next() + (n - 1) * self.interval;
        let n = if self.by_batch { 1 } else { n };
        self.next = Some(time + self.interval);
        self.tick += n;
        Ticks { tick: self.tick, time: BatchTime { micros: time }, n }
    }

    /// The time after the last batch, whether it is due or not.
    fn next(&self) -> u64 {
        self.next.expect("the generator was started")
    }

    fn after(&self, now: u64) -> u64 {
        now - now % self.interval + self.interval
    }

    fn own_time(&mut self, now: u64) -> u64 {
        if now >= self.seen {
            // the clock has caught up, or was never behind
            self.ahead = 0;
        }
        if now + self.ahead < self.seen {
            self.ahead = (self.seen - now).next_multiple_of(self.interval);
        }
        self.seen = now + self.ahead;
        self.seen
    }
}
