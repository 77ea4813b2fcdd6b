//! Records of any iterator or channel of the user's program.

use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    receiver::{End, Options, Receiver, ReceiverSource, Stopped, Store, panic_text},
    record::{FeedsAs, Record, Stored},
};
use std::{
    fmt,
    panic::{AssertUnwindSafe, Location, catch_unwind},
};

/// What `records` gives: an iterator, a collection, or the receiving half of a channel. It is asked
/// on a thread of its own, which may block in it; what it has given belongs to the next batch. At a
/// graceful stop it may finish the record that it is making, for two block intervals at most: one
/// that comes later is counted (`records_unread`) and reported. The stream ends when the iterator
/// does; if it panics, the context stops with an error that names it.
///
/// ```
/// use streamc::{dstream::{DStream, IntoDStream}, source::iter_stream};
/// let (send, receive) = std::sync::mpsc::channel::<String>();
/// let orders: DStream<String> = iter_stream(receive).named("orders").into_dstream();
/// send.send("three chairs".to_owned()).unwrap();
/// drop(send);                                      // the end of the stream
///
/// let squares: DStream<u64> = iter_stream((0..1000u64).map(|n| n * n)).into_dstream();
/// ```
#[track_caller]
pub fn iter_stream<I>(records: I) -> IterStream<I>
where
    I: IntoIterator<Item: Record> + Send + 'static,
{
    IterStream { records, name: format!("iterator at {}", Location::caller()), options: Options::default() }
}

/// See [`iter_stream`].
#[must_use]
pub struct IterStream<I> {
    records: I,
    name: String,
    options: Options,
}

impl<I> IterStream<I> {
    /// The name in messages. Default: where it was made.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// How long a block is filled (`"50ms"`, or a `Duration`): each block of a batch can be a
    /// partition. Default: 200 ms, or half a batch if that is shorter.
    pub fn block_interval(mut self, interval: impl IntoDuration) -> Self {
        self.options.block_interval(interval);
        self
    }

    /// How many bytes may wait for batches or be in batches that are not done; then the iterator is
    /// not asked. Default: 256 MiB.
    pub fn buffer_bytes(mut self, bytes: u64) -> Self {
        self.options.buffer_bytes = bytes;
        self
    }
}

impl<I> fmt::Debug for IterStream<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IterStream({})", self.name)
    }
}

impl<R, I> IntoDStream<R> for IterStream<I>
where
    R: Record,
    I: IntoIterator<Item: FeedsAs<R::Owned>> + Send + 'static,
{
    fn into_dstream(self) -> DStream<R> {
        let receiver = Asked { name: self.name, records: Some(self.records) };
        DStream::new(ReceiverSource::<R::Owned>::new(Box::new(receiver), self.options))
    }
}

struct Asked<I> {
    name: String,
    records: Option<I>,
}

impl<I> fmt::Debug for Asked<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Asked({})", self.name)
    }
}

impl<S: Stored, I: IntoIterator<Item: FeedsAs<S>> + Send + 'static> Receiver<S> for Asked<I> {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped> {
        let Some(records) = self.records.take() else { return Ok(End::Finished) };
        store.may_hold_one();
        let asked = catch_unwind(AssertUnwindSafe(|| {
            records.into_iter().try_for_each(|record| store.record(record))
        }));
        match asked {
            Ok(given) => given.map(|()| End::Finished),
            Err(payload) => Ok(End::Failed(format!("the iterator panicked: {}", panic_text(&*payload)))),
        }
    }
}
