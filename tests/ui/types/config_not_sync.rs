//! Configuration is shared by all kernels.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
//^^^^^^^^^^^^^^^^^^^^^^^^^ `RefCell<Vec<u64>>` cannot be shared between threads safely
fn job(lines: DStream<&str>, cache: std::cell::RefCell<Vec<u64>>) {
    lines.filter(|line| cache.borrow().len() < line.len()).print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
