//! `flat_map` without an iterator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.flat_map(|line| line.len()).print();
    //    ^^^^^^^^ `usize` is not an iterator
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
