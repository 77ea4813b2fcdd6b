//! A function of another type.

use streamc::prelude::*;

fn shorten(line: String) -> String {
    line
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(shorten).print();
    //        ^^^^^^^ type mismatch in function arguments
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
