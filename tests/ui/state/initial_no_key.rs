//! An initial state whose keys cannot be keys.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .initial([(1.5, 1u64)]);
    //           ^^^^^^^^^^^^^ `{float}` cannot be a key: it does not implement `Key`
    //                         help: put `#[derive(Clone, Record, Key)]` on your own type, in place of
    //                         `PartialEq`, `Eq` and `Hash`, which `Key` writes; else use an integer, a string
    //                         or a tuple of these; a float can be a key as its `to_bits()`
    //                         help: tuples of up to 12 are keys; of more than that make a struct with
    //                         `#[derive(Clone, Record, Key)]`
    //                         help: if it is an iterator or a list, write `flat_map` instead of `map`, so that
    //                         each item is a record
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
