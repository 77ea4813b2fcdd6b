//! A state that nothing updates.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.update_state_by_key().print();
    //    ^^^^^^^^^^^^^^^^^^^ `update_state_by_key` has no closure
    //                        help: write one of `update_state_by_key(|..| ..)`,
    //                        `update_state_by_key().by_partition(|..| ..)`,
    //                        `update_state_by_key().with_key_and_time(|..| ..)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
