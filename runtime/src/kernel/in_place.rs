//! A table whose values are folded where they stand: a closure takes the value and gives the next
//! one.
//!
//! While the closure runs the value is nowhere. To say so in an `Option` would make most values a
//! third larger, with them all that a look-up reads, and every fold would ask: with `words()` 6 to
//! 9 % of a word count over few words, 3 % over a million, and with closures up to 4 %. So it is
//! not said; but when a closure panics, its value is gone for good, and from then on the table can
//! only be dropped. That is the only thing to be careful about, and nothing outside this module can
//! get it wrong.
//!
//! **Invariant:** every value is there but the one that is `missing`, which a guard notes that only
//! unwinding drops.
#![expect(unsafe_code, reason = "see the head of this file")]

use super::{Entries, Table, Update, Waiting};
use crate::{
    kernel::Entry,
    record::{Code, Key},
};
use std::mem::{ManuallyDrop, MaybeUninit, forget, needs_drop};

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct InPlace<K, C> {
    table: Table<K, MaybeUninit<C>>,
    /// the number of an entry, or [`NONE`]
    missing: usize,
}

/// No entry has this number.
const NONE: usize = usize::MAX;

impl<K: Key, C> InPlace<K, C> {
    pub(crate) fn new(seed: u64) -> Self {
        InPlace { table: Table::new(seed), missing: NONE }
    }

    /// Of entries whose keys are all different, with room for `n_entries`.
    pub(crate) fn of_distinct(
        seed: u64,
        entries: impl Iterator<Item = Entry<K, C>>,
        n_entries: usize,
    ) -> Self {
        let begun =
            entries.map(|Entry { code, key, value }| Entry { code, key, value: MaybeUninit::new(value) });
        InPlace { table: Table::of_distinct(seed, begun, n_entries), missing: NONE }
    }

    #[inline(always)]
    pub(crate) fn code(&self, key: &K) -> Code {
        self.table.code(key)
    }

    #[inline(always)]
    pub(crate) fn is_few(&self) -> bool {
        self.table.is_few()
    }

    /// Folds one record: `create` makes the first value of a key, `merge` takes each other one into
    /// it.
    #[inline(always)]
    pub(crate) fn fold<V>(&mut self, entry: Entry<K, V>, create: impl Fn(V) -> C, merge: impl Fn(C, V) -> C) {
        let InPlace { table, missing } = self;
        table.update(entry, &mut Fold { create, merge, missing });
    }

    /// Lets a record wait; whether it is time to [turn](InPlace::turn).
    #[inline(always)]
    #[must_use]
    pub(crate) fn wait<V>(&self, waiting: &mut Waiting<K, V>, code: Code, key: K, value: V) -> bool {
        waiting.push(&self.table, code, key, value)
    }

    /// Folds records that waited long enough.
    #[inline(always)]
    pub(crate) fn turn<V>(
        &mut self,
        waiting: &mut Waiting<K, V>,
        create: impl Fn(V) -> C,
        merge: impl Fn(C, V) -> C,
    ) {
        let InPlace { table, missing } = self;
        waiting.advance(table, &mut Fold { create, merge, missing });
    }

    /// What was folded, in order of first sight of its key.
    ///
    /// # Panics
    /// After a panic of a closure, since a value is missing.
    pub(crate) fn into_values(self) -> Values<K, C> {
        assert!(self.missing == NONE, "{PANICKED}");
        let this = ManuallyDrop::new(self);
        // SAFETY: the table is read once, and `this`, which had it, is never looked at or dropped
        Values(unsafe { std::ptr::read(&raw const this.table) }.into_entries())
    }
}

const PANICKED: &str = "a closure that folds values has panicked";

struct Fold<'f, A, B> {
    create: A,
    merge: B,
    missing: &'f mut usize,
}

impl<V, C, A: Fn(V) -> C, B: Fn(C, V) -> C> Update<MaybeUninit<C>, V> for Fold<'_, A, B> {
    #[inline(always)]
    fn first(&mut self, _: usize, value: V) -> Option<MaybeUninit<C>> {
        Some(MaybeUninit::new((self.create)(value)))
    }

    #[inline(always)]
    fn next(&mut self, number: usize, so_far: &mut MaybeUninit<C>, value: V) {
        struct Unwound<'w>(&'w mut usize, usize);
        impl Drop for Unwound<'_> {
            fn drop(&mut self) {
                *self.0 = self.1;
            }
        }
        assert!(*self.missing == NONE, "{PANICKED}");
        let unwound = Unwound(self.missing, number);
        // SAFETY: no value is missing, so this one is there. It is written again before anybody
        // reads it, or else the guard notes that it is missing: the table gives the number of the
        // entry that `so_far` is of
        let value = unsafe { (self.merge)(so_far.assume_init_read(), value) };
        so_far.write(value);
        forget(unwound);
    }
}

impl<K, C> Drop for InPlace<K, C> {
    fn drop(&mut self) {
        if needs_drop::<C>() {
            for (number, value) in self.table.values_mut().enumerate() {
                if number != self.missing {
                    // SAFETY: the others are there, and nobody looks at them any more
                    unsafe { value.assume_init_drop() };
                }
            }
        }
    }
}

/// The keys and values of a table in which nothing is missing, in order of first sight.
#[derive(Debug)]
pub struct Values<K, C>(Entries<K, MaybeUninit<C>>);

impl<K, C> Values<K, C> {
    /// Those that are left.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Code, &K, &C)> {
        // SAFETY: nothing was missing in the table they come from, and those that are left are
        // still there
        self.0.iter().map(|(code, key, value)| (code, key, unsafe { value.assume_init_ref() }))
    }
}

impl<K, C> Iterator for Values<K, C> {
    type Item = Entry<K, C>;

    #[inline]
    fn next(&mut self) -> Option<Entry<K, C>> {
        let Entry { code, value, key } = self.0.next()?;
        // SAFETY: as in `iter`; this one is given away
        Some(Entry { code, value: unsafe { value.assume_init() }, key })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, C> ExactSizeIterator for Values<K, C> {}

impl<K, C> Drop for Values<K, C> {
    fn drop(&mut self) {
        if needs_drop::<C>() {
            self.for_each(drop);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::InPlace;
    use crate::kernel::{Entry, Waiting};
    use std::{
        collections::BTreeMap,
        panic::{AssertUnwindSafe, catch_unwind},
        rc::Rc,
    };

    type Owned = Vec<Rc<u32>>;

    fn entry(table: &InPlace<u64, Owned>, key: u64, value: &Rc<u32>) -> Entry<u64, Rc<u32>> {
        Entry { code: table.code(&key), key, value: Rc::clone(value) }
    }

    fn add(mut all: Owned, one: Rc<u32>) -> Owned {
        all.push(one);
        all
    }

    /// Values that own memory: against a map, one by one and waiting, taken whole, in part, and not
    /// at all; none is lost or dropped twice.
    #[test]
    fn values_are_folded_and_every_one_is_dropped_once() {
        let one = Rc::new(1);
        for (n, left) in [(0, 0), (1, 0), (100, 30), (100, 100), (300, 7)] {
            let (mut table, mut waiting, mut naive) = (InPlace::new(1), Waiting::new(), BTreeMap::new());
            for key in (0..n).map(|i| i * 7 % 50) {
                *naive.entry(key).or_insert(0) += 2;
                table.fold(entry(&table, key, &one), |one| vec![one], add);
                if table.wait(&mut waiting, table.code(&key), key, Rc::clone(&one)) {
                    table.turn(&mut waiting, |one| vec![one], add);
                }
            }
            table.turn(&mut waiting, |one| vec![one], add);
            table.turn(&mut waiting, |one| vec![one], add);
            if left == 100 {
                drop(table);
            } else {
                let mut values = table.into_values();
                let shown: BTreeMap<u64, usize> =
                    values.iter().map(|(_, key, all)| (*key, all.len())).collect();
                assert_eq!(shown, naive);
                let taken: Vec<_> = values.by_ref().take(naive.len().saturating_sub(left)).collect();
                assert!(taken.iter().all(|entry| entry.value.len() == naive[&entry.key]));
            }
            assert_eq!(Rc::strong_count(&one), 1);
        }
    }

    /// The value that a closure had when it panicked is gone, and the table says so when it is
    /// asked; the others are dropped.
    #[test]
    fn after_a_panic_nothing_is_looked_at() {
        let one = Rc::new(1);
        for wait in [false, true] {
            let mut table = InPlace::new(1);
            (0..10).for_each(|key| table.fold(entry(&table, key, &one), |one| vec![one], add));
            let panics = |_: Owned, _| -> Owned { panic!("no") };
            let mut waiting = Waiting::new();
            let first = catch_unwind(AssertUnwindSafe(|| {
                if !wait {
                    return table.fold(entry(&table, 3, &one), |one| vec![one], panics);
                }
                let _ = table.wait(&mut waiting, table.code(&3), 3, Rc::clone(&one));
                table.turn(&mut waiting, |one| vec![one], panics);
                table.turn(&mut waiting, |one| vec![one], panics);
            }));
            assert!(first.is_err());
            let again = AssertUnwindSafe(|| table.fold(entry(&table, 3, &one), |one| vec![one], add));
            assert!(catch_unwind(again).is_err());
            assert!(catch_unwind(AssertUnwindSafe(|| table.into_values())).is_err());
            drop(waiting);
            assert_eq!(Rc::strong_count(&one), 1);
        }
    }
}
