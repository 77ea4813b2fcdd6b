//! The values of a batch on their way into a column: they come in the order in which their keys
//! were first seen.

use super::column::Ids;
use super::{Column, Id, Pool, Shared};
use crate::record::{Record, Stored};
use std::sync::Arc;

/// Lists that are filled anew in each batch.
#[derive(Debug)]
pub(super) struct Arrivals<S> {
    ids: Vec<Id>,
    values: Vec<Option<S>>,
    /// which value each number has, plus one
    places: Vec<u32>,
    /// numbers and places of few values
    pairs: Vec<(Id, u32)>,
}

/// So many numbers are looked through for one value rather than sorting the values.
const LOOKED_THROUGH: usize = 16;

impl<S> Default for Arrivals<S> {
    fn default() -> Self {
        Arrivals { ids: Vec::new(), values: Vec::new(), places: Vec::new(), pairs: Vec::new() }
    }
}

impl<S: Stored> Arrivals<S> {
    /// A column of the given values, of which each has another number below `bound`.
    pub(super) fn column<V: Record<Owned = S>>(
        &mut self,
        pool: &mut Pool<S>,
        values: impl Iterator<Item = (Id, V)>,
        bound: impl FnOnce() -> usize,
    ) -> Option<Shared<S>> {
        self.ids.clear();
        self.values.clear();
        let (mut sorted, mut arena) = pool.values();
        for (id, value) in values {
            self.ids.push(id);
            self.values.push(Some(value.store(&mut arena)));
        }
        let mut ids = pool.ids();
        let Arrivals { ids: came, values, places, pairs } = self;
        if came.is_sorted() {
            ids.extend_from_slice(came);
            sorted.extend(values.drain(..).flatten());
        } else if came.len().saturating_mul(LOOKED_THROUGH) < bound() {
            pairs.clear();
            pairs.extend(came.iter().copied().zip(0..));
            pairs.sort_unstable();
            ids.extend(pairs.iter().map(|(id, _)| *id));
            sorted.extend(pairs.iter().filter_map(|(_, place)| Option::take(&mut values[*place as usize])));
        } else {
            places.clear();
            places.resize(came.iter().max().map_or(0, |last| *last as usize + 1), 0);
            came.iter().zip(1..).for_each(|(id, place)| places[*id as usize] = place);
            let taken = places.iter().zip(0..).filter(|(place, _)| **place != 0);
            ids.extend(taken.clone().map(|(_, id)| id));
            sorted.extend(taken.filter_map(|(place, _)| Option::take(&mut values[*place as usize - 1])));
        }
        let ids: Ids = Arc::new(ids);
        (!ids.is_empty()).then(|| Arc::new(Column { ids, values: sorted, arena }))
    }
}

#[cfg(test)]
mod tests {
    use super::Arrivals;
    use crate::{env::Rng, window::Pool};
    use std::collections::BTreeMap;

    #[test]
    fn columns_are_sorted_by_number_however_many_values_there_are() {
        let (mut rng, mut arrivals, mut pool) = (Rng::new(2), Arrivals::default(), Pool::default());
        for bound in [1u64, 5, 400, 5_000] {
            for n in [0, 1, 3, 60, 300] {
                let naive: BTreeMap<u32, String> =
                    (0..n).map(|_| rng.below(bound) as u32).map(|id| (id, format!("v{id}"))).collect();
                let mut shuffled: Vec<_> = naive.clone().into_iter().collect();
                for i in (1..shuffled.len()).rev() {
                    shuffled.swap(i, rng.below(i as u64 + 1) as usize);
                }
                for values in [shuffled, naive.clone().into_iter().collect()] {
                    let column = arrivals.column(&mut pool, values.into_iter(), || bound as usize);
                    let got: Vec<_> = column.iter().flat_map(|column| column.iter()).collect();
                    assert_eq!(got, naive.clone().into_iter().collect::<Vec<_>>());
                    column.into_iter().for_each(|column| pool.give(column));
                }
            }
        }
    }
}
