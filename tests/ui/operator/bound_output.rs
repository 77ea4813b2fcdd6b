//! An output gives no stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let out = lines.print();
    //              ^^^^^ `print` is an output: it returns no stream to bind to `out`
    //                    help: write it as a statement of its own, without `let out =`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
