//! Spark's `RawNetworkGrep`: counts lines with "the" in blocks that arrive over several
//! connections.
//!
//! A block is four bytes with its length, the highest first, and then lines of text. Nothing is
//! copied on the way in.
//!
//! `cargo run --bin spark_raw_network_grep -- 2 localhost 9999`, and a server for two connections
//! in Python:
//!
//! ```text
//! import socket
//! server, text = socket.create_server(("127.0.0.1", 9999)), b"over the hill\nand far away\n"
//! peers = [server.accept()[0] for _ in range(2)]
//! while True:
//!     for peer in peers: peer.sendall(len(text).to_bytes(4, "big") + text)
//! ```
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints counts")]

use streamc::{Error, prelude::*};

#[pipeline(batch = "1s")]
fn grep(blocks: DStream<&[u8]>) {
    let lines = blocks.flat_map(|block| block.split(|byte| *byte == b'\n'));
    lines.filter(|line| line.windows(3).any(|part| part == b"the")).count().foreach_rdd(|rdd| {
        println!("Grep count: {}", rdd.first().unwrap_or(0));
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_raw_network_grep STREAMS HOST PORT");
    let [n, host, port] = [args.operand("STREAMS")?, args.operand("HOST")?, args.operand("PORT")?];
    let n: usize = match n.parse() {
        Ok(n) => n,
        // a plan can be asked for without saying of how many
        Err(_) if args.explains() => 1,
        Err(e) => return Err(Error::Config(format!("STREAMS `{n}`: {e}"))),
    };
    let connections = (0..n).map(|_| raw_socket_stream(format!("{host}:{port}")));
    args.context()?.run(grep(union_all(connections)))
}
