//! Partitions are processed where they are, several at once: driver state is not there.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, mut seen: u64) {
    lines.for_each_partition(|lines| seen += lines.len() as u64);
    //                               ^^^^ the driver state `seen` is not seen by `for_each_partition`
    //                                    help: use it in a closure of `foreach_rdd`, or take it as
    //                                    configuration: `seen: ..` without `mut`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), 0))
}
