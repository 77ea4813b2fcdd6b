//! Pairs of an [`Rdd`] brought together by their keys.

use super::Rdd;
use crate::{
    env::Rng,
    fault::NOBODY,
    kernel::{Combine, Table, merge},
    record::Key,
};

impl<K: Key, V> Rdd<(K, V)> {
    /// The values of each key folded into one; keys in order of first sight, in one partition.
    /// Values are folded in each partition first, in their order, so `f` has to be associative, as
    /// that of the operator of this name.
    #[must_use]
    pub fn reduce_by_key(self, f: impl Fn(V, V) -> V + Sync) -> Rdd<(K, V)>
    where
        V: Send,
    {
        let (workers, seed) = (self.workers.clone(), Rng::fresh_seed());
        let pieces = self.by_part(|part| {
            let mut table = Combine::new(seed);
            part.into_iter().for_each(|pair| table.push(NOBODY, pair, &f));
            table.done(NOBODY, &f)
        });
        Rdd { parts: vec![merge(NOBODY, seed, pieces, f).collect()], workers }
    }

    /// Each pair with each value that `other` has under the same key: pairs in their order and
    /// partitions, values in theirs.
    ///
    /// One thread finds out what `other` has, before several look up in it: let it be the smaller
    /// one.
    #[must_use]
    pub fn join<W: Clone + Send + Sync>(self, other: Rdd<(K, W)>) -> Rdd<(K, (V, W))>
    where
        K: Clone + Sync,
        V: Clone + Send,
    {
        let other = Index::new(other);
        self.flat_map(|(key, value)| {
            let values = other.of(&key).to_vec();
            values.into_iter().map(move |with| (key.clone(), (value.clone(), with)))
        })
    }

    /// As [`Rdd::join`]; pairs whose key `other` does not have come with `None`.
    #[must_use]
    pub fn left_outer_join<W: Clone + Send + Sync>(self, other: Rdd<(K, W)>) -> Rdd<(K, (V, Option<W>))>
    where
        K: Clone + Sync,
        V: Clone + Send,
    {
        let other = Index::new(other);
        self.flat_map(|(key, value)| {
            let found = other.of(&key);
            let mut values: Vec<Option<W>> = found.iter().cloned().map(Some).collect();
            if values.is_empty() {
                values.push(None);
            }
            values.into_iter().map(move |with| (key.clone(), (value.clone(), with)))
        })
    }

    /// The pairs whose key `other` does not have, repeats included, in their order and partitions.
    /// One thread finds out what `other` has, as in [`Rdd::join`].
    #[must_use]
    pub fn subtract_by_key<W: Sync>(self, other: Rdd<(K, W)>) -> Rdd<(K, V)>
    where
        K: Sync,
        V: Send,
    {
        let other = Index::new(other);
        self.filter(|(key, _)| other.of(key).is_empty())
    }
}

/// The values of each key. Made by one thread: values of a key stay in the order of their
/// partitions.
struct Index<K, W>(Table<K, Vec<W>>);

impl<K: Key, W> Index<K, W> {
    fn new(rdd: Rdd<(K, W)>) -> Self {
        let mut table: Table<K, Vec<W>> = Table::new(Rng::fresh_seed());
        for (key, value) in rdd {
            let at = table.entry(table.code(&key), key, Vec::new);
            table.value_mut(at).push(value);
        }
        Index(table)
    }

    fn of(&self, key: &K) -> &[W] {
        self.0.find(self.0.code(key), key).map_or(&[], |at| self.0.value(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::rdd::Rdd;

    fn rdd<T>(records: impl IntoIterator<Item = T>) -> Rdd<T> {
        Rdd::of(records)
    }

    #[test]
    fn values_of_a_key_are_folded_in_their_order() {
        let pairs = [("b", "1"), ("a", "2"), ("b", "3"), ("b", "4")].map(|(k, v)| (k, v.to_owned()));
        let folded = rdd(pairs).reduce_by_key(|a, b| a + &b);
        assert_eq!(folded.collect(), [("b", "134".to_owned()), ("a", "2".to_owned())]);
    }

    #[test]
    fn joins_are_those_of_the_naive_loops() {
        let mut left: Vec<(u64, u64)> = (0..40).map(|i| (i * 7 % 9, i)).collect();
        let right: Vec<(u64, u64)> = (0..30).map(|i| (i * 5 % 7, 100 + i)).collect();
        let all = left.clone();
        let (mut inner, mut outer) = (Vec::new(), Vec::new());
        for (k, v) in &left {
            let with: Vec<u64> = right.iter().filter(|pair| pair.0 == *k).map(|pair| pair.1).collect();
            inner.extend(with.iter().map(|w| (*k, (*v, *w))));
            outer.extend(with.iter().map(|w| (*k, (*v, Some(*w)))));
            outer.extend(with.is_empty().then_some((*k, (*v, None))));
        }
        assert!(!inner.is_empty() && outer.iter().any(|pair| pair.1.1.is_none()));
        assert_eq!(rdd(left.clone()).join(rdd(right.clone())).collect(), inner);
        assert_eq!(rdd(left.clone()).left_outer_join(rdd(right.clone())).collect(), outer);
        left.retain(|(k, _)| right.iter().all(|pair| pair.0 != *k));
        assert!(!left.is_empty());
        assert_eq!(rdd(all).subtract_by_key(rdd(right)).collect(), left);
    }
}
