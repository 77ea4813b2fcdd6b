//! The state of an input.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.state_snapshots().print();
    //    ^^^^^^^^^^^^^^^ `state_snapshots` reads the state of the operator before it, but `pairs` is an input
    //                    help: write it directly after `map_with_state`, or after the name of a stream that
    //                    ends in one
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
