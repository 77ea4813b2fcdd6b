//! Records of an iterator that are not those of the stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(iter_stream(0..10u64)))
    //                                     ^^^^^^^^^^^^^^^^^^^^^ records of type `u64` cannot be given to this
    //                                       stream
    //                                       help: a stream of `&str` takes `&str` and `String`, one of `&[u8]`
    //                                       takes `&[u8]` and `Vec<u8>`, any other one takes records of its
    //                                       own type: change the records before, or the parameter of the
    //                                       pipeline
    //                                       help: a number whose type nothing says is an `i32` or an `f64`:
    //                                       write `1u64`
}
