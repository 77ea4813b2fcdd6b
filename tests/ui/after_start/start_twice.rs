//! A context starts once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn show(a: DStream<i64>) {
    a.print();
}

fn main() -> streamc::Result<()> {
    let context = StreamingContext::builder().build()?;
    let running = context.start([show(queue_stream([[1i64]]))])?;
    context.start([show(queue_stream([[1i64]]))])?;
//  ^^^^^^^ use of moved value: `context`
    running.await_termination()
}
