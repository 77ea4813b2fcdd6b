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
    pub fn done(mut self, op: u32, f: impl Fn(V, V) -> V) -> Piece<K, V>
    where
        K: Key,
    {
        self.flush(op, f);
        let whole = |e: Entry<K, Option<V>>| e.value.map(|value| Entry { code: e.code, key: e.key, value });
        Piece { entries: self.table.into_entries().into_iter().filter_map(whole).collect(), distinct: true }
    }
}

fn open<K, V>(entry: Entry<K, V>) -> Entry<K, Option<V>> {
    Entry { code: entry.code, key: entry.key, value: Some(entry.value) }
}

/// Merges what came for one partition, in the order of the source partitions. Nothing is hashed again, and a
/// single combined piece is passed on as it is.
pub fn merge<K: Key, V>(
    op: u32,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> impl Iterator<Item = (K, V)> {
    merged(op, pieces, f).into_iter().map(|entry| (entry.key, entry.value))
}

/// [`merge`], with the codes of the keys.
pub(crate) fn merged<K: Key, V>(
    op: u32,
    mut pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
) -> Vec<Entry<K, V>> {
    match (pieces.pop(), pieces.is_empty()) {
        (None, _) => Vec::new(),
        (Some(only), true) if only.distinct => only.entries,
        (Some(last), _) => {
            let mut pieces = pieces.into_iter().chain([last]).peekable();
            let mut all = Combine::new(0);
            // what is distinct already is a table but for its index
            if let Some(first) = pieces.next_if(|piece| piece.distinct) {
                all.table = Table::of_distinct(first.entries.into_iter().map(open).collect());
            }
            for entry in pieces.flat_map(|piece| piece.entries) {
                all.add(op, open(entry), &f);
            }
            all.done(op, f).entries
        }
    }
}
