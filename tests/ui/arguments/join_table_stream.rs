//! A stream is no table.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, line.len()));
    pairs.join_table(pairs).print();
    //               ^^^^^ `join_table` takes a value here, not a stream
    //                     help: write it as in `pairs.join_table(&broadcast_table([("a", 1.5), ("b", 2.5)]))`
    pairs.left_outer_join_table().print();
    //    ^^^^^^^^^^^^^^^^^^^^^ `left_outer_join_table` takes one argument, but 0 are given
    //                          help: write it as in `pairs.left_outer_join_table(&broadcast_table([("a", 1.5),
    //                          ("b", 2.5)]))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
