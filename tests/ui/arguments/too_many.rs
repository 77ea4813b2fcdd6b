//! One argument too many.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.count(true).print();
    //    ^^^^^ `count` takes no argument, but 1 is given
    //          help: write it as in `lines.count()`
    lines.map(|line| line.len(), 3).print();
    //    ^^^ `map` takes one argument, but 2 are given
    //        help: write it as in `lines.map(|line| line.len())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
