//! `glom` takes nothing.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.glom(3).print();
    //    ^^^^ `glom` takes no argument, but 1 is given
    //         help: write it as in `lines.glom().map(|partition| partition.len())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
