//! The operators as methods of every source, outside of a pipeline: so that rustc says where they
//! work.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use super::InsidePipeline;
use crate::{
    dstream::editor::{self, Output},
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Record, Stored},
};

fn never<T>() -> T {
    unreachable!("operators are compiled, not called")
}

/// The operators on a source of `T`.
pub trait OnSource<T: Record + 'static>: Sized {
    /// Keeps the lines that contain the text, as `str::contains` says, by whole blocks where it
    /// can. Works only inside `#[pipeline]`. (Spark: DS-01.)
    fn containing(self, text: impl Into<String>) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one number: how many records the batch has, 0 if it is empty. Works only inside
    /// `#[pipeline]`. (Spark: DS-06.)
    fn count(self) -> editor::DStream<u64>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record with how often it comes. Works only inside `#[pipeline]`.
    /// (Spark: DS-07.)
    fn count_by_value(self) -> editor::DStream<(T, u64)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record of the last batches with how often it comes. Works only
    /// inside `#[pipeline]`. (Spark: DS-15.)
    fn count_by_value_and_window(self, window: impl Sized) -> editor::DStream<(T, u64)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one number: how many records the last batches have; nothing before the first record
    /// ever, 0 for an empty window after it. Works only inside `#[pipeline]`. (Spark: DS-14.)
    fn count_by_window(self, window: impl Sized) -> editor::DStream<u64>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record once. Works only inside `#[pipeline]`. (Spark: RDD.distinct.)
    fn distinct(self) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps the records for which the closure says yes. Works only inside `#[pipeline]`.
    /// (Spark: DS-01.)
    fn filter(self, predicate: impl Fn(&T) -> bool) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what is in the closure's `Some`, and nothing for `None`. Works only inside
    /// `#[pipeline]`. (Spark: DS-01.)
    fn filter_map<U>(self, f: impl Fn(T) -> Option<U>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every record that the closure's iterator has. Works only inside `#[pipeline]`.
    /// (Spark: DS-01.)
    fn flat_map<I: IntoIterator>(self, f: impl Fn(T) -> I) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each partition as a `Vec` to the closure, which runs where the partition is,
    /// several at once. Works only inside `#[pipeline]`. (Spark: SNK-08.)
    fn for_each_partition<R>(self, f: impl Fn(Vec<T>) -> R) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each batch as an `Rdd` to the closure, which runs in the driver, in batch order.
    /// Works only inside `#[pipeline]`. (Spark: DS-16.)
    fn foreach_rdd<R>(self, f: impl FnMut(Rdd<T>) -> R) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one `Group` for each partition: all its records, in order. Works only inside
    /// `#[pipeline]`. (Spark: DS-03.)
    fn glom(self) -> editor::DStream<Group<'static, T>>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Calls the closure with every record by reference, once, and passes the record on. Works
    /// only inside `#[pipeline]`. (Spark: none (Iterator::inspect).)
    fn inspect<R>(self, look: impl Fn(&T) -> R) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives pairs: the closure's result for a record, which it only looks at, and the record.
    /// Works only inside `#[pipeline]`. (Spark: RDD.keyBy.)
    fn key_by<K>(self, key: impl Fn(&T) -> K) -> editor::DStream<(K, T)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the closure's result for every record. Works only inside `#[pipeline]`. (Spark:
    /// DS-01.)
    fn map<U>(self, f: impl Fn(T) -> U) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what the closure makes of the iterator over each partition. Works only inside
    /// `#[pipeline]`. (Spark: DS-02.)
    fn map_partitions<I: IntoIterator>(
        self,
        f: impl Fn(std::vec::IntoIter<T>) -> I,
    ) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes the first ten records of every batch to standard output. Works only inside
    /// `#[pipeline]`. (Spark: DS-17.)
    fn print(self) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes the first `n` records of every batch to standard output. Works only inside
    /// `#[pipeline]`. (Spark: DS-17.)
    fn print_n(self, n: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds all records of the batch into one; nothing comes out of an empty batch. Works only
    /// inside `#[pipeline]`. (Spark: DS-05.)
    fn reduce(self, f: impl Fn(T, T) -> T) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds all records of the last batches into one, by `inverse` if it is given: then
    /// something comes out of an empty window too, once there was a record. Works only inside
    /// `#[pipeline]`. (Spark: DS-12, DS-13.)
    fn reduce_by_window(self, f: impl Fn(T, T) -> T, window: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps the batches of the last `length` in a `Remembered`, whose `slice(from, to)` any
    /// thread may ask. Works only inside `#[pipeline]`. (Spark: SC-06, DS-22.)
    fn remember(self, kept: &impl Sized, length: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Deals the records out to that many partitions, in turn. Works only inside `#[pipeline]`.
    /// (Spark: DS-04.)
    fn repartition(self, n: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps each record with that probability; a batch that runs again keeps the same ones.
    /// Works only inside `#[pipeline]`. (Spark: RDD.sample.)
    fn sample(self, fraction: f64) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch in its encoded form to a directory `PREFIX-<batch time in
    /// ms>[.SUFFIX]`, for `object_files`. Works only inside `#[pipeline]`. (Spark: DS-19.)
    fn save_as_object_files(self, prefix: impl Into<String>, suffix: &str) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch to a directory `PREFIX-<batch time in ms>[.SUFFIX]`, a file for each
    /// partition. Works only inside `#[pipeline]`. (Spark: DS-18.)
    fn save_as_text_files(self, prefix: impl Into<String>, suffix: &str) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives `Fields` for every line: `get(n)` is a part between that character, as `str::split`
    /// says, by whole blocks where it can. Works only inside `#[pipeline]`. (Spark: DS-01.)
    fn split_fields(self, separator: char) -> editor::DStream<Fields<'static>>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every key of the state before it with its state, in every batch, also without data.
    /// Works only inside `#[pipeline]`. (Spark: ST-11.)
    fn state_snapshots<R>(self) -> editor::DStream<R>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `n` largest records of the batch, the largest first, in one partition. Works
    /// only inside `#[pipeline]`. (Spark: RDD.top.)
    fn top_k(self, n: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `Rdd` that the closure makes of each batch; it runs in the driver, in batch
    /// order. Works only inside `#[pipeline]`. (Spark: DS-09.)
    fn transform<U>(self, f: impl FnMut(Rdd<T>) -> Rdd<U>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `Rdd` that the closure makes of the batches of both streams; it runs in the
    /// driver, in batch order. Works only inside `#[pipeline]`. (Spark: DS-10.)
    fn transform_with<B, U>(
        self,
        other: editor::DStream<B>,
        f: impl FnMut(Rdd<T>, Rdd<B>) -> Rdd<U>,
    ) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every record of the iterator in the closure's `Ok`, and counts what is in `Err`;
    /// `let (good, bad) = ..` gives both as streams. Works only inside `#[pipeline]`. (Spark:
    /// none.)
    fn try_flat_map<I: IntoIterator, E>(self, f: impl Fn(T) -> Result<I, E>) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good, bad) = ..`
    /// gives both as streams. Works only inside `#[pipeline]`. (Spark: none.)
    fn try_map<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the records of both streams: the partitions of the one, then those of the other.
    /// Works only inside `#[pipeline]`. (Spark: DS-08.)
    fn union(self, other: editor::DStream<T>) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the records of the last batches together, oldest first: those of `window`, every
    /// `slide`. Works only inside `#[pipeline]`. (Spark: DS-11.)
    fn window(self, window: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the words of every line, as `split_whitespace` does, by whole blocks where it can.
    /// Works only inside `#[pipeline]`. (Spark: DS-01.)
    fn words(self) -> editor::DStream<&'static str>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch to a sink: a value whose type implements `Sink` for the records. Works
    /// only inside `#[pipeline]`. (Spark: DS-16.)
    fn write_to(self, sink: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
}

/// Those that need pairs.
pub trait OnPairSource<K: 'static, V: 'static>: Sized {
    /// Gives each key of either stream with a `Group` of its values in each. Works only inside
    /// `#[pipeline]`. (Spark: PD-13.)
    fn cogroup<W>(
        self,
        other: editor::DStream<(K, W)>,
    ) -> editor::DStream<(K, (Group<'static, V>, Group<'static, W>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Makes a combiner of the first value of each key, adds the others to it, and merges those
    /// of the partitions. Works only inside `#[pipeline]`. (Spark: PD-03.)
    fn combine_by_key<C>(
        self,
        create: impl Fn(V) -> C,
        merge_value: impl Fn(C, V) -> C,
        merge_combiners: impl Fn(C, C) -> C,
    ) -> editor::DStream<(K, C)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every value that the closure's iterator has, under the same key. Works only inside
    /// `#[pipeline]`. (Spark: PD-12.)
    fn flat_map_values<I: IntoIterator>(self, f: impl Fn(V) -> I) -> editor::DStream<(K, I::Item)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every pair of values of a key as a join does; a value of either stream without a
    /// partner stands with `None`. Works only inside `#[pipeline]`. (Spark: PD-14.)
    fn full_outer_join<W>(
        self,
        other: editor::DStream<(K, W)>,
    ) -> editor::DStream<(K, (Option<V>, Option<W>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each key with a `Group` of its values. Works only inside `#[pipeline]`. (Spark:
    /// PD-01.)
    fn group_by_key(self) -> editor::DStream<(K, Group<'static, V>)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each key with a `Group` of its values in the last batches, oldest first. Works only
    /// inside `#[pipeline]`. (Spark: PD-04.)
    fn group_by_key_and_window(self, window: impl Sized) -> editor::DStream<(K, Group<'static, V>)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each key that both streams have in a batch with every pair of its values. Works
    /// only inside `#[pipeline]`. (Spark: PD-14.)
    fn join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (V, W))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each pair with every row that its key has in a `BroadcastTable`; a batch sees one
    /// version of the table. Works only inside `#[pipeline]`. (Spark: DS-09.)
    fn join_table<A: Stored, B: Stored>(
        self,
        table: &StoredTable<A, B>,
    ) -> editor::DStream<(K, (V, B::View<'static>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every pair of values of a key as a join does; a value without a partner in the
    /// other stream stands with `None`. Works only inside `#[pipeline]`. (Spark: PD-14.)
    fn left_outer_join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (V, Option<W>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each pair with every row that its key has in a `BroadcastTable`, or with `None` if
    /// there is no row. Works only inside `#[pipeline]`. (Spark: DS-09.)
    fn left_outer_join_table<A: Stored, B: Stored>(
        self,
        table: &StoredTable<A, B>,
    ) -> editor::DStream<(K, (V, Option<B::View<'static>>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the closure's result for every value, under the same key. Works only inside
    /// `#[pipeline]`. (Spark: PD-12.)
    fn map_values<U>(self, f: impl Fn(V) -> U) -> editor::DStream<(K, U)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what the closure makes of each record and the state of its key, which it can
    /// change; with `.timeout`, a key that has been idle for longer gets a last call without a
    /// value, and loses its state. The closure can take the batch time first. Works only inside
    /// `#[pipeline]`. (Spark: PD-11, ST-01 to ST-10.)
    fn map_with_state<S, U>(self, f: impl Fn(K, Option<V>, &mut State<S>) -> U) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds the values of each key into one. Works only inside `#[pipeline]`. (Spark: PD-02.)
    fn reduce_by_key(self, f: impl Fn(V, V) -> V) -> editor::DStream<(K, V)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds the values of each key in the last batches into one, by `inverse` if it is given:
    /// it takes out of a value what leaves; `keep` decides which pairs are given out. Works only
    /// inside `#[pipeline]`. (Spark: PD-05, PD-06.)
    fn reduce_by_key_and_window(self, f: impl Fn(V, V) -> V, window: impl Sized) -> editor::DStream<(K, V)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every pair of values of a key as a join does; a value of the other stream without a
    /// partner stands with `None`. Works only inside `#[pipeline]`. (Spark: PD-14.)
    fn right_outer_join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (Option<V>, W))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps a state for each key; the closure sees every key in every batch, `None` removes it.
    /// `.with_key_and_time` gives it the batch time and the key too, `.by_partition` an iterator
    /// over all keys of a partition. Works only inside `#[pipeline]`. (Spark: PD-07 to PD-10.)
    fn update_state_by_key<S>(
        self,
        update: impl Fn(Group<'static, V>, Option<S>) -> Option<S>,
    ) -> editor::DStream<(K, S)>
    where
        Self: InsidePipeline,
    {
        never()
    }
}
