//! A stream is not assigned to.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    words = words.filter(|word| !word.is_empty());
//  ^^^^^ the stream `words` cannot be assigned to
//        help: write `let words = ..;` to go on under the same name
    words.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
