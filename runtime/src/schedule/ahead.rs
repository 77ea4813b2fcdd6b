//! Batches without input: what windows and timeouts still have to give out when no records come.
//!
//! They are run in two cases, and only at ticks at which something is due, however many ticks lie
//! between:
//!
//! - **Ticks without a batch** ([`Case::Passed`]): earlier batches took long, or the clock was set
//!   forward. A window that ended in one of them is given out with its own time. A window that has
//!   become empty is given out once. Timeouts wait for the batch with input that follows: a tick
//!   without a batch is not quiet time, and that batch may have data for the key.
//! - **The end of all input** ([`Case::End`]): every record that was in no window yet is given out
//!   with the next one that has it; on request keys time out too. A window that has shown all its
//!   records is not waited for, only shown with others that end at the same tick, so that streams
//!   that meet are whole, and where another window is made of it that is still to come, so that
//!   this one is whole too.
//!
//! Streams of sources have nothing in such a batch ([`Due::Idle`]): outputs and states that depend
//! on no window go without it.

use crate::{batch::BatchId, exec::Due, state::Outlook};

/// By pipeline and slot: what states have ahead, as of the last decision. Of an instance, or of all
/// together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ahead(pub(crate) Vec<Vec<Outlook>>);

/// By pipeline and slot: what states give out of their own in a batch without input.
pub(crate) type Shows = Vec<Vec<Due>>;

/// See the head of this file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Up to this tick.
    Passed { upto: u64 },
    /// Windows of which others are made are shown again if they are not more than `again`.
    End { timeouts: bool, again: u64 },
}

/// What a context leaves behind when it stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) windows: u64,
    pub(crate) keys: u64,
    pub(crate) timeouts: u64,
}

impl Ahead {
    /// What two instances have ahead.
    pub(crate) fn and(mut self, other: Ahead) -> Ahead {
        for (mine, other) in self.0.iter_mut().flatten().zip(other.0.into_iter().flatten()) {
            *mine = mine.and(other);
        }
        self
    }

    /// The next batch without input after `last`, if there is one; `interval` in microseconds.
    pub(crate) fn next(&self, last: BatchId, interval: u64, case: Case) -> Option<(BatchId, Shows)> {
        let due = |outlook: &Outlook| self.due(outlook, last, interval, case);
        let tick = self.0.iter().flatten().filter_map(due).min()?;
        let tick = match case {
            Case::End { again, .. } if self.n_again(last.tick) <= again => {
                self.again(last.tick).map_or(tick, |again| tick.min(again))
            }
            _ => tick,
        };
        let shows = |outlook: &Outlook| match (due(outlook) == Some(tick), case) {
            (true, _) => Due::Yes,
            (false, Case::End { .. }) if outlook.ends(tick - 1, tick) > 0 => Due::Again,
            _ => Due::Idle,
        };
        let shows = self.0.iter().map(|slots| slots.iter().map(shows).collect()).collect();
        let mut time = last.time;
        time.micros = time.micros.saturating_add((tick - last.tick).saturating_mul(interval));
        Some((BatchId { seq: last.seq + 1, tick, time }, shows))
    }

    fn due(&self, outlook: &Outlook, last: BatchId, interval: u64, case: Case) -> Option<u64> {
        match case {
            Case::Passed { upto } => outlook.next_end(last.tick).filter(|tick| *tick <= upto),
            Case::End { timeouts, .. } => {
                let timeout =
                    timeouts.then(|| outlook.timeout(last.tick, last.time.micros, interval)).flatten();
                outlook.unseen(last.tick).into_iter().chain(timeout).min()
            }
        }
    }

    /// When the last window ends that has a record which was in no window yet.
    fn last_unseen(&self, tick: u64) -> Option<u64> {
        self.0.iter().flatten().filter_map(|outlook| outlook.unseen(tick)).max()
    }

    /// After `tick`: when a window is shown again because another one, which is still to come, is
    /// made of it.
    fn again(&self, tick: u64) -> Option<u64> {
        let last = self.last_unseen(tick)?;
        self.0.iter().flatten().filter_map(|outlook| outlook.again(tick, last)).min()
    }

    /// How many windows would be shown again for such windows.
    pub(crate) fn n_again(&self, tick: u64) -> u64 {
        let Some(last) = self.last_unseen(tick) else { return 0 };
        let feeding = self.0.iter().flatten().filter(|outlook| outlook.again(tick, last).is_some());
        feeding.map(|outlook| outlook.ends(tick, last)).sum()
    }

    /// How many windows that have something to give out end after `tick`, up to `last`, in ticks
    /// without a batch.
    pub(crate) fn ends(&self, tick: u64, last: u64) -> u64 {
        self.0.iter().flatten().map(|outlook| outlook.ends_at_all(tick, last)).sum()
    }

    /// What was still open after `tick`.
    pub(crate) fn open(&self, tick: u64) -> Open {
        let add = |open: Open, outlook: &Outlook| Open {
            windows: open.windows + u64::from(outlook.unseen(tick).is_some()),
            keys: open.keys + outlook.keys,
            timeouts: open.timeouts + outlook.timeouts,
        };
        self.0.iter().flatten().fold(Open::default(), add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ahead, Case};
    use crate::{
        batch::{BatchId, BatchTime},
        exec::Due,
        state::{Holding, Outlook},
    };

    const LAST: BatchId = BatchId { seq: 4, tick: 7, time: BatchTime { micros: 700 } };

    const END: Case = Case::End { timeouts: false, again: 10 };
    const TIMEOUTS: Case = Case::End { timeouts: true, again: 10 };

    fn window(length: u64, slide: u64, newest: u64) -> Outlook {
        Outlook {
            window: Some(Holding { length, slide, newest, feeds: false, always: false }),
            ..Outlook::default()
        }
    }

    /// A window of an hour in batches of a millisecond costs a batch, and not 3.6 million.
    #[test]
    fn at_the_end_only_ticks_with_something_new_are_run() {
        let hour = 3_600_000;
        let ahead =
            Ahead(vec![vec![window(hour, hour, 6), window(5, 1, 7), window(4, 2, 7), Outlook::default()]]);
        let (first, shows) = ahead.next(LAST, 100, END).expect("there is more");
        assert_eq!((first.seq, first.tick, first.time.micros), (5, 8, 800));
        assert_eq!(shows, [[Due::Idle, Due::Again, Due::Yes, Due::Idle]]);
        let (second, shows) = ahead.next(first, 100, END).expect("there is more");
        assert_eq!((second.seq, second.tick, second.time.micros), (6, hour, 700 + (hour - 7) * 100));
        assert_eq!(shows, [[Due::Yes, Due::Idle, Due::Idle, Due::Idle]]);
        assert_eq!(ahead.next(second, 100, TIMEOUTS), None);
    }

    #[test]
    fn timeouts_are_due_at_the_end_if_it_is_asked_for() {
        let keys = Outlook { keys: 3, timeouts: 3, times_out_after: Some(1_050), ..Outlook::default() };
        let ahead = Ahead(vec![vec![keys], vec![window(9, 9, 7)]]);
        let due = |case| ahead.next(LAST, 100, case).map(|(batch, _)| batch.tick);
        assert_eq!(due(END), Some(9));
        let (second, shows) = ahead.next(BatchId { tick: 9, ..LAST }, 100, TIMEOUTS).expect("more");
        assert_eq!((second.tick, shows), (13, vec![vec![Due::Yes], vec![Due::Idle]]));
        assert_eq!(due(Case::Passed { upto: 100 }), Some(9), "ticks without a batch are not quiet time");
        let open = ahead.open(LAST.tick);
        assert_eq!((open.windows, open.keys, open.timeouts), (1, 3, 3));
    }

    #[test]
    fn in_passed_ticks_windows_are_shown_until_they_are_empty() {
        let ahead = Ahead(vec![vec![window(3, 1, 7)]]);
        let (mut last, mut ticks) = (LAST, Vec::new());
        while let Some((next, _)) = ahead.next(last, 100, Case::Passed { upto: u64::MAX }) {
            ticks.push(next.tick);
            last = next;
        }
        assert_eq!(ticks, [8, 9, 10], "the last one is empty");
        assert_eq!(ahead.ends(LAST.tick, u64::MAX), 2);
        assert_eq!(ahead.next(LAST, 100, Case::Passed { upto: 7 }), None);
    }

    /// Windows of which others are made: as many as may be, or none.
    #[test]
    fn windows_are_shown_again_for_those_that_are_made_of_them() {
        let mut inner = window(4, 1, 7);
        inner.window.as_mut().expect("it is one").feeds = true;
        let ahead = Ahead(vec![vec![inner, window(20, 20, 7)]]);
        let ticks = |again| {
            let (mut last, mut ticks) = (LAST, Vec::new());
            while let Some((next, _)) = ahead.next(last, 100, Case::End { timeouts: false, again }) {
                ticks.push(next.tick);
                last = next;
            }
            ticks
        };
        assert_eq!(ahead.n_again(LAST.tick), 3);
        assert_eq!((ticks(3), ticks(2)), (vec![8, 9, 10, 20], vec![20]));
        let alone = Ahead(vec![vec![inner]]);
        assert_eq!(alone.next(LAST, 100, END), None, "nothing is made of it any more");
    }
}
