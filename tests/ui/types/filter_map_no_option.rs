//! `filter_map` with a closure that says yes or no.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.filter_map(|line| line.is_empty()).print();
    //                      ^^^^^^^^^^^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
