//! Configuration is sent to the threads that run kernels.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
//^^^^^^^^^^^^^^^^^^^^^^^^^ `Rc<str>` cannot be sent between threads safely
//^^^^^^^^^^^^^^^^^^^^^^^^^ `Rc<str>` cannot be shared between threads safely
fn job(lines: DStream<&str>, stop: std::rc::Rc<str>) {
    lines.filter(|line| **line != *stop).print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
