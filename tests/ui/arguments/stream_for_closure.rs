//! A stream where a closure is wanted.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    lines.filter(words).print();
    //           ^^^^^ `filter` takes a closure here, not a stream
    //                 help: write it as in `lines.filter(|line| !line.is_empty())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
