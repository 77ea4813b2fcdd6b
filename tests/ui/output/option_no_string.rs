//! An option of an output takes a string.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().on_panic(3);
    //            ^^^^^^^^ `on_panic` takes one string
    //                     help: write `"stop"` (the default) or `"dead_letter"`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
