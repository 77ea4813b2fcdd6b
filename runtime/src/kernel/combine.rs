//! The combine: what has the same key is folded, before the shuffle and after it.
//!
//! A table over the records of one partition. With few keys each record is folded when it comes;
//! with many, records wait for each other ([`Waiting`]): closures are then called a little later
//! than the record comes, but for each key in the order in which its values came.

use super::{Pair, Waiting, in_place::InPlace};
use crate::{
    fault::OperatorGuard,
    kernel::{Entry, Run},
    record::{Code, Key},
};

/// Folds values `V` of each key into one `C`.
#[derive(Debug)]
pub struct Combining<K, V, C> {
    table: InPlace<K, C>,
    waiting: Waiting<K, V>,
}

impl<K: Key, V, C> Combining<K, V, C> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Combining { table: InPlace::new(seed), waiting: Waiting::new() }
    }

    /// Begins with what is combined already.
    pub(crate) fn of_distinct(
        seed: u64,
        entries: impl Iterator<Item = Entry<K, C>>,
        n_records: usize,
    ) -> Self {
        Combining { table: InPlace::of_distinct(seed, entries, n_records), waiting: Waiting::new() }
    }

    /// Takes a pair. `create` makes one of the first value of a key, and `merge` takes each other
    /// one into it; both belong to the operator `op`.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(
        &mut self,
        op: u32,
        record: P,
        create: impl Fn(V) -> C,
        merge: impl Fn(C, V) -> C,
    ) {
        let (key, value) = record.split();
        // a key's own `Hash`, and `Eq` below, are code of the user's too
        let running = OperatorGuard(op);
        let code = self.table.code(&key);
        running.done();
        self.add(op, Entry { code, key, value }, create, merge);
    }

    #[inline(always)]
    pub(crate) fn add(
        &mut self,
        op: u32,
        entry: Entry<K, V>,
        create: impl Fn(V) -> C,
        merge: impl Fn(C, V) -> C,
    ) {
        if self.table.is_few() {
            let running = OperatorGuard(op);
            self.table.fold(entry, create, merge);
            return running.done();
        }
        let Entry { code, value, key } = entry;
        self.add_to_many(op, code, key, value, create, merge);
    }

    /// [`Combining::add`] with many keys.
    // apart, so that the loop around a table of few keys has the registers to itself
    #[inline(never)]
    fn add_to_many(
        &mut self,
        op: u32,
        code: Code,
        key: K,
        value: V,
        create: impl Fn(V) -> C,
        merge: impl Fn(C, V) -> C,
    ) {
        if self.table.wait(&mut self.waiting, code, key, value) {
            self.turn(op, create, merge);
        }
    }

    #[inline(never)]
    fn turn(&mut self, op: u32, create: impl Fn(V) -> C, merge: impl Fn(C, V) -> C) {
        let running = OperatorGuard(op);
        self.table.turn(&mut self.waiting, create, merge);
        running.done();
    }

    /// What was folded, in order of first sight of its key.
    pub(crate) fn into_run(
        mut self,
        op: u32,
        create: impl Fn(V) -> C,
        merge: impl Fn(C, V) -> C,
    ) -> Run<K, C> {
        self.turn(op, &create, &merge);
        self.turn(op, create, merge);
        Run::Table(self.table.into_values())
    }
}
