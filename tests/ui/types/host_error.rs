//! `?` on something that is no error.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let n: usize = std::env::args().nth(1)?.len();
    //                                    ^ the `?` operator can only be used on `Result`s, not `Option`s, in a
    //                                      closure that returns `Result`
    lines.filter(move |line| line.len() > n).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
