//! The interval is written as a string.

use streamc::prelude::*;

#[pipeline(batch = 5)]
    //             ^ the option `batch` takes a string
    //               help: write `batch = "1s"`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
