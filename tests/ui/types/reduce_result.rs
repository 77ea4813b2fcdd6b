//! A combine that gives something else.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line, 1u32)).reduce_by_key(|a, b| u64::from(a) + u64::from(b)).print();
    //                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mismatched types
    lines.map(|line| line.len()).reduce(|a, b| a.to_string() + &b.to_string()).print();
    //                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
