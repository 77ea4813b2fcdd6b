//! The closure of `try_flat_map` gives no iterator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.try_flat_map(|line| line.parse::<u64>().map(|n| n + 1)).print();
    //    ^^^^^^^^^^^^ `u64` is not an iterator
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
