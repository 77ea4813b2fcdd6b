//! A duration that cannot be read.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .timeout("soon");
    //           ^^^^^^ the timeout `soon` of `map_with_state` is not a duration
    //                  help: write a number and a unit: "500ms", "30s" or "2min"
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
