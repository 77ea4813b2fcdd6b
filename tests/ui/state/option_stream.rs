//! A stream where a value stands.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let other = pairs.map_values(|n| n + 1);
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .initial(other);
    //           ^^^^^ `initial` takes a value here, not a stream
    //                 help: write it as in `.initial([("word", 1u64)])`
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
