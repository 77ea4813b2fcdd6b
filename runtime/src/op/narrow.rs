//! What a kernel calls for operators without an algorithm, and the terminals that keep records.

use crate::{
    batch::SourcePart,
    exec::fault::Running,
    record::{Block, Key, Stored},
    shuffle::{Entry, Piece},
};
use std::hash::BuildHasher;

/// Calls a user's closure. `op` is the operator's number in the plan: it is named if the closure panics.
#[inline(always)]
pub fn call<A, R>(op: u32, record: A, f: impl FnOnce(A) -> R) -> R {
    let running = Running(op);
    let result = f(record);
    running.done();
    result
}

/// Calls a user's predicate.
#[inline(always)]
pub fn test<A>(op: u32, record: &A, f: impl FnOnce(&A) -> bool) -> bool {
    let running = Running(op);
    let result = f(record);
    running.done();
    result
}

/// An iterator that a user's closure gave: it runs user code too.
#[inline(always)]
pub fn pull<I: IntoIterator>(op: u32, records: I) -> Pull<I::IntoIter> {
    Pull(op, records.into_iter())
}

/// See [`pull`].
#[derive(Debug)]
pub struct Pull<I>(u32, I);

impl<I: Iterator> Iterator for Pull<I> {
    type Item = I::Item;
    #[inline(always)]
    fn next(&mut self) -> Option<I::Item> {
        let running = Running(self.0);
        let next = self.1.next();
        running.done();
        next
    }
}

/// A record for one more consumer of a shared stream. The last consumer gets the record itself.
#[inline(always)]
pub fn share<T: Shared>(record: &T) -> T {
    record.clone()
}

/// What a stream with several consumers must be made of.
#[diagnostic::on_unimplemented(
    message = "this stream is used a second time, so its records must be `Clone`, but `{Self}` is not",
    label = "the second use of the stream",
    note = "help: put `#[derive(Clone)]` on the record's type, or use an operator that only looks at records first"
)]
pub trait Shared: Clone {}
#[diagnostic::do_not_recommend]
impl<T: Clone> Shared for T {}

/// What keyed operators work on.
#[diagnostic::on_unimplemented(
    message = "this operator needs a keyed stream, that is one of pairs, but the records are `{Self}`",
    label = "not a stream of pairs",
    note = "help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from `map`"
)]
pub trait Pair {
    /// The first of the two.
    type Key;
    /// The second of the two.
    type Value;
    /// Takes it apart.
    fn split(self) -> (Self::Key, Self::Value);
}

impl<K, V> Pair for (K, V) {
    type Key = K;
    type Value = V;
    #[inline(always)]
    fn split(self) -> (K, V) {
        self
    }
}

/// The two halves of a pair.
#[inline(always)]
pub fn pair<P: Pair>(record: P) -> (P::Key, P::Value) {
    record.split()
}

/// A record under the key that a user's closure finds in it.
#[inline(always)]
pub fn keyed<A, K>(op: u32, record: A, f: impl FnOnce(&A) -> K) -> (K, A) {
    let running = Running(op);
    let key = f(&record);
    running.done();
    (key, record)
}

/// Records that were kept, for a reader that is not the last one.
#[inline(always)]
pub fn lent<T: Shared>(records: &[T]) -> impl Iterator<Item = T> {
    records.iter().cloned()
}

/// Pushes every record of a source partition.
#[inline(always)]
pub fn each<'b, S: Stored>(part: &'b SourcePart<S>, last: bool, mut f: impl FnMut(S::View<'b>)) {
    for block in &part.blocks {
        block.each(last && !part.shared, &mut f);
    }
}

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
        self.0
    }
}

/// A terminal that keeps pairs with the hash of their key, for an exchange.
#[derive(Debug)]
pub struct KeepKeyed<K, V> {
    entries: Vec<Entry<K, V>>,
    hasher: foldhash::fast::FixedState,
}

impl<K: Key, V> KeepKeyed<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        KeepKeyed { entries: Vec::new(), hasher: foldhash::fast::FixedState::with_seed(seed) }
    }
    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(&mut self, record: P) {
        let (key, value) = record.split();
        self.entries.push(Entry { hash: self.hasher.hash_one(&key), key, value });
    }
    /// What was kept, in one piece.
    pub fn done(self) -> Piece<K, V> {
        Piece { entries: self.entries, distinct: false }
    }
}
