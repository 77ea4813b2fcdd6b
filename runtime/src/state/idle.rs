//! Keys in the order of their last update, so that those that have been idle for too long are at
//! the front: finding them costs as much as there are. A list that is linked through columns, whose
//! size is that of the keys, whatever the idle time is.

const NONE: u32 = u32::MAX;
/// A key that is not in the list.
const NEVER: u64 = u64::MAX;

/// See the head of this file. Times never go back.
#[derive(Debug)]
pub(crate) struct Idle {
    /// by number: when it was last updated, and its neighbours
    updated: Vec<u64>,
    before: Vec<u32>,
    after: Vec<u32>,
    first: u32,
    last: u32,
}

impl Default for Idle {
    fn default() -> Self {
        Idle { updated: Vec::new(), before: Vec::new(), after: Vec::new(), first: NONE, last: NONE }
    }
}

impl Idle {
    /// Numbers up to there.
    pub(crate) fn resize(&mut self, len: usize) {
        self.updated.resize(len, NEVER);
        self.before.resize(len, NONE);
        self.after.resize(len, NONE);
    }

    /// The key was updated: it goes to the end.
    pub(crate) fn touch(&mut self, number: usize, time: u64) {
        self.remove(number);
        self.updated[number] = time;
        self.before[number] = self.last;
        match self.last {
            NONE => self.first = number as u32,
            last => self.after[last as usize] = number as u32,
        }
        self.last = number as u32;
    }

    /// Whether the key is in the list.
    pub(super) fn has(&self, number: usize) -> bool {
        self.updated[number] != NEVER
    }

    /// The key has no state any more.
    pub(crate) fn remove(&mut self, number: usize) {
        if std::mem::replace(&mut self.updated[number], NEVER) == NEVER {
            return;
        }
        let (before, after) = (self.before[number], self.after[number]);
        match before {
            NONE => self.first = after,
            before => self.after[before as usize] = after,
        }
        match after {
            NONE => self.last = before,
            after => self.before[after as usize] = before,
        }
        (self.before[number], self.after[number]) = (NONE, NONE);
    }

    /// The keys that were last updated before `limit`, the longest idle first.
    pub(crate) fn before(&self, limit: u64) -> impl Iterator<Item = usize> {
        let some = |number: u32| (number != NONE).then_some(number as usize);
        let next = move |number: &usize| some(self.after[*number]);
        std::iter::successors(some(self.first), next).take_while(move |number| self.updated[*number] < limit)
    }

    /// All keys, the longest idle first, each with when it was last updated.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, u64)> {
        // before the end of time stand all
        self.before(NEVER).map(|number| (number, self.updated[number]))
    }

    /// When the key was last updated that has been idle for longest.
    pub(crate) fn oldest(&self) -> Option<u64> {
        (self.first != NONE).then(|| self.updated[self.first as usize])
    }

    /// Keys that stay are numbered anew, in their order.
    pub(crate) fn retain(&mut self, stays: impl Fn(usize) -> bool) {
        let mut numbers = Vec::with_capacity(self.updated.len());
        let mut len = 0;
        for number in 0..self.updated.len() {
            numbers.push(len);
            len += usize::from(stays(number));
        }
        let old = std::mem::take(self);
        self.resize(len);
        for (number, updated) in old.all().filter(|(number, _)| stays(*number)) {
            self.touch(numbers[number], updated);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Idle;
    use crate::env::Rng;

    /// As a list that is searched does.
    #[test]
    fn idle_keys_come_in_the_order_of_their_last_update() {
        let (mut rng, mut idle, mut naive) = (Rng::new(3), Idle::default(), Vec::<(usize, u64)>::new());
        idle.resize(20);
        let mut len = 20;
        for time in 1..if cfg!(miri) { 50 } else { 2000 } {
            let number = rng.below(len) as usize;
            naive.retain(|(other, _)| *other != number);
            if rng.below(3) == 0 {
                idle.remove(number);
            } else {
                idle.touch(number, time);
                naive.push((number, time));
            }
            if time % 100 == 0 {
                let gone = rng.below(len) as usize;
                idle.retain(|number| number != gone);
                naive.retain(|(number, _)| *number != gone);
                naive.iter_mut().for_each(|(number, _)| *number -= usize::from(*number > gone));
                idle.resize(20);
                len = 20;
            }
            let limit = time.saturating_sub(rng.below(30));
            let wanted: Vec<usize> =
                naive.iter().filter(|(_, updated)| *updated < limit).map(|(number, _)| *number).collect();
            assert_eq!(idle.before(limit).collect::<Vec<_>>(), wanted);
        }
    }
}
