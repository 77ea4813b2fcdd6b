//! A stream is given to another function.

use streamc::prelude::*;

fn helper<T>(value: T) -> T {
    value
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    let tidy = helper(words);
    //                ^^^^^ the stream `words` is not a value: only operators can be called on it
    //                      help: a function that takes streams is a fragment: put `#[pipeline]` before `fn
    //                      helper(..) -> DStream<..>` and call it by a path, `self::helper(..)`; or put both
    //                      in one module under `#[pipeline]`
    lines.print();
    tidy.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
