//! An option of another operator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let more = pairs.map_values(|n| n + 1)
        .initial([("a", 1u64)]);
    //   ^^^^^^^ `map_values` has no option `initial`; `map_with_state` and `update_state_by_key` have
    //           help: write it directly after one: `stream.map_with_state(..).initial(..)`
    more.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
