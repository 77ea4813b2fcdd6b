//! A stream whose reader a `cfg` excludes.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn unused(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    //                ^^^^^^^^ warning: unused return value of `unused::_::DStream::flat_map` that must be used
    //                         help: what reads it may be excluded by a `#[cfg(..)]`: put that on this stream
    //                         too, or begin its name with `_`
    lines.count().print();
    #[cfg(any())]
    words.print();
}

fn main() {
    let _ = unused(queue_stream([["a"]]));
}
