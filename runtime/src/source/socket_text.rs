//! Lines of text from a TCP peer (Spark's `socketTextStream`): streamc is the client.

use super::{DStream, IntoDStream, Source, SourceCx};
use crate::{
    Error,
    batch::Utf8,
    receiver::{End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::Str,
};
use std::{
    io::{self, Read},
    net::{Shutdown, TcpStream, ToSocketAddrs},
    time::Duration,
};

/// How long a peer may take to accept.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
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
        let receiver = Box::new(Socket { address: self.address.clone() });
        DStream::new(SocketSource {
            address: self.address,
            source: ReceiverSource::new(receiver, self.options),
        })
    }
}

/// A receiver source that looks at its address before it starts.
#[derive(Debug)]
struct SocketSource {
    address: String,
    source: ReceiverSource<Str>,
}

impl Source<Str> for SocketSource {
    fn name(&self) -> String {
        self.source.name()
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let port = self.address.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port);
        if port.and_then(|port| port.parse::<u16>().ok()).is_none_or(|port| port == 0) {
            let reason =
                format!("`{}` is not an address; write HOST:PORT, as in `127.0.0.1:9999`", self.address);
            return Err(Error::source_failed(self.name(), reason));
        }
        self.source.start(cx)
    }

    fn cut(&self, limit: usize) -> Result<super::Cut<Str>, Error> {
        self.source.cut(limit)
    }

    fn finished(&self) -> bool {
        self.source.finished()
    }

    fn stop(&self, graceful: bool) {
        self.source.stop(graceful);
    }
}

#[derive(Debug)]
struct Socket {
    address: String,
}

impl Socket {
    fn connect(&self) -> io::Result<TcpStream> {
        let mut failed = io::Error::other("the name has no address");
        for address in self.address.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT_TIMEOUT) {
                Ok(stream) => return Ok(stream),
                Err(e) => failed = e,
            }
        }
        Err(failed)
    }
}

impl Receiver<Str> for Socket {
    fn name(&self) -> String {
        format!("socket {}", self.address)
    }

    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        let connected = self.connect().and_then(|stream| Ok((stream.try_clone()?, stream)));
        let (other, mut stream) = match connected {
            Ok(connected) => connected,
            Err(e) => {
                store.stats().connect_failures.add(1);
                return Ok(End::Restart(format!("cannot connect: {e}")));
            }
        };
        store.stats().connects.add(1);
        store.on_stop(move || {
            // fails when the peer is gone already, and then there is nothing to end
            let _ = other.shutdown(Shutdown::Both);
        });
        let why = receive(&mut stream, store)?;
        store.stats().disconnects.add(1);
        if store.end_of_lines() {
            store.stats().lines_cut.add(1);
        }
        Ok(End::Restart(why))
    }
}

/// Reads until the connection ends; gives why it ended.
fn receive(stream: &mut TcpStream, store: &Store<Str>) -> Result<String, Stopped> {
    let mut bytes = vec![0; READ_BYTES];
    loop {
        match stream.read(&mut bytes) {
            Ok(0) => return Ok("the peer has closed the connection".to_owned()),
            Ok(n) => store.lines(&bytes[..n])?,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Ok(format!("the connection broke: {e}")),
        }
    }
}
