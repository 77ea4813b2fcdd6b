//! `combine_by_key`: for each key a combiner, of another type than the values (Spark row PD-03).

use crate::{
    kernel::{Combining, Pair, Piece, kept},
    record::Key,
};

/// The combine.
#[derive(Debug)]
pub struct CombineByKey<K, V, C>(Combining<K, V, C>);

impl<K: Key, V, C> CombineByKey<K, V, C> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        CombineByKey(Combining::new(seed))
    }

    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(
        &mut self,
        op: u32,
        record: P,
        create: impl Fn(V) -> C,
        merge_value: impl Fn(C, V) -> C,
    ) {
        self.0.push(op, record, create, merge_value);
    }
}

// without a bound on the impl: a key that is none is reported once
impl<K, V, C> CombineByKey<K, V, C> {
    /// The combiners, in order of first sight.
    pub fn done(self, op: u32, create: impl Fn(V) -> C, merge_value: impl Fn(C, V) -> C) -> Piece<K, C>
    where
        K: Key,
    {
        let run = self.0.into_run(op, create, merge_value);
        kept(run.len());
        Piece::new(run, true)
    }
}

/// Without a combine before the shuffle: combiners of all values that came for one partition. There
/// are none to merge.
pub fn combine_values<K: Key, V, C>(
    op: u32,
    seed: u64,
    pieces: Vec<Piece<K, V>>,
    create: impl Fn(V) -> C,
    merge_value: impl Fn(C, V) -> C,
    _merge_combiners: impl Fn(C, C) -> C,
) -> impl Iterator<Item = (K, C)> {
    let mut all = Combining::new(seed);
    for run in pieces.into_iter().flat_map(Piece::into_runs) {
        run.into_iter().for_each(|entry| all.add(op, entry, &create, &merge_value));
    }
    all.into_run(op, create, merge_value).into_iter().map(|entry| (entry.key, entry.value))
}

#[cfg(test)]
mod tests {
    use super::{CombineByKey, combine_values};
    use crate::kernel::merge;
    use std::collections::BTreeMap;

    /// Sum and count of each key, in two partitions that are merged, in one, and by a map.
    #[test]
    fn combiners_are_those_of_a_map() {
        let pairs: Vec<(u64, u64)> = (0..500u64).map(|i| (i * 7 % 13, i)).collect();
        let mut naive: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
        for (key, value) in &pairs {
            let (sum, n) = naive.entry(*key).or_default();
            (*sum, *n) = (*sum + value, *n + 1);
        }
        let create = |v: u64| (v, 1u64);
        let merge_value = |(sum, n): (u64, u64), v: u64| (sum + v, n + 1);
        let pieces = pairs.chunks(200).map(|part| {
            let mut table = CombineByKey::new(1);
            part.iter().for_each(|pair| table.push(0, *pair, create, merge_value));
            table.done(0, create, merge_value)
        });
        let merge_combiners = |a: (u64, u64), b: (u64, u64)| (a.0 + b.0, a.1 + b.1);
        let merged = merge(0, 1, pieces.collect(), merge_combiners);
        assert_eq!(merged.collect::<BTreeMap<_, _>>(), naive);
        let kept = pairs.chunks(200).map(|part| {
            let mut kept = crate::kernel::KeepKeyed::new(1);
            part.iter().for_each(|pair| kept.push(*pair));
            kept.done()
        });
        let combined = combine_values(0, 1, kept.collect(), create, merge_value, merge_combiners);
        assert_eq!(combined.collect::<BTreeMap<_, _>>(), naive);
    }
}
