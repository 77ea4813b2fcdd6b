//! Spark's words for keeping a stream are accepted, do what happens anyway, and say so once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn kept(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace()).persist();
    //                                                         ^^^^^^^ warning: use of deprecated method
    //                                                           `kept::_::DStream::persist`: `persist` changes
    //                                                           nothing: a stream that is used several times
    //                                                           is computed once
    //                                                           help: leave it out
    words.count().print();
    words.cache().print();
}

fn main() {
    let _ = kept(queue_stream([["a b"]]));
}
