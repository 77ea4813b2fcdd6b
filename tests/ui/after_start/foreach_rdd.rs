//! A running context takes no more outputs.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn show(a: DStream<i64>) {
    a.print();
}

fn main() -> streamc::Result<()> {
    let a: DStream<i64> = queue_stream([[1i64]]).into_dstream();
    let running = StreamingContext::builder().build()?.start([show(queue_stream([[1i64]]))])?;
    a.foreach_rdd(|rdd| drop(rdd));
    //^^^^^^^^^^^ operators work only inside `#[pipeline]`
    //            help: move the call into a function under `#[pipeline]` that takes this as a parameter of
    //            type `DStream<..>`
    running.await_termination()
}
