//! A closure with too few.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.filter(|| true).print();
    //           ^^ the closure of `filter` takes 1 parameter, but this one has 0
    //              help: write it as in `lines.filter(|line| !line.is_empty())`
    lines.foreach_rdd(|rdd, time, more| println!("{rdd:?} {time:?} {more:?}"));
    //                ^^^^^^^^^^^^^^^^^ the closure of `foreach_rdd` takes 1 or 2 parameters, but this one has
    //                                  3
    //                                  help: write it as in `lines.foreach_rdd(|rdd, time| println!("{time:?}:
    //                                  {} lines", rdd.count()))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
