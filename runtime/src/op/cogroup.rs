//! `cogroup`: all values of each key on both sides (Spark row PD-13). The joins are views on the
//! same table.
//!
//! One table has the keys of both sides: those of the left one in order of first sight, then those
//! that only the right one has. The values of each side are sorted by the number of their key, a
//! counting sort; no key is hashed a second time. This is the hash join of one partition, with
//! group prefetching in the look-ups (see [`crate::kernel::Table`]).

use super::{Unsorted, Values};
use crate::{
    fault::OperatorGuard,
    kernel::{Entries, Entry, Table},
    record::{Group, Key},
    shuffle::Sides,
};
use std::vec;

/// Two sides of one partition, brought together. Kept for the batch where a [`Group`] borrows from
/// it.
#[derive(Debug)]
pub struct CoGrouped<K, V, W> {
    keys: Table<K, Counts>,
    left: Values<V>,
    right: Values<W>,
}

/// How many values a key has on each side.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    left: u32,
    right: u32,
}

impl<K: Key, V, W> CoGrouped<K, V, W> {
    /// All keys of both sides; `seed` is the batch's.
    #[must_use]
    pub fn new(op: u32, seed: u64, sides: Sides<K, V, W>) -> Self {
        CoGrouped::of(op, seed, sides, true)
    }

    /// Only the keys that the left side has: others of the right side are dropped as they are seen.
    pub(super) fn of_left(op: u32, seed: u64, sides: Sides<K, V, W>) -> Self {
        CoGrouped::of(op, seed, sides, false)
    }

    fn of(op: u32, seed: u64, (left, right): Sides<K, V, W>, right_only: bool) -> Self {
        // a key's own `Eq` is code of the user's
        let comparing = OperatorGuard(op);
        let mut keys = Table::new(seed);
        let left = Unsorted::new(&mut keys, left, true, |counts: &mut Counts| counts.left += 1);
        let right = Unsorted::new(&mut keys, right, right_only, |counts| counts.right += 1);
        comparing.done();
        let counts = || keys.values().copied();
        let left = left.sort(counts().map(|counts| counts.left as usize));
        let right = right.sort(counts().map(|counts| counts.right as usize));
        CoGrouped { keys, left, right }
    }
}

// without a bound on the impl: a key that is none is reported once
impl<K, V, W> CoGrouped<K, V, W> {
    /// Every key with its values on both sides: the keys of the left side in order of first sight,
    /// then the others.
    #[allow(clippy::type_complexity, reason = "it is the record that the user sees")]
    pub fn iter(&self) -> impl Iterator<Item = (K, (Group<'_, V>, Group<'_, W>))>
    where
        K: Key + Clone,
    {
        let keys = self.keys.keys().iter().enumerate();
        keys.map(|(i, key)| (key.clone(), (self.left.of(i), self.right.of(i))))
    }

    /// For every key each value of the left side with each of the right side. A side without a
    /// value stands for one `None` if the other one is kept alone (`left` for keys that only the
    /// left side has, `right` for the others); else the key is left out.
    pub(super) fn crossed(self, left: bool, right: bool) -> Crossed<K, V, W>
    where
        K: Key,
    {
        Crossed {
            keys: self.keys.into_entries(),
            left: self.left.into_values().into_iter(),
            right: self.right.into_values().into_iter(),
            keeps: (left, right),
            key: None,
            value: None,
            rows: 0,
            columns: 0,
            column: 0,
            has_right: false,
        }
    }
}

/// The cross product of the values of each key: for each value of the left side all of the right
/// side, in order. The last use of a key or value moves it, every other one is a clone, so that
/// keys that come once on both sides clone nothing.
pub(super) struct Crossed<K, V, W> {
    keys: Entries<K, Counts>,
    /// values are sorted by key, so that both lists are read from front to back
    left: vec::IntoIter<V>,
    right: vec::IntoIter<W>,
    /// whether keys stay that only this side has
    keeps: (bool, bool),
    /// none between two keys
    key: Option<K>,
    /// of the left side in this row
    value: Option<V>,
    /// rows behind this one
    rows: u32,
    columns: u32,
    column: u32,
    /// whether the columns are values of the right side, or one `None`
    has_right: bool,
}

impl<K, V, W> Crossed<K, V, W> {
    /// The next key with anything to give.
    fn advance(&mut self) -> Option<()> {
        loop {
            let Entry { key, value: Counts { left, right }, .. } = self.keys.next()?;
            if (left > 0 || self.keeps.1) && (right > 0 || self.keeps.0) {
                self.key = Some(key);
                self.rows = left.max(1) - 1;
                self.value = if left > 0 { self.left.next() } else { None };
                (self.columns, self.column, self.has_right) = (right.max(1), 0, right > 0);
                return Some(());
            }
            (0..left).for_each(|_| drop(self.left.next()));
            (0..right).for_each(|_| drop(self.right.next()));
        }
    }
}

impl<K: Clone, V: Clone, W: Clone> Iterator for Crossed<K, V, W> {
    type Item = (K, (Option<V>, Option<W>));

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.key.is_none() {
            self.advance()?;
        }
        let (last_row, last_column) = (self.rows == 0, self.column + 1 == self.columns);
        let right = match (self.has_right, last_row) {
            (false, _) => None,
            (true, true) => self.right.next(),
            (true, false) => self.right.as_slice().get(self.column as usize).cloned(),
        };
        if !last_column {
            self.column += 1;
            return Some((self.key.clone()?, (self.value.clone(), right)));
        }
        let left = self.value.take();
        if last_row {
            return Some((self.key.take()?, (left, right)));
        }
        (self.rows, self.column) = (self.rows - 1, 0);
        self.value = self.left.next();
        Some((self.key.clone()?, (left, right)))
    }
}

#[cfg(test)]
mod tests {
    use super::CoGrouped;
    use crate::{
        env::Rng,
        kernel::{KeepKeyed, Piece},
        op::{full_outer_join, join, left_outer_join, right_outer_join},
        record::Group,
        shuffle::Sides,
    };

    type Pairs = Vec<(u64, u64)>;

    fn pieces(pairs: &Pairs, n: usize) -> Vec<Piece<u64, u64>> {
        let piece = |pairs: &[(u64, u64)]| {
            let mut kept = KeepKeyed::new(3);
            pairs.iter().for_each(|pair| kept.push(*pair));
            kept.done()
        };
        pairs.chunks(n).map(piece).collect()
    }

    fn sides((left, right): &(Pairs, Pairs)) -> Sides<u64, u64, u64> {
        (pieces(left, 40), pieces(right, 7))
    }

    /// Keys in the promised order.
    fn keys((left, right): &(Pairs, Pairs)) -> Vec<u64> {
        let mut keys = Vec::new();
        for (key, _) in left.iter().chain(right) {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
        keys
    }

    fn of(key: u64, pairs: &Pairs) -> Vec<u64> {
        pairs.iter().filter(|pair| pair.0 == key).map(|pair| pair.1).collect()
    }

    fn drawn() -> Vec<(Pairs, Pairs)> {
        let mut rng = Rng::new(11);
        let mut side =
            |n: u64, keys: u64, from: u64| -> Pairs { (0..n).map(|i| (from + rng.below(keys), i)).collect() };
        let n = if cfg!(miri) { 60 } else { 500 };
        vec![
            (Vec::new(), Vec::new()),
            (side(n, 9, 0), Vec::new()),
            (Vec::new(), side(n, 9, 0)),
            (side(90, 20, 0), side(60, 20, 10)),
            (side(n, 100_000, 0), side(n, 100_000, 0)),
            (side(n, 300, 0), side(1, 1, 5)),
            (side(40, 1, 0), side(40, 1, 0)),
        ]
    }

    #[test]
    fn groups_are_those_of_a_search_through_both_sides() {
        for both in drawn() {
            let grouped = CoGrouped::new(0, 3, sides(&both));
            let list = |group: Group<'_, u64>| group.iter().collect::<Vec<_>>();
            let got: Vec<_> = grouped.iter().map(|(k, (v, w))| (k, list(v), list(w))).collect();
            let want: Vec<_> =
                keys(&both).into_iter().map(|key| (key, of(key, &both.0), of(key, &both.1))).collect();
            assert_eq!(got, want);
        }
    }

    #[test]
    fn joins_are_those_of_nested_loops() {
        for both in drawn() {
            let crossed = |keep_left: bool, keep_right: bool| {
                let mut all = Vec::new();
                for key in keys(&both) {
                    let padded = |values: Vec<u64>, pad: bool| match values.is_empty() && pad {
                        true => vec![None],
                        false => values.into_iter().map(Some).collect(),
                    };
                    let right = padded(of(key, &both.1), keep_left);
                    for left in padded(of(key, &both.0), keep_right) {
                        all.extend(right.iter().map(|right| (key, (left, *right))));
                    }
                }
                all
            };
            let inner: Vec<_> = join(0, 3, sides(&both)).map(|(k, (v, w))| (k, (Some(v), Some(w)))).collect();
            assert_eq!(inner, crossed(false, false));
            let left = left_outer_join(0, 3, sides(&both));
            let left: Vec<_> = left.map(|(k, (v, w))| (k, (Some(v), w))).collect();
            assert_eq!(left, crossed(true, false));
            let right: Vec<_> =
                right_outer_join(0, 3, sides(&both)).map(|(k, (v, w))| (k, (v, Some(w)))).collect();
            assert_eq!(right, crossed(false, true));
            let full: Vec<_> = full_outer_join(0, 3, sides(&both)).collect();
            assert_eq!(full, crossed(true, true));
        }
    }

    /// A value that counts its clones.
    #[derive(Debug)]
    struct Counted<'a>(&'a std::cell::Cell<u32>);
    impl Clone for Counted<'_> {
        fn clone(&self) -> Self {
            self.0.set(self.0.get() + 1);
            Counted(self.0)
        }
    }

    #[test]
    fn the_last_use_of_a_value_moves_it() {
        let clones = std::cell::Cell::new(0);
        let side = |n: u64, of_each: u64| {
            let mut kept = KeepKeyed::new(1);
            (0..n * of_each).for_each(|i| kept.push((i % n, Counted(&clones))));
            vec![kept.done()]
        };
        assert_eq!(join(0, 3, (side(50, 1), side(50, 1))).count(), 50);
        assert_eq!(clones.get(), 0, "keys that come once clone nothing");
        assert_eq!(join(0, 3, (side(1, 3), side(1, 4))).count(), 12);
        // of 12 uses of the left values 3 are the last, of 12 of the right ones 4
        assert_eq!(clones.get(), 12 - 3 + 12 - 4);
    }
}
