//! One stream under two names.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let (a, b) = lines.map(|line| line.len());
    //                 ^^^ `map` returns one stream, which cannot be bound to two names
    //                     help: write `let name = ..;`; two streams come out of `try_flat_map` and `try_map`
    a.print();
    b.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
