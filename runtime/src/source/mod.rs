//! Sources: what a batch is made of.
//!
//! A source gives, whenever the scheduler forms a batch, what belongs to that batch as partitions of blocks
//! ([`Source::cut`]). How it gets them is its own affair.

mod binary_records;
mod directory;
mod fed;
mod file_plan;
mod file_text;
mod fixed;
mod fragment;
mod from;
mod iter;
mod mapped;
mod object_files;
mod on_sources;
mod operators;
mod outside;
mod packed;
mod part;
mod pod_file;
mod queue;
mod rate;
mod raw_socket;
mod socket;
mod socket_stream;
mod socket_text;
mod text_files;
mod text_head;
mod union;
mod unreadable;

pub use binary_records::{BinaryRecords, binary_records_stream};
pub use file_text::{FileText, file_text};
pub use fragment::WithinPipeline;
pub use iter::{IterStream, iter_stream};
pub use object_files::{ObjectFiles, object_files};
pub use on_sources::{OnPairSource, OnSource};
pub use operators::InsidePipeline;
pub use part::{Input, SourcePart};
pub use pod_file::{PodFile, pod_file};
pub use queue::{QueueHandle, QueueStream, queue_stream};
pub use rate::{RateStream, rate_stream};
pub use raw_socket::{RawSocket, raw_socket_stream};
pub use socket_stream::{SocketStream, socket_stream};
pub use socket_text::{SocketText, socket_text_stream};
pub use text_files::{TextFiles, text_file_stream};
pub use union::union_all;

use crate::{
    clock::{Clock, Wake},
    error::Error,
    events::Events,
    fs::Fs,
    record::{Record, Stored},
    stats::Stats,
};
use std::{fmt, ops::Range, path::Path, sync::Arc, time::Duration};

/// What a `#[pipeline]` function takes: a stream of records, cut into batches. Clone it to feed several pipelines from
/// one source. Only the stored form of `R` matters: a source of `&str` fits every lifetime.
///
/// Its operators work only inside `#[pipeline]`. Outside, a stream is made by a source, and given to a pipeline:
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc_runtime::{prelude::*, testkit::TestKit};
///
/// #[pipeline(batch = "1s")]
/// fn lengths(lines: DStream<&str>) {
///     let words = lines.flat_map(|line| line.split_whitespace());
///     words.map(|word| word.len()).print();
/// }
///
/// let lines: DStream<&str> = queue_stream([["to be", "or not"]]).into(); // or `socket_text_stream("127.0.0.1:9999").into()`
/// let mut kit = TestKit::new(lengths(lines));
/// assert_eq!(kit.run_batch()?.output("words.map.print"), ["2", "2", "2", "3"]);
/// # Ok::<(), streamc_runtime::Error>(())
/// ```
pub struct DStream<R: Record> {
    source: Arc<dyn Source<R::Owned>>,
}

impl<R: Record> DStream<R> {
    /// The stream of a source.
    pub fn new(source: impl Source<R::Owned>) -> Self {
        DStream { source: Arc::new(source) }
    }

    fn of(source: Arc<dyn Source<R::Owned>>) -> Self {
        DStream { source }
    }

    /// The source. Two streams have the same source when the pointers are equal.
    pub fn into_source(self) -> Arc<dyn Source<R::Owned>> {
        self.source
    }
}

impl<R: Record> Clone for DStream<R> {
    fn clone(&self) -> Self {
        DStream { source: self.source.clone() }
    }
}

impl<R: Record> fmt::Debug for DStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DStream({})", self.source.name())
    }
}

/// What can be given to a `#[pipeline]` function where it takes a `DStream<R>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a stream of `{R}`",
    label = "the pipeline reads `DStream<{R}>` here",
    note = "help: give `socket_text_stream(..)` or `file_text(..)` for `&str` records, `queue_stream(batches)` for others, or a `DStream`",
    note = "help: of an iterator or a channel, `iter_stream(..)` makes a source",
    note = "help: a number whose type nothing says is an `i32` or an `f64`: write `1u64`"
)]
pub trait IntoDStream<R> {
    /// The stream.
    // the bound stands here, so that a parameter whose records are none is reported once
    fn into_dstream(self) -> DStream<R>
    where
        R: Record;
}

impl<R: Record> IntoDStream<R> for DStream<R> {
    fn into_dstream(self) -> DStream<R> {
        self
    }
}

/// Gives records to batches. `S` is the stored form of the records.
pub trait Source<S: Stored>: fmt::Debug + Send + Sync + 'static {
    /// The name in messages: `socket 127.0.0.1:9999`.
    fn name(&self) -> String;

    /// A batch should take at most so many bytes of it, or one record; the rest stays for the next ones. Called before
    /// [`Source::start`] if the context has such a bound. A source that cannot be cut does nothing.
    fn bound(&self, _bytes: u64) {}

    /// Called once, before the first batch.
    ///
    /// # Errors
    /// When the source can never give records, such as a file that cannot be opened. A peer that is not there
    /// (yet) is no error: it is tried again.
    fn start(&self, cx: &SourceCx) -> Result<(), Error>;

    /// What belongs to the batch that is being formed, in at most `limit` partitions. Never waits; nothing is a
    /// cut without partitions.
    ///
    /// # Errors
    /// When the source fails for good.
    fn cut(&self, limit: usize) -> Result<Cut<S>, Error>;

    /// Whether the source has an end of its own, so that it need not wait for the clock: when all sources of a context
    /// are finite, batches follow one another as fast as they are cut. A cut without partitions is no batch then; the source
    /// is asked again when it signals [`SourceCx::wake`], and after a batch interval at the latest.
    fn finite(&self) -> bool {
        false
    }

    /// How many bytes it will give in all, if that is known when it has started: for a progress bar.
    fn size(&self) -> Option<u64> {
        None
    }

    /// Whether a finite source has given everything to [`Source::cut`]. After [`Source::stop`] every source becomes
    /// finite in this sense.
    fn finished(&self) -> bool;

    /// Stops receiving and does not wait for it. With `graceful`, what has been received can still be cut.
    fn stop(&self, graceful: bool);

    /// The batch with these blocks is decided: its outputs have it. Batches are decided in order. Reliable
    /// receivers tell their peer then.
    fn decided(&self, _blocks: &[BlockRange]) {}
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
    /// Signalled when a source has something new to cut that does not have to wait for the next batch time: a
    /// finite source has a batch ready, or has finished.
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
    /// The records in them as far as known without reading. Blocks that are read by their task (files) add theirs to
    /// [`Stats::records_in`] then.
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

/// One block of a batch: what it is, and the partition it went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRange {
    /// The number of the block within its source, counted from 0.
    pub block: u64,
    /// The file that it is a part of, as the source opens it; none of what was received.
    pub file: Option<Arc<Path>>,
    /// Its bytes: offsets in the file, or in what the source has received or made. Of a packed file they are those of the unpacked text,
    /// to `u64::MAX` where it is read to its end, wherever that is.
    pub bytes: Range<u64>,
    /// The partition of the cut.
    pub partition: u32,
}
