//! An operator on something that is no stream is Rust, and told by rustc.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    others.map(|line| line.len()).print();
//  ^^^^^^ cannot find value `others` in this scope
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
