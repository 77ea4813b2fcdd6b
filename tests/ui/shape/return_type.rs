//! A pipeline gives a `Pipeline` and nothing else.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) -> u64 {
    //                          ^^^ a pipeline has no return type: the function returns a `Pipeline`
    //                              help: remove `-> ..`; results leave through outputs, for example `.print()`
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
