//! What a sink sees while it prepares a batch, and when it hears what is decided.

use super::{PrintStyle, SinkError, World};
use crate::{
    batch::{BatchId, Window},
    env::{Console, Fs},
    exec::{Exec, Part},
};
use std::sync::Mutex;

/// One output of a run: what both contexts of a sink know.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct OutputCx<'a> {
    pub pipeline: &'static str,
    pub output: &'static str,
    pub world: &'a World,
}

/// One batch at one output, while it is prepared.
#[derive(Debug)]
pub struct PrepareCx<'a> {
    #[doc(hidden)]
    pub of: OutputCx<'a>,
    #[doc(hidden)]
    pub batch: BatchId,
    #[doc(hidden)]
    pub partitions: u32,
    #[doc(hidden)]
    pub windows: &'a [Window],
    #[doc(hidden)]
    pub exec: &'a dyn Exec,
}

/// One output, when batches are decided or asked about.
#[derive(Debug)]
pub struct DecideCx<'a> {
    #[doc(hidden)]
    pub of: OutputCx<'a>,
}

macro_rules! of_output {
    ($cx:ident) => {
        impl<'a> $cx<'a> {
            /// The name of the output: `counts.write_to`.
            #[must_use]
            pub fn output(&self) -> &'static str {
                self.of.output
            }

            /// The name of the pipeline.
            #[must_use]
            pub fn pipeline(&self) -> &'static str {
                self.of.pipeline
            }

            /// The log that this run keeps its decisions in; see
            /// [`SinkStart::log`](super::SinkStart::log).
            #[must_use]
            pub fn log(&self) -> u64 {
                self.of.world.epoch.log
            }

            /// The run's number in its log, from 1.
            #[must_use]
            pub fn epoch(&self) -> u64 {
                self.of.world.epoch.number
            }

            /// The files of the context.
            #[must_use]
            pub fn fs(&self) -> &'a dyn Fs {
                &*self.of.world.fs
            }

            /// The terminal of the context.
            #[must_use]
            pub fn console(&self) -> &'a dyn Console {
                &*self.of.world.console
            }
        }
    };
}
of_output!(PrepareCx);
of_output!(DecideCx);

impl<'a> PrepareCx<'a> {
    /// The batch.
    #[must_use]
    pub fn batch(&self) -> BatchId {
        self.batch
    }

    /// How many partitions the batch has over all instances.
    #[must_use]
    pub fn partitions(&self) -> u32 {
        self.partitions
    }

    /// How many instances prepare a batch of a sink that is
    /// [`per_instance`](super::SinkControl::per_instance).
    #[must_use]
    pub fn instances(&self) -> u32 {
        self.exec.place().peers
    }

    /// How far apart the batches of a stream are, in microseconds, whose window is `slider`.
    #[must_use]
    pub fn slide(&self, slider: Option<u32>) -> u64 {
        let window = slider.and_then(|op| self.windows.iter().find(|window| window.op == op));
        self.of.world.interval.saturating_mul(window.map_or(1, |window| window.slide))
    }

    #[doc(hidden)]
    #[must_use]
    pub fn print_style(&self) -> &'a PrintStyle {
        &self.of.world.print
    }

    /// Calls `f` once for each partition, on the threads of the executor.
    ///
    /// # Errors
    /// The first error of `f`, in the order of the partitions.
    pub fn each<T: Send, R: Send>(
        &self,
        parts: Vec<Part<Vec<T>>>,
        f: impl Fn(u32, Vec<T>) -> Result<R, SinkError> + Sync,
    ) -> Result<Vec<R>, SinkError> {
        type Task<T, R> = Mutex<(Option<Part<Vec<T>>>, Option<Result<R, SinkError>>)>;
        let tasks: Vec<Task<T, R>> = parts.into_iter().map(|part| Mutex::new((Some(part), None))).collect();
        self.exec.run(tasks.len(), &|i| {
            let mut task = tasks[i].lock().expect("a task is entered once");
            if let Some(part) = task.0.take() {
                task.1 = Some(f(part.index, part.data));
            }
        });
        let result = |task: Task<T, R>| {
            let (_, result) = task.into_inner().expect("a task that panicked has ended the batch");
            result.expect("an executor runs every task")
        };
        tasks.into_iter().map(result).collect()
    }
}
