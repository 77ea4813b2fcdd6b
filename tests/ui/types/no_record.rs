//! What crosses a shuffle is a record; a list of borrowed values is not.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.map(|line| (line.len(), line.split(' ').collect::<Vec<&str>>()));
    words.reduce_by_key(|a, b| if a.len() > b.len() { a } else { b }).map(|(n, words)| (n, words.len())).print();
    //    ^^^^^^^^^^^^^ `&str` cannot be part of an owned record
    //                  help: use `String` for `&str`, `Group` for a list of borrowed values, or give your
    //                  struct a lifetime (`struct Ev<'a>`); put `#[derive(Clone, Record)]` on your own types
    //                  help: tuples of up to 12 are records; of more than that make a struct with
    //                  `#[derive(Clone, Record)]`
    //                  help: if the record is a list, write `flat_map` instead of `map`, so that each item is
    //                  a record
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
