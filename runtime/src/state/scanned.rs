//! A state of which every key is seen in every batch.
//!
//! Keys are stored once. States are a column beside them, in two versions: a batch reads the one and writes the other, and
//! the decision exchanges them. So a batch is a scan over columns, and what it costs beside the closure is the speed of
//! memory.

use super::{Born, Column, Initial, Keys, Versioned};
use crate::record::{Code, Key, Record, Stored};

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Scanned<K, S> {
    /// As of the batch before.
    pub(crate) keys: Keys<K>,
    /// Keys that this batch adds.
    pub(crate) born: Born<K>,
    /// As of the batch before; a place for each of `keys`.
    pub(crate) now: Column<S>,
    /// To be written; a place for each of `keys`, then one for each of `born`.
    pub(crate) next: Column<S>,
    /// For each of `keys`, where the batch has its data: room that is kept.
    pub(crate) at: Vec<u32>,
    begun: bool,
}

impl<K, S> Default for Scanned<K, S> {
    fn default() -> Self {
        Scanned {
            keys: Keys::default(),
            born: Born::default(),
            now: Column::default(),
            next: Column::default(),
            at: Vec::new(),
            begun: false,
        }
    }
}

impl<K: Stored, S: Stored> Scanned<K, S> {
    /// Before the first batch: the initial state that belongs to this partition, whose keys have these codes.
    pub(crate) fn begin<'s, R: Key + Record<Owned = K>>(
        &mut self,
        seed: u64,
        initial: Option<&'s Initial<K, S>>,
        partition: (u32, u32),
        code: impl Fn(&R) -> Code,
    ) where
        K: Stored<View<'s> = R>,
    {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        self.keys = Keys::new(seed);
        for (key, state) in initial.into_iter().flat_map(|initial| initial.of_partition(partition)) {
            self.born.push(code(&key), key);
            self.now.push(Some(state));
        }
        self.keys.take_in(&mut self.born);
    }
}

impl<K: Stored, S: Stored> Versioned for Scanned<K, S> {
    fn decide(&mut self, commit: bool) {
        if commit {
            self.keys.take_in(&mut self.born);
            std::mem::swap(&mut self.now, &mut self.next);
            if self.now.is_sparse() {
                self.keys.retain(|number| self.now.has(number));
                self.now.retain();
            }
        }
        self.born.clear();
    }
}
