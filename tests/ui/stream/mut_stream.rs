//! A stream is not `mut`.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(mut lines: DStream<&str>) {
    // ^^^ the stream `lines` cannot be `mut`
    //     help: remove `mut`; write `let lines = lines.filter(..)` to go on with another stream
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
