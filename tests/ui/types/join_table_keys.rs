//! The keys of a table are those of the stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let by_len = lines.map(|line| (line.len(), line));
    by_len.join_table(&broadcast_table([("a", 1u64)])).print();
    //     ^^^^^^^^^^ the keys of the table and of the stream have different types
    //                help: change the key of the stream by `map`, or make the table with keys of that type
    //                (`Str` is the stored form of `&str`)
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
