//! The state of an operator that has none.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let large = pairs.filter(|(_, n)| *n > 1);
    large.state_snapshots().print();
    //    ^^^^^^^^^^^^^^^ `state_snapshots` reads the state of the operator before it, but `filter` has none
    //                    help: write it directly after `map_with_state`, or after the name of a stream that
    //                    ends in one
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
