//! An option that there is not.

use streamc_runtime::prelude::*;

#[pipeline(bach = "1s")]
    //     ^^^^ `#[pipeline]` has no option `bach`
    //          help: write `batch = ..`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
