//! Finer than the clock.

use streamc::prelude::*;

#[pipeline(batch = "1.5us")]
    //             ^^^^^^^ the batch interval `1.5us` is not a whole number of microseconds
    //                     help: write a number and a unit: "500us", "100ms", "1s" or "2min"
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
