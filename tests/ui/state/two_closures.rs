//! Two forms at once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.update_state_by_key(|n, _: Option<u64>| n.iter().max()).by_partition(|all| all.filter_map(|(key, _, n)| Some((key, n?)))).print();
    //    ^^^^^^^^^^^^^^^^^^^ `update_state_by_key` has more than one closure
    //                        help: write one of `update_state_by_key(|..| ..)`,
    //                        `update_state_by_key().by_partition(|..| ..)`,
    //                        `update_state_by_key().with_key_and_time(|..| ..)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
