//! Each option once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().on_error("skip").on_error("stop");
    //                             ^^^^^^^^ option `on_error` is given twice for `print`
    //                                      help: remove one of them
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
