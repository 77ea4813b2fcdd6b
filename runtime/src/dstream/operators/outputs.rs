//! Outputs as methods of a [`DStream`], for documentation: they work only
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
    /// Gives each partition as a `Vec` to the closure, which runs where the partition is,
    /// several at once. Works only inside `#[pipeline]`. (Spark: SNK-08.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.for_each_partition(|lines| println!("{} lines here", lines.len()));
    /// # }
    /// ```
    pub fn for_each_partition<R>(self, f: impl Fn(Vec<T>) -> R) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Gives each batch as an `Rdd` to the closure, which runs in the driver, in batch order.
    /// Works only inside `#[pipeline]`. (Spark: DS-16.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.foreach_rdd(|rdd, time| println!("{time:?}: {} lines", rdd.count()));
    /// # }
    /// ```
    pub fn foreach_rdd<R>(self, f: impl FnMut(Rdd<T>) -> R) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes the first ten records of every batch to standard output. Works only inside
    /// `#[pipeline]`. (Spark: DS-17.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.print();
    /// # }
    /// ```
    pub fn print(self) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes the first `n` records of every batch to standard output. Works only inside
    /// `#[pipeline]`. (Spark: DS-17.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.print_n(20);
    /// # }
    /// ```
    pub fn print_n(self, n: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Keeps the batches of the last `length` in a `Remembered`, whose `slice(from, to)` any
    /// thread may ask. Works only inside `#[pipeline]`. (Spark: SC-06, DS-22.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.remember(&Remembered::<&str>::new(), "5min");
    /// # }
    /// ```
    pub fn remember(self, kept: &impl Sized, length: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch in its encoded form to a directory `PREFIX-<batch time in
    /// ms>[.SUFFIX]`, for `object_files`. Works only inside `#[pipeline]`. (Spark: DS-19.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(pairs: DStream<(&str, u64)>) {
    /// pairs.save_as_object_files("out/pairs", "bin");
    /// # }
    /// ```
    pub fn save_as_object_files(self, prefix: impl Into<String>, suffix: &str) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch to a directory `PREFIX-<batch time in ms>[.SUFFIX]`, a file for each
    /// partition. Works only inside `#[pipeline]`. (Spark: DS-18.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.save_as_text_files("out/lines", "txt");
    /// # }
    /// ```
    pub fn save_as_text_files(self, prefix: impl Into<String>, suffix: &str) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
    /// Writes each batch to a sink: a value whose type implements `Sink` for the records. Works
    /// only inside `#[pipeline]`. (Spark: DS-16.)
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// # use streamc::prelude::*;
    /// # #[pipeline(batch = "10s")]
    /// # fn example(lines: DStream<&str>) {
    /// lines.write_to(PrintSink::new(20));
    /// # }
    /// ```
    pub fn write_to(self, sink: impl Sized) -> Output
    where
        Self: InsidePipeline,
    {
        never()
    }
}
