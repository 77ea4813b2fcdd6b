//! `Key` writes `PartialEq`, `Eq` and `Hash`: beside it they are one too many.

use streamc::prelude::*;

#[derive(Clone, PartialEq, Eq, Hash, Record, Key)]
    //                                       ^^^ conflicting implementations of trait `PartialEq` for type
    //                                           `User`
    //                                       ^^^ conflicting implementations of trait `Eq` for type `User`
    //                                       ^^^ conflicting implementations of trait `Hash` for type `User`
struct User {
    id: u64,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (User { id: line.len() as u64 }, 1u64)).reduce_by_key(|a, b| a + b).count().print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
