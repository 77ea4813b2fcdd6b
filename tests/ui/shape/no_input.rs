//! A pipeline without a stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn nothing(min: usize) {
// ^^^^^^^ the pipeline `nothing` has no input
//         help: give it a parameter of type `DStream<T>`, for example `lines: DStream<&str>`
    println!("{min}");
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
