//! A stream in the closure of an operator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let stops = lines.filter(|line| line.len() < 3);
    lines.filter(|line| !stops.contains(line)).print();
    //                   ^^^^^ the stream `stops` cannot be used in an argument of `filter`
    //                         help: a closure sees one record; bring streams together by operators that take
    //                         another stream
    lines.foreach_rdd(|rdd| println!("{} {:?}", rdd.count(), stops));
    //                                                       ^^^^^ the stream `stops` cannot be used in an
    //                                                         argument of `foreach_rdd`
    //                                                         help: a closure sees a batch of the stream
    //                                                         before it; bring streams together by operators
    //                                                         that take another stream
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
