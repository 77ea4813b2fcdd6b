//! The closure of `try_map` cannot fail.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.try_map(|line| line.len()).print();
    //                   ^^^^^^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
