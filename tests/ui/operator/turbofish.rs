//! Type arguments of an operator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map::<u64, _>(|line| line.len() as u64).print();
    //       ^ `map` takes no type arguments
    //         help: annotate the closure's parameter or result instead
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
