//! Driver state goes to the thread of the driver.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, mut seen: std::rc::Rc<String>) {
    //                           ^^^^ `Rc<String>` cannot be driver state: it cannot be sent to the driver's
    //                                thread
    //                                help: use `Arc` instead of `Rc`, owned values instead of borrowed ones,
    //                                or make it inside the closure
    lines.foreach_rdd(|rdd| seen = std::rc::Rc::new(format!("{}", rdd.count())));
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
