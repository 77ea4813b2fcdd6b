//! Two columns brought together, in buffers of a pool.

use super::{
    Pool,
    column::{Column, Ids, Shared},
};
use crate::record::{One, Record, Stored, Two};
use std::{cmp::Ordering, sync::Arc};

/// Whether two columns have the same numbers.
fn alike<S>(a: &Column<S>, b: &Column<S>) -> bool {
    Arc::ptr_eq(&a.ids, &b.ids) || a.ids == b.ids
}

/// The numbers of a new column: those of an old one, if they are the same, so that the next look is
/// short.
fn share<S>(ids: Vec<super::Id>, old: &[&Column<S>], pool: &mut Pool<S>) -> Ids {
    match old.iter().find(|column| column.ids.len() == ids.len() && *column.ids == ids) {
        Some(column) => {
            pool.give_ids(ids);
            Arc::clone(&column.ids)
        }
        None => Arc::new(ids),
    }
}

impl<S: Stored> Pool<S> {
    /// The values of both columns; where both have a number, what `f` makes of the older and the
    /// newer one.
    pub fn merge(
        &mut self,
        older: &Shared<S>,
        newer: &Shared<S>,
        f: &impl for<'x> Fn(Two<'x, S>) -> One<'x, S>,
    ) -> Shared<S> {
        if older.is_empty() || newer.is_empty() {
            return Arc::clone(if older.is_empty() { newer } else { older });
        }
        let (mut values, mut arena) = self.values();
        if alike(older, newer) {
            let pairs = older.values.iter().zip(&newer.values);
            // without a branch or a check of the capacity: for numbers the compiler makes vector
            // instructions of it
            values.extend(pairs.map(|(a, b)| {
                let two = Two::new(a.view(&older.arena), b.view(&newer.arena));
                f(two).into_inner().store(&mut arena)
            }));
            let ids = Arc::clone(&older.ids);
            return Arc::new(Column { ids, values, arena });
        }
        let mut ids = self.ids();
        values.reserve(older.len().max(newer.len()));
        let (mut i, mut j) = (0, 0);
        while let (Some(&a), Some(&b)) = (older.ids.get(i), newer.ids.get(j)) {
            let (id, value) = match a.cmp(&b) {
                Ordering::Equal => (a, f(Two::new(older.at(i), newer.at(j))).into_inner()),
                Ordering::Less => (a, older.at(i)),
                Ordering::Greater => (b, newer.at(j)),
            };
            ids.push(id);
            values.push(value.store(&mut arena));
            (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
        }
        for (column, rest) in [(older, i), (newer, j)] {
            ids.extend_from_slice(&column.ids[rest..]);
            values.extend(
                column.values[rest..].iter().map(|value| value.view(&column.arena).store(&mut arena)),
            );
        }
        Arc::new(Column { ids: share(ids, &[older, newer], self), values, arena })
    }

    /// The values of `all`, where `part` has the number too, what `f` makes of both, or nothing.
    /// Numbers that `all` has not are left out.
    pub fn subtract(
        &mut self,
        all: &Shared<S>,
        part: &Shared<S>,
        f: &impl for<'x> Fn(Two<'x, S>) -> Option<One<'x, S>>,
    ) -> Shared<S> {
        if all.is_empty() || part.is_empty() {
            return Arc::clone(all);
        }
        let (mut values, mut arena) = self.values();
        let mut ids = self.ids();
        values.reserve(all.len());
        ids.reserve(all.len());
        let same = alike(all, part);
        let mut j = 0;
        for (i, &id) in all.ids.iter().enumerate() {
            if !same {
                while part.ids.get(j).is_some_and(|part_id| *part_id < id) {
                    j += 1;
                }
            }
            let value = match same || part.ids.get(j) == Some(&id) {
                true => {
                    j += 1;
                    f(Two::new(all.at(i), part.at(j - 1))).map(One::into_inner)
                }
                false => Some(all.at(i)),
            };
            if let Some(value) = value {
                ids.push(id);
                values.push(value.store(&mut arena));
            }
        }
        Arc::new(Column { ids: share(ids, &[all], self), values, arena })
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Pool, Shared};
    use crate::{
        env::Rng,
        record::{Arena, One, Record, Str, Two},
        window::Id,
    };
    use std::{collections::BTreeMap, sync::Arc};

    /// Closures that are bound by `let` are told their types.
    fn both<F: for<'x> Fn(Two<'x, String>) -> One<'x, String>>(f: F) -> F {
        f
    }

    fn some<F: for<'x> Fn(Two<'x, String>) -> Option<One<'x, String>>>(f: F) -> F {
        f
    }

    fn column(values: &BTreeMap<Id, String>) -> Shared<String> {
        let ids = Arc::new(values.keys().copied().collect());
        Arc::new(Column { ids, values: values.values().cloned().collect(), arena: Arena::default() })
    }

    /// Text that is borrowed, and the first letters only: what is kept must not need the arena it
    /// came from.
    fn texts(values: &BTreeMap<Id, String>) -> Shared<Str> {
        let mut arena = Arena { text: "something before".to_owned(), ..Arena::default() };
        let ids = Arc::new(values.keys().copied().collect());
        let values = values.values().map(|value| value.as_str().store(&mut arena)).collect();
        Arc::new(Column { ids, values, arena })
    }

    fn drawn(rng: &mut Rng, ids: u64, mark: &str) -> BTreeMap<Id, String> {
        let density = rng.below(4);
        (0..ids as u32).filter(|_| rng.below(4) <= density).map(|id| (id, format!("{mark}{id}"))).collect()
    }

    #[test]
    fn merging_is_merging_of_maps() {
        let (mut rng, mut pool, mut texts_pool) = (Rng::new(1), Pool::default(), Pool::default());
        for round in 0..400 {
            let (a, b) = (drawn(&mut rng, round % 23, "a"), drawn(&mut rng, round % 17, "b"));
            let mut naive = a.clone();
            for (id, value) in &b {
                naive.entry(*id).and_modify(|old| old.push_str(value)).or_insert_with(|| value.clone());
            }
            let concat = both(|two| two.merge(|older, newer| older + &newer));
            let merged = pool.merge(&column(&a), &column(&b), &concat);
            assert_eq!(merged.iter().collect::<BTreeMap<_, _>>(), naive);
            assert!(merged.ids().is_sorted_by(|a, b| a < b));
            pool.give(merged);

            let least =
                texts_pool.merge(&texts(&a), &texts(&b), &|two| two.merge(|a, b| if a < b { a } else { b }));
            let of_both =
                |id: &Id| [a.get(id), b.get(id)].into_iter().flatten().min().expect("in one of them");
            assert_eq!(least.len(), naive.len());
            assert!(least.iter().all(|(id, text)| text == of_both(&id)));
            texts_pool.give(least);

            let dropping = some(|two| {
                let (all, part) = two.split();
                (all.len() % 2 == 0).then(|| One::new(all + "-" + &part))
            });
            let left = pool.subtract(&column(&a), &column(&b), &dropping);
            let naive: BTreeMap<Id, String> = a
                .iter()
                .filter_map(|(id, value)| match b.get(id) {
                    Some(part) => (value.len() % 2 == 0).then(|| (*id, format!("{value}-{part}"))),
                    None => Some((*id, value.clone())),
                })
                .collect();
            assert_eq!(left.iter().collect::<BTreeMap<_, _>>(), naive);
            pool.give(left);
        }
    }

    #[test]
    fn equal_numbers_are_one_list() {
        let mut pool = Pool::default();
        let of =
            |mark: &str, ids: std::ops::Range<u32>| column(&ids.map(|id| (id, mark.to_owned())).collect());
        let (a, b, part) = (of("a", 0..9), of("b", 0..9), of("c", 2..5));
        let concat = both(|two| two.merge(|a, b| a + &b));
        let merged = pool.merge(&a, &b, &concat);
        assert!(Arc::ptr_eq(&merged.ids, &a.ids));
        let merged = pool.merge(&part, &b, &concat);
        assert!(Arc::ptr_eq(&merged.ids, &b.ids));
        let left = pool.subtract(&merged, &part, &|two| Some(two.merge(|a, _| a)));
        assert!(Arc::ptr_eq(&left.ids, &b.ids));
    }
}
