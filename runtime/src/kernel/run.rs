//! Keyed records in the order in which they were first seen: as a list, or in the table that
//! combined them.

use crate::{
    kernel::{Entry, Values, prefetch},
    record::{Arena, Code, KEY_GROUPS, Key, group_of},
};

/// See the head of this file.
// a table is taken apart only where its records go: to copy many of them twice takes longer than to
// combine some
#[derive(Debug)]
pub enum Run<K, V> {
    /// As they came.
    List(Vec<Entry<K, V>>),
    /// Out of a table.
    Table(Values<K, V>),
}

impl<K, V> Run<K, V> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        match self {
            Run::List(list) => list.len(),
            Run::Table(table) => table.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Shows each record to `f`.
    pub(crate) fn for_each(&self, mut f: impl FnMut(Code, &K, &V)) {
        match self {
            Run::List(list) => list.iter().for_each(|entry| f(entry.code, &entry.key, &entry.value)),
            Run::Table(table) => table.iter().for_each(|(code, key, value)| f(code, key, value)),
        }
    }
}

impl<K, V> IntoIterator for Run<K, V> {
    type Item = Entry<K, V>;
    type IntoIter = IntoIter<K, V>;

    #[inline]
    fn into_iter(self) -> IntoIter<K, V> {
        match self {
            Run::List(list) => IntoIter::List(list.into_iter()),
            Run::Table(table) => IntoIter::Table(table),
        }
    }
}

/// The records of a [`Run`].
#[derive(Debug)]
pub enum IntoIter<K, V> {
    /// Of a list.
    List(std::vec::IntoIter<Entry<K, V>>),
    /// Of a table.
    Table(Values<K, V>),
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = Entry<K, V>;

    #[inline]
    fn next(&mut self) -> Option<Entry<K, V>> {
        match self {
            IntoIter::List(list) => list.next(),
            IntoIter::Table(table) => table.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            IntoIter::List(list) => list.size_hint(),
            IntoIter::Table(table) => table.size_hint(),
        }
    }

    // one loop for each form
    #[inline]
    fn fold<B, F: FnMut(B, Entry<K, V>) -> B>(self, init: B, f: F) -> B {
        match self {
            IntoIter::List(list) => list.fold(init, f),
            IntoIter::Table(table) => table.fold(init, f),
        }
    }
}

/// For how many records ahead memory is asked for: two or three cache lines.
const SOON: usize = 3;

/// For each of `n_partitions` its records, in `n_runs` by the upper bits of their key groups. The
/// order is kept. Each record is moved once, to where there is room for it.
pub(crate) fn part<K: Key, V>(
    from: Vec<Run<K, V>>,
    distinct: bool,
    n_partitions: usize,
    n_runs: usize,
) -> impl Iterator<Item = Vec<Run<K, V>>> {
    let n_lists = n_partitions * n_runs;
    let run_shift = (KEY_GROUPS / n_runs as u32).trailing_zeros();
    let mut scratch = Arena::default();
    let mut place = |code, key: &K| {
        let group = group_of(key, code, &mut scratch);
        group % n_partitions as u32 * n_runs as u32 + (group >> run_shift)
    };
    // empty for different keys, which are spread evenly: where they go need not be known before.
    // Keys that were placed before come unevenly though different, and then lists grow
    let mut places = Vec::new();
    let mut rooms = vec![0; n_lists];
    let n_records = from.iter().map(Run::len).sum::<usize>();
    if distinct {
        let mean = n_records / n_lists;
        rooms.fill(mean + 4 * mean.isqrt());
    } else {
        places.reserve_exact(n_records);
        for run in &from {
            run.for_each(|code, key, _| {
                let at = place(code, key);
                rooms[at as usize] += 1;
                places.push(at);
            });
        }
    }
    let mut lists: Vec<Vec<Entry<K, V>>> = rooms.into_iter().map(Vec::with_capacity).collect();
    let mut places = places.into_iter();
    for run in from {
        for entry in run {
            let at = places.next().unwrap_or_else(|| place(entry.code, &entry.key));
            let list = &mut lists[at as usize];
            list.push(entry);
            // more lists are written at a time than a core foresees by itself
            if let Some(soon) = list.spare_capacity_mut().get(SOON) {
                prefetch(soon);
            }
        }
    }
    let mut runs = lists.into_iter().map(Run::List);
    (0..n_partitions).map(move |_| runs.by_ref().take(n_runs).collect())
}

#[cfg(test)]
mod tests {
    use super::{Run, part};
    use crate::{
        kernel::{Combining, Entry},
        record::{Arena, Coder, key_group},
    };

    /// The numbers up to `n`, as a list and out of a table.
    fn both(n: u64) -> [Run<u64, u64>; 2] {
        let coder = Coder::new(3);
        let mut table = Combining::new(3);
        (0..n).for_each(|key| table.push(0, (key, key * 2), |value| value, |a, _| a));
        let list = (0..n).map(|key| Entry { code: coder.code(&key), key, value: key * 2 });
        [Run::List(list.collect()), table.into_run(0, |value| value, |a, _| a)]
    }

    #[test]
    fn a_run_gives_its_records_in_order_in_whatever_way_it_is_asked() {
        for n in [0, 1, 100] {
            let right: Vec<_> = (0..n).map(|key| (key, key * 2)).collect();
            for run in both(n) {
                assert_eq!((run.len() as u64, run.is_empty()), (n, n == 0));
                let mut shown = Vec::new();
                run.for_each(|_, key, value| shown.push((*key, *value)));
                assert_eq!(shown, right);
                let mut rest = run.into_iter();
                let first: Vec<_> = rest.by_ref().take(7).collect();
                let all = rest.fold(first, |mut all, entry| {
                    all.push(entry);
                    all
                });
                assert_eq!(all.into_iter().map(|entry| (entry.key, entry.value)).collect::<Vec<_>>(), right);
            }
        }
    }

    /// Also where keys come unevenly though they are different: then lists grow.
    #[test]
    fn parts_have_their_records_however_unevenly_they_come() {
        let n = if cfg!(miri) { 200 } else { 20_000 };
        for distinct in [true, false] {
            for run in both(n) {
                let one = |entry: &Entry<u64, u64>| key_group(&entry.key, &mut Arena::default()) % 4 == 1;
                let uneven: Vec<_> = run.into_iter().filter(one).collect();
                let keys: Vec<u64> = uneven.iter().map(|entry| entry.key).collect();
                let parts: Vec<_> = part(vec![Run::List(uneven)], distinct, 4, 1).collect();
                assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [1; 4]);
                let got: Vec<Vec<u64>> = parts
                    .into_iter()
                    .map(|runs| runs.into_iter().flatten().map(|e| e.key).collect())
                    .collect();
                assert_eq!(got, [vec![], keys, vec![], vec![]]);
            }
        }
    }
}
