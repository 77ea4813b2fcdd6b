//! An initial state that is one value.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn number(pairs: DStream<(&str, u64)>) {
    pairs.update_state_by_key(|new, sum: Option<u64>| Some(sum.unwrap_or(0) + new.iter().sum::<u64>()))
        .initial(5)
    //           ^ `{integer}` is not an initial state
    //             help: give pairs of a key and its state, as in `.initial([("a", 1u64), ("b", 2)])`; a `Vec`,
    //             a `HashMap` or any iterator of pairs can stand there
        .print();
}

#[pipeline(batch = "1s")]
fn pair(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .initial(("a", 1u64))
    //           ^^^^^^^^^^^ `(&str, u64)` is not an initial state
    //                       help: give pairs of a key and its state, as in `.initial([("a", 1u64), ("b",
    //                       2)])`; a `Vec`, a `HashMap` or any iterator of pairs can stand there
        .print();
}

#[pipeline(batch = "1s")]
fn fits(pairs: DStream<(&str, u64)>, known: std::collections::HashMap<String, u64>) {
    pairs.update_state_by_key(|new, sum: Option<u64>| Some(sum.unwrap_or(0) + new.iter().sum::<u64>()))
        .initial(known.iter().map(|(key, n)| (key.as_str(), *n)))
        .print();
}

fn main() {}
