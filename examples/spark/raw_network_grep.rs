//! Spark's `RawNetworkGrep`: counts lines with "the" in blocks that arrive over several connections.
//!
//! A block is four bytes with its length, the highest first, and then lines of text. Nothing is copied on the way in.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints counts")]

use std::process::ExitCode;
use streamc_runtime::{Error, prelude::*};

const USAGE: &str = "spark_raw_network_grep STREAMS HOST PORT
  opens STREAMS connections to a server that sends blocks; --batch sets the interval";

#[pipeline(batch = "1s")]
fn grep(blocks: DStream<&[u8]>) {
    let lines = blocks.flat_map(|block| block.split(|byte| *byte == b'\n'));
    lines.filter(|line| line.windows(3).any(|part| part == b"the")).count().foreach_rdd(|rdd| {
        println!("Grep count: {}", rdd.first().unwrap_or(0));
    });
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[n, host, port], context| {
        let n: usize =
            n.parse().map_err(|_| Error::Config(format!("`{n}`: expected a number of streams")))?;
        let connections = (0..n).map(|_| raw_socket_stream(format!("{host}:{port}")));
        context.build()?.run(grep(union_all(connections)))
    })
}
