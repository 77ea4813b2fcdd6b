//! Lines of text from a TCP peer (Spark's `socketTextStream`): streamc is the client.

use super::{
    DStream, IntoDStream,
    socket::{CLOSED, SocketSource, Talk, broke},
};
use crate::{
    batch::Utf8,
    receiver::{Options, Stopped, Store},
    record::Str,
};
use std::{
    io::{self, Read},
    net::TcpStream,
    time::Duration,
};

/// How much is read at once.
const READ_BYTES: usize = 128 << 10;

/// Lines of text from the TCP peer `address` (`HOST:PORT`), which is the server.
///
/// A peer that refuses, closes or fails is tried again for ever (after 100 ms, doubling up to 2 s); an outage is said once
/// and counted (`connects`, `connect_failures`, `disconnects`). The last line of a connection is taken even if its end
/// did not come, as Spark does; it is counted as `lines_cut`.
pub fn socket_text_stream(address: impl Into<String>) -> SocketText {
    SocketText { address: address.into(), options: Options::default() }
}

/// See [`socket_text_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SocketText {
    address: String,
    options: Options,
}

impl SocketText {
    /// What to do with lines that are not UTF-8. Default: [`Utf8::Replace`].
    pub fn utf8(mut self, policy: Utf8) -> Self {
        self.options.utf8 = policy;
        self
    }

    /// Longer lines are dropped, and counted as `lines_too_long`. Default: 16 MiB.
    pub fn max_line_bytes(mut self, bytes: usize) -> Self {
        self.options.max_line_bytes = bytes;
        self
    }

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

impl<'a> IntoDStream<&'a str> for SocketText {
    fn into_dstream(self) -> DStream<&'a str> {
        DStream::new(SocketSource::new(self.address, Lines, self.options))
    }
}

#[derive(Debug)]
struct Lines;

impl Talk<Str> for Lines {
    fn receive(&mut self, stream: &mut TcpStream, store: &Store<Str>) -> Result<String, Stopped> {
        let mut bytes = vec![0; READ_BYTES];
        let why = loop {
            match stream.read(&mut bytes) {
                Ok(0) => break CLOSED.to_owned(),
                Ok(n) => store.lines(&bytes[..n])?,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => break broke(&e),
            }
        };
        if store.end_of_lines() {
            store.stats().lines_cut.add(1);
        }
        Ok(why)
    }
}
