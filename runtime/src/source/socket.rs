//! What the sources that talk to a TCP peer share: streamc is the client; a peer that refuses, closes or fails is tried again
//! for ever.

use super::{Cut, Source, SourceCx};
use crate::{
    Error,
    receiver::{End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::Stored,
};
use std::{
    fmt, io,
    net::{Shutdown, TcpStream, ToSocketAddrs},
    time::Duration,
};

/// How long a peer may take to accept.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Why a connection ended.
pub(super) const CLOSED: &str = "the peer has closed the connection";

/// Why a connection ended.
pub(super) fn broke(e: &io::Error) -> String {
    format!("the connection broke: {e}")
}

/// Makes records of what a connection brings.
pub(super) trait Talk<S: Stored>: fmt::Debug + Send + 'static {
    /// Reads until the connection ends; gives why it ended, in the user's terms.
    fn receive(&mut self, stream: &mut TcpStream, store: &Store<S>) -> Result<String, Stopped>;
}

/// A receiver source that looks at its address before it starts.
pub(super) struct SocketSource<S: Stored> {
    address: String,
    source: ReceiverSource<S>,
}

impl<S: Stored> fmt::Debug for SocketSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SocketSource({})", self.address)
    }
}

impl<S: Stored> SocketSource<S> {
    pub(super) fn new(address: String, talk: impl Talk<S>, options: Options) -> Self {
        let receiver = Socket { address: address.clone(), talk };
        SocketSource { address, source: ReceiverSource::new(Box::new(receiver), options) }
    }
}

impl<S: Stored> Source<S> for SocketSource<S> {
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

    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
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
struct Socket<T> {
    address: String,
    talk: T,
}

impl<T> Socket<T> {
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

impl<S: Stored, T: Talk<S>> Receiver<S> for Socket<T> {
    fn name(&self) -> String {
        format!("socket {}", self.address)
    }

    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped> {
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
        let why = self.talk.receive(&mut stream, store)?;
        store.stats().disconnects.add(1);
        Ok(End::Restart(why))
    }
}
