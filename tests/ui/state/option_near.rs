//! An option that is written wrongly.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .timeuot("30s");
    //   ^^^^^^^ no operator is called `timeuot`
    //           help: write `timeout`
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
