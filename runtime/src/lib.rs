//! Write it like Spark Streaming, run it at the speed of a hand-written loop: the runtime of streamc, and all that a program
//! needs.
//!
//! A **pipeline** is a function under `#[pipeline]` over streams, in the vocabulary of Spark's DStreams. The macro compiles the
//! whole graph into fused native loops, one for each stage and partition. A [`StreamingContext`] runs it, batch by batch:
//!
#![cfg_attr(feature = "macros", doc = "```no_run")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! use streamc_runtime::prelude::*;
//!
//! #[pipeline(batch = "1s")]
//! fn word_count(lines: DStream<&str>, min_len: usize) {
//!     let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= min_len);
//!     words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
//!     words.count().print(); // shares the split: one pass
//! }
//!
//! fn main() -> streamc_runtime::Result<()> {
//!     StreamingContext::from_args()?.run(word_count(socket_text_stream("127.0.0.1:9999"), 3))
//! }
//! ```
//!
//! A test gives it batches and looks at what each output got:
//!
#![cfg_attr(feature = "macros", doc = "```")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! use streamc_runtime::{prelude::*, testkit::{self, TestKit}};
//! # #[pipeline(batch = "1s")]
//! # fn word_count(lines: DStream<&str>, min_len: usize) {
//! #     let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= min_len);
//! #     words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
//! #     words.count().print();
//! # }
//!
//! let lines = testkit::input::<&str>();
//! let mut kit = TestKit::new(word_count(lines.stream(), 3));
//! lines.push(["to be", "or not to be"]);
//! assert_eq!(kit.run_batch()?.output("words.count.print"), ["1"]);
//! # Ok::<(), streamc_runtime::Error>(())
//! ```
//!
//! # Where to look
//!
//! | | |
//! |---|---|
//! | [`prelude`] | what a program imports |
//! | [guide](guide/index.html) | the documentation in chapters, from the first steps to what each operator does |
//! | [`DStream`](dstream::DStream) | a stream, and the operators that it has inside a pipeline |
//! | [`source`], [`receiver`] | where data comes from; a receiver of your own |
//! | [`StreamingContext`], [`context::Builder`], [`args`] | running pipelines, settings, command lines |
//! | [`record`], [`Rdd`], [`op::State`], [`lookup`] | what closures see: records, the records of a batch, state by key, tables |
//! | [`testkit`] | running a pipeline on given batches |
//! | [`metrics::events`], [`metrics::stats`] | listening to what happens, counts |
//!
//! Inside, from the outside in: [`context`] checks and starts; `schedule` runs batches; [`mod@pipeline`] is what emitted
//! code builds; [`op`], [`shuffle`], [`state`] and [`sink`] are what it calls; [`exec`] is where it runs. Time, files
//! and the terminal are seams: [`mod@env`].

#![warn(clippy::print_stderr)]

pub mod args;
pub mod context;
pub mod cx;
pub mod dstream;
pub mod exec;
#[cfg(test)]
mod flooding_tests;
#[cfg(all(any(doc, doctest), feature = "macros"))]
pub mod guide;
pub mod kernel;
pub mod lookup;
pub mod op;
pub mod pipeline;
pub mod plan;
#[cfg(feature = "progress")]
mod progress;
pub mod rdd;
mod schedule;
pub mod shuffle;
mod signal;
pub mod sink;
pub mod source;
pub mod state;
pub mod testkit;
pub mod window;

pub use context::StreamingContext;
pub use pipeline::Pipeline;
pub use rdd::Rdd;
#[doc(hidden)]
pub use streamc_core::error;
pub use streamc_core::{
    BuildError, Counter, Error, Fields, Group, Key, Record, Result, Text, batch, counter, env, fault,
    metrics, receiver, record,
};
#[cfg(feature = "macros")]
pub use streamc_macros::pipeline;

/// What a program that defines and runs pipelines needs.
pub mod prelude {
    pub use crate::{
        Counter,
        args::Args,
        batch::BatchTime,
        context::StreamingContext,
        counter,
        dstream::{DStream, IntoDStream, OnPairSource as _, OnSource as _},
        lookup::{BroadcastTable, broadcast_table, reloading_table},
        op::State,
        pipeline::Pipeline,
        rdd::Rdd,
        receiver::{End, Receiver, Stopped, Store, receiver_stream},
        record::{Fields, Group, Key, Record, Text, Utf8},
        sink::Remembered,
        source::{
            binary_records_stream, file_text, iter_stream, object_files, pod_file, queue_stream, rate_stream,
            raw_socket_stream, socket_stream, socket_text_stream, text_file_stream, union_all,
        },
    };
    #[cfg(feature = "macros")]
    pub use streamc_macros::pipeline;
}

/// What emitted code names. The version is part of the name, so that a compiler and a runtime that do not belong
/// together fail to link, by name. Everything here may change from version to version.
#[doc(hidden)]
pub mod __abi_0_1_0 {
    #[cfg(feature = "macros")]
    pub use streamc_macros::{__Configure, __scope, __swallow};

    pub use crate::{
        batch::BatchTime,
        cx::{
            BatchCx, DriverState, InputKey, OrderOfAny, OrderOfKeys, OrderOfRecords, SinkKey, again,
            captured, config, driver_state, keep_aside, records_of, scatter, write, write_sorted,
        },
        dstream::{DStream, IntoDStream, WithinPipeline, editor},
        error::BuildError,
        exec::{Due, Part, Parts, StageCx},
        fault::Fault,
        kernel::{Buckets, Entry, Piece, split, stage, stage_numbered, *},
        lookup::{Rows, StoredTable, TableKey, table},
        op::*,
        pipeline::{
            BatchFn, Build, Pipeline, batch_fn, changes_nothing, gives_nothing_away, leaves_state,
            only_looks, taken,
        },
        plan::{OnError, OnPanic, Operator, Plan, Policy, duration, duration_beside_function},
        rdd::Rdd,
        record::{TextBlock, *},
        shuffle::{Held, Hold, both, exchange, exchange_evenly, exchange_to_one, gather, spread, stay},
        sink::{ObjectFilesSink, PrintSink, RememberSink, Sink, TextFilesSink},
        source::SourcePart,
        state::{Cell, Slot, SlotGuard, Snapshot, initial_state},
    };
}

/// The first example of everyone.
#[cfg(all(doctest, feature = "macros"))]
#[doc = include_str!("../../README.md")]
mod readme {}
