//! A number is no duration.

use streamc::prelude::*;

#[pipeline(batch = "10")]
    //             ^^^^ the batch interval `10` has no unit
    //                  help: write "10s"
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
