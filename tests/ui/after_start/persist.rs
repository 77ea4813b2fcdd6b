//! What is kept of a stream cannot be changed in a running context.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn show(a: DStream<i64>) {
    a.print();
}

fn main() -> streamc::Result<()> {
    let a: DStream<i64> = queue_stream([[1i64]]).into_dstream();
    let running = StreamingContext::builder().build()?.start([show(queue_stream([[1i64]]))])?;
    a.persist();
    //^^^^^^^ no method named `persist` found for struct `streamc::prelude::DStream<R>` in the current scope
    running.await_termination()
}
