//! A stream in the middle of an expression.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let n = lines.count() + 1;
    //      ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //            help: write `lines.map(..)` or another operator, and an output such as `.print()` at the end
    println!("{:?}", lines);
    //               ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                     help: write `lines.map(..)` or another operator, and an output such as `.print()` at
    //                     the end
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
