//! Words are parts of text, also where the operator sees whole blocks.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(sizes: DStream<u64>) {
    sizes.words().print();
    //    ^^^^^ this operator works on text, but the records are `u64`
    //          help: take the text out of the record first, as in `.map(|record| record.1)`; owned text is
    //          split by a closure: `.flat_map(|text|
    //          text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[1u64]])))
}
