//! Two batches of different types cannot be one.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.transform_with(lines.count(), |a, b| a.union(b)).print();
    //                                                 ^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
