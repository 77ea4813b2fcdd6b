//! Sinks: where the outputs of a pipeline go.
//!
//! A sink has two halves. The **typed** one, [`Sink<T>`], takes the records of a batch
//! ([`Sink::prepare`]); the **untyped** one, [`SinkControl`], hears what is decided. For a batch:
//!
//! 1. Its outputs are prepared, in the order of the text. What each of them returns, its
//!    [`Ticket`], is kept with the decision.
//! 2. If an output failed that may not go without the batch, all are aborted, and nothing of the
//!    batch is seen.
//! 3. [Transactional](SinkKind::Transactional) sinks commit, then [plain](SinkKind::Plain) ones.
//!    From the first commit on that may have happened, the batch cannot abort.
//! 4. The batch is decided: state advances.
//! 5. [Staging](SinkKind::Staging) and [local](SinkKind::Local) sinks commit. From here on no
//!    output goes without the batch: a commit that fails is tried again, or the run stops.
//!
//! `prepare` of the next batches may run meanwhile, unless a sink is [`SinkControl::in_turn`]; all
//! other calls of a sink come one after another, in the order of the batches. Only the driver makes
//! them, except for `prepare` of a sink that is [`SinkControl::per_instance`].
//!
//! The smallest one counts records, and shows a count when its batch is decided:
//!
//! ```
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use streamc_core::{
//!     batch::BatchId,
//!     exec::Part,
//!     sink::{DecideCx, PrepareCx, Prepared, Sink, SinkControl, SinkError, SinkKind, Ticket},
//! };
//!
//! #[derive(Debug, Default)]
//! struct Counted(AtomicU64);
//!
//! impl<T> Sink<T> for Counted {
//!     fn prepare(
//!         &self,
//!         _: &PrepareCx<'_>,
//!         parts: Vec<Part<Vec<T>>>,
//!     ) -> Result<Ticket, SinkError> {
//!         let n: u64 = parts.iter().map(|part| part.data.len() as u64).sum();
//!         // all that a commit needs is in the ticket, so there is nothing to abort
//!         Ok(Ticket(n.to_le_bytes().to_vec()))
//!     }
//! }
//!
//! impl SinkControl for Counted {
//!     fn kind(&self) -> SinkKind {
//!         SinkKind::Local
//!     }
//!     fn commit(&self, _: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
//!         for prepared in run {
//!             let n = prepared.ticket().try_into().map_err(|_| "a ticket has eight bytes")?;
//!             self.0.fetch_add(u64::from_le_bytes(n), Ordering::Relaxed);
//!         }
//!         Ok(())
//!     }
//!     fn abort(&self, _: &DecideCx<'_>, _: BatchId) -> Result<(), SinkError> {
//!         Ok(())
//!     }
//! }
//! ```

mod cx;
mod start;
mod style;
mod ticket;
mod world;

#[doc(hidden)]
pub use cx::OutputCx;
pub use cx::{DecideCx, PrepareCx};
pub use start::{LogState, Recovered, SinkStart, Standing};
#[doc(hidden)]
pub use style::{Head, PrintStyle};
pub use ticket::{Prepared, Ticket};
#[doc(hidden)]
pub use world::World;

use crate::{
    batch::{BatchId, BatchTime},
    env::Fs,
    error::Error,
    exec::Part,
};
use std::{error, fmt};

/// Why a sink could not do what it was told. Its text is shown to the user after the name of the
/// output.
pub type SinkError = Box<dyn error::Error + Send + Sync>;

/// What a sink promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SinkKind {
    /// `prepare` writes where nobody looks, `commit` makes it visible, `abort` removes it: files.
    /// A commit that is repeated changes nothing.
    Staging,
    /// `commit` puts records and batch number into another system in one transaction, and
    /// [`SinkControl::committed`] reads the number back: databases, Kafka.
    Transactional,
    /// Nothing is promised for a batch that is run again: the terminal.
    Plain,
    /// What it shows lives in this process, and ends with it: `remember`. A batch that is run again
    /// after a restart is shown again.
    Local,
}

/// The half of a sink that takes records of type `T`.
///
/// `T` is a record as the stream has it: borrowed where it is borrowed from the input, so
/// `impl Sink<&str> for MySink` takes a stream of `&str`, and the sink copies what it keeps beyond
/// `prepare`. A sink for many types is generic: `impl<T: Text> Sink<T> for MySink`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot take records of type `{T}`",
    label = "this output cannot take `{T}`",
    note = "help: `map` the records to a type that it takes, or write `impl Sink<{T}> for {Self}`"
)]
pub trait Sink<T>: SinkControl {
    /// Takes the partitions of a batch. It may block: the batch waits, and with it the sources.
    /// Called again for the same batch when it has failed and the output is to be tried again: it
    /// starts over then.
    ///
    /// # Errors
    /// When it cannot; the output has failed then, and [`SinkControl::abort`] follows.
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError>;

    /// What a test kit shows of a batch, as text. `None`, the default: nothing.
    fn shown(&self, _parts: &[Part<Vec<T>>]) -> Option<Vec<Part<Vec<String>>>> {
        None
    }
}

/// The half of a sink that hears what is decided, in the driver, in the order of the batches.
pub trait SinkControl: fmt::Debug + Send + Sync + 'static {
    /// What it promises.
    fn kind(&self) -> SinkKind;

    /// Whether `prepare` of a batch has to come after the commit or abort of the batch before, as
    /// for a file that several batches are appended to. Batches overlap less then.
    fn in_turn(&self) -> bool {
        false
    }

    /// Whether each instance of a cluster prepares its own partitions. By default the driver
    /// prepares all of them, so that a batch is one transaction. Committing is up to the driver in
    /// both cases: tickets have to be enough for it.
    fn per_instance(&self) -> bool {
        false
    }

    /// How many batches in a row [`SinkControl::commit`] takes at once: more than one where a
    /// commit is dear. Batches wait until there are as many, and the sources are not told that
    /// these batches are done; the rest is committed when the run ends.
    fn commit_every(&self) -> u64 {
        1
    }

    /// The place that it writes to, if no other output may write there too.
    fn target(&self) -> Option<String> {
        None
    }

    /// The same once it has started: two paths that lead to one place have one name now.
    fn real_target(&self, _fs: &dyn Fs) -> Option<String> {
        self.target()
    }

    /// Whether it prints records to the terminal, where a head has to name the output if several
    /// do.
    fn prints(&self) -> bool {
        false
    }

    /// Whether it writes to the files or the terminal of its context, as `cx.fs()` and
    /// `cx.console()` return them. A test kit without either shows what the sink was given
    /// ([`Sink::shown`]) and does not call it; it calls all others.
    fn uses_world(&self) -> bool {
        false
    }

    /// Called once, in the driver, before the first batch: whether it has a chance to work. Returns
    /// the last batch that is in its place, of whatever run; a process that may still be writing
    /// there has to be shut out before that is read.
    ///
    /// # Errors
    /// When it has no chance; the context does not start then.
    fn start(&self, _cx: &SinkStart<'_>) -> Result<Option<Recovered>, Error> {
        Ok(None)
    }

    /// The last batch that it has committed. Asked of a transactional sink after a commit that
    /// failed, before anything else is done: the commit may have succeeded at the peer. The sink
    /// connects again first, so that a transaction in doubt has ended, and must not shut out a
    /// later run by that: if another run owns the place now, that is an error. If this run's log
    /// wrote the batch that it returns, nothing of batches up to that has to be kept any more, as
    /// after a commit.
    ///
    /// # Errors
    /// When it cannot be found out. The run stops, and the next one asks again.
    fn committed(&self, _cx: &DecideCx<'_>) -> Result<Option<Recovered>, SinkError> {
        Ok(None)
    }

    /// Called before a batch gets its time: false when another run has a batch of this time in its
    /// place. Then the batch gets a later time. Otherwise the time stays reserved until the batch
    /// is committed, aborted or released.
    fn reserve(&self, _fs: &dyn Fs, _time: BatchTime) -> bool {
        true
    }

    /// A reserved time is not used: its batch is dropped, or the output's stream is not due.
    fn release(&self, _fs: &dyn Fs, _time: BatchTime) {}

    /// Shows the batches of `run`, which follow one another as this output has them, all or none.
    /// A transactional sink stores log, epoch and number of the last one with the records, also of
    /// batches without records: else it would be behind its log. Called again after an error when
    /// the output is to be tried again. A batch that the sink had when it was started is neither
    /// prepared nor committed again.
    ///
    /// # Errors
    /// When they cannot be shown.
    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError>;

    /// The batch failed: nothing of it may be seen. Called whether [`Sink::prepare`] was or not.
    ///
    /// # Errors
    /// When what was prepared cannot be taken away; it is only reported.
    fn abort(&self, cx: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError>;
}
