//! Rows are no table yet.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, line.len()));
    pairs.join_table(&[("a", 1u64)]).print();
    //               ^^^^^^^^^^^^^^ `&[(&str, u64); 1]` is not a `BroadcastTable`
    //                              help: write `&table`, where `table` is made by `broadcast_table(rows)` or
    //                              `reloading_table(every, load)`
    pairs.left_outer_join_table(3).print();
    //                          ^ `{integer}` is not a `BroadcastTable`
    //                            help: write `&table`, where `table` is made by `broadcast_table(rows)` or
    //                            `reloading_table(every, load)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
