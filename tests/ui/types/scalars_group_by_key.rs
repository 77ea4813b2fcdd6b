//! The same for groups.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.group_by_key().map(|(word, values)| (word, Some(values.len()))).print();
    //    ^^^^^^^^^^^^ this operator needs a stream of `(key, value)` pairs, but its records are `&str`
    //                 help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
