//! The listeners of a process whose system has one handler for all of them.

use super::SAME;

type First = Box<dyn FnOnce() + Send>;

pub(super) struct Listeners {
    entries: Vec<Entry>,
    made: u64,
}

struct Entry {
    number: u64,
    /// Taken by the first request.
    first: Option<First>,
    /// When that was.
    heard: u64,
}

impl Listeners {
    pub(super) const fn new() -> Self {
        Listeners { entries: Vec::new(), made: 0 }
    }

    /// Returns the number by which to remove it.
    pub(super) fn add(&mut self, first: First) -> u64 {
        self.made += 1;
        self.entries.push(Entry { number: self.made, first: Some(first), heard: 0 });
        self.made
    }

    pub(super) fn remove(&mut self, number: u64) {
        self.entries.retain(|entry| entry.number != number);
    }

    /// Returns what to call on a request at `now`, or `None` if it ends the process.
    pub(super) fn requested(&mut self, now: u64) -> Option<Vec<First>> {
        let is_second = |entry: &Entry| entry.first.is_none() && now.saturating_sub(entry.heard) >= SAME;
        if self.entries.is_empty() || self.entries.iter().any(is_second) {
            return None;
        }
        let mut called = Vec::new();
        for entry in &mut self.entries {
            if let Some(first) = entry.first.take() {
                entry.heard = now;
                called.push(first);
            }
        }
        Some(called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_request_is_passed_on_and_the_second_ends_the_process() {
        let mut listeners = Listeners::new();
        assert!(listeners.requested(5).is_none(), "nobody listens");
        let first = listeners.add(Box::new(|| {}));
        assert_eq!(listeners.requested(10).map(|called| called.len()), Some(1));
        assert_eq!(listeners.requested(10 + SAME - 1).map(|called| called.len()), Some(0), "the same one");
        let second = listeners.add(Box::new(|| {}));
        assert!(listeners.requested(10 + SAME).is_none(), "the second one for a listener");
        listeners.remove(first);
        assert_eq!(
            listeners.requested(20 + SAME).map(|called| called.len()),
            Some(1),
            "the first for the other"
        );
        listeners.remove(second);
        assert!(listeners.requested(30 + SAME).is_none());
    }
}
