//! What changes from batch to batch in the driver is a parameter.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let mut seen = 0;
    //  ^^^ `seen` cannot be `mut`: the closure of `foreach_rdd` sees it, and cannot change it
    //      help: make it a parameter of the pipeline, `mut seen: ..`: that is driver state
    lines.foreach_rdd(|rdd| seen += rdd.count());
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
