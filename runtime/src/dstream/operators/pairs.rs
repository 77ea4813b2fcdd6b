//! Operators on pairs as methods of a [`DStream`], for documentation: they work only
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

impl<K: 'static, V: 'static> DStream<(K, V)>
where
    (K, V): Record,
{
    /// Gives each key of either stream with a `Group` of its values in each. Works only inside
    /// `#[pipeline]`. (Spark: PD-13.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs
    ///     .cogroup(pairs.filter(|(_, n)| *n > 3))
    ///     .map(|(word, (all, large))| (word, all.len(), large.len()))
    ///     .print();
    /// # }
    /// ```
    pub fn cogroup<W>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs
    ///     .combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1))
    ///     .print();
    /// # }
    /// ```
    pub fn combine_by_key<C>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.flat_map_values(|n| 0..n).print();
    /// # }
    /// ```
    pub fn flat_map_values<I: IntoIterator>(self, f: impl Fn(V) -> I) -> editor::DStream<(K, I::Item)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every pair of values of a key as a join does; a value of either stream without a
    /// partner stands with `None`. Works only inside `#[pipeline]`. (Spark: PD-14.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.full_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
    /// # }
    /// ```
    pub fn full_outer_join<W>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.group_by_key().map(|(word, counts)| (word, counts.iter().max())).print();
    /// # }
    /// ```
    pub fn group_by_key(self) -> editor::DStream<(K, Group<'static, V>)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each key with a `Group` of its values in the last batches, oldest first. Works only
    /// inside `#[pipeline]`. (Spark: PD-04.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.group_by_key_and_window("30s", "10s").map(|(word, counts)| (word, counts.iter().max())).print();
    /// # }
    /// ```
    pub fn group_by_key_and_window(self, window: impl Sized) -> editor::DStream<(K, Group<'static, V>)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each key that both streams have in a batch with every pair of its values. Works
    /// only inside `#[pipeline]`. (Spark: PD-14.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.join(pairs.filter(|(_, n)| *n > 3)).print();
    /// # }
    /// ```
    pub fn join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (V, W))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each pair with every row that its key has in a `BroadcastTable`; a batch sees one
    /// version of the table. Works only inside `#[pipeline]`. (Spark: DS-09.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
    /// # }
    /// ```
    pub fn join_table<A: Stored, B: Stored>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
    /// # }
    /// ```
    pub fn left_outer_join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (V, Option<W>))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each pair with every row that its key has in a `BroadcastTable`, or with `None` if
    /// there is no row. Works only inside `#[pipeline]`. (Spark: DS-09.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.left_outer_join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
    /// # }
    /// ```
    pub fn left_outer_join_table<A: Stored, B: Stored>(
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
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.map_values(|n| n * 2).print();
    /// # }
    /// ```
    pub fn map_values<U>(self, f: impl Fn(V) -> U) -> editor::DStream<(K, U)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives what the closure makes of each record and the state of its key, which it can
    /// change; with `.timeout`, a key that has been idle for longer gets a last call without a
    /// value, and loses its state. The closure can take the batch time first. Works only inside
    /// `#[pipeline]`. (Spark: PD-11, ST-01 to ST-10.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs
    ///     .map_with_state(|word, n: Option<u64>, sum: &mut State<u64>| {
    ///         let now = sum.get().unwrap_or(0) + n.unwrap_or(0);
    ///         sum.update(now);
    ///         (word, now)
    ///     })
    ///     .print();
    /// # }
    /// ```
    pub fn map_with_state<S, U>(self, f: impl Fn(K, Option<V>, &mut State<S>) -> U) -> editor::DStream<U>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds the values of each key into one. Works only inside `#[pipeline]`. (Spark: PD-02.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.reduce_by_key(|a, b| a + b).print();
    /// # }
    /// ```
    pub fn reduce_by_key(self, f: impl Fn(V, V) -> V) -> editor::DStream<(K, V)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Folds the values of each key in the last batches into one, by `inverse` if it is given:
    /// it takes out of a value what leaves; `keep` decides which pairs are given out. Works only
    /// inside `#[pipeline]`. (Spark: PD-05, PD-06.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "30s", "10s").print();
    /// # }
    /// ```
    pub fn reduce_by_key_and_window(
        self,
        f: impl Fn(V, V) -> V,
        window: impl Sized,
    ) -> editor::DStream<(K, V)>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives every pair of values of a key as a join does; a value of the other stream without a
    /// partner stands with `None`. Works only inside `#[pipeline]`. (Spark: PD-14.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.filter(|(_, n)| *n > 3).right_outer_join(pairs).print();
    /// # }
    /// ```
    pub fn right_outer_join<W>(self, other: editor::DStream<(K, W)>) -> editor::DStream<(K, (Option<V>, W))>
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps a state for each key; the closure sees every key in every batch, `None` removes it.
    /// `.with_key_and_time` gives it the batch time and the key too, `.by_partition` an iterator
    /// over all keys of a partition. Works only inside `#[pipeline]`. (Spark: PD-07 to PD-10.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs
    ///     .update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))
    ///     .print();
    /// # }
    /// ```
    pub fn update_state_by_key<S>(
        self,
        update: impl Fn(Group<'static, V>, Option<S>) -> Option<S>,
    ) -> editor::DStream<(K, S)>
    where
        Self: InsidePipeline,
    {
        never()
    }
}
