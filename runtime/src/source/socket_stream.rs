//! Records from a TCP peer by the user's own decoder (Spark's `socketStream`).

use super::{
    DStream, IntoDStream,
    socket::{CLOSED, SocketSource, Talk, broke},
};
use crate::{
    receiver::{Options, Stopped, Store},
    record::Record,
};
use std::{
    fmt,
    io::{self, BufRead, BufReader, Read},
    net::TcpStream,
    time::Duration,
};

/// How much is read at once.
const READ_BYTES: usize = 128 << 10;

/// Records from the TCP peer `address` (`HOST:PORT`), which is the server. `decode` reads one record; `None` is the end of
/// the connection. It is cloned for each connection, so that what it keeps between records begins anew.
///
/// An error of the decoder ends the connection and is counted as `decode_failures`; the peer is then tried again, as
/// [`socket_text_stream`](super::socket_text_stream) does it.
///
/// ```
/// use std::io::{BufRead, Read};
/// use streamc_runtime::source::{DStream, IntoDStream, socket_stream};
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
    SocketStream { address: address.into(), decode, options: Options::default() }
}

/// See [`socket_stream`].
#[derive(Clone)]
#[must_use]
pub struct SocketStream<F> {
    address: String,
    decode: F,
    options: Options,
}

impl<F> SocketStream<F> {
    /// How long a block is filled: each block of a batch can be a partition. Default: 200 ms, or half a batch if that
    /// is shorter.
    pub fn block_interval(mut self, interval: Duration) -> Self {
        self.options.block_interval = Some(interval);
        self
    }

    /// How many bytes may wait for batches or be in batches that are not done; then nothing more is read, and TCP holds
    /// the peer back. Default: 256 MiB.
    pub fn buffer_bytes(mut self, bytes: u64) -> Self {
        self.options.buffer_bytes = bytes;
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
    Q: Record<Owned = R::Owned>,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<Q>> + Clone + Send + 'static,
{
    fn into_dstream(self) -> DStream<R> {
        DStream::new(SocketSource::<R::Owned>::new(self.address, Decoded(self.decode), self.options))
    }
}

struct Decoded<F>(F);

impl<F> fmt::Debug for Decoded<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decoded")
    }
}

impl<R, F> Talk<R::Owned> for Decoded<F>
where
    R: Record,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<R>> + Clone + Send + 'static,
{
    fn receive(&mut self, stream: &mut TcpStream, store: &Store<R::Owned>) -> Result<String, Stopped> {
        let mut decode = self.0.clone();
        let mut input = BufReader::with_capacity(READ_BYTES, Noted { stream, failed: false });
        loop {
            match decode(&mut input) {
                Ok(Some(record)) => store.record(record)?,
                Ok(None) => return Ok(CLOSED.to_owned()),
                Err(e) if input.get_ref().failed => return Ok(broke(&e)),
                Err(e) => {
                    store.stats().decode_failures.add(1);
                    return Ok(format!("what the peer sent cannot be decoded: {e}"));
                }
            }
        }
    }
}

/// Keeps in mind whether an error came from the connection and not from the decoder.
struct Noted<'s> {
    stream: &'s mut TcpStream,
    failed: bool,
}

impl Read for Noted<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(bytes);
        self.failed |= read.as_ref().is_err_and(|e| e.kind() != io::ErrorKind::Interrupted);
        read
    }
}
