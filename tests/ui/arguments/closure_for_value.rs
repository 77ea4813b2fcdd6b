//! A closure where a value is wanted.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.save_as_text_files(|line| line);
    //                       ^^^^^^^^^^^ `save_as_text_files` takes a value for `prefix`, not a closure
    //                                   help: write it as in `lines.save_as_text_files("out/lines", "txt")`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
