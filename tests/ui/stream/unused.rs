//! A stream that nobody uses is most likely forgotten.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    let _short = words.filter(|word| word.len() < 3);
    let long = words.filter(|word| word.len() > 10);
    //               ^^^^^^ warning: the stream `long` is never used
    //                      help: give it an output, remove it, or begin its name with `_`
    lines.print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
