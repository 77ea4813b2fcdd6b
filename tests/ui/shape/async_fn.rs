//! A pipeline is compiled, it is not run as it stands.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
pub async fn job(lines: DStream<&str>) {
//  ^^^^^ a pipeline cannot be `async`
//        help: remove it: the body is compiled into a dataflow, not run as written
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
