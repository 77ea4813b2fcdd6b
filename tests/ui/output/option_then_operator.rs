//! Nothing follows an output, nor its options.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().on_error("skip").map(|line| line.len());
    //    ^^^^^ `print` is an output: no operator can follow it
    //          help: end the statement here and go on from the stream before it
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
