//! Batches that wait to be run: a state machine without threads.
//!
//! **Invariant:** batches come out in the order in which they went in, and memory is bounded: at most `limit` cuts are
//! held, and missed ticks between two cuts are one entry, however many they are.

use crate::batch::{BatchTime, Due};
use std::collections::VecDeque;

/// `C` is what a batch was cut to.
#[derive(Debug)]
pub(crate) struct Queue<C> {
    entries: VecDeque<Entry<C>>,
    cuts: usize,
    limit: usize,
    /// microseconds
    interval: u64,
}

#[derive(Debug)]
enum Entry<C> {
    Cut(BatchTime, C),
    Missed(Due),
}

/// A batch to be run; without a cut if its tick was missed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Job<C> {
    pub(crate) time: BatchTime,
    pub(crate) cut: Option<C>,
}

impl<C> Queue<C> {
    pub(crate) fn new(limit: usize, interval: u64) -> Self {
        Queue { entries: VecDeque::new(), cuts: 0, limit: limit.max(1), interval }
    }

    /// Whether one more cut may be pushed.
    pub(crate) fn has_room(&self) -> bool {
        self.cuts < self.limit
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn push_cut(&mut self, time: BatchTime, cut: C) {
        assert!(self.has_room(), "who cuts asks first whether there is room");
        self.cuts += 1;
        self.entries.push_back(Entry::Cut(time, cut));
    }

    pub(crate) fn push_missed(&mut self, missed: Due) {
        if let Some(Entry::Missed(last)) = self.entries.back_mut()
            && last.first.micros + last.n * self.interval == missed.first.micros
        {
            last.n += missed.n;
        } else if missed.n > 0 {
            self.entries.push_back(Entry::Missed(missed));
        }
    }

    pub(crate) fn pop(&mut self) -> Option<Job<C>> {
        if let Some(Entry::Missed(due)) = self.entries.front_mut()
            && due.n > 1
        {
            let time = due.first;
            due.n -= 1;
            due.first.micros += self.interval;
            return Some(Job { time, cut: None });
        }
        Some(match self.entries.pop_front()? {
            Entry::Missed(due) => Job { time: due.first, cut: None },
            Entry::Cut(time, cut) => {
                self.cuts -= 1;
                Job { time, cut: Some(cut) }
            }
        })
    }

    /// Forgets all that wait, and gives the times of those that were cut.
    pub(crate) fn clear(&mut self) -> Vec<BatchTime> {
        self.cuts = 0;
        let time = |entry: Entry<C>| match entry {
            Entry::Cut(time, _) => Some(time),
            Entry::Missed(_) => None,
        };
        self.entries.drain(..).filter_map(time).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(micros: u64) -> BatchTime {
        BatchTime { micros }
    }

    #[test]
    fn missed_ticks_take_no_memory_and_keep_their_times_and_order() {
        let mut queue = Queue::new(2, 10);
        queue.push_cut(at(10), 'a');
        queue.push_cut(at(20), 'b');
        assert!(!queue.has_room());
        for tick in 3..1003 {
            queue.push_missed(Due { first: at(tick * 10), n: 1 });
        }
        assert_eq!(queue.entries.len(), 3);
        assert_eq!(queue.pop(), Some(Job { time: at(10), cut: Some('a') }));
        assert!(queue.has_room());
        queue.push_cut(at(10_030), 'c');
        assert_eq!(queue.pop(), Some(Job { time: at(20), cut: Some('b') }));
        for tick in 3..1003 {
            assert_eq!(queue.pop(), Some(Job { time: at(tick * 10), cut: None }));
        }
        assert_eq!(queue.pop(), Some(Job { time: at(10_030), cut: Some('c') }));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn missed_ticks_with_a_gap_between_them_are_kept_apart() {
        let mut queue: Queue<()> = Queue::new(1, 10);
        queue.push_missed(Due { first: at(10), n: 2 });
        queue.push_missed(Due { first: at(70), n: 1 });
        queue.push_missed(Due { first: at(80), n: 0 });
        let times: Vec<u64> = std::iter::from_fn(|| queue.pop()).map(|job| job.time.micros).collect();
        assert_eq!(times, [10, 20, 70]);
    }
}
