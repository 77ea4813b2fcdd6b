//! Batches that wait to be run: a state machine without threads.
//!
//! **Invariant:** batches come out in the order in which they went in, and memory is bounded: at
//! most `limit` are held. A tick without a batch is not here: it is a gap between the numbers of
//! two that are.

use crate::schedule::Ticks;
use std::collections::VecDeque;

/// `C` is what a batch was cut to.
#[derive(Debug)]
pub(crate) struct Queue<C> {
    cuts: VecDeque<(Ticks, C)>,
    limit: usize,
}

impl<C> Queue<C> {
    pub(crate) fn new(limit: usize) -> Self {
        Queue { cuts: VecDeque::new(), limit: limit.max(1) }
    }

    /// Whether one more may be pushed.
    pub(crate) fn has_room(&self) -> bool {
        self.cuts.len() < self.limit
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cuts.is_empty()
    }

    pub(crate) fn push(&mut self, at: Ticks, cut: C) {
        assert!(self.has_room(), "who cuts asks first whether there is room");
        self.cuts.push_back((at, cut));
    }

    pub(crate) fn pop(&mut self) -> Option<(Ticks, C)> {
        self.cuts.pop_front()
    }

    /// All that wait; none does any more.
    pub(crate) fn clear(&mut self) -> Vec<(Ticks, C)> {
        self.cuts.drain(..).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::BatchTime;

    #[test]
    fn batches_come_out_as_they_went_in_and_no_more_than_there_is_room_for() {
        let at = |tick| Ticks { tick, time: BatchTime { micros: tick * 10 }, n: 1 };
        let mut queue = Queue::new(2);
        queue.push(at(1), 'a');
        assert!(queue.has_room());
        queue.push(at(900), 'b');
        assert!(!queue.has_room());
        assert_eq!(queue.pop(), Some((at(1), 'a')));
        assert!(queue.has_room());
        queue.push(at(901), 'c');
        assert_eq!([queue.pop(), queue.pop()], [Some((at(900), 'b')), Some((at(901), 'c'))]);
        assert_eq!(queue.pop(), None);
        queue.push(at(902), 'd');
        assert_eq!(queue.clear(), [(at(902), 'd')]);
        assert!(queue.is_empty());
    }
}
