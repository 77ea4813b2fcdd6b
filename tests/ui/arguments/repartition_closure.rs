//! `repartition` takes a number.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.repartition(|line| line.len()).print();
    //                ^^^^^^^^^^^^^^^^^ `repartition` takes a value for `n`, not a closure
    //                                  help: write it as in `lines.repartition(4)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
