//! A slip of the pen.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().on_eror("skip");
    //            ^^^^^^^ an output has no option `on_eror`
    //                    help: write `on_error`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
