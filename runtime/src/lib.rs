//! The runtime of streamc: what a compiled pipeline links.
//!
//! A program needs [`prelude`]: a `#[pipeline]` function, a source to give to it, and a [`StreamingContext`] to run
//! it. [`testkit`] runs a pipeline on given batches and shows what each output got. `docs/running.md` says how a
//! context behaves.
//!
//! Inside, from the outside in: [`context`] checks and starts; `schedule` runs batches; [`pipeline`] is what emitted
//! code builds; [`op`], [`shuffle`], [`state`] and [`sink`] are what it calls; [`exec`] is where it runs. Time, files
//! and the terminal are seams: [`clock`], [`fs`], [`sink::Console`].

pub mod args;
pub mod batch;
pub mod clock;
pub mod context;
mod counter;
#[doc(hidden)]
pub mod editor;
mod error;
pub mod events;
pub mod exec;
#[cfg(test)]
mod flooding_tests;
pub mod fs;
pub mod kernel;
mod map;
pub mod op;
pub mod pipeline;
#[cfg(feature = "progress")]
mod progress;
pub mod rdd;
pub mod receiver;
pub mod record;
pub mod rng;
mod schedule;
pub mod shuffle;
mod signal;
pub mod sink;
pub mod source;
pub mod state;
pub mod stats;
pub mod table;
pub mod testkit;
pub mod window;

pub use context::StreamingContext;
pub use counter::{Counter, counter};
pub use error::{Error, Result};
pub use pipeline::Pipeline;
pub use rdd::Rdd;
pub use record::{Fields, Group, Record, Text};
#[cfg(feature = "macros")]
pub use streamc_macros::pipeline;

/// What a program that defines and runs pipelines needs.
pub mod prelude {
    pub use crate::{
        Counter, Pipeline, Rdd, StreamingContext,
        args::Args,
        batch::{BatchTime, Utf8},
        counter,
        op::State,
        receiver::{End, Receiver, Stopped, Store, receiver_stream},
        record::{Fields, Group, Record, Text},
        sink::Remembered,
        source::{
            DStream, IntoDStream, binary_records_stream, file_text, iter_stream, object_files, pod_file,
            queue_stream, rate_stream, raw_socket_stream, socket_stream, socket_text_stream,
            text_file_stream, union_all,
        },
        table::{BroadcastTable, broadcast_table, reloading_table},
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
        batch::{Batch, BatchTime, SourcePart, TextBlock},
        editor,
        exec::{Fault, Part, Parts, split, stage, stage_numbered},
        kernel::*,
        op::*,
        pipeline::{
            BatchFn, Build, BuildError, DriverState, InputKey, OnError, OnPanic, Operator, Pipeline, Plan,
            Policy, SinkKey, again, batch_fn, config, driver_state, duration, duration_beside_function,
            keep_aside, scatter, write,
        },
        rdd::Rdd,
        record::*,
        shuffle::{
            Buckets, Entry, Held, Hold, Piece, both, exchange, exchange_evenly, exchange_to_one, gather,
            spread, stay,
        },
        sink::{ObjectFilesSink, PrintSink, RememberSink, Sink, TextFilesSink},
        source::{DStream, IntoDStream},
        state::{Cell, Entered, Slot, Snapshot, initial_state},
        table::{Rows, StoredTable, TableKey, table},
    };
}

/// The pages of `docs/` and the README, whose code is compiled and run as tests.
#[cfg(all(doctest, feature = "macros"))]
mod pages {
    #[doc = include_str!("../../README.md")]
    mod readme {}
    #[doc = include_str!("../../docs/guide.md")]
    mod guide {}
    #[doc = include_str!("../../docs/language.md")]
    mod language {}
    #[doc = include_str!("../../docs/records.md")]
    mod records {}
    #[doc = include_str!("../../docs/windows.md")]
    mod windows {}
    #[doc = include_str!("../../docs/state.md")]
    mod state {}
    #[doc = include_str!("../../docs/sources.md")]
    mod sources {}
    #[doc = include_str!("../../docs/running.md")]
    mod running {}
    #[doc = include_str!("../../docs/spark-guide.md")]
    mod spark_guide {}
}
