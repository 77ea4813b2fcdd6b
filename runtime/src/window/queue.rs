//! A queue that can take back what was done to it since the last decision.

use std::collections::VecDeque;

/// Items are numbered in the order in which they came; numbers are never used again.
#[derive(Clone, Debug)]
pub struct Queue<T> {
    items: VecDeque<T>,
    /// the number of the first of `items`
    base: u64,
    /// the number of the first item that is in the queue
    front: u64,
    /// front and end as of the last decision
    decided: (u64, u64),
    /// what stood at a place before, in the order of the changes
    replaced: Vec<(u64, T)>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Queue { items: VecDeque::new(), base: 0, front: 0, decided: (0, 0), replaced: Vec::new() }
    }
}

impl<T> Queue<T> {
    /// The number of the first item.
    pub fn front(&self) -> u64 {
        self.front
    }

    /// The number that the next item will have.
    pub fn end(&self) -> u64 {
        self.base + self.items.len() as u64
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.front == self.end()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        (self.end() - self.front) as usize
    }

    /// The items, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter().skip((self.front - self.base) as usize)
    }

    /// The oldest item.
    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    /// The item with that number.
    ///
    /// # Panics
    /// When there is none.
    pub fn get(&self, number: u64) -> &T {
        &self.items[(number - self.base) as usize]
    }

    /// Adds an item.
    pub fn push(&mut self, item: T) {
        self.items.push_back(item);
    }

    /// Removes the oldest item.
    ///
    /// # Panics
    /// When there is none.
    pub fn pop(&mut self) {
        assert!(!self.is_empty(), "there is an item to remove");
        self.front += 1;
    }

    /// Another item in the place of that one.
    pub fn set(&mut self, number: u64, item: T) {
        let place = &mut self.items[(number - self.base) as usize];
        self.replaced.push((number, std::mem::replace(place, item)));
    }

    /// The same items, all of them decided.
    pub(super) fn of(items: impl IntoIterator<Item = T>) -> Self {
        let items: VecDeque<T> = items.into_iter().collect();
        let end = items.len() as u64;
        Queue { items, base: 0, front: 0, decided: (0, end), replaced: Vec::new() }
    }

    /// Keeps all changes since the last decision, or takes all of them back. What is no longer
    /// needed goes to `give`.
    pub fn decide(&mut self, commit: bool, mut give: impl FnMut(T)) {
        if commit {
            self.replaced.drain(..).for_each(|(_, old)| give(old));
            while self.base < self.front {
                self.items.pop_front().into_iter().for_each(&mut give);
                self.base += 1;
            }
        } else {
            while let Some((number, old)) = self.replaced.pop() {
                give(std::mem::replace(&mut self.items[(number - self.base) as usize], old));
            }
            let end = (self.decided.1 - self.base) as usize;
            self.items.drain(end..).for_each(&mut give);
            self.front = self.decided.0;
        }
        self.decided = (self.front, self.end());
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use crate::env::Rng;

    /// Random changes and decisions, against a copy that is made before each.
    #[test]
    fn what_is_not_committed_is_taken_back() {
        let mut rng = Rng::new(7);
        let (mut queue, mut next) = (Queue::default(), 0);
        let mut kept: Vec<u64> = Vec::new();
        for _ in 0..2_000 {
            for _ in 0..rng.below(6) {
                match rng.below(3) {
                    0 => {
                        next += 1;
                        queue.push(next);
                    }
                    1 if !queue.is_empty() => queue.pop(),
                    2 if !queue.is_empty() => {
                        next += 1;
                        queue.set(queue.front() + rng.below(queue.len() as u64), next);
                    }
                    _ => {}
                }
            }
            let commit = rng.below(2) == 0;
            if commit {
                kept = queue.iter().copied().collect();
            }
            let mut given = Vec::new();
            let before: Vec<u64> =
                queue.items.iter().chain(queue.replaced.iter().map(|r| &r.1)).copied().collect();
            queue.decide(commit, |old| given.push(old));
            assert_eq!(queue.iter().copied().collect::<Vec<_>>(), kept);
            assert_eq!(queue.len(), kept.len());
            assert_eq!(given.len() + queue.len(), before.len(), "everything is kept or given back");
        }
    }
}
