//! What the sources that talk to a TCP peer share: streamc is the client; a peer that refuses,
//! closes or fails is tried again for ever.

use super::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart};
use crate::{
    batch::{IntoDuration, Span},
    error::Error,
    receiver::{End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::Stored,
};
use socket2::{SockRef, TcpKeepalive};
use std::{
    fmt,
    io::{self, BufReader, Read},
    net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs},
    time::Duration,
};

/// How long a peer may take to accept.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How much is read at once.
const READ_BYTES: usize = 128 << 10;
/// What arrived before a stop is counted up to here: a peer that goes on sending must not hold the
/// stop back.
const UNREAD_BYTES_MAX: u64 = 64 << 20;
/// A peer that is silent for so long is asked whether it is still there, ..
const KEEPALIVE_AFTER: Duration = Duration::from_secs(30);
/// .. again and again, ..
const KEEPALIVE_EVERY: Duration = Duration::from_secs(10);
/// .. and is gone after so many questions without an answer.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const KEEPALIVE_PROBES: u32 = 3;
/// Why a connection ended.
pub(super) const CLOSED: &str = "the peer has closed the connection";

/// Why a connection ended.
pub(super) fn broke(e: &io::Error) -> String {
    format!("the connection broke: {e}")
}

/// How a source talks to its peer.
#[derive(Clone, Debug, Default)]
pub(super) struct Connecting {
    /// how long the peer may be silent; or what is wrong with what the user gave
    idle: Option<Result<Duration, String>>,
}

impl Connecting {
    pub(super) fn idle_limit(&mut self, limit: impl IntoDuration) {
        let not_zero = |limit: Duration| match limit {
            Duration::ZERO => Err("an idle limit cannot be zero".to_owned()),
            limit => Ok(limit),
        };
        self.idle = Some(limit.into_duration().and_then(not_zero));
    }
}

/// Makes records of what a connection brings.
pub(super) trait Talk<S: Stored>: fmt::Debug + Send + 'static {
    /// Reads until the connection ends; gives why it ended, in the user's terms.
    fn receive(&mut self, input: &mut Input, store: &Store<S>) -> Result<String, Stopped>;
}

/// What a connection brings.
pub(super) type Input = BufReader<Connection>;

/// A connection that keeps in mind how it went.
#[derive(Debug)]
pub(super) struct Connection {
    stream: TcpStream,
    idle: Option<Duration>,
    /// bytes that came
    pub(super) read: u64,
    /// whether it broke, so that an error is not one of who decodes
    pub(super) failed: bool,
    /// whether its end has been read
    pub(super) ended: bool,
    /// whether it broke because the peer was silent for too long
    was_idle: bool,
}

impl Connection {
    fn new(stream: TcpStream, idle: Option<Duration>) -> io::Result<Self> {
        stream.set_read_timeout(idle)?;
        Ok(Connection { stream, idle, read: 0, failed: false, ended: false, was_idle: false })
    }

    /// How much arrived and was not read; to be asked after the stop.
    fn unread(&mut self) -> u64 {
        let mut bytes = vec![0; READ_BYTES];
        let mut n_bytes = 0;
        if self.stream.set_nonblocking(true).is_ok() {
            while n_bytes < UNREAD_BYTES_MAX {
                match self.stream.read(&mut bytes) {
                    Ok(0) | Err(_) => break,
                    Ok(n) => n_bytes += n as u64,
                }
            }
        }
        n_bytes
    }
}

impl Read for Connection {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(bytes);
        match read {
            Ok(n) => {
                self.read += n as u64;
                self.ended |= n == 0 && !bytes.is_empty();
                Ok(n)
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => Err(e),
            Err(e) => {
                self.failed = true;
                match self.idle {
                    Some(idle) if matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                        self.was_idle = true;
                        Err(io::Error::new(io::ErrorKind::TimedOut, format!("nothing came for {idle:?}")))
                    }
                    _ => Err(e),
                }
            }
        }
    }
}

/// A receiver source that looks at its address before it starts.
pub(super) struct SocketSource<S: Stored> {
    address: String,
    /// what is wrong with the idle limit
    wrong: Option<String>,
    source: ReceiverSource<S>,
}

impl<S: Stored> fmt::Debug for SocketSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SocketSource({})", self.address)
    }
}

impl<S: Stored> SocketSource<S> {
    pub(super) fn new(address: String, talk: impl Talk<S>, options: Options, connecting: Connecting) -> Self {
        let idle = connecting.idle.transpose();
        let (idle, wrong) = idle.map_or_else(|wrong| (None, Some(wrong)), |idle| (idle, None));
        let receiver = Socket { address: address.clone(), idle, talk };
        SocketSource { address, wrong, source: ReceiverSource::new(Box::new(receiver), options) }
    }
}

impl<S: Stored> Source<S> for SocketSource<S> {
    fn name(&self) -> String {
        self.source.name()
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        let port = self.address.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port);
        if port.and_then(|port| port.parse::<u16>().ok()).is_none_or(|port| port == 0) {
            let reason =
                format!("`{}` is not an address; write HOST:PORT, as in `127.0.0.1:9999`", self.address);
            return Err(Error::source_failed(self.name(), reason));
        }
        if let Some(wrong) = &self.wrong {
            return Err(Error::source_failed(self.name(), format!("`.idle_limit(..)`: {wrong}")));
        }
        self.source.start(cx, from)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        self.source.plan(limits)
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        self.source.read(spans, reading)
    }

    fn replayable(&self) -> bool {
        false
    }

    fn finished(&self) -> bool {
        self.source.finished()
    }

    fn stop(&self, graceful: bool) {
        self.source.stop(graceful);
    }

    fn decided(&self, spans: &[Span]) {
        self.source.decided(spans);
    }
}

#[derive(Debug)]
struct Socket<T> {
    address: String,
    idle: Option<Duration>,
    talk: T,
}

impl<T> Socket<T> {
    fn connect(&self) -> Result<(TcpStream, Connection), String> {
        let host = self.address.rsplit_once(':').map_or(&*self.address, |(host, _)| host);
        let unresolved = |e| format!("the host name `{host}` cannot be resolved: {e}");
        let addresses = self.address.to_socket_addrs().map_err(unresolved)?;
        self.connect_to(addresses).map_err(|e| match e.kind() {
            io::ErrorKind::ConnectionRefused => format!("cannot connect: nobody listens there ({e})"),
            _ => format!("cannot connect: {e}"),
        })
    }

    fn connect_to(&self, addresses: impl Iterator<Item = SocketAddr>) -> io::Result<(TcpStream, Connection)> {
        let mut failed = io::Error::other("the host name has no address");
        for address in addresses {
            match TcpStream::connect_timeout(&address, CONNECT_TIMEOUT).and_then(not_itself) {
                Ok(stream) => {
                    watch(&stream)?;
                    return Ok((stream.try_clone()?, Connection::new(stream, self.idle)?));
                }
                Err(e) => failed = e,
            }
        }
        Err(failed)
    }
}

/// Refuses a connection to itself: the system may choose the very port that is asked for as the
/// port to ask from, and TCP then connects the two. It would give nothing for ever, and keep the
/// peer from that port.
fn not_itself(stream: TcpStream) -> io::Result<TcpStream> {
    if stream.local_addr()? != stream.peer_addr()? {
        return Ok(stream);
    }
    // without a wait, so that the port is free at once
    SockRef::from(&stream).set_linger(Some(Duration::ZERO))?;
    let text = "the connection had come to itself";
    Err(io::Error::new(io::ErrorKind::ConnectionRefused, text))
}

/// Lets the system find out when a peer that is silent has gone without a word.
fn watch(stream: &TcpStream) -> io::Result<()> {
    let keepalive = TcpKeepalive::new().with_time(KEEPALIVE_AFTER);
    #[cfg(any(target_os = "linux", target_os = "macos", windows))]
    let keepalive = keepalive.with_interval(KEEPALIVE_EVERY);
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    let keepalive = keepalive.with_retries(KEEPALIVE_PROBES);
    SockRef::from(stream).set_tcp_keepalive(&keepalive)
}

impl<S: Stored, T: Talk<S>> Receiver<S> for Socket<T> {
    fn name(&self) -> String {
        format!("socket {}", self.address)
    }

    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped> {
        let (other, connection) = match self.connect() {
            Ok(connected) => connected,
            Err(e) => {
                store.stats().connect_failures.add(1);
                store.disconnected(&e);
                return Ok(End::Restart(e));
            }
        };
        store.connected();
        store.on_stop(move || {
            // fails when the peer is gone already, and then there is nothing to end
            let _ = other.shutdown(Shutdown::Both);
        });
        let mut input = BufReader::with_capacity(READ_BYTES, connection);
        let why = self.talk.receive(&mut input, store);
        store.stats().disconnects.add(1);
        if input.get_ref().was_idle {
            store.stats().disconnects_idle.add(1);
        }
        if let (Ok(why), false) = (&why, store.is_stopped()) {
            store.disconnected(why);
        }
        if store.is_stopped() {
            let buffered = input.buffer().len() as u64;
            store.left_behind(buffered + input.get_mut().unread());
        }
        why.map(End::Restart)
    }
}

#[cfg(test)]
#[cfg(not(miri))]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn socket(address: String) -> Socket<()> {
        Socket { address, idle: None, talk: () }
    }

    #[test]
    fn a_silent_peer_is_asked_whether_it_is_there() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (stream, _) = socket(listener.local_addr().unwrap().to_string()).connect().unwrap();
        let socket = SockRef::from(&stream);
        assert!(socket.keepalive().unwrap());
        assert_eq!(socket.tcp_keepalive_time().unwrap(), KEEPALIVE_AFTER);
    }

    /// As the system brings it about once in many thousand tries, where nobody listens on a port
    /// that it also gives to those who connect.
    #[test]
    fn a_connection_to_itself_is_refused_and_frees_the_port() {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        let address = socket.local_addr().unwrap();
        socket.connect(&address).unwrap();
        let itself = TcpStream::from(socket);
        assert_eq!(itself.local_addr().unwrap(), itself.peer_addr().unwrap());
        let refused = not_itself(itself).unwrap_err();
        assert!(refused.to_string().contains("itself"), "{refused}");
        TcpListener::bind(address.as_socket().unwrap()).unwrap();
    }

    /// Names below `invalid.` never exist (RFC 6761).
    #[test]
    fn the_name_that_cannot_be_resolved_is_named() {
        let failed = socket("no-such-host.invalid:9999".to_owned()).connect().unwrap_err();
        let said = "the host name `no-such-host.invalid` cannot be resolved: ";
        assert!(failed.starts_with(said) && failed.len() > said.len(), "{failed}");
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let refused = socket(free.to_string()).connect().unwrap_err();
        assert!(refused.starts_with("cannot connect: nobody listens there ("), "{refused}");
    }

    #[test]
    fn a_connection_to_another_is_kept() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        not_itself(TcpStream::connect(listener.local_addr().unwrap()).unwrap()).unwrap();
    }
}
