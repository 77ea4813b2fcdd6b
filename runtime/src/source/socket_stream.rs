//! Records from a TCP peer by the user's own decoder (Spark's `socketStream`).

use super::socket::{CLOSED, Connecting, Input, SocketSource, Talk, broke};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    receiver::{Options, Stopped, Store},
    record::{FeedsAs, Record, Stored},
};
use std::{
    fmt,
    io::{self, BufRead},
};

/// Records from the TCP peer `address` (`HOST:PORT`), which is the server. `decode` reads one
/// record; `None` is the end of the connection. It is cloned for each connection, so that what it
/// keeps between records begins anew.
///
/// An error of the decoder ends the connection and is counted as `decode_failures`; the peer is
/// then tried again, as [`socket_text_stream`](super::socket_text_stream) does it.
///
/// ```
/// use std::io::{BufRead, Read};
/// use streamc::{dstream::{DStream, IntoDStream}, source::socket_stream};
/// // a number in eight bytes after the other
/// let numbers: DStream<u64> = socket_stream("127.0.0.1:9999", |input: &mut dyn BufRead| {
///     if input.fill_buf()?.is_empty() {
///         return Ok(None);
///     }
///     let mut bytes = [0; 8];
///     input.read_exact(&mut bytes)?;
///     Ok(Some(u64::from_be_bytes(bytes)))
/// })
/// .into_dstream();
/// ```
pub fn socket_stream<R, F>(address: impl Into<String>, decode: F) -> SocketStream<F>
where
    R: Record,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<R>> + Clone + Send + 'static,
{
    SocketStream {
        address: address.into(),
        decode,
        options: Options::default(),
        connecting: Connecting::default(),
    }
}

/// See [`socket_stream`].
#[derive(Clone)]
#[must_use]
pub struct SocketStream<F> {
    address: String,
    decode: F,
    options: Options,
    connecting: Connecting,
}

impl<F> SocketStream<F> {
    /// How long a block is filled (`"50ms"`, or a `Duration`): each block of a batch can be a
    /// partition. Default: 200 ms, or half a batch if that is shorter.
    pub fn block_interval(mut self, interval: impl IntoDuration) -> Self {
        self.options.block_interval(interval);
        self
    }

    /// How many bytes may wait for batches or be in batches that are not done; then nothing more is
    /// read, and TCP holds the peer back. Default: 256 MiB.
    pub fn buffer_bytes(mut self, bytes: u64) -> Self {
        self.options.buffer_bytes = bytes;
        self
    }

    /// How long the peer may be silent (`"30s"`, or a `Duration`): then the connection is ended
    /// (`disconnects_idle`) and made again. For peers that always have something to say; a peer
    /// that is gone without a word is noticed in a minute in any case. Default: no limit.
    pub fn idle_limit(mut self, limit: impl IntoDuration) -> Self {
        self.connecting.idle_limit(limit);
        self
    }
}

impl<F> fmt::Debug for SocketStream<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SocketStream({})", self.address)
    }
}

impl<R, Q, F> IntoDStream<R> for SocketStream<F>
where
    R: Record,
    Q: FeedsAs<R::Owned>,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<Q>> + Clone + Send + 'static,
{
    fn into_dstream(self) -> DStream<R> {
        DStream::new(SocketSource::<R::Owned>::new(
            self.address,
            Decoded(self.decode),
            self.options,
            self.connecting,
        ))
    }
}

struct Decoded<F>(F);

impl<F> fmt::Debug for Decoded<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decoded")
    }
}

impl<S, R, F> Talk<S> for Decoded<F>
where
    S: Stored,
    R: FeedsAs<S>,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<R>> + Clone + Send + 'static,
{
    fn receive(&mut self, input: &mut Input, store: &Store<S>) -> Result<String, Stopped> {
        let mut decode = self.0.clone();
        loop {
            let begun = position(input);
            let decoded = decode(input);
            let bytes = position(input) - begun;
            // our own stop ends a connection too, but that is no end of a record
            let by_stop = input.get_ref().ended && store.is_stopped();
            match decoded {
                // the decoder has not noticed that the connection broke before it had all
                Ok(Some(_)) if input.get_ref().failed || by_stop => return Ok(cut(store, bytes)),
                Ok(Some(record)) => store.record(record)?,
                Ok(None) if !input.get_ref().failed => {
                    if store.is_stopped() {
                        store.left_behind(bytes);
                    }
                    return Ok(CLOSED.to_owned());
                }
                Ok(None) => return Ok(cut(store, bytes)),
                Err(_) if store.is_stopped() => return Ok(cut(store, bytes)),
                Err(e) if input.get_ref().failed => {
                    cut(store, bytes);
                    return Ok(broke(&e));
                }
                Err(e) => {
                    store.stats().decode_failures.add(1);
                    return Ok(format!("what the peer sent cannot be decoded: {e}"));
                }
            }
        }
    }
}

/// How much the decoder has taken from the connection.
fn position(input: &Input) -> u64 {
    input.get_ref().read - input.buffer().len() as u64
}

/// The connection broke within a record, of which `bytes` came.
fn cut<S: Stored>(store: &Store<S>, bytes: u64) -> String {
    match store.is_stopped() {
        true => store.left_behind(bytes),
        false => store.stats().records_cut.add(u64::from(bytes > 0)),
    }
    "the connection broke".to_owned()
}
