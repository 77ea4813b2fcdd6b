//! An option without its value.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()))
        .timeout();
    //   ^^^^^^^ `timeout` takes one argument, but 0 are given
    //           help: write it as in `.timeout("30s")`
    seen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
