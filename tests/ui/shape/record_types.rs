//! What a stream says of its records: one type of values.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn none(lines: DStream) {
    //  ^^^^^ the type of `lines` does not say what its records are
    //        help: write `lines: DStream<&str>` for lines of text, `lines: DStream<(String, u64)>` for pairs
    lines.map(|line| line.len()).print();
}

#[pipeline(batch = "1s")]
fn text(lines: DStream<str>) {
    //                 ^^^ `str` cannot be a record: its size is not known
    //                     help: write `lines: DStream<&str>`
    lines.map(|line| line.len()).print();
}

#[pipeline(batch = "1s")]
fn bytes(lines: DStream<[u8]>) {
    //                  ^^^^ `[u8]` cannot be a record: its size is not known
    //                       help: write `lines: DStream<&[u8]>`
    lines.map(|line| line.len()).print();
}

#[pipeline(batch = "1s")]
fn numbers(lists: DStream<[u64]>) {
    //                    ^^^^^ `[u64]` cannot be a record: its size is not known
    //                          help: write `lists: DStream<Vec<u64>>`
    lists.map(|list| list.len()).print();
}

#[pipeline(batch = "1s")]
fn any(records: DStream<dyn Text>) {
    //                  ^^^^^^^^ the records of `records` have no type of their own
    //                           help: write one type, such as an enum of what the records can be
    records.print();
}

#[pipeline(batch = "1s")]
fn some(records: DStream<impl Text>) {
    //                   ^^^^^^^^^ the records of `records` have no type of their own
    //                             help: write one type, or a type parameter: `fn job<T: Text>(records:
    //                             DStream<T>)`
    records.print();
}

#[pipeline(batch = "1s")]
fn two(pairs: DStream<&str, u64>) {
    //               ^^^^^^^^^^^ a stream has one type of records
    //                           help: write a tuple, `pairs: DStream<(&str, u64)>`
    pairs.reduce_by_key(|a, b| a + b).print();
}

fn main() {
    let _ = none(socket_text_stream("127.0.0.1:9999"));
}
