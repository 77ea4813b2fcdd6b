//! A pipeline that would compute nothing.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
// ^^^ the pipeline `job` has no output, so it would compute nothing
//     help: end a stream with an output, for example `counts.print();`
    let _words = lines.flat_map(|line| line.split(' '));
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
