//! A name of the host is bound again after streams were defined.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let min = 3;
    let long = lines.filter(move |line| line.len() > min);
    let min = 5;
    //  ^^^ `min` is bound again after streams were defined
    //      help: give it another name: closures are compiled together, after all bindings
    long.print();
    lines.filter(move |line| line.len() > min).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
