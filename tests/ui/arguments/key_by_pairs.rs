//! `key_by` makes the pair itself: its closure sees the record and gives the key.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.key_by(|line, n| line.len() + n).count().print();
    //           ^^^^^^^^^ the closure of `key_by` takes 1 parameter, but this one has 2
    //                     help: write it as in `lines.key_by(|line| line.len())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
