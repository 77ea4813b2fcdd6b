//! The same in a closure that stands twice in the kernel: one error.

use streamc::prelude::*;

fn sum(a: u64, b: u64) -> u64 {
    a + b
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.reduce_by_key(|a, b| sum(a, "b", b)).print();
    //                         ^^^ this function takes 2 arguments but 3 arguments were supplied
    pairs.union(lines.map(|line| (line, 2u64))).map(|(line, n)| (line, sum(n, ""))).print();
    //                                                                        ^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
