//! Keyed records in the order in which they were first seen: as a list, or in the table that combined them.

use crate::{
    kernel::{Entries, prefetch},
    record::{Arena, Code, KEY_GROUPS, Key, group_of},
};

/// A keyed record with the code of its key, which travels along so that nobody makes it again.
#[derive(Clone, Debug)]
pub struct Entry<K, V> {
    /// What stands for `key` in tables; not what places it (that is [`key_group`](crate::record::key_group)).
    pub code: Code,
    /// The value.
    pub value: V,
    /// The key.
    pub key: K,
}

/// See the head of this file.
// a table is taken apart only where its records go: to copy many of them twice takes longer than to combine some
#[derive(Debug)]
pub enum Run<K, V> {
    /// As they came.
    List(Vec<Entry<K, V>>),
    /// Out of a table, where no value is missing any more.
    Table(Entries<K, Option<V>>),
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
    pub(super) fn for_each(&self, mut f: impl FnMut(Code, &K, &V)) {
        match self {
            Run::List(list) => list.iter().for_each(|entry| f(entry.code, &entry.key, &entry.value)),
            Run::Table(table) => {
                table
                    .iter()
                    .for_each(|(code, key, value)| value.iter().for_each(|value| f(code, key, value)));
            }
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
    Table(Entries<K, Option<V>>),
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = Entry<K, V>;

    #[inline]
    fn next(&mut self) -> Option<Entry<K, V>> {
        match self {
            IntoIter::List(list) => list.next(),
            IntoIter::Table(table) => {
                table.find_map(|Entry { code, value, key }| Some(Entry { code, value: value?, key }))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            IntoIter::List(list) => list.size_hint(),
            IntoIter::Table(table) => (0, table.size_hint().1),
        }
    }

    // one loop for each form, without a question for each record
    #[inline]
    fn fold<B, F: FnMut(B, Entry<K, V>) -> B>(self, init: B, mut f: F) -> B {
        match self {
            IntoIter::List(list) => list.fold(init, f),
            IntoIter::Table(table) => table.fold(init, |so_far, Entry { code, value, key }| match value {
                Some(value) => f(so_far, Entry { code, value, key }),
                None => so_far,
            }),
        }
    }
}

/// For each of `n_partitions` its records, in `n_runs` by the upper bits of their key groups. The order is kept.
pub(super) fn part<K: Key, V>(
    from: Vec<Run<K, V>>,
    n_partitions: usize,
    n_runs: usize,
) -> Vec<Vec<Run<K, V>>> {
    let n_lists = n_partitions * n_runs;
    let mean = from.iter().map(Run::len).sum::<usize>() / n_lists;
    // groups are spread evenly, so that few lists need more than that
    let room = mean + 4 * mean.isqrt();
    let lists = (0..n_lists).map(|_| Vec::with_capacity(room)).collect();
    let run_shift = (KEY_GROUPS / n_runs as u32).trailing_zeros();
    let mut parting = Parting { lists, n_partitions, n_runs, run_shift, scratch: Arena::default() };
    for run in from {
        match run {
            Run::List(list) => list.into_iter().for_each(|entry| parting.take(entry)),
            Run::Table(table) => {
                for Entry { code, value, key } in table {
                    if let Some(value) = value {
                        parting.take(Entry { code, value, key });
                    }
                }
            }
        }
    }
    let mut runs = parting.lists.into_iter().map(Run::List);
    (0..n_partitions).map(|_| runs.by_ref().take(n_runs).collect()).collect()
}

/// For how many records ahead memory is asked for: two or three cache lines.
const SOON: usize = 3;

struct Parting<K, V> {
    lists: Vec<Vec<Entry<K, V>>>,
    n_partitions: usize,
    n_runs: usize,
    run_shift: u32,
    scratch: Arena,
}

impl<K: Key, V> Parting<K, V> {
    #[inline(always)]
    fn take(&mut self, entry: Entry<K, V>) {
        let group = group_of(&entry.key, entry.code, &mut self.scratch);
        let at = group as usize % self.n_partitions * self.n_runs + (group >> self.run_shift) as usize;
        let list = &mut self.lists[at];
        list.push(entry);
        // more lists are written at a time than a core foresees by itself
        if let Some(soon) = list.spare_capacity_mut().get(SOON) {
            prefetch(soon);
        }
    }
}
