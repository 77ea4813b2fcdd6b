//! Floats have no total order.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.len() as f64).top_k(3).print();
    //                                  ^^^^^ records of type `f64` have no order, so there are no largest ones
    //                                        help: put `#[derive(PartialEq, Eq, PartialOrd, Ord)]` on your own
    //                                        type; wrap a float in a type of yours whose `Ord` is `total_cmp`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
