//! `print(n)`, as Spark has it.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print(20);
    //    ^^^^^ `print` takes no argument, but 1 is given
    //          help: write it as in `lines.print_n(20)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
