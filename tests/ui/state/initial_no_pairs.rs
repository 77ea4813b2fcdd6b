//! An initial state without keys.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .initial([1u64]);
    //           ^^^^^^ `[u64; 1]` is not an initial state
    //                  help: give pairs of a key and its state, as in `.initial([("a", 1u64), ("b", 2)])`; a
    //                  `Vec`, a `HashMap` or any iterator of pairs can stand there
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
