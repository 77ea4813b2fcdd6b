//! A batch interval that cannot be read.

use streamc_runtime::prelude::*;

#[pipeline(batch = "soon")]
    //             ^^^^^^ the batch interval `soon` is not a duration
    //                    help: write a number and a unit: "500us", "100ms", "1s" or "2min"
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
