//! Attributes of statements: lint levels are handed on, others have no meaning.

#![allow(unused_attributes)]
use streamc::prelude::*;

#[deprecated = "count bytes"]
fn old(line: &str) -> usize {
    line.len()
}

#[pipeline(batch = "1s")]
fn refused(lines: DStream<&str>) {
    #[inline]
    //^^^^^^ `#[inline]` has no meaning on a stream
    //       help: remove it; `#[cfg(..)]` and lint levels such as `#[allow(..)]` can stand here
    let words = lines.flat_map(|line| line.split(' '));
    words.print();
}

#[pipeline(batch = "1s")]
fn denied(lines: DStream<&str>) {
    #[deny(deprecated)]
    lines.map(|line| old(line)).print();
    #[warn(deprecated)]
    lines.map(|line| old(line)).print();
    #[deny(unused_variables)]
    let nobody = lines.count();
    //  ^^^^^^ the stream `nobody` is never used
    //         help: give it an output, remove it, or begin its name with `_`
}

fn main() -> streamc::Result<()> {
    let _ = refused(queue_stream([["a"]]));
    StreamingContext::from_args()?.run(denied(socket_text_stream("127.0.0.1:9999")))
}
