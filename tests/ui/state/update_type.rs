//! A state of another type than the one that is said.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|key, _: Option<u64>, last: &mut State<u64>| last.update(key)).print();
    //                                                                            ^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
