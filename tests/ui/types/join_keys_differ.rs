//! The keys of both sides are of one type.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let by_line = lines.map(|line| (line, 1u64));
    let by_len = lines.map(|line| (line.len(), line));
    by_line.join(by_len).print();
    //      ^^^^ the keys of the two streams have different types: `&str` and `usize`
    //           help: change the key of one of them, for example by `.map(|(key, value)| (key.to_owned(),
    //           value))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
