//! `reduce_by_key`: one value for each key (Spark row PD-02), combined before the shuffle and merged after it.

use crate::{
    kernel::{Hot, Pair, Table, table::GROUP},
    exec::fault::Running,
    record::Key,
    shuffle::{Entry, Piece},
};

/// The combine: a table over the records of one partition. Records wait in a small group, so that the table can
/// handle several at once; the closure is called a little later than the record comes, but in order.
#[derive(Debug)]
pub struct Combine<K, V> {
    /// a slot is empty only while its value is in the closure
    table: Table<K, Option<V>>,
    waiting: Vec<Entry<K, Option<V>>>,
    hot: Hot,
}

impl<K: Key, V> Combine<K, V> {
    /// Empty; `seed` is the batch's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Combine { table: Table::new(seed), waiting: Vec::with_capacity(GROUP), hot: Hot::default() }
    }

    /// Takes a pair.
    #[inline(always)]
    pub fn push<P: Pair<Key = K, Value = V>>(&mut self, op: u32, record: P, f: impl Fn(V, V) -> V) {
        let (key, value) = record.split();
        // a key's own `Hash`, and `Eq` below, are code of the user's too
        let running = Running(op);
        let code = self.table.code(&key);
        running.done();
        self.add(op, Entry { code, key, value: Some(value) }, f);
    }

    #[inline(always)]
    fn add(&mut self, op: u32, entry: Entry<K, Option<V>>, f: impl Fn(V, V) -> V) {
        if self.table.is_few() {
            let comparing = Running(op);
            self.table.upsert(entry, |so_far, value| fold(op, so_far, value, f));
            return comparing.done();
        }
        self.add_to_many(op, entry, f);
    }

    /// [`Combine::add`] with many keys.
    // apart, so that the loop around a table of few keys has the registers to itself
    #[inline(never)]
    fn add_to_many(&mut self, op: u32, entry: Entry<K, Option<V>>, f: impl Fn(V, V) -> V) {
        if let Some(number) = self.hot.number(entry.code) {
            let found = &mut self.table.entries_mut()[number];
            if entry.code.is_exact() || found.key == entry.key {
                return fold(op, &mut found.value, entry.value, f);
            }
        }
        self.table.expect(entry.code);
        self.waiting.push(entry);
        if self.waiting.len() == GROUP {
            self.hot.next_group(self.table.len());
            self.flush(op, f);
        }
    }

    #[inline(never)]
    fn flush(&mut self, op: u32, f: impl Fn(V, V) -> V) {
        let comparing = Running(op);
        let Combine { table, waiting, hot } = self;
        let update = |so_far: &mut Option<V>, value| fold(op, so_far, value, &f);
        table.upsert_all(waiting, update, |code, number| hot.note(code, number));
        comparing.done();
    }

}

#[inline(always)]
fn fold<V>(op: u32, so_far: &mut Option<V>, value: Option<V>, f: impl Fn(V, V) -> V) {
    if let (Some(a), Some(b)) = (so_far.take(), value) {
        let running = Running(op);
        *so_far = Some(f(a, b));
        running.done();
    }
}

impl<K, V> Combine<K, V> {
    /// The combined pairs, in order of first sight.
    // the bound stands here, not on the impl: a key that is none is reported once
    pub fn done(self, op: u32, f: impl Fn(V, V) -> V) -> Piece<K, V>
    where
        K: Key,
    {
        Piece::new(self.into_entries(op, f), true)
    }

    fn into_entries(mut self, op: u32, f: impl Fn(V, V) -> V) -> Vec<Entry<K, V>>
    where
        K: Key,
    {
        self.flush(op, f);
        let whole = |e: Entry<K, Option<V>>| e.value.map(|value| Entry { code: e.code, key: e.key, value });
        self.table.into_entries().into_iter().filter_map(whole).collect()
    }
}

/// Merges what came for one partition, in the order of the source partitions. Nothing is hashed again, and a
/// single combined piece is passed on as it is. Keys are in order of first sight; those of pieces with several runs, run by run.
pub fn merge<K: Key, V>(
    op: u32,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = (K, V)> {
    merged(op, pieces, f).map(|entry| (entry.key, entry.value))
}

/// [`merge`], with the codes of the keys.
pub(crate) fn merged<K: Key, V>(
    op: u32,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = Entry<K, V>> {
    let n_runs = pieces.iter().map(|piece| piece.runs().len()).max().unwrap_or(0);
    let runs_of = |piece: Piece<K, V>| (piece.distinct, piece.into_runs(n_runs).into_iter());
    let mut pieces: Vec<_> = pieces.into_iter().map(runs_of).collect();
    // run by run, as they are asked for: what is merged is still in the caches of the core when it is read
    (0..n_runs).flat_map(move |_| {
        let next = pieces.iter_mut().filter_map(|(distinct, runs)| Some((*distinct, runs.next()?)));
        merge_runs(op, next.filter(|(_, run)| !run.is_empty()).collect(), &f)
    })
}

/// Merges runs with the same keys; with each, whether its keys are all different.
fn merge_runs<K: Key, V>(
    op: u32,
    runs: Vec<(bool, Vec<Entry<K, V>>)>,
    f: impl Fn(V, V) -> V,
) -> Vec<Entry<K, V>> {
    let n_records = runs.iter().map(|(_, run)| run.len()).sum();
    let is_single = runs.len() == 1;
    let mut runs = runs.into_iter().peekable();
    let mut all = Combine::new(0);
    // what is distinct already is a table but for its index
    match runs.next_if(|(distinct, _)| *distinct) {
        Some((_, only)) if is_single => return only,
        Some((_, first)) => {
            let mut entries = Vec::with_capacity(n_records);
            entries.extend(first.into_iter().map(open));
            all.table = Table::of_distinct(entries);
        }
        None => {}
    }
    for entry in runs.flat_map(|(_, run)| run) {
        all.add(op, open(entry), &f);
    }
    all.into_entries(op, f)
}

fn open<K, V>(entry: Entry<K, V>) -> Entry<K, Option<V>> {
    Entry { code: entry.code, key: entry.key, value: Some(entry.value) }
}
