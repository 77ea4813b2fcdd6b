//! The aggregate of a sliding window, in a constant number of merges for each change.
//!
//! DABA-Lite: Tangwongsan, Hirzel, Schneider, "In-order sliding-window aggregation in worst-case
//! constant time", VLDB Journal 30 (2021), section 6. The closure need not have an inverse nor be
//! commutative, only associative.
//!
//! The queue is cut at five places, `front ≤ l ≤ r ≤ a ≤ b ≤ end`, and an item stands for a run of
//! the items `v` that came:
//!
//! ```text
//!  front         l         r         a         b          end
//!  | v[i..b]     | v[i..r] | v[i]    | v[i..b] | v[i]     |
//! ```
//!
//! `mid` is v[r..b] and `back` is v[b..end], so that the whole is one merge: the item at `front`,
//! and `back`. With every change one item at `l` gets its `mid`, and one before `a` is put in front
//! of what is behind it; so when the items before `b` are used up, those behind it are ready.
//!
//! Invariant after every change, if there are items: as many are before `b` as from it on, and one
//! more, and those between `l` and `b`. A change lowers the first number or raises the second by
//! one, and `l` makes up for it.

use super::{FrozenColumns, LoadedColumns, Queue, Shared};
use crate::record::Corrupt;

/// How two elements become one. Oldest first: the order of the arguments is the order in which they
/// came.
pub trait Merge<T> {
    /// Both, brought together.
    fn merge(&mut self, older: &T, newer: &T) -> T;
}

impl<T, F: FnMut(&T, &T) -> T> Merge<T> for F {
    fn merge(&mut self, older: &T, newer: &T) -> T {
        self(older, newer)
    }
}

/// A sliding window. Cloning an element is expected to be cheap.
#[derive(Clone, Debug)]
pub struct Daba<T> {
    queue: Queue<T>,
    at: At<T>,
    /// as of the last decision
    decided: At<T>,
}

/// See the head of this file.
#[derive(Clone, Debug)]
struct At<T> {
    l: u64,
    r: u64,
    a: u64,
    b: u64,
    mid: Option<T>,
    back: Option<T>,
}

impl<T> Default for At<T> {
    fn default() -> Self {
        At { l: 0, r: 0, a: 0, b: 0, mid: None, back: None }
    }
}

impl<T> Default for Daba<T> {
    fn default() -> Self {
        Daba { queue: Queue::default(), at: At::default(), decided: At::default() }
    }
}

impl<T: Clone> Daba<T> {
    /// How many elements are in the window.
    pub fn len(&self) -> usize {
        self.queue.len()
    }

    /// Whether the window has no element.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Adds the newest element: three merges at most.
    pub fn insert(&mut self, item: T, merge: &mut impl Merge<T>) {
        let back = self.at.back.as_ref().map_or_else(|| item.clone(), |back| merge.merge(back, &item));
        self.at.back = Some(back);
        self.queue.push(item);
        self.step(merge);
    }

    /// Removes the oldest element: two merges at most.
    ///
    /// # Panics
    /// When there is none.
    pub fn evict(&mut self, merge: &mut impl Merge<T>) {
        self.queue.pop();
        self.step(merge);
    }

    /// All elements brought together, oldest first: one merge at most. None if there is no element.
    pub fn whole(&self, merge: &mut impl Merge<T>) -> Option<T> {
        let front = (!self.is_empty()).then(|| self.queue.get(self.queue.front()))?;
        Some(self.at.back.as_ref().map_or_else(|| front.clone(), |back| merge.merge(front, back)))
    }

    fn step(&mut self, merge: &mut impl Merge<T>) {
        let (queue, at) = (&mut self.queue, &mut self.at);
        let (front, end) = (queue.front(), queue.end());
        if front == at.b {
            // nothing before `b`, so one item at most behind it, which is an aggregate of itself
            *at = At { l: end, r: end, a: end, b: end, mid: None, back: None };
            return;
        }
        if at.l == at.b {
            *at = At { l: front, r: at.b, a: end, b: end, mid: at.back.take(), back: None };
        }
        if at.l == at.r {
            (at.l, at.r, at.a) = (at.l + 1, at.r + 1, at.a + 1);
            at.mid = None;
            return;
        }
        let mid = at.mid.as_ref().expect("there are items between `r` and `b`");
        let whole = merge.merge(queue.get(at.l), mid);
        queue.set(at.l, whole);
        at.l += 1;
        at.a -= 1;
        if at.a + 1 < at.b {
            let whole = merge.merge(queue.get(at.a), queue.get(at.a + 1));
            queue.set(at.a, whole);
        }
    }

    /// Keeps all changes since the last decision, or takes all of them back, whatever they left
    /// unfinished. What is no longer needed goes to `give`.
    pub fn decide(&mut self, commit: bool, mut give: impl FnMut(T)) {
        self.queue.decide(commit, &mut give);
        let Daba { at, decided, .. } = self;
        let (from, to) = if commit { (&*at, decided) } else { (&*decided, at) };
        to.mid.take().into_iter().chain(to.back.take()).for_each(give);
        to.clone_from(from);
    }
}

impl<S> Daba<Shared<S>> {
    /// As of the last decision.
    pub(super) fn freeze(&self, out: &mut FrozenColumns<S>) {
        let Daba { queue, at: At { l, r, a, b, mid, back }, .. } = self;
        out.number(queue.len() as u64);
        queue.iter().for_each(|item| out.column(item));
        [l, r, a, b].into_iter().for_each(|place| out.number(*place - queue.front()));
        [mid, back].into_iter().for_each(|item| out.maybe(item.as_ref()));
    }

    pub(super) fn load(from: &mut LoadedColumns<'_, S>) -> Result<Self, Corrupt> {
        let n = from.number()?;
        let queue = Queue::of((0..n).map(|_| from.column()).collect::<Result<Vec<_>, _>>()?);
        let [l, r, a, b] = [from.number()?, from.number()?, from.number()?, from.number()?];
        let (mid, back) = (from.maybe()?, from.maybe()?);
        // without items between `l` and `r` nothing asks for `mid`
        let whole = [l, r, a, b, n].is_sorted() && (l == r || mid.is_some()) && back.is_some() == (b < n);
        if !whole {
            return Err(Corrupt("the aggregates of a window"));
        }
        let at = At { l, r, a, b, mid, back };
        Ok(Daba { queue, decided: at.clone(), at })
    }
}

#[cfg(test)]
mod tests {
    use super::Daba;
    use crate::env::Rng;

    /// Counts its calls.
    fn concat(calls: &mut u32) -> impl FnMut(&String, &String) -> String {
        |older, newer| {
            *calls += 1;
            format!("{older}{newer}")
        }
    }

    fn check(daba: &Daba<String>, naive: &[String]) {
        let whole = daba.whole(&mut concat(&mut 0));
        assert_eq!(whole, (!naive.is_empty()).then(|| naive.concat()));
        assert_eq!(daba.len(), naive.len());
    }

    /// Filling and then sliding, for windows of every small length; and what a slide costs.
    #[test]
    fn windows_of_fixed_length_are_aggregated_in_order() {
        for n in 1..=20 {
            let (mut daba, mut naive, mut most, mut all) = (Daba::default(), Vec::new(), 0, 0);
            for i in 0..200 {
                let mut calls = 0;
                let item = format!("{i},");
                if naive.len() == n {
                    daba.evict(&mut concat(&mut calls));
                    naive.remove(0);
                }
                daba.insert(item.clone(), &mut concat(&mut calls));
                naive.push(item);
                let _ = daba.whole(&mut concat(&mut calls));
                check(&daba, &naive);
                daba.decide(true, drop);
                most = most.max(calls);
                all += calls;
            }
            assert!(most <= 6, "{most} merges in one slide of {n}");
            assert!(all <= 4 * 200 + 6, "{all} merges in 200 slides of {n}");
        }
    }

    /// Any sequence of changes, several at once, committed or not, also where a merge panics on the
    /// way.
    #[test]
    fn any_sequence_of_changes_is_aggregated_in_order() {
        let mut rng = Rng::new(3);
        for grows in [1, 2, 3] {
            let (mut daba, mut naive) = (Daba::<String>::default(), Vec::new());
            for i in 0..3_000 {
                let before = naive.clone();
                let mut calls = 0;
                for j in 0..rng.below(5) {
                    if rng.below(4) < grows {
                        let item = format!("{i}.{j},");
                        daba.insert(item.clone(), &mut concat(&mut calls));
                        naive.push(item);
                    } else if !naive.is_empty() {
                        daba.evict(&mut concat(&mut calls));
                        naive.remove(0);
                    }
                    check(&daba, &naive);
                }
                let torn = rng.below(8) == 0;
                if torn {
                    let insert = || daba.insert("x".to_owned(), &mut |_: &String, _: &String| panic!("torn"));
                    // it panics, or there was nothing to merge
                    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(insert));
                }
                let commit = !torn && rng.below(3) > 0;
                daba.decide(commit, drop);
                if !commit {
                    naive = before;
                }
                check(&daba, &naive);
                if naive.len() > 40 {
                    while naive.len() > 3 {
                        daba.evict(&mut concat(&mut calls));
                        naive.remove(0);
                    }
                    daba.decide(true, drop);
                    check(&daba, &naive);
                }
            }
        }
    }
}
