//! An option behind an input.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.timeout("30s").print();
    //    ^^^^^^^ `timeout` is an option of `map_with_state`
    //            help: write it directly after one: `stream.map_with_state(..).timeout(..)`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
