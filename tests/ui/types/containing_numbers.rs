//! A text is looked for in text.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.len()).containing("1").print();
    //                           ^^^^^^^^^^ this operator works on text, but the records are `usize`
    //                                      help: take the text out of the record first, as in `.map(|record|
    //                                      record.1)`; owned text is split by a closure: `.flat_map(|text|
    //                                      text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
