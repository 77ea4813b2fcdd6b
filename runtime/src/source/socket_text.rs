//! Lines of text from a TCP peer (Spark's `socketTextStream`): streamc is the client.

use super::socket::{CLOSED, Connecting, Input, SocketSource, Talk, broke};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    receiver::{Options, Stopped, Store},
    record::{Str, Utf8},
};
use std::io::{self, BufRead};

/// Lines of text from the TCP peer `address` (`HOST:PORT`), which is the server.
///
/// A peer that refuses, closes or fails is tried again for ever (after 100 ms, doubling up to 2 s);
/// an outage is said once and counted (`connects`, `connect_failures`, `disconnects`). The last
/// line of a connection that the peer closes is taken even if its end did not come, as Spark does
/// (`lines_cut`); one in which the connection breaks is dropped (`lines_broken`).
pub fn socket_text_stream(address: impl Into<String>) -> SocketText {
    SocketText { address: address.into(), options: Options::default(), connecting: Connecting::default() }
}

/// See [`socket_text_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SocketText {
    address: String,
    options: Options,
    connecting: Connecting,
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

impl<'a> IntoDStream<&'a str> for SocketText {
    fn into_dstream(self) -> DStream<&'a str> {
        DStream::new(SocketSource::new(self.address, Lines, self.options, self.connecting))
    }
}

#[derive(Debug)]
struct Lines;

impl Talk<Str> for Lines {
    fn receive(&mut self, input: &mut Input, store: &Store<Str>) -> Result<String, Stopped> {
        loop {
            let (n, given) = match input.fill_buf() {
                Ok([]) => break,
                Ok(bytes) => (bytes.len(), store.lines(bytes)),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                // a line that was begun is dropped when this returns
                Err(e) => return Ok(broke(&e)),
            };
            // taken or counted
            input.consume(n);
            given?;
        }
        // our own stop ends a connection too, but that is no end of a line
        if !store.is_stopped() && store.end_of_lines() {
            store.stats().lines_cut.add(1);
        }
        Ok(CLOSED.to_owned())
    }
}
