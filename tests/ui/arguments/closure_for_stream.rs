//! A closure where a stream is wanted.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.union(|line| line).print();
    //          ^^^^^^^^^^^ `union` takes another stream here
    //                      help: write it as in `lines.union(lines.filter(|line| line.len() > 3))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
