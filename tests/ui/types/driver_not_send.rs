//! Driver state goes to the thread of the driver.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
//^^^^^^^^^^^^^^^^^^^^^^^^^ the method `take` exists for struct `DriverState<Rc<String>>`, but its trait bounds
//                        were not satisfied
//^^^^^^^^^^^^^^^^^^^^^^^^^ the method `put` exists for struct `DriverState<Rc<String>>`, but its trait bounds
//                        were not satisfied
fn job(lines: DStream<&str>, mut seen: std::rc::Rc<String>) {
    //                           ^^^^ `Rc<String>` cannot be sent between threads safely
    lines.foreach_rdd(|rdd| seen = std::rc::Rc::new(format!("{}", rdd.count())));
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
