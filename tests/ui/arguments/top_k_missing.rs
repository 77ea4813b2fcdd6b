//! `top_k` without a number.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.top_k().print();
    //    ^^^^^ `top_k` takes one argument, but 0 are given
    //          help: write it as in `lines.map(|line| line.len()).top_k(3)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
