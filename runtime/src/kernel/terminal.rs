//! The terminals that keep records: where a record's way through a kernel ends.

use super::{Pair, kept};
use crate::{
    fault::{NOBODY, OperatorGuard},
    kernel::{Entry, Piece, Run},
    record::{Coder, Key},
};

/// A terminal that keeps records as they come.
#[derive(Debug)]
pub struct Keep<T>(Vec<T>);

impl<T> Keep<T> {
    /// Empty.
    #[must_use]
    pub fn new() -> Self {
        Keep(Vec::new())
    }
    /// Takes a record.
    #[inline(always)]
    pub fn push(&mut self, record: T) {
        self.0.push(record);
    }
    /// What was kept.
    pub fn done(self) -> Vec<T> {
        kept(self.0.len());
        self.0
    }
}

impl<T> Default for Keep<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// A terminal that keeps the first `n` records of a partition.
#[derive(Debug)]
pub struct Head<T>(Vec<T>, usize);

impl<T> Head<T> {
    /// Keeps `n` at most.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Head(Vec::new(), n)
    }
    /// Keeps all, for who has to see all to know which are the first.
    #[must_use]
    pub fn all() -> Self {
        Head::new(usize::MAX)
    }
    /// Looks at a record; clones it while there is room, so that nobody else has to.
    #[inline(always)]
    pub fn push(&mut self, record: &T)
    where
        T: Clone,
    {
        if self.0.len() < self.1 {
            self.0.push(record.clone());
        }
    }
    /// What was kept.
    pub fn done(self) -> Vec<T> {
        kept(self.0.len());
        self.0
    }
}

/// A terminal that keeps pairs with the code of their key, for an exchange.
#[derive(Debug)]
pub struct KeepKeyed<K, V> {
    entries: Vec<Entry<K, V>>,
    coder: Coder,
    /// whose it is, if the key's own `Hash` panics
    op: u32,
}

/// Lives while a key's own `Hash` runs, as [`Running`]. It borrows the number, so that this is
/// loaded only where a panic unwinds, and a record costs what it costs without it.
struct Hashing<'a>(&'a u32);

impl Drop for Hashing<'_> {
    #[cold]
    fn drop(&mut self) {
        drop(OperatorGuard(*self.0));
    }
}

impl<K: Key, V> KeepKeyed<K, V> {
    /// Empty, and of no operator; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        KeepKeyed::of(NOBODY, seed)
    }
    /// Empty, for the operator `op`.
    #[must_use]
    pub fn of(op: u32, seed: u64) -> Self {
        KeepKeyed { entries: Vec::new(), coder: Coder::new(seed), op }
    }
    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(&mut self, record: P) {
        let (key, value) = record.split();
        let hashing = Hashing(&self.op);
        let code = self.coder.code(&key);
        std::mem::forget(hashing);
        self.entries.push(Entry { code, key, value });
    }
}

// without a bound: a key that is none is reported once
impl<K, V> KeepKeyed<K, V> {
    /// What was kept, in one piece.
    pub fn done(self) -> Piece<K, V> {
        kept(self.entries.len());
        Piece::new(Run::List(self.entries), false)
    }
}

/// A terminal that keeps whole records as keys, for an exchange, each with the same value.
#[derive(Debug)]
pub struct KeepWhole<K, V> {
    kept: KeepKeyed<K, V>,
    value: V,
}

impl<K: Key, V: Copy> KeepWhole<K, V> {
    /// Empty, for the operator `op`; `seed` is the batch's.
    #[must_use]
    pub fn new(op: u32, seed: u64, value: V) -> Self {
        KeepWhole { kept: KeepKeyed::of(op, seed), value }
    }
    /// Takes a record.
    #[inline(always)]
    pub fn push(&mut self, record: K) {
        self.kept.push((record, self.value));
    }
}

// without a bound: a key that is none is reported once
impl<K, V> KeepWhole<K, V> {
    /// What was kept, in one piece.
    pub fn done(self) -> Piece<K, V> {
        self.kept.done()
    }
}
