//! What an editor sees in place of streams: every operator as a method, with its types.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
//! Emitted code uses it only under `cfg(rust_analyzer)`, which rust-analyzer alone sets: nothing
//! here ever runs.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use crate::{
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Stored},
};
use std::{fmt, marker::PhantomData};

/// A stream of `T`.
pub struct DStream<T>(PhantomData<fn() -> T>);

/// An output; its options stand behind it.
#[derive(Clone, Copy, Debug)]
pub struct Output;

/// A stream before an operator that gives two.
pub struct BothOf<T>(PhantomData<fn() -> T>);

/// Stands for an argument that was left out.
pub fn given<T>() -> T {
    never()
}

fn never<T>() -> T {
    unreachable!("an editor runs nothing")
}

impl<T> Copy for DStream<T> {}

impl<T> Clone for DStream<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for DStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DStream")
    }
}

impl<T> fmt::Debug for BothOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BothOf")
    }
}

impl Output {
    /// `"stop"` (the default), `"retry(n)"` or `"skip"`.
    pub fn on_error(self, what: &str) -> Output {
        never()
    }
    /// `"stop"` (the default) or `"dead_letter"`.
    pub fn on_panic(self, what: &str) -> Output {
        never()
    }
}

impl<T> DStream<T> {
    /// Changes nothing: a stream that is used several times is computed once.
    pub fn cache(self) -> Self {
        never()
    }
    /// Changes nothing: a stream that is used several times is computed once.
    pub fn persist(self) -> Self {
        never()
    }
    /// How often its state is kept, in Spark's programs.
    pub fn checkpoint(self, interval: impl Sized) -> Self {
        never()
    }
    #[doc(hidden)]
    pub fn new() -> Self {
        never()
    }
    #[doc(hidden)]
    pub fn __both(self) -> BothOf<T> {
        never()
    }
}

impl<T: 'static> DStream<T> {
    /// Operator: keeps the lines that contain the text, as `str::contains` says, by whole blocks
    /// where it can.
    pub fn containing(self, text: impl Into<String>) -> DStream<T> {
        never()
    }
    /// Operator: gives one number: how many records the batch has, 0 if it is empty.
    pub fn count(self) -> DStream<u64> {
        never()
    }
    /// Operator: gives each different record with how often it comes.
    pub fn count_by_value(self) -> DStream<(T, u64)> {
        never()
    }
    /// Operator: gives each different record of the last batches with how often it comes.
    pub fn count_by_value_and_window(self, window: impl Sized) -> DStream<(T, u64)> {
        never()
    }
    /// Operator: gives one number: how many records the last batches have; nothing before the
    /// first record ever, 0 for an empty window after it.
    pub fn count_by_window(self, window: impl Sized) -> DStream<u64> {
        never()
    }
    /// Operator: gives each different record once.
    pub fn distinct(self) -> DStream<T> {
        never()
    }
    /// Operator: keeps the records for which the closure says yes.
    pub fn filter(self, predicate: impl Fn(&T) -> bool) -> DStream<T> {
        never()
    }
    /// Operator: gives what is in the closure's `Some`, and nothing for `None`.
    pub fn filter_map<U>(self, f: impl Fn(T) -> Option<U>) -> DStream<U> {
        never()
    }
    /// Operator: gives every record that the closure's iterator has.
    pub fn flat_map<I: IntoIterator>(self, f: impl Fn(T) -> I) -> DStream<I::Item> {
        never()
    }
    /// Operator: gives each partition as a `Vec` to the closure, which runs where the partition
    /// is, several at once.
    pub fn for_each_partition<R>(self, f: impl Fn(Vec<T>) -> R) -> Output {
        never()
    }
    /// Operator: gives each batch as an `Rdd` to the closure, which runs in the driver, in batch
    /// order.
    pub fn foreach_rdd<R>(self, f: impl FnMut(Rdd<T>) -> R) -> Output {
        never()
    }
    /// Operator: gives one `Group` for each partition: all its records, in order.
    pub fn glom(self) -> DStream<Group<'static, T>> {
        never()
    }
    /// Operator: calls the closure with every record by reference, once, and passes the record on.
    pub fn inspect<R>(self, look: impl Fn(&T) -> R) -> DStream<T> {
        never()
    }
    /// Operator: gives pairs: the closure's result for a record, which it only looks at, and the
    /// record.
    pub fn key_by<K>(self, key: impl Fn(&T) -> K) -> DStream<(K, T)> {
        never()
    }
    /// Operator: gives the closure's result for every record.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> DStream<U> {
        never()
    }
    /// Operator: gives what the closure makes of the iterator over each partition.
    pub fn map_partitions<I: IntoIterator>(self, f: impl Fn(std::vec::IntoIter<T>) -> I) -> DStream<I::Item> {
        never()
    }
    /// Operator: writes the first ten records of every batch to standard output.
    pub fn print(self) -> Output {
        never()
    }
    /// Operator: writes the first `n` records of every batch to standard output.
    pub fn print_n(self, n: impl Sized) -> Output {
        never()
    }
    /// Operator: folds all records of the batch into one; nothing comes out of an empty batch.
    pub fn reduce(self, f: impl Fn(T, T) -> T) -> DStream<T> {
        never()
    }
    /// Operator: folds all records of the last batches into one, by `inverse` if it is given: then
    /// something comes out of an empty window too, once there was a record.
    pub fn reduce_by_window(self, f: impl Fn(T, T) -> T, window: impl Sized) -> DStream<T> {
        never()
    }
    /// Operator: keeps the batches of the last `length` in a `Remembered`, whose `slice(from, to)`
    /// any thread may ask.
    pub fn remember(self, kept: &impl Sized, length: impl Sized) -> Output {
        never()
    }
    /// Operator: deals the records out to that many partitions, in turn.
    pub fn repartition(self, n: impl Sized) -> DStream<T> {
        never()
    }
    /// Operator: keeps each record with that probability; a batch that runs again keeps the same
    /// ones.
    pub fn sample(self, fraction: f64) -> DStream<T> {
        never()
    }
    /// Operator: writes each batch in its encoded form to a directory `PREFIX-<batch time in
    /// ms>[.SUFFIX]`, for `object_files`.
    pub fn save_as_object_files(self, prefix: impl Into<String>, suffix: &str) -> Output {
        never()
    }
    /// Operator: writes each batch to a directory `PREFIX-<batch time in ms>[.SUFFIX]`, a file for
    /// each partition.
    pub fn save_as_text_files(self, prefix: impl Into<String>, suffix: &str) -> Output {
        never()
    }
    /// Operator: gives `Fields` for every line: `get(n)` is a part between that character, as
    /// `str::split` says, by whole blocks where it can.
    pub fn split_fields(self, separator: char) -> DStream<Fields<'static>> {
        never()
    }
    /// Operator: gives every key of the state before it with its state, in every batch, also
    /// without data.
    pub fn state_snapshots<R>(self) -> DStream<R> {
        never()
    }
    /// Operator: gives the `n` largest records of the batch, the largest first, in one partition.
    pub fn top_k(self, n: impl Sized) -> DStream<T> {
        never()
    }
    /// Operator: gives the `Rdd` that the closure makes of each batch; it runs in the driver, in
    /// batch order.
    pub fn transform<U>(self, f: impl FnMut(Rdd<T>) -> Rdd<U>) -> DStream<U> {
        never()
    }
    /// Operator: gives the `Rdd` that the closure makes of the batches of both streams; it runs in
    /// the driver, in batch order.
    pub fn transform_with<B, U>(
        self,
        other: DStream<B>,
        f: impl FnMut(Rdd<T>, Rdd<B>) -> Rdd<U>,
    ) -> DStream<U> {
        never()
    }
    /// Operator: gives every record of the iterator in the closure's `Ok`, and counts what is in
    /// `Err`; `let (good, bad) = ..` gives both as streams.
    pub fn try_flat_map<I: IntoIterator, E>(self, f: impl Fn(T) -> Result<I, E>) -> DStream<I::Item> {
        never()
    }
    /// Operator: gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good,
    /// bad) = ..` gives both as streams.
    pub fn try_map<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> DStream<U> {
        never()
    }
    /// Operator: gives the records of both streams: the partitions of the one, then those of the
    /// other.
    pub fn union(self, other: DStream<T>) -> DStream<T> {
        never()
    }
    /// Operator: gives the records of the last batches together, oldest first: those of `window`,
    /// every `slide`.
    pub fn window(self, window: impl Sized) -> DStream<T> {
        never()
    }
    /// Operator: gives the words of every line, as `split_whitespace` does, by whole blocks where
    /// it can.
    pub fn words(self) -> DStream<&'static str> {
        never()
    }
    /// Operator: writes each batch to a sink: a value whose type implements `Sink` for the
    /// records.
    pub fn write_to(self, sink: impl Sized) -> Output {
        never()
    }
}

impl<T> DStream<T> {
    /// An option of the operator before it.
    pub fn by_partition(self, value: impl Sized) -> Self {
        never()
    }
    /// An option of the operator before it.
    pub fn initial(self, value: impl Sized) -> Self {
        never()
    }
    /// An option of the operator before it.
    pub fn timeout(self, value: impl Sized) -> Self {
        never()
    }
    /// An option of the operator before it.
    pub fn with_key_and_time(self, value: impl Sized) -> Self {
        never()
    }
}

impl Output {
    /// An option of the operator before it.
    pub fn sorted(self) -> Self {
        never()
    }
}

impl<K: 'static, V: 'static> DStream<(K, V)> {
    /// Operator: gives each key of either stream with a `Group` of its values in each.
    pub fn cogroup<W>(self, other: DStream<(K, W)>) -> DStream<(K, (Group<'static, V>, Group<'static, W>))> {
        never()
    }
    /// Operator: makes a combiner of the first value of each key, adds the others to it, and
    /// merges those of the partitions.
    pub fn combine_by_key<C>(
        self,
        create: impl Fn(V) -> C,
        merge_value: impl Fn(C, V) -> C,
        merge_combiners: impl Fn(C, C) -> C,
    ) -> DStream<(K, C)> {
        never()
    }
    /// Operator: gives every value that the closure's iterator has, under the same key.
    pub fn flat_map_values<I: IntoIterator>(self, f: impl Fn(V) -> I) -> DStream<(K, I::Item)> {
        never()
    }
    /// Operator: gives every pair of values of a key as a join does; a value of either stream
    /// without a partner stands with `None`.
    pub fn full_outer_join<W>(self, other: DStream<(K, W)>) -> DStream<(K, (Option<V>, Option<W>))> {
        never()
    }
    /// Operator: gives each key with a `Group` of its values.
    pub fn group_by_key(self) -> DStream<(K, Group<'static, V>)> {
        never()
    }
    /// Operator: gives each key with a `Group` of its values in the last batches, oldest first.
    pub fn group_by_key_and_window(self, window: impl Sized) -> DStream<(K, Group<'static, V>)> {
        never()
    }
    /// Operator: gives each key that both streams have in a batch with every pair of its values.
    pub fn join<W>(self, other: DStream<(K, W)>) -> DStream<(K, (V, W))> {
        never()
    }
    /// Operator: gives each pair with every row that its key has in a `BroadcastTable`; a batch
    /// sees one version of the table.
    pub fn join_table<A: Stored, B: Stored>(
        self,
        table: &StoredTable<A, B>,
    ) -> DStream<(K, (V, B::View<'static>))> {
        never()
    }
    /// Operator: gives every pair of values of a key as a join does; a value without a partner in
    /// the other stream stands with `None`.
    pub fn left_outer_join<W>(self, other: DStream<(K, W)>) -> DStream<(K, (V, Option<W>))> {
        never()
    }
    /// Operator: gives each pair with every row that its key has in a `BroadcastTable`, or with
    /// `None` if there is no row.
    pub fn left_outer_join_table<A: Stored, B: Stored>(
        self,
        table: &StoredTable<A, B>,
    ) -> DStream<(K, (V, Option<B::View<'static>>))> {
        never()
    }
    /// Operator: gives the closure's result for every value, under the same key.
    pub fn map_values<U>(self, f: impl Fn(V) -> U) -> DStream<(K, U)> {
        never()
    }
    /// Operator: gives what the closure makes of each record and the state of its key, which it
    /// can change; with `.timeout`, a key that has been idle for longer gets a last call without a
    /// value, and loses its state. The closure can take the batch time first.
    pub fn map_with_state<S, U>(self, f: impl Fn(K, Option<V>, &mut State<S>) -> U) -> DStream<U> {
        never()
    }
    /// Operator: folds the values of each key into one.
    pub fn reduce_by_key(self, f: impl Fn(V, V) -> V) -> DStream<(K, V)> {
        never()
    }
    /// Operator: folds the values of each key in the last batches into one, by `inverse` if it is
    /// given: it takes out of a value what leaves; `keep` decides which pairs are given out.
    pub fn reduce_by_key_and_window(self, f: impl Fn(V, V) -> V, window: impl Sized) -> DStream<(K, V)> {
        never()
    }
    /// Operator: gives every pair of values of a key as a join does; a value of the other stream
    /// without a partner stands with `None`.
    pub fn right_outer_join<W>(self, other: DStream<(K, W)>) -> DStream<(K, (Option<V>, W))> {
        never()
    }
    /// Operator: keeps a state for each key; the closure sees every key in every batch, `None`
    /// removes it. `.with_key_and_time` gives it the batch time and the key too, `.by_partition`
    /// an iterator over all keys of a partition.
    pub fn update_state_by_key<S>(
        self,
        update: impl Fn(Group<'static, V>, Option<S>) -> Option<S>,
    ) -> DStream<(K, S)> {
        never()
    }
}

impl<T: 'static> BothOf<T> {
    /// Operator: gives every record of the iterator in the closure's `Ok`, and counts what is in
    /// `Err`; `let (good, bad) = ..` gives both as streams.
    pub fn try_flat_map<I: IntoIterator, E>(
        self,
        f: impl Fn(T) -> Result<I, E>,
    ) -> (DStream<I::Item>, DStream<E>) {
        never()
    }
    /// Operator: gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good,
    /// bad) = ..` gives both as streams.
    pub fn try_map<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> (DStream<U>, DStream<E>) {
        never()
    }
}
