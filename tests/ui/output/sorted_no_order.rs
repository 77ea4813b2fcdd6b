//! Records without an order cannot be sorted.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.len() as f64).print().sorted();
    //                                          ^^^^^^ records of type `f64` have no order
    //                                                 help: put `#[derive(PartialEq, Eq, PartialOrd, Ord)]` on
    //                                                 your own type; wrap a float in a type of yours whose
    //                                                 `Ord` is `total_cmp`; or sort pairs by their key, which
    //                                                 `.key_by(|record| ..)` makes
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
