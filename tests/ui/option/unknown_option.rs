//! An option that there is not.

use streamc::prelude::*;

#[pipeline(bach = "1s")]
    //     ^^^^ `#[pipeline]` has no option `bach`
    //          help: write `batch = ..`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
