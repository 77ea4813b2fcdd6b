//! The two sides of a union are of one type.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let lengths = lines.map(|line| line.len());
    lines.union(lengths).print();
    //    ^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
