//! A batch interval of nothing.

use streamc::prelude::*;

#[pipeline(batch = "0ms")]
    //             ^^^^^ the batch interval `0ms` is zero
    //                   help: write a number and a unit: "500us", "100ms", "1s" or "2min"
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
