//! An option that does not stand directly behind its operator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let seen = pairs.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get()));
    let some = seen.filter(|(_, n, _)| n.is_some())
        .timeout("30s");
    //   ^^^^^^^ `filter` has no option `timeout`; `map_with_state` has
    //           help: write it directly after one: `stream.map_with_state(..).timeout(..)`
    some.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
