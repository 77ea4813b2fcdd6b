//! At least one more attempt.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().on_error("retry(0)");
    //                     ^^^^^^^^^^ `on_error` does not accept `retry(0)`
    //                                help: write `"stop"` (the default), `"retry(n)"` with n from 1 to 1000,
    //                                or `"skip"`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
