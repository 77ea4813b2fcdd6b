//! A closure of an option with too few parameters.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    let all = pairs.update_state_by_key()
        .with_key_and_time(|n, sum: Option<u64>| sum.or(Some(n.len() as u64)));
    //                     ^^^^^^^^^^^^^^^^^^^^^ the closure of `with_key_and_time` takes 4 parameters, but
    //                                           this one has 2
    //                                           help: write it as in `.with_key_and_time(|time, key, values,
    //                                           last: Option<u64>| if values.is_empty() { last } else {
    //                                           Some(time.millis()) })`
    all.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
