//! Options stand behind outputs.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.on_error("skip").print();
    //    ^^^^^^^^ `on_error` is an option of outputs
    //             help: write it after one: `stream.print().on_error(..)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
