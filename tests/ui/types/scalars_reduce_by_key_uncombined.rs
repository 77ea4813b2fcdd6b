//! The same without the combine.

use streamc::prelude::*;

#[pipeline(batch = "1s", without = "combine_before_shuffle")]
fn job(lines: DStream<&str>) {
    let lengths = lines.map(|line| line.len());
    lengths.reduce_by_key(|a, b| a + b).print();
    //      ^^^^^^^^^^^^^ this operator needs a stream of `(key, value)` pairs, but its records are `usize`
    //                    help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from
    //                    `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
