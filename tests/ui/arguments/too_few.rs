//! An argument is missing.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.reduce().print();
    //    ^^^^^^ `reduce` takes one argument, but 0 are given
    //           help: write it as in `lines.map(|line| line.len()).reduce(|a, b| a.max(b))`
    lines.save_as_text_files();
    //    ^^^^^^^^^^^^^^^^^^ `save_as_text_files` takes 1 to 2 arguments, but 0 are given
    //                       help: write it as in `lines.save_as_text_files("out/lines", "txt")`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
