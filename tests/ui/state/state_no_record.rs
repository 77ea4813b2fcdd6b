//! A state that cannot be stored.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let all = pairs.map_with_state(|_, n: Option<u64>, all: &mut State<std::collections::HashMap<u64, u64>>| {
    //              ^^^^^^^^^^^^^^ `HashMap<u64, u64>` cannot be kept or sent: it is not a `Record`
    //                             help: put `#[derive(Clone, Record)]` on your own type; instead of a
    //                             reference use a copy (`u64` for `&u64`), instead of `HashMap` use `BTreeMap`
    //                             help: tuples of up to 12 are records; of more than that make a struct with
    //                             `#[derive(Clone, Record)]`
    //                             help: if it is an iterator or a list, write `flat_map` instead of `map`, so
    //                             that each item is a record
    //                             help: if it is the error of a `Result`, write `try_map` instead of `map`
        n.map(|n| all.update([(n, n)].into()))
    });
    all.count().print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
