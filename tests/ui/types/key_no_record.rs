//! A key is a record too.

use streamc::prelude::*;

#[derive(Clone, Key)]
struct User {
    // ^^^^ `User` cannot be kept or sent: it is not a `Record`
    //      help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a copy (`u64` for
    //      `&u64`), instead of `HashMap` use `BTreeMap`
    //      help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone,
    //      Record)]`
    //      help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a
    //      record
    //      help: if it is the error of a `Result`, write `try_map` instead of `map`
    id: u64,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    let _ = User { id: 1 }.id;
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
