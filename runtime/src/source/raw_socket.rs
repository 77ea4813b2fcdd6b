//! Blocks of bytes from a TCP peer, each with its length before it (Spark's `rawSocketStream`).

use super::socket::{CLOSED, Connecting, Input, SocketSource, Talk, broke};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    receiver::{Options, Stopped, Store},
    record::{Bytes, BytesBlock},
};
use std::io::{self, Read};

/// The longest block, unless told otherwise.
const BLOCK_BYTES_MAX: u32 = 64 << 20;
/// Blocks from this length on are handed over as they are; shorter ones are gathered.
const ALONE_BYTES: usize = 64 << 10;

/// Blocks of bytes from the TCP peer `address` (`HOST:PORT`), which is the server: four bytes with
/// the length (the highest first), then so many bytes, and so on. A record is a block.
///
/// A length over the limit is refused: the connection ends, and `blocks_refused` counts it. A block
/// whose connection ends in its middle is dropped and counted as `blocks_cut`. The peer is then
/// tried again, as [`socket_text_stream`](super::socket_text_stream) does it.
pub fn raw_socket_stream(address: impl Into<String>) -> RawSocket {
    RawSocket {
        address: address.into(),
        max_block_bytes: BLOCK_BYTES_MAX,
        options: Options::default(),
        connecting: Connecting::default(),
    }
}

/// See [`raw_socket_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct RawSocket {
    address: String,
    max_block_bytes: u32,
    options: Options,
    connecting: Connecting,
}

impl RawSocket {
    /// The longest block that is taken. Default: 64 MiB.
    pub fn max_block_bytes(mut self, bytes: u32) -> Self {
        self.max_block_bytes = bytes;
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

    /// How long short blocks are gathered: what was gathered in that time can be a partition.
    /// Default: 200 ms, or half a batch if that is shorter.
    pub fn block_interval(mut self, interval: impl IntoDuration) -> Self {
        self.options.block_interval(interval);
        self
    }
}

impl<'a> IntoDStream<&'a [u8]> for RawSocket {
    fn into_dstream(self) -> DStream<&'a [u8]> {
        let talk = Blocks { max_block_bytes: self.max_block_bytes };
        DStream::new(SocketSource::new(self.address, talk, self.options, self.connecting))
    }
}

#[derive(Debug)]
struct Blocks {
    max_block_bytes: u32,
}

impl Talk<Bytes> for Blocks {
    fn receive(&mut self, input: &mut Input, store: &Store<Bytes>) -> Result<String, Stopped> {
        let mut block = Vec::new();
        loop {
            let mut len = [0; 4];
            match read_up_to(input, 4, &mut block) {
                Ok(0) => return Ok(CLOSED.to_owned()),
                Ok(4) => len.copy_from_slice(&block),
                Ok(n) => return Ok(cut(store, n)),
                Err(e) if block.is_empty() => return Ok(broke(&e)),
                Err(e) => {
                    cut(store, block.len());
                    return Ok(broke(&e));
                }
            }
            let len = u32::from_be_bytes(len);
            if len > self.max_block_bytes {
                store.stats().blocks_refused.add(1);
                return Ok(format!(
                    "the peer announced a block of {len} bytes, more than {} (give the source `.max_block_bytes(n)` if \
                     that is right)",
                    self.max_block_bytes
                ));
            }
            match read_up_to(input, len, &mut block) {
                Ok(n) if n < len as usize => return Ok(cut(store, 4 + n)),
                Ok(n) if n >= ALONE_BYTES => {
                    let block = std::mem::take(&mut block);
                    store.block(BytesBlock::one(block)).map(drop)?;
                }
                Ok(_) => store.record(&block[..])?,
                Err(e) => {
                    cut(store, 4 + block.len());
                    return Ok(broke(&e));
                }
            }
        }
    }
}

/// The connection has ended within a block, of which `bytes` came.
fn cut(store: &Store<Bytes>, bytes: usize) -> String {
    match store.is_stopped() {
        true => store.left_behind(bytes as u64),
        false => store.stats().blocks_cut.add(1),
    }
    format!("{CLOSED} in the middle of a block, which is dropped")
}

/// Reads `n` bytes, or fewer at the end. Takes memory only for what comes, not for what was
/// announced.
fn read_up_to(input: &mut impl Read, n: u32, bytes: &mut Vec<u8>) -> io::Result<usize> {
    bytes.clear();
    input.take(u64::from(n)).read_to_end(bytes)
}
