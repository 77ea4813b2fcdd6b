//! The same for a struct of one's own.

use streamc::prelude::*;

#[derive(Clone)]
struct Visit {
    user: String,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let visits = lines.map(|line| (line.len(), Visit { user: line.to_owned() }));
    visits.reduce_by_key(|a, _| a).map(|(_, visit)| visit.user).print();
    //     ^^^^^^^^^^^^^ `Visit` cannot be kept or sent: it is not a `Record`
    //                   help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a
    //                   copy (`u64` for `&u64`), instead of `HashMap` use `BTreeMap`
    //                   help: tuples of up to 12 are records; of more than that make a struct with
    //                   `#[derive(Clone, Record)]`
    //                   help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each
    //                   item is a record
    //                   help: if it is the error of a `Result`, write `try_map` instead of `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
