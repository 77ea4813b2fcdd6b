//! What crosses a shuffle is a record; a list of borrowed values is not.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.map(|line| (line.len(), line.split(' ').collect::<Vec<&str>>()));
    words.reduce_by_key(|a, b| if a.len() > b.len() { a } else { b }).map(|(n, words)| (n, words.len())).print();
    //    ^^^^^^^^^^^^^ `Vec<&str>` cannot be kept or sent: it is not a `Record`
    //                  help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a
    //                  copy (`u64` for `&u64`), instead of `HashMap` use `BTreeMap`
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
