//! Configuration is shared by all kernels.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, cache: std::cell::RefCell<Vec<u64>>) {
    //                       ^^^^^ `RefCell<Vec<u64>>` cannot be configuration of a pipeline: kernels on
    //                             several threads share it
    //                             help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell`
    //                             or `Cell`, owned values instead of borrowed ones; what only a driver's
    //                             closure uses can be driver state, `mut name: ..`
    lines.filter(|line| cache.borrow().len() < line.len()).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
