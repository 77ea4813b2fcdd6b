//! A source of another type.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<(String, u64)>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
    //                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `SocketText` is not a stream of
    //                                       `(String, u64)`
    //                                       help: pass `socket_text_stream(..)` or `file_text(..)` for `&str`
    //                                       records, `queue_stream(batches)` for others, or a `DStream`
    //                                       help: `iter_stream(..)` makes a source of an iterator or a channel
    //                                       help: a stream of `&str` takes `&str` and `String`, one of `&[u8]`
    //                                       takes `&[u8]` and `Vec<u8>`, any other one takes records of its
    //                                       own type
    //                                       help: a number without a type is an `i32` or an `f64`: write
    //                                       `1u64`
}
