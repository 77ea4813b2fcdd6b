//! Records of an iterator that are not those of the stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(iter_stream(0..10u64)))
    //                                     ^^^^^^^^^^^^^^^^^^^^^ `IterStream<std::ops::Range<u64>>` is not a
    //                                       stream of `&'static str`
    //                                       help: pass `socket_text_stream(..)` or `file_text(..)` for `&str`
    //                                       records, `queue_stream(batches)` for others, or a `DStream`
    //                                       help: `iter_stream(..)` makes a source of an iterator or a channel
    //                                       help: a stream of `&str` takes `&str` and `String`, one of `&[u8]`
    //                                       takes `&[u8]` and `Vec<u8>`, any other one takes records of its
    //                                       own type
    //                                       help: a number without a type is an `i32` or an `f64`: write
    //                                       `1u64`
}
