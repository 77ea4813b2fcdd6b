//! Sources: what a batch is made of.
//!
//! A source gives, whenever the scheduler forms a batch, what belongs to that batch as partitions
//! of blocks ([`Source::cut`]). How it gets them is its own affair.

mod fed;
mod part;

pub use fed::feeding;
pub use part::{Input, SourcePart};

use crate::{
    batch::BlockRange,
    env::{Clock, Fs, Wake},
    error::Error,
    metrics::{Events, stats::Stats},
    record::Stored,
};
use std::{fmt, sync::Arc, time::Duration};

/// Gives records to batches. `S` is the stored form of the records.
pub trait Source<S: Stored>: fmt::Debug + Send + Sync + 'static {
    /// The name in messages: `socket 127.0.0.1:9999`.
    fn name(&self) -> String;

    /// A batch should take at most so many bytes of it, or one record; the rest stays for the next
    /// ones. Called before [`Source::start`] if the context has such a bound. A source that cannot
    /// be cut does nothing.
    fn bound(&self, _bytes: u64) {}

    /// Called once, before the first batch.
    ///
    /// # Errors
    /// When the source can never give records, such as a file that cannot be opened. A peer that is
    /// not there (yet) is no error: it is tried again.
    fn start(&self, cx: &SourceCx) -> Result<(), Error>;

    /// What belongs to the batch that is being formed, in at most `limit` partitions. Never waits;
    /// nothing is a cut without partitions.
    ///
    /// # Errors
    /// When the source fails for good.
    fn cut(&self, limit: usize) -> Result<Cut<S>, Error>;

    /// Whether the source has an end of its own, so that it need not wait for the clock: when all
    /// sources of a context are finite, batches follow one another as fast as they are cut. A cut
    /// without partitions is no batch then; the source is asked again when it signals
    /// [`SourceCx::wake`], and after a batch interval at the latest.
    fn finite(&self) -> bool {
        false
    }

    /// How many bytes it will give in all, if that is known when it has started: for a progress
    /// bar.
    fn size(&self) -> Option<u64> {
        None
    }

    /// Whether a finite source has given everything to [`Source::cut`]. After [`Source::stop`]
    /// every source becomes finite in this sense.
    fn finished(&self) -> bool;

    /// Stops receiving and does not wait for it. With `graceful`, what has been received can still
    /// be cut.
    fn stop(&self, graceful: bool);

    /// The batch with these blocks is decided: its outputs have it. Batches are decided in order.
    /// Reliable receivers tell their peer then.
    fn decided(&self, _blocks: &[BlockRange]) {}
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
    /// Signalled when a source has something new to cut that does not have to wait for the next
    /// batch time: a finite source has a batch ready, or has finished.
    pub wake: Wake,
    /// Who hears of receivers.
    pub events: Events,
    /// For what is random in a source; differs between the sources of a context.
    pub seed: u64,
}

/// What belongs to one batch.
#[derive(Debug)]
pub struct Cut<S: Stored> {
    /// The partitions, in order.
    pub parts: Vec<SourcePart<S>>,
    /// The records in them as far as known without reading. Blocks that are read by their task
    /// (files) add theirs to [`Stats::records_in`] then.
    pub records: u64,
    /// Where they come from, in order.
    pub lineage: Vec<BlockRange>,
}

impl<S: Stored> Cut<S> {
    /// Nothing.
    #[must_use]
    pub fn empty() -> Self {
        Cut { parts: Vec::new(), records: 0, lineage: Vec::new() }
    }
}
