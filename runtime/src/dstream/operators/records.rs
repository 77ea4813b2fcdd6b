//! Operators on any records as methods of a [`DStream`], for documentation: they work only
//! inside `#[pipeline]`.
//!
//! Written from the registry of operators, do not edit:
//! `UPDATE_EXPECT=1 cargo test -p streamc-compiler --test editor` writes it.
#![allow(unused_variables, clippy::type_complexity, reason = "there are only signatures")]

use super::{InsidePipeline, never};
#[allow(unused_imports, reason = "not every file of this kind needs all of them")]
use crate::{
    dstream::{
        DStream,
        editor::{self, Output},
    },
    lookup::StoredTable,
    op::State,
    rdd::Rdd,
    record::{Fields, Group, Record, Stored},
};

impl<T: Record + 'static> DStream<T> {
    /// Keeps the lines that contain the text, as `str::contains` says, by whole blocks where it
    /// can. Works only inside `#[pipeline]`. (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.containing("error").print();
    /// # }
    /// ```
    pub fn containing(self, text: impl Into<String>) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one number: how many records the batch has, 0 if it is empty. Works only inside
    /// `#[pipeline]`. (Spark: DS-06.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.count().print();
    /// # }
    /// ```
    pub fn count(self) -> editor::DStream<u64>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record with how often it comes. Works only inside `#[pipeline]`.
    /// (Spark: DS-07.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.count_by_value().print();
    /// # }
    /// ```
    pub fn count_by_value(self) -> editor::DStream<(T, u64)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record of the last batches with how often it comes. Works only
    /// inside `#[pipeline]`. (Spark: DS-15.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.count_by_value_and_window("30s", "10s").print();
    /// # }
    /// ```
    pub fn count_by_value_and_window(self, window: impl Sized) -> editor::DStream<(T, u64)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one number: how many records the last batches have; nothing before the first record
    /// ever, 0 for an empty window after it. Works only inside `#[pipeline]`. (Spark: DS-14.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.count_by_window("30s", "10s").print();
    /// # }
    /// ```
    pub fn count_by_window(self, window: impl Sized) -> editor::DStream<u64>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each different record once. Works only inside `#[pipeline]`. (Spark: RDD.distinct.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.distinct().print();
    /// # }
    /// ```
    pub fn distinct(self) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps the records for which the closure says yes. Works only inside `#[pipeline]`.
    /// (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.filter(|line| !line.is_empty()).print();
    /// # }
    /// ```
    pub fn filter(self, predicate: impl Fn(&T) -> bool) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what is in the closure's `Some`, and nothing for `None`. Works only inside
    /// `#[pipeline]`. (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.filter_map(|line| line.parse::<u64>().ok()).print();
    /// # }
    /// ```
    pub fn filter_map<U>(self, f: impl Fn(T) -> Option<U>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every record that the closure's iterator has. Works only inside `#[pipeline]`.
    /// (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.flat_map(|line| line.split_whitespace()).print();
    /// # }
    /// ```
    pub fn flat_map<I: IntoIterator>(self, f: impl Fn(T) -> I) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives one `Group` for each partition: all its records, in order. Works only inside
    /// `#[pipeline]`. (Spark: DS-03.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.glom().map(|partition| partition.len()).print();
    /// # }
    /// ```
    pub fn glom(self) -> editor::DStream<Group<'static, T>>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Calls the closure with every record by reference, once, and passes the record on. Works
    /// only inside `#[pipeline]`. (Spark: none (Iterator::inspect).)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.inspect(|line| eprintln!("{line}")).print();
    /// # }
    /// ```
    pub fn inspect<R>(self, look: impl Fn(&T) -> R) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives pairs: the closure's result for a record, which it only looks at, and the record.
    /// Works only inside `#[pipeline]`. (Spark: RDD.keyBy.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.key_by(|line| line.len()).print();
    /// # }
    /// ```
    pub fn key_by<K>(self, key: impl Fn(&T) -> K) -> editor::DStream<(K, T)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the closure's result for every record. Works only inside `#[pipeline]`. (Spark:
    /// DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.map(|line| line.len()).print();
    /// # }
    /// ```
    pub fn map<U>(self, f: impl Fn(T) -> U) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what the closure makes of the iterator over each partition. Works only inside
    /// `#[pipeline]`. (Spark: DS-02.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.map_partitions(|lines| lines.enumerate().map(|(i, line)| (i as u64, line))).print();
    /// # }
    /// ```
    pub fn map_partitions<I: IntoIterator>(
        self,
        f: impl Fn(std::vec::IntoIter<T>) -> I,
    ) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds all records of the batch into one; nothing comes out of an empty batch. Works only
    /// inside `#[pipeline]`. (Spark: DS-05.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.map(|line| line.len()).reduce(|a, b| a.max(b)).print();
    /// # }
    /// ```
    pub fn reduce(self, f: impl Fn(T, T) -> T) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds all records of the last batches into one, by `inverse` if it is given: then
    /// something comes out of an empty window too, once there was a record. Works only inside
    /// `#[pipeline]`. (Spark: DS-12, DS-13.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.map(|line| line.len()).reduce_by_window(|a, b| a.max(b), "30s", "10s").print();
    /// # }
    /// ```
    pub fn reduce_by_window(self, f: impl Fn(T, T) -> T, window: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Deals the records out to that many partitions, in turn. Works only inside `#[pipeline]`.
    /// (Spark: DS-04.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.repartition(4).print();
    /// # }
    /// ```
    pub fn repartition(self, n: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps each record with that probability; a batch that runs again keeps the same ones.
    /// Works only inside `#[pipeline]`. (Spark: RDD.sample.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.sample(0.1).print();
    /// # }
    /// ```
    pub fn sample(self, fraction: f64) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives `Fields` for every line: `get(n)` is a part between that character, as `str::split`
    /// says, by whole blocks where it can. Works only inside `#[pipeline]`. (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.split_fields(',').map(|fields| (fields.len(), fields.get(2))).print();
    /// # }
    /// ```
    pub fn split_fields(self, separator: char) -> editor::DStream<Fields<'static>>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every key of the state before it with its state, in every batch, also without data.
    /// Works only inside `#[pipeline]`. (Spark: ST-11.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs
    ///     .map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n)))
    ///     .state_snapshots()
    ///     .print();
    /// # }
    /// ```
    pub fn state_snapshots<R>(self) -> editor::DStream<R>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `n` largest records of the batch, the largest first, in one partition. Works
    /// only inside `#[pipeline]`. (Spark: RDD.top.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.map(|line| line.len()).top_k(3).print();
    /// # }
    /// ```
    pub fn top_k(self, n: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `Rdd` that the closure makes of each batch; it runs in the driver, in batch
    /// order. Works only inside `#[pipeline]`. (Spark: DS-09.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.transform(|rdd| rdd.top_by(10, |(_, n)| *n)).print();
    /// # }
    /// ```
    pub fn transform<U>(self, f: impl FnMut(Rdd<T>) -> Rdd<U>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the `Rdd` that the closure makes of the batches of both streams; it runs in the
    /// driver, in batch order. Works only inside `#[pipeline]`. (Spark: DS-10.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.transform_with(lines.filter(|line| line.len() > 3), |all, long| all.subtract(long)).print();
    /// # }
    /// ```
    pub fn transform_with<B, U>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.try_flat_map(|line| line.parse::<u64>().map(|n| 0..n)).print();
    /// # }
    /// ```
    pub fn try_flat_map<I: IntoIterator, E>(self, f: impl Fn(T) -> Result<I, E>) -> editor::DStream<I::Item>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good, bad) = ..`
    /// gives both as streams. Works only inside `#[pipeline]`. (Spark: none.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.try_map(|line| line.parse::<u64>()).print();
    /// # }
    /// ```
    pub fn try_map<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the records of both streams: the partitions of the one, then those of the other.
    /// Works only inside `#[pipeline]`. (Spark: DS-08.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.union(lines.filter(|line| line.len() > 3)).print();
    /// # }
    /// ```
    pub fn union(self, other: editor::DStream<T>) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the records of the last batches together, oldest first: those of `window`, every
    /// `slide`. Works only inside `#[pipeline]`. (Spark: DS-11.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.window("30s", "10s").print();
    /// # }
    /// ```
    pub fn window(self, window: impl Sized) -> editor::DStream<T>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives the words of every line, as `split_whitespace` does, by whole blocks where it can.
    /// Works only inside `#[pipeline]`. (Spark: DS-01.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.words().print();
    /// # }
    /// ```
    pub fn words(self) -> editor::DStream<&'static str>
    where
        Self: InsidePipeline,
    {
        never()
    }
}
