//! The same for groups.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line.len() as f64, 1u64)).group_by_key().map(|(key, group)| (key, Some(group.len()))).print();
    //                                          ^^^^^^^^^^^^ `f64` cannot be a key: it does not implement `Key`
    //                                            help: put `#[derive(Clone, Record, Key)]` on your own type,
    //                                            in place of `PartialEq`, `Eq` and `Hash`, which `Key` writes;
    //                                            else use an integer, a string or a tuple of these; a float
    //                                            can be a key as its `to_bits()`
    //                                            help: tuples of up to 12 are keys; of more than that make a
    //                                            struct with `#[derive(Clone, Record, Key)]`
    //                                            help: if it is an iterator or a list, write `flat_map`
    //                                            instead of `map`, so that each item is a record
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
