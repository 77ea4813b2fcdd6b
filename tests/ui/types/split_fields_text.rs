//! Fields are split at a character, and lines are text.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.split_fields("::").map(|fields| fields.len()).print();
    //                 ^^^^ fields are split at one character, not at a `&str`
    //                      help: write the character between single quotes, as in `split_fields(',')` or
    //                      `split_fields('\t')`; at anything longer a closure splits: `.map(|line|
    //                      line.split("::"))`
    lines.map(|line| line.len()).split_fields(',').count().print();
    //                           ^^^^^^^^^^^^ this operator works on text, but the records are `usize`
    //                                        help: take the text out of the record first, as in `.map(|record|
    //                                        record.1)`; owned text is split by a closure: `.flat_map(|text|
    //                                        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
