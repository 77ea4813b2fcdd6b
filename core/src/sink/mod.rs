//! Sinks: where the outputs of a pipeline go.
//!
//! A sink has two halves. The **typed** one, [`Sink<T>`], is called by the batch function with the records of a
//! batch ([`Sink::prepare`]); the **untyped** one, [`SinkControl`], is kept by the scheduler, which tells it the decision
//! on the batch. For each batch in which its stream did not fail, in each instance:
//!
//! `reserve? prepare (commit | abort)`; `abort` comes also when `prepare` failed or was not called.
//!
//! A batch is shown to the outside as a whole or not at all, as far as the sink's [kind](SinkKind) allows.

mod style;
mod tap;
mod world;

#[doc(hidden)]
pub use style::{Head, PrintStyle};
pub use tap::Tap;
#[doc(hidden)]
pub use tap::Tapped;
#[doc(hidden)]
pub use world::World;

use crate::{
    batch::{BatchId, BatchTime, Window},
    env::{Console, Fs},
    error::Error,
    exec::{Exec, Part},
};
use std::{error, fmt, sync::Mutex};

/// Why a sink could not do what it was told. Its text is shown to the user behind the name of the output.
pub type SinkError = Box<dyn error::Error + Send + Sync>;

/// What a sink promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SinkKind {
    /// `prepare` writes where nobody looks, `commit` makes it visible, `abort` removes it: files.
    Staging,
    /// Data and batch id go in one transaction of another system, which ignores what it has already: databases.
    Transactional,
    /// Nothing is promised for a batch that is run again: the terminal, `foreach_rdd`.
    Plain,
}

/// The half of a sink that takes records of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot take records of type `{T}`",
    label = "this output cannot take `{T}`",
    note = "help: `print` and `save_as_text_files` need `Text`: put `#[derive(Text)]` on your struct, or `map` the record to a string or a tuple first"
)]
pub trait Sink<T>: SinkControl {
    /// Takes the partitions of a batch that are here. It may block: the batch waits, and with it the sources. Called
    /// again for the same batch when it has failed and the output is to be tried again: it begins anew then.
    ///
    /// # Errors
    /// When it cannot; the output has failed then, and [`SinkControl::abort`] follows.
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError>;
}

/// The half of a sink that hears the decisions, in the order of the batches.
pub trait SinkControl: fmt::Debug + Send + Sync + 'static {
    /// What it promises.
    fn kind(&self) -> SinkKind;

    /// The place that it writes to, if no other output may write there too.
    fn target(&self) -> Option<String> {
        None
    }

    /// The same once it has started: also what two paths lead to, and not only what they are called.
    fn real_target(&self, _fs: &dyn Fs) -> Option<String> {
        self.target()
    }

    /// Whether it shows records on the terminal, where those of several outputs have to be told apart.
    fn prints(&self) -> bool {
        false
    }

    /// Called once, before the first batch: whether it has a chance to work. Gives the newest batch of an earlier run
    /// that is in its place: the batches of this run come after it.
    ///
    /// # Errors
    /// When it has no chance; the context does not start then.
    fn start(&self, _cx: &SinkStart<'_>) -> Result<Option<Earlier>, Error> {
        Ok(None)
    }

    /// Called before a batch gets its time, in the driver: false when another run has a batch of this time in its place.
    /// Then the batch gets a later time. Otherwise the time stays reserved until the batch is committed, aborted or
    /// released.
    fn reserve(&self, _fs: &dyn Fs, _time: BatchTime) -> bool {
        true
    }

    /// A reserved time is not used: its batch is dropped, or the output's stream does not have it.
    fn release(&self, _fs: &dyn Fs, _time: BatchTime) {}

    /// All outputs of the batch are done: it may be seen. Called again after an error when the output is to be tried
    /// again.
    ///
    /// # Errors
    /// When it cannot be shown; the context stops, or the output goes without the batch.
    fn commit(&self, cx: &SinkCx<'_>) -> Result<(), SinkError>;

    /// The batch failed: nothing of it may be seen. Called whether [`Sink::prepare`] was or not.
    ///
    /// # Errors
    /// When what was prepared cannot be taken away; it is only reported.
    fn abort(&self, cx: &SinkCx<'_>) -> Result<(), SinkError>;
}

/// What a sink is started with.
#[derive(Debug)]
pub struct SinkStart<'a> {
    /// The files.
    pub fs: &'a dyn Fs,
    /// The run of the program: see [`SinkCx::incarnation`].
    pub run: u64,
}

/// The newest batch that is in the place of a sink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its time.
    pub time: BatchTime,
    /// Where it is: the path of its folder.
    pub place: String,
}

/// One batch at one output in one instance.
#[derive(Debug)]
pub struct SinkCx<'a> {
    #[doc(hidden)]
    pub batch: BatchId,
    #[doc(hidden)]
    pub pipeline: &'static str,
    #[doc(hidden)]
    pub output: &'static str,
    #[doc(hidden)]
    pub partitions: u32,
    #[doc(hidden)]
    pub windows: &'a [Window],
    #[doc(hidden)]
    pub exec: &'a dyn Exec,
    #[doc(hidden)]
    pub world: &'a World,
}

impl<'a> SinkCx<'a> {
    #[doc(hidden)]
    pub fn deciding(exec: &'a dyn Exec, world: &'a World, batch: BatchId, output: &'static str) -> Self {
        SinkCx { batch, pipeline: "", output, partitions: 0, windows: &[], exec, world }
    }

    /// The batch.
    #[must_use]
    pub fn batch(&self) -> BatchId {
        self.batch
    }

    /// The name of the output: `counts.print`.
    #[must_use]
    pub fn output(&self) -> &'static str {
        self.output
    }

    /// The name of the pipeline. Known in [`Sink::prepare`] only.
    pub(crate) fn pipeline(&self) -> &'static str {
        self.pipeline
    }

    #[doc(hidden)]
    pub fn print_style(&self) -> &'a PrintStyle {
        &self.world.print
    }

    /// How many partitions the batch has over all instances. Known in [`Sink::prepare`] only.
    #[must_use]
    pub fn partitions(&self) -> u32 {
        self.partitions
    }

    /// How far apart the batches of a stream are, in microseconds, whose window is `slider`. Known in [`Sink::prepare`] only.
    #[doc(hidden)]
    pub fn slide(&self, slider: Option<u32>) -> u64 {
        let window = slider.and_then(|op| self.windows.iter().find(|window| window.op == op));
        self.world.interval.saturating_mul(window.map_or(1, |window| window.slide))
    }

    /// A random number for this run of the program, which no other run has.
    #[must_use]
    pub fn incarnation(&self) -> u64 {
        self.world.incarnation
    }

    /// Whether this instance is the one that does what is to be done once.
    #[must_use]
    pub fn is_driver(&self) -> bool {
        self.exec.place().me == 0
    }

    /// Whether there is no other instance.
    #[doc(hidden)]
    pub fn is_alone(&self) -> bool {
        self.exec.place().peers == 1
    }

    /// The files.
    ///
    /// # Errors
    /// When there are none, in a batch made by hand.
    pub fn fs(&self) -> Result<&'a dyn Fs, SinkError> {
        self.world.fs.as_deref().ok_or_else(|| "this batch was made by hand and has no files".into())
    }

    /// The terminal.
    ///
    /// # Errors
    /// When there is none, in a batch made by hand.
    pub fn console(&self) -> Result<&'a dyn Console, SinkError> {
        self.world.console.as_deref().ok_or_else(|| "this batch was made by hand and has no terminal".into())
    }

    /// Where records are to be left as text instead of the real place, when a test is listening.
    #[must_use]
    pub fn tap(&self) -> Option<&'a Tap> {
        self.world.tap.as_deref()
    }

    /// Calls `f` once for each partition, on the threads of the executor.
    ///
    /// # Errors
    /// The first that `f` gave, in the order of the partitions.
    pub fn each<T: Send>(
        &self,
        parts: Vec<Part<Vec<T>>>,
        f: impl Fn(u32, Vec<T>) -> Result<(), SinkError> + Sync,
    ) -> Result<(), SinkError> {
        type Task<T> = Mutex<(Option<Part<Vec<T>>>, Result<(), SinkError>)>;
        let tasks: Vec<Task<T>> = parts.into_iter().map(|part| Mutex::new((Some(part), Ok(())))).collect();
        self.exec.run(tasks.len(), &|i| {
            let mut task = tasks[i].lock().expect("a task is entered once");
            if let Some(part) = task.0.take() {
                task.1 = f(part.index, part.data);
            }
        });
        let result = |task: Task<T>| task.into_inner().expect("a task that panicked has ended the batch").1;
        tasks.into_iter().try_for_each(result)
    }
}
