//! Spark's spelling.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line, 1u64)).reduceByKey(|a, b| a + b).print();
    //                             ^^^^^^^^^^^ no operator is called `reduceByKey`
    //                                         help: write `reduce_by_key`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
