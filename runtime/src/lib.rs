//! The runtime of streamc: what a pipeline links. Programs name the crate `streamc`, which shows
//! all of this.
//!
//! From the outside in: [`context`] checks and starts; `schedule` runs batches; `pipeline` is what
//! emitted code builds; `op`, `shuffle`, `state` and [`sink`] are what it calls; [`exec`] is where
//! it runs. Records, the traits of sources, sinks and executors, and the seams to time, files and
//! the terminal are those of `streamc-core`.
//!
//! Modules that only emitted code uses are public, but hidden here: `cx`, `kernel`, `op`,
//! `pipeline`, `shuffle`, `state` and `window`. What users name of them is shown at the root and in
//! the [`prelude`].

#![warn(clippy::print_stderr)]

pub mod args;
pub mod context;
#[doc(hidden)]
pub mod cx;
pub mod dstream;
pub mod exec;
#[cfg(test)]
mod flooding_tests;
#[doc(hidden)]
pub mod kernel;
pub mod lookup;
#[doc(hidden)]
pub mod op;
#[doc(hidden)]
pub mod pipeline;
pub mod plan;
#[cfg(feature = "progress")]
mod progress;
pub mod rdd;
mod schedule;
#[doc(hidden)]
pub mod shuffle;
mod signal;
pub mod sink;
pub mod source;
#[doc(hidden)]
pub mod state;
pub mod testkit;
#[doc(hidden)]
pub mod window;

pub use context::StreamingContext;
pub use pipeline::Pipeline;
pub use rdd::Rdd;
#[doc(hidden)]
pub use streamc_core::{__core_abi_0_1, error};
pub use streamc_core::{
    BuildError, Counter, Error, Fields, Group, Key, Record, Result, Text, batch, counter, env, fault, log,
    metrics, receiver, record, segment,
};
#[cfg(feature = "macros")]
pub use streamc_macros::pipeline;

/// What a program that defines and runs pipelines needs.
pub mod prelude {
    #[cfg(feature = "cli")]
    pub use crate::context::ContextArgs;
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
        sink::{PrintSink, Remembered},
        source::{
            binary_records_stream, file_text, iter_stream, object_files, pod_file, queue_stream, rate_stream,
            raw_socket_stream, socket_stream, socket_text_stream, text_file_stream, union_all,
        },
    };
    #[cfg(feature = "macros")]
    pub use streamc_macros::pipeline;
}

/// What emitted code names. The version is part of the name, so that a compiler and a runtime that
/// do not belong together fail to link, by name. Everything here may change from version to
/// version.
#[doc(hidden)]
pub mod __abi_0_1_0 {
    #[cfg(feature = "macros")]
    pub use streamc_macros::{__Configure, __scope, __swallow};

    pub use crate::{
        batch::BatchTime,
        cx::{
            BatchCx, DriverState, InputKey, OrderOfAny, OrderOfKeys, OrderOfRecords, SinkKey, again,
            captured, config, driver_state, gather_for, keep_aside, records_of, scatter, write, write_sorted,
            write_taken, write_taken_sorted,
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
        plan::{
            OnError, OnPanic, Operator, Plan, Policy, Scope, SlotInfo, duration, duration_beside_function,
        },
        rdd::Rdd,
        record::{TextBlock, *},
        shuffle::{Held, Hold, both, exchange, exchange_evenly, exchange_to_one, gather, spread, stay},
        sink::{ObjectFilesSink, PrintSink, RememberSink, Sink, TextFilesSink},
        source::SourcePart,
        state::{Cell, Slot, SlotGuard, Snapshot, initial_state},
    };
}
