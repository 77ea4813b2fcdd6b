//! The same with a consumer that only looks in between.

use streamc::prelude::*;

struct Token(u64);

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let tokens = lines.map(|line| Token(line.len() as u64));
    tokens.map(|token| token.0).print();
    tokens.count().print();
    tokens.filter(|token| token.0 > 3).map(|token| token.0 + 1).print();
    //     ^^^^^^ this stream is used a second time, so its records must be `Clone`, but `Token` is not
    //            help: put `#[derive(Clone)]` on the record's type, or use an operator that only looks at
    //            records first
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
