//! A queue of other records than the pipeline reads.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, &str)>) {
    pairs.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
    //                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `QueueStream<(streamc::record::Str,
    //                                       u64)>` is not a stream of `(&'static str, &'static str)`
    //                                       help: pass `socket_text_stream(..)` or `file_text(..)` for `&str`
    //                                       records, `queue_stream(batches)` for others, or a `DStream`
    //                                       help: `iter_stream(..)` makes a source of an iterator or a channel
    //                                       help: a stream of `&str` takes `&str` and `String`, one of `&[u8]`
    //                                       takes `&[u8]` and `Vec<u8>`, any other one takes records of its
    //                                       own type
    //                                       help: a number without a type is an `i32` or an `f64`: write
    //                                       `1u64`
}
