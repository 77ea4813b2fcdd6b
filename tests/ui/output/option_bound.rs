//! An output with options gives no stream either.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let printed = lines.print().on_error("skip");
    //                  ^^^^^ `print` is an output: it returns no stream to bind to `printed`
    //                        help: write it as a statement of its own, without `let printed =`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
