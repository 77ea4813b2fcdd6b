//! How many records are printed has to be said.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print_n();
    //    ^^^^^^^ `print_n` takes one argument, but 0 are given
    //            help: write it as in `lines.print_n(20)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
