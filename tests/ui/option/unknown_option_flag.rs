//! An option without a value.

use streamc::prelude::*;

#[pipeline(batch = "1s", parallel)]
    //                   ^^^^^^^^ `#[pipeline]` has no option `parallel`
    //                            help: the options are `batch = "1s"`, `without = "rule"` and `crate = path`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
