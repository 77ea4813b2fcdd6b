//! Sources: where the records of a batch come from.
//!
//! For each batch, the scheduler has a source plan what belongs to the batch ([`Source::plan`]),
//! then read it, partition by partition ([`Source::read`]).

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

/// A source of records. `S` is their stored form.
///
/// ```text
/// start (plan prefetch? read* decided?)* stop* plan*
/// ```
///
/// A batch is formed in two steps. [`Source::plan`] decides what belongs to it, without reading any
/// records; [`Source::read`] then reads the records of a partition, on the instance that runs the
/// partition. The plan is kept as the batch's lineage. After a crash, the batch is formed again
/// from its lineage, so the same spans must yield the same records for as long as the source still
/// has them ([`Source::replayable`]).
pub trait Source<S: Stored>: fmt::Debug + Send + Sync + 'static {
    /// Returns the name for messages: `socket 127.0.0.1:9999`.
    fn name(&self) -> String;

    /// Called once, before the first batch. The source continues from the positions in `from`;
    /// where splits missing from it start is up to the source.
    ///
    /// # Errors
    /// When the source can never produce records, for example because a file cannot be opened, or
    /// when it no longer has the data after one of the positions. A peer that is not reachable
    /// (yet) is not an error: the source keeps retrying.
    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error>;

    /// Plans what belongs to the batch being formed. Never blocks, and reads no records. Only the
    /// driver calls it, for one batch after another; each plan starts where the previous one ended.
    ///
    /// # Errors
    /// When the source fails for good.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error>;

    /// Announces that this process will read these spans soon. A source that can fetch them without
    /// blocking starts now.
    fn prefetch(&self, _spans: &[Span]) {}

    /// Reads the records of `spans`, which are everything that a partition takes from this source.
    /// A source that is not [`replayable`](Source::replayable) is called right after the plan,
    /// once.
    ///
    /// The task that processes the blocks may load their contents even later, provided that it
    /// finds them unchanged since the plan.
    ///
    /// # Errors
    /// When they cannot be read; [`ReadError`] distinguishes temporary from permanent failures.
    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError>;

    /// Whether spans can be read again, even by a process that did not plan them.
    fn replayable(&self) -> bool;

    /// Formats a position for people.
    fn describe(&self, position: &Position) -> String {
        position.to_string()
    }

    /// Whether the source has an end, so that it need not wait for the clock. When all sources of a
    /// context are finite, batches run as fast as they are planned. A plan without spans is then
    /// not a batch; the source is polled again when it signals [`SourceCx::wake`], and after a
    /// batch interval at the latest.
    fn finite(&self) -> bool {
        false
    }

    /// Returns the total number of bytes that the source will produce, if that is known once it has
    /// started. Used for progress bars.
    fn size(&self) -> Option<u64> {
        None
    }

    /// Whether all further plans will be empty. Every source gets there after [`Source::stop`], but
    /// its splits have [ended](crate::batch::SplitStatus::Ended) only if it gets there without a
    /// stop.
    fn finished(&self) -> bool;

    /// Stops receiving, without waiting for it to end. With `graceful`, data already received can
    /// still be planned.
    fn stop(&self, graceful: bool);

    /// Called when the batch with these spans is decided, that is, its outputs have it. Batches are
    /// decided in order. Reliable receivers now acknowledge the data to their peer. A source made
    /// of others passes each its own spans; a source without a peer to notify does nothing.
    fn decided(&self, spans: &[Span]);
}

/// What a connector's function returns. A pipeline accepts it for a stream of records that are
/// stored as [`Stored`](IntoSource::Stored), or that can be fed from it (`&str` from `String`).
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
// no type parameter for the record: otherwise a crate could implement this for a stream of its own
// records, which is already one
pub trait IntoSource {
    /// How its records are stored: `Str` for `&str`, most others as themselves.
    type Stored: Stored;

    /// Returns the source. Two streams are the same if their sources are the same pointer.
    fn into_source(self) -> Arc<dyn Source<Self::Stored>>;
}

/// What a source gets at its start.
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
    /// The number of partitions of the context.
    pub partitions: usize,
    /// The most bytes of this source that a batch takes, as in the limits of every plan: for
    /// sources that cut their blocks before they are planned.
    pub max_batch_bytes: u64,
    /// Signalled when a source has something new to plan that need not wait for the next batch
    /// time: a finite source has a batch ready, or has finished.
    pub wake: Wake,
    /// Where events about receivers go.
    pub events: Events,
    /// Seeds randomness in a source; differs between the sources of a context.
    pub seed: u64,
}
