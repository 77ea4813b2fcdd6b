//! Every field of a key that counts is a key.

use streamc::prelude::*;

#[derive(Clone, PartialEq, Eq, Hash, Record)]
struct Name(String);

#[derive(Clone, Record, Key)]
struct User {
    id: u64,
    name: Name,
    //    ^^^^ `Name` cannot be part of a key: it does not implement `Key`
    //         help: put `#[derive(Clone, Record, Key)]` on your own type, in place of `PartialEq`, `Eq` and
    //         `Hash`, which `Key` writes; leave a field that does not tell keys apart out of the key by
    //         `#[key(skip)]`
    #[key(skip)]
    other: Name,
}

#[derive(Clone, Record, Key)]
struct Borrowing<'a> {
    text: &'a str,
    name: Name,
    //    ^^^^ `Name` cannot be part of a key: it does not implement `Key`
    //         help: put `#[derive(Clone, Record, Key)]` on your own type, in place of `PartialEq`, `Eq` and
    //         `Hash`, which `Key` writes; leave a field that does not tell keys apart out of the key by
    //         `#[key(skip)]`
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    let _ = |user: User, other: Borrowing<'_>| (user.id, user.name, user.other, other.text.len(), other.name);
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
