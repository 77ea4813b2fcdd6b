//! `inspect` lends the record; it cannot be changed.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<String>) {
    lines.inspect(|line| line.push('!')).print();
    //                   ^^^^ cannot borrow `*line` as mutable, as it is behind a `&` reference
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([["a".to_owned()]])))
}
