//! A batch interval that cannot be read.

use streamc::prelude::*;

#[pipeline(batch = "soon")]
    //             ^^^^^^ the batch interval `soon` is not a duration
    //                    help: write a number and a unit: "500us", "100ms", "1s" or "2min"
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
