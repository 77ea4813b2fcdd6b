//! Sources: what a batch is made of.
//!
//! Whenever the scheduler forms a batch, a source plans what belongs to it ([`Source::plan`]) and
//! reads that, partition by partition ([`Source::read`]).

mod fed;
mod held;
mod limits;
mod lineage_form;
mod part;
mod planned;
mod positions;
mod reading;

pub use fed::feeding;
pub use held::Held;
pub use limits::Limits;
pub use lineage_form::{decode_input, encode_input};
pub use part::{Input, SourcePart};
pub use planned::Planned;
pub use positions::Positions;
pub use reading::{ReadError, Reading};

use crate::{
    batch::{Position, Span},
    env::{Clock, Fs, Wake},
    error::Error,
    metrics::{Events, stats::Stats},
    record::Stored,
};
use std::{fmt, sync::Arc, time::Duration};

/// Where records come from. `S` is their stored form.
///
/// ```text
/// start (plan prefetch? read* decided?)* stop* plan*
/// ```
///
/// A batch is formed in two steps. [`Source::plan`] says what belongs to it, from what is known
/// without reading; [`Source::read`] gets the records of a partition, where the partition is. What
/// was planned is kept as the batch's lineage, and a batch that is formed again, after a crash, is
/// read from that. So the same spans have to be the same records, as long as the source still has
/// them ([`Source::replayable`]).
pub trait Source<S: Stored>: fmt::Debug + Send + Sync + 'static {
    /// The name in messages: `socket 127.0.0.1:9999`.
    fn name(&self) -> String;

    /// Called once, before the first batch. The source goes on where `from` says, and by its own
    /// rule with the splits that are not in there.
    ///
    /// # Errors
    /// When the source can never give records, such as a file that cannot be opened, or does not
    /// have what comes after one of the positions. A peer that is not there (yet) is no error: it
    /// is tried again.
    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error>;

    /// What belongs to the batch that is being formed. Never waits, and reads no records. Called by
    /// the driver alone, one batch after another; the next plan goes on where this one ends.
    ///
    /// # Errors
    /// When the source fails for good.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error>;

    /// These spans are read soon, by this process: whoever can get them without anyone waiting
    /// begins now.
    fn prefetch(&self, _spans: &[Span]) {}

    /// The records of `spans`, which are all that a partition has of this source. A source that is
    /// not [`replayable`](Source::replayable) is asked right after the plan, once.
    ///
    /// Blocks may be read later still, by the task that processes them, if they are found as they
    /// were planned then.
    ///
    /// # Errors
    /// When they cannot be read; [`ReadError`] says whether that may change.
    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError>;

    /// Whether spans can be read again, also by a process that has not planned them.
    fn replayable(&self) -> bool;

    /// A position, for people.
    fn describe(&self, position: &Position) -> String {
        position.to_string()
    }

    /// Whether the source has an end of its own, so that it need not wait for the clock: when all
    /// sources of a context are finite, batches follow one another as fast as they are planned. A
    /// plan without spans is no batch then; the source is asked again when it signals
    /// [`SourceCx::wake`], and after a batch interval at the latest.
    fn finite(&self) -> bool {
        false
    }

    /// How many bytes it will give in all, if that is known when it has started: for a progress
    /// bar.
    fn size(&self) -> Option<u64> {
        None
    }

    /// Whether no plan will have spans any more. After [`Source::stop`] every source comes to that;
    /// only without it have its splits
    /// [ended](crate::batch::SplitStatus::Ended).
    fn finished(&self) -> bool;

    /// Stops receiving and does not wait for it. With `graceful`, what has been received can still
    /// be planned.
    fn stop(&self, graceful: bool);

    /// The batch with these spans is decided: its outputs have it. Batches are decided in order.
    /// Reliable receivers tell their peer then. A source that consists of others tells each its
    /// own; one that tells nobody does nothing.
    fn decided(&self, spans: &[Span]);
}

/// What a connector's function returns: it can be given to a pipeline where that takes a stream of
/// records that are stored so, or that such records feed (`String` feeds `&str`).
///
/// ```
/// use std::sync::Arc;
/// use streamc_core::{
///     receiver::{Receiver, receiver_stream},
///     record::Str,
///     source::{IntoSource, Source},
/// };
///
/// /// Lines of a log server.
/// #[derive(Debug)]
/// pub struct LogLines<R>(R);
///
/// impl<R: Receiver<Str>> IntoSource for LogLines<R> {
///     type Stored = Str;
///
///     fn into_source(self) -> Arc<dyn Source<Str>> {
///         receiver_stream(self.0).into_source()
///     }
/// }
/// ```
// no type parameter for the record: a crate could implement it for a stream of its own records
// then, and the stream is one already
pub trait IntoSource {
    /// How its records are stored: `Str` for `&str`, most others as themselves.
    type Stored: Stored;

    /// The source. Whether two streams are the same one is decided by its pointer.
    fn into_source(self) -> Arc<dyn Source<Self::Stored>>;
}

/// What a source is started with.
#[derive(Clone, Debug)]
pub struct SourceCx {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The files.
    pub fs: Arc<dyn Fs>,
    /// The counts of the context.
    pub stats: Arc<Stats>,
    /// The batch interval of the context.
    pub batch_interval: Duration,
    /// How many partitions the context works with.
    pub partitions: usize,
    /// How many bytes of it a batch takes at most: what the limits of every plan say, for whoever
    /// makes blocks before.
    pub max_batch_bytes: u64,
    /// Signalled when a source has something new to plan that does not have to wait for the next
    /// batch time: a finite source has a batch ready, or has finished.
    pub wake: Wake,
    /// Who hears of receivers.
    pub events: Events,
    /// For what is random in a source; differs between the sources of a context.
    pub seed: u64,
}
