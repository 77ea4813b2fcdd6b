//! Too few parameters.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|key, n| (key, n)).print();
    //                   ^^^^^^^^ the closure of `map_with_state` takes 3 or 4 parameters, but this one has 2
    //                            help: write it as in `pairs.map_with_state(|word, n: Option<u64>, sum: &mut
    //                            State<u64>| { let now = sum.get().unwrap_or(0) + n.unwrap_or(0);
    //                            sum.update(now); (word, now) })`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
